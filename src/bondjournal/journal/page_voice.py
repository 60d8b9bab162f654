"""In which language and style the pages for a therapist are: theirs, or those of the settings."""

from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.journal import known_settings, therapists
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES, Style


def language(session: Session, therapist: UUID | None = None) -> str:
    """Return the language of the pages for a therapist, or the one of the settings."""
    own = therapists.by_uuid(session, therapist).language if therapist else ""
    usual = known_settings.value(session, known_settings.named("page.language"))
    return own if own in LANGUAGES else str(usual)


def style(session: Session, therapist: UUID) -> Style:
    """Return the style of the pages for a therapist."""
    own = therapists.by_uuid(session, therapist).style
    usual = known_settings.value(session, known_settings.named("page.style"))
    return checks.page_style(own if own in STYLES else usual)
