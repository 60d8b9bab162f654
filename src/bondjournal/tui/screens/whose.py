"""With whom: one of several therapists."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage
from bondjournal.wording import trends as words


class Whose(Slip[int]):
    """Returns the place of the one chosen; None for nobody."""

    def __init__(self, names: Sequence[str]) -> None:
        """Offer them.

        Args:
            names: what they are called; the first nine have a number for a key.
        """
        super().__init__()
        self._names = names

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(words.WITH_WHOM, tone="asked")
        yield Choices(
            *(
                Choice(str(number) if number < 10 else "", name, name=str(number))  # noqa: PLR2004  one digit
                for number, name in enumerate(self._names, 1)
            )
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(int(event.choice.name) - 1)
