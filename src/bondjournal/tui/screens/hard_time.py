"""Hard time: a few sentences, and what the person wrote for times like this.

Nothing moves here, nothing has a colour of its own, and nothing is asked.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.part import Label, Margin
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import hard_time as words

MARGINS: dict[str, Margin] = {
    "ring": Label("ring"),
    "steadied": Label("what helps", short="helps"),
    "people": Label("people"),
    "agreed": Label("we agreed", short="agreed"),
}
"""The margin beside the lines under each heading."""


class HardTime(RequestSheet[str]):
    """The sheet one key away from everywhere. Without a journal it has only the general lines."""

    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = [
        *requests(("edit", "change my list"), "card"),
        *bindings(("leave", "back", "back to where you were")),
    ]

    def __init__(self, *, locked: bool) -> None:
        """Show the sheet at once; `tell` adds what the person wrote.

        Args:
            locked: True if no journal is open, so that the list cannot be read.
        """
        super().__init__()
        self._locked = locked
        self._filled = False
        last = Say(words.HELPLINE) if locked else Say(words.YOURS)
        self._said = Passage(Say(words.IN_DANGER, "asked"), Say(words.NOTEBOOK), last)
        self._none = Passage(words.LOCKED if locked else "", tone="aside" if locked else "said")
        self._lists = {heading: Passage() for heading in MARGINS}
        # `tell` may be called before the screen is mounted.
        self._none.display = locked
        for passage in self._lists.values():
            passage.display = False

    def parts(self) -> ComposeResult:
        """Say it."""
        yield self._said
        yield self._none
        yield from self._lists.values()

    def tell(self, lines: dict[str, list[str]]) -> None:
        """Show what the person wrote, by the name of the heading."""
        self._filled = any(lines.values())
        self._none.display = not self._filled
        self._none.say(words.EMPTY)
        for heading, passage in self._lists.items():
            own = lines.get(heading, [])
            passage.display = bool(own)
            says = [
                Say(line, margin=MARGINS[heading] if place == 0 else ())
                for place, line in enumerate(own)
            ]
            passage.say(*says)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the keys that change the list only if the journal is open."""
        if action == "request":
            return not self._locked and (parameters[0] != "card" or self._filled)
        return super().check_action(action, parameters)
