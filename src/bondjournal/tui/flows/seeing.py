"""After six quiet weeks: is there a therapist now?"""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from bondjournal import addition
from bondjournal.journal import settings, therapists, versions
from bondjournal.journal.tables import Therapist
from bondjournal.tui.greeting import AWAY, Known
from bondjournal.tui.screens.seeing import Seeing, SomeoneNew

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_ASKED = "seeing.asked"
"""The setting with the instant at which it was asked last."""


async def ask_if_due(app: "JournalApp", known: Known) -> None:
    """Ask it once in a quiet time, and remember the answer; skipping changes nothing."""
    quiet = known.quiet
    if quiet is None or quiet < AWAY or not known.any_session or not known.sessions_mentioned:
        return
    now = app.now()
    if await app.reading(lambda session: _asked(session, now - quiet)):
        return
    answer = await app.push_screen_wait(Seeing())
    if answer == "new":
        name = await app.push_screen_wait(SomeoneNew())
        if name is not None:
            await app.writing(lambda session: _someone_new(session, name))
    elif answer in {"same", "not now"}:
        state = "seeing" if answer == "same" else "paused"
        await app.writing(lambda session: _mark(session, state))
    await app.writing(lambda session: settings.put(session, _ASKED, now.isoformat()))


def _asked(session: Session, since: datetime) -> bool:
    """Say whether it was asked in this quiet time already."""
    last = settings.get(session, _ASKED)
    return last is not None and datetime.fromisoformat(last) >= since


def _mark(session: Session, state: str) -> None:
    versions.edit(session, therapists.usual_one(session), state=state)


def _someone_new(session: Session, name: str) -> None:
    """Add somebody, or take somebody up again; whoever was seen before is not any more."""
    versions.edit(session, therapists.usual_one(session), state="ended")
    known = therapists.find(session, name)
    if known is None:
        # `therapists.add` would rename the one before, as long as that one has no name.
        versions.keep(session, Therapist(name=addition.line(name, "A therapist's name")))
    else:
        versions.edit(session, known, state="seeing")
