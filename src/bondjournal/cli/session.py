"""appointment: sessions, planned and past."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, typed_dates, wording
from bondjournal.cli import calendar_file, console, removing, rhythm, session_said
from bondjournal.wording import appointments as words
from bondjournal.wording.seeing import came_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bondjournal.journal.session_list import Listed
    from bondjournal.journal.values import Appointment

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Sessions, planned and past.")

Which = Annotated[
    list[str], typer.Argument(help="'next', 'last', its day, or the first letters of its id.")
]
When = Annotated[list[str], typer.Argument(help="A day, with or without a time: tue 15:00.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


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
    parsed = typed_dates.parse(" ".join(when), toward=toward, now=dates.now(), zone=zone)  # type: ignore[arg-type]
    with opened() as journal:
        from bondjournal.journal import seeing

        back = journal.write(seeing.meet, therapist, parsed, zone)
    console.say(f"Kept. {dates.understood(parsed)}")
    if said := came_back(back.planned, back.passed):
        console.say(said)


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="Those that are cancelled or set aside too.")
    ] = False,
    therapist: Annotated[
        str, typer.Option(help="Those with this person alone.", metavar="NAME")
    ] = "",
    json: Json = False,
) -> None:
    """List sessions, the earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import session_list

        rows = [
            one
            for one in journal.read(session_list.listed, dates.now(), therapist)
            if everything or one.state not in ("cancelled", "did-not-happen", "set-aside")
        ]
        if not rows and not json:
            console.say(f"{words.NO_SESSION_KNOWN} 'bondjournal appointment add tue' adds one.")
        _show(rows, json=json, whole_list=True)


@app.command("next")
def next_(json: Json = False) -> None:
    """Show the next session."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import session_list

        one = journal.read(session_list.next_one, dates.now())
        if one is None and not json:
            console.say("No session in here.")
        _show([one] if one else [], json=json)


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
    """Move a session to another day or time; with a day alone it keeps its time."""
    from bondjournal.cli.opening import opened

    now, zone = dates.now(), dates.zone()
    when = typed_dates.parse(" ".join(to), toward="future", now=now, zone=zone)
    with opened() as journal:
        from bondjournal.journal import named_sessions

        when = journal.write(named_sessions.move, named_sessions.Typed(which, now, zone), when)
    console.say(f"Kept. {dates.understood(when)}")


app.command()(session_said.show)
app.command()(session_said.say)
app.command()(session_said.put)
app.command()(session_said.leave)


app.command()(rhythm.repeat)
app.command("stop-repeating")(rhythm.stop_repeating)
app.command("import")(calendar_file.import_)


@app.command()
def delete(which: Which, now: removing.Now = False, yes: removing.Yes = False) -> None:
    """Delete a session that was added by mistake. It stays in the trash for 14 days."""
    removing.can_ask(yes=yes)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions

        def remove(one: "Appointment", gone: bool) -> None:
            journal.write(named_sessions.delete, one.uuid, gone=gone)

        one = journal.read(named_sessions.to_delete, session_said.typed(which))
        rows = [(dates.long(one.day), one)]
        removing.delete(rows, "this session", remove, gone_now=now, yes=yes)


def _mark(which: list[str], state: str) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions

        day = journal.write(named_sessions.mark, session_said.typed(which), state)
    became = "it took place" if state == "attended" else words.STATES[state]
    console.say(f"{wording.KEPT} {dates.long(day)}: {became}.")


def _show(rows: "Sequence[Listed]", *, json: bool, whole_list: bool = False) -> None:
    from bondjournal.cli import listing

    if not json:
        for one in rows:
            console.out(listing.listed_session(one))
        return
    shown = [listing.session_json(one) for one in rows]
    console.out_json(shown if whole_list else (shown[0] if shown else None))
