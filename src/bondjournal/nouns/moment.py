"""A moment: "yes, that's it", something good noticed in a session, under one of five signs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.nouns.therapist import ask_therapist, ask_which_therapist
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Day, Line, Talk, ask_and_keep
from bondjournal.wording import signs
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Moment

_LETTERS = dict(zip(signs.SIGNS, "toerun", strict=True))


def _look(row: "Moment", today: date) -> RowLook:
    del today
    return RowLook(
        day=row.day,
        under=signs.SIGNS[row.sign].lower() if row.sign else "",
        line=f"From the session on {dates.long(row.session_day)}." if row.session_day else "",
    )


def _line(present: str = "") -> Line:
    return Line(words.MOMENT, "A moment", present)


async def _add(talk: Talk) -> UUID | None:
    therapist = await ask_therapist(talk)
    return None if therapist is None else await add_of(talk, therapist)


async def add_of(talk: Talk, therapist: UUID) -> UUID | None:
    """Ask for a moment in the last session with a therapist, then for its sign."""
    from bondjournal.journal import moments

    added = await talk.lines([_line()], moments.add_of_last_session, therapist=therapist)
    if added is None:
        return None
    talk.say_kept(day_said(added.day, in_session=added.appointment_uuid is not None))
    await ask_sign(talk, added)
    return added.uuid


async def _change(talk: Talk, row: "Moment") -> None:
    from bondjournal.journal import moments

    await ask_and_keep(talk, [_line(row.text)], moments.LIST.reword, row.uuid)


async def ask_sign(talk: Talk, row: "Moment") -> None:
    """Ask which sign a moment belongs to, if any."""
    from bondjournal.journal import moments

    choices = [Choice(sign, said, _LETTERS[sign]) for sign, said in signs.SIGNS.items()]
    sign = await talk.choose(signs.WHICH, choices, about=row.text, usual=row.sign)
    if sign is not None and sign != row.sign:
        await talk.write(moments.change, row.uuid, sign=sign)
        talk.say_kept()


async def _ask_day(talk: Talk, row: "Moment") -> None:
    """Ask which day the moment was; it belongs to the known session of that day."""
    asked = Day(wording.WHICH_DAY, "as it is", toward="past")
    await talk.day(asked, partial(_put_on, talk, row.uuid))


async def _put_on(talk: Talk, uuid: UUID, when: dates.When) -> bool:
    from bondjournal.journal import known_sessions, moments

    several = await talk.read(known_sessions.whom_on, when.day)
    therapist = await ask_which_therapist(talk, several)
    if therapist is None and several:
        return False
    in_session = await talk.write(moments.put_on, uuid, when.day, therapist)
    talk.say_kept(day_said(when.day, in_session=in_session))
    return True


def day_said(day: date, *, in_session: bool) -> str:
    """Return what is said of the day of a moment, and whether it was in a session."""
    return f"{dates.long(day)}.{'' if in_session else ' Not in a session.'}"


MOMENT = Noun(
    name="moment",
    kind="moment",
    core="moments",
    for_page=Choice("moment", "A moment", "m"),
    title="Moments",
    this="this moment",
    which="Which moment?",
    question=words.MOMENT,
    nothing=words.NO_MOMENT,
    look=_look,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "sign",
            ask_sign,
            lambda _: "What it was a sign of",
        ),
        RowAction(
            "day",
            _ask_day,
            lambda _: "Which day it was",
        ),
        WHOSE,
    ),
    on_slip=("sign", "day", "whose"),
    shared=("new", "edit", "delete"),
    ordered=False,
    newest_first=True,
    helps={
        "": "Something good noticed in a session, under one of five signs.",
        "add": "Add a moment. Without a day it is from the last session, up to 14 days ago.",
        "list": "List moments, earliest first.",
        "show": "Show a moment in full.",
        "edit": "Change a moment. Without options it asks for the words.",
        "delete": "Delete a moment. It stays in the trash for 14 days.",
    },
    columns=("day", "appointment_uuid", "sign"),
)


async def _by_sign(talk: Talk) -> "Sequence[Moment]":
    from bondjournal.journal import moments

    found = await talk.read(moments.by_sign)
    return [moment for under in found.values() for moment in under]


SIGNS = replace(
    MOMENT,
    name="signs",
    title=signs.PLACE,
    above=signs.FIRST,
    headings=signs.SIGNS,
    part="sign",
    nothing=signs.NONE,
    how_to_add=signs.WHERE_FROM,
    other_words=signs.WHICH,
    look=lambda row, _: RowLook(day=row.day),
    rows=_by_sign,
    change=ask_sign,
    actions=(),
    on_slip=(),
    foot=(("open", "which sign"),),
    shared=(),
    newest_first=False,
)
"""Moments looked at over time, under their signs."""
