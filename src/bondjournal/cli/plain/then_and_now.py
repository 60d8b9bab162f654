"""Then and now: an old entry or page and today's, what helped most often, goals over time."""

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import LEAVE
from bondjournal.cli.plain.window import Window
from bondjournal.journal import goals, lookback
from bondjournal.summary import beside
from bondjournal.wording import lookback as words
from bondjournal.wording.work import NOTHING_HELPED


def then_and_now(window: Window) -> None:
    """Ask what to look at, again and again."""
    choices = {
        "e": "An old entry and the newest",
        "p": "An old page and the next",
        "h": "What helped most often",
        "g": words.GOALS,
    }
    read = {"e": _entries, "p": _pages, "h": _helped, "g": _goals}
    while (answer := console.choose("What do you want to look at?", choices | LEAVE, "0")) != "0":
        read[answer](window)


def _entries(window: Window) -> None:
    both = window.journal.read(beside.of_entries, window.today)
    _both(window, both, words.NOTHING_LONG_AGO if both[1] else wording.EMPTY_JOURNAL)


def _pages(window: Window) -> None:
    both = window.journal.read(beside.of_pages, window.today)
    _both(window, both, words.NO_EARLIER_PAGE)


def _both(window: Window, both: beside.Both, nothing: str) -> None:
    then, now = both
    if then is None:
        console.say(nothing)
        return
    for side in (then, now):
        if side is not None:
            console.say(f"{dates.long(side.day)}, {words.ago(side.day, window.today)}.")
            if side.title:
                console.say(side.title)
            console.out(side.text.rstrip())


def _helped(window: Window) -> None:
    found = window.journal.read(lookback.most_often)
    did_not = window.journal.read(lookback.most_often, it_helped=False)
    if not found and not did_not:
        console.say(NOTHING_HELPED)
    for heading, several in ((words.HELPED, found), (words.DID_NOT, did_not)):
        if several:
            console.say(f"{heading}:")
        for one in several:
            last = dates.short(one.days[-1], 0)
            console.out(f"{one.text}, {wording.times(len(one.days))}, last on {last}.")


def _goals(window: Window) -> None:
    rated = [goal for goal in window.journal.read(goals.LIST.listed) if goal.ratings]
    if not rated:
        console.say(words.NO_GOALS)
    for goal in rated:
        numbers = ", ".join(f"{one.value} on {dates.short(one.day, 0)}" for one in goal.ratings)
        console.out(f"{goal.words}{rows.whose(goal)}: {numbers}.")
