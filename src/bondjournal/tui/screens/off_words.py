"""Something feels off: writing, in one field or several below each other.

The screen saves nothing itself: drafts are sealed by the function it is given.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.drafting import Drafting
from bondjournal.tui.screens.write import OfferedQuestion
from bondjournal.tui.widgets.part import Label, Margin
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.words import Lines, Words
from bondjournal.wording import off as words
from bondjournal.wording.off import Field

Request = Literal["keep", "leave", "question"]
"""Keep the text, go back to the doors, offer another question."""


class OffWords(Drafting[Request]):
    """Fields to write in. The first is the body of the draft, the others are its fields."""

    PLACE = words.PLACE
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "next_field",
        ("keep", "keep", "keep it, for you alone"),
        ("question", "a question", "a question to start from, or another"),
        ("leave", "back", "back; what is written is kept as a draft"),
    )

    def __init__(
        self,
        draft: Draft,
        fields: Sequence[Field],
        *,
        now: Callable[[], datetime],
        keep_draft: Callable[[Draft], None],
        said: str = "",
        questions: bool = False,
    ) -> None:
        """Begin with a draft, at its cursor.

        Args:
            draft: the draft to begin with.
            fields: what is asked.
            now: the clock.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
            said: words above the fields.
            questions: whether a question to start from can be requested.
        """
        super().__init__(draft, keep_draft)
        self._now = now
        self._said = said
        self._questions = questions
        self._prompt = draft.prompt
        self._offers = Passage(classes="" if said else "close")
        typed = (draft.body, *draft.fields)
        self._answers: list[Words] = [
            Words(text, question=asked.question, margin=_margin(asked), grows=True)
            if asked.whole
            else Lines(text, question=asked.question, margin=_margin(asked))
            for asked, text in zip(fields, typed, strict=True)
        ]
        if len(fields) == 1:
            self.foot = ("keep", "question", "leave")

    def parts(self) -> ComposeResult:
        """Show the fields."""
        if self._said:
            yield Passage(self._said)
        yield self._offers
        yield from self._answers

    def on_mount(self) -> None:
        """Put the cursor where the draft was left; only the third door says nothing of a page."""
        self.remark = wording.SHARE_WORDS["only-me"] if self._questions else ""
        self._put(OfferedQuestion(self._prompt) if self._prompt else None)
        self.tell_state()
        self.go_to_cursor()

    def go_to_cursor(self) -> None:
        """Put the cursor where the draft has it."""
        answer = self._answers[min(max(self.begins.within, 0), len(self._answers) - 1)]
        answer.begin()
        answer.cursor = self.begins.cursor

    @property
    def within(self) -> int:
        """The index of the field with the cursor."""
        typing = [place for place, answer in enumerate(self._answers) if answer.typing]
        return typing[0] if typing else 0

    @property
    def draft(self) -> Draft:
        """The present content of the fields."""
        texts = [answer.text for answer in self._answers]
        return self.begins.changed(
            self._now(),
            body=texts[0],
            fields=tuple(texts[1:]),
            prompt=self._prompt,
            cursor=self._answers[self.within].cursor,
            within=self.within,
        )

    def show_question(self, question: OfferedQuestion) -> None:
        """Show a question above the fields."""
        self._put(question)
        self.touch()

    def _put(self, question: OfferedQuestion | None) -> None:
        self._prompt = question.text if question else ""
        self._offers.display = question is not None
        self._answers[0].set_class(not (question or self._said), "close")
        if question:
            nudge = [Say(question.nudge, "aside")] if question.nudge else []
            asked = Say(question.text, "offered", Label("another one", "^N"))
            self._offers.say(asked, *nudge)

    def past_the_last(self) -> None:
        """Stay in the last field: ^S goes on."""

    def action_keep(self) -> None:
        """Request "keep"."""
        self.ask("keep")

    def action_question(self) -> None:
        """Request a question."""
        self.ask("question")

    def action_leave(self) -> None:
        """Request to go back; the text stays a draft."""
        self.ask("leave")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the key for a question if there are questions."""
        if action == "question":
            return self._questions
        return super().check_action(action, parameters)


def _margin(field: Field) -> Margin:
    return Label(field.label, short=field.short_label) if field.label else ()
