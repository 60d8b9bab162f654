"""Prompts: the library, people's own, and which one is offered next.

Choosing is pure: `draw` takes what there is and what was shown and asks `choice` for one. What
was shown is kept by whoever offers, as long as the window lives: skipping leaves no trace.
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
"""A prompt is not offered again while it is among this many shown last."""
NOT_AFTER_DIP = frozenset({"T1", "H1"})
"""What went well is not asked about where something did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One prompt as it can be offered: one of the library, or a person's own."""

    key: str
    """Its name in the library, or the uuid of the person's own."""
    text: str
    nudge: str = ""
    weight: Weight = "light"
    flow: Flow = "any"
    theme: str = ""
    """What it is about; a person's own has none."""
    hidden: bool = False
    """Whether the person said never to offer it."""

    @property
    def uuid(self) -> UUID:
        """What names it among the rows of the journal, kept there or not."""
        return uuid5(_NAMES, self.key) if self.theme else UUID(hex=self.key)


class Available(NamedTuple):
    """What the journal says about prompts."""

    hidden: frozenset[str]
    """The keys of the library's that the person hid."""
    own: tuple[Question, ...]
    """The person's own, in the order they were kept."""


@cache
def library() -> tuple[Question, ...]:
    """Return the prompts that come with the program, in their order."""
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
    """Return which prompts of the library are hidden, and the person's own that are not."""
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
    """Return the next prompt to offer of what the journal has, drawn as `draw` does.

    Whether the last session was one with a dip is told from the journal, so that it holds in
    every window, and after the journal was locked and opened again.
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

    A flow draws from its own prompts and from `any`; `off` from its own alone. Deep ones are
    never drawn. A prompt is not repeated within the last 8 shown, as far as the flow has that
    many, and no medium one follows another as long as that leaves one to show. Where these
    rules leave none, weight gives way first, then repetition, the oldest shown first.

    Args:
        library: the prompts that come with the program.
        flow: where the person is.
        shown: the keys of what was shown, the latest last, in every flow.
        hidden: the keys never to offer.
        own: the person's own prompts.
        after_dip: True where the last session is one with a dip.
        light_only: True where the person did not ask to reflect; a medium one is not offered.
        choice: picks one out of several; a seeded `Random(...).choice` makes draws repeatable.

    Returns:
        The prompt, or None where the person left none of this flow.
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
    # The columns are checked by the database to hold nothing else.
    return Question(
        key=row.uuid.hex,
        text=row.text,
        nudge=row.nudge,
        hidden=row.hidden,
        weight=row.weight,  # type: ignore[arg-type]  # a CHECK constraint says the same
        flow=row.flow,  # type: ignore[arg-type]  # a CHECK constraint says the same
    )
