"""topic: what to talk about next time."""

from typing import Annotated

import typer

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewTopic
from bondjournal.cli import console
from bondjournal.cli.app import asked
from bondjournal.vault import inbox

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What to talk about, in order.")

Number = Annotated[str, typer.Argument(help="Its number in 'topic list'.")]


@app.command()
def add(
    text: Annotated[list[str] | None, typer.Argument(help="What it is about.")] = None,
    more: Annotated[str, typer.Option(help="A second sentence.", metavar="WORDS")] = "",
    first: Annotated[bool, typer.Option("--first", help="This one first, please.")] = False,
    therapist: Annotated[
        str, typer.Option(help="With whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Add a topic. Never asks for the passphrase."""
    words = console.text(text or [], "What would you like to talk about?")
    made = addition.check(
        Addition(
            at=dates.now(),
            zone=dates.zone(),
            topic=NewTopic(text=words, more=more, first=first),
            therapist=therapist,
        )
    )
    inbox.seal(asked.place, made.to_bytes(), made.uuid)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="The ended ones too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """List topics in their order: for the next page, then those kept for later."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        from bondjournal.journal import topics

        rows = topics.all_of(session, "open") + topics.all_of(session, "kept")
        rows += topics.all_of(session, "talked", "let-go") if everything else []
        if json:
            console.out_json(
                [
                    {
                        "number": number,
                        "id": row.uuid.hex,
                        "text": row.text,
                        "more": row.more,
                        "first": row.first,
                        "state": row.state,
                    }
                    for number, row in enumerate(rows, 1)
                ]
            )
            return
        if not rows:
            console.say("No topic yet.")
        for number, row in enumerate(rows, 1):
            mark = "first, please: " if row.first else ""
            state = {
                "kept": "  (kept for later)",
                "talked": "  (talked about)",
                "let-go": "  (let go)",
            }.get(row.state, "")
            console.out(f"{number:>3}  {mark}{row.text}{state}")
            if row.more:
                console.out(f"     {row.more}")


@app.command()
def move(
    number: Number, to: Annotated[int, typer.Argument(min=1, help="The new place, 1 is first.")]
) -> None:
    """Move a topic to another place."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import topics

        topics.move(session, topics.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def first(number: Number) -> None:
    """Make a topic the one that comes first, please."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import topics

        topics.put_first(session, topics.named(session, number))
    console.say(wording.KEPT)


@app.command()
def done(
    number: Number,
    keep: Annotated[
        bool, typer.Option("--keep", help="Not talked about: keep it for next time.")
    ] = False,
    let_go: Annotated[bool, typer.Option("--let-go", help="Not talked about: let it go.")] = False,
) -> None:
    """Say of a topic that you talked about it."""
    from bondjournal.cli.opening import opened

    state = "kept" if keep else "let-go" if let_go else "talked"
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import topics

        topics.end(session, topics.named(session, number), state)
    console.say(wording.KEPT)
