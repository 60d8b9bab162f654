"""Signs I notice: moments looked at over time, and which sign one is."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import moments, whose
from bondjournal.journal import signs as kept
from bondjournal.journal.tables import Moment
from bondjournal.tui.screens import days
from bondjournal.tui.screens.signs import Signs, WhichSign
from bondjournal.tui.widgets.grouped import Group
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import signs as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def signs(app: "JournalApp") -> None:
    """Show the moments by sign, and give them one where that is wished."""
    groups = partial(_groups, year=app.today.year)
    screen = Signs(await app.read(groups))
    await app.push_screen(screen)
    while (uuid := await screen.asked()) is not None:
        try:
            if await _give(app, uuid):
                screen.tell(await app.read(groups))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_wishes()


async def _give(app: "JournalApp", uuid: UUID) -> bool:
    """Ask which sign a moment is; return whether anything was kept."""
    moment = await app.read(partial(_one, uuid=uuid))
    if moment is None:
        return True
    sign = await app.push_screen_wait(WhichSign(moment.text, moment.sign))
    if sign is None or sign == moment.sign:
        return False
    return await app.write(partial(_keep, uuid=uuid, sign=sign))


def _one(session: Session, uuid: UUID) -> Moment | None:
    return next((one for one in moments.all_of(session) if one.uuid == uuid), None)


def _keep(session: Session, uuid: UUID, sign: str) -> bool:
    moment = _one(session, uuid)
    return moment is not None and moments.change(session, moment, sign=sign)


def _groups(session: Session, year: int) -> list[Group]:
    """Return the five signs, and last what has none, if there is any."""
    found, told = kept.by_sign(session), whose.labels_of(session, Moment)
    return [
        Group(sign, words.SIGNS[sign], [_row(moment, year, told) for moment in under])
        for sign, under in found.items()
        if sign or under
    ]


def _row(moment: Moment, year: int, told: Mapping[Hashable, str]) -> Row:
    return Row(
        moment.uuid,
        moment.text,
        margin=dates.margin(moment.day, year),
        short_margin=days.short(moment.day, year),
        after=told.get(moment.uuid, ""),
    )
