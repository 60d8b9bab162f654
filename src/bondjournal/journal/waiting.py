"""What waits for its session: ratings and an entry nobody named one for, or a day without one.

It counts for nothing until it has its place. Numbers and words of one capture find it together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    appointments,
    entries,
    known_sessions,
    ordered,
    ratings,
    settings,
    therapists,
    versions,
    whose,
)
from bondjournal.journal.tables import Appointment, Capture, Entry, Rating, Therapist
from bondjournal.scales import LABELS, NAMES
from bondjournal.wording import waiting as words

_ASKED = "waiting.asked"
"""The setting with what was asked about once when the journal was opened."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was kept in one go, and waits."""

    key: UUID
    """What names it: the uuid of its capture."""
    numbers: tuple[tuple[str, int], ...]
    """Scale and number of each rating, Heard first."""
    written: bool
    """Whether an entry is among it."""
    kept_at: datetime
    kept_on: date
    named: date | None
    """The day that was named; no session of it is known, or sessions with several people."""
    about: str
    """The name that was typed; empty where there was none, or there is one therapist alone."""

    @property
    def uuid(self) -> UUID:
        """What names it, as the rows of a list."""
        return self.key

    @property
    def kind(self) -> str:
        """What it is: "a rating", "ratings and an entry"."""
        return words.kind(len(self.numbers), written=self.written)


@dataclass(frozen=True, slots=True)
class Near:
    """A known session it can be about."""

    uuid: UUID
    day: date
    name: str
    """With whom, where there are several therapists."""


def waiting(session: Session) -> list[Waiting]:
    """Return all that waits for "Which day was it?", oldest first.

    What is about somebody the person asked not to mention is left out, and all of it where
    nobody is to be mentioned.
    """
    known = therapists.all_of(session)
    if known and not any(one.mentioned for one in known):
        return []
    silent = {one.name for one in known if not one.mentioned and one.name}
    found = (_seen(session, key, rated, entry) for key, (rated, entry) in _all(session).items())
    return sorted(
        (one for one in found if one.about not in silent), key=lambda one: (one.kept_at, one.key)
    )


