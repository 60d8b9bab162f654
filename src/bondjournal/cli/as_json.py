"""Entries as JSON has them: one object wherever one appears. What is not known yet is null."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bondjournal.addition import Addition
    from bondjournal.journal.former import Former
    from bondjournal.journal.search import Hit
    from bondjournal.journal.values import Entry

NAMES = (
    *("id", "at", "zone", "day", "title", "text", "tags", "share", "line", "therapist", "session"),
    *("quotes", "prompt", "source", "edits"),
)
"""What an entry has."""


def entry(one: "Entry") -> dict[str, Any]:
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


def added(made: "Addition") -> dict[str, Any]:
    """Return an entry that is sealed, and joins the journal when that is opened next."""
    written = made.written
    return {
        "id": made.uuid.hex,
        "at": made.at.isoformat(),
        "zone": made.zone,
        "day": made.day.isoformat() if made.day else None,
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


def former(one: "Former", now: "Entry") -> dict[str, Any]:
    """Return an entry as it was until an instant, which stands in `until`."""
    row = one.saved["row"]
    before = {
        "at": row["at"],
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
    return {"until": one.at.isoformat(), **entry(now), **before}


def deleted(one: "Former") -> dict[str, Any]:
    """Return what is in the trash, of whatever noun."""
    return {
        "id": one.row.hex,
        "noun": one.noun,
        "deleted_at": one.at.isoformat(),
        "title": one.name,
    }


def hit(found: "Hit", whole: "Entry | None") -> dict[str, Any]:
    """Return what was found, with its kind; what only entries have is null in everything else."""
    if whole is not None:
        return {"kind": found.kind, **entry(whole)}
    return {
        "kind": found.kind,
        **dict.fromkeys(NAMES),
        "id": found.named_by.hex,
        "day": found.day.isoformat() if found.day else None,
        "text": "; ".join(one for one in (found.words, found.more) if one),
    }
