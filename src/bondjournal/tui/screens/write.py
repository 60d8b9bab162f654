"""Write: a text, a question beside it if wanted, and two rows for a title and tags.

The screen saves nothing itself: drafts are sealed by the function it is given, and keeping an
entry is a request to the flow that shows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.talk import fit
from bondjournal.tui.keys import bindings, id_of, requests
from bondjournal.tui.screens import days
from bondjournal.tui.screens.drafting import Drafting
from bondjournal.tui.screens.finding import Finding
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.markdown_editor import MarkdownEditor
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.words import Words
from bondjournal.wording.whose import page_of

Kind = Literal["new", "first", "editing", "locked"]


_KEEP = "keep the entry; you can go on writing"
_MOST_OF_NAME = 12
"""How many characters of a therapist's name the foot shows."""
_LEAVE = "leave; the entry is kept as a draft"


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question beside the text, and a nudge that may help with it."""

    text: str
    nudge: str = ""


class Write(Finding, Drafting[str]):
    """The screen on which an entry is written or changed."""

    PLACE = "Write"
    FOOT = ("keep", "next_field", "leave", "share_draft")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(("next_field", "title, tags"), "alone", "just_write", ("leave", "back", _LEAVE)),
        *requests(("keep", "keep", _KEEP), "question", "ratings", "share_draft"),
    ]

    def __init__(
        self,
        draft: Draft,
        *,
        year: int,
        now: Callable[[], datetime],
        keep_draft: Callable[[Draft], None],
        question: OfferedQuestion | None = None,
        kind: Kind = "new",
    ) -> None:
        """Begin with a draft, at its cursor.

        Args:
            draft: the draft to begin with.
            year: the year that dates leave out.
            now: the clock.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
            question: the question beside the text at first.
            kind: a new entry, the very first one, one that is changed, or one written while the
                journal is locked, which has only the text.
        """
        super().__init__(draft, keep_draft)
        self._now = now
        self._kind = kind
        self._question = question
        self._share, self._gist, self._whose = draft.share, draft.gist, draft.whose
        day, clock = dates.date_and_clock(draft.at, draft.zone)
        when = (days.label(day, year), clock)
        self._offer = (*when, "", Label("a question", "^N"))
        self._beside = when
        self._welcome = Passage(
            Say(wording.EMPTY_JOURNAL),
            Say("What is here right now? One line is enough.", "offered"),
        )
        self._asks = Passage(id="question")
        self._words = Words(draft.body, mark=False, id="text")
        self._title = Field(draft.title, margin="title", rule=0, id="title")
        self._tags = Field(draft.tags, margin="tags", rule=0, id="tags", classes="close")
        self._aside = Passage(id="aside")
        if kind == "first":
            self.foot = ("keep", ("question", "a question"), "leave", "share_draft")
        elif kind == "locked":
            self.foot = ("keep", "alone", "leave")

    def parts(self) -> ComposeResult:
        """Show the question, the text, the title and the tags."""
        yield self._welcome
        yield self._asks
        yield self._words
        yield self._aside
        yield self._title
        yield self._tags

    def on_mount(self) -> None:
        """Put the cursor where the draft was left."""
        if self._kind == "editing":
            self.remark = "changing what you kept"
        for field in (self._title, self._tags):
            field.input.placeholder = field.signs.more
        self._put(self._question)
        self.tell_state()
        self._words.begin()
        self._words.cursor = self.begins.cursor

    @property
    def draft(self) -> Draft:
        """The present content of the screen."""
        return self.begins.changed(
            self._now(),
            body=self._words.text,
            title=self._title.value,
            tags=self._tags.value,
            share=self._share,
            gist=self._gist,
            whose=self._whose,
            prompt=self._question.text if self._question else "",
            cursor=self._words.cursor,
        )

    @property
    def foot_values(self) -> dict[str, str]:
        """How much of it may go on the page."""
        return {"share_draft": wording.ON_PAGE[self._share]}

    @property
    def searched(self) -> MarkdownEditor:
        """What is written."""
        return self._words.editor

    def show_question(self, question: OfferedQuestion | None) -> None:
        """Show a question beside the text, or remove it."""
        self._put(question)
        self.touch()

    def _put(self, question: OfferedQuestion | None) -> None:
        self._question = question
        offers = question is None and self._kind == "new"
        self._words.say_beside(self._offer if offers else self._beside)
        if question:
            another, just = Label("another one", "^N"), Label("just write", "^G")
            if self._kind == "editing":
                another = just = Label()
            if question.nudge:
                asked = Say(question.text, "offered", another)
                self._asks.say(asked, Say(question.nudge, "aside", just))
            else:
                both = [one for one in (another, just) if one.key]
                self._asks.say(Say(question.text, "offered", both))
        self._lay_out()
        self.refresh_bindings()

    def set_share(self, share: str, gist: str) -> None:
        """Set the share level and the gist of the draft."""
        self._share, self._gist = share, gist
        self.touch()
        self.refresh_bindings()

    def set_whose(self, whose: str, label: str) -> None:
        """Set whom the draft is for, and what people read of that."""
        self._whose = whose
        self.name_page(label)
        self.touch()

    def name_page(self, label: str) -> None:
        """Show in the foot whose page it is that the draft may go on."""
        named = ("share_draft", fit(page_of(label), _MOST_OF_NAME))
        self.foot = [named if id_of(item) == "share_draft" else item for item in self.foot or ()]

    def say_below(self, words: str) -> None:
        """Say something below the text; it takes nothing of what is typed."""
        self._aside.say(words, tone="aside")
        self._lay_out()

    def _lay_out(self) -> None:
        """Show the question above the text, and the rows below it if they are in use."""
        self._welcome.display = self._kind == "first" and not self.alone
        self._aside.display = bool(self._aside.text) and not self.alone
        self._asks.display = self._question is not None and not self.alone
        self._words.set_class(not (self._welcome.display or self._asks.display), "close")
        reached = self._title.typing or self._tags.typing
        shown = bool(reached or self._title.value or self._tags.value) and not self.alone
        self._title.display = self._tags.display = shown

    def on_descendant_focus(self) -> None:
        """Hide the rows below the text when they are left empty."""
        self._lay_out()

    def watch_alone(self, alone: bool) -> None:
        """Hide everything but the text, or show it again."""
        super().watch_alone(alone)
        self._words.fit_to(self.columns.sheet)
        self.set_focus(self._words.editor)
        self._lay_out()

    def past_the_last(self) -> None:
        """Go back to the text from the tags."""
        self.set_focus(self._words.editor)

    def action_next_field(self) -> None:
        """Go to the title, the tags, the text again."""
        if self._title.typing:
            self.set_focus(self._tags.input)
        elif self._tags.typing:
            self.set_focus(self._words.editor)
        else:
            self._title.display = self._tags.display = True
            self.set_focus(self._title.input)

    def action_just_write(self) -> None:
        """Remove the question."""
        self.show_question(None)

    def action_alone(self) -> None:
        """Show the text alone, or everything again."""
        self.alone = not self.alone

    def action_leave(self) -> None:
        """Go back to the text from what is looked for, to everything from the text; else leave."""
        if self.finding:
            self.stop_finding()
        elif self.alone:
            self.action_alone()
        else:
            self.ask("leave")

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the actions for this kind of entry."""
        asked = parameters[0] if action == "request" else action
        if asked == "ratings" and self._kind != "new":
            return False
        if asked in {"question", "just_write"} and self._kind in {"editing", "locked"}:
            return False
        if asked in {"next_field", "share_draft"} and self._kind == "locked":
            return False
        if asked == "just_write":
            return self._question is not None
        return super().check_action(action, parameters)
