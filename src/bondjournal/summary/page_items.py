"""Everything that may be on a page, each with its name: topics, entries, the rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.checks import check_page
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    entries,
    ids,
    ownership,
    preparations,
    ratings,
    settings,
    topics,
)
from bondjournal.journal.tables import Entry, Preparation
from bondjournal.scales import LABELS
from bondjournal.summary import interval, offered, since
from bondjournal.summary.offered import Offered
from bondjournal.wording import ON_PAGE
from bondjournal.wording.on_page import NOT_THIS_TIME, OF_THE_PAGE, OFF, ON, SAID, UNDER

KEYS = OF_THE_PAGE | {name: name for name in SAID}
"""The words that name a switch of the page or a line about the session; scales name ratings."""
_KEPT = "kept for later"
_NEWEST = 500
"""Among so many of the newest entries those that may go on no page are offered."""


@dataclass(frozen=True, slots=True)
class PageItem:
    """What may be on the page: a topic, an entry, or something else that is offered."""

    kind: str
    words: str
    on: bool
    state: str
    uuid: UUID | None = None
    key: str = ""
    """The word that names it, if it has one."""
    shows: str = ""
    offered: Offered | None = None
    entry: entries.Line | None = None


def of_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, private: bool = True
) -> list[PageItem]:
    """Return everything that may be on a page: topics, shared entries, the rest.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        private: whether to add, at the end, the "only me" entries since the last session. Before
            any is known, they are those among the newest: a whole diary may have been imported.
    """
    today = settings.today(session)
    preparation = preparations.for_page(session, therapist, appointment)
    between = interval.before(session, preparation.therapist, preparation.appointment, today)
    last, count = between.last, None if between.since else _NEWEST
    scales = {row.uuid: row.scale for row in ratings.of_session(session, last.uuid)} if last else {}
    lines = partial(since.of_page, session, therapist, appointment, today=today)
    newest = lines(toward="older", count=count) if private else []
    under = {
        one.entry_uuid
        for topic in topics.on_page(session, therapist)
        for one in topics.material(session, topic)
    }
    entry = partial(_entry, preparation.prepared, under)
    shared = [entry(one) for one in lines(count=None, shared=True)]
    others = [entry(one) for one in newest if one.share == "only-me"]
    rest = offered.the_rest(session, therapist, appointment, today=today)
    return [
        *_topics(session, therapist),
        *shared,
        *(_rest(one, scales.get(one.uuid) if one.uuid else None) for one in rest),
        *others,
    ]


def named(
    session: Session, therapist: UUID, appointment: UUID | None, names: Sequence[str]
) -> list[PageItem]:
    """Return the items that are meant: numbers of `of_page`, beginnings of ids, or words for one.

    Raises:
        NotFound: nothing has one of these names.
        WrongUse: several ids begin like that.
    """
    prepared = preparations.for_page(session, therapist, appointment).prepared
    known = of_page(session, therapist, appointment)
    return [_named(session, prepared, known, name.strip().lower()) for name in names]


def _check_page(session: Session, start: str, therapist: UUID) -> None:
    """Refuse what may not be on a page, and say why it is not offered.

    Raises:
        WrongUse: the id is that of an entry from behind the third door, or of what is for another
            therapist, or for nobody yet.
    """
    try:
        row = ownership.existing(session, ownership.uuid_named(session, start))
    except (NotFound, WrongUse):
        return
    if isinstance(row, Entry):
        check_page(row.door)
    ownership.check_may_stand(session, row, therapist)


def _named(
    session: Session, prepared: Preparation, known: Sequence[PageItem], name: str
) -> PageItem:
    if number := ids.number(name, len(known)):
        return known[number - 1]
    for one in known:
        if one.key == name:
            return one
    kind = KEYS.get(name)
    if kind and name in OF_THE_PAGE:
        switched = Offered(kind, "", getattr(prepared, kind))
        return PageItem(kind, "", switched.on, "", key=name, offered=switched)
    if kind is not None:
        raise NotFound(
            "There is nothing like that about the last session.",
            "'bondjournal session edit' adds them.",
        )
    if name in LABELS:
        raise NotFound(f"The last session has no rating of {LABELS[name]}.")
    start = ids.start(name)
    found = [
        one
        for one in known
        if one.uuid is not None and one.kind not in SAID and one.uuid.hex.startswith(start)
    ]
    is_id = ids.names_a_row(start)
    if is_id and not found:
        _check_page(session, start, prepared.therapist_uuid)
    if not (is_id and found):
        raise NotFound(
            "Nothing for the page has this name.", "'bondjournal page prepare list' shows it."
        )
    if len({one.uuid for one in found}) > 1:
        raise WrongUse(*ids.SEVERAL)
    return found[0]


def _topics(session: Session, therapist: UUID) -> list[PageItem]:
    open_ = topics.on_page(session, therapist)
    later = topics.may_stand(session, therapist, "kept")
    return [
        PageItem(
            "topic",
            f"{'first, please: ' if one.first else ''}{one.text}",
            one.state == "open",
            ON if one.state == "open" else _KEPT,
            one.uuid,
        )
        for one in open_ + later
    ]


def _entry(prepared: Preparation, under: Collection[UUID | None], line: entries.Line) -> PageItem:
    on = line.share != "only-me" and not preparations.is_left_off(prepared, line.uuid)
    state = ON_PAGE[line.share] if on else OFF if line.share == "only-me" else NOT_THIS_TIME
    return PageItem(
        "entry",
        f"{dates.short(line.day)}: {line.title or line.words}",
        on,
        f"{state}, {UNDER}" if on and line.uuid in under else state,
        line.uuid,
        entry=line,
    )


def _rest(one: Offered, scale: str | None) -> PageItem:
    words = {kind: key for key, kind in KEYS.items()}
    key = scale or words.get(one.kind, "")
    return PageItem(one.kind, one.words, one.on, one.state, one.uuid, key, one.shows, one)
