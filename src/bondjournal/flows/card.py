"""The card of what a person wrote for hard times becomes a file."""

from pathlib import Path

from bondjournal.flows.page_file import is_wanted_there
from bondjournal.summary import card
from bondjournal.talk import Talk
from bondjournal.wording import hard_time as words


async def write(talk: Talk, typed: str, text: str) -> Path | None:
    """Write a card to the place that was typed; None where that had better not lie there.

    Raises:
        JournalError: it could not be written.
    """
    path = await talk.run(card.place, typed)
    if not await is_wanted_there(talk, await talk.run(card.concerns, path)):
        return None
    await talk.run(card.write, path, text)
    return path


def written_sentence(path: Path) -> str:
    """Say where a card was written."""
    return words.CARD_WRITTEN.format(name=path.name)
