"""Writing a page to a file, with questions about a place that something speaks against."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import pages
from bondjournal.summary import file, formats, markdown, page_folder, written
from bondjournal.summary.page import Page, Style
from bondjournal.talk import Choice, Talk
from bondjournal.vault import made_up
from bondjournal.wording import pages as words

PageOf = tuple[UUID, UUID | None]
"""Whose page it is, and the session it is for."""
WRITE, ANOTHER, _NOT_YET = "write", "another", "not yet"
"""The answers to MAKE_FILE."""
LATER = tuple(Choice(letter, said, letter) for letter, said in words.LATER_CHOICES.items())
"""The answers to DELETE_LATER; the first one is to be asked later."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that was written to a file."""

    path: Path
    uuid: UUID | None
    """The uuid of the page in the journal; None if the journal could not record it."""
    not_remembered: JournalError | None = None
    """The error to show in that case."""


async def is_wanted_there(talk: Talk, concerns: Sequence[str]) -> bool:
    """Return whether a page is to go to this place; ask if there are concerns about it."""
    if not concerns:
        return True
    choices = [Choice(WRITE, "Write it there", "w"), Choice(ANOTHER, "Another place", "a")]
    about = "\n".join(concerns)
    answer = await talk.choose(words.WRITE_THERE, choices, about=about, usual=ANOTHER)
    return answer == WRITE


async def is_to_be_made(talk: Talk, path: Path, concerns: Sequence[str]) -> bool:
    """Ask whether to make a file of a page, as `ask_to_make` does."""
    return await ask_to_make(talk, path, concerns) == WRITE


async def ask_to_make(
    talk: Talk, path: Path, concerns: Sequence[str], *, elsewhere: bool = False
) -> str:
    """Ask whether to make a file of a page, showing where it will be and what speaks against that.

    No answer makes none: a file is the one thing that `undo` does not take back.

    Args:
        talk: where it is asked.
        path: the file.
        concerns: what speaks against that place.
        elsewhere: whether another place or format can be chosen.

    Returns:
        WRITE, ANOTHER, or something else for no file.
    """
    choices = [Choice(WRITE, "Make the file", "m"), Choice(_NOT_YET, "Not yet", "n")]
    if elsewhere:
        choices.insert(1, Choice(ANOTHER, "Another place or format", "a"))
    aside = "\n".join([file.place(path), words.NOT_ENCRYPTED, *concerns])
    answer = await talk.choose(
        words.MAKE_FILE, choices, aside=aside, usual=_NOT_YET, leave="Not yet"
    )
    return answer or _NOT_YET


async def make(talk: Talk, page_of: PageOf, page: Page, style: Style) -> WrittenPage | None:
    """Make a file of a page in the folder that is usual, if that is wanted; say where it is.

    Raises:
        JournalError: the file could not be written.
    """
    folder = await talk.read(page_folder.offered)
    place = await talk.run(page_folder.offer, folder, file.name(page, style))
    if not await is_to_be_made(talk, place.path, place.concerns):
        return None
    made = await write(talk, page_of, page, style, place.path, file.format_of(place.path))
    said = f"{words.WRITTEN_TO.format(file=file.place(made.path))}\n{wording.WRITTEN}"
    if made.not_remembered:
        await talk.notice(said, made.not_remembered.whole)
    elif made.uuid and not made_up.is_for_pages(made.path.parent):
        await ask_later(talk, made.uuid, about=said)
    else:
        await talk.notice(said, words.GOES_AWAY)
    return made


async def write(
    talk: Talk,
    page_of: PageOf,
    page: Page,
    style: Style,
    path: Path,
    format_: str,
    *,
    force: bool = False,
) -> WrittenPage:
    """Write a page to a file, and record it in the journal.

    Args:
        talk: where it is written.
        page_of: the therapist and the session of the page.
        page: the page.
        style: one of `page_styles.STYLES`.
        path: the file.
        format_: the format of the file.
        force: whether it may replace a file.

    Raises:
        JournalError: the file could not be written.
    """
    digest = await talk.run(file.write, path, formats.render(page, style, format_), force=force)
    try:
        uuid = await talk.write(
            written.remember,
            *page_of,
            path,
            sha256=digest,
            style=style,
            format_=format_,
            text=markdown.render(page, style),
        )
    except JournalError as error:
        said = words.NOT_REMEMBERED.format(path=file.tilde(path))
        return WrittenPage(path, None, type(error)(said, error.whole))
    return WrittenPage(path, uuid)


async def ask_later(talk: Talk, page: UUID, about: str = "") -> None:
    """Ask whether to ask about a page's file after the session; no answer means yes."""
    answer = await talk.choose(words.DELETE_LATER, LATER, about=about, usual=LATER[0].value)
    if answer is not None:
        await be_asked(talk, page, answer)
        talk.say_kept(kept=wording.CHOICE_KEPT)


async def be_asked(talk: Talk, page: UUID, answer: str) -> None:
    """Keep an answer of LATER: whether to ask about a page's file after the session."""
    await talk.write(pages.ask_about, page, ask=answer == LATER[0].value)
