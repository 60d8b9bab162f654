"""From an addition to rows: it becomes an entry, ratings, a topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, or_, select

from bondjournal import dates
from bondjournal.addition import Addition
from bondjournal.errors import NotFound
from bondjournal.journal import (
    change_log,
    entries,
    known_sessions,
    ordered,
    purging,
    ratings,
    settings,
    settling,
    therapists,
    topics,
    versions,
    waiting,
)
from bondjournal.journal.tables import Appointment, Capture, Entry, Rating, Therapist, Topic
from bondjournal.wording import ENTRY_KEPT, RATING_KEPT, TOPIC_KEPT
from bondjournal.wording import waiting as words


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows an addition became."""

    entry: Entry | None
    ratings: list[Rating]
    topic: Topic | None
    appointment: Appointment | None


def keep(session: Session, addition: Addition, *, source: str = "kept") -> Kept:
    """Keep an addition. `source` is where its entry came from: kept or captured.

    An addition about a session joins the known session of the day named; without a day, the
    latest one begun before it, at most fourteen days back. If no session is known, or sessions
    with several people are and nobody is named, it waits: no session is made. A name that no
    therapist has is kept as typed and asked about.
    """
    given_on = settings.day_of(session, addition.at, addition.zone)
    therapist = therapists.find(session, addition.therapist) if addition.therapist else None
    appointment = None
    if _is_about_a_session(addition) and (therapist is not None or not addition.therapist):
        appointment = known_sessions.meant(session, addition.at, addition.session, therapist)
    waits = _is_about_a_session(addition) and appointment is None
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
            therapist_uuid=therapist.uuid if therapist else None,
            waits=waits,
            session_on=addition.session if waits else None,
        )
        entries.keep(session, entry, new.tags)
        if addition.therapist and therapist is None and len(therapists.all_of(session)) > 1:
            entry.therapist_uuid = None  # A name was typed, so the only one seen is not meant.
    rated = []
    for rating in addition.ratings:
        if appointment is not None:
            rated.append(ratings.give(session, appointment, rating, at=addition.at, day=given_on))
        else:
            rated.append(
                ratings.wait(
                    session,
                    addition.uuid,
                    rating,
                    at=addition.at,
                    day=given_on,
                    therapist=addition.therapist,
                    named=addition.session,
                )
            )
    topic = None
    if addition.topic is not None:
        topic = topics.add(
            session,
            addition.topic,
            therapist=therapist.uuid if therapist else None,
            uuid=addition.topic_uuid,
            therapist_typed="" if therapist else addition.therapist,
        )
    return Kept(entry, rated, topic, appointment)


def keep_and_report(session: Session, addition: Addition) -> str:
    """Keep an addition, and return the sentence that it is kept, or that it waits."""
    keep(session, addition)
    waits = waiting.said_when_kept(session, addition.uuid)
    return waits or (
        ENTRY_KEPT if addition.entry else RATING_KEPT if addition.ratings else TOPIC_KEPT
    )


def merge(session: Session, uuid: UUID, addition: Addition) -> bool:
    """Keep an addition captured while locked, once; return whether it was new.

    A merged uuid stays known, so that a replayed file brings nothing back.
    """
    if is_merged(session, uuid):
        return False
    capture = Capture(uuid=uuid, merged_at=dates.now())
    if addition.therapist and therapists.find(session, addition.therapist) is None:
        capture.therapist_typed = addition.therapist
        capture.session_on = addition.session
    session.add(capture)
    known = entries.by_uuid(session, uuid) is not None
    if known or purging.is_gone_or_deleted(session, uuid):
        session.flush()
        return False
    change_log.begin_another(session)
    keep(session, addition, source="captured")
    return True


def is_merged(session: Session, uuid: UUID) -> bool:
    """Return whether the capture with this uuid was merged."""
    return session.exec(select(Capture.uuid).where(Capture.uuid == uuid)).first() is not None


def unknown_names(session: Session) -> list[str]:
    """Return the names typed while locked that no therapist has, sorted, as long as rows wait."""
    rated = select(Rating.capture_uuid).where(col(Rating.appointment_uuid).is_(None))
    captured = select(Capture.therapist_typed).where(
        Capture.therapist_typed != "",
        or_(col(Capture.uuid).in_(select(Entry.uuid)), col(Capture.uuid).in_(rated)),
    )
    topic = select(Topic.therapist_typed).where(Topic.therapist_typed != "")
    return sorted({*session.exec(captured), *session.exec(topic)})


