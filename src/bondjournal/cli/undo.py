"""undo: the last changes taken back, or something brought back from the trash."""

import re
from typing import Annotated

import typer

from bondjournal.cli import as_json, console
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse
from bondjournal.talk import fit

app = typer.Typer(rich_markup_mode=None)


@app.command()
def undo(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[N|ID...]",
            help="How many changes; or the first letters of ids in 'list --deleted'.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Undo the last change, or the last N, and say what is back.

    What was deleted returns, what was edited or set is as it was, and what was added goes to the
    trash. Use it again to undo the change before that. A deletion with --now cannot be undone, and
    what was taken off a page stays off it. A rhythm and a therapist stay, and it says so. With ids
    it brings back what is in the trash, however long ago it was deleted.
    """
    named = what or ["1"]
    count = int(named[0]) if re.fullmatch("[0-9]{1,3}", named[0]) else 0
    if (count and len(named) > 1) or named[0] in ("0", "00", "000"):
        raise WrongUse("One number says how many changes to undo.", "Ids are longer.")
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import undo as changes

        if count:
            back = journal.write(changes.undo, count)
        else:
            back = journal.write(changes.bring_back, named)
    if json:
        console.out_json([as_json.undone(one) for one in back])
        return
    for one in back:
        console.out(one.say(fit(one.name, 50)))
