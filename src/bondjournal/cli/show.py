"""show: one whole entry; or then and now, an old entry or page above today's."""

from functools import partial
from typing import Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console
from bondjournal.cli.options import Json
from bondjournal.cli.then_and_now import show as show_view
from bondjournal.cli.then_and_now import sides
from bondjournal.errors import WrongUse
from bondjournal.journal import ids
from bondjournal.wording.whose import for_whom

app = typer.Typer(rich_markup_mode=None)

FIRST = "first"


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="'last', or the first letters of an id.")] = "",
    then_and_now: Annotated[
        bool,
        typer.Option(help="An entry from about a year ago, or the one you name, above the newest."),
    ] = False,
    page: Annotated[
        str,
        typer.Option(
            help="With --then-and-now: a page by its number or 'first', and the next one.",
            metavar="N",
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Show one entry in full; the last one, if you name none.

    With --then-and-now an old one is shown above the newest: one from about a year ago or, if the
    journal is younger, the first.
    """
    if then_and_now or page:
        _show_then_and_now(name, page, together=then_and_now, json=json)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import whole_entries

        # A pager may take its time, so the database is not locked while this prints.
        entry = journal.read(whole_entries.named, name or "last")
        if json:
            console.out_json(as_json.entry(entry))
            return
        day, clock = dates.date_and_clock(entry.at, entry.zone)
        about = [f"{dates.long(day)}, {clock}", wording.SHARE_WORDS[entry.share]]
        about += [for_whom(entry.whose)] if entry.whose else []
        about += [wording.WRITTEN_WHILE_LOCKED] if entry.source == "captured" else []
        about += ["#" + tag for tag in entry.tags]
        console.out("  ".join([ids.short(entry.uuid), *about]))
        quoted = [f"Quoted: {one}" for one in entry.quotes]
        gist = f"One line: {entry.gist}" if entry.gist else ""
        for line in (entry.title, gist, *quoted, entry.prompt):
            if line:
                console.out(line)
        console.out()
        console.out(entry.body)
    console.offer_clearing()


def _show_then_and_now(name: str, page: str, *, together: bool, json: bool) -> None:
    """Show an old entry above the newest one, or a written page above the next one."""
    if page and (name or not together):
        raise WrongUse("--page goes with --then-and-now, without an id.")
    from bondjournal.flows.then_and_now import entries, pages

    which = "" if page == FIRST else page or name
    show_view(partial(pages if page else entries, which=which), sides if json else None)
