"""Write the vectors of texts beside this file: one failure a file, named for it.

They are what a capture or a draft holds once it is opened, recovery keys as people type them,
and lines to import. The tests say which words belong to the first word of a name.
"""

import json
from pathlib import Path

HERE = Path(__file__).parent

ADDITION = {
    "uuid": "0b0de5a863c44a0f8e5e7a1c1f1f2d11",
    "at": "2026-05-12T15:00:00+00:00",
    "zone": "Europe/Berlin",
    "day": "2026-05-12",
    "entry": {
        "body": "Words.",
        "title": "A title",
        "tags": ["one", "two"],
        "share": "gist",
        "gist": "It.",
        "prompt": "",
        "after": False,
    },
    "ratings": [{"scale": "heard", "value": 5, "line": "A line.", "on_page": False}],
    "topic": {"text": "A topic", "more": "More.", "first": False},
    "session": None,
    "therapist": "Judith",
    "format": 1,
}
DRAFT = {
    "uuid": "0b0de5a863c44a0f8e5e7a1c1f1f2d13",
    "at": "2026-05-12T15:00:00+00:00",
    "changed_at": "2026-05-12T15:01:00+00:00",
    "zone": "Europe/Berlin",
    "body": "Half a line",
    "title": "",
    "tags": "",
    "share": "only-me",
    "gist": "",
    "prompt": "",
    "after": False,
    "editing": None,
    "cursor": [0, 4],
    "format": 1,
}
_ABOUT = {
    "appointment": None,
    "day": None,
    "numbers": {"heard": 5},
    "lines": {},
    "fields": {},
    "topics": {},
    "therapist": None,
}
LINE = {
    "on": "2026-05-12",
    "at": "21:40",
    "zone": "Europe/Berlin",
    "text": "Some words.",
    "title": "A title",
    "tags": ["one", "two"],
    "share": "gist",
    "gist": "It.",
    "quotes": ["words"],
    "prompt": "",
    "id": "0b0de5a863c44a0f8e5e7a1c1f1f2d14",
}
_ROW = {"kept_at": "2026-05-12T15:00:00+00:00", "edited_at": None, "edits": 0, "device": "d"}
_UUIDS = [f"0b0de5a863c44a0f8e5e7a1c1f1f2d{number}" for number in range(20, 30)]
ARCHIVE = {
    "format": "bondjournal-archive",
    "version": 1,
    "exported_at": "2026-05-12T15:00:00+00:00",
    "capture": [
        {
            "uuid": _UUIDS[0],
            "merged_at": "2026-05-12T15:00:00+00:00",
            "therapist_typed": "",
            "session_on": "2026-05-12",
        }
    ],
    "goal": [{"uuid": _UUIDS[1], **_ROW, "words": "To say it", "place": 0, "ended": False}],
    **{name: [] for name in ("hard_time", "helped", "practical", "prompt")},
    "setting": [
        {"uuid": _UUIDS[2], **_ROW, "name": "day.starts", "value": "05:00"},
        {"uuid": _UUIDS[3], **_ROW, "name": "last-opened", "value": "2026-05-12T15:00:00+00:00"},
        {"uuid": _UUIDS[4], **_ROW, "name": "notices.waiting", "value": [_UUIDS[7]]},
    ],
    "stand_in": [],
    "tag": [{"uuid": "30fe0d36b3e3553aadb1bee4365ceee7", **_ROW, "name": "one"}],
    "therapist": [
        {"uuid": _UUIDS[5], **_ROW, "name": "Judith", "state": "seeing", "mentioned": True}
    ],
    "goal_rating": [
        {"uuid": _UUIDS[6], **_ROW, "goal_uuid": _UUIDS[1], "day": "2026-05-12", "value": 5}
    ],
    "series": [
        {
            "uuid": _UUIDS[8],
            **_ROW,
            "therapist_uuid": _UUIDS[5],
            "first_on": "2026-05-12",
            "at_time": "09:30",
            "zone": "Europe/Berlin",
            "every_weeks": 2,
            "ends_on": None,
        }
    ],
    "tried": [],
    "appointment": [],
    "entry": [
        {
            "uuid": _UUIDS[9],
            **_ROW,
            "at": "2026-05-12T15:00:00+00:00",
            "zone": "Europe/Berlin",
            "day": "2026-05-12",
            "title": "",
            "body": "Some words.",
            "share": "gist",
            "gist": "It.",
            "quotes": ["words"],
            "prompt": "",
            "source": "kept",
            "appointment_uuid": None,
            "tags": ["one"],
        }
    ],
    **{name: [] for name in ("moment", "page")},
    "preparation": [
        {
            "uuid": _UUIDS[7],
            **_ROW,
            "therapist_uuid": _UUIDS[5],
            "appointment_uuid": None,
            "would_help": ["To listen"],
            "read_together": False,
            "hand_back": False,
            "numbers": True,
            "usual": False,
            "first_session": False,
            "chosen": [_UUIDS[1]],
            "step": "notes",
        }
    ],
    **{name: [] for name in ("rating", "topic", "topic_material")},
}
ARCHIVE["versions"] = [
    {
        "uuid": _UUIDS[0],
        **_ROW,
        "noun": "entry",
        "row_uuid": _UUIDS[9],
        "row": {
            "row": {name: one for name, one in ARCHIVE["entry"][0].items() if name != "tags"},
            "tags": ["one"],
            "topic_material": [
                {
                    "uuid": _UUIDS[1],
                    **_ROW,
                    "topic_uuid": _UUIDS[2],
                    "entry_uuid": _UUIDS[9],
                    "tried_uuid": None,
                    "place": 0,
                }
            ],
        },
        "why": "edited",
        "at": "2026-05-12T15:00:00+00:00",
        "edit": 0,
    }
]

