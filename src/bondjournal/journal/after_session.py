"""After a session: which session it is about, what to ask, and keeping the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    about_session,
    additions,
    appointments,
    attendance,
    carry_over,
    entries,
    feeling_raw,
    known_sessions,
    known_settings,
    named_sessions,
    ownership,
    ratings,
    settings,
    settling,
    therapists,
    values,
    versions,
    waiting,
)
from bondjournal.journal.about_session import Answers
from bondjournal.journal.after_answers import NewAnswers, Questions
from bondjournal.journal.carry_over import AskedTopic
from bondjournal.journal.named_sessions import Typed
from bondjournal.journal.said import kept_sentence, shared
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist
from bondjournal.wording import trends
from bondjournal.wording.after import ANSWERED, FIELDS

_FIELDS = tuple(one.name for one in FIELDS)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping answers, and the session they were kept for."""

    appointment: UUID | None
    sentence: str
    """The sentence that they are kept, or wait, and what that took off pages."""
    aside: str = ""
    """A further sentence, said once: see `feeling_raw`."""


def begun_with(session: Session, now: datetime) -> UUID | None:
    """Return the therapist of the latest session begun, among those who are seen."""
    begun = [attendance.joined(session, one, now) for one in therapists.seen(session)]
    latest = max((row for row in begun if row), key=lambda row: row.at, default=None)
    return latest.therapist_uuid if latest else None


def latest(session: Session, therapist: UUID, now: datetime) -> AboutSession:
    """Return an AboutSession for the latest session begun, at most fourteen days back.

    If there is none, it names no session.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    therapist_row = therapists.by_uuid(session, therapist)
    therapists.may_be_mentioned(therapist_row)
    found = attendance.joined(session, therapist_row, now)
    return AboutSession(appointment=found.uuid if found else None, therapist=therapist)


def had_last(session: Session, therapist: UUID, now: datetime) -> values.Appointment | None:
    """Return the latest session begun, or the last that took place, however long ago."""
    therapist_row = therapists.by_uuid(session, therapist)
    found = attendance.joined(session, therapist_row, now)
    found = found or attendance.last_attended(session, therapist_row, now)
    return values.Appointment.of(found) if found else None


def known_on(session: Session, therapist: UUID, day: date) -> values.Appointment | None:
    """Return the session with a therapist that is known on a day, if there is one."""
    found = known_sessions.only_one_on(session, day, therapists.by_uuid(session, therapist))
    return values.Appointment.of(found) if found else None


def named(session: Session, typed: Typed) -> values.Appointment:
    """Return the session that somebody names to say something about it.

    Raises:
        NotFound: there is none.
        WrongUse: it has not begun, the words are no day, or there are several.
    """
    found = named_sessions.row(session, typed)
    if not attendance.begun(session, found, typed.now):
        raise WrongUse("That session hasn't happened yet.")
    return values.Appointment.of(found)


def find(session: Session, appointment: UUID) -> values.Appointment | None:
    """Return the session of this uuid, if it is there."""
    found = appointments.by_uuid(session, appointment)
    return values.Appointment.of(found) if found else None


def resolved(session: Session, about: AboutSession) -> AboutSession:
    """Return `about` completed: with its therapist, and the session of its day if one is known.

    A session that was deleted is not known any more.
    """
    found = appointments.by_uuid(session, about.appointment) if about.appointment else None
    therapist = _whom(session, about, found)
    if found is None and about.day is not None:
        found = known_sessions.only_one_on(session, about.day, therapist)
    return replace(about, appointment=found.uuid if found else None, therapist=therapist.uuid)


def to_ask(session: Session, about: AboutSession, now: datetime) -> Questions:
    """Return the questions about a session.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    meant = resolved(session, about)
    found = appointments.by_uuid(session, meant.appointment) if meant.appointment else None
    therapists.may_be_mentioned(_whom(session, meant, found))
    day = found.day if found else about.day
    known = dict.fromkeys(_FIELDS, "")
    if found is not None:
        known |= {"unsaid": found.unsaid, "wished": found.wished}
    elif day is None:
        known = {one: "" for one in _FIELDS if one not in about_session.OF_A_SESSION}
    before = about_session.answers(session, meant.appointment)
    topics = tuple(carry_over.to_ask(session, found.uuid, now)) if found else ()
    several = ownership.names_if_several(session)
    return Questions(
        appointment=meant.appointment,
        day=day,
        before=before,
        known=known,
        scales=known_settings.scales(session),
        topics=topics,
        aside=tuple(_aside(session, day, before)),
        topics_aside=topics_answered(session, topics),
        whose=several.get(found.therapist_uuid, "") if found else "",
    )


