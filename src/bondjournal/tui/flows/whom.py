"""With whom: asked where several are seen, and never where it is clear."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from bondjournal.journal import whom as kept
from bondjournal.tui.flows.until_kept import shown, until_kept
from bondjournal.tui.screens.seeing import SomeoneNew
from bondjournal.tui.screens.whom import NewOne, Whom
from bondjournal.wording import seeing

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

K = TypeVar("K")


async def whom(app: "JournalApp", marked: UUID | None = None) -> UUID | None:
    """Return which of those who are seen is meant; None where that is left unsaid.

    Args:
        app: the app.
        marked: whom the mark begins on; the usual one where it is nobody.

    Raises:
        WrongUse: nobody is seen, and sessions with the usual one are not to be mentioned.
    """
    choice = await app.read(kept.choice)
    if len(choice.several) < 2:  # noqa: PLR2004  # one is no choice
        return choice.usual
    answer = await app.push_screen_wait(Whom(_named(choice), marked or choice.usual))
    return answer if isinstance(answer, UUID) else None


async def whom_to_meet(app: "JournalApp") -> UUID | None:
    """Return with whom a session is to be; somebody new where nobody is seen at the moment."""
    if await app.read(kept.anybody):
        return await whom(app)
    known = await app.read(kept.to_meet)
    answer: UUID | NewOne | None = NewOne()
    if known is not None:
        answer = await app.push_screen_wait(Whom(_named(known), known.usual, new=True))
    if not isinstance(answer, NewOne):
        return answer
    return await add_someone(app)


async def add_someone(app: "JournalApp") -> UUID | None:
    """Ask what to call somebody, and add them; None where that was left."""

    async def add(first: str, name: str) -> UUID:
        return (await app.write(kept.add, name, first=first)).uuid

    return await named(app, add)


async def named(app: "JournalApp", keep: Callable[[str, str], Awaitable[K]]) -> K | None:
    """Ask what to call somebody, and first the first one, where they have no name yet.

    Args:
        app: the app.
        keep: keeps the name of the first one, or nothing, and theirs; else both are asked again.
    """

    async def ask(typed: tuple[str, str], told: str) -> tuple[str, str] | None:
        first: str | None = ""
        if await app.read(kept.first_is_nameless):
            said = f"{seeing.FIRST_HAS_NO_NAME} {seeing.WHAT_IS_THE_FIRST_CALLED}"
            first = await shown(app, SomeoneNew(typed[0], question=said), told)
            told = ""
        if first is None:
            return None
        name = await shown(app, SomeoneNew(typed[1]), told)
        return None if name is None else (first, name)

    return await until_kept(ask, lambda both: keep(*both), ("", ""))


def _named(choice: kept.Choice) -> list[tuple[UUID, str]]:
    """Return those to choose from with their names."""
    return [(one.uuid, one.called) for one in choice.several]
