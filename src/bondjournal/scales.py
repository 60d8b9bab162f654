"""The scales that a session is rated on, from 0 to 10: one entry in `SCALES` each.

Standard library only, because `add` and `rate` need it. What a page says about a scale is among
the lines of the page, in `summary.words`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One scale."""

    name: str
    """What it is called in commands, in files and in the database."""
    label: str
    """What people read beside its number."""
    question: str
    meaning: str
    """What its number says, as help has it."""
    main: bool = False
    """Whether it is asked about from the start. A dip is noticed on these alone."""


SCALES = (
    Scale(
        name="heard",
        label="Heard",
        question="Thinking back to that session: how heard did you feel?",
        meaning="How heard you felt",
        main=True,
    ),
    Scale(
        name="safe",
        label="Safe",
        question="How safe did it feel to be yourself there?",
        meaning="How safe it felt",
        main=True,
    ),
    Scale(
        name="open",
        label="Open",
        question="How open could you be?",
        meaning="How open you could be",
    ),
)
"""In the order in which people read them."""

NAMES = tuple(scale.name for scale in SCALES)
MAIN = tuple(scale.name for scale in SCALES if scale.main)
LABELS = {scale.name: scale.label for scale in SCALES}
QUESTIONS = {scale.name: scale.question for scale in SCALES}
