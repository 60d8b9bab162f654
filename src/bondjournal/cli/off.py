"""off: something feels off. Four doors, line by line; for scripts their texts, and writing."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, unfinished
from bondjournal.cli.app import asked
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.vault import inbox, keyfile
from bondjournal.wording import off as words

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Therapist

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)

Name = Annotated[
    str, typer.Option("--therapist", help="Who, if there are several.", metavar="NAME")
]

_QUESTIONS = {
    "1": words.HAPPENED,
    "2": words.THREE_THINGS,
    "3": words.NO_PLACE_THEN["r"],
    "4": wording.FIRST_ENTRY,
}


@app.callback(invoke_without_command=True)
def off(
    ctx: typer.Context,
    door: Annotated[
        str, typer.Option(help="Print what stands behind one door, 1 to 4.", metavar="DOOR")
    ] = "",
) -> None:
    """For when something feels off with your therapist: four doors."""
    if ctx.invoked_subcommand is not None:
        return
    if door:
        _print(_known(door))
        return
    from bondjournal.cli.opening import opened
    from bondjournal.cli.plain import off as doors
    from bondjournal.cli.plain.window import Window

    with opened() as journal:
        with console.plain(), suppress(console.Ended):
            doors.off(Window(asked.place, journal))
        console.offer_clearing()


@app.command()
def write(
    text: Annotated[
        list[str] | None,
        typer.Argument(help="The text. Better without: your shell may remember it."),
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
        bool,
        typer.Option(
            "--on-page", help="Door 1: the sentence becomes a topic. This asks for the passphrase."
        ),
    ] = False,
    therapist: Name = "",
) -> None:
    """Write behind a door: kept as an entry, for you alone. Asks for no passphrase."""
    door = _known(door)
    first, second = bool(wished or sentence or on_page or therapist), bool(question)
    if (first and door != "1") or (second and door != "2"):
        raise WrongUse(
            "That belongs to another door.", "'bondjournal off write --help' says which."
        )
    if on_page and not sentence.strip():
        raise WrongUse(words.NEEDS_A_SENTENCE, "--sentence gives it.")
    now = dates.now()
    fields = {"1": (wished, sentence), "2": (question,)}.get(door, ())
    empty = Draft(at=now, changed_at=now, zone=dates.zone(), fields=fields)
    keyfile.read(asked.place)
    body = unfinished.text(text or (), _QUESTIONS[door], partial(_left, empty, door))
    draft = replace(empty, body=body)
    if on_page:
        _put_on_page(draft, wished, sentence, therapist)
        return
    made = draft.addition()
    inbox.seal(asked.place, made.to_bytes(), made.uuid)
    console.say(words.WRITTEN_DOWN if door == "3" else wording.KEPT)


@app.command("stop-mentioning")
def stop_mentioning(therapist: Name = "") -> None:
    """Stop every mention of sessions with somebody. Your entries stay."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import feels_off, therapists

        them = _meant(session, feels_off.mentioned(session), therapist)
        therapists.stop_mentioning(session, them)
    console.say(words.NOT_MENTIONED)


def _left(empty: Draft, door: str, typed: str) -> Draft:
    """Return what becomes of a text that is not ended. Behind the fourth door it is an entry."""
    return replace(empty, body=typed, door="" if door == "4" else door)


def _known(door: str) -> str:
    if door not in words.DOORS:
        raise WrongUse("There is no such door.", "There are 1, 2, 3 and 4.")
    return door


def _print(door: str) -> None:
    """Print what stands behind a door."""
    behind: dict[str, list[str]] = {
        "1": [
            words.HAPPENED,
            words.WOULD_HAVE_LIKED,
            *words.OPENINGS,
            *(way for key, way in words.THEN.items() if key != "esc"),
        ],
        "2": [words.LOOK_AROUND, words.THREE_THINGS, words.ONE_QUESTION],
        "3": [
            words.NO_PLACE,
            *(way for key, way in words.NO_PLACE_THEN.items() if key != "esc"),
        ],
    }
    console.out(words.DOORS[door])
    for line in behind.get(door, []):
        console.out(line)
    console.say(f"'bondjournal off write --door {door}' keeps what you write.")
    if door == "3":
        console.say("'bondjournal off stop-mentioning' and 'bondjournal hard-time' do the others.")


def _put_on_page(draft: Draft, wished: str, sentence: str, name: str) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import additions, feels_off

        them = _meant(session, feels_off.with_a_page(session), name)
        additions.keep(session, draft.addition())
        topic = feels_off.put_on_page(session, them, sentence, wished, now=draft.at)
        first = topic.first
    console.say(words.ON_PAGE_FIRST if first else words.ON_PAGE)


def _meant(session: "Session", people: "list[Therapist]", name: str) -> "Therapist":
    """Return the one who is meant.

    Raises:
        NotFound: nobody has this name.
        WrongUse: there are several and none is named, or there is nobody.
    """
    from bondjournal.journal import therapists

    if name:
        them = therapists.named(session, name)
        people = [one for one in people if one.uuid == them.uuid]
    if not people:
        raise WrongUse(words.NOBODY)
    return therapists.only_of(people)
