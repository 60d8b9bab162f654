"""What may go on the page of an entry: nothing, one line about it, or all of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from bondjournal import checks, wording
from bondjournal.draft import Draft
from bondjournal.talk import Choice, Line, Talk
from bondjournal.wording.whose import what_may_go

K = TypeVar("K")
Keep = Callable[[str, str], Awaitable[K]]
"""Keeps a share level and a gist, or raises JournalError."""

LEVELS = (
    Choice("only-me", "Nothing", "n", "It is on no page, and not counted on any."),
    Choice("gist", "One line about it", "o", "A line you write. The page never shows the text."),
    Choice("as-written", "All of it", "a", "The page may show the text."),
)


async def ask(
    talk: Talk,
    share: str,
    gist: str,
    keep: Keep[K],
    *,
    leave: str = "",
    question: str = wording.WHAT_MAY_GO,
    about: str = "",
    nothing: str = "",
) -> K | None:
    """Ask what of an entry may go on the page, and keep the answer; return None without one.

    Args:
        talk: where it is asked.
        share: its present share level.
        gist: its gist, which stays even if the level is another one.
        keep: keeps both.
        leave: the words for leaving the question.
        question: the question, if it names whose page it is.
        about: what there is to know before answering.
        nothing: what follows from the answer "Nothing", if not the usual.
    """
    none, *others = LEVELS
    levels = [replace(none, below=nothing or none.below), *others]
    chosen = await talk.choose(question, levels, aside=about, usual=share, leave=leave)
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
        needed="Without a line, it stays as it is. Type one, or press esc.",
        leave=leave or "back",
    )
    return await talk.line(asked, lambda typed: keep(share, typed))


async def share_draft(
    talk: Talk,
    draft: Draft,
    keep: Callable[[str, str], Awaitable[None]],
    keep_whose: Callable[[str, str], Awaitable[None]],
    *,
    leave: str = "",
) -> None:
    """Ask what of a draft may go on the page, and keep the answer, as `ask` does.

    If it can be for several therapists, that is asked first, and `keep_whose` is called with
    `Draft.whose` and what people read.

    Raises:
        WrongUse: the draft was written behind the third door.
    """
    from bondjournal.flows.whose import ask_of_draft
    from bondjournal.journal import owners

    checks.check_page(draft.door)
    whose = await ask_of_draft(talk, draft, leave=leave)
    if whose is None:
        return
    draft = draft.changed(draft.changed_at, whose=whose)
    page_of = await talk.read(owners.of_draft, draft)
    await keep_whose(whose, page_of)
    question = what_may_go(page_of)
    await ask(talk, draft.share, draft.gist, keep, leave=leave, question=question)


async def share_entry(talk: Talk, uuid: UUID, share: str = "") -> bool:
    """Keep what may go on the page, asking unless `share` is given; return whether it was kept.

    If nobody said yet which of several therapists it is for, that is asked first.

    Raises:
        NotFound: the entry was deleted in the meantime.
        WrongUse: the entry was written behind the third door.
    """
    from bondjournal.flows.whose import ask_about_new
    from bondjournal.journal import whole_entries
    from bondjournal.journal.entries import Changes

    if not share:
        await talk.read(whole_entries.for_page, uuid)
        await ask_about_new(talk, uuid)
    entry = await talk.read(whole_entries.for_page, uuid)

    async def keep(level: str, gist: str) -> bool:
        return await talk.write(whole_entries.change, uuid, Changes(share=level, gist=gist))

    if share:
        return bool(await keep_level(talk, share, entry.gist, keep))
    question = what_may_go(entry.whose)
    return bool(await ask(talk, entry.share, entry.gist, keep, question=question))
