"""prepare: from what there is to the page, line by line or by one command each."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, line_by_line
from bondjournal.errors import WrongUse
from bondjournal.scales import NAMES
from bondjournal.wording.on_page import KINDS

if TYPE_CHECKING:
    from bondjournal.cli.plain.window import Window
    from bondjournal.summary.page import Style
    from bondjournal.summary.things import Thing

app = typer.Typer(rich_markup_mode=None)

For = Annotated[
    str,
    typer.Option(
        "--for", help="The session: 'next', a day, or the start of its id.", metavar="SESSION"
    ),
]
Therapist = Annotated[str, typer.Option(help="For whom, if you see several.", metavar="NAME")]
Which = Annotated[
    list[str],
    typer.Argument(
        help=f"Numbers of 'prepare list', beginnings of ids, or {', '.join(NAMES)}, usual, "
        "numbers, wished, unsaid, read-together, hand-back, first-session."
    ),
]


@app.callback(invoke_without_command=True)
def prepare(ctx: typer.Context, for_: For = "next", therapist: Therapist = "") -> None:
    """Walk to the page for the next session, question by question.

    It can be left anywhere, and goes on there next time. In scripts it goes step by step.
    """
    if ctx.invoked_subcommand is not None:
        if for_ != "next" or therapist:
            raise WrongUse(
                "--for and --therapist stand behind the step.",
                f"'bondjournal prepare {ctx.invoked_subcommand} --for 12 May'",
            )
        return

    def walk(window: "Window") -> None:
        from bondjournal.cli.plain import prepare as walking
        from bondjournal.cli.plain.menu import HOW

        console.say(HOW)
        walking.prepare(window, for_, therapist)

    line_by_line.walk(walk)
    console.offer_clearing()


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="The entries that are 'only me' too.")
    ] = False,
    for_: For = "next",
    therapist: Therapist = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """List what may be on the page, numbered, and whether it is."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli.page import known, tell_waiting
        from bondjournal.journal import settings
        from bondjournal.summary import things, unclaimed

        them, appointment = known(journal, for_, therapist)
        found = journal.read(things.of, them, appointment, private=everything)
        if not json:
            today = journal.read(settings.today)
            tell_waiting(journal.read(unclaimed.waiting, them, appointment, today=today))
    if json:
        console.out_json([_json(number, one) for number, one in enumerate(found, 1)])
        return
    for number, one in enumerate(found, 1):
        _tell(number, one)


app.command("whose")(claiming.whose)


@app.command()
def put(
    which: Which,
    line: Annotated[
        str, typer.Option(help="Of an entry: the one line the page carries.", metavar="WORDS")
    ] = "",
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Of an entry: the page carries its text.")
    ] = False,
    for_: For = "next",
    therapist: Therapist = "",
) -> None:
    """Put something on the page."""
    if line and as_written:
        raise WrongUse("An entry goes on the page by its line or as written.", "Name one of them.")

    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import on_page, page_for

        them, appointment = journal.read(page_for.meant, for_, therapist)
        told = journal.write(on_page.put, them, appointment, which, line=line, whole=as_written)
        for sentence in told:
            console.say(sentence)
    console.say(wording.KEPT)


@app.command()
def leave(which: Which, for_: For = "next", therapist: Therapist = "") -> None:
    """Leave something off the page. It stays in the journal."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import on_page, page_for

        them, appointment = journal.read(page_for.meant, for_, therapist)
        journal.write(on_page.leave, them, appointment, which)
    console.say(wording.KEPT)


@app.command()
def order(which: Which, for_: For = "next", therapist: Therapist = "") -> None:
    """Let these stand in this order: topics, or tried, helped, goals and questions."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import on_page, page_for

        them, appointment = journal.read(page_for.meant, for_, therapist)
        journal.write(on_page.arrange, them, appointment, which)
    console.say(wording.KEPT)


@app.command("help")
def help_(
    wishes: Annotated[
        list[str] | None,
        typer.Argument(help="What would help, in order; '' takes all of it away."),
    ] = None,
    for_: For = "next",
    therapist: Therapist = "",
) -> None:
    """Say what would help most in the session. Without words it asks."""
    if wishes is None:

        def ask(window: "Window") -> None:
            from bondjournal.cli.plain import prepare as walking

            walking.ask_help(window, for_, therapist)

        line_by_line.walk(ask)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import preparations
        from bondjournal.summary import page_for

        them, appointment = journal.read(page_for.meant, for_, therapist)
        journal.write(preparations.wish_for, them, appointment, wishes)
    console.say(wording.KEPT)


@app.command()
def show(
    brief: Annotated[bool, typer.Option("--brief", help="The brief one.")] = False,
    no_numbers: Annotated[bool, typer.Option("--no-numbers", help="Without any number.")] = False,
    for_: For = "next",
    therapist: Therapist = "",
) -> None:
    """Show the page as it would be written now. No file is made."""
    from bondjournal.cli.opening import opened

    style: Style = "brief" if brief else "full"
    with opened() as journal:
        from bondjournal.cli.page import known, tell_about, tell_undecided, tell_waiting
        from bondjournal.journal import settings
        from bondjournal.summary import undecided
        from bondjournal.summary.shown import shown

        them, appointment = known(journal, for_, therapist)
        today = journal.read(settings.today)
        found = journal.read(shown, them, appointment, style, today=today, numbers=not no_numbers)
        names = journal.read(undecided.on_page, them, appointment, today=today)
        console.out(found.text.removesuffix("\n"))
        tell_waiting(found.waiting)
        tell_about(found)
        tell_undecided(names)
    console.offer_clearing()


def _tell(number: int, one: "Thing") -> None:
    from bondjournal.cli import listing

    start = f"{number:>3}  {_margin(one):<12}  "
    named = f"  ({one.key})" if one.key else ""
    end = f"{named}  {one.state}"
    room = max(24, console.width() - len(start + end))
    console.out(start + listing.fit(one.words, room) + end)


def _margin(one: "Thing") -> str:
    """Return what stands beside it: what kind of thing it is."""
    return one.kind if one.kind in ("topic", "entry") else KINDS[one.kind]


def _json(number: int, one: "Thing") -> dict[str, Any]:
    return {
        "number": number,
        "kind": one.kind.replace("_", "-"),
        "id": one.uuid.hex if one.uuid else None,
        "key": one.key or None,
        "words": one.words,
        "on": one.on,
        "state": one.state,
    }
