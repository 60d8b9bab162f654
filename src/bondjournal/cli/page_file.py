"""A page once its file is written: remembered in the journal, and what is told about it."""

from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.errors import JournalError
from bondjournal.wording import pages as words

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.open_journal import Journal
    from bondjournal.summary.page import Style


def remember(
    journal: "Journal",
    therapist: "UUID",
    appointment: "UUID | None",
    *,
    target: Path,
    sha256: str,
    style: "Style",
    format_: str,
    text: str,
    asks: bool,
) -> None:
    """Remember a page that was written, and tell what its file means.

    Args:
        journal: the open journal.
        therapist: whose page it is.
        appointment: what it is for.
        target: its file, as it was named.
        sha256: of its bytes.
        style: full or brief.
        format_: what the file holds.
        text: the page in Markdown.
        asks: whether to ask about deleting it after the session; without that it will be asked.

    Raises:
        JournalError: the file is there, and the journal could not take that down.
    """
    from bondjournal.journal import pages
    from bondjournal.summary import written

    try:
        page = journal.write(
            written.remember,
            therapist,
            appointment,
            target,
            sha256=sha256,
            style=style,
            format_=format_,
            text=text,
        )
    except JournalError as error:
        raise type(error)(words.NOT_REMEMBERED.format(path=target), error.whole) from None
    console.say(f"{words.WRITTEN_TO.format(file=target)} {wording.WRITTEN}")
    if asks and console.choose(words.DELETE_LATER, words.LATER_CHOICES, "y") == "n":
        journal.write(pages.ask_about, page, ask=False)
