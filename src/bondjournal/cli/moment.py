"""moment: "yes, that's it", something good noticed in a session."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import signs
from bondjournal.wording import work as words
from bondjournal.wording.appointments import LAST

if TYPE_CHECKING:
    from bondjournal.journal.values import Moment

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Something good noticed in a session, under one of five signs.",
)

_SIGNS = "trust, open-communication, empathy, respect or understanding"
InSession = Annotated[
    str, typer.Option("--session", help="The session it was in: 'last', or its day.", metavar="DAY")
]
On = Annotated[str, typer.Option("--on", help="The day, if it was in no session.", metavar="DAY")]
Therapist = Annotated[str, typer.Option(help="With whom, if you see several.", metavar="NAME")]


@app.command()
def add(
    text: work.Text = None,
    sign: Annotated[str, typer.Option(help=f"One of {_SIGNS}.", metavar="SIGN")] = "",
    session: InSession = "",
    on: On = "",
    therapist: Therapist = "",
) -> None:
    """Add a moment. Without a day it is one of the last session, at most 14 days ago."""
    day = _day(session, on)
    typed = console.text(text or [], words.MOMENT)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import moments

        moment = journal.write(
            moments.add_named,
            typed,
            sign=sign,
            in_session=bool(session),
            day=day,
            therapist=therapist,
        )
    console.say(f"{wording.KEPT} {_understood(moment)}")


@app.command("list")
def list_(
    sign: Annotated[str, typer.Option(help=f"One of {_SIGNS}.", metavar="SIGN")] = "",
    json: work.Json = False,
) -> None:
    """List moments, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import moments

        if sign not in ("", *moments.SIGNS):
            raise WrongUse("That is no sign.", f"The signs are {_SIGNS}.")
        listed = journal.read(moments.LIST.listed)
    shown = [one for one in listed if sign in ("", one.sign)]
    if json:
        console.out_json(
            [work.as_json(one, "appointment_uuid", "day", "text", "sign") for one in shown]
        )
        return
    if not shown:
        console.say(words.NO_MOMENT)
    for one in shown:
        under = f"  ({signs.SIGNS[one.sign].lower()})" if one.sign else ""
        console.out(
            f"{one.number:>3}  {dates.short(one.day, 0)}  {one.text}{under}{work.whose(one)}"
        )


@app.command()
def edit(
    number: work.Number,
    text: work.Text = None,
    sign: Annotated[
        str | None, typer.Option(help=f"One of {_SIGNS}; '' takes it away.", metavar="SIGN")
    ] = None,
    session: InSession = "",
    on: On = "",
    therapist: Therapist = "",
) -> None:
    """Change a moment. Without options it asks for the words."""
    from bondjournal.journal import moments

    day = _day(session, on)
    if sign is None and not session and not on and not therapist:
        work.edit(moments.LIST, number, text)
        return
    from bondjournal.cli.opening import opened

    with opened() as journal:
        moment = journal.write(
            moments.change_named,
            journal.read(moments.LIST.named, number).uuid,
            text=" ".join(text) if text else None,
            sign=sign,
            in_session=bool(session),
            day=day,
            therapist=therapist,
        )
    console.say(wording.KEPT)
    if session or on:
        console.say(_understood(moment))


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a moment. It stays in the trash for 14 days."""
    from bondjournal.journal import moments

    work.delete(moments.LIST, number, gone_now=gone_now, yes=yes)


def _day(session: str, on: str) -> date | None:
    if session and on:
        raise WrongUse("It was in a session or in none.", "Give --session or --on.")
    typed = "" if session == LAST else session or on
    return work.past_day(typed) if typed else None


def _understood(moment: "Moment") -> str:
    where = "" if moment.appointment_uuid else " In no session."
    return f"{dates.long(moment.day)}.{where}"
