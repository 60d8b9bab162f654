"""Undo on a screen: its last changes are taken back one after another, each by its name."""

from typing import TYPE_CHECKING, Any

from bondjournal.errors import NotFound
from bondjournal.flows.removing import Deleted
from bondjournal.journal import undo
from bondjournal.journal.undone import Undone
from bondjournal.nouns.noun import Noun, RowAction
from bondjournal.talk import fit
from bondjournal.tui import preferences
from bondjournal.tui.screens.undo_sheet import done
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import undoing as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp
    from bondjournal.tui.screens.undo_sheet import UndoSheet


async def take_back(app: "JournalApp", screen: "UndoSheet[Any]") -> list[Undone]:
    """Take back the last change that was made on a screen; return what became of it.

    Nothing where there is none; that is said.
    """
    try:
        found = await app.write(undo.undo, among=screen.changes)
    except NotFound:
        for at in screen.changes:
            app.changes.remove(at)
        screen.refresh_bindings()
        screen.notice(words.NOTHING)
        return []
    app.changes.remove(found[0].change)
    await preferences.go_by(app)
    return found


async def take_back_last(app: "JournalApp") -> None:
    """Take back the last change of the journal, wherever it was made.

    Raises:
        NotFound: there is nothing to take back.
    """
    found = await app.write(undo.undo)
    if found[0].change in app.changes:
        app.changes.remove(found[0].change)
    await preferences.go_by(app)
    app.show_notice(became(found))


def became(found: list[Undone]) -> str:
    """Return what is said of a change that was taken back."""
    first = found[0]
    return first.say(fit(first.name, words.ROOM - len(first.say(""))))


def deletion_notice(deleted: Deleted, name: str) -> str:
    """Return what is said of something that was deleted, which `u` takes back where it can."""
    return done(words.DELETED, name) if deleted.version else deleted.sentence


async def what_changed(noun: Noun, talk: OnScreen, row: Any, action: RowAction | None) -> str:
    """Return what is said of a change that `u` takes back; nothing where it is kept, no more."""
    if action is not None and action.done is not None:
        return done(action.done(row), noun.name_of(row))
    if noun.changed is not None:
        return noun.changed(row, await noun.again(talk, row.uuid))
    return ""
