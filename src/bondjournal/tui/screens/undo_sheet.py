"""A sheet that knows what was changed while it was there, for `u` to take back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from bondjournal.talk import fit
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.wording import undoing as words

W = TypeVar("W")

MOST = 20
"""So many changes of a screen are taken back."""


class UndoSheet(RequestSheet[W], Generic[W]):
    """A sheet that asks for "undo" where it changed something, or what it leads to did."""

    _changes_before = 0

    def on_mount(self) -> None:
        """Note what was changed before."""
        self._changes_before = len(getattr(self.app, "changes", ()))

    @property
    def changes(self) -> Sequence[datetime]:
        """The instants that name its last changes, which were not taken back."""
        made: Sequence[datetime] = getattr(self.app, "changes", ())
        return made[self._changes_before :][-MOST:]

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Offer to take a change back where there is one."""
        if parameters[:1] == ("undo",):
            return bool(self.changes)
        return super().check_action(action, parameters)


def done(what: str, name: str) -> str:
    """Return what is said of a change that `u` takes back, with the name cut to fit."""
    room = words.ROOM - len(words.DONE.format(what=what, name=""))
    return words.DONE.format(what=what, name=fit(name, room).removesuffix("."))


def as_before(name: str) -> str:
    """Return what is said once a change was taken back, with the name cut to fit."""
    room = words.ROOM - len(words.IS_AS_BEFORE.format(name=""))
    return words.IS_AS_BEFORE.format(name=fit(name, room).removesuffix("."))
