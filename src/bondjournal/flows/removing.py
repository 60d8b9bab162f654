"""Asking before something is deleted: into the trash, or for good."""

from dataclasses import dataclass
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import former
from bondjournal.talk import Choice, Talk

GONE, KEEP = "gone", "keep"
KEEP_CHOICE = Choice(KEEP, "Leave it where it is", "k")
_DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Deleted:
    """The result of deleting something."""

    version: UUID | None
    """The version that brings it back; None if it is gone."""

    @property
    def sentence(self) -> str:
        """The sentence to say about it."""
        return wording.GONE if self.version is None else wording.IN_TRASH


async def ask(talk: Talk, this: str, *, about: str = "", for_good: bool = False) -> bool | None:
    """Ask whether to delete something; return whether for good, or None to leave it.

    Args:
        talk: where it is asked.
        this: what it is called: "this entry".
        about: the words it is asked about.
        for_good: whether Enter means for good.
    """
    choices = [Choice(_DELETE, "Delete", "d"), Choice(GONE, "Gone now", "g"), KEEP_CHOICE]
    question, usual = wording.DELETE_ASKS.format(this=this), GONE if for_good else KEEP
    answer = await talk.choose(question, choices, about=about, usual=usual)
    return answer == GONE if answer in (_DELETE, GONE) else None


async def delete(talk: Talk, uuid: UUID, this: str) -> Deleted | None:
    """Move something to the trash or remove it for good, after asking; None if it stays."""
    gone = await ask(talk, this)
    if gone is None:
        return None
    return Deleted(await talk.write(former.delete, uuid, for_good=gone))
