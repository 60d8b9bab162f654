"""What fields and texts share: a question, an editor on the axis, and feedback below it."""

from dataclasses import dataclass
from typing import Unpack

from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bondjournal.tui import look
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.part import Drawn, Part, PartOptions
from bondjournal.visible import visible_line


class AnswerOptions(PartOptions, total=False):
    """The options of every answer; see `Answer`."""

    question: str
    mark: bool


class Answer(Part):
    """A part with an editor in it. Below the editor stands `feedback`, one sentence about it."""

    DEFAULT_CSS = look.stylesheet_for(__file__)

    feedback: reactive[str] = reactive("", init=False)
    """A sentence below the answer, such as what was wrong with it; or empty."""

    @dataclass
    class Changed(Message):
        """The person changed the words."""

        answer: "Answer"

        @property
        def control(self) -> "Answer":
            """The answer whose words changed."""
            return self.answer

    def __init__(
        self,
        editor: Widget,
        *,
        question: str = "",
        rule: int = 0,
        mark: bool = True,
        **options: Unpack[PartOptions],
    ) -> None:
        """Make an answer.

        Args:
            editor: where the words are typed.
            question: the question above the editor, bright while the answer has the focus.
            rule: how long the rule below the editor is, in cells; 0 for none.
            mark: False if nothing else can have the focus, so that no mark is needed.
            options: as for every part.
        """
        super().__init__(**options)
        self._editor = editor
        self._question = visible_line(question)
        self._rule = rule
        self._mark = mark

    def compose(self) -> ComposeResult:
        """Yield the editor."""
        self._fit()
        yield self._editor

    @property
    def typing(self) -> bool:
        """True while it has the focus."""
        return self._editor.has_focus

    def begin(self) -> None:
        """Focus the editor at once: the next key may have come already."""
        self.screen.set_focus(self._editor)

    def ask(self, question: str) -> None:
        """Change the question."""
        self._question = visible_line(question)
        if self.is_mounted:
            self._fit()
            self.refresh(layout=True)

    def _rows(self, text: str) -> list[str]:
        return [text[start:end] for start, end in wrap(text, self.body)] if text else []

    def _feedback_rows(self) -> list[str]:
        rows = self._rows(visible_line(self.feedback))
        return ["", *rows] if rows else []

    def fit_to(self, sheet: int) -> None:
        """Put the editor where it stands once the sheet is so wide, before that is laid out."""
        self._fit()
        self._editor.styles.width = self._body(sheet) + 1

    def _fit(self) -> None:
        """Put the editor on the axis, between the question and the rule."""
        above = len(self._rows(self._question))
        below = (1 if self._rule else 0) + len(self._feedback_rows())
        styles = self._editor.styles
        styles.margin = (above, 0, below, self.columns.axis)
        # One more cell for the cursor behind the last word, or for the scrollbar.
        styles.width = (min(self.body, self._rule) if self._rule else self.body) + 1

    def on_resize(self) -> None:
        """Fit the editor again."""
        self._fit()

    def watch_feedback(self) -> None:
        """Make room for the sentence."""
        if self.is_mounted:
            self._fit()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the editor with its margins."""
        return Widget.get_content_height(self, container, viewport, width)

    def height_for(self, body: int) -> int:
        """Return its present height, which the editor decides."""
        del body
        return self.size.height

    def draw_row(self, y: int) -> Drawn:
        """Draw what the editor does not cover."""
        focused = self._editor.has_focus
        margin = self.label(y)
        marked = focused and self._mark
        questions = self._rows(self._question)
        if y < len(questions):
            token = "bright" if focused else "text"
            return Drawn([self.words(questions[y], token, bold=focused)], margin, marked)
        below = y - len(questions) - self._editor.size.height
        if below < 0:
            return Drawn(margin=margin, marked=marked)
        if self._rule and below == 0:
            rule = self.signs.rule * min(self._rule, self.body)
            return Drawn([self.words(rule, "rule")], margin, marked)
        feedback = self._feedback_rows()
        row = below - (1 if self._rule else 0)
        if 0 <= row < len(feedback):
            return Drawn([self.words(feedback[row])], margin)
        return Drawn(margin=margin)

    def on_descendant_focus(self) -> None:
        """Show the mark."""
        self.refresh()
        self.reveal(0, self.size.height)

    def on_descendant_blur(self) -> None:
        """Hide the mark."""
        self.refresh()

    def on_input_changed(self, event: Message) -> None:
        """Post that the words changed."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_text_area_changed(self, event: Message) -> None:
        """Post that the words changed."""
        event.stop()
        self.post_message(self.Changed(self))
