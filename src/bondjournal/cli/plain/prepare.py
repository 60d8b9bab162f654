"""Prepare: from what there is to one page, step by step; it can be left and taken up anywhere."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import choose, entry, nouns, preview, rows
from bondjournal.cli.plain.questions import Question, steps
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows import naming, preparing
from bondjournal.flows.sharing import LEVELS
from bondjournal.journal import pages, preparing_step, quotes, whole_entries
from bondjournal.journal.values import Entry, Therapist
from bondjournal.nouns import stand_in, topic
from bondjournal.summary import page_topics, since, undecided
from bondjournal.talk import Choice, Talk, finish
from bondjournal.wording import preparing as words
from bondjournal.wording.whose import what_may_go

_SHOWN = 400
"""How many characters of an entry are read out before a decision, and the sentence to its end."""


@dataclass
class Preparing:
    """What is prepared: for whom, and for which session."""

    window: Window
    talk: LineByLine
    therapist: UUID
    appointment: UUID | None
    notes: list[UUID] = field(default_factory=list)
    """The entries since the last session, oldest first."""
    passed_from: int | None = None
    """The note at which the person passed over the remaining notes."""

    @property
    def page(self) -> tuple[UUID, UUID | None]:
        """The therapist and the session that the page is for."""
        return self.therapist, self.appointment


def prepare(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Walk through everything that makes a page; every decision is kept at once.

    Args:
        window: where.
        asked: the session it is for: `next`, a day, or the first letters of its id.
        therapist: the therapist's name, or the first letters of their id, if several are seen.

    Raises:
        WentBack: the therapist of the page, or of something on it, was not said.
        JournalError: no such session or therapist is known.
    """
    read, at = window.journal.read, _begin(window, asked, therapist)
    prepared = Preparing(window, window.talk, at.therapist, at.appointment)
    if at.name:
        console.say(words.PAGE_FOR.format(name=at.name))
    since_last = read(since.of_page, *prepared.page, today=window.today, count=None)
    prepared.notes = [line.uuid for line in since_last]
    if prepared.appointment is None:
        console.say(wording.NO_SESSION)
    if not read(pages.any_written):
        console.say(wording.NEVER_HAVE_TO)
    console.say(words.KEPT_AT_ONCE)
    with suppress(console.WentBack):
        start = _start(prepared, at.step)
        notes: list[Question] = [
            partial(_note, prepared, place) for place in range(len(prepared.notes))
        ]
        others = (partial(_step, prepared, *one) for one in _QUESTIONS.values())
        steps(*notes, *others, start=start)


async def prepare_for(window: Window, talk: Talk, therapist: Therapist) -> None:
    """Walk through the page for the next session with a therapist, as `prepare` does."""
    del talk
    prepare(window, therapist=therapist.uuid.hex)


