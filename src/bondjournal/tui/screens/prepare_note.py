"""The whole of an entry, while it is decided who it is for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.tui.screens.prepare_notes import Note
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.part import Margin
from bondjournal.tui.widgets.reader import Reader


class WholeNote(Sheet[str]):
    """Returns the key of what was decided: "m", "o" or "a"; None for nothing."""

    FOOT = (("m", "only me"), ("o", "one line"), ("a", "as I wrote it"), ("escape", "notes"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "decide('m')", "only me"),
        Binding("o", "decide('o')", "one line", tooltip="one line I write"),
        Binding("a", "decide('a')", "as I wrote it"),
        Binding("escape", "decide('')", "back"),
    ]

    def __init__(self, note: Note, margin: Margin) -> None:
        """Show an entry, with this beside its first rows."""
        super().__init__()
        self.set_reactive(WholeNote.place, note.name)
        self.set_reactive(WholeNote.remark, wording.SHARE_WORDS[note.share])
        self._reader = Reader(note.body, margin=margin)

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._reader

    def action_decide(self, key: str) -> None:
        """Leave with a decision, or without one."""
        self.dismiss(key or None)
