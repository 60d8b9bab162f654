"""Whom the person sees: which of them is meant."""

from collections.abc import Sequence
from uuid import UUID

from bondjournal.talk import Choice, Talk
from bondjournal.wording import seeing as words


async def whom(talk: Talk, usual: UUID | None = None) -> UUID | None:
    """Return which of those who are seen is meant, asking only where that is not clear.

    Args:
        talk: where it is asked.
        usual: who is meant by Enter; the usual one where it is nobody.

    Raises:
        WrongUse: nobody is seen, and sessions with the usual one are not to be mentioned.
    """
    from bondjournal.journal import whom as core

    choice = await talk.read(core.choice)
    named = [(one.uuid, one.called) for one in choice.several]
    return await whom_of(talk, named, usual or choice.usual)


async def whom_of(
    talk: Talk, named: Sequence[tuple[UUID, str]], usual: UUID | None = None
) -> UUID | None:
    """Return which of several is meant, asking only where there is a choice.

    Args:
        talk: where it is asked.
        named: those to choose from, with their names.
        usual: who is meant by Enter; the first where it is nobody.
    """
    if len(named) < 2:  # noqa: PLR2004  # one is no choice
        return named[0][0] if named else None
    choices = [Choice(uuid.hex, name) for uuid, name in named]
    marked = usual or named[0][0]
    chosen = await talk.choose(words.WITH_WHOM, choices, usual=marked.hex)
    return UUID(hex=chosen) if chosen else None
