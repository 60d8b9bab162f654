"""Sessions: the list, and adding, moving, cancelling, saying whether one took place."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import appointments, pages, ratings, therapists
from bondjournal.journal.tables import Appointment, Page, Rating, Series
from bondjournal.tui.screens.session import OneSession, Told
from bondjournal.tui.screens.session_when import A_DAY, Question, SessionWhen
from bondjournal.tui.screens.sessions import Sessions, Wish
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

STATES = {
    "attended": "not rated",
    "did-not-happen": "did not happen",
    "cancelled": "cancelled",
    "unknown": "not known whether it took place",
}
_RHYTHMS = {1: "every week", 2: "every two weeks"}


async def sessions(app: "JournalApp") -> None:
    """Show the sessions, and do what is asked there."""
    screen = Sessions(await app.reading(partial(_rows, app=app)), await app.reading(_next(app)))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if await _do(app, wish):
                screen.show(await app.reading(partial(_rows, app=app)))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)


async def add_session(app: "JournalApp") -> bool:
    """Ask whether there is a next session, and add it; return whether one was added."""
    asked, _, example = wording.IS_THERE_A_NEXT.partition("? ")
    return await _add(app, Question(f"{asked}?", (example,)))


async def _add(app: "JournalApp", question: Question) -> bool:
    while True:
        when = await app.push_screen_wait(SessionWhen(question, reader(app)))
        if not isinstance(when, dates.When):
            return False
        try:
            await app.writing(partial(_store, when=when, zone=app.zone))
        except JournalError as error:
            typed = dates.understood(when)
            question = Question(question.words, (error.message,), question.empty, typed)
            continue
        return True


def reader(app: "JournalApp") -> Callable[[str], dates.When]:
    """Return what reads a day to come as it is typed; "last tue" is a past one all the same."""
    return lambda typed: dates.parse(
        typed,
        toward="future",
        now=app.now(),
        zone=app.zone,
        start_of_day=app.start_of_day,
    )


def _store(session: Session, when: dates.When, zone: str) -> None:
    appointments.add(session, therapists.usual_one(session), when, zone)


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "new":
        return await _add(app, Question("Which day?", (A_DAY,), "Enter without a day: none."))
    assert wish.uuid is not None
    deed: str | None = wish.deed
    appointment, state = await app.reading(partial(_one, uuid=wish.uuid, now=app.now()))
    if deed == "open":
        told = await app.reading(partial(_told, appointment=appointment, state=state))
        deed = await app.push_screen_wait(OneSession(told))
    if deed == "after":
        from bondjournal.tui.flows.after import after_session

        await after_session(app, appointment.uuid)
        return True
    if deed == "move":
        return await _move(app, appointment)
    past = appointment.at < app.now()
    becomes = {
        "cancel": "planned" if state == "cancelled" else "cancelled",
        "happened": "did-not-happen" if state in ("attended", "unknown") else "attended",
        "took place": "attended",
        "did not happen": "did-not-happen",
    }.get(deed or "")
    if becomes is None or (deed == "cancel" and past) or (deed == "happened" and not past):
        if deed == "cancel":
            app.shown("It is past. x says that it did not happen.")
        elif deed == "happened":
            app.shown("It is still to come. c cancels it.")
        return False
    await app.writing(partial(_mark, uuid=appointment.uuid, state=becomes))
    return True


async def _move(app: "JournalApp", appointment: Appointment) -> bool:
    question = Question(
        f"Move {dates.long(appointment.day)} to which day?",
        (A_DAY,),
        "Enter without a day: as it is.",
    )
    when = await app.push_screen_wait(SessionWhen(question, reader(app), leave="as it is"))
    if not isinstance(when, dates.When):
        return False
    await app.writing(partial(_store_move, uuid=appointment.uuid, when=when))
    return True


def _store_move(session: Session, uuid: UUID, when: dates.When) -> None:
    appointment = appointments.by_uuid(session, uuid)
    if appointment is not None:
        appointments.move(session, appointment, when)


def _mark(session: Session, uuid: UUID, state: str) -> None:
    appointment = appointments.by_uuid(session, uuid)
    if appointment is not None:
        appointments.mark(session, appointment, state)


def _next(app: "JournalApp") -> Callable[[Session], UUID | None]:
    def find(session: Session) -> UUID | None:
        upcoming = appointments.next_one(session, app.now())
        return upcoming.uuid if upcoming else None

    return find


def _one(session: Session, uuid: UUID, now: datetime) -> tuple[Appointment, str]:
    appointment = session.exec(select(Appointment).where(Appointment.uuid == uuid)).one()
    return appointment, appointments.state_of(session, appointment, now)


def _rows(session: Session, app: "JournalApp") -> list[Row]:
    """Return the sessions, newest first, with their state, ratings and what was written."""
    now, year = app.now(), app.today.year
    rated: dict[UUID | None, list[Rating]] = {}
    for rating in session.exec(select(Rating)):
        rated.setdefault(rating.appointment_uuid, []).append(rating)
    written = set(session.exec(select(Page.appointment_uuid)))
    weeks = {one.uuid: one.every_weeks for one in session.exec(select(Series))}
    rows = []
    for appointment in reversed(appointments.all_of(session)):
        state = appointments.state_of(session, appointment, now)
        right = "page written" if appointment.uuid in written else ""
        if state == "planned" and appointment.series_uuid in weeks and not right:
            every = weeks[appointment.series_uuid]
            right = _RHYTHMS.get(every, f"every {every} weeks")
        rows.append(
            Row(
                appointment.uuid,
                _state_words(appointment, state, rated.get(appointment.uuid, [])),
                margin=dates.margin(appointment.day, year),
                short_margin=dates.margin(appointment.day, year, weekday=False),
                right=right,
            )
        )
    return rows


def _state_words(appointment: Appointment, state: str, rated: list[Rating]) -> str:
    if state == "planned":
        local = dates.local(appointment.at, appointment.zone)
        return f"{dates.clock(local.time())}, planned" if appointment.timed else "planned"
    if rated and state == "attended":
        order = list(wording.SCALE_NAMES)
        rated = sorted(rated, key=lambda rating: order.index(rating.scale))
        return ", ".join(f"{wording.SCALE_NAMES[one.scale]} {one.value}" for one in rated)
    return STATES[state]


def _told(session: Session, appointment: Appointment, state: str) -> Told:
    """Return what there is to tell about a session, and what can be done with it."""
    known = []
    for rating in ratings.of(session, appointment.uuid):
        words = f"{wording.SCALE_NAMES[rating.scale]} {rating.value}"
        known.append(f"{words}: {rating.line}" if rating.line else f"{words}.")
    if state != "attended" or not known:
        words = _state_words(appointment, state, [])
        known.insert(0, f"{words[0].upper()}{words[1:]}.")
    for name, text in (
        ("What you would have liked", appointment.wished),
        ("What you did not say", appointment.unsaid),
    ):
        known += [f"{name}: {text}"] if text else []
    for page in pages.all_of(session, appointment.uuid)[-1:]:
        known.append(f"Its page was written to {page.path}.")
    return Told(dates.long(appointment.day), tuple(known), _ways(state))


def _ways(state: str) -> tuple[Choice, ...]:
    after = Choice("a", "Rate it, or write about it", name="after")
    took_place = Choice("t", "It took place", name="took place")
    did_not = Choice("d", "It did not happen", name="did not happen")
    move = Choice("m", "Move it to another day", name="move")
    return {
        "planned": (move, Choice("c", "Cancel it", name="cancel")),
        "cancelled": (Choice("c", "It takes place after all", name="cancel"), move),
        "attended": (after, did_not),
        "unknown": (took_place, did_not, after),
        "did-not-happen": (took_place, move),
    }[state]
