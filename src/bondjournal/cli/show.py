"""show: an entry whole; or then and now, an old entry or page above today's."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse
from bondjournal.wording import lookback as words
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.summary.beside import Both, Side

app = typer.Typer(rich_markup_mode=None)

FIRST = "first"


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="'last', or the first letters of an id.")] = "",
    then_and_now: Annotated[
        bool,
        typer.Option(help="An entry of about a year ago, or the one named; below it the newest."),
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
    """Show one entry whole, the last one where none is named.

    With --then-and-now an old one stands above the newest: that of about a year ago or, where
    the journal is younger, the first.
    """
    if then_and_now or page:
        _show_then_and_now(name, page, together=then_and_now, json=json)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import whole_entries

        # A pager may take its time: nobody waits for it with the journal held.
        entry = journal.read(whole_entries.named, name or "last")
        if json:
            console.out_json(as_json.entry(entry))
            return
        day, clock = dates.stands(entry.at, entry.zone)
        about = [f"{dates.long(day)}, {clock}", wording.SHARE_WORDS[entry.share]]
        about += [of(entry.whose)] if entry.whose else []
        about += ["captured while locked"] if entry.source == "captured" else []
        about += ["#" + tag for tag in entry.tags]
        console.out("  ".join([listing.short_id(entry.uuid), *about]))
        quoted = [f"Quoted: {one}" for one in entry.quotes]
        gist = f"One line: {entry.gist}" if entry.gist else ""
        for line in (entry.title, gist, *quoted, entry.prompt):
            if line:
                console.out(line)
        console.out()
        console.out(entry.body)
    console.offer_clearing()


def _show_then_and_now(name: str, page: str, *, together: bool, json: bool) -> None:
    if page and (name or not together):
        raise WrongUse("--page goes with --then-and-now, without an id.")
    if page:
        _pages("" if page == FIRST else page, json=json)
    else:
        _entries(name, json=json)


def _pages(which: str, *, json: bool) -> None:
    """Show a page that was written before, and below it the next one as it stands today.

    Args:
        which: its number in the list of pages; the first one where it is empty.
        json: whether it is printed as JSON.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import beside

        today = journal.read(settings.today)
        both = journal.read(beside.of_pages, today, which)
    _both(both, today, words.NO_EARLIER_PAGE, json=json)


def _entries(which: str, *, json: bool) -> None:
    """Show an old entry, and below it the newest one.

    Args:
        which: the old one by its id; that of about a year ago where it is empty.
        json: whether it is printed as JSON.
    """
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import beside

        today = journal.read(settings.today)
        both = journal.read(beside.of_entries, today, which)
    nothing = words.NOTHING_LONG_AGO if both[1] else wording.EMPTY_JOURNAL
    _both(both, today, nothing, json=json)


def _both(both: "Both", today: date, nothing: str, *, json: bool) -> None:
    """Print one below the other, or say that there is nothing to lay beside today's."""
    then, now = both
    if json:
        console.out_json({"then": _side(then), "now": _side(now)})
        return
    if then is None:
        console.say(nothing)
        return
    for side in (then, now):
        if side is not None:
            console.out(f"{dates.long(side.day)}, {words.ago(side.day, today)}")
            console.out(f"{side.title}\n" if side.title else "")
            console.out(side.text.rstrip())
            console.out()
    console.offer_clearing()


def _side(side: "Side | None") -> "result_shapes.Side | None":
    if side is None:
        return None
    return {"day": side.day.isoformat(), "title": side.title, "text": side.text}
