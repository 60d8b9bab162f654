"""stand-in: what replaces a name on the page, and which names nobody decided on."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.wording import names as words

if TYPE_CHECKING:
    pass

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What replaces names on the page."
)

Name = Annotated[str, typer.Argument(help="The name, as you write it.")]
For = Annotated[
    str,
    typer.Option(
        "--for", help="The session: 'next', a day, or the start of its id.", metavar="SESSION"
    ),
]
Therapist = Annotated[str, typer.Option(help="For whom, if you see several.", metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


@app.command()
def add(
    name: Name,
    instead: Annotated[
        list[str], typer.Argument(help="What stands there instead: my sister.", metavar="WORDS")
    ],
) -> None:
    """Replace a name on every page. It stays in the journal as you wrote it."""
    _decide(name, " ".join(instead))
    console.say(wording.NOT_ANONYMOUS)


@app.command("list")
def list_(json: Json = False) -> None:
    """List the names that are decided, and what replaces them."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import stand_ins

        found = journal.read(stand_ins.all_of)
    if json:
        console.out_json(
            [
                {"id": one.uuid.hex, "name": one.name, "instead": one.instead or None}
                for one in found
            ]
        )
        return
    if not found:
        console.say(words.NONE_DECIDED)
    for one in found:
        console.out(f"{one.name}  {one.instead or words.STAYS}")


@app.command()
def leave(name: Name) -> None:
    """Leave a name as it is: it is decided, and not asked about again."""
    _decide(name, "")


@app.command()
def remove(name: Name) -> None:
    """Take back what was decided about a name. It is asked about again."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import stand_ins

        journal.write(stand_ins.remove, name)
    console.say(wording.KEPT)


@app.command()
def names(for_: For = "next", therapist: Therapist = "", json: Json = False) -> None:
    """List the names on the next page that nobody decided on, and how often each stands there."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_for, undecided

        page, today = journal.read(page_for.meant, for_, therapist), journal.read(settings.today)
        found = journal.read(undecided.on_page, *page, today=today)
    if json:
        console.out_json([{"name": name, "count": count} for name, count in found.names])
        return
    for name, count in found.names:
        console.out(f"{count:>3}  {name}")
    if found.places:
        console.say(words.PLACES_TOO.format(count=len(found.places)))
    if not found:
        console.say(words.NONE_FOUND)


@app.command()
def places(for_: For = "next", therapist: Therapist = "", json: Json = False) -> None:
    """List where names stand that are common words too, such as Will: each is decided by itself."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_for, undecided

        page, today = journal.read(page_for.meant, for_, therapist), journal.read(settings.today)
        found = journal.read(undecided.places, *page, today=today)
    if json:
        console.out_json(
            [
                {
                    "number": number,
                    "name": one.name,
                    "before": one.before,
                    "found": one.found,
                    "after": one.after,
                    "replaced": one.decided,
                }
                for number, one in enumerate(found, 1)
            ]
        )
        return
    if not found:
        console.say(words.NO_PLACES)
    for number, one in enumerate(found, 1):
        state = words.PLACE_STATES[one.decided]
        console.out(f"{number:>3}  …{one.before} [{one.found}] {one.after}…  {state}")


@app.command()
def place(
    number: Annotated[
        list[int], typer.Argument(min=1, help="Numbers of 'stand-in places'.", metavar="NUMBER")
    ],
    leave_it: Annotated[
        bool, typer.Option("--leave", help="It is the common word there: leave it.")
    ] = False,
    for_: For = "next",
    therapist: Therapist = "",
) -> None:
    """Replace a name in one place, where it is a common word elsewhere."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import settings
        from bondjournal.summary import page_for, undecided

        page, today = journal.read(page_for.meant, for_, therapist), journal.read(settings.today)
        journal.write(undecided.decide_places, *page, number, replace=not leave_it, today=today)
    console.say(wording.KEPT)


def _decide(name: str, instead: str) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import stand_ins

        journal.write(stand_ins.decide, name, instead)
    console.say(wording.KEPT)
