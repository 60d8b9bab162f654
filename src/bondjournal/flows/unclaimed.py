"""What is on no page of a therapist until somebody says so: nobody's so far, or another one's.

What belongs to one therapist goes on the page of another only by an answer to a question that
names both.
"""

from collections.abc import Mapping
from uuid import UUID

from bondjournal.flows import sharing
from bondjournal.journal import ownership, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.nouns.whose import became, give, those
from bondjournal.summary import unclaimed
from bondjournal.summary.unclaimed import Unclaimed
from bondjournal.talk import Choice, Talk
from bondjournal.wording import whose as words

_BOTH, _INSTEAD, _LEAVE = "both", "instead", "leave"


async def ask_for_page(
    talk: Talk, page: tuple[UUID, UUID | None], one: Unclaimed, said: str
) -> str:
    """Ask whose a thing is, or whether another therapist's may go on this page; keep the answer.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.
        one: the thing.
        said: its words in the list.

    Returns:
        What it became, in words: "For Ben"; empty if nothing changed.
    """
    names = await talk.read(ownership.names_if_several)
    if one.owner:
        return await _ask_to_bring(talk, page, one, said, names)
    answer = await talk.choose(words.QUESTION, those(names), about=said, leave=words.NOT_NOW)
    if answer is None:
        return ""
    await give(talk, one.uuid, answer)
    return became(names, answer)


async def _ask_to_bring(
    talk: Talk,
    page: tuple[UUID, UUID | None],
    one: Unclaimed,
    said: str,
    names: Mapping[UUID, str],
) -> str:
    """Ask whether what is another therapist's may go on a page too, and what of an entry."""
    owner, name = one.owner, names[page[0]]
    choices = (
        Choice(_BOTH, words.yes_for(names.values()), "b"),
        Choice(_INSTEAD, words.instead(owner, name), "o"),
        Choice(_LEAVE, words.left_with(owner), "l", words.not_mentioned(owner, name)),
    )
    answer = await talk.choose(
        words.may_go_too(owner, name),
        choices,
        aside=said,
        usual=_LEAVE,
        leave=words.left_with(owner),
    )
    if answer in (None, _LEAVE):
        return ""
    both = answer == _BOTH
    await talk.write(unclaimed.bring, *page, one.uuid, both=both)
    if one.kind == "entry":
        await _ask_what_may_go(talk, page, one.uuid, name, also=owner if both else "")
    return words.for_any(names.values()) if both else words.is_for(name)


async def _ask_what_may_go(
    talk: Talk, page: tuple[UUID, UUID | None], uuid: UUID, name: str, also: str
) -> None:
    """Ask what of an entry may go on the page of a therapist; without an answer it is left off.

    Args:
        talk: where it is asked.
        page: the therapist and the session of the page.
        uuid: the entry.
        name: the name of the therapist.
        also: the name of the other one whose page it may be on too; nothing changes on that.
    """
    entry = await talk.read(whole_entries.for_page, uuid)

    async def keep(share: str, gist: str) -> bool:
        if also and share == "only-me":
            return False  # It is left off this page already.
        return await talk.write(unclaimed.share, *page, uuid, Changes(share=share, gist=gist))

    await sharing.ask(
        talk,
        entry.share,
        entry.gist,
        keep,
        question=words.what_may_go(name),
        about=words.same_on_page(also) if also else "",
        nothing=words.not_mentioned(also, name) if also else "",
    )
