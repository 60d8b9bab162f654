"""What is said about a session besides its entry, and whether a page may carry it.

That is what the person would have liked, what they did not say, and a line to each rating; each
has a switch of its own, a line that of its rating.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks, scales
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import named_sessions, preparations, ratings, versions
from bondjournal.journal.named_sessions import Which
from bondjournal.journal.tables import Appointment, Rating, Row
from bondjournal.wording import KEPT
from bondjournal.wording.on_page import OF_A_SESSION, OTHER_WORDS, SAID

_LINES: dict[str, tuple[type[Row], str]] = {
    "wished": (Appointment, "wished"),
    "unsaid": (Appointment, "unsaid"),
    "rating": (Rating, "line"),
}
"""By the kind of what is offered for a page: its table and its column."""


def words(
    session: Session,
    appointment: Appointment,
    *,
    wished: str | None = None,
    unsaid: str | None = None,
) -> bool:
    """Say what one would have liked or did not say; None leaves it, nothing takes it away.

    Other words than before are for no page until somebody says so.

    Returns:
        Whether anything changed.

    Raises:
        WrongUse: it is too long.
    """
    given = {"wished": wished, "unsaid": unsaid}
    changes: dict[str, Any] = {}
    for name, typed in given.items():
        if typed is not None:
            changes[name] = checks.line(typed, "The line")
            if changes[name] != getattr(appointment, name):
                changes[f"{name}_on_page"] = False
    return versions.edit(session, appointment, **changes)


def line(session: Session, appointment: Appointment, scale: str, typed: str) -> bool:
    """Say something about a rating; nothing takes it away. Return whether that changed.

    Raises:
        NotFound: there is no such rating.
        WrongUse: it is too long.
    """
    return ratings.put_line(session, _rated(session, appointment, scale), typed)


def shared(session: Session, appointment: UUID) -> frozenset[str]:
    """Return what of OF_A_SESSION about a session has words or a number that pages may carry."""
    return frozenset(name for name, on in _switches(session, appointment) if on)


def kept_sentence(session: Session, appointment: UUID, before: Collection[str]) -> str:
    """Return what is said of words just kept: where they took something off pages, that too.

    `before` is what pages could carry, as `shared` has it.
    """
    off = {name for name, on in _switches(session, appointment) if not on}
    return f"{KEPT} {OTHER_WORDS}" if off & set(before) else KEPT


def put_lines(session: Session, appointment: UUID, scales: Sequence[str], *typed: str) -> str:
    """Put a line to a session's rating on each of some scales; return what is said of that.

    Raises:
        NotFound: the session was deleted in the meantime.
        WrongUse: one is too long.
    """
    before = shared(session, appointment)
    ratings.put_lines(session, appointment, dict(zip(scales, typed, strict=True)))
    return kept_sentence(session, appointment, before)


def own_line(session: Session, kind: str, uuid: UUID) -> str:
    """Return the line of something that may be on a page, by its kind there.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    table, column = _LINES[kind]
    return str(getattr(versions.existing(session, table, uuid), column))


def put_own_line(session: Session, kind: str, uuid: UUID, words: str) -> bool:
    """Put a line in other words; nothing takes it away. Return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it is too long.
    """
    table, column = _LINES[kind]
    row = versions.existing(session, table, uuid)
    return versions.edit(session, row, **{column: checks.line(words, "The line")})


def share(session: Session, appointment: Appointment, what: str, *, on: bool) -> None:
    """Let a page carry a rating or words of one kind, or keep them off all pages.

    Raises:
        WrongUse: nothing has this name.
        NotFound: there is no such rating, or there are no such words.
    """
    if what in scales.NAMES:
        preparations.share_rating(session, _rated(session, appointment, what), on=on)
    elif what in SAID:
        if on and not getattr(appointment, what):
            raise NotFound(
                "There are no words of that kind about this session.",
                "'bondjournal session edit' adds them.",
            )
        preparations.share_words(session, appointment, what, on=on)
    else:
        raise WrongUse(
            "Nothing about a session has this name.", f"Choose {', '.join(OF_A_SESSION)}."
        )


def say(
    session: Session, which: Which, given: Mapping[str, str | None], *, on_page: bool | None = None
) -> str:
    """Say more about a session: words of two kinds, and a line to each rating, by scale.

    Return what is said of that.

    Args:
        session: the session.
        which: the session that is meant.
        given: "wished", "unsaid" and the scales; None leaves one, nothing takes it away.
        on_page: whether a page may carry what is said; None leaves that, and other words off.

    Raises:
        NotFound: there is no such session or rating, or it was deleted in the meantime.
        WrongUse: something is too long, or it is not clear which session is meant.
    """
    about = named_sessions.row(session, which)
    before = shared(session, about.uuid) if on_page is None else ()
    words(session, about, wished=given.get("wished"), unsaid=given.get("unsaid"))
    for scale in scales.NAMES:
        if (typed := given.get(scale)) is not None:
            line(session, about, scale, typed)
    if on_page is not None:
        for name in [name for name, typed in given.items() if typed]:
            share(session, about, name, on=on_page)
    return kept_sentence(session, about.uuid, before)


def share_each(session: Session, which: Which, named: Iterable[str], *, on: bool) -> None:
    """Let a page carry several things about a session, or keep them off; `share` says more.

    Raises:
        NotFound: there is no such session, rating or words.
        WrongUse: nothing has one of these names, or it is not clear which session is meant.
    """
    about = named_sessions.row(session, which)
    for what in named:
        share(session, about, what, on=on)


def _switches(session: Session, appointment: UUID) -> list[tuple[str, bool]]:
    """Return what there is about a session that has a switch, each with whether that is on."""
    about = versions.existing(session, Appointment, appointment)
    rated = [(one.scale, one.on_page) for one in ratings.of_session(session, appointment)]
    said = [(one, getattr(about, f"{one}_on_page")) for one in SAID if getattr(about, one)]
    return rated + said


def _rated(session: Session, appointment: Appointment, scale: str) -> Rating:
    found = ratings.on_scale(session, appointment.uuid, scale)
    if found is None:
        raise NotFound(
            "This session has no such rating.", "'bondjournal rate --session DAY' gives one."
        )
    return found
