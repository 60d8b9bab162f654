"""lookback: then and now. An old entry or page beside today's, what helped, goals over time."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, nouns
from bondjournal.wording import lookback as words

if TYPE_CHECKING:
    from bondjournal.journal.lookback import Often
    from bondjournal.summary.beside import Both, Side

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback(invoke_without_command=True)
def lookback(ctx: typer.Context) -> None:
    """Look back: an old entry, and below it the newest one.

    The old one is of about a year ago; where the journal is younger than that, it is the first.
    """
    if ctx.invoked_subcommand is None:
        _entries("", json=False)


@app.command()
def entry(
    which: Annotated[
        str, typer.Argument(help="Another old one: the first letters of its id.")
    ] = "",
    json: nouns.Json = False,
) -> None:
    """An old entry, and below it the newest one."""
    _entries(which, json=json)


@app.command()
def page(
    which: Annotated[
        str, typer.Argument(help="Its number in 'pages list'; the first one by default.")
    ] = "",
    json: nouns.Json = False,
) -> None:
    """A page that was written before, and below it the next one as it stands today."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import beside

        today = journal.read(settings.today)
        both = journal.read(beside.of_pages, today, which)
    _both(both, today, words.NO_EARLIER_PAGE, json=json)


@app.command()
def helped(json: nouns.Json = False) -> None:
    """What helped, and what did not, the most often first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import lookback as back

        found = {
            "helped": journal.read(back.most_often),
            "did_not_help": journal.read(back.most_often, it_helped=False),
        }
    if json:
        console.out_json({name: [_often(one) for one in rows] for name, rows in found.items()})
        return
    from bondjournal.wording.work import NOTHING_HELPED

    if not any(found.values()):
        console.say(NOTHING_HELPED)
    for heading, rows in zip((words.HELPED, words.DID_NOT), found.values(), strict=True):
        if rows:
            console.out(heading)
        for one in rows:
            last = dates.short(one.days[-1], 0)
            console.out(f"  {one.text}  ({wording.times(len(one.days))}, last on {last})")


@app.command()
def goals(json: nouns.Json = False) -> None:
    """Goals over time: every number, with its day. Nothing is drawn between them."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import goals as kept

        listed = journal.read(kept.LIST.listed)
    rows = [(one, one.ratings) for one in listed if one.ratings]
    if json:
        console.out_json(
            [
                {
                    "id": row.uuid.hex,
                    "words": row.words,
                    "ended": row.ended,
                    "numbers": [{"day": one.day.isoformat(), "value": one.value} for one in found],
                    **({"whose": row.whose} if row.whose else {}),
                }
                for row, found in rows
            ]
        )
        return
    if not rows:
        console.say(words.NO_GOALS)
    for row, found in rows:
        console.out(f"{row.words}{nouns.whose(row)}")
        for one in found:
            console.out(f"  {dates.short(one.day, 0):>17}  {one.value:>2}")


def _entries(which: str, *, json: bool) -> None:
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


def _side(side: "Side | None") -> dict[str, Any] | None:
    return {**side._asdict(), "day": side.day.isoformat()} if side else None


def _often(one: "Often") -> dict[str, Any]:
    return {"text": one.text, "days": [day.isoformat() for day in one.days]}
