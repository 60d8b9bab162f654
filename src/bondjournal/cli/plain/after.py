"""After a session: how it felt, one line about it, and what else there is to say."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from sqlmodel import Session

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.cli import console
from bondjournal.cli.plain import drafts, more, rating, rows, sessions, texts
from bondjournal.cli.plain.questions import steps, tell
from bondjournal.cli.plain.window import Window
from bondjournal.draft import Draft
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import additions, appointments, ratings
from bondjournal.journal.tables import Appointment, Therapist

SCALES = ("heard", "safe")
_LONGER = "t"


@dataclass
class Said:
    """What was said about a session so far. Without a day it is about none that is known."""

    therapist: Therapist
    latest: Appointment | None
    day: date | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    """By scale. A number that was not given is not here."""
    session: Appointment | None = None
    """The session it was kept for."""


def after(window: Window, draft: Draft | None = None) -> None:
    """Ask about a session and keep what is said; what was given is kept on every way out."""
    them = sessions.whom(window)
    said = Said(them, _latest(window, them))
    now = window.now
    begun = draft or Draft(at=now, changed_at=now, zone=window.zone, after=True)
    drafts.begin(window, begun, left=draft is not None)
    console.say(wording.NOBODY_SEES)
    with drafts.left_on_every_way_out(window):
        try:
            done = _asked(window, said)
            while not done and not drafts.leave(window):
                done = _asked(window, said)
        except (console.Ended, KeyboardInterrupt, SystemExit):
            _keep_numbers(window, said)
            raise
        if not done:
            _keep_numbers(window, said)
            return
    if said.session is not None:
        more.offered(window, said.session, said.numbers)


def _asked(window: Window, said: Said) -> bool:
    return steps(
        partial(_which, window, said),
        *(partial(_number, said, scale) for scale in SCALES),
        partial(_words, window),
        partial(_kept, window, said),
    )


def _latest(window: Window, them: Therapist) -> Appointment | None:
    with window.journal.read() as session:
        found = appointments.joined(session, them, window.now)
        return found or appointments.last_attended(session, them, window.now)


def _which(window: Window, said: Said) -> bool:
    today = window.today
    if said.latest is not None:
        console.say(f"enter: {rows.on(said.latest.day, today)}")
    else:
        console.say("enter: leave it")
    console.say("Or a day: tue, or 12 May.")
    while True:
        typed = console.ask(wording.WHICH_DAY)
        if not typed:
            said.day = said.latest.day if said.latest else None
            return True
        try:
            day = dates.parse(typed, toward="past", now=window.now, zone=window.zone).day
        except WrongUse as error:
            tell(error)
            continue
        if day <= today:
            said.day = day
            console.say(f"{dates.long(day)}.")
            return True
        console.say("That day is still to come.")


def _number(said: Said, scale: str) -> bool:
    number = rating.asked(scale, said.numbers.get(scale))
    if number is None:
        said.numbers.pop(scale, None)
    else:
        said.numbers[scale] = number
    return True


def _words(window: Window) -> bool:
    draft = drafts.current(window)
    put = partial(_put, window)
    if draft.body.strip():
        console.say(f"So far: {draft.body}")
        choices = {"k": "Keep these words", "c": "Go on writing, or change them"}
        if console.choose("What about them?", choices, "k") == "c":
            put(texts.changed(draft.body, put))
        return True
    console.say("enter: no words")
    console.say(f"{_LONGER}: a longer text")
    while True:
        typed = console.ask("One line about the session, if you like.")
        try:
            if typed.lower() == _LONGER:
                put(texts.typed("What is here about it?", put))
            elif typed:
                put(addition.text(typed))
        except WrongUse as error:
            tell(error)
        else:
            return True


def _put(window: Window, body: str) -> None:
    drafts.change(window, body=body)


def _kept(window: Window, said: Said) -> bool:
    """Keep numbers and words together; where that is not possible the words stay a draft."""
    draft = drafts.current(window)
    entry = NewEntry(body=draft.body, prompt=draft.prompt) if draft.body.strip() else None
    if not (said.numbers or entry):
        console.say("Nothing was given.")
        drafts.drop(window)
        return True
    while True:
        try:
            _keep(window, said, entry, draft.uuid)
        except JournalError as error:
            tell(error)
            if not console.confirm("Try again?", default=True):
                raise console.Back from None
        else:
            drafts.drop(window)
            console.say(wording.KEPT)
            _tell_late(window, said)
            return True


def _keep_numbers(window: Window, said: Said) -> None:
    """Keep the numbers of somebody who leaves before the words."""
    if said.numbers:
        _keep(window, said, None, uuid4())
        with suppress(OSError):  # the terminal may be gone
            console.say("The numbers are kept.")


def _tell_late(window: Window, said: Said) -> None:
    days = (window.today - said.day).days if said.day else 0
    if said.numbers and days > 0:
        late = "1 day" if days == 1 else f"{days} days"
        console.say(f"Rated {late} after the session.")


def _keep(window: Window, said: Said, entry: NewEntry | None, uuid: UUID) -> None:
    with window.journal.write() as session:
        said.session = _appointment(session, window, said)
        given = tuple(_new(session, said, scale) for scale in said.numbers)
        if said.session is not None:
            for new in given:
                ratings.give(session, said.session, new, at=window.now, day=window.today)
        if entry is None and (said.session is not None or not given):
            return
        made = Addition(
            uuid=uuid,
            at=window.now,
            zone=window.zone,
            entry=entry,
            ratings=() if said.session else given,
        )
        kept = additions.keep(session, addition.check(made)).entry
        if kept is not None and said.session is not None:
            kept.appointment_uuid = said.session.uuid
            session.add(kept)


def _new(session: Session, said: Said, scale: str) -> NewRating:
    """Return a number; one that replaces another keeps its line and its place on the page."""
    about = said.session
    before = ratings.on_scale(session, about.uuid, scale) if about else None
    return NewRating(
        scale=scale,
        value=said.numbers[scale],
        line=before.line if before else "",
        on_page=before is not None and before.on_page,
    )


def _appointment(session: Session, window: Window, said: Said) -> Appointment | None:
    if said.latest is not None and said.latest.day == said.day:
        return rows.again(session, said.latest)
    if said.day is None:
        return None
    them = rows.again(session, said.therapist)
    return appointments.attended_on(session, them, said.day, window.zone)
