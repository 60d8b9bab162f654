"""Who an entry is for: the person alone, a page by one line, or a page as it is written."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from bondjournal import checks, wording
from bondjournal.draft import Draft
from bondjournal.talk import Choice, Line, Talk

K = TypeVar("K")
Keep = Callable[[str, str], Awaitable[K]]
"""Keeps the share level and the one line, or raises JournalError."""

LEVELS = (
    Choice("only-me", "Only me", "m", "On no page, and not counted on any."),
    Choice("gist", "One line I write", "o", "The page may carry that line, never the text."),
    Choice("as-written", "As I wrote it", "a", "The page may carry the text."),
)


async def ask(talk: Talk, share: str, gist: str, keep: Keep[K], *, leave: str = "") -> K | None:
    """Ask who an entry is for, and keep the answer; None where there is none.

    Args:
        talk: where it is asked.
        share: the level it has.
        gist: its one line, which stays even where it is not the level.
        keep: what keeps both.
        leave: what it is to leave the question, in words.
    """
    chosen = await talk.choose(wording.WHO_IS_IT_FOR, LEVELS, usual=share, leave=leave)
    return None if chosen is None else await keep_level(talk, chosen, gist, keep, leave=leave)


async def keep_level(
    talk: Talk, share: str, gist: str, keep: Keep[K], *, leave: str = ""
) -> K | None:
    """Keep a level; where it is the one line, that is asked for, and None where there is none."""
    if share != "gist":
        return await keep(share, gist)
    asked = Line(
        wording.THE_LINE,
        "The one line",
        gist,
        needed="Without a line it stays as it is. Type one, or press esc.",
        leave=leave or "back",
    )
    return await talk.line(asked, lambda typed: keep(share, typed))


async def share_draft(
    talk: Talk, draft: Draft, keep: Callable[[str, str], Awaitable[None]], *, leave: str = ""
) -> None:
    """Ask who what is being written is for, and keep it, as `ask` does.

    Raises:
        WrongUse: it is written behind the third door.
    """
    checks.check_page(draft.door)
    await ask(talk, draft.share, draft.gist, keep, leave=leave)


async def share_entry(talk: Talk, uuid: UUID, share: str = "") -> bool:
    """Ask who an entry is for, unless that is said, and keep it; return whether it changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it was written behind the third door.
    """
    from bondjournal.journal import whole_entries
    from bondjournal.journal.entries import Changes

    entry = await talk.read(whole_entries.for_page, uuid)

    async def keep(level: str, gist: str) -> bool:
        return await talk.write(whole_entries.change, uuid, Changes(share=level, gist=gist))

    if share:
        return bool(await keep_level(talk, share, entry.gist, keep))
    return bool(await ask(talk, entry.share, entry.gist, keep))
