"""With whom: asked where several are seen, and never where it is clear."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain.questions import one_of, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.journal import whom as kept
from bondjournal.wording import seeing

if TYPE_CHECKING:
    from bondjournal.journal.values import Therapist

K = TypeVar("K")

_NEW = {"n": "Someone new"}


def whom(window: Window, known: UUID | None = None) -> "Therapist":
    """Return the therapist meant, asking only if several are seen, and it is not known.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    choice = window.journal.read(kept.choice, known)
    seen = choice.several
    if len(seen) < 2:  # noqa: PLR2004  # one is no choice
        return seen[0]
    usual = [one.uuid for one in seen].index(choice.usual) + 1
    place, _ = one_of(seeing.WITH_WHOM, [one.called for one in seen], {}, str(usual))
    return seen[place]


def whom_to_meet(window: Window) -> UUID:
    """Return with whom a session is to be; somebody new where nobody is seen at the moment.

    Raises:
        Back: no name was given.
    """
    if window.journal.read(kept.anybody):
        return whom(window).uuid
    known = window.journal.read(kept.to_meet)
    if known is not None:
        place, _ = one_of(seeing.WITH_WHOM, [one.called for one in known.several], _NEW)
        if place >= 0:
            return known.several[place].uuid
    return add_someone(window).uuid


def add_someone(window: Window) -> "Therapist":
    """Ask what to call somebody, and what the first one is called where they have no name yet.

    Raises:
        Back: a name was not given.
    """
    return named(window, lambda first, name: window.journal.write(kept.add, name, first=first))


def named(window: Window, keep: Callable[[str, str], K]) -> K:
    """Ask what to call somebody, and first the first one, where they have no name yet.

    Args:
        window: where.
        keep: keeps the name of the first one, or nothing, and theirs.

    Raises:
        Back: a name was not given.
    """
    kept_so = until_kept(lambda: (asked_first(window), asked_name()), lambda both: keep(*both))
    if kept_so is None:
        raise console.Back
    return kept_so


def asked_first(window: Window) -> str:
    """Ask what the first one is called, where they have no name yet; empty where they have one.

    Raises:
        Back: nothing was typed.
    """
    if not window.journal.read(kept.first_is_nameless):
        return ""
    console.say(seeing.FIRST_HAS_NO_NAME)
    return asked_name(seeing.WHAT_IS_THE_FIRST_CALLED)


def asked_name(question: str = seeing.WHAT_NAME) -> str:
    """Ask what to call somebody.

    Raises:
        Back: nothing was typed.
    """
    console.say("enter: leave it")
    name = console.ask(question)
    if not name:
        raise console.Back
    return name
