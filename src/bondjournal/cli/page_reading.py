"""Reading a page: on the whole screen of a terminal, or on stdout."""

import sys
from typing import TYPE_CHECKING

from bondjournal.cli import console
from bondjournal.cli.page_common import NEXT, known, tell_about, tell_undecided, tell_waiting

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.open_journal import Journal
    from bondjournal.summary.page import Style
    from bondjournal.summary.shown import Shown


def fills_screen() -> bool:
    """Return whether a page can be read on the whole screen; else it is printed."""
    return sys.stdout.isatty() and console.interactive() and not console.plain_wanted()


def read(
    asked: "Style | None", language: str, session: str, therapist: str, *, numbers: bool
) -> None:
    """Show a page on the whole screen, after the few questions that it needs.

    Args:
        asked: the style; None for the one that pages for this therapist have.
        language: the same of the language, by its name.
        session: which session it is for, as it was typed.
        therapist: who it is for, as it was typed.
        numbers: whether it has numbers.

    Raises:
        JournalError: the journal cannot be opened, or it is not clear which page is meant.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import known_settings, page_voice, settings
        from bondjournal.summary.shown import shown

        page_of = _asked(journal, session, therapist)
        if page_of is None:
            return
        today = journal.read(settings.today)
        own = journal.read(page_voice.style, page_of[0])
        style: Style = asked or own
        found = journal.read(
            shown,
            *page_of,
            style,
            today=today,
            numbers=numbers,
            previewed=True,
            language=language,
        )
        tell_waiting(found.waiting)
        tell_about(found)
        chosen = journal.read(known_settings.chosen)
    from bondjournal.tui import preferences
    from bondjournal.tui.page_reader import PageReader

    PageReader(found.text, preferences.from_chosen(chosen)).run()


def print_out(
    journal: "Journal",
    page_of: "tuple[UUID, UUID | None]",
    found: "Shown",
    style: "Style",
    format_: str,
    *,
    spoken: bool = False,
) -> None:
    """Print a page on stdout, and say how many names on it are undecided.

    Args:
        journal: the journal.
        page_of: whose page it is, and for which session.
        found: the page.
        style: its style.
        format_: its format.
        spoken: whether it is printed as somebody hears it instead.
    """
    from bondjournal.journal import settings
    from bondjournal.summary import formats, undecided
    from bondjournal.summary.heard import heard

    today = journal.read(settings.today)
    names = journal.read(undecided.on_page, *page_of, today=today)
    tell_undecided(names, found.page.whose)
    text = formats.render(found.page, style, format_).removesuffix("\n")
    console.out("\n".join(heard(found.text)) if spoken else text)


def _asked(journal: "Journal", session: str, therapist: str) -> "tuple[UUID, UUID | None] | None":
    """Return which page is meant once what it needs was asked; None if a question was left."""
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import quick_page
    from bondjournal.talk import finish

    talk = LineByLine(journal)
    if session != NEXT or therapist:
        page_of = known(journal, session, therapist)
    else:
        page = finish(quick_page.begin(talk))
        if page is None:
            return None
        page_of = page.therapist, page.appointment
    return page_of if finish(quick_page.ask(talk, page_of, leave="Not now")) else None
