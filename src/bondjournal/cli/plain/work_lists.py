"""What was tried, what helped, and practical questions, line by line."""

from datetime import date

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.journal import helped, practical, tried
from bondjournal.journal.values import Helped, Practical, Tried
from bondjournal.wording import work as words


def _said_tried(one: Tried, today: date) -> str:
    del today
    state = "" if one.state == "open" else f" ({words.TRIED_STATES[one.state]})"
    return f"{rows.fit(one.what)}{state}"


def _add_tried(window: Window) -> Tried | None:
    what = line(words.TO_TRY, "What was tried")
    if not what:
        return None
    added = window.journal.write(tried.add, what, day=window.today)
    console.say(wording.KEPT)
    _how_it_went(window, added)
    return added


def _how_it_went(window: Window, one: Tried) -> None:
    how = line(words.HOW_IT_WENT, "How it went", one.how_it_went)
    if window.journal.write(tried.say_how_it_went, one.uuid, how):
        console.say(wording.KEPT)


_ENDS = {"y": "done", "l": "let-go", "o": "open"}


def _tried_choices(one: Tried) -> dict[str, str]:
    named = {"h": "Say how it went", "y": "It is done", "l": "Let go", "o": "Take it up again"}
    return {letter: name for letter, name in named.items() if _ENDS.get(letter) != one.state}


def _change_tried(window: Window, one: Tried, letter: str) -> None:
    if letter == "h":
        _how_it_went(window, one)
        return
    window.journal.write(tried.end, one.uuid, _ENDS[letter])
    console.say(wording.KEPT)


def _said_helped(one: Helped, today: date) -> str:
    del today
    return f"{rows.fit(one.text)} ({words.HELPED[one.helped]})"


def _add_helped(window: Window) -> Helped | None:
    answer = console.choose("Which is it?", {"h": "It helped", "n": "It did not help"}, "h")
    it_helped = answer == "h"
    text = line(words.WHAT_HELPED if it_helped else words.WHAT_DID_NOT, "What helped")
    if not text:
        return None
    added = window.journal.write(helped.add, text, day=window.today, helped=it_helped)
    console.say(wording.KEPT)
    return added


def _change_helped(window: Window, one: Helped, letter: str) -> None:
    del letter
    window.journal.write(helped.change, one.uuid, helped=not one.helped)
    console.say(wording.KEPT)


def _said_practical(one: Practical, today: date) -> str:
    del today
    return f"{rows.fit(one.text)}{f' ({words.ASKED})' if one.asked else ''}"


def _add_practical(window: Window) -> Practical | None:
    return _keep_practical(window, line(words.PRACTICAL, "A question"))


def _pick(window: Window) -> None:
    place, letter = one_of("Which one?", words.PICK, {"0": "None"}, "0")
    if not letter:
        _keep_practical(window, words.PICK[place])


def _keep_practical(window: Window, text: str) -> Practical | None:
    if not text:
        return None
    added = window.journal.write(practical.add, text)
    console.say(wording.KEPT)
    return added


def _change_practical(window: Window, one: Practical, letter: str) -> None:
    del letter
    window.journal.write(practical.mark, one.uuid, asked=not one.asked)
    console.say(wording.KEPT)


TRIED = Kind(
    list=tried.LIST,
    name="What was tried",
    question="Which of them?",
    nothing=words.NOTHING_TRIED,
    said=_said_tried,
    add=_add_tried,
    choices=_tried_choices,
    do=_change_tried,
    read=lambda one: [one.how_it_went] if one.how_it_went else [],
)


HELPED = Kind(
    list=helped.LIST,
    name="What helped",
    question="Which of them?",
    nothing=words.NOTHING_HELPED,
    said=_said_helped,
    add=_add_helped,
    choices=lambda one: {"h": "It did not help" if one.helped else "It helped"},
    do=_change_helped,
)


PRACTICAL = Kind(
    list=practical.LIST,
    name="Practical questions",
    question="Which question?",
    nothing=words.NO_QUESTION,
    said=_said_practical,
    add=_add_practical,
    choices=lambda one: {"y": "Not asked yet" if one.asked else "It was asked"},
    do=_change_practical,
    others={"p": ("Pick one", _pick)},
)
