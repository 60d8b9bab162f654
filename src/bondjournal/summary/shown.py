"""The page as it is shown before it is written: exactly as it would be written now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import preparations
from bondjournal.page_styles import USUAL
from bondjournal.summary import budget, markdown, unclaimed
from bondjournal.summary.budget import Over
from bondjournal.summary.choose import choose
from bondjournal.summary.page import Page, Style


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is shown, by how much it is too long, and how much waits to be on it."""

    page: Page
    text: str
    """The page in Markdown."""
    words: int
    """How many words it has."""
    over: Over | None
    waiting: int
    """How many things are left off it because nobody said which therapist they belong to."""


def shown(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    style: Style = USUAL,
    *,
    today: date,
    numbers: bool = True,
    previewed: bool = True,
    language: str = "",
) -> Shown:
    """Return a page as it stands.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for, if that is known.
        style: one of `page_styles.STYLES`.
        today: the day of writing.
        numbers: False leaves out every number, whatever was prepared.
        previewed: whether it is shown to its end, so that it may say that the person chose every
            line.
        language: the language of its lines; empty for that of the therapist's pages.
    """
    preparation = preparations.for_page(session, therapist, appointment)
    page = choose(
        session,
        preparation.therapist,
        preparation.appointment,
        today=today,
        numbers=numbers,
        previewed=previewed,
        language=language,
    )
    text = markdown.render(page, style)
    counted = budget.words(text)
    return Shown(
        page,
        text,
        counted,
        budget.over_budget(page, style, counted),
        unclaimed.waiting(session, therapist, appointment, today=today),
    )