def kept_under(session: Session, name: str) -> list[str]:
    """Return in words the entries, ratings and topics that wait for an unknown name."""
    captured = select(Capture.uuid).where(Capture.therapist_typed == name)
    days = select(col(Entry.day)).where(col(Entry.uuid).in_(captured)).order_by(col(Entry.at))
    rated = select(Rating.id).where(
        col(Rating.capture_uuid).in_(captured), col(Rating.appointment_uuid).is_(None)
    )
    topics_ = select(Topic.text).where(Topic.therapist_typed == name).order_by(col(Topic.place))
    return [
        *(f"an entry of {dates.long(day)}" for day in session.exec(days)),
        *filter(None, [words.kind(len(session.exec(rated).all()), written=False)]),
        *(f"the topic '{text}'" for text in session.exec(topics_)),
    ]


def unclear(session: Session) -> str:
    """Return the line that says what is unclear about additions; "" if everything is clear.

    It asks for the day of those without a session, and whom the unknown names mean.
    """
    return " ".join(filter(None, (waiting.line(session), words.who(unknown_names(session)))))


def who_it_can_be(session: Session) -> list[tuple[UUID, str]]:
    """Return the therapists that an unknown name can mean, with their names."""
    return therapists.called(therapists.all_of(session))


def settle_as(session: Session, typed: str, therapist: UUID) -> None:
    """Settle that an unknown name means one of the therapists.

    Raises:
        NotFound: the therapist was deleted in the meantime.
    """
    settle_name(session, typed, versions.existing(session, Therapist, therapist))


def settle_name(session: Session, typed: str, therapist: Therapist) -> None:
    """Settle which therapist a name means: what was captured about them finds its place."""
    for topic in session.exec(select(Topic).where(Topic.therapist_typed == typed)):
        versions.edit(session, topic, therapist_uuid=therapist.uuid, therapist_typed="")
    for capture in session.exec(select(Capture).where(Capture.therapist_typed == typed)):
        settling.settle_those(session, capture.uuid, therapist)
        entry = entries.by_uuid(session, capture.uuid)
        if entry is not None and entry.appointment_uuid is None:
            versions.edit(session, entry, therapist_uuid=therapist.uuid, for_anyone=False)
        capture.therapist_typed, capture.session_on = "", None
    session.flush()


def settle_known(session: Session) -> None:
    """Settle each unknown name that a therapist has by now."""
    for typed in unknown_names(session):
        if (therapist := therapists.find(session, typed)) is not None:
            settle_name(session, typed, therapist)


def stop_waiting_for_name(session: Session, entry: UUID, therapist: Therapist | None) -> bool:
    """Let an entry stop waiting for its name, since its owner was said; return whether it did wait.

    What was captured with it is about the same therapist; None stands for any of them.
    """
    query = select(Capture).where(Capture.uuid == entry, Capture.therapist_typed != "")
    capture = session.exec(query).first()
    if capture is None:
        return False
    if therapist is not None:
        settling.settle_those(session, entry, therapist)
    capture.therapist_typed, capture.session_on = "", None
    session.flush()
    return True


def meant(session: Session, typed: Sequence[str]) -> waiting.Waiting | None:
    """Return what waits for its day, by number or id; None if a name is meant.

    Raises:
        NotFound: nothing that waits has this number, id or name.
        WrongUse: several ids begin like that.
    """
    if " ".join(typed) in unknown_names(session):
        return None
    unknown = NotFound("Nothing waiting has this number or name.", words.LISTS_IT)
    return ordered.named(waiting.waiting(session), typed[0], unknown)


def settle_named(session: Session, typed: str, known: str = "") -> None:
    """Settle whom a name means: the therapist named `known`, or without that a new one.

    Raises:
        NotFound: nothing waits for this name, or no therapist is called `known`.
        WrongUse: the first therapist has no name yet.
    """
    if typed not in unknown_names(session):
        raise NotFound("Nothing is waiting for this name.", "'bondjournal inbox open' lists them.")
    therapist = therapists.find(session, known or typed)
    if therapist is None and known:
        raise NotFound("No therapist has this name.", "Add them with --new.")
    therapist = therapist or therapists.add(session, typed)
    settle_name(session, typed, therapist)


def _is_about_a_session(addition: Addition) -> bool:
    after = addition.entry is not None and addition.entry.after
    return bool(addition.ratings or addition.session or after)