def _aside(session: Session, day: date | None, before: Answers) -> Iterator[str]:
    """Return the sentences before the numbers: answered when, who sees them, how late they are."""
    if answered := _answered(session, before.on):
        yield answered
    if session.exec(select(Rating.id).limit(1)).first() is None:
        yield wording.NOBODY_SEES
    days = (settings.today(session) - day).days if day else 0
    if days > 0 and not before.numbers:
        yield trends.late(days)


def topics_answered(session: Session, topics: Iterable[AskedTopic]) -> str:
    """Return the sentence that some of these topics were answered; "" if none was."""
    return _answered(
        session, max((one.answered_on for one in topics if one.answered_on), default=None)
    )


def _answered(session: Session, on: date | None) -> str:
    """Return the sentence that something was answered on a day, and can be changed."""
    if on is None:
        return ""
    return ANSWERED.format(day=dates.margin(on, settings.today(session).year))


def keep(
    session: Session,
    about: AboutSession,
    said: NewAnswers,
    draft: Draft,
    *,
    at: datetime,
    zone: str,
) -> Kept:
    """Keep the answers about a session; add the session of the day if it is not known yet.

    Args:
        session: the session.
        about: the session or the day that the answers are about.
        said: the answers.
        draft: the draft they were written in; it names the entry to change, or the new one.
        at: the instant of keeping it.
        zone: the zone the person is in.

    Raises:
        NotFound: the session was deleted in the meantime.
        WrongUse: a line is too long, or a topic has no such state.
    """
    found = None
    if about.appointment is not None:
        found = versions.existing(session, Appointment, about.appointment)
    therapist, today = _whom(session, about, found), settings.day_of(session, at, zone)
    if found is None and about.day is not None:
        found = appointments.attended_on(session, therapist, about.day, zone)
        settling.find_places(session)
    before = shared(session, found.uuid) if found is not None else ()
    late = _told_late(session, found, said, today)
    if found is not None:
        about_session.rate(
            session, found, said.numbers, taken_away=said.taken_away, at=at, day=today
        )
    _keep_words(session, said, therapist, found, draft, at=at, zone=zone)
    about_session.keep(session, therapist, found, said.fields, today=today)
    if found is not None:
        carry_over.answer(session, found.uuid, said.topics)
    # An entry that is changed was told of when it was new.
    is_new = said.words and draft.editing is None
    aside = feeling_raw.say_once(session, after=True) if is_new else ""
    if found is None:
        sentence = waiting.said_when_kept(session, draft.uuid) or wording.KEPT
        return Kept(None, sentence, aside)
    sentence = " ".join([kept_sentence(session, found.uuid, before), *late])
    return Kept(found.uuid, sentence, aside)


def _told_late(
    session: Session, found: Appointment | None, said: NewAnswers, today: date
) -> list[str]:
    """Return a sentence if a replaced number comes late; `_aside` says that of first numbers."""
    given = (
        {one.scale: one.value for one in ratings.of_session(session, found.uuid)} if found else {}
    )
    others = [one for one, (value, _) in said.numbers.items() if given.get(one) != value]
    if found is not None and given and others and today > found.day:
        return [trends.late((today - found.day).days)]
    return []


def _keep_words(
    session: Session,
    said: NewAnswers,
    therapist: Therapist,
    found: Appointment | None,
    draft: Draft,
    *,
    at: datetime,
    zone: str,
) -> None:
    """Keep the words as an entry of the session; without a session, words and numbers wait."""
    changed = entries.by_uuid(session, draft.editing) if draft.editing else None
    if changed is not None and said.words:
        entries.edit(session, changed, entries.Changes(body=said.words))
        return
    waits = said.numbers if found is None else {}
    if not (said.words or waits):
        return
    entry = NewEntry(body=said.words, prompt=draft.prompt, after=True) if said.words else None
    made = addition.check(
        Addition(
            uuid=draft.uuid,
            at=at,
            zone=zone,
            entry=entry,
            ratings=tuple(
                NewRating(scale=scale, value=value, line=line)
                for scale, (value, line) in waits.items()
            ),
            therapist=therapist.name,
        )
    )
    if found is None:
        ownership.claim(additions.keep(session, made).entry, therapist.uuid)
    elif made.entry is not None:
        entries.keep(
            session,
            Entry(
                uuid=made.uuid,
                at=at,
                zone=zone,
                day=settings.day_of(session, at, zone),
                body=made.entry.body,
                prompt=made.entry.prompt,
                appointment_uuid=found.uuid,
            ),
        )


def _whom(session: Session, about: AboutSession, found: Appointment | None) -> Therapist:
    if found is not None:
        return therapists.by_uuid(session, found.therapist_uuid)
    if about.therapist is not None:
        return therapists.by_uuid(session, about.therapist)
    return therapists.usual_one(session)
