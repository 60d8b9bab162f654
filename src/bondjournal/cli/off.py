"""off: something feels off. Four doors, line by line; scripts print one or write behind it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.checks import NO_PLACE, check_page
from bondjournal.cli import console, sealing, unfinished
from bondjournal.cli.options import WithTherapist, asked, is_bare
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.vault import known
from bondjournal.wording import off as words

if TYPE_CHECKING:
    from bondjournal.journal.feels_off import Outcome

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback(invoke_without_command=True)
def off(
    ctx: typer.Context,
    door: Annotated[
        str, typer.Option(help="Print what is behind one door, 1 to 4.", metavar="DOOR")
    ] = "",
) -> None:
    """For when something feels off with your therapist: four doors."""
    if not is_bare(ctx):
        return
    if door:
        _print(_known(door))
        return
    from bondjournal.cli.line_by_line import walk
    from bondjournal.cli.plain import off as doors

    walk(doors.off)
    console.offer_clearing()


@app.command()
def write(
    text: Annotated[
        list[str] | None,
        typer.Argument(help="The text. Better left out: your shell may remember it."),
    ] = None,
    door: Annotated[str, typer.Option(help="Behind which door, 1 to 4.", metavar="DOOR")] = "4",
    wished: Annotated[
        str, typer.Option(help="Door 1: what you would have liked.", metavar="WORDS")
    ] = "",
    sentence: Annotated[
        str, typer.Option(help="Door 1: a first sentence for next time.", metavar="WORDS")
    ] = "",
    question: Annotated[
        str, typer.Option(help="Door 2: one question for a first meeting.", metavar="WORDS")
    ] = "",
    on_page: Annotated[
        bool, typer.Option("--share-sentence", help="The sentence goes on your page, as a topic.")
    ] = False,
    text_on_page: Annotated[
        bool, typer.Option("--share-text", help="The text goes on your page, as you wrote it.")
    ] = False,
    wished_on_page: Annotated[
        bool, typer.Option("--share-wished", help="What you would have liked goes on your page.")
    ] = False,
    question_on_page: Annotated[
        bool, typer.Option("--share-question", help="The question goes on your page, as a topic.")
    ] = False,
    therapist: WithTherapist = "",
) -> None:
    """Write behind a door.

    It is kept as an entry, for you alone. Asks for no passphrase. With --share-sentence,
    --share-text, --share-wished or --share-question that part goes on your page, and nothing else
    does. This asks for the passphrase. What is written behind door 3 never goes on a page.
    """
    door = _known(door)
    wanted = {
        "happened" if door == "1" else "wanted": text_on_page,
        "wished": wished_on_page,
        "sentence": on_page,
        "question": question_on_page,
    }
    chosen: dict[str, Outcome] = {name: "page" for name, on in wanted.items() if on}
    if chosen:
        check_page(door)
    first = bool(wished or sentence or on_page or wished_on_page)
    second = bool(question or question_on_page)
    wrong = (first and door != "1") or (second and door != "2")
    if wrong or ((text_on_page or therapist) and door not in "12"):
        raise WrongUse(
            "One of these options belongs to another door.",
            "'bondjournal off write --help' says which.",
        )
    if on_page and not sentence.strip():
        raise WrongUse(words.NEEDS_A_SENTENCE, "Add it with --sentence.")
    if wished_on_page and not wished.strip():
        raise WrongUse("There is nothing to put on the page.", "Add it with --wished.")
    if question_on_page and not question.strip():
        raise WrongUse("There is nothing to put on the page.", "Add it with --question.")
    now = dates.now()
    behind = "" if door == "4" else door
    fields = {"1": (wished, sentence), "2": (question,)}.get(door, ())
    empty = Draft(at=now, changed_at=now, zone=dates.zone(), door=behind, fields=fields)
    known.require_recipient(asked.place)
    begun = partial(_draft, empty)
    question_of_door = words.FIELDS[behind][0].question if behind else wording.FIRST_ENTRY
    with unfinished.text(text or (), question_of_door, begun) as body:
        draft = begun(body)
        if chosen:
            _put_on_page(draft, chosen, therapist)
            return
        made = draft.addition()
        sealing.seal(asked.place, made)
    console.say(words.WRITTEN_DOWN if door == NO_PLACE else wording.ENTRY_KEPT)


def _draft(empty: Draft, body: str) -> Draft:
    return replace(empty, body=body)


@app.command("stop-mentioning")
def stop_mentioning(therapist: WithTherapist = "") -> None:
    """Stop mentioning sessions with somebody. Your entries stay."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import feels_off

        people = journal.read(feels_off.mentioned)
        person = journal.read(feels_off.meant, people, therapist)
        journal.write(feels_off.stop_mentioning, person.uuid)
    console.say(words.NOT_MENTIONED)


def _known(door: str) -> str:
    if door not in words.DOORS:
        raise WrongUse("There is no such door.", "Choose 1, 2, 3 or 4.")
    return door


def _print(door: str) -> None:
    """Print what is behind a door."""
    outcomes = [said for outcome, said in words.OUTCOMES.items() if outcome != "later"]
    behind: dict[str, list[str]] = {
        "1": [words.HAPPENED, words.WOULD_HAVE_LIKED, *words.OPENINGS, *outcomes],
        "2": [words.LOOK_AROUND, words.THREE_THINGS, words.ONE_QUESTION, *outcomes],
        NO_PLACE: [words.NO_PLACE, words.WRITE_DOWN, words.STOP_MENTIONING, words.HARD_TIME],
    }
    console.out(words.DOORS[door])
    for line in behind.get(door, []):
        console.out(line)
    console.say(f"'bondjournal off write --door {door}' keeps what you write.")
    if door == NO_PLACE:
        console.say("'bondjournal off stop-mentioning' and 'bondjournal hard-time' do the rest.")


def _put_on_page(draft: Draft, chosen: "dict[str, Outcome]", name: str) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import feels_off

        people = journal.read(feels_off.with_a_page)
        person = journal.read(feels_off.meant, people, name)
        kept = journal.write(feels_off.keep, draft, chosen, page_for=person.uuid, now=draft.at)
    console.say(words.kept(kept.on_page, kept.later, first=kept.first))
