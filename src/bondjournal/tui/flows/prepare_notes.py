"""Preparing: who each entry since last time is for."""

from collections.abc import Sequence
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import entries, pages, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.summary import since
from bondjournal.tui.flows.listed import EntryKey, behind
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens import days
from bondjournal.tui.screens.prepare_note import WholeNote
from bondjournal.tui.screens.prepare_notes import Line, Look, Note, NotesStep, Open, Share
from bondjournal.tui.screens.prepare_step import Went
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.widgets.pages import Direction, Key, Load, Row

_BY_KEY = {"m": "only-me", "a": "as-written"}


async def notes(way: Way) -> str:
    """Walk through the entries since last time."""
    known = await way.read(since.last_session_known, today=way.app.today)
    never_written = not await way.app.read(pages.any_written)
    screen = NotesStep(way.place, _loader(way), at_end=not known, now=way.began)
    await way.show(screen)
    if never_written:
        screen.notice(wording.NEVER_HAVE_TO)
    while (wish := await way.next_wish(screen)) is not None:
        if isinstance(wish, Went):
            return wish.where
        try:
            await _do(way, screen, wish)
        except JournalError as error:
            screen.notice(error.message)
    return "stop"


async def _do(way: Way, screen: NotesStep, wish: object) -> None:
    if isinstance(wish, Look):
        screen.show(await _note(way, wish.uuid))
    elif isinstance(wish, Share):
        await _share(way, screen, wish)
    elif isinstance(wish, Line):
        if await _kept(way, wish.uuid, Changes(gist=wish.gist)):
            screen.kept(wish.uuid)
    elif isinstance(wish, Open) and wish.what == "quotes":
        quotes = await way.app.push_screen_wait(
            Quotes(wish.note.name, wish.note.body, wish.note.quotes)
        )
        if quotes is not None:
            await _kept(way, wish.note.uuid, Changes(quotes=quotes))
            screen.kept()
    elif isinstance(wish, Open):
        key = await way.app.push_screen_wait(WholeNote(wish.note, _margin(way, wish.note)))
        if key == "o":
            screen.begin_line(wish.note)
        elif key is not None:
            screen.action_be_for(_BY_KEY[key])


async def _share(way: Way, screen: NotesStep, wish: Share) -> None:
    changes = Changes(share=wish.share, gist=wish.gist)
    if await _kept(way, wish.uuid, changes):
        screen.kept(wish.uuid)
    else:
        screen.go_back_to(wish.uuid)


def _margin(way: Way, note: Note) -> tuple[str, str]:
    day, clock = dates.stands(note.at, note.zone)
    return dates.margin(day, way.app.today.year), clock


async def _kept(way: Way, uuid: UUID, changes: Changes) -> bool:
    """Change an entry; return whether that could be kept."""
    return await way.keep_elsewhere(whole_entries.change, uuid, changes) is not None


def _loader(way: Way) -> Load:
    """Return what reads the entries since last time."""
    app, today = way.app, way.app.today

    def load(key: Key | None, direction: Direction, count: int) -> Sequence[Row]:
        lines = app.open_journal.read(
            since.of_page,
            way.therapist,
            way.appointment,
            today=today,
            beyond=key[:2] if isinstance(key, EntryKey) else None,
            toward="newer" if direction == "down" else "older",
            count=count,
        )
        return [_row(line, today.year) for line in lines]

    return load


def _row(line: entries.Line, year: int) -> Row:
    return Row(
        key=EntryKey(line.at, line.id, line.uuid),
        words=line.title or line.words,
        margin=dates.margin(line.day, year),
        short_margin=days.short(line.day, year),
        after=behind(line),
        right=wording.SHARE_WORDS[line.share],
        quiet=line.share == "only-me",
    )


async def _note(way: Way, uuid: UUID) -> Note | None:
    entry = await way.app.read(whole_entries.find, uuid)
    if entry is None:
        return None
    return Note(
        uuid=entry.uuid,
        name=entry.title or dates.long(entry.day),
        at=entry.at,
        zone=entry.zone,
        title=entry.title,
        tags=" ".join(entry.tags),
        body=entry.body,
        share=entry.share,
        gist=entry.gist,
        quotes=tuple(entry.quotes),
    )
