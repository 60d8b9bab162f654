"""What is said once after a rating that stands out, and the choices, none of them marked."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording.notices import LEAVE


class NoticeSheet(RequestSheet[str]):
    """Requests a choice by its key; Escape leaves."""

    PLACE = "After a session"
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "leave it"))

    def __init__(
        self, says: Sequence[Say], choices: Sequence[Choice], *, remark: str, state: str
    ) -> None:
        """Make the sheet.

        Args:
            says: what there is to say.
            choices: what can be chosen.
            remark: the day of the session.
            state: "Rating kept." right after the rating was kept.
        """
        super().__init__()
        self._says = says
        self._choices = Choices(*choices, marked=None)
        self.set_reactive(NoticeSheet.remark, remark)
        self.set_reactive(NoticeSheet.state, state)

    def parts(self) -> ComposeResult:
        """Yield the sentences and the choices."""
        yield Passage(*self._says)
        yield self._choices

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.choice.key == LEAVE:
            self.leave()
        else:
            self.ask(event.choice.key)
