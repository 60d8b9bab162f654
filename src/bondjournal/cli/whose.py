"""whose: what is for no therapist yet, and saying which therapist it is for."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console, streams
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse
from bondjournal.journal import ids
from bondjournal.kinds import called
from bondjournal.talk import fit
from bondjournal.wording import whose as words

if TYPE_CHECKING:
    from bondjournal.cli import result_shapes
    from bondjournal.summary.unclaimed import Unclaimed

Anyone = Annotated[
    bool, typer.Option("--anyone", help="It is for any of your therapists, if you see several.")
]
Whose = Annotated[
    str | None,
    typer.Option(
        "--therapist", help="Which therapist it is for, if you see several.", metavar="NAME"
    ),
]


def whose(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The first letters of ids; without any, what is waiting is listed."),
    ] = None,
    therapist: Whose = None,
    anyone: Anyone = False,
    json: Json = False,
) -> None:
    """List what does not belong to any of your therapists yet, or say which one something is for.

    Until you say, it is on no page. This works for everything you keep: entries, topics, goals,
    moments, what you tried, what helped and questions.
    """
    from bondjournal.cli.opening import opened

    if not which:
        if therapist or anyone:
            raise WrongUse("Say which ones, by their ids.", words.LISTS_THEM)
        with opened() as journal:
            from bondjournal.journal import settings
            from bondjournal.summary import unclaimed

            today = journal.read(settings.today)
            _list(journal.read(unclaimed.of_all, today=today), json=json)
        return
    if json:
        raise WrongUse("--json goes with the list, and not with ids.")
    if bool(therapist) == anyone:
        raise WrongUse(words.NAME_OR_ANYONE, words.SAY_OTHERWISE)
    with opened() as journal:
        from bondjournal.journal import owners

        journal.write(owners.say_of, which, therapist, for_anyone=anyone)
    console.say(wording.ANSWER_KEPT)


def _list(found: "list[Unclaimed]", *, json: bool) -> None:
    from bondjournal.cli.listing import NARROW

    if json:
        console.out_json(map(_json, found))
        return
    if not found:
        console.say(words.NOTHING_WAITS)
    for one in found:
        day = f"{dates.with_year(one.day)}: " if one.day else ""
        start = f"{ids.short(one.uuid)}  {called(one.kind):<30}  "
        console.out(start + fit(f"{day}{one.words}", max(NARROW, streams.width() - len(start))))
    if found:
        console.say(words.SAY_OTHERWISE)


def _json(one: "Unclaimed") -> "result_shapes.Unclaimed":
    return {
        "kind": as_json.kind(one.kind),
        "id": one.uuid.hex,
        "day": as_json.day(one.day),
        "text": one.words,
    }
