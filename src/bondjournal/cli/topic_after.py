"""topic after: what became of the topics of a page after its session."""

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
    from bondjournal.journal.carry_over import AskedTopic


def after(
    which: Annotated[
        list[str] | None,
        typer.Argument(
            help="The session: its day or the first letters of its id; otherwise the last one."
        ),
    ] = None,
    talked: Annotated[
        list[int] | None, typer.Option(help="Talked about: its number in the list.", metavar="N")
    ] = None,
    not_yet: Annotated[
        list[int] | None,
        typer.Option("--not-yet", "--keep", help="Not yet: keep it for later.", metavar="N"),
    ] = None,
    let_go: Annotated[list[int] | None, typer.Option(help="Let it go.", metavar="N")] = None,
    blank: Annotated[list[int] | None, typer.Option(help="Remove its answer.", metavar="N")] = None,
    agreed: Annotated[
        str, typer.Option(help="What you agreed on; kept as something to try.", metavar="WORDS")
    ] = "",
    json: Json = False,
) -> None:
    """Say what happened to the topics on your page after its session.

    On a terminal you are asked about each; one left blank stays for the next page. In a script they
    are listed, and --talked, --not-yet and --let-go answer by number.
    """
    from bondjournal.cli.opening import opened

    answers = _answers({"talked": talked, "kept": not_yet, "let-go": let_go, "": blank})
    given = bool(answers or agreed.strip())
    goes_with("--json", "the list, and not with answers", given=json, met=not given)
    with opened() as journal:
        from bondjournal.journal import about_session, carry_over

        now, zone = dates.now(), dates.zone()
        meant = journal.read(carry_over.meant, " ".join(which or []), now, zone)
        found = journal.read(carry_over.to_ask, meant.uuid, now)
        if json:
            console.out_json(starmap(_json, enumerate(found, 1)))
            return
        if any(number > len(found) for number in answers):
            raise NotFound(
                "No topic has this number here.", "'bondjournal topic after' lists them."
            )
        if not (found or given):
            console.say(words.NO_TOPIC_TO_ASK)
            return
        if not given and console.interactive():
            from bondjournal.cli.talk import LineByLine
            from bondjournal.flows.after import ask_topics

            console.say(f"{dates.long(meant.day)}.")
            finish(ask_topics(LineByLine(journal), meant.uuid))
            return
        if not given:
            console.say(f"{dates.long(meant.day)}. {words.TOPICS_ASKED}")
            for number, topic in enumerate(found, 1):
                first = "first, please: " if topic.first else ""
                answer = f" ({words.TOPIC_TOLD[topic.answer]})" if topic.answer else ""
                console.out(f"{number:>3}  {first}{topic.text}{answer}")
            return
        states = {found[number - 1].uuid: state for number, state in answers.items()}
        journal.write(about_session.answer_and_agree, meant.uuid, states, agreed)
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
        raise WrongUse("Numbers start at 1.")
    return {number: state for state, those in given.items() for number in those or []}


def _json(number: int, topic: "AskedTopic") -> "result_shapes.AskedTopic":
    return {
        "number": number,
        "id": topic.uuid.hex,
        "text": topic.text,
        "first": topic.first,
        "answer": topic.answer or None,
    }
