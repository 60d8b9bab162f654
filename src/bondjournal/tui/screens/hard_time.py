"""Hard time: a few sentences, and what the person wrote for times like this.

Nothing moves here by itself, nothing has a colour of its own, and nothing is asked.
"""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.list_screen import Below, Request
from bondjournal.tui.screens.undo_sheet import UndoSheet
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.marked_passage import MarkedPassage
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import hard_time as words

CARD, RING = "card", "ring"
"""The keys of the rows that are no line: the card, and the number while there is none."""
_MARGINS = {
    RING: ("ring", ""),
    "steadied": ("what helps", "helps"),
    "people": ("people", ""),
    "agreed": ("we agreed", "agreed"),
}
"""The margin beside the first line under each heading, and a short one."""


_YOURS = Say(f"{words.NOTEBOOK} {words.YOURS}")


class HardTime(UndoSheet[Request]):
    """The sheet one key away from everywhere. Without a journal it has only the general lines."""

    PLACE = words.PLACE
    AUTO_FOCUS = ""
    FOOT = ("new", "edit", "higher", "lower", "delete", "undo", "leave")
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests("new", "edit", "higher", "lower", "delete", "undo"),
        *bindings(("leave", "back", "back to where you were")),
    ]

    def __init__(self, *, locked: bool) -> None:
        """Show the sheet at once; `put` adds what the person wrote.

        Args:
            locked: True if no journal is open, so that the list cannot be read.
        """
        super().__init__()
        self._locked = locked
        self._said = Passage(words.IN_DANGER.replace(": ", ":\n", 1), tone="asked")
        self._rows = MarkedPassage()
        # `put` may be called before the screen is mounted.
        if locked:
            general = Say(f"{words.NOTEBOOK} {words.HELPLINE}")
            self._rows.show([general, *_apart(Say(words.LOCKED, "aside"))])
        else:
            # The number takes the first row, so that nothing jumps when it is read.
            self._rows.show([Say(""), *_apart(_YOURS)])

    def parts(self) -> ComposeResult:
        """Say it."""
        yield self._said
        yield self._rows

    def on_mount(self) -> None:
        """Take keys for the rows, with the danger still in view above them."""
        self.set_focus(self._rows, scroll_visible=False)

    def put(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show what the person wrote, from the rows of the list under their headings."""
        del below
        under: dict[str, list[Row]] = {}
        heading = ""
        for row in rows:
            if isinstance(row.key, Heading):
                heading = row.key.group
            else:
                margin, short = ("", "") if heading in under else _MARGINS[heading]
                shown = Row(row.key, row.words, margin=margin, short_margin=short)
                under.setdefault(heading, []).append(shown)
        first = under.pop(RING, None) or [Row(RING, words.NO_NUMBER, margin=_MARGINS[RING][0])]
        rest = [row for lines in under.values() for row in lines]
        items = [*first, *_apart(_YOURS)]
        items += [Say(""), *rest] if rest else _apart(Say(words.EMPTY))
        if rows:
            items += [Say(""), Row(CARD, words.MAKE_CARD, margin="enter")]
        self._rows.show(items, mark)
        self.refresh_bindings()

    def action_request(self, action: str) -> None:
        """Request an action for the row under the mark."""
        self.ask(Request(action, self._rows.chosen))

    @on(MarkedPassage.Opened)
    def _open(self, event: MarkedPassage.Opened) -> None:
        self.ask(Request("open", event.row))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the keys that change the list if the journal is open, and those of the row."""
        if action == "request" and parameters[0] != "undo":
            key = self._rows.chosen.key if self._rows.chosen else None
            if self._locked or parameters[0] == "new":
                return not self._locked
            return isinstance(key, UUID) or (parameters[0] == "edit" and key == RING)
        return super().check_action(action, parameters)


def _apart(say: Say) -> list[Row | Say]:
    """Return a sentence below an empty row."""
    return [Say(""), say]
