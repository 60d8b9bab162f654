"""Home, as any front end shows it. Nothing is asked there before somebody chooses a line of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.journal import home_state, seeing, settings
from bondjournal.journal.home import State
from bondjournal.summary import written
from bondjournal.talk import Talk
from bondjournal.wording.home import came_in


async def known(
    talk: Talk,
    unfinished: Iterable[Draft],
    *,
    merged: int = 0,
    news: Sequence[str] = (),
    made_up: bool = False,
) -> State:
    """Return what home is made from.

    Args:
        talk: where it is shown.
        unfinished: the drafts to go on with.
        merged: how many captures were merged since home last said so.
        news: sentences about what else happened meanwhile.
        made_up: whether the journal is the made-up one, in which nothing is asked.

    Raises:
        JournalError: the journal cannot be read.
    """
    now = talk.now()
    found = await talk.read(home_state.read, now, talk.today)
    days = [await talk.read(settings.day_of, one.changed_at, one.zone) for one in unfinished]
    if merged:
        news = [came_in(merged, await talk.read(home_state.entries_among_merged, merged)), *news]
    if made_up:
        return replace(found, unfinished=days, news=[wording.MADE_UP, *news])
    return replace(
        found,
        unfinished=days,
        news=news,
        ask_seeing=await talk.read(seeing.is_due, now),
        pages=[question for _, question in await talk.read(written.to_ask, now)],
    )