def named(session: Session, name: str) -> Waiting:
    """Return what waits and has this number, or an id that begins so.

    Raises:
        NotFound: nothing does.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("Nothing that waits has this number.", words.LISTS_IT)
    return ordered.named(waiting(session), name, unknown)


def line(session: Session) -> str:
    """Return the one line that says what waits; empty where nothing does."""
    found = waiting(session)
    year = settings.today(session).year
    return words.line([_named(one, year) for one in found]) if found else ""


def told(session: Session, one: Waiting) -> str:
    """Return what is said of something when it is asked about: what it is, and from when."""
    year = settings.today(session).year
    rated = [f"{LABELS[scale]} {value}" for scale, value in one.numbers]
    named = dates.short(one.named, year) if one.named else ""
    return words.told(rated, dates.long(one.kept_on), named, one.about, written=one.written)


def said_when_kept(session: Session, key: UUID) -> str:
    """Return what is said of something just kept, if it waits; empty where it has its place."""
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        return ""
    one = _seen(session, key, rated, entry)
    return words.kept(dates.short(one.named, settings.today(session).year) if one.named else "")


def not_asked(session: Session) -> list[Waiting]:
    """Return what waits and was not left waiting when it was asked about.

    Who is meant by a name that no therapist has is asked first, and not by itself.
    """
    asked = settings.get(session, _ASKED) or []
    return [
        one
        for one in waiting(session)
        if one.key.hex not in asked
        and not (one.about and therapists.find(session, one.about) is None)
    ]


def leave(session: Session, key: UUID) -> None:
    """Let something wait on; it is not asked about by itself again."""
    asked = settings.get(session, _ASKED) or []
    if key.hex not in asked:
        settings.put(session, _ASKED, [*asked, key.hex])


def near(session: Session, key: UUID) -> list[Near]:
    """Return the known sessions that something can be about, the nearest first.

    Raises:
        NotFound: it has its place already.
    """
    one = _one(session, key)
    them = therapists.find(session, one.about) if one.about else None
    about, names = one.named or one.kept_on, whose.names(session)
    found = known_sessions.near(session, about, settings.today(session), them)
    return [Near(row.uuid, row.day, names.get(row.therapist_uuid, "")) for row in found]


def whom(session: Session, key: UUID, day: date) -> list[tuple[UUID, str]]:
    """Return with whom a session of a day can have been, with their names.

    It is one where that is clear: by the name typed, by the known session of that day, or
    because there is one therapist. It is nobody where the name typed is one that no therapist has.
    """
    one = _one(session, key)
    if one.about:
        them = therapists.find(session, one.about)
        return therapists.called([them] if them else [])
    had = known_sessions.whom_on(session, day)
    return had or therapists.called(_seen_first(known_sessions.may_be_meant(session)))


def settle(session: Session, key: UUID, appointment: UUID) -> date:
    """Give something its session, which is known; return its day.

    Raises:
        NotFound: it has its place already, or the session was deleted.
    """
    there = appointments.by_uuid(session, appointment)
    if there is None:
        raise NotFound("That session was deleted in the meantime.")
    _place(session, key, there)
    return there.day


def settle_on(
    session: Session, key: UUID, day: date, zone: str, therapist: UUID | None = None
) -> date:
    """Give something a session of a day, which is made where none is known; return the day.

    Args:
        session: the session.
        key: what waits.
        day: the day somebody says the session was on.
        zone: the zone of a session that is made.
        therapist: with whom it was, where that was asked.

    Raises:
        NotFound: it has its place already.
        WrongUse: the day is still to come, or several people can be meant.
    """
    if day > settings.today(session):
        raise WrongUse(words.STILL_TO_COME)
    one = _one(session, key)
    who = whom(session, key, day) if therapist is None else [(therapist, "")]
    known_sessions.refuse_several(who)
    them = therapists.by_uuid(session, who[0][0]) if who else therapists.add(session, one.about)
    there = known_sessions.of_day(session, day, them)
    _place(session, key, there or appointments.attended_on(session, them, day, zone))
    return day


def throw_away(session: Session, key: UUID) -> None:
    """Move something that waits to the trash.

    Raises:
        NotFound: it has its place already.
    """
    rated, entry = _rows(session, key)
    for row in (*rated, *([entry] if entry else [])):
        versions.delete(session, row)


def settle_those(session: Session, key: UUID, therapist: Therapist) -> None:
    """Say who was meant by a name: what came with it finds its known session, or waits on."""
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        return
    one = _seen(session, key, rated, entry)
    there = known_sessions.meant(session, one.kept_at, one.named, therapist)
    if there is not None:
        _place(session, key, there)
        return
    for rating in rated:
        versions.edit(session, rating, therapist_typed=therapist.name)


def _place(session: Session, key: UUID, appointment: Appointment) -> None:
    rated, entry = _rows(session, key)
    if rated:
        ratings.settle(session, rated, appointment)
    if entry is not None and entry.waits:
        entries.belong(session, entry, appointment.uuid)
    capture = session.get(Capture, key)
    if capture is not None and capture.therapist_typed:
        capture.therapist_typed, capture.session_on = "", None
    session.flush()


def _all(session: Session) -> dict[UUID, tuple[list[Rating], Entry | None]]:
    found: dict[UUID, tuple[list[Rating], Entry | None]] = {}
    for rating in ratings.waiting(session):
        found.setdefault(rating.capture_uuid or rating.uuid, ([], None))[0].append(rating)
    query = select(Entry).where(col(Entry.waits), entries.visible())
    for entry in session.exec(query):
        found[entry.uuid] = (found.get(entry.uuid, ([], None))[0], entry)
    return found


def _rows(session: Session, key: UUID) -> tuple[list[Rating], Entry | None]:
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        raise NotFound(words.HAS_ITS_PLACE, words.LISTS_IT)
    return rated, entry


def _one(session: Session, key: UUID) -> Waiting:
    return _seen(session, key, *_rows(session, key))


def _seen(session: Session, key: UUID, rated: Sequence[Rating], entry: Entry | None) -> Waiting:
    if rated:
        kept_at, kept_on, named = rated[0].rated_at, rated[0].rated_on, rated[0].session_on
        typed = rated[0].therapist_typed
    elif entry is not None:
        kept_at, named = entry.at, entry.session_on
        kept_on = settings.day_of(session, entry.at, entry.zone)
        typed = entries.typed_name(session, key) or _said_about(session, entry)
    else:
        raise NotFound(words.HAS_ITS_PLACE, words.LISTS_IT)
    if typed and therapists.find(session, typed) and not whose.names(session):
        typed = ""
    return Waiting(
        key=key,
        numbers=_numbers(rated),
        written=entry is not None,
        kept_at=kept_at,
        kept_on=kept_on,
        named=named,
        about=typed,
    )


def _said_about(session: Session, entry: Entry) -> str:
    """Return whom an entry was said to be about; who alone is seen was not said."""
    if entry.therapist_uuid is None or len(therapists.seen(session)) < 2:  # noqa: PLR2004
        return ""
    return therapists.by_uuid(session, entry.therapist_uuid).name


def _numbers(rated: Sequence[Rating]) -> tuple[tuple[str, int], ...]:
    found = sorted(rated, key=lambda one: NAMES.index(one.scale))
    return tuple((one.scale, one.value) for one in found)


def _seen_first(may: list[Therapist]) -> list[Therapist]:
    return [one for one in may if therapists.is_seen(one)] or may


def _named(one: Waiting, year: int) -> str:
    named = dates.short(one.named, year) if one.named else ""
    return words.named(one.kind, dates.short(one.kept_on, year), named)
