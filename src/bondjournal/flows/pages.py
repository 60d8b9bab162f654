"""Pages that were written to files: listing, deleting and forgetting them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.journal import pages, settings
from bondjournal.journal.values import Page
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.summary import file, written
from bondjournal.talk import Choice, Talk
from bondjournal.wording import pages as words

_DELETE, _FORGET, _KEEP, _LATER, _LEAVE = "delete", "forget", "keep", "later", "leave"


@dataclass(frozen=True, slots=True)
class Written:
    """A page in the list of those that were written."""

    page: Page
    day: date
    """The day it was written on."""
    state: words.State
    """What is at its path now."""

    @property
    def uuid(self) -> UUID:
        """The uuid of the page."""
        return self.page.uuid


async def ask_if_due(talk: Talk) -> str:
    """Ask about every page whose session is over whether to delete its file, until it is answered.

    A file that is gone or was changed cannot be deleted: that is recorded and said instead. A
    file that cannot be reached now is asked about another time.

    Returns:
        The most important sentence: one about a file that was not deleted as asked, if any.
    """
    outcomes = []
    for page, question in await talk.read(written.to_ask, talk.now()):
        try:
            outcomes.append(await _ask(talk, page, question))
        except JournalError as error:
            outcomes.append(error.message)
        if outcomes[-1]:
            talk.tell(outcomes[-1])
    outcomes.sort(key=lambda one: one == words.OUTCOMES["there"])
    return next(filter(None, outcomes), "")


async def _rows(talk: Talk) -> Sequence[Written]:
    found = await talk.read(pages.newest_first)
    days = [await talk.read(settings.day_of, page.written_at, talk.zone) for page in found]
    states = await talk.run(lambda: [written.look(page) for page in found])
    return list(map(Written, found, days, states))


def _look(row: Written, today: date) -> RowLook:
    state = words.STATES[row.state]
    folder = file.tilde(Path(row.page.path).parent)
    return RowLook(
        day=row.day,
        last=state,
        last_short=state,
        line=f"{written.described(row.page, today.year)} {words.WHERE.format(path=folder)}",
        quiet=row.state in ("gone", "deleted"),
    )


async def _read(talk: Talk, row: Written) -> None:
    path = Path(row.page.path)
    await talk.show_file(path.name, await talk.run(file.read, path))


async def _ask_to_delete(talk: Talk, row: Written) -> None:
    """Delete a page's file, or forget that it was written, after asking which."""
    page = await talk.read(pages.find, row.uuid)
    if page is None:
        talk.tell(words.FORGOTTEN)
        return
    choices = [
        Choice(_FORGET, "Forget it; the file stays", "f"),
        Choice(_KEEP, "Leave it where it is", "k"),
    ]
    about = _where(page)
    if page.deleted_at is None:
        choices.insert(0, Choice(_DELETE, "Delete it", "d"))
        about = f"{about}\n{words.REACHES}"
    asked = words.DELETE if page.deleted_at is None else words.FORGET
    answer = await talk.choose(asked, choices, about=about, usual=_KEEP)
    if answer == _DELETE:
        talk.tell(await _delete(talk, page))
    elif answer == _FORGET:
        await talk.write(pages.forget, row.uuid)
        talk.tell(words.FORGOTTEN)


async def _ask(talk: Talk, page: Page, question: str) -> str:
    """Ask about a page's file, and return a sentence about it, or ""."""
    found = await talk.run(written.look, page)
    if found == "there":
        choices = [
            Choice(_DELETE, "Delete it", "d"),
            Choice(_LEAVE, "Leave it", "l"),
            Choice(_LATER, "Ask me another day", "a"),
        ]
        about = f"{_where(page)}\n{words.REACHES}"
        answer = await talk.choose(question, choices, about=about)
        if answer == _DELETE:
            return await _delete(talk, page)
        if answer == _LEAVE:
            await talk.write(pages.ask_about, page.uuid, ask=False)
        else:
            await talk.write(pages.ask_another_day, page.uuid)
    elif found in ("gone", "changed"):
        await talk.write(written.record_deletion, page.uuid, found, talk.now())
        return words.AFTERWARDS[found]
    return ""


async def _delete(talk: Talk, page: Page) -> str:
    """Delete a page's file if it is still the one that was written; return what became of it."""
    found = await talk.run(written.delete, page)
    await talk.write(written.record_deletion, page.uuid, found, talk.now())
    return words.OUTCOMES[found]


def _where(page: Page) -> str:
    return words.WHERE.format(path=file.tilde(Path(page.path)))


PAGES = Noun(
    name="page",
    title="Pages written",
    this="this page",
    which="Which page?",
    question="",
    nothing=words.NONE_WRITTEN,
    how_to_add="",
    look=_look,
    rows=_rows,
    called=lambda row: Path(row.page.path).name,
    actions=(
        RowAction("open", _read, lambda _: "Read it"),
        RowAction(
            "delete",
            _ask_to_delete,
            lambda _: "Delete the file, or forget it",
            help="delete the file, if it is unchanged; or forget it",
        ),
    ),
    foot=("open", "delete"),
    shared=(),
    ordered=False,
    has_owner=False,
)
"""The pages that were written, the newest first."""
