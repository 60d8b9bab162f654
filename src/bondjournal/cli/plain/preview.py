"""The page read out before it is written, and written to a file."""

from collections.abc import Sequence
from pathlib import Path

from bondjournal import page_styles, wording
from bondjournal.cli import console, page_common
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.errors import JournalError, WrongUse
from bondjournal.flows import naming, page_file
from bondjournal.journal import page_voice
from bondjournal.page_formats import BY_LETTER, FORMATS
from bondjournal.summary import file, page_folder, unclaimed
from bondjournal.summary.heard import heard
from bondjournal.summary.page import Page, Style
from bondjournal.summary.preview import Preview
from bondjournal.summary.shown import Shown, shown
from bondjournal.talk import finish
from bondjournal.vault import made_up
from bondjournal.wording import pages as words

_REST = "w"


def read(
    window: Window, talk: LineByLine, page_of: page_file.PageOf, *, at_once: bool = False
) -> None:
    """Read the page out and ask whether to write it; `at_once` reads it before asking anything.

    What is written is what was read. A page that was not read to its end does not say that every
    line of it was chosen.

    Raises:
        WentBack: the page was left before it was read or written.
    """
    style = window.journal.read(page_voice.style, page_of[0])
    page_common.tell_waiting(window.journal.read(unclaimed.waiting, *page_of, today=window.today))
    question, default = wording.BEFORE_WRITING, "l"
    preview = Preview()
    while True:
        other = page_styles.after(style)
        choices = {
            "l": "Read it line by line",
            "a": "Read all of it at once",
            "o": f"Take {other.offer}",
            **{letter: format_.offer for letter, format_ in BY_LETTER.items()},
            "0": "Stop here",
        }
        answer = "a" if at_once else console.choose(question, choices, default)
        at_once = False
        if answer == "0":
            return
        if answer == "o":
            style = other.name
            continue
        if answer in BY_LETTER:
            if not finish(naming.decide(talk, page_of)):
                continue
            found = _page(window, page_of, style)
            try:
                page = preview.to_write(style, found.page)
            except WrongUse as error:
                console.tell(error)
                default = "l"
                continue
            try:
                _write(window, talk, page_of, page, style, BY_LETTER[answer].name)
            except console.WentBack:
                continue
            return
        found = _page(window, page_of, style)
        preview.show(style, found.page)
        if _read_out(heard(found.text), line_by_line=answer == "l"):
            preview.end(style, found.page)
        question, default = "What now?", FORMATS["markdown"].letter


def _page(window: Window, page_of: page_file.PageOf, style: Style) -> Shown:
    """Return the page as it would be written, and say by how much it is too long."""
    found = window.journal.read(shown, *page_of, style, today=window.today)
    page_common.tell_length(found)
    if not found.text.strip():
        console.say(words.NOTHING_ALOUD)
    return found


def _read_out(lines: Sequence[str], *, line_by_line: bool) -> bool:
    """Read a page out; return whether it was read to its end."""
    if line_by_line:
        console.say(f"enter: the next line. {_REST}: the rest at once. back: stop reading.")
    for line in lines:
        console.out(line)
        if line_by_line:
            answer = console.typed_line().strip().lower()
            if answer == console.BACK:
                return False
            line_by_line = answer != _REST
    console.say("That is all of the page.")
    return True


def _write(
    window: Window,
    talk: LineByLine,
    page_of: page_file.PageOf,
    page: Page,
    style: Style,
    format_name: str,
) -> None:
    """Ask where the file goes, write it, and ask whether to be asked about it later."""
    name = file.name(page, style, format_name)
    offer = page_folder.offer(window.journal.read(page_folder.offered), name)
    while True:
        typed = console.ask("Which file or folder?", f"enter: {file.place(offer.path)}")
        try:
            path = file.meant(Path(typed), name).absolute() if typed else offer.path
            if not finish(page_file.is_to_be_made(talk, path, file.concerns(path))):
                raise console.WentBack
            format_ = file.format_of(path, format_name)
            written = finish(page_file.write(talk, page_of, page, style, path, format_))
        except JournalError as error:
            console.tell(error, hint=False)
            console.say("Choose another place.")
            continue
        break
    if written.not_remembered:
        console.tell(written.not_remembered)
        return
    console.say(f"{words.WRITTEN_TO.format(file=path)} {wording.WRITTEN}")
    if written.uuid and not made_up.is_made_up(window.vault):
        finish(page_file.ask_later(talk, written.uuid))
