"""What settings of another journal would decide for this one, and which are taken."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session, select

from bondjournal.journal import known_settings, settings
from bondjournal.journal.differing import Differing, Key
from bondjournal.journal.incoming_versions import Values
from bondjournal.journal.tables import Setting, metadata

_TAKEN = {*(one.name for one in known_settings.KNOWN), "page.places", "page.words"}
NEVER = ("lock.", "copying", "terminal.")
"""Prefixes of settings that no file sets: a file must not help anybody into this journal."""
_REMEMBERED = {
    "calendar.seen",
    "feeling-raw.said",
    "last-opened",
    "look.offered",
    "notices.waiting",
    "pages.another-day",
    "seeing.asked",
}
"""Settings that the program keeps for itself; taken if there is no value here."""


def may_be_set(name: str) -> bool:
    """Return whether a file may set a setting: it is known, and not about access."""
    return name in _TAKEN and not name.startswith(NEVER)


def differing(session: Session, rows: Sequence[Values]) -> list[Differing]:
    """Return what settings of another journal would decide here, in their order."""
    known = {one.name: one for one in known_settings.KNOWN}
    set_here = {one.name: one.uuid for one in session.exec(select(Setting))}
    found = []
    for row in rows:
        name, incoming = row["name"], row["value"]
        if name in _REMEMBERED:
            continue
        existing = settings.get(session, name)
        if name in known:
            existing = known_settings.value(session, known[name])
        same = incoming == existing or (incoming is None and name not in set_here)
        if isinstance(incoming, dict) and isinstance(existing, dict):
            same = incoming.items() <= existing.items()
        if not same:
            found.append(Differing("setting", row, "", incoming, existing, set_here.get(name)))
    return found


def settled(session: Session, rows: Sequence[Values], taken: Collection[Key]) -> list[Values]:
    """Return incoming settings, where those that were not taken have their value here."""
    table = metadata.tables["setting"]
    existing = {one["name"]: dict(one) for one in session.execute(table.select()).mappings()}
    wanted = {uuid for name, uuid in taken if name == "setting"}
    apart = {one.row["uuid"] for one in differing(session, rows)}
    found = []
    for row in rows:
        if row["name"] in _REMEMBERED or may_be_set(row["name"]):
            present = existing.get(row["name"])
            if row["uuid"] in wanted:
                found.append(row | {"value": merged(session, row)})
            elif row["uuid"] not in apart:
                found.append({name: present[name] for name in row} if present else row)
    return found


def merged(session: Session, row: Values) -> Any:
    """Return the new value of a setting that was taken; a dict is merged into the one here."""
    existing, incoming = settings.get(session, row["name"]), row["value"]
    return (
        {**existing, **incoming}
        if isinstance(existing, dict) and isinstance(incoming, dict)
        else incoming
    )
