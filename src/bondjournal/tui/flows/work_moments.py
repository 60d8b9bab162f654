"""Moments: their rows, and what is asked and done with them."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates, wording
from bondjournal.journal import appointments, moments, therapists
from bondjournal.journal.tables import Appointment, Moment
from bondjournal.tui.flows.whom import whom
from bondjournal.tui.flows.work import Noun, Shown, asked, there
from bondjournal.tui.screens import days
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.screens.session_when import Question, SessionWhen
from bondjournal.tui.screens.signs import WhichSign
from bondjournal.tui.screens.some_lines import Line
from bondjournal.tui.screens.work import Moments, Wish
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import signs
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def shown(session: Session, today: date) -> Shown:
    """Return the moments, the newest first, and of which session each is."""
    held = {one.uuid: one for one in session.exec(select(Appointment))}
    rows, below = [], {}
    for moment in reversed(moments.all_of(session)):
        rows.append(
            Row(
                moment.uuid,
                moment.text,
                margin=dates.margin(moment.day, today.year),
                short_margin=days.short(moment.day, today.year),
                after=signs.SIGNS[moment.sign].lower() if moment.sign else "",
            )
        )
        about = held.get(moment.appointment_uuid) if moment.appointment_uuid else None
        below[moment.uuid] = f"Of the session on {dates.long(about.day)}." if about else ""
    return rows, below


async def new(app: "JournalApp") -> UUID | None:
    """Ask with whom it was, where several are seen, and for a moment of their last session."""
    them = await whom(app)
    return await new_moment(app, them) if them is not None else None


async def new_moment(app: "JournalApp", them: UUID) -> UUID | None:
    """Ask for a moment of the last session, then which sign it is; the moment is kept before."""

    def keep(session: Session, typed: tuple[str, ...]) -> Moment:
        therapist = therapists.by_uuid(session, them)
        return moments.add_of_last_session(session, typed[0], therapist=therapist)

    moment = await asked(app, [Line(words.MOMENT)], keep)
    if moment is None:
        return None
    await _ask_sign(app, moment, Wish("sign"))
    return moment.uuid


async def _change(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    del wish

    def keep(session: Session, typed: tuple[str, ...]) -> bool:
        row = there(session, Moment, moment.uuid)
        return moments.change(session, row, text=typed[0])

    return bool(await asked(app, [Line(words.MOMENT, moment.text)], keep))


async def _ask_sign(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    del wish
    sign = await app.push_screen_wait(WhichSign(moment.text, moment.sign))
    if sign is None or sign == moment.sign:
        return False

    def keep(session: Session) -> bool:
        return moments.change(session, there(session, Moment, moment.uuid), sign=sign)

    return await app.writing(keep)


async def _ask_day(app: "JournalApp", moment: Moment, wish: Wish) -> bool:
    """Ask which day it was; a day without a session is asked about."""
    del wish

    def read(typed: str) -> dates.When:
        return dates.parse_past(typed, now=app.now(), zone=app.zone, start_of_day=app.start_of_day)

    question = Question(wording.WHICH_DAY, (), "Enter without a day: as it is.")
    when = await app.push_screen_wait(SessionWhen(question, read, leave="as it is"))
    if not isinstance(when, dates.When):
        return False
    about = await app.reading(partial(_session_of, day=when.day))
    in_session = "yes"
    if about is None:
        in_session = await app.push_screen_wait(
            Pick(
                f"Was there a session on {dates.long(when.day)}?",
                Choice("y", "Yes, and it was there", name="yes"),
                Choice("n", "No", name="no"),
            )
        )
    if in_session is None:
        return False
    return await app.writing(
        partial(_put, uuid=moment.uuid, day=when.day, in_session=in_session == "yes", zone=app.zone)
    )


def _session_of(session: Session, day: date) -> Appointment | None:
    query = select(Appointment).where(
        Appointment.day == day, col(Appointment.state).in_(("planned", "attended"))
    )
    return session.exec(query.order_by(col(Appointment.at))).first()


def _put(session: Session, uuid: UUID, day: date, zone: str, *, in_session: bool) -> bool:
    moment = there(session, Moment, uuid)
    about = None
    if in_session:
        them = appointments.with_whom(session, day, moment.therapist_uuid)
        about = appointments.attended_on(session, them, day, zone)
    return moments.put(session, moment, day, about)


MOMENTS = Noun(
    screen=Moments,
    table=Moment,
    called="this moment",
    shown=shown,
    new=new,
    change=_change,
    deeds={"sign": _ask_sign, "day": _ask_day},
)
