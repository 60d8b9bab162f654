"""Writing the card for hard times to a file."""

from pathlib import Path

from bondjournal.flows.page_file import is_wanted_there
from bondjournal.summary import card
from bondjournal.talk import Talk
from bondjournal.wording import hard_time as words


async def write(talk: Talk, typed: str, text: str) -> Path | None:
    """Write a card to the place that was typed; return None if the person wants another place.

    Raises:
        JournalError: the card could not be written.
    """
    path = await talk.run(card.place, typed)
    if not await is_wanted_there(talk, await talk.run(card.concerns, path)):
        return None
    await talk.run(card.write, path, text)
    return path


def written_sentence(path: Path) -> str:
    """Return the sentence that says where a card was written."""
    return words.CARD_WRITTEN.format(name=path.name)
