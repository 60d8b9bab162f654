"""topic: what to talk about next time."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewTopic
from bondjournal.cli import claiming, console, removing, topic_after, topic_under
from bondjournal.cli.app import asked
from bondjournal.cli.removing import GoneNow, Yes
from bondjournal.cli.topic_under import Number
from bondjournal.vault import inbox

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Topic

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What to talk about, in order.")

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

STATES = {
    "kept": "  (kept for later)",
    "talked": "  (talked about)",
    "let-go": "  (let go)",
}


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
    json: Json = False,
) -> None:
    """List topics in their order: for the next page, then those kept for later."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import topics

        to_come = {row.uuid for row in topics.to_talk_about(session)}
        rows = [
            (number, row)
            for number, row in enumerate(topics.listed(session), 1)
            if everything or row.uuid in to_come
        ]
        if json:
            console.out_json([_json(session, number, row) for number, row in rows])
            return
        if not rows:
            console.say("No topic yet.")
        for number, row in rows:
            _tell(session, number, row)


@app.command()
def show(number: Number, json: Json = False) -> None:
    """Show one topic, with what belongs under it."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import topics

        row = topics.named(session, number)
        place = topics.listed(session).index(row) + 1
        if json:
            console.out_json(_json(session, place, row))
        else:
            _tell(session, place, row)


@app.command()
def edit(
    number: Number,
    text: Annotated[str | None, typer.Option(help="What it is about.", metavar="WORDS")] = None,
    more: Annotated[
        str | None, typer.Option(help="The second sentence; '' takes it away.", metavar="WORDS")
    ] = None,
    therapist: claiming.Whose = None,
    anyone: claiming.Anyone = False,
) -> None:
    """Change a topic's words, or whose it is. Without options it asks for the words."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import topics

        with journal.session() as session:
            row = topics.named(session, number)
            session.expunge(row)
        if text is None and more is None and not (therapist or anyone):
            text, more = _asked(row)
        with journal.transaction() as session:
            changed = topics.change(session, session.merge(row), text=text, more=more)
            changed = claiming.give(session, row.uuid, therapist, anyone=anyone) or changed
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command()
def move(
    number: Number, to: Annotated[int, typer.Argument(min=1, help="The new place, 1 is first.")]
) -> None:
    """Move a topic to another place. One kept for later is taken in by that."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        topics.move(session, topics.named(session, number), to)
    console.say(wording.KEPT)


@app.command()
def first(number: Number) -> None:
    """Make a topic the one that comes first, please."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        row = topics.named(session, number)
        topics.take_in(session, row)
        topics.put_first(session, row)
    console.say(wording.KEPT)


@app.command("not-first")
def not_first(number: Number) -> None:
    """Let a topic be one like the others."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        changed = topics.not_first(session, topics.named(session, number))
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command("take-in")
def take_in(number: Number) -> None:
    """Have a topic on the next page that was kept for later, or had ended."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        topics.take_in(session, topics.named(session, number))
    console.say(wording.KEPT)


app.command()(topic_under.attach)
app.command()(topic_under.detach)
app.command()(topic_under.order)
app.command()(topic_after.after)


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
    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import topics

        topics.end(session, topics.named(session, number), state)
    console.say(wording.KEPT)


@app.command()
def delete(number: Number, gone_now: GoneNow = False, yes: Yes = False) -> None:
    """Delete a topic. It stays in the trash for 14 days; what stood under it stays."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import topics, versions
        from bondjournal.wording import work

        with journal.session() as session:
            row = topics.named(session, number)
            uuid, text = row.uuid, row.text
        if not yes:
            answer = removing.asked(text, work.DELETE_ASKS, gone_now=gone_now)
            if answer is None:
                return
            gone_now = answer == "gone"
        with journal.transaction() as session:
            if gone_now:
                versions.gone(session, uuid)
            else:
                topics.remove(session, topics.named(session, uuid.hex))
        removing.tell(gone=gone_now)


def _asked(row: "Topic") -> tuple[str | None, str | None]:
    console.say(f"So far: {row.text}")
    text = console.ask("The new words? (enter: leave them)")
    console.say(f"So far: {row.more}" if row.more else "No second sentence so far.")
    more = console.ask("The second sentence? (enter: leave it, -: none)")
    return text or None, "" if more == "-" else more or None


def _tell(session: "Session", number: int, row: "Topic") -> None:
    from bondjournal.cli import listing
    from bondjournal.journal import whose as of_whose
    from bondjournal.summary import under
    from bondjournal.wording.whose import of

    mark = "first, please: " if row.first else ""
    label = of_whose.labels(session)(row)
    whose = f"  ({of(label)})" if label else ""
    console.out(f"{number:>3}  {mark}{row.text}{STATES.get(row.state, '')}{whose}")
    if row.more:
        console.out(f"     {row.more}")
    for place, one in enumerate(under.there(session, row.uuid), 1):
        words = listing.fit(f"{topic_under.when(one)}: {one.words}", max(20, console.width() - 10))
        console.out(f"     {place:>3}  {words}{'' if one.shows else topic_under.SHOWS_NOTHING}")


def _json(session: "Session", number: int, row: "Topic") -> dict[str, Any]:
    from bondjournal.journal import whose as of_whose
    from bondjournal.summary import under

    return {
        "number": number,
        "id": row.uuid.hex,
        "text": row.text,
        "more": row.more,
        "first": row.first,
        "state": row.state,
        "material": [topic_under.as_json(one) for one in under.there(session, row.uuid)],
        **({"whose": label} if (label := of_whose.labels(session)(row)) else {}),
    }
