"""The made-up journal: every noun is in it, and it fits together."""

import re
import tomllib
from importlib.resources import files

from sqlalchemy import CheckConstraint

from bondjournal.checks import SHARE_LEVELS
from bondjournal.journal.prompts import library
from bondjournal.journal.tables import metadata
from bondjournal.journal.usual import SPAN, usual

STORY = tomllib.loads(files("bondjournal").joinpath("demo.toml").read_text(encoding="utf-8"))
TABLES = metadata.tables
ROWS = [(noun, row) for noun, rows in STORY.items() for row in rows]
NOUN_OF = {row["key"]: noun for noun, row in ROWS if "key" in row and noun != "prompt"}
ENTRIES = {entry["key"]: entry for entry in STORY["entry"]}
APPOINTMENTS = {each["key"]: each for each in STORY["appointment"]}

EVERYWHERE = {"key", "day", "time"}
EXTRA = {
    "entry": {"tags", "earlier", "trashed"},
    "topic": {"material"},
    "page": {"deleted"},
    "capture": {"row"},
}
MADE = {"id", "uuid", "zone", "at", "first_on", "rated_at", "rated_on", "written_at", "merged_at"}
"""Columns that the day, the time and the place of whoever looks around make."""
OWN_TABLES = {"tag": "tags", "entry_tag": "tags", "topic_material": "material"}


def when(row):
    return row["day"], row.get("time", "12:00")


def references(noun, row):
    for column in TABLES[noun].columns:
        if column.foreign_keys:
            name = re.sub("_(uuid|id)$", "", column.name)
            if name in row:
                (target,) = column.foreign_keys
                yield row[name], {target.column.table.name}
    for name, nouns in (
        ("chosen", {"moment", "tried", "helped", "goal", "practical"}),
        ("topics", {"topic"}),
        ("material", {"entry", "tried"}),
    ):
        for key in row.get(name, []):
            yield key, nouns
    if noun == "capture":
        yield row["row"], {"entry"}


def ratings(scale):
    given = [rating for rating in STORY["rating"] if rating["scale"] == scale]
    return sorted(given, key=lambda rating: APPOINTMENTS[rating["appointment"]]["day"])


def words_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_of(part)


def test_every_noun_is_in_it():
    told = set(STORY) | {table for table, field in OWN_TABLES.items() if field in str(ROWS)}
    edited = any(entry.get("earlier") for entry in STORY["entry"])
    deleted = any(entry.get("trashed") for entry in STORY["entry"])
    assert edited and deleted  # noqa: PT018 - together they are the versions
    assert told | {"version"} == set(TABLES)
    assert all(STORY.values())


def test_keys_are_unique():
    keys = [row["key"] for noun, row in ROWS if "key" in row and noun != "prompt"]
    assert len(keys) == len(set(keys)) == len(NOUN_OF)


def test_rows_hold_what_their_table_has():
    for noun, rows in STORY.items():
        columns = {re.sub("_(uuid|id)$", "", one.name): one for one in TABLES[noun].columns}
        for row in rows:
            assert set(row) <= set(columns) | EVERYWHERE | EXTRA.get(noun, set()), noun
            for name, column in columns.items():
                said = f"{name} of {noun} {row}"
                if name in row and column.default is not None and column.default.is_scalar:
                    assert type(row[name]) is type(column.default.arg), said
                if not column.nullable and column.default is None and name not in MADE:
                    assert name in row, said


def test_rows_hold_values_their_table_allows():
    bounded = 0
    for noun, rows in STORY.items():
        for constraint in TABLES[noun].constraints:
            if not isinstance(constraint, CheckConstraint):
                continue
            found = re.fullmatch(r"(\w+) IN \((.*)\)", str(constraint.sqltext))
            for row in rows if found else []:
                value = row.get(found[1])
                assert value is None or repr(value) in found[2].split(", "), f"{noun} {row}"
                bounded += value is not None
    assert bounded > 20


def test_references_resolve():
    found = [reference for noun, row in ROWS for reference in references(noun, row)]
    assert len(found) > 60
    for key, nouns in found:
        assert NOUN_OF[key] in nouns


def test_every_quote_is_literally_in_its_text():
    quoted = [entry for entry in STORY["entry"] if entry.get("quotes")]
    assert len(quoted) >= 2
    for entry in quoted:
        assert all(quote in entry["body"] for quote in entry["quotes"])


def test_every_share_level_is_there_and_one_line_has_its_line():
    shares = {entry.get("share", "only-me") for entry in STORY["entry"]}
    assert shares == set(SHARE_LEVELS)
    for entry in STORY["entry"]:
        assert (entry.get("share") == "gist") == bool(entry.get("gist"))


def test_texts_are_clean():
    for entry in STORY["entry"]:
        assert entry["body"] == entry["body"].strip()
        assert "\t" not in entry["body"]
    lengths = [entry["body"].count("\n\n") + 1 for entry in STORY["entry"]]
    assert set(lengths) >= {1, 2, 3, 4}


