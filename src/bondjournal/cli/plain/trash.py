"""Deleting something, taken back if that is wished at once; and the trash, for 14 days."""

from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.flows import removing
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.talk import finish


def delete(window: Window, uuid: UUID, this: str) -> None:
    """Ask, and delete something; what is in the trash then can be brought back at once.

    Args:
        window: where.
        uuid: what is meant.
        this: how it is called: "this entry".
    """
    deleted = finish(removing.delete(window.talk, uuid, this))
    if deleted is None:
        return
    console.say(deleted.told)
    if deleted.version is None:
        return
    if console.choose("Undo that?", {"g": "Go on", "u": "Undo"}, "g") == "u":
        window.journal.write(former.bring_back, deleted.version)
        console.say(wording.BACK)


def trash(window: Window) -> None:
    """List what was deleted; bring it back, or remove it for good."""
    browse(
        "Which of them?",
        partial(_listed, window),
        partial(_one, window),
        nothing=wording.EMPTY_TRASH,
    )


def _listed(window: Window) -> list[tuple[str, Former | None]]:
    deleted = window.journal.read(former.trash)
    found: list[tuple[str, Former | None]] = [(_words(window, one), one) for one in deleted]
    return [*found, ("Everything in it", None)] if len(found) > 1 else found


def _words(window: Window, one: Former) -> str:
    day = dates.local(one.over, window.zone).date()
    kind = "" if one.noun == "entry" else f"{one.kind}, "
    return f"{rows.fit(one.name)} ({kind}until {rows.on(day, window.today)})"


def _one(window: Window, one: Former | None) -> None:
    choices = {"b": "Bring it back", "g": "Gone now"} if one else {"g": "Gone now"}
    about(choices, partial(_changed, window, one))


def _changed(window: Window, one: Former | None, answer: str) -> None:
    if one is not None and answer == "b":
        window.journal.write(former.bring_back, one.uuid)
        console.say(wording.BACK)
    elif finish(removing.is_to_go(window.talk)):
        window.journal.write(former.empty, *([[one.row]] if one else []))
        console.say(wording.GONE)
