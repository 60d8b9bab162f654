"""moment: "yes, that's it", something good noticed in a session."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import claiming, console, removing, work
from bondjournal.errors import WrongUse
from bondjournal.wording import signs
from bondjournal.wording import work as words
from bondjournal.wording.appointments import LAST

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Appointment, Moment

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

    with opened() as journal, journal.transaction() as writing:
        from bondjournal.journal import moments, therapists

        about = _appointment(writing, session, day, therapist)
        them = therapists.named(writing, therapist) if therapist else None
        if about is None and day is None:
            row = moments.add_of_last_session(writing, typed, sign=sign, therapist=them)
        else:
            on_day = about.day if about else day
            assert on_day is not None
            row = moments.add(
                writing, typed, day=on_day, appointment=about, sign=sign, therapist=them
            )
        where = "" if row.appointment_uuid else " In no session."
        understood = f"{dates.long(row.day)}.{where}"
    console.say(f"{wording.KEPT} {understood}")


@app.command("list")
def list_(
    sign: Annotated[str, typer.Option(help=f"One of {_SIGNS}.", metavar="SIGN")] = "",
    json: work.Json = False,
) -> None:
    """List moments, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import moments

        if sign not in ("", *moments.SIGNS):
            raise WrongUse("That is no sign.", f"The signs are {_SIGNS}.")
        rows = [
            (number, row)
            for number, row in enumerate(moments.all_of(session), 1)
            if sign in ("", row.sign)
        ]
        if json:
            console.out_json(
                [work.as_json(number, row, **work.whose_json(session, row)) for number, row in rows]
            )
            return
        if not rows:
            console.say(words.NO_MOMENT)
        for number, row in rows:
            under = f"  ({signs.SIGNS[row.sign].lower()})" if row.sign else ""
            about = work.whose(session, row)
            console.out(f"{number:>3}  {dates.short(row.day, 0)}  {row.text}{under}{about}")


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
    day, put = _day(session, on), list[str]()
    if sign is None and not session and not on and not therapist:
        work.edit(_find, number, text, lambda row: row.text, _put_words)
        return

    def do(writing: "Session", row: "Moment") -> None:
        from bondjournal.journal import moments

        moments.change(writing, row, text=" ".join(text) if text else None, sign=sign)
        about = _appointment(writing, session, day, therapist)
        on_day = about.day if about else day
        if on_day is not None:
            moments.put(writing, row, on_day, about)
            where = "" if about else " In no session."
            put.append(f"{dates.long(on_day)}.{where}")
        if about is None:
            claiming.give(writing, row.uuid, therapist)

    work.change(_find, number, do)
    for understood in put:
        console.say(understood)


@app.command()
def delete(
    number: work.Number, gone_now: removing.GoneNow = False, yes: removing.Yes = False
) -> None:
    """Delete a moment. It stays in the trash for 14 days."""
    work.delete(_find, number, lambda row: row.text, gone_now=gone_now, yes=yes)


def _find(session: "Session", number: str) -> "Moment":
    from bondjournal.journal import moments

    return moments.named(session, number)


def _put_words(session: "Session", row: "Moment", typed: str) -> bool:
    from bondjournal.journal import moments

    return moments.change(session, row, text=typed)


def _day(session: str, on: str) -> date | None:
    if session and on:
        raise WrongUse("It was in a session or in none.", "Give --session or --on.")
    typed = "" if session == LAST else session or on
    return work.past_day(typed) if typed else None


def _appointment(
    session: "Session", typed: str, day: date | None, therapist: str
) -> "Appointment | None":
    """Return the known session that was named; None where none was, or none of that day is."""
    if not typed:
        return None
    from bondjournal.journal import moments, therapists

    them = therapists.named(session, therapist).uuid if therapist else None
    return moments.of_session(session, day, them)
