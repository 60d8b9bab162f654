"""Everything that may be on a page, each with the name it goes by: topics, entries, the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates, wording
from bondjournal.addition import check_page
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, ratings, topics
from bondjournal.journal.entries import SHORTEST_NAME
from bondjournal.journal.tables import Appointment, Preparation, Therapist
from bondjournal.summary import interval, offered, since
from bondjournal.summary.offered import Kind, Offered
from bondjournal.wording.on_page import OFF, ON, UNDER

MOST = 500
"""So many entries since the last session are looked through."""
KEYS: dict[str, Kind] = {
    "usual": "usual",
    "numbers": "numbers",
    "read-together": "read_together",
    "hand-back": "hand_back",
    "first-session": "first_session",
    "wished": "wished",
    "unsaid": "unsaid",
}
"""The words that name what has no number of its own; a scale names its rating."""
_SWITCHES = ("usual", "numbers", "read_together", "hand_back", "first_session")
_WORDS_ABOUT = ("wished", "unsaid")
"""These belong to a session, whose id names neither of them."""
_KEPT = "kept for later"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that may be on the page: a topic, an entry, or something else that is offered."""

    kind: str
    words: str
    on: bool
    state: str
    uuid: UUID | None = None
    key: str = ""
    """The word that names it, if it has one."""
    told: str = ""
    offered: Offered | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Whose page it is, what for, and what was decided for it, as rows for the core alone."""

    therapist: Therapist
    appointment: Appointment | None
    prepared: Preparation
    today: date
    """The day of writing."""


def of(session: Session, page: Page, *, private: bool = True) -> list[Thing]:
    """Return them: topics, shared entries, the rest.

    Args:
        session: the session.
        page: whose page it is.
        private: whether the entries since the last session that are "only me" stand behind it.
    """
    rest = offered.the_rest(
        session, page.therapist, page.appointment, page.prepared, today=page.today
    )
    between = interval.before(session, page.therapist, page.appointment, page.today)
    rated = ratings.of(session, between.last.uuid) if between.last else []
    scales = {row.uuid: row.scale for row in rated}
    lines = since.page(session, page.therapist, between, today=page.today, count=MOST)
    under = {
        one.entry_uuid
        for topic in topics.on_page(session, page.therapist.uuid)
        for one in topics.material(session, topic)
    }
    shared = [_entry(one, one.uuid in under) for one in lines if one.share != "only-me"]
    others = [_entry(one, False) for one in lines if one.share == "only-me"] if private else []
    return [
        *_topics(session, page),
        *shared,
        *(_rest(one, scales.get(one.uuid) if one.uuid else None) for one in rest),
        *others,
    ]


def named(session: Session, page: Page, names: Sequence[str]) -> list[Thing]:
    """Return what is meant: numbers of `of`, beginnings of ids, or words that name one.

    Raises:
        NotFound: nothing has one of these names.
        WrongUse: several ids begin so.
    """
    known = of(session, page)
    return [_named(session, page, known, name.strip().lower()) for name in names]


def _check_page(session: Session, start: str) -> None:
    """Say of an entry from behind the third door why it is not offered.

    Raises:
        WrongUse: it is one.
    """
    try:
        entry = entries.named(session, start)
    except (NotFound, WrongUse):
        return
    check_page(entry.door)


def _named(session: Session, page: Page, known: Sequence[Thing], name: str) -> Thing:
    if name.isascii() and name.isdigit() and 1 <= int(name[:6]) <= len(known):
        return known[int(name[:6]) - 1]
    for one in known:
        if one.key == name:
            return one
    kind = KEYS.get(name)
    if kind in _SWITCHES:
        switched = Offered(kind, "", getattr(page.prepared, kind))
        return Thing(kind, "", switched.on, "", key=name, offered=switched)
    if kind is not None:
        raise NotFound(
            "The last session has no words of that kind.",
            "'bondjournal appointment say' adds them.",
        )
    if name in wording.SCALE_NAMES:
        raise NotFound(f"The last session has no rating of {wording.SCALE_NAMES[name]}.")
    start = name.replace("-", "")
    found = [
        one
        for one in known
        if one.uuid is not None and one.kind not in _WORDS_ABOUT and one.uuid.hex.startswith(start)
    ]
    if len(start) >= SHORTEST_NAME and not found:
        _check_page(session, start)
    if len(start) < SHORTEST_NAME or not found:
        raise NotFound(
            "Nothing for the page has this name.", "'bondjournal prepare list' shows it."
        )
    if len({one.uuid for one in found}) > 1:
        raise WrongUse("Several begin with this id.", "Give more of it.")
    return found[0]


def _topics(session: Session, page: Page) -> list[Thing]:
    open_ = topics.on_page(session, page.therapist.uuid)
    later = topics.may_stand(session, page.therapist.uuid, "kept")
    return [
        Thing(
            "topic",
            f"{'first, please: ' if one.first else ''}{one.text}",
            one.state == "open",
            ON if one.state == "open" else _KEPT,
            one.uuid,
        )
        for one in open_ + later
    ]


def _entry(line: entries.Line, under: bool) -> Thing:
    state = wording.SHARE_WORDS[line.share]
    return Thing(
        "entry",
        f"{dates.short(line.day)}: {line.title or line.words}",
        line.share != "only-me",
        f"{state}, {UNDER}" if under else state,
        line.uuid,
    )


def _rest(one: Offered, scale: str | None) -> Thing:
    words = {kind: key for key, kind in KEYS.items()}
    key = scale or words.get(one.kind, "")
    state = UNDER if one.under_topic else ON if one.on else OFF
    return Thing(one.kind, one.words, one.on, state, one.uuid, key, one.told, one)
