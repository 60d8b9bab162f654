"""What a former row says: one in the trash, or one as it was before an edit."""

from datetime import date
from typing import Any

from bondjournal import dates
from bondjournal.journal.tables import Version
from bondjournal.wording import SCALE_NAMES
from bondjournal.wording.nouns import DID_NOT_HELP, NOUNS

_NAMED_BY = ("title", "body", "text", "what", "words", "name")
_FIRST_WORDS = 200


def name(version: Version) -> str:
    """Return what a former row is called, in one line: its title, or else its words."""
    row = _row(version)
    if version.noun == "goal_rating" and row:
        return f"{row['value']} on {dates.long(date.fromisoformat(row['day']))}"
    if version.noun == "rating" and row:
        return f"{SCALE_NAMES[row['scale']]} {row['value']}"
    if version.noun == "appointment" and row:
        return dates.long(date.fromisoformat(row["day"]))
    for column in _NAMED_BY:
        if row.get(column):
            return " ".join(str(row[column])[:_FIRST_WORDS].split())
    return kind(version)


def kind(version: Version) -> str:
    """Return what kind of thing it is: "a moment"."""
    if version.noun == "helped" and _row(version).get("helped") is False:
        return DID_NOT_HELP
    return NOUNS.get(version.noun, version.noun)


def whole(version: Version) -> str:
    """Return everything a former row says, with what goes with it."""
    row = _row(version)
    said = [str(row.get("body") or name(version)), row.get("how_it_went"), row.get("more")]
    goes_with: list[dict[str, Any]] = (version.row or {}).get("goal_rating", [])
    said += [
        f"{one['value']} on {dates.long(date.fromisoformat(one['day']))}"
        for one in sorted(goes_with, key=lambda one: str(one["day"]))
    ]
    return "\n\n".join(one for one in said if one)


def title(version: Version) -> str:
    """Return a former row's title, if it has one."""
    return str(_row(version).get("title") or "")


def _row(version: Version) -> dict[str, Any]:
    found: dict[str, Any] = (version.row or {}).get("row", {})
    return found
