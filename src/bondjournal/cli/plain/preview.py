"""The page read out before it is written, and written to a file."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli import page as command
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.journal import pages
from bondjournal.page_formats import BY_LETTER
from bondjournal.summary import file, formats, markdown, unclaimed, written
from bondjournal.summary.page import Page, Style
from bondjournal.summary.shown import Shown, shown
from bondjournal.vault import made_up
from bondjournal.wording import pages as words

_REST = "w"


def read(window: Window, them: UUID, appointment: UUID | None) -> bool:
    """Read the page out and ask whether to write it; return whether it was written.

    What is written is what was read. A page that was not read, or not to its end, does not say
    that every line of it was chosen.

    Raises:
        Back: the page was left before it was read or written.
    """
    style: Style = "full"
    left_off = window.journal.read(unclaimed.waiting, them, appointment, today=window.today)
    command.tell_waiting(left_off)
    question = wording.BEFORE_WRITING
    default = "l"
    read_out: dict[Style, Shown] = {}
    while True:
        other: Style = "brief" if style == "full" else "full"
        choices = {
            "l": "Read it line by line",
            "a": "Read all of it at once",
            "o": f"Take the {other} one",
            **{letter: format_.offer for letter, format_ in BY_LETTER.items()},
            "0": "Stop here",
        }
        answer = console.choose(question, choices, default)
        if answer == "0":
            return False
        if answer == "o":
            style = other
            continue
        if answer in BY_LETTER:
            try:
                command.decide_names(window.journal, them, appointment, yes=False)
                found = _page(window, them, appointment, style)
                if style in read_out and read_out[style].page != found.page:
                    console.say(words.CHANGED)
                    default = "l"
                    continue
                page = replace(found.page, previewed=style in read_out)
                return _write(window, them, appointment, page, style, BY_LETTER[answer].name)
            except console.Back:
                continue
        found = _page(window, them, appointment, style)
        if _read_out(found.text, line_by_line=answer == "l"):
            read_out[style] = found
        question, default = "What now?", "w"


def _page(window: Window, them: UUID, appointment: UUID | None, style: Style) -> Shown:
    """Return the page as it would be written, and say by how much it is too long."""
    found = window.journal.read(shown, them, appointment, style, today=window.today)
    if found.over:
        longest = ((one.name, one.words) for one in found.over.longest)
        console.say(words.too_long(found.over.words, longest))
    return found


def _read_out(text: str, *, line_by_line: bool) -> bool:
    """Read a page out; return whether it was read to its end."""
    if line_by_line:
        console.say(f"enter: the next line. {_REST}: the rest at once.")
    for line in text.splitlines():
        if not line.strip():
            continue
        console.out(line)
        if line_by_line:
            answer = console.typed_line().strip().lower()
            if answer == console.BACK:
                return False
            line_by_line = answer != _REST
    console.say("That is the whole page.")
    return True


def _write(
    window: Window,
    them: UUID,
    appointment: UUID | None,
    page: Page,
    style: Style,
    format_: str,
) -> bool:
    name = file.name(page.session_on, style, format_)
    vault = window.vault
    folder = made_up.pages(vault) if made_up.is_one(vault) else Path.cwd()
    while True:
        console.say(f"enter: {folder / name}")
        typed = console.ask("Which file or folder?")
        try:
            target = file.meant(Path(typed) if typed else folder, name).absolute()
            concerns = file.concerns(target)
            for sentence in concerns:
                console.say(sentence)
            if concerns and not console.confirm("Write it there?"):
                continue
            kind = file.format_of(target, format_)
            digest = file.write(target, formats.render(page, style, kind))
        except JournalError as error:
            console.tell(error, hint=False)
            console.say("Name another place.")
            continue
        try:
            remembered = window.journal.write(
                written.remember,
                them,
                appointment,
                target,
                sha256=digest,
                style=style,
                format_=kind,
                text=markdown.render(page, style),
            )
        except JournalError as error:
            console.tell(error, hint=False)
            console.say(words.NOT_REMEMBERED.format(path=target))
            return True
        console.say(f"{words.WRITTEN_TO.format(file=target)} {wording.WRITTEN}")
        _ask_later(window, remembered)
        return True


def _ask_later(window: Window, page: UUID) -> None:
    """Ask whether to be asked about the file after the session; unanswered that is so."""
    try:
        answer = console.choose(words.DELETE_LATER, words.LATER_CHOICES, "")
    except console.Back:
        return
    window.journal.write(pages.ask_about, page, ask=answer == "y")
    console.say(wording.KEPT)
