"""With whom: asked where several are seen, and never where it is clear."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import therapists
from bondjournal.journal.tables import Therapist
from bondjournal.tui.screens.seeing import SomeoneNew
from bondjournal.tui.screens.whom import NewOne, Whom
from bondjournal.wording import seeing

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def whom(app: "JournalApp", marked: UUID | None = None) -> UUID | None:
    """Return which of those who are seen is meant; None where that is left unsaid.

    Args:
        app: the app.
        marked: whom the mark begins on; the usual one where it is nobody.
    """
    usual, seen = await app.read(lambda session: _known(session, seen_alone=True))
    if len(seen) < 2:  # noqa: PLR2004  # one is no choice
        return usual
    answer = await app.push_screen_wait(Whom(seen, marked or usual))
    return answer if isinstance(answer, UUID) else None


async def whom_to_meet(app: "JournalApp") -> UUID | None:
    """Return with whom a session is to be; somebody new where nobody is seen at the moment.

    Raises:
        WrongUse: somebody has this name already.
    """
    usual, seen = await app.read(lambda session: _known(session, seen_alone=True))
    if seen:
        return await whom(app)
    _, known = await app.read(lambda session: _known(session, seen_alone=False))
    answer = await app.push_screen_wait(Whom(known, usual, new=True)) if known else NewOne()
    if not isinstance(answer, NewOne):
        return answer
    return await add_someone(app)


async def add_someone(app: "JournalApp") -> UUID | None:
    """Ask what to call somebody, and add them; None where that was left.

    Raises:
        WrongUse: somebody has this name already.
    """
    asked = await asked_names(app)
    if asked is None:
        return None
    first, name = asked
    return await app.write(lambda session: therapists.add(session, name, first=first).uuid)


async def asked_names(app: "JournalApp") -> tuple[str, str] | None:
    """Ask what to call somebody, and first the first one, where they have no name yet."""
    first: str | None = ""
    if await app.read(lambda session: therapists.nameless(session) is not None):
        said = f"{seeing.FIRST_HAS_NO_NAME} {seeing.WHAT_IS_THE_FIRST_CALLED}"
        first = await app.push_screen_wait(SomeoneNew(question=said))
    if first is None:
        return None
    name = await app.push_screen_wait(SomeoneNew())
    return None if name is None else (first, name)


def _known(session: Session, *, seen_alone: bool) -> tuple[UUID, list[tuple[UUID, str]]]:
    """Return the usual one, and those to choose from with their names."""
    found = [one for one in therapists.all_of(session) if one.mentioned]
    if seen_alone:
        found = therapists.seen(session)
    return therapists.usual_one(session).uuid, [(one.uuid, name_of(one)) for one in found]


def name_of(therapist: Therapist) -> str:
    """Return what a therapist is called on the screen."""
    return therapist.name or seeing.WITHOUT_NAME
