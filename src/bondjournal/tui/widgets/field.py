"""One line to type."""

from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.entry import Entry
from bondjournal.tui.widgets.part import Margin


class Field(Answer):
    """One line, with a rule as long as the answer is expected; hidden for a passphrase."""

    def __init__(
        self,
        value: str = "",
        *,
        question: str = "",
        rule: int = 40,
        hidden: bool = False,
        placeholder: str = "",
        mark: bool = True,
        margin: Margin = (),
        bare: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name for it
        classes: str | None = None,
    ) -> None:
        """Make a field.

        Args:
            value: what stands in it.
            question: as for every answer.
            rule: how long the answer is expected to be, in cells.
            hidden: True to show signs instead of the letters.
            placeholder: shown dim while nothing stands in it.
            mark: as for every answer.
            margin: what the field is called.
            bare: as for every part.
            id: as in Textual.
            classes: as in Textual.
        """
        self.entry = Entry(value, hidden=hidden, placeholder=placeholder)
        super().__init__(
            self.entry,
            question=question,
            rule=rule,
            mark=mark,
            margin=margin,
            bare=bare,
            id=id,
            classes=classes,
        )

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.entry.value

    @value.setter
    def value(self, value: str) -> None:
        self.entry.value = value
        self.entry.cursor_position = len(value)

    @property
    def hidden(self) -> bool:
        """Whether signs are shown instead of the letters."""
        return self.entry.password

    @hidden.setter
    def hidden(self, hidden: bool) -> None:
        self.entry.password = hidden