def ask_help(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Ask only what would help most, for the same session and therapist as `prepare`."""
    at = _begin(window, asked, therapist)
    finish(preparing.ask_help(window.talk, (at.therapist, at.appointment)))


def _begin(window: Window, asked: str, therapist: str) -> preparing_step.PreparingStep:
    at = finish(preparing.begin(window.talk, asked, therapist))
    if at is None:
        raise console.WentBack
    return at


def _start(prepared: Preparing, left_at: str) -> int:
    """Return the index of the question to begin with: the first, or the one it was left at."""
    asked = [step for step, _ in _QUESTIONS.values()]
    if left_at == asked[0]:
        return 0
    choices = {"y": f"Yes: {words.STEPS[left_at].about}", "b": "Start from the beginning"}
    if console.choose(words.GO_ON, choices, "y") == "b":
        return 0
    return len(prepared.notes) + asked.index(left_at)


def _step(prepared: Preparing, name: str, ask: Callable[[Preparing], bool]) -> bool:
    """Store the step that preparing has reached, and ask its question.

    If another window cancelled the session, preparing goes on for the one that is next now.
    """
    window = prepared.window
    at = window.journal.write(preparing_step.go_to, *prepared.page, name, window.now)
    prepared.appointment = at.appointment
    return ask(prepared)


def _note(prepared: Preparing, place: int) -> bool:
    if prepared.passed_from is not None and place > prepared.passed_from:
        return False
    prepared.passed_from = None
    found = prepared.window.journal.read(whole_entries.find, prepared.notes[place])
    if found is None:
        return False
    console.say(
        f"{place + 1} of {len(prepared.notes)}. {rows.on(found.day, prepared.window.today)}."
    )
    if found.title:
        console.say(found.title)
    console.say(quotes.beginning(found.body, _SHOWN))
    answer = _ask_level(prepared.window, found, last=place == len(prepared.notes) - 1)
    if answer == "over":
        prepared.passed_from = place
    elif answer:
        entry.share(prepared.window, found.uuid, answer)
    return True


def _ask_level(window: Window, found: Entry, *, last: bool) -> str:
    """Ask what of a note may go on the page.

    Return the new share level, "" if unchanged, or "over" for no more.
    """
    choices = [*LEVELS, Choice("quote", "Pick lines to quote below the one line", "q")]
    if quotes.beginning(found.body, _SHOWN) != rows.flat(found.body):
        choices.append(Choice("read", "Read all of it", "r"))
    if not last:
        choices.append(Choice("over", "Skip the remaining entries", "k"))
    question = what_may_go(found.whose)
    while True:
        answer = finish(window.talk.choose(question, choices, usual=found.share))
        if answer is None:
            raise console.WentBack
        if answer == "quote":
            with suppress(console.WentBack):
                entry.pick_quotes(window, found.uuid)
        elif answer == "read":
            console.say(found.body)
        else:
            return "" if answer == found.share and answer != "gist" else answer


def _topics(prepared: Preparing) -> bool:
    nouns.a_list(prepared.window, topic.on_page(prepared.page), leave="Go on")
    return True


def _first(prepared: Preparing) -> bool:
    """Ask what belongs under each topic and, if there are several, which comes first."""
    found = prepared.window.journal.read(page_topics.of_page, prepared.therapist)
    if not found:
        return False
    if len(found) == 1:
        return _under(prepared, found[0].uuid)
    if not steps(
        *(partial(_under, prepared, each.uuid) for each in found), partial(_put_first, prepared)
    ):
        raise console.WentBack
    return True


def _under(prepared: Preparing, uuid: UUID) -> bool:
    """Ask what belongs under a topic."""
    answer = finish(topic.ask_under(prepared.talk, uuid, prepared.page, leave="Nothing more"))
    if answer is None:
        raise console.WentBack
    return answer == "leave"


def _put_first(prepared: Preparing) -> bool:
    return _back_unless(finish(preparing.ask_first(prepared.talk, prepared.therapist)))


def _help(prepared: Preparing) -> bool:
    return _back_unless(finish(preparing.ask_help(prepared.talk, prepared.page)))


def _back_unless(answered: bool) -> bool:
    """Return True, or go back to the question before if this one was left."""
    if not answered:
        raise console.WentBack
    return True


def _choose(prepared: Preparing) -> bool:
    choose.choose(prepared.window, prepared.page)
    return True


def _names(prepared: Preparing) -> bool:
    """Ask about the names on the page, where one is not decided; show those that are."""
    window = prepared.window
    if not window.journal.read(undecided.on_page, *prepared.page, today=window.today):
        return False
    _back_unless(finish(naming.decide(prepared.talk, prepared.page)))
    nouns.a_list(window, stand_in.on_page(prepared.page), leave="Go on")
    return True


def _read(prepared: Preparing) -> bool:
    _back_unless(finish(naming.decide(prepared.talk, prepared.page)))
    preview.read(prepared.window, prepared.talk, prepared.page)
    return True


_QUESTIONS: dict[str, tuple[str, Callable[[Preparing], bool]]] = {
    "choose": ("choose", _choose),
    "topics": ("topics", _topics),
    "first": ("topics", _first),
    "help": ("topics", _help),
    "names": ("names", _names),
    "page": ("page", _read),
}
"""The questions after the notes, each with its step; the last one writes the file too."""
