"""Keeping what is written behind the doors of "Something feels off", piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID, uuid5

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
"""What can become of a piece: on a page, kept to talk over, kept here, or undecided for now."""

_WRITTEN = {door: [field.name for field in fields] for door, fields in words.FIELDS.items()}
_TOPICS = {"1": "sentence", "2": "question"}
"""The piece that becomes a topic on a page, by door."""

_BETWEEN = "\n\n"
_LINES = {
    "wished": "What you would have liked",
    "sentence": "The sentence",
    "question": "The question",
}
"""The pieces that are one line, with what an error message calls them."""


class Piece(NamedTuple):
    """One piece that was written behind a door, with the name of its field."""

    name: str
    words: str


class Person(NamedTuple):
    """A therapist who may be meant."""

    uuid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the pieces: the entry, and the names of those on the page and for later."""

    entry: UUID | None
    on_page: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    first: bool = False
    """Whether a piece became the first topic of the page."""


def mentioned(session: Session) -> list[Person]:
    """Return the therapists whose sessions are mentioned, whether seen or not."""
    return [Person(*one) for one in therapists.called(therapists.mentioned(session))]


def with_a_page(session: Session) -> list[Person]:
    """Return the therapists who can have a page: those mentioned and not ended."""
    people = [one for one in therapists.all_of(session) if one.mentioned and one.state != "ended"]
    return [Person(*one) for one in therapists.called(people)]


def stop_mentioning(session: Session, person: UUID) -> None:
    """Mention no session with somebody any more."""
    therapists.stop_mentioning(session, therapists.by_uuid(session, person))


def mention_again(session: Session, person: UUID) -> None:
    """Mention sessions with somebody again."""
    therapists.mention_again(session, therapists.by_uuid(session, person))


def meant(session: Session, people: Sequence[Person], name: str) -> Person:
    """Return the therapist meant by a name, or the only one.

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
    """Return the pieces that were written behind a door, without the empty ones."""
    typed = zip(_WRITTEN[draft.door], (draft.body, *draft.fields), strict=True)
    return [Piece(name, words.strip("\n")) for name, words in typed if words.strip()]


def outcomes(draft: Draft, *, page: bool) -> tuple[Outcome, ...]:
    """Return what can become of a piece; nothing from behind the third door goes on a page."""
    if draft.door == checks.NO_PLACE:
        return ("here", "later")
    return ("page", "talk-over", "here", "later") if page else ("talk-over", "here", "later")


def is_kept(session: Session, draft: Draft) -> bool:
    """Return whether a draft from a door is in the journal unchanged, or was and was deleted."""
    entry = entries.by_uuid(session, draft.uuid)
    if entry is None:
        return purging.is_gone_or_deleted(session, draft.uuid)
    if draft.changed_at <= entry.kept_at:
        return True
    return {one.words.strip() for one in pieces(draft)} <= _words_kept(session, draft)


def left_for_later(draft: Draft, chosen: Mapping[str, Outcome], now: datetime) -> Draft | None:
    """Return a draft of the undecided pieces: None if there are none, or the same if all are.

    Args:
        draft: what was written.
        chosen: what is to become of the pieces, by name; others are kept here.
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
    """Keep what was written behind a door; keeping it again replaces what was kept before.

    It becomes an entry for the person alone. A sentence or a question for the page also becomes a
    topic. A wish for the page belongs to the last session; if that has another wish, or there was
    no session, it becomes the topic's second sentence, or a topic. A text for the page becomes an
    entry of its own, apart from the other pieces. Each piece is on the page only by its own
    choice: one that is kept again without the page is taken off it.

    Args:
        session: the session.
        draft: what was written.
        chosen: what is to become of the pieces, by name; others are kept here.
        page_for: the therapist of the page, if a piece goes on one.
        now: the instant.

    Raises:
        WrongUse: a piece cannot be kept, `page_for` is missing, or no piece may go on a page.
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
            raise WrongUse("There is no therapist to make this page for.")
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
    uuids = [_not_deleted(session, uuid) for uuid in (draft.uuid, _rest(draft))]
    found = [entries.by_uuid(session, uuid) for uuid in uuids]
    return {words for entry in found if entry for words in entry.body.split(_BETWEEN)}


def _entries(session: Session, draft: Draft, kept: list[Piece], on_page: list[Piece]) -> UUID:
    """Keep the pieces as one or two entries; return the uuid of the draft's own entry."""
    text = [one for one in on_page if one.name == _WRITTEN[draft.door][0]]
    others = [one for one in kept if one not in text]
    before = entries.by_uuid(session, _not_deleted(session, _rest(draft)))
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
    uuid = _not_deleted(session, uuid)
    before = entries.by_uuid(session, uuid)
    if before is not None:
        entries.edit(session, before, entries.Changes(body=body, share=share))
        return uuid
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
    """Put pieces on the next page for a therapist; return whether one became the first topic.

    `before` has the pieces as they were kept before; a wish among them is replaced.
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
    """Take the pieces with these names off the pages they were put on before."""
    uuids = [_not_deleted(session, uuid5(draft.uuid, name)) for name in names]
    open_ = select(Topic).where(col(Topic.uuid).in_(uuids), Topic.state == "open")
    for topic in session.exec(open_).all():
        topics.end(session, topic, "kept")
    wishes = col(Appointment.wished).in_(before if "wished" in names else ())
    for about in session.exec(select(Appointment).where(wishes)).all():
        versions.edit(session, about, wished_on_page=False)


def _last_on_page(session: Session, therapist: Therapist, now: datetime) -> Appointment | None:
    """Return the last session that the next page names; nothing private may decide which."""
    coming = appointments.next_one(session, now, therapist)
    return unknown.last_on_page(session, therapist, coming, settings.today(session))


def _topic(
    session: Session, uuid: UUID, text: str, more: str, therapist: Therapist, before: set[str]
) -> Topic:
    """Make words a topic, first if no other is; if it was kept before, change its words."""
    uuid = _not_deleted(session, uuid)
    existing = versions.find(session, Topic, uuid)
    if existing is not None:
        said = more if more or existing.more in before else None
        topics.change(session, existing, text=text, more=said)
        therapists.give(session, uuid, therapist)
        topics.take_in(session, existing)
        return existing
    first = not any(one.first for one in topics.on_page(session, therapist.uuid))
    new = NewTopic(text=text, more=more, first=first)
    return topics.add(session, new, therapist=therapist.uuid, uuid=uuid)


def _not_deleted(session: Session, uuid: UUID) -> UUID:
    """Return the uuid under which something is kept again once it was deleted."""
    while purging.is_gone_or_deleted(session, uuid):
        uuid = uuid5(uuid, "again")
    return uuid
