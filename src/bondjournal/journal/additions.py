"""From an addition to rows: what was asked to be kept becomes an entry, ratings, a topic."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlmodel import Session, select

from bondjournal import dates
from bondjournal.addition import Addition
from bondjournal.journal import (
    appointments,
    entries,
    ratings,
    settings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Appointment, Capture, Entry, Rating, Therapist, Topic


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows an addition became."""

    entry: Entry | None
    ratings: list[Rating]
    topic: Topic | None
    appointment: Appointment | None


def keep(session: Session, addition: Addition, *, source: str = "kept") -> Kept:
    """Keep an addition. `source` is where its entry came from: kept or captured.

    Ratings join the appointment of the day named, which is added if it is new; without a day
    they join the latest begun before them, at most fourteen days back, or wait. A name that no
    therapist has is kept as typed and asked about.
    """
    given_on = settings.day_of(session, addition.at, addition.zone)
    therapist = (
        therapists.find(session, addition.therapist)
        if addition.therapist
        else _not_named(session, addition)
    )
    appointment = None
    if addition.ratings or addition.session or (addition.entry and addition.entry.after):
        appointment = _appointment(session, addition, therapist)
    entry = None
    if addition.entry is not None:
        new = addition.entry
        entry = Entry(
            uuid=addition.uuid,
            at=addition.at,
            zone=addition.zone,
            day=addition.day or given_on,
            title=new.title,
            body=new.body,
            share=new.share,
            gist=new.gist,
            prompt=new.prompt,
            source=source,
            door=new.door,
            appointment_uuid=appointment.uuid if appointment else None,
            therapist_uuid=therapist.uuid if therapist and addition.therapist else None,
        )
        entries.keep(session, entry, new.tags)
    rated = []
    for rating in addition.ratings:
        if appointment is not None:
            rated.append(ratings.give(session, appointment, rating, at=addition.at, day=given_on))
        else:
            typed = "" if therapist else addition.therapist
            rated.append(
                ratings.wait(
                    session, addition.uuid, rating, at=addition.at, day=given_on, therapist=typed
                )
            )
    topic = None
    if addition.topic is not None:
        topic = topics.add(
            session,
            addition.topic,
            therapist=therapist.uuid if therapist and addition.therapist else None,
            uuid=uuid5(addition.uuid, "topic"),
            therapist_typed="" if therapist else addition.therapist,
        )
    return Kept(entry, rated, topic, appointment)


def merge(session: Session, uuid: UUID, addition: Addition) -> bool:
    """Keep what was captured while locked, once; return whether it was new.

    A uuid that was merged stays known, so that a replayed file brings nothing back.
    """
    if session.exec(select(Capture.uuid).where(Capture.uuid == uuid)).first() is not None:
        return False
    capture = Capture(uuid=uuid, merged_at=dates.now())
    if addition.therapist and therapists.find(session, addition.therapist) is None:
        capture.therapist_typed = addition.therapist
        capture.session_on = addition.session
    session.add(capture)
    known = entries.by_uuid(session, uuid) is not None
    if known or versions.is_gone_or_deleted(session, uuid):
        session.flush()
        return False
    keep(session, addition, source="captured")
    return True


def unknown_names(session: Session) -> list[str]:
    """Return the names typed while locked that no therapist has, each once, by name."""
    query = select(Capture.therapist_typed).where(Capture.therapist_typed != "").distinct()
    return sorted(session.exec(query))


def settle_name(session: Session, typed: str, therapist: Therapist) -> None:
    """Say who was meant by a name: what was captured about them finds its place."""
    for topic in session.exec(select(Topic).where(Topic.therapist_typed == typed)):
        versions.edit(session, topic, therapist_uuid=therapist.uuid, therapist_typed="")
    for capture in session.exec(select(Capture).where(Capture.therapist_typed == typed)):
        group = [one for one in ratings.waiting(session) if one.capture_uuid == capture.uuid]
        entry = entries.by_uuid(session, capture.uuid)
        about = _meant(session, capture, therapist, group, entry)
        if about is not None and group:
            ratings.settle(session, group, about)
        elif about is not None and entry is not None:
            versions.edit(session, entry, appointment_uuid=about.uuid)
        else:
            for rating in group:
                versions.edit(session, rating, therapist_typed="")
            if entry is not None and entry.appointment_uuid is None:
                versions.edit(session, entry, therapist_uuid=therapist.uuid, for_anyone=False)
        capture.therapist_typed, capture.session_on = "", None
        session.add(capture)
    session.flush()


def _meant(
    session: Session,
    capture: Capture,
    therapist: Therapist,
    group: list[Rating],
    entry: Entry | None,
) -> Appointment | None:
    if capture.session_on is not None:
        zone = entry.zone if entry else dates.zone()
        return appointments.attended_on(session, therapist, capture.session_on, zone)
    return appointments.joined(session, therapist, group[0].rated_at) if group else None


def _not_named(session: Session, addition: Addition) -> Therapist:
    """Return who is meant where nobody is named.

    Of several who are seen it is, for what is about a session, the one who had it.
    """
    if addition.session is not None:
        return appointments.had_with(session, addition.session)
    seen = therapists.seen(session)
    if len(seen) > 1 and (addition.ratings or (addition.entry and addition.entry.after)):
        begun = [appointments.joined(session, one, addition.at) for one in seen]
        latest = max((row for row in begun if row), key=lambda row: row.at, default=None)
        if latest is not None:
            return therapists.by_uuid(session, latest.therapist_uuid)
    return therapists.usual_one(session)


def _appointment(
    session: Session, addition: Addition, therapist: Therapist | None
) -> Appointment | None:
    if therapist is None:
        return None
    if addition.session is not None:
        return appointments.attended_on(session, therapist, addition.session, addition.zone)
    return appointments.joined(session, therapist, addition.at)
