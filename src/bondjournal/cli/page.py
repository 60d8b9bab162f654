"""page: the page for the next session, shown or written, and what belongs to it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import checks, wording
from bondjournal.cli import console, page_prepare, page_reading, written_pages
from bondjournal.cli.options import Json, is_bare, only_one, path_typed
from bondjournal.cli.page_common import (
    NEXT,
    ForSession,
    ForTherapist,
    known,
    tell_about,
    tell_waiting,
)
from bondjournal.errors import JournalError, WrongUse
from bondjournal.page_formats import FORMATS
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.wording import names as of_names
from bondjournal.wording import pages as words
from bondjournal.wording import preparing

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.cli import result_shapes
    from bondjournal.open_journal import Journal
    from bondjournal.summary.page import Style
    from bondjournal.summary.shown import Shown
    from bondjournal.summary.standins import Place

app = typer.Typer(rich_markup_mode=None)
app.add_typer(page_prepare.app, name="prepare")
app.command("list")(written_pages.list_)
app.command()(written_pages.delete)
app.command()(written_pages.forget)
app.command()(written_pages.ask)


@app.callback(invoke_without_command=True)
def page(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write it to this file or folder; '-' is stdout.",
            metavar="PATH",
            parser=path_typed,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            help=f"One of {', '.join(STYLES)}; otherwise as in the settings.", metavar="STYLE"
        ),
    ] = "",
    short: Annotated[bool, typer.Option("--short", help="The brief page.")] = False,
    language: Annotated[
        str,
        typer.Option(
            help=f"Language of its lines: {', '.join(LANGUAGES)}; otherwise as in the settings.",
            metavar="LANGUAGE",
        ),
    ] = "",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"One of {', '.join(FORMATS)}. Otherwise it depends on how the file name ends, "
            "or is markdown.",
            metavar="FORMAT",
        ),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    read: Annotated[
        bool,
        typer.Option("--read", help="Read it full screen; asks for anything still needed."),
    ] = False,
    no_numbers: Annotated[
        bool, typer.Option("--no-numbers", help="Leave out all numbers.")
    ] = False,
    session: ForSession = NEXT,
    therapist: ForTherapist = "",
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it without showing or asking.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file with the same name.")
    ] = False,
) -> None:
    """Show the page for the next session, write it (-o), or prepare it.

    It is shown before it is written, and written if you say so. You never have to bring a page.
    """
    if not is_bare(ctx):
        return
    from bondjournal.cli.opening import opened
    from bondjournal.summary import file

    only_one(short=short, style=style)
    only_one(json=json, format_=format_, read=read)
    only_one(output=output, read=read)
    to_file = output is not None and output != console.STDOUT
    _check(to_file=to_file, yes=yes, force=force)
    target = output or console.STDOUT
    kind = file.format_of(target, asked="json" if json else format_)
    asked: Style | None = checks.page_style("brief" if short else style) if short or style else None
    language = language and checks.page_language(language)
    if read and page_reading.fills_screen():
        page_reading.read(asked, language, session, therapist, numbers=not no_numbers)
        return
    with opened() as journal:
        from bondjournal.journal import page_voice, settings
        from bondjournal.summary.shown import shown

        therapist_uuid, appointment = known(journal, session, therapist)
        own = journal.read(page_voice.style, therapist_uuid)
        wanted: Style = asked or own
        if to_file:
            _decide_names(journal, (therapist_uuid, appointment), therapist, yes=yes)
        found = journal.read(
            shown,
            therapist_uuid,
            appointment,
            wanted,
            today=journal.read(settings.today),
            numbers=not no_numbers,
            previewed=sys.stdout.isatty() and not yes,
            language=language,
        )
        tell_waiting(found.waiting)
        tell_about(found)
        if to_file:
            _write(
                journal,
                (therapist_uuid, appointment),
                found,
                target,
                wanted,
                kind,
                yes=yes,
                force=force,
            )
        else:
            page_of = (therapist_uuid, appointment)
            spoken = read and console.plain_wanted()
            page_reading.print_out(journal, page_of, found, wanted, kind, spoken=spoken)
    if not yes:
        console.offer_clearing()


@app.command()
def show(
    ctx: typer.Context,
    number: Annotated[
        str,
        typer.Argument(
            help="A written page: its number in 'page list', or the first letters of its id."
        ),
    ] = "",
) -> None:
    """Show the page, as 'page' does; with a number, the file of a page that was written."""
    if number:
        written_pages.show(number)
    else:
        page(ctx)


@app.command()
def names(session: ForSession = NEXT, therapist: ForTherapist = "", json: Json = False) -> None:
    """List the names on the page that you have not decided on, and how often each appears.

    If a name is a common word too, such as Will, each place is listed and decided separately.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_for, undecided

        meant = journal.read(page_for.meant, session, therapist)
        today = journal.read(settings.today)
        found = journal.read(undecided.on_page, *meant, today=today).names
        places = journal.read(undecided.places, *meant, today=today)
    if json:
        listed = [{"name": name, "count": count} for name, count in found]
        numbered = [_place_json(number, one) for number, one in enumerate(places, 1)]
        console.out_json({"names": listed, "places": numbered})
        return
    for name, count in found:
        console.out(f"{count:>3}  {name}")
    if places:
        console.say(of_names.PLACES_TOO)
    for number, one in enumerate(places, 1):
        state = of_names.PLACE_STATES[one.decided]
        console.out(f"{number:>3}  …{one.before} [{one.found}] {one.after}…  {state}")
    if not (found or places):
        console.say(of_names.NONE_FOUND)


