"""What is said about a session besides its entry, and whether a page may carry it.

That is what the person would have liked, what they did not say, and a line to each rating. Each
has its own switch; a line shares the switch of its rating.
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
from bondjournal.wording import KEPT, LINE_KEPT
from bondjournal.wording.on_page import OF_A_SESSION, OTHER_WORDS, SAID

_LINES: dict[str, tuple[type[Row], str]] = {
    "wished": (Appointment, "wished"),
    "unsaid": (Appointment, "unsaid"),
    "rating": (Rating, "line"),
}
"""The table and column of each line, by its kind among what is offered for a page."""


def words(
    session: Session,
    appointment: Appointment,
    *,
    wished: str | None = None,
    unsaid: str | None = None,
) -> bool:
    """Set the wish or the unsaid words of an appointment; None leaves them, "" removes them.

    Changed words are on no page until somebody says so.

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
    """Set the line to a rating, "" to remove it; return whether that changed.

    Raises:
        NotFound: there is no such rating.
        WrongUse: it is too long.
    """
    return ratings.put_line(session, _rated(session, appointment, scale), typed)


def shared(session: Session, appointment: UUID) -> frozenset[str]:
    """Return which of OF_A_SESSION pages may carry, and have words or a number."""
    return frozenset(name for name, on in _switches(session, appointment) if on)


def kept_sentence(
    session: Session, appointment: UUID, before: Collection[str], kept: str = KEPT
) -> str:
    """Return the sentence that words are kept, and what that took off pages.

    `before` is what `shared` returned before the change.
    """
    off = {name for name, on in _switches(session, appointment) if not on}
    return f"{kept} {OTHER_WORDS}" if off & set(before) else kept


def put_lines(session: Session, appointment: UUID, scales: Sequence[str], *typed: str) -> str:
    """Set a line to a session's rating on each of some scales; return the sentence about that.

    Raises:
        NotFound: the session was deleted in the meantime.
        WrongUse: a line is too long.
    """
    before = shared(session, appointment)
    ratings.put_lines(session, appointment, dict(zip(scales, typed, strict=True)))
    return kept_sentence(session, appointment, before, LINE_KEPT)


def own_line(session: Session, kind: str, uuid: UUID) -> str:
    """Return the line of something that may be on a page, given its kind.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    table, column = _LINES[kind]
    return str(getattr(versions.existing(session, table, uuid), column))


def put_own_line(session: Session, kind: str, uuid: UUID, words: str) -> bool:
    """Change such a line, "" to remove it; return whether that changed.

    It is asked for where the page is put together, so what is on the page stays on it.

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
        WrongUse: nothing about a session has this name.
        NotFound: there is no such rating, or there are no such words.
    """
    if what in scales.NAMES:
        preparations.share_rating(session, _rated(session, appointment, what), on=on)
    elif what in SAID:
        if on and not getattr(appointment, what):
            raise NotFound(
                "There is nothing like that about this session.",
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
    """Set words of two kinds about a session, and lines to its ratings, by scale.

    Return the sentence about that.

    Args:
        session: the session.
        which: the session that is meant.
        given: "wished", "unsaid" and the scales; None leaves a value, "" removes it.
        on_page: whether a page may carry what is given; None leaves the switches, except that
            changed words are off.

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
    return kept_sentence(session, about.uuid, before, LINE_KEPT)


def share_each(session: Session, which: Which, named: Iterable[str], *, on: bool) -> None:
    """Let a page carry several things about a session, or keep them off, as `share` does.

    Raises:
        NotFound: there is no such session, rating or words.
        WrongUse: a name is unknown, or it is not clear which session is meant.
    """
    about = named_sessions.row(session, which)
    for what in named:
        share(session, about, what, on=on)


def _switches(session: Session, appointment: UUID) -> list[tuple[str, bool]]:
    """Return everything about a session that has a switch, and whether the switch is on."""
    about = versions.existing(session, Appointment, appointment)
    rated = [(one.scale, one.on_page) for one in ratings.of_session(session, appointment)]
    said = [(one, getattr(about, f"{one}_on_page")) for one in SAID if getattr(about, one)]
    return rated + said


def _rated(session: Session, appointment: Appointment, scale: str) -> Rating:
    found = ratings.on_scale(session, appointment.uuid, scale)
    if found is None:
        raise NotFound(
            "This session has no such rating.", "'bondjournal rate --session DAY' adds one."
        )
    return found
