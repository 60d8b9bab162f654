"""Asking which therapist something is about, before preparing and when something is new."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from bondjournal import dates
from bondjournal.journal import owners, ownership
from bondjournal.summary import unclaimed
from bondjournal.talk import Choice, Talk
from bondjournal.wording import whose as words

_ANYONE, _SKIP, _REST = "anyone", "skip", "rest"


async def ask_before_preparing(talk: Talk, therapist: UUID, appointment: UUID | None) -> bool:
    """Ask about each unowned thing that could be on this page which therapist it is about.

    Return whether to go on; False if somebody went back from the first question.
    """
    waiting = await talk.read(unclaimed.of_page, therapist, appointment, today=talk.today)
    names = await talk.read(ownership.names_if_several)
    place = 0
    while 0 <= place < len(waiting):
        one = waiting[place]
        about = words.named(one.kind, one.words, _day(one.day, talk.today))
        answer = await _ask(talk, names, about, last=one is waiting[-1])
        if answer == _REST:
            return True
        if answer is not None:
            await _give(talk, one.uuid, answer)
        place += 1 if answer is not None else -1
    return place >= 0


async def ask_about_new(talk: Talk, uuid: UUID) -> None:
    """Ask which therapist something new is about, if that is not clear; it can be skipped."""
    names = await talk.read(owners.to_ask, uuid)
    if names:
        await _give(talk, uuid, await _ask(talk, names, "", last=True) or _SKIP)


async def _ask(talk: Talk, names: Mapping[UUID, str], about: str, *, last: bool) -> str | None:
    choices = [Choice(uuid.hex, name) for uuid, name in names.items()]
    choices.append(Choice(_ANYONE, words.any_of(list(names.values())), "a"))
    choices.append(Choice(_SKIP, words.SKIP, "s", words.UNTIL_THEN))
    choices += [] if last else [Choice(_REST, words.SKIP_ALL, "r")]
    return await talk.choose(words.QUESTION, choices, about=about, usual=_SKIP)


async def _give(talk: Talk, uuid: UUID, answer: str) -> None:
    if answer != _SKIP:
        await talk.write(owners.give, uuid, None if answer == _ANYONE else UUID(hex=answer))


def _day(day: date | None, today: date) -> str:
    return dates.short(day, today.year) if day else ""
