"""Asking what becomes of a draft that was left when a window ended."""

from collections.abc import Iterable, Sequence

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.journal import settings
from bondjournal.journal.home import day_before
from bondjournal.talk import Choice, Talk

OPEN, LATER, THROW = "open", "later", "throw"
_KEEP = "keep"
_CHOICES = (
    Choice(OPEN, "Open it", "o"),
    Choice(LATER, "Keep it for later", "l"),
    Choice(THROW, wording.THROW_AWAY, "t", wording.ASKS_ONCE_MORE),
)
# No single letter throws a draft away: keys typed in a hurry may arrive here.
_SURE = (Choice(_KEEP, "Keep it", "k"), Choice(THROW, wording.THROW_AWAY, "throw"))


async def ask(talk: Talk, draft: Draft, about: str = "") -> str:
    """Ask what becomes of a draft; return OPEN, THROW (after a second question), or LATER.

    Args:
        talk: where it is asked.
        draft: the draft.
        about: the words it is asked about.
    """
    day = await talk.read(settings.day_of, draft.changed_at, draft.zone)
    near = day_before(day, talk.today)
    full = f"{near} {dates.short(day)}" if near in dates.WEEKDAYS else near
    question = wording.DRAFT_FOUND.format(day=full)
    while (answer := await _ask(talk, question, about)) == THROW:
        if await is_to_go(talk, draft):
            return THROW
    return answer or LATER


async def is_to_go(talk: Talk, draft: Draft) -> bool:
    """Ask once more whether to throw a draft away."""
    day = await talk.read(settings.day_of, draft.changed_at, draft.zone)
    sure = wording.THROW_DRAFT.format(day=day_before(day, talk.today))
    return await talk.choose(sure, _SURE, usual=_KEEP) == THROW


async def _ask(talk: Talk, question: str, about: str) -> str | None:
    leave = "keep it for later"
    return await talk.choose(question, _CHOICES, about=about, usual=OPEN, leave=leave)


async def which(talk: Talk, drafts: Sequence[Draft]) -> Draft | None:
    """Ask which of several drafts is meant, by their days; the only one is not asked about."""
    if len(drafts) == 1:
        return drafts[0]
    choices = []
    for draft in drafts:
        day, clock = dates.date_and_clock(draft.changed_at, draft.zone)
        choices.append(Choice(draft.uuid.hex, f"{dates.long(day)}, {clock}"))
    answer = await talk.choose(wording.WHICH_DRAFT, choices, usual=choices[0].value)
    return next((one for one in drafts if one.uuid.hex == answer), None)


def newest_first(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts in the order in which they are asked about."""
    return sorted(drafts, key=lambda draft: draft.changed_at, reverse=True)
