"""What waits for its session: which day was it?"""

from datetime import date
from typing import Final, Literal

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain.questions import one_of
from bondjournal.cli.plain.whom import asked_first
from bondjournal.cli.plain.window import Window
from bondjournal.errors import WrongUse
from bondjournal.journal import additions
from bondjournal.journal import waiting as kept
from bondjournal.journal.waiting import Near, Waiting
from bondjournal.wording import seeing
from bondjournal.wording import waiting as words


def settle(window: Window) -> None:
    """Ask who is meant by names nobody has, and which session all that waits was about.

    What is left waits on.
    """
    for name in window.journal.read(additions.unknown_names):
        _who(window, name)
    for one in window.journal.read(kept.waiting):
        console.say(window.journal.read(kept.told, one))
        _settle(window, one)


def _who(window: Window, name: str) -> None:
    several = window.journal.read(additions.who_it_can_be)
    others = {"n": words.SOMEONE_NEW.format(name=name), "0": words.LEAVE}
    place, letter = one_of(words.WHO.format(name=name), [one for _, one in several], others, "0")
    if letter == "0":
        return
    them = None if letter else several[place][0]
    first = asked_first(window) if letter else ""
    window.journal.write(additions.settle_as, name, them, first=first)
    console.say(wording.KEPT)


def _settle(window: Window, one: Waiting) -> None:
    near = window.journal.read(kept.near, one.key)
    answer = _answer(window, one, near)
    if answer is None:
        return
    if answer == _THROW:
        if not console.confirm(words.THROW_ASKS, default=False):
            return
        window.journal.write(kept.throw_away, one.key)
        console.say(words.THROWN)
        return
    if isinstance(answer, Near):
        day = window.journal.write(kept.settle, one.key, answer.uuid)
    else:
        day = _settle_on(window, one, answer)
    console.say(f"{wording.KEPT} {dates.long(day)}.")


_THROW: Final = "t"


def _answer(window: Window, one: Waiting, near: list[Near]) -> Near | date | Literal["t"] | None:
    """Ask for a session that is known, by its number, or another day; enter leaves it."""
    numbered = {str(number): known for number, known in enumerate(near, 1)}
    for number, known in numbered.items():
        console.say(f"{number}: {words.known(dates.long(known.day), known.name)}")
    day = one.named if one.named not in {known.day for known in near} else None
    if day is not None:
        console.say(f"y: {words.there_was(dates.long(day))}")
    console.say(f"{_THROW}: {words.THROW_AWAY}")
    console.say("enter: leave it")
    console.say("Or a day: tue, or 12 May.")
    while typed := console.ask(wording.WHICH_DAY):
        if typed in numbered:
            return numbered[typed]
        if typed.lower() == _THROW:
            return _THROW
        if typed.lower() == "y" and day is not None:
            return day
        try:
            return dates.parse_past(typed, now=window.now, zone=window.zone).day
        except WrongUse as error:
            console.tell(error)
    return None


def _settle_on(window: Window, one: Waiting, day: date) -> date:
    who = window.journal.read(kept.whom, one.key, day)
    place = 0
    if len(who) > 1:
        place, _ = one_of(seeing.WITH_WHOM, [name for _, name in who], {})
    them = who[place][0] if who else None
    return window.journal.write(kept.settle_on, one.key, day, window.zone, them)
