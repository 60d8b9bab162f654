"""One line to type."""

from typing import Unpack

from bondjournal.tui.widgets.answer import Answer, AnswerOptions
from bondjournal.tui.widgets.line_input import LineInput


class Field(Answer):
    """One line, with a rule as long as the expected answer; hidden for a passphrase."""

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
            value: the text in it at first.
            rule: the expected length of the answer, in cells.
            hidden: True to show signs instead of the letters.
            placeholder: shown dim while it is empty.
            options: as for every answer; the margin is the name of the field.
        """
        self.input = LineInput(value, hidden=hidden, placeholder=placeholder)
        super().__init__(self.input, rule=rule, **options)

    @property
    def value(self) -> str:
        """The text in it."""
        return self.input.value

    @value.setter
    def value(self, value: str) -> None:
        self.input.value = value
        self.input.cursor_position = len(value)

    @property
    def hidden(self) -> bool:
        """Whether signs are shown instead of the letters."""
        return self.input.password

    @hidden.setter
    def hidden(self, hidden: bool) -> None:
        self.input.password = hidden