LONG_LINE, LONG_TEXT = "x" * (4 * 1024 + 1), "x" * (1024 * 1024 + 1)


def changed(base, path, value):
    """Return a copy with one value changed; `...` leaves it out."""
    copy = json.loads(json.dumps(base))
    *parents, last = path.split(".")
    inner = copy
    for parent in parents:
        inner = inner[int(parent) if parent.isdigit() else parent]
    if value is ...:
        del inner[last]
    else:
        inner[int(last) if last.isdigit() else last] = value
    return copy


ADDITIONS = {
    "new-format-2": ("format", 2),
    "wrong-format-0": ("format", 0),
    "wrong-format-true": ("format", True),
    "wrong-format-text": ("format", "1"),
    "wrong-no-format": ("format", ...),
    "wrong-uuid": ("uuid", "0b0d"),
    "wrong-uuid-number": ("uuid", 7),
    "wrong-at": ("at", "yesterday"),
    "wrong-at-no-zone": ("at", "2026-05-12T15:00:00"),
    "wrong-at-year-1": ("at", "0001-01-01T00:00:00+14:00"),
    "wrong-at-year-9999": ("at", "9999-12-31T23:00:00+00:00"),
    "wrong-day": ("day", "12 May"),
    "wrong-day-year": ("day", "0001-01-01"),
    "wrong-session-year": ("session", "9999-01-01"),
    "wrong-zone-number": ("zone", 7),
    "wrong-zone-long": ("zone", LONG_LINE),
    "wrong-therapist-nul": ("therapist", "Ju\0dith"),
    "wrong-member": ("colour", "red"),
    "wrong-no-ratings": ("ratings", ...),
    "wrong-ratings-object": ("ratings", {}),
    "wrong-ratings-twice": ("ratings", ADDITION["ratings"] * 2),
    "wrong-scale": ("ratings.0.scale", "mood"),
    "wrong-value-11": ("ratings.0.value", 11),
    "wrong-value-minus-1": ("ratings.0.value", -1),
    "wrong-value-fraction": ("ratings.0.value", 5.0),
    "wrong-value-true": ("ratings.0.value", True),
    "wrong-value-text": ("ratings.0.value", "five"),
    "wrong-value-digits": ("ratings.0.value", "5"),
    "wrong-day-of-a-week": ("day", "2026-W20-2"),
    "wrong-uuid-hyphens": ("uuid", "0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11"),
    "wrong-value-long-text": ("ratings.0.value", "0000000005"),
    "wrong-value-null": ("ratings.0.value", None),
    "wrong-on-page": ("ratings.0.on_page", "yes"),
    "wrong-rating-member": ("ratings.0.colour", "red"),
    "wrong-entry-text": ("entry", "Words."),
    "wrong-body-empty": ("entry.body", " \n"),
    "wrong-body-long": ("entry.body", LONG_TEXT),
    "wrong-body-nul": ("entry.body", "Wor\0ds."),
    "wrong-body-half-a-character": ("entry.body", "Words \ud83c"),
    "wrong-body-list": ("entry.body", ["Words."]),
    "wrong-title-long": ("entry.title", LONG_LINE),
    "wrong-tags-text": ("entry.tags", "one"),
    "wrong-tags-101": ("entry.tags", [f"t{number}" for number in range(101)]),
    "wrong-tag-two-words": ("entry.tags", ["one two"]),
    "wrong-tag-empty": ("entry.tags", ["#"]),
    "wrong-share": ("entry.share", "everybody"),
    "wrong-gist-missing": ("entry.gist", ""),
    "wrong-after": ("entry.after", 1),
    "wrong-door": ("entry.door", "4"),
    "wrong-door-on-a-page": ("entry.door", "3"),
    "wrong-entry-member": ("entry.colour", "red"),
    "wrong-topic-empty": ("topic.text", " "),
    "wrong-topic-first": ("topic.first", "yes"),
    "wrong-topic-member": ("topic.colour", "red"),
}
DRAFTS = {
    "new-format-2": ("format", 2),
    "wrong-format-true": ("format", True),
    "wrong-at-year-9999": ("at", "9999-12-31T23:00:00+00:00"),
    "wrong-at-no-zone": ("at", "2026-05-12T15:00:00"),
    "wrong-body-number": ("body", 5),
    "wrong-body-null": ("body", None),
    "wrong-body-half-a-character": ("body", "Words \ud83c"),
    "wrong-title-list": ("title", ["A title"]),
    "wrong-title-long": ("title", LONG_TEXT),
    "wrong-zone-long": ("zone", LONG_LINE),
    "wrong-share": ("share", "everybody"),
    "wrong-after": ("after", 1),
    "wrong-uuid-hyphens": ("uuid", "0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d13"),
    "wrong-cursor-true": ("cursor", [True, 0]),
    "wrong-cursor-minus": ("cursor", [0, -1]),
    "wrong-within": ("within", 1),
    "wrong-door": ("door", "4"),
    "wrong-scale": ("about", _ABOUT | {"numbers": {"mood": 5}}),
    "wrong-number-fraction": ("about", _ABOUT | {"numbers": {"heard": 5.0}}),
    "wrong-number-not-one": ("about", _ABOUT | {"numbers": {"heard": float("nan")}}),
    "wrong-line-of-no-scale": ("about", _ABOUT | {"lines": {"mood": "A line."}}),
    "wrong-said": ("about", _ABOUT | {"fields": {"colour": "red"}}),
    "wrong-topic": ("about", _ABOUT | {"topics": {"0b0d": "kept"}}),
    "wrong-topic-state": ("about", _ABOUT | {"topics": {"0" * 32: "open"}}),
    "wrong-day-year": ("about", _ABOUT | {"day": "9999-01-01"}),
    "wrong-numbers-list": ("about", _ABOUT | {"numbers": []}),
    "wrong-about-member": ("about", _ABOUT | {"colour": "red"}),
    "wrong-no-body": ("body", ...),
    "wrong-no-format": ("format", ...),
    "wrong-uuid": ("uuid", "0b0d"),
    "wrong-editing": ("editing", "0b0d"),
    "wrong-at": ("at", "yesterday"),
    "wrong-changed-at": ("changed_at", None),
    "wrong-cursor-one": ("cursor", [1]),
    "wrong-cursor-text": ("cursor", ["a", "b"]),
    "wrong-cursor-endless": ("cursor", [float("inf"), 0]),
    "wrong-member": ("colour", "red"),
    "wrong-order": ("order", 1),
    "wrong-number": ("about", _ABOUT | {"numbers": {"heard": 11}}),
    "wrong-fields": ("fields", ["One too many."]),
}
LINES = {
    "no-entry-no-text": ("text", ...),
    "no-entry-text-number": ("text", 7),
    "unknown-field": ("colour", "red"),
    "day-none": ("on", ...),
    "day-month-13": ("on", "2026-13-12"),
    "day-words": ("on", "yesterday"),
    "day-time": ("at", "25:00"),
    "day-year-1": ("on", "0001-01-01"),
    "zone-none": ("zone", "Europe/Nowhere"),
    "zone-path": ("zone", "../../etc/passwd"),
    "zone-long": ("zone", "x" * 5000),
    "id-short": ("id", "0b0d"),
    "quote-none": ("quotes", ["other"]),
    "quote-empty": ("quotes", [""]),
    "title-number": ("title", 7),
    "tags-text": ("tags", "one"),
    "tags-numbers": ("tags", [1]),
    "share-none": ("share", "everybody"),
    "gist-none": ("gist", ""),
    "empty-text": ("text", " \n"),
    "long-text": ("text", LONG_TEXT),
    "nul-text": ("text", "Wor\0ds"),
    "half-character": ("text", "Words \ud83c"),
}
RAW_LINES = {
    "not-json": b"Some words.\n",
    "not-json-nested": b"[" * 100_000 + b"\n",
    "not-utf8": b'{"on": "2026-05-12", "text": "W\xffrds"}\n',
    "no-entry-list": b"[]\n",
}


