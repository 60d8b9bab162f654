"""topic: what to talk about next time."""

from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import addition, dates, wording
from bondjournal.addition import Addition, NewTopic
from bondjournal.cli import (
    as_json,
    console,
    noun_commands,
    noun_verbs,
    sealing,
    streams,
    topic_after,
    topic_under,
    unfinished,
    whose,
)
from bondjournal.cli.options import Json, WithTherapist, asked, list_when_bare, only_one
from bondjournal.cli.topic_under import Number
from bondjournal.nouns import TOPIC
from bondjournal.talk import fit
from bondjournal.vault import known
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bondjournal.journal.values import Topic
    from bondjournal.summary.topic_material import Material

app = noun_commands.commands(TOPIC)


@app.command()
def add(
    text: Annotated[list[str] | None, typer.Argument(help="What it is about.")] = None,
    more: Annotated[str, typer.Option(help="A second sentence.", metavar="WORDS")] = "",
    first: Annotated[bool, typer.Option("--first", help="This one first, please.")] = False,
    therapist: WithTherapist = "",
    json: Json = False,
) -> None:
    """Add a topic. Never asks for the passphrase."""
    known.require_recipient(asked.place)
    with unfinished.text(text, TOPIC.question) as typed:
        topic = NewTopic(text=typed, more=more, first=first)
        made = addition.check(
            Addition(at=dates.now(), zone=dates.zone(), topic=topic, therapist=therapist)
        )
        sealing.seal(asked.place, made)
    if json and made.topic:
        console.out_json(as_json.added_topic(made, made.topic))
    console.say(wording.TOPIC_KEPT)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Include those that ended.")] = False,
    therapist: Annotated[
        str, typer.Option(help="Those for this therapist's page.", metavar="NAME")
    ] = "",
    json: Json = False,
) -> None:
    """List topics in order: for the next page, then those kept for later."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import topic_material

        found = journal.read(
            topic_material.topics_with_material, ended=everything, therapist=therapist
        )
        if json:
            console.out_json(starmap(as_json.topic, found))
            return
        if not found:
            have_ended = not everything and journal.read(
                topic_material.topics_with_material, ended=True, therapist=therapist
            )
            console.say(words.ALL_ENDED if have_ended else TOPIC.nothing)
        for one in found:
            _tell(*one)


list_when_bare(app, list_, "What to talk about, in order.")


@app.command()
def show(number: Number, json: Json = False) -> None:
    """Show one topic, with what belongs under it."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.summary import topic_material

        found = journal.read(topic_material.topic_with_material, number)
        if json:
            console.out_json(as_json.topic(*found))
        else:
            _tell(*found)


@app.command()
def edit(
    number: Number,
    text: Annotated[str | None, typer.Option(help="What it is about.", metavar="WORDS")] = None,
    more: Annotated[
        str | None, typer.Option(help="The second sentence; '' removes it.", metavar="WORDS")
    ] = None,
    therapist: whose.Whose = None,
    anyone: whose.Anyone = False,
) -> None:
    """Change a topic's words, or whose it is. Without options it asks for the words."""
    if text is None and more is None and not (therapist or anyone):
        noun_verbs.ask(TOPIC, number, TOPIC.change)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        topic = journal.read(TOPIC.list.named, number)
        changed = journal.write(
            TOPIC.module.change,
            topic.uuid,
            text=text,
            more=more,
            therapist=therapist,
            for_anyone=anyone,
        )
    noun_verbs.say_kept(TOPIC, changed=changed)


@app.command("not-first")
def not_first(number: Number) -> None:
    """Stop putting a topic first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        topic = journal.read(TOPIC.list.named, number)
        changed = journal.write(TOPIC.module.not_first, topic.uuid)
    noun_verbs.say_kept(TOPIC, changed=changed)


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
    """Mark a topic as talked about."""
    only_one(keep=keep, let_go=let_go)
    state = "kept" if keep else "let-go" if let_go else "talked"
    noun_verbs.change(TOPIC, [number], TOPIC.module.end, state)


def _tell(topic: "Topic", material: "Sequence[Material]") -> None:
    mark = "first, please: " if topic.first else ""
    state = f"  ({words.TOPIC_STATES[topic.state]})" if topic.state != "open" else ""
    about = noun_verbs.whose(topic)
    console.out(f"{topic.number:>3}  {mark}{topic.text}{state}{about}")
    if topic.more:
        console.out(f"     {topic.more}")
    for place, one in enumerate(material, 1):
        line = fit(f"{topic_under.when(one)}: {one.words}", max(20, streams.width() - 10))
        console.out(f"     {place:>3}  {line}{'' if one.shows else topic_under.SHOWS_NOTHING}")
