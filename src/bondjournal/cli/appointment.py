"""appointment: sessions, planned and past."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates
from bondjournal.cli import console

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Appointment

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Sessions, planned and past.")

Which = Annotated[
    list[str], typer.Argument(help="'next', 'last', its day, or the first letters of its id.")
]
When = Annotated[list[str], typer.Argument(help="A day, with or without a time: tue 15:00.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]

STATES = {
    "planned": "planned",
    "attended": "not rated",
    "did-not-happen": "did not happen",
    "cancelled": "cancelled",
    "unknown": "not known whether it took place",
}


@app.command()
def add(
    when: When,
    past: Annotated[
        bool, typer.Option("--past", help="A past one: 'tue' is last Tuesday then.")
    ] = False,
    therapist: Annotated[
        str, typer.Option(help="With whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Add a session: a day is enough."""
    from bondjournal.cli.opening import opened

    zone = dates.zone()
    toward = "past" if past else "future"
    parsed = dates.parse(" ".join(when), toward=toward, now=dates.now(), zone=zone)  # type: ignore[arg-type]
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import appointments, therapists

        appointments.add(session, therapists.named(session, therapist or None), parsed, zone)
    console.say(f"Kept. {dates.understood(parsed)}")


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="The cancelled ones too.")] = False,
    json: Json = False,
) -> None:
    """List sessions, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        from bondjournal.journal import appointments

        rows = [
            row
            for row in appointments.all_of(session)
            if everything or row.state not in ("cancelled", "did-not-happen")
        ]
        if not rows and not json:
            console.say("No session known. 'bondjournal appointment add tue' adds one.")
        _show(session, rows, json=json, whole_list=True)


@app.command("next")
def next_(json: Json = False) -> None:
    """Show the next session."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        from bondjournal.journal import appointments

        row = appointments.next_one(session, dates.now())
        if row is None and not json:
            console.say("No session in here.")
        _show(session, [row] if row else [], json=json)


@app.command()
def cancel(which: Which) -> None:
    """Take back a planned session."""
    _mark(which, "cancelled")


@app.command("did-not-happen")
def did_not_happen(which: Which) -> None:
    """Say of a past session that it did not take place."""
    _mark(which, "did-not-happen")


@app.command()
def attended(which: Which) -> None:
    """Say of a past session that it took place."""
    _mark(which, "attended")


@app.command()
def move(
    which: Annotated[str, typer.Argument(help="'next', its day, or the start of its id.")],
    to: Annotated[list[str], typer.Argument(help="The new day, with or without a time.")],
) -> None:
    """Move a session to another day or time."""
    from bondjournal.cli.opening import opened

    now, zone = dates.now(), dates.zone()
    when = dates.parse(" ".join(to), toward="future", now=now, zone=zone)
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import appointments

        appointments.move(session, appointments.named(session, which, now, zone), when)
    console.say(f"Kept. {dates.understood(when)}")


def _mark(which: list[str], state: str) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import appointments

        row = appointments.named(session, " ".join(which), dates.now(), dates.zone())
        appointments.mark(session, row, state)
        day = dates.long(row.day)
    console.say(f"Kept. {day}: {STATES[state] if state != 'attended' else 'it took place'}.")


def _show(
    session: "Session", rows: "list[Appointment]", *, json: bool, whole_list: bool = False
) -> None:
    from bondjournal.cli import listing
    from bondjournal.journal import appointments, ratings

    shown = []
    for row in rows:
        rated = ratings.of(session, row.uuid)
        state = appointments.state_of(session, row, dates.now())
        if json:
            shown.append(listing.appointment_json(row, rated, state))
        else:
            console.out(listing.appointment(row, rated, STATES[state]))
    if json:
        console.out_json(shown if whole_list else (shown[0] if shown else None))
