"""A rhythm of sessions: every how many weeks, and what becomes of one there is."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import appointments as words

_MOST = 52


class HowOften(Slip[int]):
    """Returns every how many weeks; None where it is left."""

    FOOT = (("enter", "keep"), ("escape", "not now"))

    def __init__(self, weeks: int | None, says: Callable[[int], str]) -> None:
        """Ask.

        Args:
            weeks: what it is so far.
            says: tells what so many weeks mean.
        """
        super().__init__()
        self._weeks = weeks
        self._says = says

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(Say(words.HOW_OFTEN, "asked"), Say("1 is every week.", "aside"))
        yield Field(str(self._weeks) if self._weeks else "", rule=8)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take the number by Enter."""
        del part
        if how != "enter":
            return
        field = self.query_one(Field)
        weeks = self._number()
        if not field.value.strip():
            self.dismiss(None)
        elif weeks is None:
            field.told = words.NO_SUCH_RHYTHM
        else:
            self.dismiss(weeks)

    @on(Answer.Changed)
    def _typed(self) -> None:
        weeks = self._number()
        self.query_one(Field).told = self._says(weeks) if weeks else ""

    def _number(self) -> int | None:
        typed = self.query_one(Field).value.strip()
        if not (typed.isascii() and typed.isdigit()) or len(typed) > len(str(_MOST)):
            return None
        return int(typed) if 1 <= int(typed) <= _MOST else None


class ThisRhythm(Slip[str]):
    """Returns "c" to change a rhythm from a session on, "e" to end it there."""

    FOOT = (("escape", "as it is"),)

    def __init__(self, day: str, rhythm: str) -> None:
        """Ask about the rhythm of the session of a day."""
        super().__init__()
        self._day = day
        self._rhythm = rhythm

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(
            Say(self._day, "asked"), Say(words.REPEATS.format(rhythm=self._rhythm), "aside")
        )
        yield Choices(*(Choice(key, said) for key, said in words.RHYTHM_CHOICES.items()))

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)
