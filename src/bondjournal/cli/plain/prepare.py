"""Prepare: from what there is to one page, step by step; it can be left and taken up anywhere."""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console, page
from bondjournal.cli.plain import (
    entry,
    nouns,
    on_page,
    preview,
    quotes,
    rows,
    who,
)
from bondjournal.cli.plain.questions import TAKE_AWAY, browse, one_of, steps, until_kept
from bondjournal.cli.plain.whom import whom
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows.on_page import has_words
from bondjournal.flows.whose import ask_before_preparing
from bondjournal.journal import pages, preparations, topic_list, way, whole_entries
from bondjournal.journal.values import Entry
from bondjournal.nouns import stand_in, topic
from bondjournal.summary import page_for, page_topics, since
from bondjournal.summary.page_topics import PageTopic
from bondjournal.talk import finish
from bondjournal.wording.names import NAMES

_SHOWN = 400
"""So many characters of an entry are read out before a decision."""
_TOPICS = 3
_NAMED = {
    "topics": "what to talk about",
    "first": "what comes first",
    "help": "what would help",
    "rest": "what else is on the page",
    "read": "reading the page",
}
"""The steps behind the entries, in order."""
_WOULD_HELP = ("listening first", "working it out together", "ideas to try", "deciding something")


@dataclass
class Preparing:
    """What is prepared: for whom, and for which session."""

    therapist: UUID
    appointment: UUID | None
    notes: list[UUID] = field(default_factory=list)
    """The entries since the last session, oldest first."""
    passed_from: int | None = None
    """The note at which the rest of the notes was passed over."""


