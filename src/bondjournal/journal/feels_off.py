"""What becomes of what is written behind the doors of "Something feels off", piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID, uuid4, uuid5

from sqlmodel import Session, col, select

from bondjournal import checks
from bondjournal.addition import NewTopic
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    purging,
    settings,
    therapists,
    topics,
    unknown,
    versions,
)
from bondjournal.journal.tables import Appointment, Therapist, Topic
from bondjournal.wording import off as words

Outcome = Literal["page", "talk-over", "here", "later"]
"""What can become of a piece: on a page, kept to be talked over, kept, or not decided so far."""

_WRITTEN = {door: [field.name for field in fields] for door, fields in words.FIELDS.items()}
_TOPICS = {"1": "sentence", "2": "question"}
"""The piece that is a topic on a page."""

_BETWEEN = "\n\n"
_LINES = {
    "wished": "What you would have liked",
    "sentence": "The sentence",
    "question": "The question",
}
"""The pieces that are one line, as a sentence about them begins."""


class Piece(NamedTuple):
    """One thing that was written behind a door, by the name of what was asked for."""

    name: str
    words: str


class Person(NamedTuple):
    """Somebody who may be meant."""

    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the pieces: the entry, and the names of those on the page and those left."""

    entry: UUID | None
    on_page: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    first: bool = False
    """Whether the topic among them comes first on the page."""


def mentioned(session: Session) -> list[Person]:
    """Return the people whose sessions are mentioned, seen or not."""
    return [Person(*one) for one in therapists.called(therapists.mentioned(session))]


def with_a_page(session: Session) -> list[Person]:
    """Return the people there may be a page for: those mentioned and not ended."""
    people = [one for one in therapists.all_of(session) if one.mentioned and one.state != "ended"]
    return [Person(*one) for one in therapists.called(people)]


def stop_mentioning(session: Session, person: UUID) -> None:
    """Mention no session with somebody any more."""
    therapists.stop_mentioning(session, therapists.by_uuid(session, person))


def mention_again(session: Session, person: UUID) -> None:
    """Mention sessions with somebody again."""
    therapists.mention_again(session, therapists.by_uuid(session, person))


def meant(session: Session, people: Sequence[Person], name: str) -> Person:
    """Return the one of several who is meant.

    Raises:
        NotFound: nobody has this name.
        WrongUse: there are several and none is named, or there is nobody.
    """
    if name:
        uuid = therapists.named(session, name).uuid
        people = [one for one in people if one.uuid == uuid]
    if not people:
        raise WrongUse(words.NOBODY)
    therapist = therapists.only_of([therapists.by_uuid(session, one.uuid) for one in people])
    return Person(therapist.uuid, therapist.name)


def pieces(draft: Draft) -> list[Piece]:
    """Return what was written behind a door; what was left empty is not among it."""
    typed = zip(_WRITTEN[draft.door], (draft.body, *draft.fields), strict=True)
    return [Piece(name, words.strip("\n")) for name, words in typed if words.strip()]


def outcomes(draft: Draft, *, page: bool) -> tuple[Outcome, ...]:
    """Return what can become of each piece: nothing from behind the third door goes on a page."""
    if draft.door == checks.NO_PLACE:
        return ("here", "later")
    return ("page", "talk-over", "here", "later") if page else ("talk-over", "here", "later")


def is_kept(session: Session, draft: Draft) -> bool:
    """Say whether a draft from a door is in the journal as it stands, or was and was deleted."""
    entry = entries.by_uuid(session, draft.uuid)
    if entry is None:
        return purging.is_gone_or_deleted(session, draft.uuid)
    if draft.changed_at <= entry.kept_at:
        return True
    return {one.words.strip() for one in pieces(draft)} <= _words_kept(session, draft)


def left_for_later(draft: Draft, chosen: Mapping[str, Outcome], now: datetime) -> Draft | None:
    """Return the draft that holds what is not decided; the whole one where nothing is.

    Args:
        draft: what was written.
        chosen: what is to become of the pieces, by their names; others are kept here.
        now: the instant.
    """
    later = {one.name for one in pieces(draft) if chosen.get(one.name) == "later"}
    if len(later) == len(pieces(draft)):
        return draft
    if not later:
        return None
    typed = zip(_WRITTEN[draft.door], (draft.body, *draft.fields), strict=True)
    body, *fields = (words if name in later else "" for name, words in typed)
    rest = replace(draft, uuid=uuid5(draft.uuid, "later"), cursor=(0, 0), within=0)
    return rest.changed(now, body=body, fields=tuple(fields))


