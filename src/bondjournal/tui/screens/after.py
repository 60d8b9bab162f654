"""After a session: numbers with a line to each and words about it, then the topics of the page."""

from collections.abc import Callable
from typing import Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from bondjournal import wording
from bondjournal.checks import HIGHEST
from bondjournal.draft import AboutSession, Draft
from bondjournal.journal.after_answers import AnswersSoFar, NewAnswers, Questions
from bondjournal.scales import LABELS
from bondjournal.tui.keys import Item, bindings
from bondjournal.tui.screens.after_fields import AfterFields
from bondjournal.tui.screens.drafting import Drafting
from bondjournal.tui.screens.undo_sheet import as_before, done
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.holders import Ruled
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.rating import Rating
from bondjournal.tui.widgets.topic_answer import TopicAnswer
from bondjournal.tui.widgets.values import Values
from bondjournal.wording import after as words
from bondjournal.wording import undoing

_TOPICS = 2
"""What a draft calls the second part; 0 and 1 are the first."""
_MOST = 20
"""So many changes are taken back."""


class After(Drafting[Literal["keep", "leave"]]):
    """After a session; every way out keeps what is there."""

    PLACE = "After a session"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "keep", "show_more", "undo", "next_field", "leave"
    )

    def __init__(
        self,
        asked: Questions,
        draft: Draft,
        keep_draft: Callable[[Draft], None],
        *,
        leads: str = "home",
    ) -> None:
        """Ask about a session.

        Args:
            asked: the questions.
            draft: the answers so far, and the draft they become if they are not kept.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
            leads: where leaving leads, as the foot says it.
        """
        super().__init__(draft, keep_draft)
        self._asked, self._leads = asked, leads
        self._fields = AfterFields(asked, draft)
        self._undo: list[tuple[Rating, int | None] | tuple[TopicAnswer, str]] = []
        self._kept = ""

    def parts(self) -> ComposeResult:
        """Yield both parts, of which one is shown at a time."""
        fields = self._fields
        with Ruled(id="numbers"):
            yield Passage(*(self._asked.aside or ("",)), tone="aside")
            for rating, line in zip(fields.ratings.values(), fields.lines.values(), strict=True):
                yield rating
                yield line
            yield fields.words
            yield from fields.further
        if fields.topics:
            with Ruled(id="topics"):
                yield Passage(
                    Say(self._asked.topics_aside, "aside"),
                    Say(words.TOPICS_ASKED, "asked"),
                    Say(words.CAN_STAY_BLANK, "aside"),
                )
                yield from fields.topics
                yield fields.agreed

    def on_mount(self) -> None:
        """Begin with the numbers, or where the draft was left."""
        self.steps = ("numbers", "topics") if self._fields.topics else ()
        self._fields.show()
        self._fields.words.cursor = self.begins.cursor
        self.go_to_step(1 if self.steps and self.begins.within == _TOPICS else 0)

    def go_to_step(self, index: int) -> None:
        """Show a part, and go to its first field."""
        self.step = index
        for number, part in enumerate(self.query(Ruled)):
            part.display = number == index
        self._body.scroll_home(animate=False)
        first: Part = self._fields.topics[0] if index else next(self._fields.asked_for())
        first.focus()

    @property
    def given(self) -> AnswersSoFar:
        """The answers on the sheet."""
        return self._fields.given

    @property
    def said(self) -> NewAnswers:
        """The answers that are not kept in the journal yet."""
        return self.given.new(self._asked)

    def back_to_numbers(self, scale: str) -> None:
        """Go back to the numbers, and say that a line there has no number."""
        self.go_to_step(0)
        self._fields.ratings[scale].focus()
        self.notice(wording.LINE_ALONE.format(scale=LABELS[scale]))

    @property
    def draft(self) -> Draft:
        """The answers and the cursor, as a draft."""
        about = self.given.in_draft(self._asked, self.begins.about or AboutSession())
        where: dict[str, Any] = {
            "within": _TOPICS if self.step else 0,
            "cursor": self._fields.words.cursor,
        }
        at = self.begins.changed_at
        return self.begins.changed(at, body=self._fields.words.text, about=about, **where)

    def tell_state(self) -> None:
        """Say what was kept last; every way out keeps it in the journal."""
        self.state = self._kept if self.begun and self.unfinished() is None else ""

    @on(Answer.Changed)
    def _typed(self) -> None:
        self._kept = wording.DRAFT_KEPT

    @on(Rating.Changed)
    def _rated(self, event: Rating.Changed) -> None:
        """Keep the number in the draft, and say of one that is gone how it comes back."""
        rating, before = event.rating, event.before
        # Ten is typed as 1 and 0, and taken back as a whole.
        begun = bool(self._undo) and self._undo[-1][0] is rating
        if not begun or (before, event.value) != (1, HIGHEST):
            self._undo.append((rating, before))
        scale, label = rating.id or "", LABELS[rating.id or ""]
        kept = self._asked.before.numbers.get(scale)
        if event.value is None and before is not None:
            self.notice(done(words.CLEARED, wording.number(scale, before)))
        elif kept not in (None, event.value):
            self.notice(undoing.SETTING_CHANGED.format(what=label, now=event.value, before=kept))
        self._changed(_rating_kept(event.value))

    @on(Values.Changed)
    def _answered(self, event: Values.Changed) -> None:
        """Keep the answer in the draft, and say how it is taken back."""
        topic = event.values
        if not isinstance(topic, TopicAnswer):
            return
        self._undo.append((topic, event.before or ""))
        what = words.TOPIC_TOLD.get(topic.answer, words.CLEARED).capitalize()
        self.notice(done(what, topic.text))
        self._changed(wording.ANSWER_KEPT)

    def _changed(self, kept: str) -> None:
        self._kept = kept
        del self._undo[:-_MOST]
        self._fields.show()
        self._show_keys()
        self.refresh_bindings()
        self.touch()

    def action_undo(self) -> None:
        """Take the last number or answer back."""
        part, before = self._undo.pop()
        with part.prevent(Rating.Changed, Values.Changed):
            if isinstance(part, Rating):
                part.value = before  # type: ignore[assignment]  # they come in pairs
                name, kept = _number(part), _rating_kept(part.value)
            else:
                part.answer = before  # type: ignore[assignment]  # as above
                name, kept = part.text, wording.ANSWER_KEPT
        part.focus()
        self.notice(as_before(name))
        self._changed(kept)

    def action_show_more(self) -> None:
        """Show all questions."""
        self._fields.is_more = True
        self._fields.show()
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        super().on_descendant_focus()
        self._show_keys()

    @property
    def _is_given(self) -> bool:
        """Whether the scale with the focus has a number."""
        return isinstance(self.focused, Rating) and self.focused.value is not None

    def _show_keys(self) -> None:
        last = self.step + 1 >= max(1, len(self.steps))
        home = "keep, and home" if self._leads == "home" else "keep"
        way_on: Item = ("keep", home if last else "topics")
        keys: dict[type[Widget], tuple[Item, ...]] = {
            Rating: ("rate", "clear" if self._is_given else "next_field", "show_more"),
            TopicAnswer: (("left", "answer"), ("right", "answer"), "next_field"),
        }
        own = keys.get(type(self.focused), ("next_field",)) if self.focused else ()
        self.foot = (*own, way_on, ("leave", self._leads))

    def go_on_from(self, part: Part, how: How) -> None:
        """Go on; Enter leads from a number to the next one, past the line below."""
        ratings = [*self._fields.asked_for()]
        if how != "enter" or part not in ratings:
            super().go_on_from(part, how)
        elif part is ratings[-1]:
            self._fields.words.begin()
        else:
            ratings[ratings.index(part) + 1].focus()

    def action_next_field(self) -> None:
        """Go on; from a number to the next one too, and not to the line that came meanwhile."""
        if isinstance(self.focused, Rating):
            self.go_on_from(self.focused, "enter")
        else:
            super().action_next_field()

    def past_the_last(self) -> None:
        """Go on from the last field."""
        self.action_keep()

    def action_keep(self) -> None:
        """Go to the topics, or from the last part ask to keep the answers."""
        if self.step + 1 < len(self.steps):
            self.go_to_step(self.step + 1)
        else:
            self.ask("keep")

    def action_leave(self) -> None:
        """Ask to keep the answers, and to leave."""
        self.ask("leave")

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys that do something now."""
        if action == "undo":
            return bool(self._undo)
        if action == "show_more":
            return self.step == 0 and not self._fields.is_more
        return super().check_action(action, parameters)


def _rating_kept(value: int | None) -> str:
    """Return what the state says of a number; nothing of one that is not there any more."""
    return "" if value is None else wording.RATING_KEPT


def _number(rating: Rating) -> str:
    scale = rating.id or ""
    if rating.value is None:
        return words.UNRATED.format(scale=LABELS[scale])
    return wording.number(scale, rating.value)
