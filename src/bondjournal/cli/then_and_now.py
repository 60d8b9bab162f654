"""Then and now in print: one text below the other, or lines under headings."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.cli import console
from bondjournal.talk import Talk, finish
from bondjournal.wording.lookback import ago

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.flows.then_and_now import View
    from bondjournal.summary.beside import Side


def show(
    read: "Callable[[Talk], Coroutine[Any, Any, View]]",
    as_json: "Callable[[View], object] | None" = None,
) -> None:
    """Open the journal and print what `read` returns, or that as JSON."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli.talk import LineByLine

        talk = LineByLine(journal)
        view, today = finish(read(talk)), talk.today
    if as_json is not None:
        console.out_json(as_json(view))
        return
    out(view, today)
    if view.then is not None:
        console.offer_clearing()


def out(view: "View", today: date, *, spoken: bool = False) -> None:
    """Print what is then and now, or say that there is nothing; `spoken` is for plain mode."""
    if view.then is None and not view.groups:
        console.say(view.nothing)
        return
    from bondjournal.summary.heard import heard

    for side in (view.then, view.now):
        if side is not None:
            console.out(f"{dates.long(side.day)}, {ago(side.day, today)}")
            console.out(f"{side.title}\n" if side.title else "")
            is_page = spoken and view.joins
            console.out("\n".join(heard(side.text)) if is_page else side.text.rstrip())
            console.out()
    for heading, lines in view.groups:
        console.out(heading)
        for line in lines:
            console.out(line if spoken else f"  {line}")


def sides(view: "View") -> "dict[str, result_shapes.Side | None]":
    """Return both texts for --json."""
    return {"then": _side(view.then), "now": _side(view.now)}


def _side(side: "Side | None") -> "result_shapes.Side | None":
    if side is None:
        return None
    return {"day": side.day.isoformat(), "title": side.title, "text": side.text}
