"""demo: a made-up journal to look around in."""

import sys
from typing import Annotated

import typer

from bondjournal import checks
from bondjournal.cli import console, options
from bondjournal.cli.app import open_tui
from bondjournal.errors import WrongUse
from bondjournal.page_styles import STYLES, USUAL

app = typer.Typer(rich_markup_mode=None)


@app.command()
def demo(
    page: Annotated[
        bool, typer.Option("--page", help="Print the page of the demo journal.")
    ] = False,
    style: Annotated[
        str,
        typer.Option(
            help=f"With --page: one of {', '.join(STYLES)}; otherwise {USUAL}.", metavar="STYLE"
        ),
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help="A numbered menu, one question per line.")
    ] = False,
) -> None:
    """Look around in a made-up journal. Nothing of it stays on disk."""
    options.only_one(page=page, plain=plain)
    options.goes_with("--style", "--page", given=style, met=page)
    if not page and (plain or console.plain_wanted()):
        from bondjournal.cli.plain import menu

        menu.demo()
        return
    if not page:
        if not (console.from_terminal() and sys.stdout.isatty()):
            raise WrongUse(
                "Looking around needs a terminal.", "'bondjournal demo --page' prints its page."
            )
        open_tui(demo=True)
    from bondjournal.demo import demo_journal
    from bondjournal.journal import settings
    from bondjournal.summary import page_for
    from bondjournal.summary.shown import shown

    wanted = checks.page_style(style or USUAL)
    with demo_journal() as journal:
        meant, today = journal.read(page_for.meant), journal.read(settings.today)
        found = journal.read(shown, *meant, wanted, today=today)
    console.out(found.text.removesuffix("\n"))
