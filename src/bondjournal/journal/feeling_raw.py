"""The one sentence about feeling raw, said at most once, after the first entry it fits."""

from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import entries, prompts, settings
from bondjournal.wording.help import RAW

_SAID = "feeling-raw.said"
"""The setting that remembers that it was said."""


def say_once(session: Session, entry: UUID | None = None, *, after: bool = False) -> str:
    """Return the sentence after the first entry written to an after-session prompt, else "".

    It is said only once; that it was said is kept in the journal alone.

    Args:
        session: the session.
        entry: the entry that was kept.
        after: whether it was written right after a session, with or without a prompt.
    """
    if settings.get(session, _SAID) or not (after or _follows_a_prompt(session, entry)):
        return ""
    settings.put(session, _SAID, True)
    return RAW


def _follows_a_prompt(session: Session, uuid: UUID | None) -> bool:
    entry = entries.by_uuid(session, uuid) if uuid else None
    every = (*prompts.library(), *prompts.available(session).own)
    return entry is not None and any(
        one.text == entry.prompt and one.flow == "after" for one in every
    )
