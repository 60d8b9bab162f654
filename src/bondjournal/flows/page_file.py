"""A page becomes a file: where it had better not lie is asked about, and what it means is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.journal import pages
from bondjournal.summary import file, formats, markdown, page_folder
from bondjournal.summary.page import Page, Style
from bondjournal.talk import Choice, Talk
from bondjournal.wording import pages as words

_WRITE, _ANOTHER = "write", "another"
LATER = tuple(Choice(letter, said, letter) for letter, said in words.LATER_CHOICES.items())
"""The answers to DELETE_LATER; the first is to be asked."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that was written to a file."""

    path: Path
    uuid: UUID | None
    """The page as the journal remembers it; None where it could not."""


async def is_wanted_there(talk: Talk, concerns: Sequence[str]) -> bool:
    """Say whether a page is to go to a place that something speaks against, which is asked."""
    if not concerns:
        return True
    choices = [Choice(_WRITE, "Write it there", "w"), Choice(_ANOTHER, "Another place", "a")]
    about = "\n".join(concerns)
    answer = await talk.choose(words.WRITE_THERE, choices, about=about, usual=_ANOTHER)
    return answer == _WRITE


async def write(
    talk: Talk,
    page_of: tuple[UUID, UUID | None],
    page: Page,
    style: Style,
    path: Path,
    otherwise: str = "markdown",
) -> WrittenPage:
    """Write a page to a file, which is never replaced, and remember it.

    Args:
        talk: where it is written.
        page_of: whose page it is, and the session it is for.
        page: the page.
        style: full or brief.
        path: the file; its name tells the format.
        otherwise: the format where it tells none.

    Raises:
        JournalError: it could not be written.
    """
    format_ = file.format_of(path, otherwise)
    digest = await talk.run(_put, page, style, format_, path)
    try:
        uuid = await talk.write(
            page_folder.remember,
            *page_of,
            path,
            sha256=digest,
            style=style,
            format_=format_,
            text=markdown.render(page, style),
        )
    except JournalError as error:
        talk.tell(error.message)
        return WrittenPage(path, None)
    return WrittenPage(path, uuid)


async def ask_later(talk: Talk, page: UUID) -> None:
    """Ask whether to be asked about a page's file after the session; unanswered that is so."""
    answer = await talk.choose(words.DELETE_LATER, LATER)
    if answer is not None:
        await be_asked(talk, page, answer)
        talk.kept()


async def be_asked(talk: Talk, page: UUID, answer: str) -> None:
    """Take an answer of LATER: whether to be asked about a page's file after the session."""
    await talk.write(pages.ask_about, page, ask=answer == LATER[0].value)


def _put(page: Page, style: Style, format_: str, path: Path) -> str:
    return file.write(path, formats.render(page, style, format_))
