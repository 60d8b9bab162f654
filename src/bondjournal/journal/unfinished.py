"""Unfinished drafts: whether one is in the journal already, and keeping it unchanged."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from bondjournal import addition, checks, wording
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    about_session,
    additions,
    appointments,
    carry_over,
    change_notes,
    entries,
    feels_off,
    known_sessions,
    owners,
    ownership,
    purging,
    ratings,
    settling,
    tags,
    therapists,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment, Entry, Therapist
from bondjournal.scales import LABELS
from bondjournal.wording.waiting import ASKED_WHEN_OPENED, WITH_SEVERAL


def of_entry(session: Session, entry: Entry, now: datetime) -> Draft:
    """Return a draft that changes an entry, as it stands, to go on with at its end."""
    return values.Entry.of(entry, tags=tags.of_entry(session, entry.uuid)).as_draft(now).at_end


def after_session(session: Session, appointment: UUID, now: datetime) -> Draft | None:
    """Return a draft that goes on with the entry of a session; None if there is no entry."""
    entry = entries.after_session(session, appointment)
    if entry is None:
        return None
    return of_entry(session, entry, now).changed(now, after=True)


def nothing_left(session: Session, draft: Draft) -> bool:
    """Return whether nothing in a draft is unfinished: it is empty, or `is_kept`."""
    return draft.empty or is_kept(session, draft)


def first_words(draft: Draft) -> str:
    """Return the first words of a draft, in one line; without words, the numbers in it."""
    numbers = draft.about.numbers if draft.about else {}
    given = ", ".join(wording.number(scale, value) for scale, value in numbers.items())
    fields = " ".join(draft.about.fields.values()) if draft.about else ""
    known_by = (draft.title, draft.whole, draft.gist, given, fields, "After a session")
    return next(filter(None, (" ".join(words.split()) for words in known_by)))


def is_kept(session: Session, draft: Draft) -> bool:
    """Return whether all of a draft is in the journal, or was there and was deleted."""
    if draft.editing is not None:
        entry = entries.by_uuid(session, draft.editing)
        if entry is None or _changes(session, entry, draft):
            return False
        if owners.says_another(session, entry.uuid, draft):
            return False
        return draft.about is None or about_session.is_kept(session, draft.about)
    if draft.at_door:
        return feels_off.is_kept(session, draft)
    known = entries.by_uuid(session, draft.uuid) is not None
    if known or purging.is_gone_or_deleted(session, draft.uuid):
        return True
    about = draft.about
    return about is not None and not draft.whole.strip() and about_session.is_kept(session, about)


def keep(session: Session, draft: Draft, *, today: date) -> None:
    """Keep a draft unchanged, as an entry or the change of one, with its answers about a session.

    Args:
        session: the session.
        draft: the draft.
        today: the present day.

    Raises:
        WrongUse: something in it cannot be kept, there is no text in it, or it is about a day
            with sessions with several therapists.
    """
    entry = entries.by_uuid(session, draft.editing) if draft.editing else None
    if entry is not None:
        entries.edit(session, entry, _wanted(draft))
        versions.edit(session, entry, prompt=draft.prompt)
        owners.give_as_said(session, entry.uuid, draft)
    if draft.at_door:
        feels_off.keep(session, draft, {}, now=draft.changed_at)
        return
    about = draft.about
    said = about is not None and not about.empty
    kept = None
    if entry is None and (draft.whole.strip() or not said):
        kept = additions.keep(session, draft.addition()).entry
        if kept is not None:
            owners.give_as_said(session, kept.uuid, draft)
    # Words alone belong to the session they were written about, too.
    is_of_one = about is not None and (about.appointment is not None or about.day is not None)
    if about is not None and (said or (kept is not None and is_of_one)):
        session_of = _keep_about(session, about, draft, today)
        if kept is not None and session_of is not None:
            kept.appointment_uuid = session_of.uuid
            ownership.assign_by_session(session, kept)
            kept.waits, kept.session_on = False, None
            session.add(kept)


def throw(session: Session, draft: Draft) -> bool:
    """Move the words of a draft to the trash, as an entry.

    Returns:
        Whether there were any words; answers about topics are not kept.

    Raises:
        WrongUse: there are too many words for one entry.
    """
    about = draft.about or AboutSession()
    numbers = (f"{LABELS[scale]} {value}" for scale, value in about.numbers.items())
    said = (*numbers, *about.lines.values(), *about.fields.values())
    words = (draft.title, draft.whole, draft.gist, *said)
    body = "\n\n".join(one.strip() for one in words if one.strip())
    if not body:
        return False
    uuid = uuid4() if draft.editing else draft.uuid
    entry = NewEntry(body=body, prompt=draft.prompt, door=draft.door)
    thrown = addition.check(Addition(uuid=uuid, at=draft.at, zone=draft.zone, entry=entry))
    kept = additions.keep(session, thrown).entry
    if kept is not None:
        change_notes.forget_added(session, [kept.uuid])
        versions.delete(session, kept)
    return True


def _keep_about(
    session: Session, about: AboutSession, draft: Draft, today: date
) -> Appointment | None:
    """Keep the numbers and the other words about a session; return the session."""
    therapist, appointment = _session(session, about, draft)
    for scale, value in about.numbers.items():
        before = ratings.on_scale(session, appointment.uuid, scale) if appointment else None
        line = about.lines.get(scale, before.line if before else "")
        new = NewRating(scale=scale, value=value, line=checks.line(line, "The line"))
        if appointment is not None:
            ratings.give(session, appointment, new, at=draft.changed_at, day=today)
        else:
            at, name = draft.changed_at, therapist.name
            ratings.wait(session, draft.uuid, new, at=at, day=today, therapist=name)
    about_session.keep(session, therapist, appointment, about.fields, today=today)
    if appointment is not None:
        states = {UUID(hex=uuid): state for uuid, state in about.topics.items()}
        carry_over.answer(session, appointment.uuid, states)
    return appointment


def _session(
    session: Session, about: AboutSession, draft: Draft
) -> tuple[Therapist, Appointment | None]:
    """Return the therapist, and the session or None if that is not known.

    Raises:
        WrongUse: a day was named, and there were sessions with several therapists on it.
    """
    appointment = appointments.by_uuid(session, about.appointment) if about.appointment else None
    if appointment is not None:
        return therapists.by_uuid(session, appointment.therapist_uuid), appointment
    known = therapists.by_uuid(session, about.therapist) if about.therapist else None
    therapist = known or therapists.usual_one(session)
    if about.day is not None:
        had = known_sessions.whom_on(session, about.day)
        if known is None and len(had) > 1:
            raise WrongUse(WITH_SEVERAL, ASKED_WHEN_OPENED)
        therapist = known or (therapists.by_uuid(session, had[0][0]) if had else therapist)
        appointment = appointments.attended_on(session, therapist, about.day, draft.zone)
        settling.find_places(session)
        return therapist, appointment
    return therapist, known_sessions.latest(session, draft.at, known)


def _wanted(draft: Draft) -> entries.Changes:
    return entries.Changes(
        body=draft.whole,
        title=draft.title,
        tags=draft.tag_names,
        share=draft.share,
        gist=draft.gist,
    )


def _changes(session: Session, entry: Entry, draft: Draft) -> bool:
    wanted = _wanted(draft)
    present = (entry.body, entry.title, entry.share, entry.gist, tags.of_entry(session, entry.uuid))
    try:
        typed = [checks.tag(name) for name in wanted.tags or ()]
    except WrongUse:
        return True
    return (wanted.body, wanted.title, wanted.share, wanted.gist, typed) != present