ARCHIVES = {
    "new-version-2": ("version", 2),
    "none-format": ("format", "other"),
    "none-version": ("version", "1"),
    "head-exported": ("exported_at", "yesterday"),
    "head-exported-number": ("exported_at", 7),
    "head-exported-no-zone": ("exported_at", "2026-05-12T15:00:00"),
    "head-list": ("exported_at", []),
    "table-object": ("goal", {}),
    "missing-table": ("goal", ...),
    "missing-row": ("versions.0.row", None),
    "part-unknown": ("diary", []),
    "columns-missing": ("goal.0.words", ...),
    "columns-unknown": ("goal.0.colour", "red"),
    "columns-list": ("goal.0", []),
    "allowed-share": ("entry.0.share", "everybody"),
    "allowed-gist": ("entry.0.gist", ""),
    "rating-eleven": ("goal_rating.0.value", 11),
    "allowed-step": ("preparation.0.step", "dance"),
    "kind-text": ("goal.0.words", 7),
    "kind-switch": ("goal.0.ended", 1),
    "kind-null": ("goal.0.words", None),
    "number-text": ("goal.0.place", "1"),
    "number-large": ("goal.0.place", 2**40),
    "number-edits": ("goal.0.edits", -1),
    "number-edits-many": ("goal.0.edits", 1_000_001),
    "number-edit-of-a-former-row": ("versions.0.edit", 1_000_001),
    "uuid-short": ("goal.0.uuid", "0b0d"),
    "uuid-chosen": ("preparation.0.chosen", [7]),
    "uuid-of-tag": ("tag.0.uuid", "0b0de5a863c44a0f8e5e7a1c1f1f2d15"),
    "uuid-former": ("versions.0.row.row.uuid", "0b0de5a863c44a0f8e5e7a1c1f1f2d15"),
    "day-none": ("entry.0.day", "2026-02-30"),
    "day-year-1": ("entry.0.day", "0001-01-01"),
    "instant-none": ("entry.0.at", "yesterday"),
    "instant-no-zone": ("entry.0.at", "2026-05-12T15:00:00"),
    "time-none": ("series.0.at_time", "25:00"),
    "text-needed": ("goal.0.words", " "),
    "text-empty": ("entry.0.body", " "),
    "text-long": ("goal.0.words", "x" * 5000),
    "text-nul": ("entry.0.body", "Some\0words."),
    "text-half": ("entry.0.body", "Some words \ud83c."),
    "list-none": ("preparation.0.would_help", "To listen"),
    "list-number": ("preparation.0.would_help", [7]),
    "tags-many": ("entry.0.tags", [f"t{number}" for number in range(101)]),
    "tags-twice": ("entry.0.tags", ["one", "One"]),
    "tags-words": ("tag.0.name", "#one"),
    "quote-none": ("entry.0.quotes", ["other"]),
    "setting-known": ("setting.0.value", "25:00"),
    "setting-instant": ("setting.1.value", "yesterday"),
    "setting-uuids": ("setting.2.value", ["0b0d"]),
    "setting-deep": ("setting.2.value", [[[[[[[[]]]]]]]]),
    "setting-number": ("setting.2.value", 2**60),
    "former-noun": ("versions.0.noun", "diary"),
    "former-list": ("versions.0.row", []),
    "former-row": ("versions.0.row.row", []),
    "former-children": ("versions.0.row.topic_material", {}),
    "former-beside": ("versions.0.row.diary", []),
}


