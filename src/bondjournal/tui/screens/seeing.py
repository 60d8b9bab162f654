"""Asked once after a long time away: whether there is a therapist now."""

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.wording.seeing import SEEING, SEEING_CHOICES, WHAT_NAME

_KEYS = {"same": "s", "new": "n", "not now": "t", "skip": "k"}


class Seeing(Slip[str]):
    """Returns "same", "new", "not now" or "skip"; Escape is None, which is skip."""

    FOOT = (("escape", "skip"),)

    def parts(self) -> ComposeResult:
        """Ask; none of the answers is to be preferred."""
        yield Passage(SEEING, tone="asked")
        yield Choices(
            *(Choice(_KEYS[name], words, name=name) for name, words in SEEING_CHOICES.items()),
            marked=None,
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)


class SomeoneNew(Slip[str]):
    """Returns what somebody is called; Escape is None."""

    FOOT = (("enter", "keep"), ("escape", "back"))

    def __init__(self, name: str = "", question: str = WHAT_NAME) -> None:
        """Ask for a name, which can be any word.

        Args:
            name: what they are called so far.
            question: what is asked.
        """
        super().__init__()
        self._name_so_far = name
        self._question = question

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(self._question, tone="asked")
        yield Field(self._name_so_far, mark=True)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Field).begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Take what was typed by Enter."""
        del part
        if how == "enter":
            typed = self.query_one(Field).value.strip()
            self.dismiss(typed or None)
