"""With whom: asked where several are seen, and left by `back`."""

from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.journal import whom as core
from bondjournal.nouns import therapist
from bondjournal.talk import finish


def whom(window: Window, known: UUID | None = None) -> UUID:
    """Return the therapist meant, asking only if several are seen, and it is not known.

    Raises:
        Back: the question was left.
        WrongUse: sessions with this person are not to be mentioned.
    """
    if known is not None:
        return window.journal.read(core.choice, known).usual
    return _given(finish(therapist.whom(LineByLine(window.journal))))


def whom_to_meet(window: Window) -> UUID:
    """Return with whom a session is to be; somebody new where nobody is seen at the moment.

    Raises:
        Back: the question was left.
    """
    return _given(finish(therapist.whom_to_meet(LineByLine(window.journal))))


def _given(them: UUID | None) -> UUID:
    if them is None:
        raise console.Back
    return them
