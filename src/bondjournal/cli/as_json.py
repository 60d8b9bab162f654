"""What is kept as `--json` prints it, in the shapes of `json_shapes`: the same in every command."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.cli import json_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bondjournal.addition import Addition, NewTopic
    from bondjournal.journal.former import Former
    from bondjournal.journal.search import Hit
    from bondjournal.journal.session_list import Listed as ListedSession
    from bondjournal.journal.undone import Undone
    from bondjournal.journal.values import Entry, Listed, Topic
    from bondjournal.journal.waiting import Waiting
    from bondjournal.nouns.noun import Noun
    from bondjournal.summary.topic_material import Material

_COMMANDS = {"appointment": "session", "practical": "question", "tried": "try"}
"""The commands that are not named after their kind."""


def kind(name: str) -> str:
    """Return what --json calls a kind: the name of its command."""
    return _COMMANDS.get(name, name).replace("_", "-")


def column(name: str) -> str:
    """Return what --json calls a column of a row."""
    return "session" if name == "appointment_uuid" else name


def row(noun: "Noun", one: "Listed") -> dict[str, Any]:
    """Return a row of a noun: its number and id, its words, and its columns."""
    about = {"therapist": one.whose or None} if noun.has_owner else {}
    own = {column(name): _plain(getattr(one, name)) for name in noun.columns}
    return {
        "number": one.number,
        "id": one.uuid.hex,
        "text": noun.words_of(one),
        **own,
        **about,
    }


def entry(one: "Entry") -> json_shapes.Entry:
    """Return an entry."""
    return {
        "id": one.uuid.hex,
        "at": one.at.isoformat(),
        "zone": one.zone,
        "day": one.day.isoformat(),
        "title": one.title,
        "text": one.body,
        "tags": list(one.tags),
        "share": one.share,
        "line": one.gist,
        "therapist": one.whose or None,
        "session": one.appointment_uuid.hex if one.appointment_uuid else None,
        "quotes": list(one.quotes),
        "prompt": one.prompt,
        "source": one.source,
        "edits": one.edits,
    }


def added_entry(made: "Addition") -> json_shapes.Entry:
    """Return an entry that is sealed, and joins the journal at the next opening."""
    written = made.written
    return {
        "id": made.uuid.hex,
        "at": made.at.isoformat(),
        "zone": made.zone,
        "day": day(made.day),
        "title": written.title,
        "text": written.body,
        "tags": list(written.tags),
        "share": written.share,
        "line": written.gist,
        "therapist": made.therapist or None,
        "session": None,
        "quotes": [],
        "prompt": written.prompt,
        "source": "captured",
        "edits": 0,
    }


def added_topic(made: "Addition", topic: "NewTopic") -> json_shapes.Topic:
    """Return a topic that is sealed, and joins the journal at the next opening."""
    return {
        "number": None,
        "id": made.topic_uuid.hex,
        "text": topic.text,
        "more": topic.more,
        "first": topic.first,
        "state": "open",
        "material": [],
        "therapist": made.therapist or None,
    }


def topic(one: "Topic", under: "Sequence[Material]") -> json_shapes.Topic:
    """Return a topic with what stands under it."""
    return {
        "number": one.number,
        "id": one.uuid.hex,
        "text": one.text,
        "more": one.more,
        "first": one.first,
        "state": one.state,
        "material": [
            {
                "kind": "entry" if it.day else "try",
                "id": it.uuid.hex,
                "day": day(it.day),
                "text": it.words,
                "shows": it.shows,
            }
            for it in under
        ],
        "therapist": one.whose or None,
    }


def former(one: "Former", now: "Entry") -> json_shapes.FormerEntry:
    """Return an entry as it was until an instant, which stands in `until`."""
    row = one.saved["row"]
    return {
        **entry(now),
        "until": one.at.isoformat(),
        "at": datetime.fromisoformat(row["at"]).isoformat(),
        "zone": row["zone"],
        "day": row["day"],
        "title": row["title"],
        "text": row["body"],
        "tags": one.saved.get("tags", []),
        "share": row["share"],
        "line": row["gist"],
        "quotes": row["quotes"],
        "prompt": row["prompt"],
        "edits": row["edits"],
    }


def undone(one: "Undone") -> json_shapes.Undone:
    """Return what became of something when a change was taken back."""
    return {
        "kind": kind(one.noun),
        "id": one.row.hex,
        "title": f"{one.kind}: {one.name}" if one.noun == "setting" else one.name,
        "deleted_at": one.at.isoformat(),
        "outcome": one.outcome,
    }


def deleted(one: "Former") -> json_shapes.Deleted:
    """Return a row in the trash, of any noun."""
    return {
        "kind": kind(one.noun),
        "id": one.row.hex,
        "title": one.name,
        "deleted_at": one.at.isoformat(),
    }


def hit(found: "Hit", whole: "Entry | None") -> json_shapes.Hit:
    """Return what was found, with its kind; fields that only entries have are null otherwise."""
    if whole is not None:
        return {"kind": kind(found.kind), **entry(whole)}
    return {
        "kind": kind(found.kind),
        "id": found.named_by.hex,
        "at": None,
        "zone": None,
        "day": day(found.day),
        "title": None,
        "text": "; ".join(one for one in (found.words, found.more) if one),
        "tags": None,
        "share": None,
        "line": None,
        "therapist": None,
        "session": None,
        "quotes": None,
        "prompt": None,
        "source": None,
        "edits": None,
    }


def session(one: "ListedSession") -> json_shapes.Session:
    """Return a session with all that is said about it."""
    kept = one.appointment
    return {
        "id": kept.uuid.hex,
        "at": kept.at.isoformat() if kept.timed else None,
        "zone": kept.zone,
        "day": kept.day.isoformat(),
        "state": one.state,
        "therapist": one.therapist or None,
        "every_weeks": one.every_weeks,
        "page_written": one.page_written,
        "ratings": {
            given.scale: {
                "value": given.value,
                "line": given.line,
                "day": given.rated_on.isoformat(),
                "share": given.on_page,
            }
            for given in one.ratings
        },
        "wished": {"text": kept.wished, "share": kept.wished_on_page},
        "unsaid": {"text": kept.unsaid, "share": kept.unsaid_on_page},
    }


def waiting(number: int, one: "Waiting") -> json_shapes.Waiting:
    """Return something that waits for its session."""
    return {
        "number": number,
        "id": one.key.hex,
        "ratings": dict(one.numbers),
        "entry": one.written,
        "given": one.kept_on.isoformat(),
        "session_on": day(one.named),
        "therapist": one.about or None,
    }


def day(one: date | None) -> str | None:
    """Return a day, if there is one."""
    return one.isoformat() if one else None


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; the numbers of a goal become days and values."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [{"day": one.day.isoformat(), "value": one.value} for one in value]
    return value
