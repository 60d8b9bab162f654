"""What the five parts of Look back have in common: their names, and the keys that lead to them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import BindingType

from bondjournal.tui.keys import numbered
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.wording import lookback as words


class LookBackPart(Browsing, RequestSheet[Any]):
    """A part of Look back, which is left for another one by its number or a click on its name."""

    PLACE = words.LOOK_BACK
    STEPS: ClassVar[Sequence[str]] = words.PARTS
    BINDINGS: ClassVar[list[BindingType]] = numbered(len(words.PARTS))

    left_for: int | None = None
    """The index of the part that it was left for; None if Look back itself was left."""

    def go_to_step(self, index: int) -> None:
        """Leave for another part."""
        if index != self.step:
            self.left_for = index
            self.leave()
