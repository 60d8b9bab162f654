"""How it has felt: the sessions with one therapist, and what was written about one of them."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import entries, therapists, waiting
from bondjournal.journal import trends as kept
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.trends import Felt
from bondjournal.tui.flows import noticing, reading
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.screens.trends import Trends, Wish
from bondjournal.tui.screens.whose import Whose
from bondjournal.wording import trends as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def trends(app: "JournalApp", *, leads: str = "back") -> None:
    """Show how sessions have felt; where several people's were rated, ask whose.

    Args:
        app: the app.
        leads: where Escape leads.
    """
    several = await app.read(_several)
    them: UUID | None = None
    if several:
        names = [name or words.WITHOUT_A_NAME for _, name in several]
        place = await app.push_screen_wait(Whose(names)) if len(several) > 1 else 0
        if place is None:
            return
        them = several[place][0]
    rows, scales = await app.read(partial(_shown, app=app, uuid=them))
    whose = names[place] if several and len(several) > 1 and place is not None else ""
    screen = Trends(rows, scales, year=app.today.year, whose=whose, leads=leads)
    await app.push_screen(screen)
    if line := await app.read(waiting.line):
        screen.notice(line, stays=True, aside=True)
    while (wish := await screen.asked()) is not None:
        try:
            await _do(app, screen, wish)
            screen.show((await app.read(partial(_shown, app=app, uuid=them)))[0])
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_wishes()


async def _do(app: "JournalApp", screen: Trends, wish: Wish) -> None:
    if wish.deed == "line":
        if not any(scale in wish.row.points for scale in wish.scales):
            screen.notice(words.NO_RATING_HERE)
        elif await noticing.lines(app, wish.row.appointment, wish.scales):
            screen.state = wording.KEPT
        return
    key = await app.read(partial(_entry, appointment=wish.row.appointment))
    if key is None:
        screen.notice(words.NOTHING_WRITTEN)
        return
    among = Filter(appointment=wish.row.appointment)
    left = await reading.read(app, among, key)
    if left.removed is not None:
        screen.notice(left.removed.words)


def _several(session: Session) -> list[tuple[UUID, str]]:
    return [(one.uuid, one.name) for one in kept.whose(session)]


def _shown(
    session: Session, app: "JournalApp", uuid: UUID | None
) -> tuple[list[Felt], tuple[str, ...]]:
    if uuid is None:
        return [], kept.scales(session, [])
    rows = kept.felt(session, therapists.by_uuid(session, uuid), app.now())
    return rows, kept.scales(session, rows)


def _entry(session: Session, appointment: UUID) -> EntryKey | None:
    entry = entries.after_session(session, appointment)
    return EntryKey(entry.at, entry.id or 0, entry.uuid) if entry else None
