"""Deleting something, and removing for good what is in the trash: asked before it is done."""

from dataclasses import dataclass
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import former
from bondjournal.talk import Choice, Talk

_DELETE, _GONE, _KEEP = "delete", "gone", "keep"


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
    choices = [Choice(_DELETE, "Delete", "d"), Choice(_GONE, "Gone now", "g"), _keep()]
    answer = await talk.choose(wording.DELETE_ASKS.format(this=this), choices, usual=_KEEP)
    if answer not in (_DELETE, _GONE):
        return None
    return Deleted(await talk.write(former.delete, uuid, gone_now=answer == _GONE))


async def is_to_go(talk: Talk) -> bool:
    """Ask whether something is to leave the trash for good."""
    choices = [Choice(_GONE, "Gone now", "g"), _keep()]
    question, about = wording.FOR_GOOD_ASKS, wording.IN_BACKUPS
    return await talk.choose(question, choices, about=about, usual=_KEEP) == _GONE


def _keep() -> Choice:
    return Choice(_KEEP, "Leave it where it is", "k")
