"""Write: a text, a question beside it if wanted, and two rows for a title and tags.

The screen saves nothing itself: what is unfinished is sealed through the function it is given,
and keeping an entry is a wish to whoever shows it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import monotonic
from typing import Any, ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.tui.screens import days
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.words import Words

Wish = Literal["keep", "question", "who", "leave"]
Kind = Literal["new", "first", "editing", "locked"]

PAUSE = 1.0
"""Seconds without a key after which a draft is kept."""
LONGEST = 15.0
"""Seconds of typing without such a pause after which it is kept all the same."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A question beside the text, and a word that may help with it."""

    text: str
    nudge: str = ""


class Write(Asking[Wish]):
    """Where an entry is written, or changed."""

    PLACE = "Write"
    FOOT = (("tab", "title, tags"), ("ctrl+s", "enough for now"), "f4", "f8", ("escape", "leave"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go_round", "title, tags"),
        Binding("ctrl+s", "keep", "enough for now", tooltip="enough for now: keeps the entry"),
        Binding(
            "ctrl+n",
            "question",
            "a question to start from",
            tooltip="another question, or a first one",
        ),
        Binding("ctrl+g", "just_write", "just write", tooltip="just write: puts the question away"),
        Binding("f4", "who", "who it is for"),
        Binding("f8", "alone", "the text alone", tooltip="the text alone, and back"),
        Binding("escape", "back", "leave", tooltip="leave; the entry is kept as a draft"),
    ]

    def __init__(
        self,
        draft: Draft,
        *,
        day: date,
        year: int,
        now: Callable[[], datetime],
        keep_draft: Callable[[Draft], None],
        question: Offered | None = None,
        kind: Kind = "new",
    ) -> None:
        """Begin with a draft, at its cursor.

        Args:
            draft: what is there already.
            day: the day it belongs to.
            year: the year that is not written out.
            now: the clock.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
            question: what stands beside the text at first.
            kind: a new entry, the very first one, one that is changed, or one written while the
                journal is locked, which is the text alone.
        """
        super().__init__()
        self._draft = draft
        self._sealed = draft
        self._now, self._keep_draft = now, keep_draft
        self._kind = kind
        self._question = question
        self._share, self._gist = draft.share, draft.gist
        self._changed_at = self._began_at = 0.0
        self._waiting = False
        self.sealing = asyncio.Lock()
        """Held while a draft is sealed, and by whoever keeps or drops what is written."""
        when = (days.label(day, year), days.clock(draft.at, draft.zone))
        self._offer = (*when, "", Label("a question", "^N"))
        self._beside = when
        self._welcome = Passage(
            Say(wording.EMPTY_JOURNAL),
            Say("What is here right now? One line is enough.", "offered"),
        )
        self._asks = Passage(id="question")
        self._words = Words(draft.body, mark=False, id="text")
        self._title = Field(draft.title, margin="title", rule=0, placeholder="…", id="title")
        self._tags = Field(
            draft.tags, margin="tags", rule=0, placeholder="…", id="tags", classes="close"
        )
        if kind == "first":
            self.foot = (("ctrl+s", "keep"), ("ctrl+n", "a question"), "f4", ("escape", "back"))
        elif kind == "editing":
            self.foot = (("tab", "title, tags"), ("ctrl+s", "keep"), "f4", "f8", "escape")
        elif kind == "locked":
            self.foot = (("ctrl+s", "keep"), "f8", ("escape", "back"))

    def parts(self) -> ComposeResult:
        """Show the question, the text, the title and the tags."""
        yield self._welcome
        yield self._asks
        yield self._words
        yield self._title
        yield self._tags

    def on_mount(self) -> None:
        """Go on where the draft was left."""
        if self._kind == "editing":
            self.remark = "changing what you kept"
        self.ask_question(self._question)
        self._tell_state()
        self._words.begin()
        self._words.cursor = self._draft.cursor

    @property
    def draft(self) -> Draft:
        """What stands here now."""
        return self._draft.changed(
            self._now(),
            body=self._words.text,
            title=self._title.value,
            tags=self._tags.value,
            share=self._share,
            gist=self._gist,
            prompt=self._question.text if self._question else "",
            cursor=self._words.cursor,
        )

    @property
    def begins(self) -> Draft:
        """What stood here at first, or when it was last kept as an entry."""
        return self._draft

    @property
    def begun(self) -> bool:
        """Whether anything of it was kept as a draft."""
        return self._sealed is not self._draft

    def unfinished(self) -> Draft | None:
        """Return what is not kept as a draft so far, if anything."""
        draft = self.draft
        same = replace(self._sealed, changed_at=draft.changed_at, cursor=draft.cursor)
        return None if draft == same else draft

    def sealed(self, draft: Draft) -> None:
        """Be told that this was kept as a draft."""
        self._sealed = draft
        self._tell_state()

    def ask_question(self, question: Offered | None) -> None:
        """Put a question beside the text, or none."""
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

    def be_for(self, share: str, gist: str) -> None:
        """Be for somebody else."""
        self._share, self._gist = share, gist
        self._touched()

    def go_on_with(self, draft: Draft) -> None:
        """Go on with what is here as this draft, all of which is kept."""
        self._draft = self._sealed = draft
        self._tell_state()

    @on(Answer.Changed)
    def _touched(self) -> None:
        """Plan to keep the draft at the next pause; this runs at every key."""
        self._changed_at = monotonic()
        if not self._waiting:
            self._waiting, self._began_at = True, self._changed_at
            self.set_timer(PAUSE, self._paused)
        if self.state != self._share_words:
            self.state = self._share_words

    def _paused(self) -> None:
        now = monotonic()
        quiet = now - self._changed_at
        if quiet < PAUSE and now - self._began_at < LONGEST:
            self.set_timer(PAUSE - quiet, self._paused)
            return
        self._waiting = False
        self._seal()

    @work(group="draft")
    async def _seal(self) -> None:
        async with self.sealing:
            draft = self.unfinished()
            if draft is None or (draft.empty and not self.begun):
                self._tell_state()
                return
            try:
                await asyncio.to_thread(self._keep_draft, draft)
            except JournalError as error:
                self.notice(error.message)
                return
            self.sealed(draft)

    @property
    def _share_words(self) -> str:
        return "" if self._kind == "locked" else wording.SHARE_WORDS[self._share]

    def _tell_state(self) -> None:
        """Say "Kept." where all of it is kept, else who it is for."""
        known = self.begun or self._draft.editing is not None
        kept = known and self.unfinished() is None
        self.state = wording.KEPT if kept else self._share_words

    def _lay_out(self) -> None:
        """Show what stands around the text: a question, and what is reached or filled below."""
        self._welcome.display = self._kind == "first" and not self.alone
        self._asks.display = self._question is not None and not self.alone
        self._words.set_class(not (self._welcome.display or self._asks.display), "close")
        reached = self._title.typing or self._tags.typing
        shown = bool(reached or self._title.value or self._tags.value) and not self.alone
        self._title.display = self._tags.display = shown

    def on_descendant_focus(self) -> None:
        """Put the rows below the text away when they are left empty."""
        super().on_descendant_focus()
        self._lay_out()

    def watch_alone(self, alone: bool) -> None:
        """Leave everything but the text away, or bring it back."""
        super().watch_alone(alone)
        self.set_focus(self._words.page)
        self._lay_out()

    def past_the_last(self) -> None:
        """Go back to the text from the tags."""
        self.set_focus(self._words.page)

    def action_go_round(self) -> None:
        """Go to the title, the tags, the text again."""
        if self._title.typing:
            self.set_focus(self._tags.entry)
        elif self._tags.typing:
            self.set_focus(self._words.page)
        else:
            self._title.display = self._tags.display = True
            self.set_focus(self._title.entry)

    def action_just_write(self) -> None:
        """Put the question away."""
        self.ask_question(None)
        self._touched()

    def action_question(self) -> None:
        """Wish for another question."""
        self.ask("question")

    def action_who(self) -> None:
        """Wish to say who it is for."""
        self.ask("who")

    def action_keep(self) -> None:
        """Wish to keep the entry."""
        self.ask("keep")

    def action_alone(self) -> None:
        """Show the text alone, or everything again."""
        self.alone = not self.alone

    def action_back(self) -> None:
        """Go back to everything from the text alone; else leave."""
        if self.alone:
            self.action_alone()
        else:
            self.ask("leave")

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Say which keys there are."""
        if action in {"question", "just_write"} and self._kind in {"editing", "locked"}:
            return False
        if action in {"go_round", "who"} and self._kind == "locked":
            return False
        if action == "just_write":
            return self._question is not None
        return super().check_action(action, parameters)
