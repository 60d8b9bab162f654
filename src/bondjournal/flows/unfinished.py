"""Asking what becomes of a draft that was left when a window ended."""

from collections.abc import Iterable
from datetime import date

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.journal import settings
from bondjournal.talk import Choice, Talk

OPEN, LATER, THROW = "open", "later", "throw"
_KEEP = "keep"
_CHOICES = (
    Choice(OPEN, "Open it", "o"),
    Choice(LATER, "Keep it for later", "l"),
    Choice(THROW, wording.THROW_AWAY, "t"),
)
# No single letter throws a draft away: keys typed right after unlocking may arrive here.
_SURE = (Choice(_KEEP, "Keep it", "k"), Choice(THROW, wording.THROW_AWAY, "throw"))


async def ask(talk: Talk, draft: Draft, about: str = "") -> str:
    """Ask what becomes of a draft; return OPEN, THROW (after a second question), or LATER.

    Args:
        talk: where it is asked.
        draft: the draft.
        about: the words it is asked about.
    """
    today = talk.today
    day = of_day(await talk.read(settings.day_of, draft.changed_at, draft.zone), today)
    question = wording.DRAFT_FOUND.format(day=day)
    while (answer := await talk.choose(question, _CHOICES, about=about, usual=OPEN)) == THROW:
        sure = wording.THROW_DRAFT.format(day=day)
        if await talk.choose(sure, _SURE, usual=_KEEP) == THROW:
            return THROW
    return answer or LATER


def newest_first(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts in the order in which they are asked about."""
    return sorted(drafts, key=lambda draft: draft.changed_at, reverse=True)


def of_day(day: date, today: date) -> str:
    """Return the day of a draft in words: "today", "Saturday", "Saturday 3 May"."""
    away = (today - day).days
    if away <= 1:
        return "yesterday" if away == 1 else "today"
    weekday = dates.WEEKDAYS[day.weekday()]
    return weekday if away < len(dates.WEEKDAYS) else f"{weekday} {dates.short(day, today.year)}"
