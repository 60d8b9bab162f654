"""What waits for its session: ratings and an entry nobody named one for, or a day without one.

It counts for nothing until it has its place. Numbers and words of one capture find it together.
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


def description(session: Session, one: Waiting) -> str:
    """Return what is said of something when it is asked about: what it is, and from when."""
    year = settings.today(session).year
    rated = [f"{LABELS[scale]} {value}" for scale, value in one.numbers]
    named = dates.short(one.named, year) if one.named else ""
    return words.description(rated, dates.long(one.kept_on), named, one.about, written=one.written)


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
        NotFound: it has its place already.
    """
    rated, entry = _all(session).get(key, ([], None))
    if not rated and entry is None:
        raise NotFound(words.HAS_ITS_PLACE, words.LISTS_IT)
    return rated, entry


def by_key(session: Session, key: UUID) -> Waiting:
    """Return something that waits.

    Raises:
        NotFound: it has its place already.
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
    """Return whom an entry was said to be about; who alone is seen was not said."""
    if entry.therapist_uuid is None or len(therapists.seen(session)) < 2:  # noqa: PLR2004
        return ""
    return therapists.by_uuid(session, entry.therapist_uuid).name


def _numbers(rated: Sequence[Rating]) -> tuple[tuple[str, int], ...]:
    found = sorted(rated, key=lambda one: NAMES.index(one.scale))
    return tuple((one.scale, one.value) for one in found)


def _named(one: Waiting, year: int) -> str:
    named = dates.short(one.named, year) if one.named else ""
    return words.named(one.kind, dates.short(one.kept_on, year), named)