def archives():
    """Yield archives as no change of one value makes them."""
    valid = json.dumps(ARCHIVE)
    yield "not-json", "Some words."
    yield "not-json-nested", '{"format": {"x": ' + "[" * 100_000
    yield "not-json-name", "{7: 8}"
    yield "not-json-infinite", valid.replace('"place": 0', '"place": 1e999', 1)
    yield "not-json-nan", valid.replace('"place": 0', '"place": NaN', 1)
    yield "not-json-name-twice", valid.replace('"place": 0', '"place": 0, "place": 0', 1)
    yield "cut", valid[: len(valid) // 2]
    yield "cut-last", valid[:-1]
    yield "behind", valid + "{}"
    yield "part-twice", valid[:-1] + ', "goal": []}'
    yield "twice-row", json.dumps(ARCHIVE | {"goal": ARCHIVE["goal"] * 2})
    same = ARCHIVE["therapist"][0] | {"uuid": _UUIDS[6], "name": "JUDITH"}
    yield "twice-name", json.dumps(ARCHIVE | {"therapist": [*ARCHIVE["therapist"], same]})
    yield "headless", json.dumps({"goal": []})


def recovery_keys(valid):
    """Yield what people type in place of a recovery key."""
    yield "valid", valid
    yield "valid-small-letters", valid.lower()
    yield "valid-spaces", valid.replace("-", " ")
    yield "valid-without-hyphens", valid.replace("-", "")
    yield "character-other", valid[:-1] + "!"
    yield "character-u", valid[:-1] + "U"
    yield "short", valid[:-1]
    yield "long", valid + "0"
    yield "empty", ""
    last = "0" if valid[-1] != "0" else "1"
    yield "mistake-one", valid[:-1] + last
    groups = valid.split("-")
    yield "mistake-groups-changed", "-".join([groups[1], groups[0], *groups[2:]])


def write(folder, name, data):
    """Write one vector."""
    (HERE / folder).mkdir(exist_ok=True)
    (HERE / folder / name).write_bytes(data)


def main():
    """Write all of them."""
    from bondjournal.vault import recovery_key

    for folder, base, changes, suffix in (
        ("addition", ADDITION, ADDITIONS, "json"),
        ("draft", DRAFT, DRAFTS, "json"),
        ("jsonl", LINE, LINES, "jsonl"),
    ):
        write(folder, f"valid.{suffix}", json.dumps(base).encode() + b"\n")
        for name, (path, value) in changes.items():
            data = json.dumps(changed(base, path, value)).encode() + b"\n"
            write(folder, f"{name}.{suffix}", data)
    nothing = ADDITION | {"entry": None, "ratings": [], "topic": None}
    write("addition", "wrong-nothing.json", json.dumps(nothing).encode())
    for name, data in (("not-json", b"Words.\n"), ("list", b"[]\n"), ("nested", b"[" * 100_000)):
        write("addition", f"wrong-{name}.json", data)
        write("draft", f"wrong-{name}.json", data)
    twice = json.dumps(DRAFT)[:-1] + ', "body": "Other words."}'
    write("draft", "wrong-body-twice.json", twice.encode())
    infinite = json.dumps(DRAFT).replace('"cursor": [0,', '"cursor": [1e999,', 1)
    write("draft", "wrong-cursor-infinite.json", infinite.encode())
    twice = json.dumps(ADDITION)[:-1] + ', "zone": "UTC"}'
    write("addition", "wrong-zone-twice.json", twice.encode())
    write("archive", "valid.json", json.dumps(ARCHIVE).encode() + b"\n")
    for name, (path, value) in ARCHIVES.items():
        write("archive", f"{name}.json", json.dumps(changed(ARCHIVE, path, value)).encode())
    for name, text in archives():
        write("archive", f"{name}.json", text.encode())
    write("archive", "not-utf8.json", json.dumps(ARCHIVE).encode().replace(b"Some", b"S\xffme"))
    for name, data in RAW_LINES.items():
        write("jsonl", f"{name}.jsonl", data)
    for name, typed in recovery_keys(recovery_key.in_groups(bytes(range(16)))):
        write("recovery-key", f"{name}.txt", typed.encode() + b"\n")


if __name__ == "__main__":
    main()