def keep(
    session: Session,
    draft: Draft,
    chosen: Mapping[str, Outcome],
    *,
    page_for: UUID | None = None,
    now: datetime,
) -> Kept:
    """Keep what was written behind a door; kept again, it takes the place of what was kept.

    It becomes an entry for the person alone. A sentence or a question for the page is a topic
    besides, and a wish belongs to the last session and goes on the page with it; where that has
    another wish, or there was none, it is the topic's second sentence, or a topic. A text for the
    page is an entry of its own, and the other pieces stand in another. Each piece is on the page
    by its own choice and by no other: one that is kept again for no page goes off it.

    Args:
        session: the session.
        draft: what was written.
        chosen: what is to become of the pieces, by their names; others are kept here.
        page_for: whose page it is, where something goes on one.
        now: the instant.

    Raises:
        WrongUse: something cannot be kept, nobody has the page, or nothing may go on one.
    """
    written = pieces(draft)
    kept = [one for one in written if chosen.get(one.name) != "later"]
    on_page = [one for one in kept if chosen.get(one.name) == "page"]
    later = tuple(one.name for one in written if one not in kept)
    if not kept:
        return Kept(None, later=later)
    if on_page:
        checks.check_page(draft.door)
        if page_for is None:
            raise WrongUse("There is nobody whose page it could be.")
    before = _words_kept(session, draft)
    _take_off(session, draft, {one.name for one in kept if one not in on_page}, before)
    entry = _entries(session, draft, kept, on_page)
    if (shared := entries.by_uuid(session, entry)) and shared.share != "only-me":
        versions.edit(session, shared, therapist_uuid=page_for, for_anyone=False)
    therapist = therapists.by_uuid(session, page_for) if on_page and page_for else None
    first = therapist is not None and _put_on_page(session, draft, on_page, therapist, now, before)
    return Kept(entry, tuple(one.name for one in on_page), later, first)


def _words_kept(session: Session, draft: Draft) -> set[str]:
    """Return the pieces as they were kept before."""
    found = (entries.by_uuid(session, uuid) for uuid in (draft.uuid, _rest(draft)))
    return {words for entry in found if entry for words in entry.body.split(_BETWEEN)}


def _entries(session: Session, draft: Draft, kept: list[Piece], on_page: list[Piece]) -> UUID:
    """Keep the pieces as entries; return the uuid of the first."""
    text = [one for one in on_page if one.name == _WRITTEN[draft.door][0]]
    others = [one for one in kept if one not in text]
    before = entries.by_uuid(session, _rest(draft))
    if not text:
        if before is not None:
            versions.delete(session, before)
        return _entry(session, draft, draft.uuid, others, "only-me")
    if others:
        _entry(session, draft, _rest(draft), others, "only-me")
    return _entry(session, draft, draft.uuid, text, "as-written")


def _rest(draft: Draft) -> UUID:
    return uuid5(draft.uuid, "rest")


def _entry(session: Session, draft: Draft, uuid: UUID, said: list[Piece], share: str) -> UUID:
    body = _BETWEEN.join(one.words.strip() for one in said)
    before = entries.by_uuid(session, uuid)
    if before is not None:
        entries.edit(session, before, entries.Changes(body=body, share=share))
        return uuid
    if purging.is_gone_or_deleted(session, uuid):
        uuid = uuid4()
    made = replace(draft, uuid=uuid, body=body, fields=(), share=share).addition()
    additions.keep(session, made)
    return uuid


def _put_on_page(
    session: Session,
    draft: Draft,
    on_page: list[Piece],
    therapist: Therapist,
    now: datetime,
    before: set[str],
) -> bool:
    """Put pieces on the next page with somebody; return whether a topic of them comes first.

    `before` has them as they were kept before: such a wish is put in other words.
    """
    lines = {
        one.name: checks.line(one.words, _LINES[one.name]) for one in on_page if one.name in _LINES
    }
    wished = lines.pop("wished", "")
    last = _last_on_page(session, therapist, now) if wished else None
    if last is not None and (not last.wished or last.wished in before | {wished}):
        versions.edit(session, last, wished=wished, wished_on_page=True)
        wished = ""
    name = _TOPICS[draft.door]
    if name in lines:
        return _topic(
            session, uuid5(draft.uuid, name), lines[name], wished, therapist, before
        ).first
    if wished:
        return _topic(session, uuid5(draft.uuid, "wished"), wished, "", therapist, before).first
    return False


def _take_off(session: Session, draft: Draft, names: set[str], before: set[str]) -> None:
    """Take the pieces of these names off pages, where they were put when they were kept before."""
    uuids = [uuid5(draft.uuid, name) for name in names]
    open_ = select(Topic).where(col(Topic.uuid).in_(uuids), Topic.state == "open")
    for topic in session.exec(open_).all():
        topics.end(session, topic, "kept")
    wishes = col(Appointment.wished).in_(before if "wished" in names else ())
    for about in session.exec(select(Appointment).where(wishes)).all():
        versions.edit(session, about, wished_on_page=False)


def _last_on_page(session: Session, therapist: Therapist, now: datetime) -> Appointment | None:
    """Return the last session as the next page names it, so that nothing private decides it."""
    coming = appointments.next_one(session, now, therapist)
    return unknown.last_on_page(session, therapist, coming, settings.today(session))


def _topic(
    session: Session, uuid: UUID, text: str, more: str, therapist: Therapist, before: set[str]
) -> Topic:
    """Make words a topic, the first where no other is; kept again, they are put in these words."""
    existing = versions.find(session, Topic, uuid)
    if existing is not None:
        said = more if more or existing.more in before else None
        topics.change(session, existing, text=text, more=said)
        therapists.give(session, uuid, therapist)
        topics.take_in(session, existing)
        return existing
    first = not any(one.first for one in topics.on_page(session, therapist.uuid))
    known = purging.is_gone_or_deleted(session, uuid)
    new = NewTopic(text=text, more=more, first=first)
    return topics.add(session, new, therapist=therapist.uuid, uuid=uuid4() if known else uuid)
