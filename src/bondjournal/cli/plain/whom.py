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
    them = finish(therapist.whom(LineByLine(window.journal)))
    if them is None:
        raise console.Back
    return them
