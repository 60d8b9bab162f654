"""Which therapist a row is for, if there are several: the choices, and the action that asks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bondjournal.draft import ANYONE
from bondjournal.nouns.noun import RowAction
from bondjournal.talk import Choice, Talk
from bondjournal.wording import whose as words


def those(names: Mapping[UUID, str]) -> list[Choice]:
    """Return the choices of one of the therapists, and of all of them."""
    choices = [Choice(uuid.hex, name) for uuid, name in names.items()]
    return [*choices, Choice(ANYONE, words.any_of(list(names.values())), "a")]


async def give(talk: Talk, uuid: UUID, answer: str) -> None:
    """Keep the answer of one of `those` about a row."""
    from bondjournal.journal import owners

    await talk.write(owners.give, uuid, None if answer == ANYONE else UUID(hex=answer))


def became(names: Mapping[UUID, str], answer: str) -> str:
    """Return what a row became by one of `those`: "For Ben"."""
    if answer == ANYONE:
        return words.for_any(names.values())
    return words.is_for(names[UUID(hex=answer)])


async def _ask(talk: Talk, row: Any) -> None:
    from bondjournal.journal import owners, ownership

    names = await talk.read(ownership.names_if_several)
    now = await talk.read(owners.of, row.uuid)
    usual = ANYONE if now.for_anyone else now.therapist.hex if now.therapist else None
    answer = await talk.choose(words.QUESTION, those(names), usual=usual, leave="Back")
    if answer not in (None, usual):
        await give(talk, row.uuid, answer)
        talk.say_kept(kept=f"{became(names, answer)}.")


def _offer(row: Any) -> str:
    """Return its words; what was in a session stays with that session's therapist."""
    in_session = getattr(row, "session_day", None) is not None
    return words.WHO_ITS_FOR if row.whose and not in_session else ""


WHOSE = RowAction("whose", _ask, _offer)
"""Says which therapist a row is for."""
