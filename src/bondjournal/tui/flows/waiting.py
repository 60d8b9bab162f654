"""What waits for its session: which day was it?"""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.journal import additions, whom
from bondjournal.journal import waiting as kept
from bondjournal.journal.waiting import Near, Waiting
from bondjournal.tui.flows.until_kept import a_day, by_slip
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.screens.seeing import SomeoneNew
from bondjournal.tui.screens.session_when import Question
from bondjournal.tui.screens.whom import Whom
from bondjournal.tui.widgets.choices import Choice
from bondjournal.wording import seeing
from bondjournal.wording import waiting as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def ask_once(app: "JournalApp") -> None:
    """Ask once of all that waits which session it was; what is left unanswered waits on."""
    for one in await app.read(kept.not_asked):
        if not await _ask(app, one):
            await app.write(partial(kept.leave, key=one.key))


async def which_day(app: "JournalApp") -> None:
    """Ask who is meant by the names that no therapist has, and which day all that waits was."""
    for name in await app.read(additions.unknown_names):
        await _who(app, name)
    for one in await app.read(kept.waiting):
        await _ask(app, one)


async def _who(app: "JournalApp", name: str) -> None:
    """Ask who is meant by a name; left unsaid, it waits on."""
    several = await app.read(additions.who_it_can_be)
    choices = [
        Choice(str(number), called, name=uuid.hex)
        for number, (uuid, called) in enumerate(several, 1)
    ]
    answer = await app.push_screen_wait(
        Pick(
            words.WHO.format(name=name),
            *choices,
            Choice("n", words.SOMEONE_NEW.format(name=name), name="new"),
            Choice("l", words.LEAVE, name="leave"),
            dense=True,
        )
    )
    if answer in (None, "leave"):
        return
    if answer != "new":
        await app.write(additions.settle_as, name, UUID(hex=answer))
    elif not await _someone_new(app, name):
        return
    app.shown(wording.KEPT)


async def _someone_new(app: "JournalApp", name: str) -> bool:
    """Add somebody of a name, and ask what the first one is called, where they have no name."""
    if not await app.read(whom.first_is_nameless):
        await app.write(additions.settle_as, name, None)
        return True

    async def keep(first: str) -> bool:
        await app.write(additions.settle_as, name, None, first=first)
        return True

    question = f"{seeing.FIRST_HAS_NO_NAME} {seeing.WHAT_IS_THE_FIRST_CALLED}"
    return bool(await by_slip(app, partial(SomeoneNew, question=question), keep, ""))


async def _ask(app: "JournalApp", one: Waiting) -> bool:
    """Ask which session something was about; return whether it has its place now."""
    told = await app.read(partial(kept.told, one=one))
    near = await app.read(partial(kept.near, key=one.key))
    choices = [
        Choice(str(number), words.known(dates.long(known.day), known.name), name=known.uuid.hex)
        for number, known in enumerate(near, 1)
    ]
    day = one.named if one.named not in {known.day for known in near} else None
    named = [Choice("y", words.there_was(dates.long(day)), name="named")] if day else []
    answer = await app.push_screen_wait(
        Pick(
            f"{told} {wording.WHICH_DAY}",
            *named,
            *choices,
            Choice("d", words.ANOTHER_DAY, name="day"),
            Choice("t", words.THROW_AWAY, name="throw"),
            Choice("l", words.LEAVE, name="leave"),
            dense=True,
        )
    )
    if answer in (None, "leave"):
        return False
    if answer == "throw":
        yes, no = Choice("y", words.THROW_AWAY, name="throw"), Choice("n", "No", name="no")
        if await app.push_screen_wait(Pick(words.THROW_ASKS, no, yes)) != "throw":
            return False
        await app.write(partial(kept.throw_away, key=one.key))
        app.shown(words.THROWN)
    elif answer == "named" and day:
        return await _on(app, one, day)
    elif answer == "day":
        return await _another_day(app, one)
    else:
        settle = partial(kept.settle, key=one.key, appointment=_meant(near, answer))
        _tell(app, await app.write(settle))
    return True


def _tell(app: "JournalApp", day: date) -> None:
    app.shown(f"{wording.KEPT} {dates.long(day)}.")


def _meant(near: list[Near], answer: str | None) -> UUID:
    return next(known.uuid for known in near if known.uuid.hex == answer)


async def _another_day(app: "JournalApp", one: Waiting) -> bool:
    def read(typed: str) -> dates.When:
        return dates.parse_past(typed, now=app.now(), zone=app.zone, start_of_day=app.start_of_day)

    question = Question(wording.WHICH_DAY, (words.A_DAY,), words.ENTER_LEAVES)
    on = await a_day(app, question, read, lambda when: _on(app, one, when.day), leave="back")
    return bool(on)


async def _on(app: "JournalApp", one: Waiting, day: date) -> bool:
    """Say that there was a session on a day; where that is not clear, ask with whom."""
    who = await app.read(partial(kept.whom, key=one.key, day=day))
    them = who[0][0] if who else None
    if len(who) > 1:
        answer = await app.push_screen_wait(Whom(who, them))
        if not isinstance(answer, UUID):
            return False
        them = answer
    settle = partial(kept.settle_on, key=one.key, day=day, zone=app.zone, therapist=them)
    _tell(app, await app.write(settle))
    return True
