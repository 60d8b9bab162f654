"""Which entries a list shows: days, a tag, a session, what may go on the page."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.flows.narrowing import AMONG, CRITERIA, PLACES, SHARE
from bondjournal.tui.keys import bindings
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.values import Values
from bondjournal.wording import lookback as words


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
        self._share = Values(
            values, typed.get(SHARE, ""), steady=True, margin="page", classes="close"
        )
        self._among = Values(
            [*PLACES.items()], typed.get(AMONG, ""), steady=True, margin="in", classes="close"
        )

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(words.WHICH_ENTRIES, tone="asked")
        yield Passage(words.EACH_CAN_BE_EMPTY, tone="aside", classes="close")
        yield from self._fields.values()
        yield self._share
        yield self._among
        yield Passage(words.SHOWN_IN_FULL, tone="aside", classes="close")

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
        chosen = {SHARE: self._share.chosen or "", AMONG: self._among.chosen or ""}
        self.dismiss(typed | chosen)
