"""summary: the page for the next appointment."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, page_file
from bondjournal.cli.app import path_typed
from bondjournal.errors import JournalError, WrongUse
from bondjournal.page_formats import FORMATS
from bondjournal.wording import pages as words
from bondjournal.wording import preparing, whose

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.open_journal import Journal
    from bondjournal.summary.page import Style
    from bondjournal.summary.shown import Shown
    from bondjournal.summary.undecided import Undecided

app = typer.Typer(rich_markup_mode=None)


@app.command()
def summary(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The session it is for: 'next', a day, or the start of its id."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="The brief one.")] = False,
    no_numbers: Annotated[bool, typer.Option("--no-numbers", help="Without any number.")] = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"What the file is: {', '.join(FORMATS)}. Without it, what the name after --to "
            "ends in; else markdown.",
            metavar="FORMAT",
        ),
    ] = "",
    to: Annotated[
        Path | None,
        typer.Option(
            help="The file or folder to write to; here by default.",
            metavar="PATH",
            parser=path_typed,
        ),
    ] = None,
    print_: Annotated[
        bool, typer.Option("--print", help="Print the page on stdout; write no file.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it without showing or asking.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file of the same name.")
    ] = False,
    therapist: Annotated[
        str, typer.Option(help="For whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Make the page for the next session.

    It is shown first, and written to a file if you say so. You never have to bring a page.
    """
    if not (yes or print_ or console.interactive()):
        raise WrongUse(
            "The page is shown before it is written, and there is no terminal.",
            "--yes writes it without that, --print prints it.",
        )
    from bondjournal.cli.opening import opened

    target = to or Path()
    kind = _format(format_, target)
    style: Style = "brief" if brief else "full"
    asked = " ".join(which or ["next"])
    with opened() as journal:
        from bondjournal.journal import pages, settings
        from bondjournal.summary import file, formats, undecided
        from bondjournal.summary.shown import shown

        them, appointment = known(journal, asked, therapist)
        if not print_:
            decide_names(journal, them, appointment, yes=yes)
        today = journal.read(settings.today)
        found = journal.read(
            shown,
            them,
            appointment,
            style,
            today=today,
            numbers=not no_numbers,
            previewed=not (yes or print_),
        )
        text = formats.render(found.page, style, kind)
        tell_waiting(found.waiting)
        tell_about(found)
        if print_:
            tell_undecided(journal.read(undecided.on_page, them, appointment, today=today))
            console.out(text.removesuffix("\n"))
            return
        name = file.name(found.page.session_on, style, kind)
        target = file.meant(target, name)
        if not yes:
            if not journal.read(pages.any_written):
                console.say(wording.NEVER_HAVE_TO)
            console.say(wording.BEFORE_WRITING)
            console.out(found.text.removesuffix("\n"))
        concerns = file.concerns(target.absolute())
        for sentence in concerns:
            console.say(sentence)
        if not yes and not console.confirm(f"Write it to {target}?"):
            console.offer_clearing()
            return
        digest = file.write(target, text, force=force)
        page_file.remember(
            journal,
            them,
            appointment,
            target=target,
            sha256=digest,
            style=style,
            format_=kind,
            text=found.text,
            asks=not yes,
        )
    if not yes:
        console.offer_clearing()


def _format(asked: str, target: Path) -> str:
    """Return the format that was asked for, or else the one the name of the file tells.

    Raises:
        WrongUse: there is no such format.
    """
    from bondjournal.summary import file

    if asked and asked not in FORMATS:
        raise WrongUse("That format is not known.", f"Known are: {', '.join(FORMATS)}.")
    return asked or file.format_of(target)


def tell_about(found: "Shown") -> None:
    """Say when there is nothing on a page, or more than one sheet holds."""
    if found.page.empty:
        console.say(
            "Nothing is chosen for this page yet. 'bondjournal edit ID --share as-written' "
            "puts an entry on it, 'bondjournal topic add' a topic."
        )
    over = found.over
    if over:
        console.say(words.too_long(over.words, ((one.name, one.words) for one in over.longest)))


def tell_waiting(number: int) -> None:
    """Say how many things are not on a page, because nobody said whose they are."""
    if number:
        console.say(f"{whose.waiting(number)} {whose.ASKS}")


def tell_undecided(found: "Undecided") -> None:
    """Say how many names on a page nobody decided on."""
    if found:
        console.say(
            f"Names on it that are not decided: {len(found)}. 'bondjournal stand-in names' "
            "shows them."
        )


def known(journal: "Journal", asked: str, therapist: str = "") -> "tuple[UUID, UUID | None]":
    """Return whose page is meant and which session it is for, as `page_for.meant` does.

    What was prepared for no session, or for one cancelled, is for it from now on.

    Raises:
        JournalError: as `meant`.
    """
    from bondjournal.summary import page_for

    them, appointment = journal.read(page_for.meant, asked, therapist)
    if journal.read(page_for.is_to_take_over, them, appointment):
        journal.write(page_for.take_over, them, appointment)
    return them, appointment


def decide_names(
    journal: "Journal", therapist: "UUID", appointment: "UUID | None", *, yes: bool
) -> None:
    """Ask about every name on the page that nobody decided on, once; the answers are kept.

    Raises:
        JournalError: the question was left, or `yes` was said, and names are undecided.
    """
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import naming
    from bondjournal.journal import settings
    from bondjournal.summary import undecided
    from bondjournal.talk import finish

    if yes:
        today = journal.read(settings.today)
        found = journal.read(undecided.on_page, therapist, appointment, today=today)
        if found:
            raise WrongUse(
                f"Names on the page that are not decided: {len(found)}.",
                "'bondjournal summary' asks about each on a terminal; 'stand-in names' lists them.",
            )
    elif not finish(naming.decide(LineByLine(journal), (therapist, appointment))):
        raise JournalError(preparing.NOT_DECIDED, "'bondjournal stand-in names' shows them.")
