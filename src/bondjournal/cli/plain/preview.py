"""The page read out before it is written, and written to a file."""

from pathlib import Path

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli import page as command
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import tell
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.journal import pages
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.summary import budget, file, markdown
from bondjournal.summary.page import Style

_REST = "w"


def read(window: Window, them: Therapist, appointment: Appointment | None) -> bool:
    """Read the page out and ask whether to write it; return whether it was written.

    Raises:
        Back: the page was left before it was read or written.
    """
    style: Style = "full"
    question = wording.BEFORE_WRITING
    default = "l"
    while True:
        other: Style = "brief" if style == "full" else "full"
        choices = {
            "l": "Read it line by line",
            "a": "Read all of it at once",
            "o": f"Take the {other} one",
            "w": "Write it to a file",
            "0": "Stop here",
        }
        answer = console.choose(question, choices, default)
        if answer == "0":
            return False
        if answer == "o":
            style = other
            continue
        text = _text(window, them, appointment, style)
        if answer == "w":
            try:
                return _write(window, them, appointment, style, text)
            except console.Back:
                continue
        _read_out(text, line_by_line=answer == "l")
        question, default = "What now?", "w"


def _text(window: Window, them: Therapist, appointment: Appointment | None, style: Style) -> str:
    with window.journal.read() as session:
        page = command.choose(session, them, appointment)
    over = budget.over_budget(page, style)
    if over:
        parts = ", ".join(f"{part.name} ({part.words})" for part in over.longest)
        console.say(wording.FITS_NOT.format(words=over.words, parts=parts))
    return markdown.render(page, style)


def _read_out(text: str, *, line_by_line: bool) -> None:
    if line_by_line:
        console.say(f"enter: the next line. {_REST}: the rest at once.")
    for line in text.splitlines():
        if not line.strip():
            continue
        console.out(line)
        if line_by_line:
            answer = console.typed_line().strip().lower()
            if answer == console.BACK:
                return
            line_by_line = answer != _REST
    console.say("That is the whole page.")


def _write(
    window: Window,
    them: Therapist,
    appointment: Appointment | None,
    style: Style,
    text: str,
) -> bool:
    name = file.name(appointment.day if appointment else None, style)
    while True:
        target = Path.cwd() / name
        console.say(f"enter: {target}")
        typed = console.ask("Which file or folder?")
        if typed:
            target = Path(typed).expanduser().absolute()
            target = target / name if target.is_dir() else target
        concerns = file.concerns(target)
        for sentence in concerns:
            console.say(sentence)
        if concerns and not console.confirm("Write it there?"):
            continue
        try:
            digest = file.write(target, text)
        except JournalError as error:
            tell(error, hint=False)
            console.say("Name another place.")
            continue
        with window.journal.write() as session:
            pages.remember(
                session,
                rows.again(session, them),
                rows.again(session, appointment) if appointment else None,
                path=str(target),
                sha256=digest,
                style=style,
                at=window.now,
            )
        console.say(f"Written to {target}. {wording.WRITTEN}")
        return True
