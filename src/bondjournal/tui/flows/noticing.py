"""Saying once that a rating stands out, and going the way on that is chosen then."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import notices, ratings, said, telling
from bondjournal.journal.notices import Notice
from bondjournal.tui.flows.until_kept import by_slip, shown
from bondjournal.tui.screens.notice import NoticeSheet
from bondjournal.tui.screens.rating_lines import RatingLines
from bondjournal.tui.screens.to_page import ToPage
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.passage import Say
from bondjournal.wording import SCALE_NAMES
from bondjournal.wording import notices as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def tell(app: "JournalApp", *, kept: bool = False) -> None:
    """Say what there is to say about ratings that were given, if anything; it is said once.

    Args:
        app: the app.
        kept: True right after a rating was kept.
    """
    if not await app.read(notices.any_waits):
        return
    notice = None
    # Where another window is writing all the while, it waits for the next time.
    with suppress(JournalError):
        notice = await app.write(notices.take, app.now())
    if notice is not None:
        await _say(app, notice, wording.KEPT if kept else "")


async def lines(app: "JournalApp", appointment: UUID, scales: Sequence[str]) -> str:
    """Ask for a line to each rating of a session; return what is said of those kept, if any was.

    Args:
        app: the app.
        appointment: the session.
        scales: the scales meant; those it was not rated on are passed over.
    """
    present = await app.read(ratings.lines, appointment, scales)
    if not present:
        return ""

    async def keep(typed: dict[str, str]) -> str:
        return await app.write(said.put_lines, appointment, typed)

    return await by_slip(app, RatingLines, keep, present) or ""


async def _say(app: "JournalApp", notice: Notice, state: str) -> None:
    says = [
        Say(paragraph, margin=SCALE_NAMES.get(scale, ""))
        for scale, paragraph in telling.of_notice(notice)
    ]
    remark = dates.margin(notice.day, app.today.year)
    ways = words.ways(dip=bool(notice.dips), low=bool(notice.low))
    choices = [Choice(key, sentence) for key, sentence in ways.items()]
    screen = NoticeSheet(says, choices, remark=remark, state=state)
    await app.push_screen(screen)
    while (way := await screen.asked()) is not None:
        try:
            told = await _go(app, notice, way)
        except JournalError as error:
            screen.notice(error.message)
            continue
        screen.forget_wishes()
        if told is not None:
            screen.leave()
            app.shown(told)
            if way == words.OFF:
                app.action_feels_off()


async def _go(app: "JournalApp", notice: Notice, way: str) -> str | None:
    """Go a way on; return what is told at its end, or None where it was left before."""
    if way == words.LINE:
        scales = [point.scale for point in notice.dips]
        return await lines(app, notice.appointment, scales) or None
    return await _put_on_page(app, notice) if way == words.PAGE else ""


async def _put_on_page(app: "JournalApp", notice: Notice) -> str | None:
    says: tuple[str, ...] = (words.LAST_ALONE,)
    empty = words.WITHOUT_A_TOPIC
    if notice.is_last:
        numbers = await app.read(notices.numbers, notice)
        says, empty = (*numbers, words.MAY_GO), words.WITHOUT_WORDS
    topic, told = "", ""
    while (typed := await shown(app, ToPage(says, empty, topic), told)) is not None:
        topic = typed
        try:
            await app.write(notices.put_on_page, notice, topic)
        except JournalError as error:
            told = error.message
            continue
        if notice.is_last:
            return f"{wording.KEPT} {words.MAY_GO}"
        return f"{wording.KEPT} {words.TOPIC_MAY_GO}" if topic else ""
    return None
