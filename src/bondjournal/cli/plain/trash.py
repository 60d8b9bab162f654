"""Trash: what was deleted, for 14 days."""

from functools import partial

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import former
from bondjournal.journal.former import Former


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
    if one is None:
        about({"g": "Gone now"}, lambda _: _empty(window))
    else:
        about({"b": "Bring it back", "g": "Gone now"}, partial(_changed, window, one))


def _changed(window: Window, one: Former, answer: str) -> None:
    if answer == "b":
        window.journal.write(former.bring_back, one.uuid)
        console.say("It is back.")
    elif _sure():
        window.journal.write(former.empty, [one.row])
        console.say("Gone.")


def _empty(window: Window) -> None:
    if _sure():
        window.journal.write(former.empty)
        console.say("Gone.")


def _sure() -> bool:
    console.say("Copies in backups you made stay there.")
    return console.confirm("Remove it for good?")
