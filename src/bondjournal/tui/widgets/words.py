"""Texts to write: one of any length, and one that is a single line, however many rows it takes."""

from typing import Unpack

from textual.content import Content

from bondjournal.tui.widgets.answer import Answer, AnswerOptions
from bondjournal.tui.widgets.markdown_editor import MarkdownEditor, OneLineEditor


class Words(Answer):
    """A text of any length with light Markdown. It fills the body, or grows with the words."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        grows: bool = False,
        **options: Unpack[AnswerOptions],
    ) -> None:
        """Make a text.

        Args:
            text: the text in it at first.
            placeholder: shown dim while it is empty.
            grows: True to be as high as its words need, False to fill the body.
            options: as for every answer.
        """
        self.editor = self._make_editor(text, placeholder)
        super().__init__(self.editor, **options)
        self.set_class(not grows, "-fills")

    def _make_editor(self, text: str, placeholder: str) -> MarkdownEditor:
        return MarkdownEditor(text, placeholder=placeholder)

    @property
    def text(self) -> str:
        """The words."""
        return self.editor.text

    @text.setter
    def text(self, text: str) -> None:
        self.editor.load_text(text)

    @property
    def cursor(self) -> tuple[int, int]:
        """The position of the cursor: line and character, from 0."""
        return self.editor.cursor_location

    @cursor.setter
    def cursor(self, place: tuple[int, int]) -> None:
        lines = self.editor.document.lines
        line = max(0, min(place[0], len(lines) - 1))
        self.editor.move_cursor((line, max(0, min(place[1], len(lines[line])))))


class Lines(Words):
    """A single line that may be long: it grows to three rows, and Enter goes on."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str | None = None,
        **options: Unpack[AnswerOptions],
    ) -> None:
        """Make an answer of one line; the arguments are those of Words.

        Without a placeholder it shows the sign for an omission while it is empty.
        """
        self._unsaid = placeholder is None
        super().__init__(text, placeholder=placeholder or "", grows=True, **options)
        self.add_class("-short")
        self.cursor = self.editor.document.end

    def _make_editor(self, text: str, placeholder: str) -> MarkdownEditor:
        return OneLineEditor(" ".join(text.split("\n")), placeholder=placeholder)

    def on_mount(self) -> None:
        """Set the placeholder from the signs of the app."""
        if self._unsaid:
            self.editor.placeholder = Content(self.signs.more)
