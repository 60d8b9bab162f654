"""With whom: one of those who are seen, or somebody new."""

from collections.abc import Sequence
from uuid import UUID

from textual import on
from textual.app import ComposeResult

from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.passage import Passage
from bondjournal.wording import seeing

_NEW = "new"


class NewOne:
    """Somebody new was chosen."""


class Whom(Slip[UUID | NewOne]):
    """Returns the therapist chosen."""

    def __init__(
        self, therapists: Sequence[tuple[UUID, str]], marked: UUID | None, *, new: bool = False
    ) -> None:
        """Ask.

        Args:
            therapists: each with its name.
            marked: whom the mark begins on.
            new: whether it may be somebody new.
        """
        super().__init__()
        self._therapists = therapists
        self._marked = marked
        self._new = new

    def parts(self) -> ComposeResult:
        """Ask."""
        uuids = [uuid for uuid, _ in self._therapists]
        choices = [
            Choice(str(number) if number < 10 else "", name, name=uuid.hex)  # noqa: PLR2004  # one key
            for number, (uuid, name) in enumerate(self._therapists, 1)
        ]
        choices += [Choice("n", "Someone new", name=_NEW)] if self._new else []
        place = uuids.index(self._marked) if self._marked in uuids else 0
        yield Passage(seeing.WITH_WHOM, tone="asked")
        yield Choices(*choices, marked=place)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        name = event.choice.called
        self.dismiss(NewOne() if name == _NEW else UUID(hex=name))
