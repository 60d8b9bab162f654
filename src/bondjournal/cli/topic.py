"""topic: what to talk about next time."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewTopic
from bondjournal.cli import claiming, console, removing, sealing, topic_after, topic_under
from bondjournal.cli.app import asked
from bondjournal.cli.removing import GoneNow, Yes
from bondjournal.cli.topic_under import Number
from bondjournal.wording import whose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from bondjournal.journal.values import Topic
    from bondjournal.summary.under import Material
    from bondjournal.unlock import Journal

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
    sealing.seal(asked.place, made)
    console.say(wording.KEPT)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="The ended ones too.")] = False,
    json: Json = False,
) -> None:
    """List topics in their order: for the next page, then those kept for later."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import under

        found = journal.read(under.listed, ended=everything)
        if json:
            console.out_json([_json(*one) for one in found])
            return
        if not found:
            console.say("No topic yet.")
        for one in found:
            _tell(*one)


@app.command()
def show(number: Number, json: Json = False) -> None:
    """Show one topic, with what belongs under it."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import under

        found = journal.read(under.shown, number)
        if json:
            console.out_json(_json(*found))
        else:
            _tell(*found)


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
        from bondjournal.journal import topic_list

        topic = journal.read(topic_list.named, number)
        if text is None and more is None and not (therapist or anyone):
            text, more = _asked(topic)
        changed = journal.write(
            topic_list.change,
            topic.uuid,
            text=text,
            more=more,
            therapist=therapist,
            for_anyone=anyone,
        )
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command()
def move(
    number: Number, to: Annotated[int, typer.Argument(min=1, help="The new place, 1 is first.")]
) -> None:
    """Move a topic to another place. One kept for later is taken in by that."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import topic_list

        journal.write(topic_list.move, _uuid(journal, number), to)
    console.say(wording.KEPT)


@app.command()
def first(number: Number) -> None:
    """Make a topic the one that comes first, please."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import topic_list

        journal.write(topic_list.put_first, _uuid(journal, number))
    console.say(wording.KEPT)


@app.command("not-first")
def not_first(number: Number) -> None:
    """Let a topic be one like the others."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import topic_list

        changed = journal.write(topic_list.not_first, _uuid(journal, number))
    console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command("take-in")
def take_in(number: Number) -> None:
    """Have a topic on the next page that was kept for later, or had ended."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import topic_list

        journal.write(topic_list.take_in, _uuid(journal, number))
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
    with opened() as journal:
        from bondjournal.journal import topic_list

        journal.write(topic_list.end, _uuid(journal, number), state)
    console.say(wording.KEPT)


@app.command()
def delete(number: Number, gone_now: GoneNow = False, yes: Yes = False) -> None:
    """Delete a topic. It stays in the trash for 14 days; what stood under it stays."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import former, topic_list

        topic = journal.read(topic_list.named, number)
        if not yes:
            answer = removing.asked(topic.text, "this topic", gone_now=gone_now)
            if answer is None:
                return
            gone_now = answer == "gone"
        journal.write(former.delete, topic.uuid, gone_now=gone_now)
        removing.tell(gone=gone_now)


def _uuid(journal: "Journal", number: str) -> "UUID":
    from bondjournal.journal import topic_list

    return journal.read(topic_list.named, number).uuid


def _asked(topic: "Topic") -> tuple[str | None, str | None]:
    console.say(f"So far: {topic.text}")
    text = console.ask("The new words? (enter: leave them)")
    console.say(f"So far: {topic.more}" if topic.more else "No second sentence so far.")
    more = console.ask("The second sentence? (enter: leave it, -: none)")
    return text or None, "" if more == "-" else more or None


def _tell(topic: "Topic", material: "Sequence[Material]") -> None:
    from bondjournal.cli import listing

    mark = "first, please: " if topic.first else ""
    about = f"  ({whose.of(topic.whose)})" if topic.whose else ""
    console.out(f"{topic.number:>3}  {mark}{topic.text}{STATES.get(topic.state, '')}{about}")
    if topic.more:
        console.out(f"     {topic.more}")
    for place, one in enumerate(material, 1):
        words = listing.fit(f"{topic_under.when(one)}: {one.words}", max(20, console.width() - 10))
        console.out(f"     {place:>3}  {words}{'' if one.shows else topic_under.SHOWS_NOTHING}")


def _json(topic: "Topic", material: "Sequence[Material]") -> dict[str, Any]:
    return {
        "number": topic.number,
        "id": topic.uuid.hex,
        "text": topic.text,
        "more": topic.more,
        "first": topic.first,
        "state": topic.state,
        "material": [topic_under.as_json(one) for one in material],
        **({"whose": topic.whose} if topic.whose else {}),
    }
