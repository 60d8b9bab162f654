"""One line to type."""

from typing import Unpack

from bondjournal.tui.widgets.answer import Answer, AnswerOptions
from bondjournal.tui.widgets.entry import Entry


class Field(Answer):
    """One line, with a rule as long as the answer is expected; hidden for a passphrase."""

    def __init__(
        self,
        value: str = "",
        *,
        rule: int = 40,
        hidden: bool = False,
        placeholder: str = "",
        **options: Unpack[AnswerOptions],
    ) -> None:
        """Make a field.

        Args:
            value: what stands in it.
            rule: how long the answer is expected to be, in cells.
            hidden: True to show signs instead of the letters.
            placeholder: shown dim while nothing stands in it.
            options: as for every answer; the margin is what the field is called.
        """
        self.entry = Entry(value, hidden=hidden, placeholder=placeholder)
        super().__init__(self.entry, rule=rule, **options)

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
