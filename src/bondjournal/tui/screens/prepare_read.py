"""Preparing, sixth step: the page as it will be, to be read once as if by somebody else."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from bondjournal import wording
from bondjournal.summary.page import Style
from bondjournal.tui import keys
from bondjournal.tui.columns import WIDE
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader

OTHER: dict[Style, Style] = {"full": "brief", "brief": "full"}
_OTHER_ONE = {"full": "the brief one", "brief": "the full one"}
_OTHER_SHORT = {"full": "brief", "brief": "full"}
"""Where the window is narrow."""
_AS_A_FILE: keys.Item = ("r", "as a file")


@dataclass(frozen=True, slots=True)
class ShowStyle:
    """The other one of the two styles is to be shown."""

    style: Style


class AsFile:
    """The page is to be shown as the file it will be."""


class ReplaceName:
    """A name that stands on the page is to be replaced."""


class ReadStep(Step):
    """The page. It scrolls; nothing but ^S goes on to the file."""

    NUMBER = 5
    DEFAULT_CSS = "ReadStep Reader { margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go('on')", "write it"),
        Binding(
            "pageup",
            "read_on(-1)",
            "back",
            tooltip="up; from the top, the step before",
            priority=True,
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            "on",
            tooltip="down",
            priority=True,
        ),
        Binding("space", "read_on(1)", "on", show=False),
        Binding("b", "style", "brief or full"),
        Binding("n", "name", "a name", tooltip="replace a name you see on it"),
        Binding("r", "file", "as a file", tooltip="as the file it will be"),
        Binding("j", "scroll_body('down')", show=False),
        Binding("k", "scroll_body('up')", show=False),
    ]

    style: reactive[Style] = reactive[Style]("full", init=False)
    """Which of the two styles is shown."""

    def __init__(self, place: str, text: str, remark: str, style: Style) -> None:
        """Show a page.

        Args:
            place: as for every step.
            text: the page, in Markdown.
            remark: how long it is, in words.
            style: which of the two it is.
        """
        super().__init__(place)
        self._reader = Reader(text, joins=True, margin="page")
        self._remark = remark
        self.set_reactive(ReadStep.style, style)

    def parts(self) -> ComposeResult:
        """Show it."""
        first, second = wording.BEFORE_WRITING.split(". ", 1)
        yield Passage(f"{first}.\n{second}", tone="offered")
        yield self._reader

    def on_mount(self) -> None:
        """Say how long it is, and follow the scrolling."""
        self.remark = self._remark
        self.watch(self._body, "scroll_y", self._show_keys, init=False)
        self._show_keys()

    def show(self, text: str, remark: str, style: Style) -> None:
        """Show the page as it is now."""
        self.style = style
        self.remark = remark
        self._reader.read(text)
        self._show_keys()

    def _show_keys(self) -> None:
        top = self._body.scroll_offset.y == 0
        other = _OTHER_SHORT if self.columns.narrow else _OTHER_ONE
        self.foot = (
            ("ctrl+s", "write it"),
            ("pageup", "back" if top else "up"),
            ("b", other[self.style]),
            ("n", "name"),
            _AS_A_FILE,
            ("escape", "stop here" if self.app.size.width >= WIDE else "stop"),
        )

    def action_read_on(self, by: int) -> None:
        """Scroll; up from the top is the step before, down from the end nothing."""
        body = self._body
        if by > 0:
            body.scroll_page_down(animate=False)
        elif body.scroll_offset.y:
            body.scroll_page_up(animate=False)
        else:
            self.action_go("back")

    def action_style(self) -> None:
        """Show the other style."""
        self.ask(ShowStyle(OTHER[self.style]))

    def action_name(self) -> None:
        """Wish to replace a name."""
        self.ask(ReplaceName())

    def action_file(self) -> None:
        """Show it as a file."""
        self.ask(AsFile())

    def to_top(self) -> None:
        """Show its beginning."""
        self._body.scroll_home(animate=False)
