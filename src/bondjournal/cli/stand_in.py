"""stand-in: what replaces a name on the page."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console, removing, text_input
from bondjournal.cli.options import Json, list_when_bare
from bondjournal.cli.page_common import NEXT, ForSession, ForTherapist
from bondjournal.wording import names as words

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.journal.stand_ins import Decided

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[
    str, typer.Argument(help="The name, as you write it, or the first letters of its id.")
]


@app.command()
def add(
    name: Name,
    instead: Annotated[
        list[str],
        typer.Argument(help="What the page says instead, such as: my sister.", metavar="WORDS"),
    ],
    json: Json = False,
) -> None:
    """Replace a name on every page. It stays in the journal as you wrote it."""
    decided = _decide(name, text_input.given(instead) or "")
    if json:
        console.out_json(_json(decided))
    console.say(wording.NOT_ANONYMOUS)


@app.command("list")
def list_(json: Json = False) -> None:
    """List the names you have decided on, and what replaces them."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import stand_ins

        found = journal.read(stand_ins.all_of)
    if json:
        console.out_json(map(_json, found))
        return
    if not found:
        console.say(words.NONE_DECIDED)
    for one in found:
        console.out(_row_text(one))


list_when_bare(app, list_, "What replaces names on the page.")


@app.command()
def leave(name: Name) -> None:
    """Leave a name as it is, and do not ask about it again."""
    _decide(name, "")


@app.command()
def delete(
    name: Annotated[
        list[str],
        typer.Argument(help="Names, as you write them, or the first letters of their ids."),
    ],
    yes: removing.Yes = False,
) -> None:
    """Undo what you decided about names. You are asked about them again."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import stand_ins

        named = [journal.read(stand_ins.decided, one) for one in name]
        found = {one.name: one for one in named}
        lines = [_row_text(one) for one in found.values()]
        if not removing.confirm_all(lines, words.TAKE_BACK_ASKS, words.TAKE_ALL_BACK_ASKS, yes=yes):
            return
        journal.write_each(stand_ins.remove, found)
    console.say(wording.CHOICE_KEPT)


@app.command()
def place(
    number: Annotated[
        list[int], typer.Argument(min=1, help="Numbers in 'page names'.", metavar="NUMBER")
    ],
    leave_it: Annotated[
        bool, typer.Option("--leave", help="It is the common word there: leave it.")
    ] = False,
    session: ForSession = NEXT,
    therapist: ForTherapist = "",
) -> None:
    """Replace a name in one place, if it is a common word elsewhere."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_for, undecided

        page, today = journal.read(page_for.meant, session, therapist), journal.read(settings.today)
        journal.write(undecided.decide_places, *page, number, replace=not leave_it, today=today)
    console.say(wording.CHOICE_KEPT)


def _decide(name: str, instead: str) -> "Decided":
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import stand_ins

        decided = journal.write(stand_ins.decide, journal.read(stand_ins.meant, name), instead)
    console.say(wording.CHOICE_KEPT)
    return decided


def _row_text(one: "Decided") -> str:
    return f"{one.name}  {one.instead or words.STAYS}"


def _json(one: "Decided") -> "json_shapes.StandIn":
    return {"id": one.uuid.hex, "name": one.name, "instead": one.instead or None}
