"""Prepare: from what there is to one page, step by step; it can be left and taken up anywhere."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import entry, nouns, preview, quotes, rows, who
from bondjournal.cli.plain.questions import Question, browse, one_of, steps
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows import naming, on_page, preparing
from bondjournal.flows.whose import ask_before_preparing
from bondjournal.journal import pages, way, whole_entries
from bondjournal.journal.values import Entry
from bondjournal.nouns import stand_in, topic
from bondjournal.summary import offered, page_topics, since, switch
from bondjournal.summary.offered import Offered
from bondjournal.talk import finish
from bondjournal.wording import on_page as stands
from bondjournal.wording import preparing as words
from bondjournal.wording.names import NAMES

_SHOWN = 400
"""So many characters of an entry are read out before a decision."""


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
    """The note at which the rest of the notes was passed over."""

    @property
    def page(self) -> tuple[UUID, UUID | None]:
        """Whose page is prepared, and the session it is for."""
        return self.therapist, self.appointment


def prepare(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Walk through everything that makes a page; every decision is kept at once.

    Args:
        window: where.
        asked: the session it is for: `next`, a day, or the start of its id.
        therapist: the name of the one it is for, if several are seen.

    Raises:
        Back: it was not said whose page it is.
        JournalError: no such session or therapist is known.
    """
    read, at = window.journal.read, _begun(window, asked, therapist)
    one = Preparing(window, window.talk, at.therapist, at.appointment)
    if at.name:
        console.say(words.PAGE_FOR.format(name=at.name))
    finish(ask_before_preparing(one.talk, *one.page))
    since_last = read(since.of_page, *one.page, today=window.today, count=None)
    one.notes = [line.uuid for line in since_last]
    if one.appointment is None:
        console.say(wording.NO_SESSION)
    if not read(pages.any_written):
        console.say(wording.NEVER_HAVE_TO)
    console.say(words.KEPT_AT_ONCE)
    with suppress(console.Back):
        start = _start(one, at.step)
        notes: list[Question] = [partial(_note, one, place) for place in range(len(one.notes))]
        steps(*notes, *(partial(_step, one, name) for name in _QUESTIONS), start=start)


def ask_help(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Ask only what would help most, for the same session and therapist as `prepare`."""
    at = _begun(window, asked, therapist)
    finish(preparing.ask_help(window.talk, (at.therapist, at.appointment)))


def _begun(window: Window, asked: str, therapist: str) -> way.At:
    at = finish(preparing.begin(window.talk, asked, therapist))
    if at is None:
        raise console.Back
    return at


def _start(one: Preparing, left_at: str) -> int:
    """Return the place of the question to begin with: the first, or where it was left."""
    about = {step.name: step.about for step in words.STEPS}
    if left_at not in _QUESTIONS:
        return 0
    choices = {"y": f"Yes: {about[left_at]}", "b": "Begin at the beginning"}
    if console.choose(words.GO_ON, choices, "y") == "b":
        return 0
    return len(one.notes) + list(_QUESTIONS).index(left_at)


def _step(one: Preparing, name: str) -> bool:
    """Remember at which step preparing is, and ask what belongs to it.

    Where another window cancelled the session meant, it goes on for the one that is next now.
    """
    window = one.window
    at = window.journal.write(way.go_to, *one.page, name, window.now)
    one.appointment = at.appointment
    return _QUESTIONS[name](one)


def _note(one: Preparing, place: int) -> bool:
    if one.passed_from is not None and place > one.passed_from:
        return False
    one.passed_from = None
    found = one.window.journal.read(whole_entries.find, one.notes[place])
    if found is None:
        return False
    console.say(f"{place + 1} of {len(one.notes)}. {rows.on(found.day, one.window.today)}.")
    if found.title:
        console.say(found.title)
    console.say(rows.fit(found.body, _SHOWN))
    letter = _decided(one.window, found, last=place == len(one.notes) - 1)
    if letter == "n":
        one.passed_from = place
    elif letter:
        entry.share(one.window, found.uuid, *who.chosen(letter, found.share, found.gist))
    return True


def _decided(window: Window, found: Entry, *, last: bool) -> str:
    """Ask who a note is for; return the letter, and nothing where it stays as it is."""
    present = next(letter for letter, level in who.LETTERS.items() if level == found.share)
    choices = who.choices() | {"q": "Pick lines to quote below the one line"}
    if len(" ".join(found.body.split())) > _SHOWN:
        choices["r"] = "Read it whole"
    if not last:
        choices["n"] = "Pass over the other entries"
    while True:
        answer = console.choose(wording.WHO_IS_IT_FOR, choices, present)
        if answer == "q":
            with suppress(console.Back):
                quotes.pick(window, found.uuid)
        elif answer == "r":
            console.say(found.body)
        else:
            return "" if answer == present and answer != "o" else answer


def _topics(one: Preparing) -> bool:
    nouns.a_list(one.window, topic.on_page(one.page), leave="Go on")
    return True


def _first(one: Preparing) -> bool:
    """Ask what belongs under each topic, then which comes first."""
    found = one.window.journal.read(page_topics.of, one.therapist)
    if not found:
        return False
    if not steps(*(partial(_under, one, each.uuid) for each in found), partial(_put_first, one)):
        raise console.Back
    return True


def _under(one: Preparing, uuid: UUID) -> bool:
    """Ask what belongs under a topic."""
    answer = finish(topic.ask_under(one.talk, uuid, one.page, leave="Nothing more"))
    if answer is None:
        raise console.Back
    return answer == "leave"


def _put_first(one: Preparing) -> bool:
    return _answered(finish(preparing.ask_first(one.talk, one.therapist)))


def _help(one: Preparing) -> bool:
    return _answered(finish(preparing.ask_help(one.talk, one.page)))


def _answered(answered: bool) -> bool:
    """Go back to the question before where one was left."""
    if not answered:
        raise console.Back
    return True


def _rest(one: Preparing) -> bool:
    browse(
        "Put it on the page, or leave it off?",
        partial(_offered, one),
        partial(_turn, one),
        others={
            "n": ("Add something new", partial(_add, one)),
            "w": ("Change the words of one", partial(_change_words, one)),
            "s": (NAMES, partial(nouns.a_list, one.window, stand_in.on_page(one.page))),
        },
        leave="Go on",
    )
    return True


def _offered(one: Preparing) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    found = one.window.journal.read(offered.the_rest, *one.page, today=one.window.today)
    return [(f"{rows.fit(each.words)} ({each.state})", each) for each in found]


def _turn(one: Preparing, what: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if what.kind == "name":
        finish(on_page.change(one.talk, what))
        return
    one.window.journal.write(switch.put, *one.page, what, on=not what.on)
    console.say(stands.LEFT_OFF if what.on else stands.ON_THE_PAGE)


def _add(one: Preparing) -> None:
    told = finish(on_page.add(one.talk, one.page))
    if told:
        console.say(told)


def _change_words(one: Preparing) -> None:
    own = [(told, each) for told, each in _offered(one) if on_page.has_words(each)]
    place, letter = one_of("Which one?", [told for told, _ in own], {"0": "None"}, "0")
    if not letter:
        finish(on_page.change(one.talk, own[place][1]))


def _read(one: Preparing) -> bool:
    _answered(finish(naming.decide(one.talk, one.page)))
    preview.read(one.window, one.talk, one.page)
    return True


_QUESTIONS: dict[str, Callable[[Preparing], bool]] = {
    "topics": _topics,
    "first": _first,
    "help": _help,
    "rest": _rest,
    "read": _read,
}
"""What is asked at each step behind the notes; the last one writes the file too."""
