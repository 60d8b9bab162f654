"""A person's own prompts, and the library's prompts that they hid."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import checks
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import former, ids, versions
from bondjournal.journal.prompts import Flow, Question, Weight, library, own
from bondjournal.journal.tables import Prompt

FLOWS: tuple[Flow, ...] = get_args(Flow)
WEIGHTS: tuple[Weight, ...] = get_args(Weight)


def add(
    session: Session, text: str, nudge: str = "", *, weight: str = "light", flow: str = "any"
) -> Question:
    """Keep a prompt of the person's own, and return it.

    Raises:
        WrongUse: it has no words, or there is no such weight or flow.
    """
    _check(weight, flow)
    row = Prompt(text=_words(text), nudge=checks.line(nudge, "A nudge"), weight=weight, flow=flow)
    versions.keep(session, row)
    return own(row)


def change(
    session: Session,
    key: str,
    text: str | None = None,
    nudge: str | None = None,
    *,
    weight: str | None = None,
    flow: str | None = None,
) -> bool:
    """Change the given fields of a person's own prompt; return whether anything changed.

    Raises:
        NotFound: it is one of the library's, or is no longer there.
        WrongUse: it has no words, or there is no such weight or flow.
    """
    row = _row(session, key)
    _check(weight or row.weight, flow or row.flow)
    return versions.edit(
        session,
        row,
        text=row.text if text is None else _words(text),
        nudge=row.nudge if nudge is None else checks.line(nudge, "A nudge"),
        weight=weight or row.weight,
        flow=flow or row.flow,
    )


def remove(session: Session, key: str, *, for_good: bool = False) -> UUID | None:
    """Move a person's own prompt to the trash, or remove it for good.

    Return the version that brings it back, as `former.delete` does.

    Raises:
        NotFound: it is one of the library's, or is no longer there.
    """
    return former.delete(session, _row(session, key).uuid, for_good=for_good)


def hide(session: Session, key: str, *, hidden: bool = True) -> None:
    """Hide a prompt, the library's or the person's own, so that it is not offered; or unhide it.

    Raises:
        NotFound: there is no such prompt.
    """
    known = _library().get(key)
    if known is not None:
        row = session.exec(select(Prompt).where(Prompt.key == key)).first()
        if row is not None:
            versions.edit(session, row, hidden=hidden)
        elif hidden:
            row = Prompt(uuid=known.uuid, key=key)
            versions.keep(session, row, is_addition=False)
            versions.edit(session, row, hidden=True)
    else:
        versions.edit(session, _row(session, key), hidden=hidden)


def in_order(session: Session) -> list[Question]:
    """Return all prompts, the library's and then the person's own, hidden or not.

    They are in the order of the library, and in the order they were kept.
    """
    rows = session.exec(select(Prompt).order_by(col(Prompt.id))).all()
    hidden = {row.key for row in rows if row.key and row.hidden}
    return [
        *(replace(question, hidden=question.key in hidden) for question in library()),
        *(own(row) for row in rows if not row.key),
    ]


def named(session: Session, name: str) -> Question:
    """Return the prompt with this number in the list, or an id that begins like this.

    Raises:
        NotFound: there is no such prompt.
        WrongUse: several ids begin like that.
    """
    every = in_order(session)
    number = ids.number(name, len(every))
    found = [every[number - 1]] if number else _fitting(every, name)
    if not found:
        raise NotFound("There is no such prompt.", "'bondjournal prompt list' shows them.")
    if len(found) > 1:
        raise WrongUse("Several prompts match that.", "Type more of the id.")
    return found[0]


def flow_named(name: str) -> Flow:
    """Return the flow with this name.

    Raises:
        WrongUse: there is no such flow.
    """
    for flow in FLOWS:
        if flow == name:
            return flow
    raise WrongUse("A prompt cannot be offered then.", f"Choose one of {', '.join(FLOWS)}.")


def may_be_changed(key: str) -> None:
    """Refuse to change a prompt that is not the person's own.

    Raises:
        NotFound: it is one of the library's.
    """
    if key in _library():
        raise NotFound(
            "That prompt came with the program and can't be changed.",
            "You can hide it, or add one of your own.",
        )


def _row(session: Session, key: str) -> Prompt:
    may_be_changed(key)
    row = session.exec(select(Prompt).where(Prompt.uuid == UUID(hex=key))).first()
    if row is None:
        raise NotFound("That prompt is no longer there.")
    return row


def _library() -> dict[str, Question]:
    return {question.key: question for question in library()}


def _fitting(questions: Sequence[Question], name: str) -> list[Question]:
    exact = [question for question in questions if question.key.upper() == name.upper()]
    start = ids.start(name)
    if exact or len(start) < ids.SHORTEST:
        return exact
    return [question for question in questions if question.key.startswith(start)]


def _words(text: str) -> str:
    words = checks.line(text, "A prompt")
    if not words:
        raise WrongUse("A prompt needs some words.")
    return words


def _check(weight: str, flow: str) -> None:
    if weight not in WEIGHTS:
        raise WrongUse("There is no such weight.", f"Choose one of {', '.join(WEIGHTS)}.")
    flow_named(flow)
