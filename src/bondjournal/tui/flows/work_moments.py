"""Moments: their rows, and what is asked and done with them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.journal import known_sessions, moments
from bondjournal.journal.values import Moment
from bondjournal.tui.flows import until_kept
from bondjournal.tui.flows.whom import whom
from bondjournal.tui.flows.work import Noun, Shown
from bondjournal.tui.screens import days
from bondjournal.tui.screens.session_when import Question
from bondjournal.tui.screens.signs import WhichSign
from bondjournal.tui.screens.some_lines import Line
from bondjournal.tui.screens.whom import Whom
from bondjournal.tui.screens.work import Moments, Wish
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import signs
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def shown(listed: Sequence[Moment], today: date) -> Shown:
    """Return the moments, the newest first, and of which session each is."""
    rows = [
        Row(
            moment.uuid,
            moment.text,
            margin=dates.margin(moment.day, today.year),
            short_margin=days.short(moment.day, today.year),
            after=signs.SIGNS[moment.sign].lower() if moment.sign else "",
        )
        for moment in reversed(listed)
    ]
    below = {
        moment.uuid: f"Of the session on {dates.long(moment.session_day)}."
        if moment.session_day
        else ""
        for moment in listed
    }
    return rows, below


async def new(app: "JournalApp") -> UUID | None:
    """Ask with whom it was, where several are seen, and for a moment of their last session."""
    them = await whom(app)
    return await new_moment(app, them) if them is not None else None


async def new_moment(app: "JournalApp", them: UUID) -> UUID | None:
    """Ask for a moment of the last session, then which sign it is; the moment is kept before."""
    moment = await until_kept.lines(
        app, [Line(words.MOMENT)], moments.add_of_last_session, therapist=them
    )
    if moment is None:
        return None
    await _ask_sign(app, moment, Wish("sign"))
    return moment.uuid


async def _change(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    del wish
    return bool(
        await until_kept.lines(
            app, [Line(words.MOMENT, moment.text)], moments.LIST.put, moment.uuid
        )
    )


async def _ask_sign(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    del wish
    sign = await app.push_screen_wait(WhichSign(moment.text, moment.sign))
    if sign is None or sign == moment.sign:
        return False
    return await app.write(moments.change, moment.uuid, sign=sign)


async def _ask_day(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    """Ask which day it was; the known session of that day is the one it was in."""
    del wish

    def read(typed: str) -> dates.When:
        return dates.parse_past(typed, now=app.now(), zone=app.zone, start_of_day=app.start_of_day)

    question = Question(wording.WHICH_DAY, (), "Enter without a day: as it is.")
    put = partial(_put_on, app, moment)
    return bool(await until_kept.a_day(app, question, read, put, leave="as it is"))


async def _put_on(app: "JournalApp", moment: Moment, when: dates.When) -> bool:
    """Say that a moment was on a day, in the known session of that day if there is one."""
    day = when.day
    several = await app.read(known_sessions.whom_on, day)
    them = several[0][0] if several else None
    if len(several) > 1:
        answer = await app.push_screen_wait(Whom(several, them))
        if not isinstance(answer, UUID):
            return False
        them = answer
    await app.write(moments.put_on, moment.uuid, day, them)
    return True


MOMENTS = Noun(
    screen=Moments,
    list=moments.LIST,
    called="this moment",
    shown=shown,
    new=new,
    change=_change,
    deeds={"sign": _ask_sign, "day": _ask_day},
)
