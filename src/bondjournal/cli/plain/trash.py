"""Trash: what was deleted, for 14 days."""

from datetime import timedelta
from functools import partial

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import version_words, versions
from bondjournal.journal.tables import Version


def trash(window: Window) -> None:
    """List what was deleted; bring it back, or remove it for good."""
    browse(
        "Which of them?",
        partial(_listed, window),
        partial(_one, window),
        nothing=wording.EMPTY_TRASH,
    )


def _listed(window: Window) -> list[tuple[str, Version | None]]:
    with window.journal.read() as session:
        deleted = versions.trash(session)
    found: list[tuple[str, Version | None]] = [(_words(window, one), one) for one in deleted]
    return [*found, ("Everything in it", None)] if len(found) > 1 else found


def _words(window: Window, version: Version) -> str:
    until = version.at + timedelta(days=versions.TRASH_DAYS)
    day = dates.local(until, window.zone).date()
    kind = "" if version.noun == "entry" else f"{version_words.kind(version)}, "
    name = rows.fit(version_words.name(version))
    return f"{name} ({kind}until {rows.on(day, window.today)})"


def _one(window: Window, version: Version | None) -> None:
    if version is None:
        about({"g": "Gone now"}, lambda _: _empty(window))
    else:
        about({"b": "Bring it back", "g": "Gone now"}, partial(_changed, window, version))


def _changed(window: Window, version: Version, answer: str) -> None:
    if answer == "b":
        with window.journal.write() as session:
            versions.bring_back(session, rows.again(session, version))
        console.say("It is back.")
    elif _sure():
        with window.journal.write() as session:
            versions.empty(session, [version.row_uuid])
        console.say("Gone.")


def _empty(window: Window) -> None:
    if _sure():
        with window.journal.write() as session:
            versions.empty(session, {one.row_uuid for one in versions.trash(session)})
        console.say("Gone.")


def _sure() -> bool:
    console.say("Copies in backups you made stay there.")
    return console.confirm("Remove it for good?")
