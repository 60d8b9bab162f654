"""How it has felt: the sessions with one therapist, and the entries about one of them."""

from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.flows import noticing
from bondjournal.journal import about_session, waiting
from bondjournal.journal import trends as core
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.trends import RatedSession
from bondjournal.nouns.therapist import ask_which_therapist
from bondjournal.tui.flows import reading
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.screens.trends import Trends
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import trends as words
from bondjournal.wording.lookback import JOURNAL

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def trends(app: "JournalApp") -> int | None:
    """Show how sessions have felt; ask with whom, if sessions with several people were rated.

    Return the part of Look back that it was left for, if any.
    """
    rated = await app.read(core.choices)
    therapist = await ask_which_therapist(OnScreen(app), rated)
    if therapist is None and rated:
        return JOURNAL
    trend = await app.read(core.of_therapist, therapist, app.now())
    screen = Trends(trend.rows, trend.scales, year=app.today.year, whose=trend.whose)
    await app.push_screen(screen)
    if line := await app.read(waiting.line):
        screen.notice(line, stays=True, aside=True)
    while (request := await screen.next_request()) is not None:
        try:
            if screen.chosen is not None:
                await _do(app, screen, request, screen.chosen)
            screen.show((await app.read(core.of_therapist, therapist, app.now())).rows)
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_requests()
    return screen.left_for


async def _do(app: "JournalApp", screen: Trends, request: str, row: RatedSession) -> None:
    if request == "edit":
        sentence = await noticing.ask_lines(OnScreen(app), row.appointment, screen.scales)
        screen.state = wording.LINE_KEPT if sentence == wording.LINE_KEPT else ""
        if sentence and sentence != wording.LINE_KEPT:
            screen.notice(sentence)
        return
    written = await app.read(about_session.written, row.appointment)
    if written is None:
        screen.notice(words.NOTHING_WRITTEN)
        return
    among = Filter(appointment=row.appointment)
    left = await reading.read(app, among, EntryKey(written.at, written.id, written.uuid))
    if left.removed is not None:
        screen.notice(left.removed.sentence)
