"""Prompts: the library, people's own, and which one is offered next.

Choosing is pure: `draw` takes the prompts and those shown so far, and asks `choice` for one. The
caller remembers those shown, as long as the window lives: skipping leaves no trace.
"""

import secrets
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from uuid import UUID, uuid5

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import notices
from bondjournal.journal.tables import Prompt

Flow = Literal["after", "between", "prep", "off", "any"]
Weight = Literal["light", "medium", "deep"]

_NAMES = UUID("5d1c7f64-2f3b-4c0e-8a6d-90f3f0a3b7ce")
NO_REPEAT = 8
"""A prompt is not repeated while it is among this many shown last."""
NOT_AFTER_DIP = frozenset({"T1", "H1"})
"""Prompts about what went well, which are not offered after a dip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A prompt that can be offered: the library's, or a person's own."""

    key: str
    """Its name in the library, or the uuid of a person's own."""
    text: str
    nudge: str = ""
    weight: Weight = "light"
    flow: Flow = "any"
    theme: str = ""
    """What it is about; empty for a person's own."""
    hidden: bool = False
    """Whether the person said never to offer it."""

    @property
    def uuid(self) -> UUID:
        """The uuid by which rows of the journal name it, whether it is a row or not."""
        return uuid5(_NAMES, self.key) if self.theme else UUID(hex=self.key)


class Available(NamedTuple):
    """What the journal knows about prompts."""

    hidden: frozenset[str]
    """The keys of the library's prompts that the person hid."""
    own: tuple[Question, ...]
    """The person's own prompts, in the order they were kept."""


@cache
def library() -> tuple[Question, ...]:
    """Return the prompts that come with the program, in order."""
    raw = files("bondjournal.journal").joinpath("prompts.toml").read_text(encoding="utf-8")
    return tuple(
        Question(
            key=prompt["id"],
            text=prompt["text"],
            nudge=prompt.get("nudge", ""),
            weight=prompt["weight"],
            flow=prompt["flow"],
            theme=prompt["theme"],
        )
        for prompt in tomllib.loads(raw)["prompt"]
    )


def available(session: Session) -> Available:
    """Return the hidden prompts of the library, and the person's own that are not hidden."""
    rows = session.exec(select(Prompt).order_by(col(Prompt.id))).all()
    return Available(
        hidden=frozenset(row.key for row in rows if row.key and row.hidden),
        own=tuple(own(row) for row in rows if not row.key and not row.hidden),
    )


def offered(
    session: Session,
    flow: Flow,
    shown: Sequence[str] = (),
    *,
    light_only: bool = False,
) -> Question | None:
    """Return the next prompt to offer, drawn by `draw` from those of the journal.

    Whether the last session had a dip is read from the journal, so that it holds in every
    window, and after locking and unlocking.
    """
    allowed = available(session)
    return draw(
        library(),
        flow,
        shown,
        hidden=allowed.hidden,
        own=allowed.own,
        after_dip=notices.after_dip(session, dates.now()),
        light_only=light_only,
    )


def draw(
    library: Iterable[Question],
    flow: Flow,
    shown: Sequence[str] = (),
    *,
    hidden: Collection[str] = (),
    own: Iterable[Question] = (),
    after_dip: bool = False,
    light_only: bool = False,
    choice: Callable[[Sequence[Question]], Question] = secrets.choice,
) -> Question | None:
    """Choose the next prompt to offer.

    A flow draws from its own prompts and from `any`; `off` only from its own. Deep prompts are
    never drawn. A prompt is not repeated within the last 8 shown, if the flow has that many, and
    a medium one does not follow another, as long as that leaves a prompt to show. If these rules
    leave none, the rule about weight is dropped first, then the one about repetition, with the
    prompts shown longest ago first.

    Args:
        library: the prompts that come with the program.
        flow: where the person is.
        shown: the keys of the prompts shown in every flow, the latest last.
        hidden: the keys never to offer.
        own: the person's own prompts.
        after_dip: True if the last session had a dip.
        light_only: True if the person did not ask to reflect; medium prompts are not offered then.
        choice: picks one out of several; a seeded `Random(...).choice` makes draws repeatable.

    Returns:
        The prompt, or None if the person left no prompt of this flow.
    """
    every = [*library, *own]
    left_out = {*hidden, *(NOT_AFTER_DIP if after_dip else ())}
    weights = ("light",) if light_only else ("light", "medium")
    flows = ("off",) if flow == "off" else (flow, "any")
    pool = [
        question
        for question in every
        if question.flow in flows and question.weight in weights and question.key not in left_out
    ]
    if not pool:
        return None
    medium = {question.key for question in every if question.weight == "medium"}
    recent = list(shown[-NO_REPEAT:])
    fresh = [question for question in pool if question.key not in recent]
    lighter = [question for question in fresh if question.weight != "medium"]
    if lighter and shown and shown[-1] in medium:
        return choice(lighter)
    while not fresh:
        recent.pop(0)
        fresh = [question for question in pool if question.key not in recent]
    return choice(fresh)


def own(row: Prompt) -> Question:
    """Return a person's own prompt as it can be offered."""
    # The database checks that the columns hold nothing else.
    return Question(
        key=row.uuid.hex,
        text=row.text,
        nudge=row.nudge,
        hidden=row.hidden,
        weight=row.weight,  # type: ignore[arg-type]  # a CHECK constraint says the same
        flow=row.flow,  # type: ignore[arg-type]  # a CHECK constraint says the same
    )
