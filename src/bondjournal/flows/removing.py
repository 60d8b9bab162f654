"""Deleting something: into the trash, or gone at once; asked before it is done."""

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
    """What became of something that was deleted."""

    version: UUID | None
    """What brings it back; None where it is gone."""

    @property
    def told(self) -> str:
        """What is told of it."""
        return wording.GONE if self.version is None else wording.IN_TRASH


async def delete(talk: Talk, uuid: UUID, this: str) -> Deleted | None:
    """Ask, and move something to the trash or remove it for good; None where it stays.

    Args:
        talk: where it is asked.
        uuid: what is meant.
        this: how it is called: "this entry".
    """
    choices = [Choice(_DELETE, "Delete", "d"), Choice(GONE, "Gone now", "g"), KEEP_CHOICE]
    answer = await talk.choose(wording.DELETE_ASKS.format(this=this), choices, usual=KEEP)
    if answer not in (_DELETE, GONE):
        return None
    return Deleted(await talk.write(former.delete, uuid, gone_now=answer == GONE))
