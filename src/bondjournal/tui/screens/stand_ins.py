"""Names and what stands instead of them on a page; first those nobody decided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.summary.name_list import Name
from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import names as words

Deed = Literal["add", "change", "leave", "remove"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with which name."""

    deed: Deed
    name: str = ""


class StandIns(Asking[Wish]):
    """A list of names; what stands instead of the chosen one is below it in full."""

    DEFAULT_CSS = "StandIns Rows { max-height: 80%; }"
    PLACE = words.NAMES
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "a",
        ("enter", "words"),
        ("l", "leave it"),
        "delete",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "wish('add')", "add", tooltip="replace another name"),
        Binding("enter", "wish('change')", "other words", tooltip="what stands instead of it"),
        Binding("l", "wish('leave')", "leave it", tooltip="leave the name as it is"),
        Binding("delete", "wish('remove')", "ask again", tooltip="take back what was decided"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, names: Sequence[Name]) -> None:
        """Show names."""
        super().__init__()
        self._names = {one.name: one for one in names}
        self._rows = Rows(_rows(names), empty=(words.NONE_DECIDED, "a adds one."), classes="fits")
        self._about = Passage(id="about")

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._about

    def show(self, names: Sequence[Name]) -> None:
        """Show them as they are now."""
        self._names = {one.name: one for one in names}
        self._rows.show(_rows(names))
        self.refresh_bindings()

    @property
    def _chosen(self) -> Name | None:
        row = self._rows.chosen
        return self._names.get(str(row.key)) if row else None

    @on(Rows.Chosen)
    def _say_more(self) -> None:
        one = self._chosen
        said = one.instead if one and one.instead else wording.NOT_ANONYMOUS if one else ""
        self._about.say(said, tone="aside")
        self.refresh_bindings()

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("change")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the name under the mark."""
        one = self._chosen
        if deed == "add" or one is not None:
            self.ask(Wish(deed, one.name if one and deed != "add" else ""))

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "wish" and parameters[0] != "add":
            one = self._chosen
            return one is not None and (parameters[0] != "remove" or one.instead is not None)
        return super().check_action(action, parameters)


def _rows(names: Sequence[Name]) -> list[Row]:
    return [
        Row(
            one.name,
            one.name,
            margin="not decided" if one.instead is None else "",
            short_margin="open" if one.instead is None else "",
            right=words.LEFT_AS_IT_IS if one.instead == "" else one.instead or "",
            quiet=not one.instead,
        )
        for one in names
    ]
