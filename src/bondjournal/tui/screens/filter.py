"""Which entries a list shows: days, a tag, a session, who they are for."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Unpack

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.flows.narrowing import CRITERIA, SHARE
from bondjournal.tui.keys import bindings
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Drawn, How, Part, PartOptions
from bondjournal.tui.widgets.passage import Passage


class OneOf(Part, can_focus=True):
    """A few words in a row; the arrows choose one of them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("left", "", "choose"),
        ("right", "", "choose"),
        ("open", "", "go on"),
        ("previous", ""),
        ("next", ""),
        left="choose(-1)",
        right="choose(1)",
        open="go_on('enter')",
        previous="go_on('up')",
        next="go_on('down')",
    )

    def __init__(
        self,
        values: Sequence[tuple[str, str]],
        chosen: str,
        **options: Unpack[PartOptions],
    ) -> None:
        """Offer values, each with the words to show; `chosen` is the value chosen at first."""
        super().__init__(**options)
        self._values = values
        self._place = [name for name, _ in values].index(chosen)

    @property
    def chosen(self) -> str:
        """The value that is chosen."""
        return self._values[self._place][0]

    def height_for(self, body: int) -> int:
        """Return one row, or a row for each word if they do not fit."""
        return 1 if self._cells <= body else len(self._values)

    @property
    def _cells(self) -> int:
        return sum(cell_len(words) + 4 for _, words in self._values) - 2

    def draw_row(self, y: int) -> Drawn:
        """Draw the words, the chosen one in brackets."""
        in_one = self._cells <= self.body
        drawn = []
        for place, (_, words) in enumerate(self._values):
            if not in_one and place != y:
                continue
            if place == self._place:
                drawn.append(self.words(f"[{words}]", "bright", bold=True))
            else:
                drawn.append(self.words(f" {words} ", "dim"))
            drawn.append(self.words("  "))
        return Drawn(drawn, self.label(y), marked=self.has_focus)

    def action_choose(self, by: int) -> None:
        """Choose the neighbour."""
        self._place = max(0, min(len(self._values) - 1, self._place + by))
        self.refresh()

    def action_go_on(self, how: How) -> None:
        """Leave this part."""
        self.post_message(self.GoOn(self, how))


class Filter(Slip[Mapping[str, str]]):
    """Asks which entries to show; returns what was typed, by the name of the criterion."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(("keep", "show them"), "next_field")

    def __init__(self, typed: Mapping[str, str], wrong: Mapping[str, str]) -> None:
        """Begin with what was typed before, and show what was wrong with it."""
        super().__init__()
        self._wrong = wrong
        self._fields = {
            one.name: Field(
                typed.get(one.name, ""),
                margin=one.label,
                rule=0,
                classes="close" if place else None,
            )
            for place, one in enumerate(CRITERIA)
        }
        values = [("", "all"), *wording.SHARE_WORDS.items()]
        self._share = OneOf(values, typed.get(SHARE, ""), margin="who for", classes="close")

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("Which entries?", tone="asked")
        yield Passage(
            "Each can stay empty. A day is enough: tue, or 3 May.", tone="aside", classes="close"
        )
        yield from self._fields.values()
        yield self._share

    def on_mount(self) -> None:
        """Focus the first field, or the first with something wrong."""
        for name, field in self._fields.items():
            field.input.placeholder = field.signs.more
            field.feedback = self._wrong.get(name, "")
        self._fields[next(iter(self._wrong), CRITERIA[0].name)].begin()

    @on(Answer.Changed)
    def _changed(self, event: Answer.Changed) -> None:
        event.answer.feedback = ""

    def past_the_last(self) -> None:
        """Return the answers on Enter in the last row."""
        self.action_keep()

    def action_keep(self) -> None:
        """Return what was typed."""
        typed = {name: field.value for name, field in self._fields.items()}
        self.dismiss(typed | {SHARE: self._share.chosen})
