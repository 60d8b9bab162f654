"""The first run, once there is a journal: its questions, in order."""

from collections.abc import Awaitable, Callable

from bondjournal.flows.keys import offer_recovery_key
from bondjournal.nouns.session import add_next
from bondjournal.open_journal import Journal
from bondjournal.talk import Talk


async def first_run(talk: Talk, journal: Journal, write: Callable[[], Awaitable[bool]]) -> None:
    """Let somebody write a first entry, then ask for the next session and offer a recovery key.

    Somebody who leaves the first entry is asked nothing more. Each question can be skipped.

    Args:
        talk: where it is asked.
        journal: the new journal.
        write: lets somebody write the entry, and returns whether it was kept.
    """
    if await write():
        await add_next(talk)
        await offer_recovery_key(talk, journal.vault, journal.keys)
