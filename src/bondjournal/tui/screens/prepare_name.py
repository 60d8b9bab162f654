"""Names: what stands instead of one on the page, and who the page is from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say

MOST = 3
"""So many places are shown where a name stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name nobody decided on.

    `places` are texts it stands in, `instead` what replaces it elsewhere, where that is known.
    """

    name: str
    asked: str
    places: Sequence[str]
    instead: str = ""


class StandIn(Slip[str]):
    """Asks about a name; returns "replace", "other" or "leave"."""

    FOOT = (("escape", "back to the page"),)

    def __init__(self, named: Named) -> None:
        """Ask about a name."""
        super().__init__()
        self._named = named

    def parts(self) -> ComposeResult:
        """Ask, with the places where it stands."""
        named = self._named
        yield Passage(
            Say(named.asked, "asked"),
            *(Say(place, "aside") for place in named.places[:MOST]),
        )
        ways = [
            Choice("r", "Replace it", wording.NOT_ANONYMOUS, name="other"),
            Choice("l", "Leave it", name="leave"),
        ]
        if named.instead:
            ways[:1] = [
                Choice("r", f"Replace with '{named.instead}'", name="replace"),
                Choice("o", "Replace with other words", wording.NOT_ANONYMOUS, name="other"),
            ]
        yield Choices(*ways)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class AskWords(Slip[str]):
    """Asks for a few words; returns them. Nothing typed is no answer, unless it `may_be_empty`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", "keep")]
    FOOT = ("ctrl+s", "escape")

    def __init__(
        self, question: str, typed: str = "", *, aside: str = "", may_be_empty: bool = False
    ) -> None:
        """Ask for words, with those that stand there so far."""
        super().__init__()
        self._question, self._aside = question, aside
        self._may_be_empty = may_be_empty
        self._field = Field(typed)

    def parts(self) -> ComposeResult:
        """Ask."""
        aside = [Say(self._aside, "aside")] if self._aside else []
        yield Passage(Say(self._question, "asked"), *aside)
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the words by Enter."""
        del part
        if how == "enter":
            self.action_take()

    def action_take(self) -> None:
        """Return the words."""
        typed = self._field.value.strip()
        self.dismiss(typed if typed or self._may_be_empty else None)
