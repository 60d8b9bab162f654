"""With whom: asked where several are seen, and never where it is clear."""

from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain.questions import one_of
from bondjournal.cli.plain.window import Window
from bondjournal.journal import therapists
from bondjournal.journal.tables import Therapist
from bondjournal.wording import seeing

_NEW = {"n": "Someone new"}


def whom(window: Window, known: UUID | None = None) -> Therapist:
    """Return the therapist meant, asking only if several are seen, and it is not known.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    with window.journal.session() as session:
        them = therapists.by_uuid(session, known) if known else therapists.usual_one(session)
        therapists.may_be_mentioned(them)
        seen = therapists.seen(session)
    if known is not None or len(seen) < 2:  # noqa: PLR2004  # one is no choice
        return them
    usual = [one.uuid for one in seen].index(them.uuid) + 1
    place, _ = one_of(seeing.WITH_WHOM, [name_of(one) for one in seen], {}, str(usual))
    return seen[place]


def whom_to_meet(window: Window) -> Therapist:
    """Return with whom a session is to be; somebody new where nobody is seen at the moment.

    Raises:
        Back: no name was given.
        WrongUse: somebody has this name already.
    """
    with window.journal.session() as session:
        seen = therapists.seen(session)
        known = [one for one in therapists.all_of(session) if one.mentioned]
    if seen:
        return whom(window)
    if known:
        place, _ = one_of(seeing.WITH_WHOM, [name_of(one) for one in known], _NEW)
        if place >= 0:
            return known[place]
    return add_someone(window)


def add_someone(window: Window) -> Therapist:
    """Ask what to call somebody, and what the first one is called where they have no name yet.

    Raises:
        Back: a name was not given.
        WrongUse: somebody has this name already.
    """
    first, name = asked_first(window), asked_name()
    with window.journal.transaction() as session:
        return therapists.add(session, name, first=first)


def asked_first(window: Window) -> str:
    """Ask what the first one is called, where they have no name yet; empty where they have one.

    Raises:
        Back: nothing was typed.
    """
    with window.journal.session() as session:
        if therapists.nameless(session) is None:
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


def name_of(therapist: Therapist) -> str:
    """Return what a therapist is called."""
    return therapist.name or seeing.WITHOUT_NAME