def prepare(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Walk through everything that makes a page; every decision is kept at once.

    Args:
        window: where.
        asked: the session it is for: `next`, a day, or the start of its id.
        therapist: the name of the one it is for, if several are seen.

    Raises:
        JournalError: no such session or therapist is known.
    """
    at = _begun(window, asked, therapist)
    preparing = Preparing(at.therapist, at.appointment)
    preparing.notes = _notes(window, preparing)
    if at.name:
        console.say(f"This page is for {at.name}.")
    talk = LineByLine(window.journal)
    if finish(ask_before_preparing(talk, preparing.therapist, preparing.appointment)):
        preparing.notes = _notes(window, preparing)
    if preparing.appointment is None:
        console.say(wording.NO_SESSION)
    if not window.journal.read(pages.any_written):
        console.say(wording.NEVER_HAVE_TO)
    console.say("Every answer is kept at once. You can stop anywhere and go on later.")
    try:
        start = _start(preparing, at.step)
    except console.Back:
        return
    steps(
        *(partial(_note, window, preparing, place) for place in range(len(preparing.notes))),
        partial(_step, window, preparing, "topics", partial(_topics, window, preparing)),
        *(partial(_under_topic, window, preparing, place) for place in range(_TOPICS)),
        partial(_step, window, preparing, "first", partial(_first, window, preparing)),
        partial(_step, window, preparing, "help", partial(_help, window, preparing)),
        partial(_step, window, preparing, "rest", partial(_rest, window, preparing)),
        partial(_step, window, preparing, "read", partial(_read, window, preparing)),
        start=start,
    )


def ask_help(window: Window, asked: str = "next", therapist: str = "") -> None:
    """Ask only what would help most, for the same session and therapist as `prepare`."""
    at = _begun(window, asked, therapist)
    _help(window, Preparing(at.therapist, at.appointment))


def _begun(window: Window, asked: str, therapist: str) -> way.At:
    if (asked, therapist) == ("next", ""):
        them = whom(window)
        return window.journal.write(way.begun_for_next, them, window.now)
    meant = window.journal.read(page_for.meant, asked, therapist)
    return window.journal.write(way.begun, *meant)


def _notes(window: Window, preparing: Preparing) -> list[UUID]:
    """Return the entries since the last session that may be on this page, oldest first."""
    lines = window.journal.read(
        since.of_page,
        preparing.therapist,
        preparing.appointment,
        today=window.today,
        count=None,
    )
    return [line.uuid for line in lines]


def _start(preparing: Preparing, left_at: str) -> int:
    """Return the place of the question to begin with: the first, or where it was left."""
    if left_at not in _NAMED:
        return 0
    choices = {"y": f"Yes: {_NAMED[left_at]}", "b": "Begin at the beginning"}
    if console.choose("Go on where you left it?", choices, "y") == "b":
        return 0
    place = len(preparing.notes) + list(_NAMED).index(left_at)
    return place if left_at == "topics" else place + _TOPICS


def _step(window: Window, preparing: Preparing, name: str, ask: "partial[bool]") -> bool:
    """Remember at which step preparing is, and ask what belongs to it.

    Where another window cancelled the session meant, it goes on for the one that is next now.
    """
    at = window.journal.write(
        way.go_to, preparing.therapist, preparing.appointment, name, window.now
    )
    preparing.appointment = at.appointment
    return ask()


def _note(window: Window, preparing: Preparing, place: int) -> bool:
    if preparing.passed_from is not None and place > preparing.passed_from:
        return False
    preparing.passed_from = None
    found = window.journal.read(whole_entries.find, preparing.notes[place])
    if found is None:
        return False
    console.say(f"{place + 1} of {len(preparing.notes)}. {rows.on(found.day, window.today)}.")
    if found.title:
        console.say(found.title)
    console.say(rows.fit(found.body, _SHOWN))
    letter = _decided(window, found, last=place == len(preparing.notes) - 1)
    if letter == "n":
        preparing.passed_from = place
    elif letter:
        entry.share(window, found.uuid, *who.chosen(letter, found.share, found.gist))
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


def _topics(window: Window, preparing: Preparing) -> bool:
    topics = topic.on_page((preparing.therapist, preparing.appointment))
    nouns.a_list(window, topics, leave="Go on")
    return True


def _open(window: Window, preparing: Preparing) -> list[PageTopic]:
    return window.journal.read(page_topics.of, preparing.therapist)


def _under_topic(window: Window, preparing: Preparing, place: int) -> bool:
    """Ask what belongs under a topic."""
    found = _open(window, preparing)
    if place >= len(found):
        return False
    page = (preparing.therapist, preparing.appointment)
    talk = LineByLine(window.journal)
    answer = finish(topic.ask_under(talk, found[place].uuid, page, leave="Nothing more"))
    if answer is None:
        raise console.Back
    return answer == "leave"


def _first(window: Window, preparing: Preparing) -> bool:
    found = _open(window, preparing)
    if len(found) < 2:  # noqa: PLR2004  # one is first anyway
        return False
    others = {"n": "None of them", "0": "Leave it as it is"}
    named = [f"{'First, please: ' if one.first else ''}{rows.fit(one.text)}" for one in found]
    place, letter = one_of(wording.PUT_FIRST, named, others, "0")
    if letter == "0":
        return True
    if letter == "n":
        window.journal.write(page_topics.put_none_first, preparing.therapist)
    else:
        window.journal.write(topic_list.put_first, found[place].uuid)
    console.say(wording.KEPT)
    return True


def _help(window: Window, preparing: Preparing) -> bool:
    """Ask what would help most, in order, or in the person's own words."""
    page_of = (preparing.therapist, preparing.appointment)
    chosen = list(window.journal.read(preparations.wishes, *page_of))
    if chosen:
        console.say(f"So far: {', then '.join(chosen)}.")
        choices = {"l": "Leave it", "c": "Choose anew", TAKE_AWAY: "Nothing of that"}
        answer = console.choose("What would help most?", choices, "l")
        if answer == "l":
            return True
        chosen = []
        if answer == TAKE_AWAY:
            _put_help(window, preparing, chosen)
            return True
    while True:
        left = [one for one in _WOULD_HELP if one not in chosen]
        others = {"w": "In your own words", "0": "Nothing more" if chosen else "Nothing"}
        question = "And then?" if chosen else "What would help most?"
        place, letter = one_of(question, left, others, "0")
        if letter == "0":
            return True
        if letter == "w":
            ask = partial(console.ask, "Your own words?")
            chosen = until_kept(ask, partial(_also, window, preparing, chosen)) or chosen
        else:
            chosen = _also(window, preparing, chosen, left[place])


def _also(window: Window, preparing: Preparing, chosen: list[str], wish: str) -> list[str]:
    """Keep that something more would help, behind what would help before; return all of it."""
    _put_help(window, preparing, [*chosen, wish])
    return [*chosen, wish]


def _put_help(window: Window, preparing: Preparing, chosen: list[str]) -> None:
    window.journal.write(
        preparations.wish_for, preparing.therapist, preparing.appointment, list(chosen)
    )


def _rest(window: Window, preparing: Preparing) -> bool:
    page_of = (preparing.therapist, preparing.appointment)
    browse(
        "Put it on the page, or leave it off?",
        partial(on_page.switches, window, *page_of),
        partial(on_page.switch, window, *page_of),
        others={
            "n": ("Add something new", partial(on_page.new, window, *page_of)),
            "w": ("Change the words of one", partial(_change_words, window, preparing)),
            "s": (NAMES, partial(nouns.a_list, window, stand_in.on_page(page_of))),
        },
        leave="Go on",
    )
    return True


def _change_words(window: Window, preparing: Preparing) -> None:
    found = on_page.switches(window, preparing.therapist, preparing.appointment)
    own = [(words, one) for words, one in found if has_words(one)]
    place, letter = one_of("Which one?", [words for words, _ in own], {"0": "None"}, "0")
    if not letter:
        on_page.change_words(window, own[place][1])


def _read(window: Window, preparing: Preparing) -> bool:
    page.decide_names(window.journal, preparing.therapist, preparing.appointment, yes=False)
    preview.read(window, preparing.therapist, preparing.appointment)
    return True
