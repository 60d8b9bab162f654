"""Asking which therapist something is for: the next page, what is new, and what is written."""

from uuid import UUID

from bondjournal.draft import Draft
from bondjournal.journal import owners
from bondjournal.nouns.therapist import ask_which_therapist
from bondjournal.nouns.whose import give, those
from bondjournal.summary import next_page
from bondjournal.summary.next_page import NextPage
from bondjournal.talk import Choice, Talk
from bondjournal.wording import whose as words
from bondjournal.wording.pages import WHO_FOR

_SKIP = "skip"


async def which_page(talk: Talk) -> NextPage | None:
    """Return which page comes next, asking only if several could; None if that was left.

    Raises:
        WrongUse: sessions are not to be mentioned.
    """
    pages = {one.therapist: one for one in await talk.read(next_page.next_pages, talk.now())}
    named = [(one.therapist, one.name) for one in pages.values()]
    chosen = await ask_which_therapist(talk, named, question=WHO_FOR)
    return pages[chosen] if chosen is not None else None


async def ask_about_new(talk: Talk, uuid: UUID) -> None:
    """Ask which therapist something new is for, if that is not clear; it can be skipped."""
    names = await talk.read(owners.to_ask, uuid)
    if names:
        skip = Choice(_SKIP, words.SKIP, "s", words.UNTIL_THEN)
        answer = await talk.choose(words.QUESTION, [*those(names), skip], usual=_SKIP)
        if answer not in (None, _SKIP):
            await give(talk, uuid, answer)


async def ask_of_draft(talk: Talk, draft: Draft, *, leave: str = "") -> str | None:
    """Return whom a draft is for, as `Draft.whose` says it, asking if that is not clear.

    None if the question was left.
    """
    names = await talk.read(owners.to_ask_of_draft, draft)
    if not names:
        return draft.whose
    return await talk.choose(words.QUESTION, those(names), usual=draft.whose or None, leave=leave)
