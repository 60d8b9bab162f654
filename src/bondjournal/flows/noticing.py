"""Notices about ratings: said once, and the actions they offer."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import notices, ratings, said
from bondjournal.journal.notices import Notice
from bondjournal.scales import LABELS
from bondjournal.talk import Line, Talk
from bondjournal.wording import notices as words
from bondjournal.wording.trends import NO_RATING_HERE


async def take(talk: Talk) -> Notice | None:
    """Return the notice that waits, if any, and count it as said."""
    if not await talk.read(notices.any_waits):
        return None
    # If another window is writing all the while, the notice waits for the next time.
    with suppress(JournalError):
        return await talk.write(notices.take, talk.now())
    return None


async def do(talk: Talk, notice: Notice, choice: str) -> str | None:
    """Do what was chosen on a notice; return the sentence about it, or None if it was left."""
    if choice == words.LINE:
        return await ask_lines(talk, notice.appointment, [point.scale for point in notice.dips])
    if choice == words.PAGE:
        return await _put_on_page(talk, notice)
    return ""


async def ask_lines(talk: Talk, appointment: UUID, scales: Sequence[str]) -> str | None:
    """Ask for a line to each rating of a session; return what is said, if anything is to be.

    Args:
        talk: where it is asked.
        appointment: the session.
        scales: the scales; those the session was not rated on are skipped.
    """
    present = await talk.read(ratings.lines, appointment, scales)
    if not present:
        return NO_RATING_HERE
    asked = [
        Line(f"{LABELS[scale]}. {wording.ABOUT_THE_NUMBER}", "The line", line, True)
        for scale, line in present.items()
    ]
    return await talk.lines(asked, said.put_lines, appointment, tuple(present))


async def _put_on_page(talk: Talk, notice: Notice) -> str | None:
    says: Sequence[str] = (words.LAST_ALONE,)
    empty = words.NO_TOPIC
    if notice.is_last:
        says = (*await talk.read(notices.numbers, notice), words.MAY_GO)
        empty = words.NUMBER_ALONE
    line = Line(words.TOPIC, "A topic", empty=empty, about="\n".join(says))
    return await talk.lines([line], notices.put_on_page, notice)
