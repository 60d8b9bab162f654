"""Asking which entries to list, one criterion after the other."""

from functools import partial

from bondjournal import wording
from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import console
from bondjournal.cli.plain.questions import steps
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.flows import narrowing
from bondjournal.flows.narrowing import CRITERIA, SHARE, Criterion
from bondjournal.journal.entry_filter import Filter
from bondjournal.talk import finish


def ask(window: Window) -> Filter | None:
    """Ask for the criteria until they fit together; return None if that is left."""
    typed: dict[str, str] = {}
    questions = [partial(_ask, window, typed, one) for one in CRITERIA]
    while steps(*questions, partial(_ask_share, typed)):
        narrowed, wrong = finish(narrowing.read(window.talk, typed))
        if not wrong:
            return narrowed.asked
        for sentence in wrong.values():
            console.say(sentence)
    return None


def _ask(window: Window, typed: dict[str, str], one: Criterion) -> bool:
    while True:
        typed[one.name] = console.ask(one.question, one.aside, f"enter: {one.nothing}")
        try:
            if typed[one.name]:
                finish(one.read(window.talk, typed[one.name]))
        except JournalError as error:
            console.tell(error)
        else:
            return True


def _ask_share(typed: dict[str, str]) -> bool:
    choices = {str(number): wording.SHARE_WORDS[one] for number, one in enumerate(SHARE_LEVELS, 1)}
    answer = console.choose(
        "How much of it may go on the page?", choices | {"a": "All of them"}, "a"
    )
    typed[SHARE] = "" if answer == "a" else SHARE_LEVELS[int(answer) - 1]
    return True