def _check(*, to_file: bool, yes: bool, force: bool) -> None:
    """Check that options about writing are given with a file, and that it can be shown first.

    Raises:
        WrongUse: they do not go together, or there is no terminal to show it on.
    """
    if (yes or force) and not to_file:
        raise WrongUse("--yes and --force need a file to write.", "Add -o FILE.")
    if to_file and not (yes or console.interactive()):
        raise WrongUse(
            "The page is shown before it is written, which needs a terminal.",
            "Use --yes to write it without that, or -o - to print it.",
        )


def _write(
    journal: "Journal",
    meant: "tuple[UUID, UUID | None]",
    found: "Shown",
    target: Path,
    style: "Style",
    format_: str,
    *,
    yes: bool,
    force: bool,
) -> None:
    """Show a page, write it to a file if that is wanted, and record it in the journal.

    Raises:
        JournalError: the file cannot be written there, or the journal could not record it.
    """
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import page_file
    from bondjournal.journal import pages
    from bondjournal.summary import file
    from bondjournal.talk import finish

    target = file.meant(target, file.name(found.page, style, format_))
    if not yes:
        if not journal.read(pages.any_written):
            console.say(wording.NEVER_HAVE_TO)
        console.say(wording.BEFORE_WRITING)
        console.out(found.text.removesuffix("\n"))
    for sentence in file.concerns(target.absolute()):
        console.say(sentence)
    if not yes and not console.confirm(f"Write it to {target}?"):
        return
    talk = LineByLine(journal)
    written = finish(page_file.write(talk, meant, found.page, style, target, format_, force=force))
    if written.not_remembered:
        raise written.not_remembered
    console.say(f"{words.WRITTEN_TO.format(file=target)} {wording.WRITTEN}")
    if written.uuid and not yes:
        finish(page_file.ask_later(talk, written.uuid))


def _decide_names(
    journal: "Journal", page_of: "tuple[UUID, UUID | None]", whose: str, *, yes: bool
) -> None:
    """Ask once about each undecided name on the page; `whose` is the therapist, if one was named.

    Raises:
        JournalError: names stay undecided, since the question was left or `yes` was given.
    """
    from bondjournal.cli.talk import LineByLine
    from bondjournal.flows import naming
    from bondjournal.journal import settings
    from bondjournal.summary import undecided
    from bondjournal.talk import finish

    if yes:
        today = journal.read(settings.today)
        found = journal.read(undecided.on_page, *page_of, today=today)
        if found:
            raise WrongUse(
                f"Names on the page still to decide: {len(found)}.",
                "'bondjournal page -o FILE' asks about each on a terminal. "
                f"{of_names.shown_by(whose)}",
            )
    elif not finish(naming.decide(LineByLine(journal), page_of)):
        raise JournalError(preparing.NOT_DECIDED, of_names.shown_by(whose))


def _place_json(number: int, one: "Place") -> "result_shapes.Place":
    return {
        "number": number,
        "name": one.name,
        "before": one.before,
        "found": one.found,
        "after": one.after,
        "replaced": one.decided,
    }
