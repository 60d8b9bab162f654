"""A sheet with a text in which words can be found, one place after the other."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from bondjournal.tui import keys
from bondjournal.tui.frame import Frame
from bondjournal.tui.widgets.find import Find
from bondjournal.tui.widgets.markdown_editor import MarkdownEditor
from bondjournal.tui.widgets.reader import Reader

_FOOT: Sequence[keys.Item] = (
    ("open", "next"),
    ("previous", "before"),
    ("leave", "back to the text"),
)


class Finding(Frame[Any]):
    """A sheet on which F3 finds words in its text; a screen says which text that is."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("find")

    _before: tuple[Widget | None, Sequence[keys.Item] | None]
    """What had the focus, and the keys of the foot."""

    @cached_property
    def _find(self) -> Find:
        return Find()

    @property
    @abstractmethod
    def searched(self) -> MarkdownEditor | Reader:
        """The text in which words are found."""

    @property
    def finding(self) -> bool:
        """Whether words are being looked for."""
        return self._find.is_attached and self._find.display

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        self._find.styles.width = self._columns(width).sheet

    async def action_find(self) -> None:
        """Look for words, those of last time at first; again: show the next place."""
        if self.finding:
            self._find.post_message(Find.Sought(self._find.value, 1))
            return
        self._before = self.focused, self.foot
        if not self._find.is_attached:
            await self.mount(self._find, before=self._foot)
        self._find.display = True
        self.foot = _FOOT
        self._find.begin()
        self._look(self._find.value)

    @on(Find.Sought)
    def _go_on_finding(self, event: Find.Sought) -> None:
        event.stop()
        if event.by and self._find.found:
            self._show((self._find.at + event.by) % self._find.found)
        else:
            self._look(event.words)

    def _look(self, words: str) -> None:
        found = self.searched.find(words)
        self._find.tell(found if words else None, 0)
        if found:
            self._show(self.searched.next_found())

    def _show(self, at: int) -> None:
        self._find.tell(self._find.found, at)
        self.searched.show_found(at)

    def stop_finding(self) -> None:
        """Go back to the text, which stands where it was shown last."""
        focus, self.foot = self._before
        self._find.display = False
        self.searched.end_finding()
        self.set_focus(focus)

    @on(events.DescendantFocus)
    def _is_elsewhere(self, event: events.DescendantFocus) -> None:
        """Stop where somebody goes on writing, or to another field."""
        if self.finding and event.widget is not self._find.input:
            self._before = event.widget, self._before[1]
            self.stop_finding()
