"""The first run, once there is a journal: what is asked, and in which order."""

from collections.abc import Awaitable, Callable

from bondjournal.flows.keys import offer_recovery_key
from bondjournal.nouns.session import add_next
from bondjournal.open_journal import Journal
from bondjournal.talk import Talk


async def first_run(talk: Talk, journal: Journal, write: Callable[[], Awaitable[bool]]) -> None:
    """Have a first entry written, then ask for the next session and offer a recovery key.

    Whoever leaves the first entry is asked nothing more, and each question can be skipped.

    Args:
        talk: where it is asked.
        journal: the new journal.
        write: has the entry written, and returns whether it was kept.
    """
    if await write():
        await add_next(talk)
        await offer_recovery_key(talk, journal.vault, journal.keys)
