"""tried: what was agreed to try, and how it went."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import addition, wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Tried

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="What you said you would try, and how it went.",
)


@app.command()
def add(
    text: work.Text = None,
    how: Annotated[
        str, typer.Option(help="How it went, if that is known already.", metavar="WORDS")
    ] = "",
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Add what you said you would try."""
    typed = console.text(text or [], words.TO_TRY)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import tried

        them = work.owner(journal, therapist, anyone=anyone)
        journal.write(tried.add, typed, how, therapist=them.therapist, for_anyone=them.for_anyone)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="What is done and what was let go, too.")
    ] = False,
    json: work.Json = False,
) -> None:
    """List what there is to try, in order."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import tried

        listed = journal.read(tried.LIST.listed)
    shown = [one for one in listed if everything or one.state == "open"]
    if json:
        console.out_json([_json(one) for one in shown])
        return
    if not shown:
        console.say(words.NOTHING_TRIED)
    for one in shown:
        state = "" if one.state == "open" else f"  ({words.TRIED_STATES[one.state]})"
        console.out(f"{one.number:>3}  {one.what}{state}{work.whose(one)}")
        if one.how_it_went:
            console.out(f"     {one.how_it_went}")


@app.command()
def how(
    number: work.Number,
    text: work.Text = None,
    none: Annotated[bool, typer.Option("--none", help="Take away what was said of it.")] = False,
) -> None:
    """Say how it went. Asks for it, or reads it from a pipe."""
    from bondjournal.journal import tried

    if none:
        work.change(tried.LIST, number, tried.say_how_it_went, "")
        return
    given = " ".join(text or []) or (None if console.from_terminal() else console.text(["-"], ""))
    from bondjournal.cli.opening import opened

    with opened() as journal:
        meant = journal.read(tried.LIST.named, number)
        if given is None:
            console.out(meant.what)
            if meant.how_it_went:
                console.out(meant.how_it_went)
            given = console.text([], words.HOW_IT_WENT)
        said = addition.line(given, "How it went")
        changed = bool(said) and journal.write(tried.say_how_it_went, meant.uuid, said)
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command()
def done(number: work.Number) -> None:
    """Say of something tried that it is done."""
    _end(number, "done")


@app.command("let-go")
def let_go(number: work.Number) -> None:
    """Let go of something there was to try."""
    _end(number, "let-go")


@app.command("open")
def open_(number: work.Number) -> None:
    """Take up again what was done or let go; 'tried list --all' has its number."""
    _end(number, "open")


@app.command()
def edit(number: work.Number, text: work.Text = None) -> None:
    """Put it in other words."""
    from bondjournal.journal import tried

    work.edit(tried.LIST, number, text)


@app.command()
def move(number: work.Number, to: work.Place) -> None:
    """Move it to another place."""
    from bondjournal.journal import tried

    work.move(tried.LIST, number, to)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete it. It stays in the trash for 14 days."""
    from bondjournal.journal import tried

    work.delete(tried.LIST, number, gone_now=gone_now, yes=yes)


def _json(one: "Tried") -> dict[str, Any]:
    them = one.therapist_uuid.hex if one.whose and one.therapist_uuid else None
    shown = work.as_json(one, "what", "how_it_went", "state", "day")
    return {"number": shown.pop("number"), "id": shown.pop("id"), "therapist": them, **shown}


def _end(number: str, state: str) -> None:
    from bondjournal.journal import tried

    work.change(tried.LIST, number, tried.end, state)
