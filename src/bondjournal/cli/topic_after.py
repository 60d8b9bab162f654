"""topic after: what became of the topics after a session."""

from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.options import Json, goes_with
from bondjournal.errors import NotFound, WrongUse
from bondjournal.talk import finish
from bondjournal.wording import after as words

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.journal.values import Topic


def after(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The session: its day or the start of its id; else the last one."),
    ] = None,
    talked: Annotated[
        list[int] | None, typer.Option(help="Talked about: its number here.", metavar="N")
    ] = None,
    keep: Annotated[
        list[int] | None, typer.Option(help="Keep it for next time.", metavar="N")
    ] = None,
    let_go: Annotated[list[int] | None, typer.Option(help="Let it go.", metavar="N")] = None,
    json: Json = False,
) -> None:
    """Say what became of the topics after a session, each once.

    On a terminal each is asked about; one that is left as it is stays for the next page. In a
    script they are listed, and --talked, --keep and --let-go answer by these numbers.
    """
    from bondjournal.cli.opening import opened

    answers = _answers({"talked": talked, "kept": keep, "let-go": let_go})
    goes_with("--json", "the list, and not with answers", given=json, met=not answers)
    with opened() as journal:
        from bondjournal.journal import carry_over

        now, zone = dates.now(), dates.zone()
        meant = journal.read(carry_over.meant, " ".join(which or []), now, zone)
        found = journal.read(carry_over.to_ask, meant.uuid, now)
        if json and not answers:
            console.out_json(starmap(_json, enumerate(found, 1)))
            return
        if any(number > len(found) for number in answers):
            raise NotFound(
                "No topic has this number here.", "'bondjournal topic after' lists them."
            )
        if not found:
            console.say(words.NO_TOPIC_TO_ASK)
            return
        if not answers and console.interactive():
            from bondjournal.cli.talk import LineByLine
            from bondjournal.flows.after import ask_topics

            console.say(f"{dates.long(meant.day)}.")
            finish(ask_topics(LineByLine(journal), meant.uuid))
            return
        if not answers:
            console.say(f"{dates.long(meant.day)}. {words.WANTED_TO_TALK}")
            for number, topic in enumerate(found, 1):
                console.out(f"{number:>3}  {'first, please: ' if topic.first else ''}{topic.text}")
            return
        states = {found[number - 1].uuid: state for number, state in answers.items()}
        journal.write(carry_over.answer, meant.uuid, list(states), states)
    console.say(wording.ANSWER_KEPT)


def _answers(given: dict[str, list[int] | None]) -> dict[int, str]:
    """Return the state for each number.

    Raises:
        WrongUse: a number has two answers, or cannot be in a list.
    """
    numbers = [number for those in given.values() for number in those or []]
    if len(numbers) != len(set(numbers)):
        raise WrongUse("One topic has two answers.", "Give each number once.")
    if any(number < 1 for number in numbers):
        raise WrongUse("The first number is 1.")
    return {number: state for state, those in given.items() for number in those or []}


def _json(number: int, topic: "Topic") -> "result_shapes.AskedTopic":
    return {"number": number, "id": topic.uuid.hex, "text": topic.text, "first": topic.first}
