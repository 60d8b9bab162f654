"""prepare: from what there is to the page, line by line or by one command each."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import wording
from bondjournal.cli import claiming, console, line_by_line
from bondjournal.errors import WrongUse

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.cli.on_page import Page, Thing
    from bondjournal.cli.plain.window import Window
    from bondjournal.summary.page import Style

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
        help="Numbers of 'prepare list', beginnings of ids, or heard, safe, open, usual, numbers, "
        "wished, unsaid, read-together, hand-back, first-session."
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
        from bondjournal.cli import on_page
        from bondjournal.cli.page import known, tell_waiting

        known(journal, for_, therapist)
        with journal.session() as session:
            page = _page(session, for_, therapist)
            found = on_page.things(session, page, private=everything)
        if not json:
            tell_waiting(journal, page.therapist, page.appointment)
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

    def do(session: "Session", page: "Page") -> None:
        from bondjournal.cli import on_page

        for one in on_page.named(session, page, which):
            on_page.put(session, page, one, line=line, whole=as_written)
            if one.told:
                console.say(one.told)

    _change(do, for_, therapist)


@app.command()
def leave(which: Which, for_: For = "next", therapist: Therapist = "") -> None:
    """Leave something off the page. It stays in the journal."""

    def do(session: "Session", page: "Page") -> None:
        from bondjournal.cli import on_page

        for one in on_page.named(session, page, which):
            on_page.leave(session, page, one)

    _change(do, for_, therapist)


@app.command()
def order(which: Which, for_: For = "next", therapist: Therapist = "") -> None:
    """Let these stand in this order: topics, or tried, helped, goals and questions."""

    def do(session: "Session", page: "Page") -> None:
        from bondjournal.cli import on_page

        on_page.arrange(session, page, on_page.named(session, page, which))

    _change(do, for_, therapist)


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
    said = list(wishes)

    def do(session: "Session", page: "Page") -> None:
        from bondjournal.journal import preparations

        preparations.change(session, page.prepared, would_help=said)

    _change(do, for_, therapist)


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
        from bondjournal.cli.page import (
            choose,
            known,
            tell_about,
            tell_undecided,
            tell_waiting,
        )
        from bondjournal.journal import settings
        from bondjournal.summary import markdown, undecided

        them, appointment = known(journal, for_, therapist)
        with journal.session() as session:
            shown = choose(session, them, appointment, numbers=not no_numbers)
            today = settings.today(session)
            names = undecided.on_page(session, them, appointment, today=today)
        console.out(markdown.render(shown, style).removesuffix("\n"))
        tell_waiting(journal, them, appointment)
        tell_about(shown, style)
        tell_undecided(names)
    console.offer_clearing()


def _change(do: "Callable[[Session, Page], None]", asked: str, therapist: str) -> None:
    """Do something to a page that is prepared, begun if it was not."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        do(session, _page(session, asked, therapist, begin=True))
    console.say(wording.KEPT)


def _page(session: "Session", asked: str, therapist: str, *, begin: bool = False) -> "Page":
    from bondjournal.cli.on_page import Page
    from bondjournal.cli.page import meant
    from bondjournal.journal import preparations, settings
    from bondjournal.journal.tables import Preparation

    them, appointment = meant(session, asked, therapist)
    found = preparations.begin if begin else preparations.of
    prepared = found(session, them, appointment) or Preparation(therapist_uuid=them.uuid)
    return Page(them, appointment, prepared, settings.today(session))


def _tell(number: int, one: "Thing") -> None:
    from bondjournal.cli import listing, on_page

    start = f"{number:>3}  {on_page.margin(one):<12}  "
    named = f"  ({one.key})" if one.key else ""
    end = f"{named}  {one.state}"
    room = max(24, console.width() - len(start + end))
    console.out(start + listing.fit(one.words, room) + end)


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
