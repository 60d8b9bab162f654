"""ratings: how sessions have felt."""

from collections.abc import Sequence
from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates
from bondjournal.cli import as_json, console, days, json_shapes, result_shapes, streams
from bondjournal.cli.options import Json, WithTherapist
from bondjournal.scales import LABELS

if TYPE_CHECKING:
    from bondjournal.journal.trends import Point, RatedSession, Trends
    from bondjournal.journal.waiting import Waiting

app = typer.Typer(rich_markup_mode=None)

_SIDE_BY_SIDE = 2
_GAP = 2
_NUMBER = 3


@app.command()
def ratings(
    therapist: WithTherapist = "",
    since: Annotated[str, typer.Option(help="From this day on.", metavar="DAY")] = "",
    until: Annotated[str, typer.Option(help="Up to and including this day.", metavar="DAY")] = "",
    json: Json = False,
) -> None:
    """Show how sessions have felt. A sentence for each scale, then every session."""
    from bondjournal.cli.opening import opened

    days.check(since, until)
    with opened() as journal:
        from bondjournal.journal import settings, waiting
        from bondjournal.journal import trends as kept
        from bondjournal.journal.entry_filter import check_order
        from bondjournal.wording import trends as words

        first, last = (days.read(journal, one) if one else None for one in (since, until))
        check_order(first, last)
        trend = journal.read(kept.of_therapist, journal.read(kept.meant, therapist), dates.now())
        shown = [
            row
            for row in trend.rows
            if (first is None or row.day >= first.day) and (last is None or row.day <= last.day)
        ]
        year = journal.read(settings.today).year
        if json:
            found = journal.read(waiting.waiting)
            printed = _json(trend, shown, year, found)
            console.out_json(printed, printed["sessions"])
            return
        if any(row.points for row in shown):
            if trend.whose:
                console.out(words.sessions_with(trend.whose))
            _print(shown, trend.scales, year)
        else:
            rated = any(row.points for row in trend.rows)
            console.say(words.NONE_IN_DAYS if rated else words.EMPTY)
        if line := journal.read(waiting.line):
            console.out(line)


def _print(rows: "Sequence[RatedSession]", scales: Sequence[str], year: int) -> None:
    from bondjournal.journal import telling
    from bondjournal.wording import trends as words

    for scale in scales:
        console.out(telling.of_scale(rows, scale, year))
    margin = max(len(dates.short(row.day, year)) for row in rows)
    wide = words.CELLS + _NUMBER
    room = _SIDE_BY_SIDE if streams.width() >= margin + 2 * (wide + _GAP) else 1
    given = [scale for scale in scales if any(scale in row.points for row in rows)]
    for start in range(0, len(given), room):
        console.out()
        _table(rows, given[start : start + room], margin, year)
    rated = next(row for row in reversed(rows) if row.points)
    console.out()
    console.out(f"{dates.short(rated.day, year)}: {telling.of_session(rated, given)}")
    for point in rated.points.values():
        if point.line:
            console.out(f"{LABELS[point.scale]}: {point.line}")
    if any(point.ribbon for row in rows for point in row.points.values()):
        console.say(words.RIBBON_IN_LETTERS)


def _table(rows: "Sequence[RatedSession]", scales: Sequence[str], margin: int, year: int) -> None:
    from bondjournal.wording import trends as words

    def line(start: str, cells: Sequence[str]) -> None:
        gap = " " * _GAP
        console.out(f"{start:>{margin}}{gap}{gap.join(cells)}".rstrip())

    wide = words.CELLS + _NUMBER
    line("", [f" {LABELS[scale]}".ljust(wide) for scale in scales])
    line("", [words.numbers().ljust(wide) for _ in scales])
    for row in rows:
        line(dates.short(row.day, year), [_cells(row.points.get(one), wide) for one in scales])


def _cells(point: "Point | None", wide: int) -> str:
    from bondjournal.wording import trends as words

    if point is None:
        return f" {words.NOT_RATED}".ljust(wide)
    return f"{words.row(point.value, point.ribbon)}{point.value:>{_NUMBER}}"


def _json(
    trend: "Trends", rows: "Sequence[RatedSession]", year: int, waits: "Sequence[Waiting]"
) -> result_shapes.Ratings:
    """Return everything for --json."""
    from bondjournal.journal import telling

    return {
        "schema": json_shapes.VERSION,
        "therapist": trend.name or None,
        "scales": [
            {
                "scale": scale,
                "sentence": telling.of_scale(rows, scale, year) if rows else None,
            }
            for scale in trend.scales
        ],
        "sessions": [_row_json(row, trend.scales) for row in rows],
        "which_day": list(starmap(as_json.waiting, enumerate(waits, 1))),
    }


def _row_json(row: "RatedSession", scales: Sequence[str]) -> result_shapes.RatedSession:
    return {
        "id": row.appointment.hex,
        "day": row.day.isoformat(),
        "ratings": {scale: _point_json(row.points.get(scale)) for scale in scales},
    }


def _point_json(point: "Point | None") -> result_shapes.Point | None:
    if point is None:
        return None
    lowest, highest = point.ribbon or (None, None)
    return {
        "value": point.value,
        "line": point.line,
        "days_after": point.days_after,
        "usual": point.usual,
        "lowest": lowest,
        "highest": highest,
    }
