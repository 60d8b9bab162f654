"""What waits for its session: ratings and entries for which no known session was named.

They count for nothing until then. The ratings and the entry of one capture wait together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.errors import NotFound
from bondjournal.journal import entries, ordered, ownership, ratings, settings, therapists
from bondjournal.journal.tables import Entry, Rating
from bondjournal.scales import LABELS, NAMES
from bondjournal.wording import waiting as words


@dataclass(frozen=True, slots=True)
class Waiting:
    """Ratings and an entry that were kept together, and wait."""

    key: UUID
    """The uuid of the capture, by which it is named."""
    numbers: tuple[tuple[str, int], ...]
    """Scale and number of each rating, Heard first."""
    written: bool
    """Whether there is an entry."""
    kept_at: datetime
    kept_on: date
    named: date | None
    """The day that was named, with no known session or sessions with several therapists."""
    about: str
    """The name that was typed; empty if there was none, or there is only one therapist."""

    @property
    def uuid(self) -> UUID:
        """The key, as rows of a list have it."""
        return self.key

    @property
    def kind(self) -> str:
        """What waits, in words: "a rating", "ratings and an entry"."""
        return words.kind(len(self.numbers), written=self.written)


def waiting(session: Session) -> list[Waiting]:
    """Return everything that waits for "Which day was it?", oldest first.

    It leaves out what is about a therapist not to be mentioned, and everything if none is to be
    mentioned.
    """
    known = therapists.all_of(session)
    if known and not any(one.mentioned for one in known):
        return []
    silent = {one.uuid for one in known if not one.mentioned}
    found = []
    for key, (rated, entry) in _all(session).items():
        one = _seen(session, key, rated, entry)
        named = therapists.find(session, one.about) if one.about else None
        whose = named.uuid if named else entry.therapist_uuid if entry else None
        if whose not in silent:
            found.append(one)
    return sorted(found, key=lambda one: (one.kept_at, one.key))


def named(session: Session, name: str) -> Waiting:
    """Return what waits with this number, or an id that begins like this.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin like that.
    """
    unknown = NotFound("Nothing waiting has this number.", words.LISTS_IT)
    return ordered.named(waiting(session), name, unknown)


def line(session: Session) -> str:
    """Return the line that says what waits; "" if nothing does."""
    found = waiting(session)
    year = settings.today(session).year
    return words.line([_named(one, year) for one in found]) if found else ""


def description(session: Session, one: Waiting) -> str:
    """Return the description for a question: what it is, and from when."""
    year = settings.today(session).year
    rated = [f"{LABELS[scale]} {value}" for scale, value in one.numbers]
    named = dates.short(one.named, year) if one.named else ""
    return words.description(rated, dates.long(one.kept_on), named, one.about, written=one.written)


def said_when_kept(session: Session, key: UUID) -> str:
    """Return the sentence that something just kept waits; "" if it does not."""
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        return ""
    one = _seen(session, key, rated, entry)
    return words.kept(dates.short(one.named, settings.today(session).year) if one.named else "")


def _all(session: Session) -> dict[UUID, tuple[list[Rating], Entry | None]]:
    found: dict[UUID, tuple[list[Rating], Entry | None]] = {}
    for rating in ratings.waiting(session):
        found.setdefault(rating.capture_uuid or rating.uuid, ([], None))[0].append(rating)
    query = select(Entry).where(col(Entry.waits), entries.visible())
    for entry in session.exec(query):
        found[entry.uuid] = (found.get(entry.uuid, ([], None))[0], entry)
    return found


def rows(session: Session, key: UUID) -> tuple[list[Rating], Entry | None]:
    """Return the ratings and the entry of something that waits.

    Raises:
        NotFound: it does not wait any more.
    """
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        raise NotFound(words.HAS_ITS_PLACE, words.LISTS_IT)
    return rated, entry


def by_key(session: Session, key: UUID) -> Waiting:
    """Return something that waits.

    Raises:
        NotFound: it does not wait any more.
    """
    return _seen(session, key, *rows(session, key))


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
    if typed and therapists.find(session, typed) and not ownership.names_if_several(session):
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
    """Return the name given for an entry; "" if the owner is just the only one seen."""
    if entry.therapist_uuid is None or len(therapists.seen(session)) < 2:  # noqa: PLR2004
        return ""
    return therapists.by_uuid(session, entry.therapist_uuid).name


def _numbers(rated: Sequence[Rating]) -> tuple[tuple[str, int], ...]:
    found = sorted(rated, key=lambda one: NAMES.index(one.scale))
    return tuple((one.scale, one.value) for one in found)


def _named(one: Waiting, year: int) -> str:
    named = dates.short(one.named, year) if one.named else ""
    return words.named(one.kind, dates.short(one.kept_on, year), named)