def test_no_text_says_what_today_could_contradict():
    days = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
    months = (
        "January|February|March|April|June|July|August|September|October|November|December"
        "|spring|summer|autumn|winter|Christmas|Easter"
    )
    for text in words_of(STORY):
        left = re.sub("Sunday (page|planning)", "", text)
        assert not re.search(rf"\b(({days})days?|{months})\b|!", left)


def test_prompts_kept_with_entries_are_known():
    known = {question.text for question in library()}
    known |= {prompt["text"] for prompt in STORY["prompt"] if "text" in prompt}
    kept = [entry["prompt"] for entry in STORY["entry"] if "prompt" in entry]
    assert len(kept) >= 6
    assert set(kept) <= known
    assert {row["key"] for row in STORY["prompt"] if row.get("hidden")} <= {
        question.key for question in library()
    }


def test_sessions_follow_their_rhythm():
    (series,) = STORY["series"]
    rhythm = [each["day"] for each in STORY["appointment"] if "series" in each]
    assert rhythm == list(range(series["day"], 3, 7 * series["every_weeks"]))
    days = [each["day"] for each in STORY["appointment"]]
    assert days == sorted(days)
    assert days[-2:] == [-12, 2]
    states = [each["state"] for each in STORY["appointment"]]
    assert states.count("attended") == 8
    assert states.count("did-not-happen") == 1
    assert states[-1] == "planned"


def test_nothing_but_the_next_session_lies_ahead():
    for noun, row in ROWS:
        if noun != "setting" and row.get("state") != "planned":
            assert row["day"] <= 0
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", row.get("time", "12:00"))


def test_entries_stand_in_order_and_later_things_come_later():
    written = [when(entry) for entry in STORY["entry"]]
    assert written == sorted(written)
    for entry in STORY["entry"]:
        later = [*entry.get("earlier", []), *filter(None, [entry.get("trashed")])]
        assert [when(entry), *map(when, later)] == sorted([when(entry), *map(when, later)])
        if "appointment" in entry:
            session = APPOINTMENTS[entry["appointment"]]
            assert session["day"] == entry["day"]
            assert session["time"] < entry["time"]
    for page in STORY["page"]:
        assert when(page) < when(page["deleted"])


def test_after_midnight_nobody_writes_so_that_days_are_what_they_say():
    assert all(row.get("time", "12:00") >= "04:00" for _, row in ROWS)


def test_what_was_captured_was_merged_later():
    captured = {key for key, entry in ENTRIES.items() if entry.get("source") == "captured"}
    assert captured == {capture["row"] for capture in STORY["capture"]}
    for capture in STORY["capture"]:
        assert when(ENTRIES[capture["row"]]) < when(capture)


def test_a_scale_has_one_rating_a_session_and_one_session_has_none():
    given = [(rating["appointment"], rating["scale"]) for rating in STORY["rating"]]
    assert len(given) == len(set(given))
    attended = {key for key, each in APPOINTMENTS.items() if each["state"] == "attended"}
    assert len(attended - {appointment for appointment, _ in given}) == 1
    late = [
        each for each in STORY["rating"] if each["day"] > APPOINTMENTS[each["appointment"]]["day"]
    ]
    assert late
    assert all(0 <= rating["value"] <= 10 for rating in STORY["rating"])


def test_the_last_session_is_the_one_dip():
    noticed = [
        (each["appointment"], each["scale"]) for each in STORY["rating"] if each.get("noticed")
    ]
    dips = []
    for scale in ("heard", "safe"):
        rows = ratings(scale)
        values = [rating["value"] for rating in rows]
        for index in range(4, len(values)):
            earlier, value = values[:index][-SPAN:], values[index]
            if value <= usual(earlier) - 2 and value < min(earlier):
                dips.append((rows[index]["appointment"], scale))
    assert noticed == dips == [("last-hour", "heard")]


def test_signs_goals_and_hard_times_are_all_there():
    signs = {moment.get("sign", "") for moment in STORY["moment"]}
    assert signs == {"", "trust", "open-communication", "empathy", "respect", "understanding"}
    assert {line["heading"] for line in STORY["hard_time"]} == {"steadied", "people", "agreed"}
    assert {row.get("helped", True) for row in STORY["helped"]} == {True, False}
    assert {topic["state"] for topic in STORY["topic"]} == {"open", "kept", "talked", "let-go"}
    rated = [rating["goal"] for rating in STORY["goal_rating"]]
    assert max(rated.count(goal["key"]) for goal in STORY["goal"]) >= 4


def test_the_next_page_is_half_prepared():
    topics = [topic for topic in STORY["topic"] if topic["state"] == "open"]
    assert len(topics) == 3
    assert [topic.get("first", False) for topic in topics] == [True, False, False]
    assert all(topic["material"] for topic in topics)
    (preparation,) = [row for row in STORY["preparation"] if row["appointment"] == "next-hour"]
    assert preparation["chosen"]
    assert preparation["step"] not in {"notes", "write"}
