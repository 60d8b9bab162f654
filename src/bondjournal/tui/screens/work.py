"""Lists of moments, of what was tried or helped, of goals and of questions: one screen for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rowlines import RIGHT
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import work as words

Below = dict[UUID, str]
"""What stands below the list for each of its rows."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with which row; `digit` is the number key that was pressed."""

    deed: str
    uuid: UUID | None = None
    digit: int | None = None


class WorkList(Asking[Wish]):
    """A list with what can be done to every kind of row; a subclass adds what its kind has."""

    DEFAULT_CSS = "WorkList Rows { max-height: 80%; }"
    NOTHING: ClassVar[str] = ""
    """Said where there is no row."""
    ADDS: ClassVar[str] = "n adds one."
    WITHOUT_ROW: ClassVar[frozenset[str]] = frozenset({"new"})
    """What can be done where there is no row."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "wish('new')", "new", tooltip="add one"),
        Binding("e", "wish('change')", "edit", tooltip="change its words"),
        Binding("delete", "wish('delete')", "delete", tooltip="to the trash, for 14 days"),
        Binding("u", "wish('undo')", "bring back", tooltip="bring back what was deleted last"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row], below: Below) -> None:
        """Show rows, each by its uuid, with what stands below the list for each."""
        super().__init__()
        self.deleted: UUID | None = None
        """The version that brings back what was deleted last."""
        self._rows = Rows(rows, empty=(self.NOTHING, self.ADDS), classes="fits")
        self._below = below
        self._about = Passage(id="about")

    def parts(self) -> ComposeResult:
        """List them."""
        yield self._rows
        yield self._about

    def show(self, rows: Sequence[Row], below: Below, mark: UUID | None = None) -> None:
        """Show them as they are now, and put the mark on the row of a uuid."""
        self._below = below
        self._rows.show(rows)
        if mark is not None and any(row.key == mark for row in rows):
            self._rows.go_to(mark)
        self.refresh_bindings()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        """Show the words of the chosen row where they are cut off, and what there is besides."""
        said = []
        if event.row is not None and isinstance(event.row.key, UUID):
            room = self._rows.body - (RIGHT + 1 if event.row.right else 0)
            if self._rows.cut(event.row.words, room) != event.row.words:
                said.append(event.row.words)
            said.append(self._below.get(event.row.key, ""))
        self._about.say(*(Say(line, "aside") for line in said if line))
        self.refresh_bindings()

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("change")

    @property
    def _uuid(self) -> UUID | None:
        row = self._rows.chosen
        return row.key if row and isinstance(row.key, UUID) else None

    def action_wish(self, deed: str) -> None:
        """Ask for something to be done, most of it with the row under the mark."""
        self.ask(Wish(deed, self._uuid))

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action == "wish" and parameters[0] == "undo":
            return self.deleted is not None
        if action in {"wish", "digit"} and parameters[0] not in self.WITHOUT_ROW:
            return self._uuid is not None
        return super().check_action(action, parameters)


class Ordered(WorkList):
    """A list whose order is the person's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "wish('up')", "higher", tooltip="one place up"),
        Binding("minus", "wish('down')", "lower", tooltip="one place down"),
    ]


class Moments(WorkList):
    """Moments, the newest first."""

    PLACE = "Moments"
    NOTHING = words.NO_MOMENT
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "n",
        "e",
        ("s", "sign"),
        ("d", "day"),
        "delete",
        "u",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "wish('sign')", "sign", tooltip="which sign it is, for you"),
        Binding("d", "wish('day')", "day", tooltip="which day, and which session it was in"),
    ]

    def on_mount(self) -> None:
        """Say in which order they are."""
        self.remark = "newest first"


class TriedList(Ordered):
    """What was agreed to try."""

    PLACE = "What was tried"
    NOTHING = words.NOTHING_TRIED
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "n",
        ("h", "how it went"),
        ("d", "done"),
        ("l", "let go"),
        ("plus", "order", "+ -"),
        "u",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "wish('how')", "how it went", tooltip="say how it went"),
        Binding("d", "wish('done')", "done", tooltip="it is done; or not yet"),
        Binding("l", "wish('let-go')", "let go", tooltip="let go; or take it up again"),
    ]


class HelpedList(Ordered):
    """What helped, and what did not."""

    PLACE = "What helped"
    NOTHING = words.NOTHING_HELPED
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "n",
        "e",
        ("h", "helped or not"),
        ("plus", "order", "+ -"),
        "delete",
        "u",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "wish('other')", "helped or not", tooltip="it helped, or it did not"),
    ]


class Goals(Ordered):
    """What the person comes for, each with its last number."""

    PLACE = "Goals"
    NOTHING = words.NO_GOAL
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "n",
        "e",
        ("r", "rate", "0-10"),
        ("plus", "order", "+ -"),
        ("d", "end"),
        "u",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "wish('rate')", "rate", tooltip="your own number for it, today"),
        *(Binding(str(digit), f"digit({digit})", "rate", show=False) for digit in range(10)),
        Binding("x", "wish('unrate')", "no number", tooltip="take its last number away"),
        Binding("d", "wish('end')", "end", tooltip="end it, or take it up again"),
    ]

    def action_digit(self, digit: int) -> None:
        """Ask to rate the goal under the mark, with a first digit typed."""
        self.ask(Wish("rate", self._uuid, digit))


class PracticalList(Ordered):
    """Practical questions, those that were asked last."""

    PLACE = "Practical questions"
    NOTHING = words.NO_QUESTION
    ADDS = "n adds one, p offers some to pick from."
    WITHOUT_ROW = frozenset({"new", "pick"})
    FOOT: ClassVar[Sequence[keys.Item]] = (
        "n",
        ("p", "pick one"),
        "e",
        ("a", "asked"),
        ("plus", "order", "+ -"),
        "u",
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "wish('pick')", "pick one", tooltip="some questions to pick from"),
        Binding("a", "wish('asked')", "asked", tooltip="it was asked; or not yet"),
    ]
