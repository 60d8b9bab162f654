"""What becomes of a page's file: asked after its session, or where the page stands in a list."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import pages as words


class _OfAPage(Slip[str]):
    """Asks about a page; returns the letter of what was chosen."""

    def __init__(
        self, question: str, *told: str, choices: Sequence[Choice], marked: int | None
    ) -> None:
        """Ask a question, with what is told about it and the answers."""
        super().__init__()
        self._question, self._told = question, told
        self._choices, self._marked = choices, marked

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(Say(self._question, "asked"), *(Say(one) for one in self._told))
        yield Choices(*self._choices, marked=self._marked)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.key)


class AfterSession(_OfAPage):
    """Asks after the session; returns "d", "l" or "a", and Escape is None: that is no answer."""

    FOOT = (("escape", "another day"),)

    def __init__(self, question: str, path: str) -> None:
        """Ask about the page in a file; none of the answers is to be preferred."""
        choices = [Choice(letter, said) for letter, said in words.ASK_CHOICES.items()]
        where = words.WHERE.format(path=path)
        super().__init__(question, where, words.REACHES, choices=choices, marked=None)


class DeletePage(_OfAPage):
    """Asks before a file is deleted; returns "d", or "k" to leave it."""

    def __init__(self, path: str) -> None:
        """Ask about a file; the mark begins on the way that keeps it."""
        choices = [Choice("d", "Delete it"), Choice("k", "Leave it where it is")]
        where = words.WHERE.format(path=path)
        super().__init__("Delete this file?", where, words.REACHES, choices=choices, marked=1)


class ForgetPage(_OfAPage):
    """Asks before it is forgotten that a page was written; returns "f", or "k" to remember it."""

    def __init__(self, path: str) -> None:
        """Ask about a file; the mark begins on the way that keeps what is known."""
        choices = [Choice("f", "Forget it"), Choice("k", "Leave it in the list")]
        super().__init__(words.FORGET, words.WHERE.format(path=path), choices=choices, marked=1)
