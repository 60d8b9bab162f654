"""After six quiet weeks: is there a therapist now?"""

from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import seeing
from bondjournal.journal.seeing import Instead
from bondjournal.tui.flows.until_kept import a_day
from bondjournal.tui.flows.whom import named
from bondjournal.tui.greeting import Known
from bondjournal.tui.screens.seeing import Seeing
from bondjournal.tui.screens.session_when import Question
from bondjournal.wording.seeing import FIRST_SESSION, FIRST_SESSION_PAGE, became, set_aside

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def ask_if_due(app: "JournalApp", known: Known) -> None:
    """Ask it once in a quiet time, and remember the answer; skipping changes nothing."""
    now = app.now()
    if known.made_up or not await app.read(seeing.is_due, now):
        return
    answer = await app.push_screen_wait(Seeing()) or "skip"
    told = None
    if answer == "new":
        told = await someone_new(app)
    number = await app.write(seeing.answer, answer, now)
    if told or number:
        app.shown(told or set_aside(number))


async def someone_new(app: "JournalApp") -> str | None:
    """Ask for a name and for a first session; return what is told, None where that was left."""

    async def add(first: str, name: str) -> tuple[Instead, str]:
        return await app.write(seeing.someone_new, name, first=first), name

    added = await named(app, add)
    if added is None:
        return None
    new, name = added
    await _first_session(app, new.uuid, name)
    return became(new.aside, new.back.planned, new.back.passed)


async def _first_session(app: "JournalApp", uuid: UUID, name: str) -> None:
    from bondjournal.tui.flows.sessions import reader

    _, _, example = wording.IS_THERE_A_NEXT.partition("? ")
    question = Question(FIRST_SESSION.format(name=name), (example, FIRST_SESSION_PAGE))
    await a_day(
        app, question, reader(app), lambda when: app.write(seeing.meet, uuid, when, app.zone)
    )
