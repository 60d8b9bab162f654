"""Looking ahead: what opening the journal does about sessions to come.

Rhythms go on, and after a long time away what was to be talked about then waits.
"""

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import planning, settings, unknown


def due(session: Session) -> bool:
    """Say whether `settle` would change anything."""
    if planning.behind(session, dates.now()):
        return True
    return bool(unknown.outdated_topics(session, settings.today(session)))


def settle(session: Session) -> None:
    """Plan rhythms ahead, and keep outdated topics for later."""
    planning.top_up(session, dates.now())
    unknown.set_topics_aside(session, settings.today(session))
