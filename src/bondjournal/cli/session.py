"""session: sessions, planned and past."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bondjournal import dates, wording
from bondjournal.cli import (
    as_json,
    calendar_file,
    console,
    days,
    removing,
    session_after,
    session_said,
)
from bondjournal.cli.options import Json, WithTherapist, list_when_bare
from bondjournal.cli.session_said import Several, change_each, each_typed, typed
from bondjournal.errors import WrongUse
from bondjournal.wording import appointments as words
from bondjournal.wording.seeing import came_back

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bondjournal.journal.named_sessions import Typed
    from bondjournal.journal.values import Appointment
    from bondjournal.open_journal import Journal

app = typer.Typer(rich_markup_mode=None)

When = Annotated[list[str], typer.Argument(help="A day, with or without a time: tue 15:00.")]


@app.command()
def add(
    when: When,
    past: Annotated[
        bool, typer.Option("--past", help="A past session: 'tue' then means last Tuesday.")
    ] = False,
    every: Annotated[
        int | None,
        typer.Option(min=1, max=52, help="Repeat it every N weeks.", metavar="WEEKS"),
    ] = None,
    until: Annotated[
        str, typer.Option(help="With --every: the last day it can be on.", metavar="DAY")
    ] = "",
    therapist: WithTherapist = "",
    json: Json = False,
) -> None:
    """Add a session: a day is enough.

    With --every it repeats: sessions are planned up to twelve weeks ahead whenever the journal is
    opened.
    """
    from bondjournal.cli.opening import opened

    if until and every is None:
        raise WrongUse(
            "A last day goes with a session that repeats.", "Add --every 1 to repeat it every week."
        )
    if past and every is not None:
        raise WrongUse("A session that repeats has to start in the future.", "Leave out --past.")
    zone = dates.zone()
    toward: Literal["past", "future"] = "past" if past else "future"
    days.check(" ".join(when), toward=toward)
    days.check(until, toward="future")
    with opened() as journal:
        from bondjournal.journal import seeing, session_list

        first = _day(journal, when, toward=toward)
        last = _day(journal, [until]).day if until else None
        if every is None:
            back = journal.write(seeing.meet, therapist, first, zone)
        else:
            back = journal.write(seeing.meet_regularly, therapist, first, zone, every, ends_on=last)
        if json:
            added = (
                back.added and journal.read(session_list.details, back.added, dates.now()).listed
            )
            console.out_json(as_json.session(added) if added else None)
    _say_when(first, every)
    if said := came_back(back.planned, back.passed, back.placed):
        console.say(said)


@app.command("list")
def list_(
    everything: Annotated[
        bool, typer.Option("--all", help="Include those cancelled or set aside.")
    ] = False,
    therapist: Annotated[
        str, typer.Option(help="Just those with this person.", metavar="NAME")
    ] = "",
    json: Json = False,
) -> None:
    """List sessions, earliest first."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import session_list

        rows = [
            one
            for one in journal.read(session_list.listed, dates.now(), therapist)
            if everything or one.happens
        ]
    if json:
        console.out_json(map(as_json.session, rows))
        return
    from bondjournal.cli import listing

    if not rows:
        console.say(f"{words.NO_SESSION_KNOWN} 'bondjournal session add tue' adds one.")
    for one in rows:
        console.out(listing.listed_session(one))


list_when_bare(app, list_, "Sessions, planned and past.")


app.command()(session_said.show)
app.command()(session_said.edit)
app.command()(session_said.share)


@app.command()
def move(
    which: Annotated[
        str,
        typer.Argument(
            help="'next', its day, or the first letters of its id; otherwise the next one."
        ),
    ],
    to: Annotated[
        list[str] | None, typer.Argument(help="The new day, with or without a time.")
    ] = None,
    every: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=52,
            help="Move the later ones in its rhythm too: every N weeks.",
            metavar="WEEKS",
        ),
    ] = None,
) -> None:
    """Move a session to another day or time; with a day alone it keeps its time."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions

        if not to:
            which, to = "next", [which]
        meant = typed([which])
        if every is None:
            when = journal.write(named_sessions.move, meant, _day(journal, to))
        else:
            when = _change_rhythm(journal, meant, to, every)
    _say_when(when, every)


@app.command()
def cancel(
    which: Several,
    following: Annotated[
        bool,
        typer.Option(
            "--following",
            help="End its rhythm too: later sessions with nothing in them are removed.",
        ),
    ] = False,
) -> None:
    """Cancel upcoming sessions. A past one is marked as not having happened."""
    from bondjournal.journal import named_sessions, series

    if following:
        for number in change_each(which, series.end_at):
            console.say(words.removed(number))
    else:
        _say_states(change_each(which, named_sessions.cancel, dates.now()))


@app.command()
def done(which: Several) -> None:
    """Mark sessions as having taken place."""
    from bondjournal.journal import named_sessions

    _say_states(change_each(which, named_sessions.mark, "attended"))


@app.command()
def reopen(which: Several) -> None:
    """Bring back sessions that were cancelled or marked as not having happened."""
    from bondjournal.journal import named_sessions

    _say_states(change_each(which, named_sessions.reopen, dates.now()))


@app.command()
def delete(which: Several, now: removing.Now = False, yes: removing.Yes = False) -> None:
    """Delete sessions that were added by mistake. They stay in the trash for 14 days."""
    removing.can_ask(yes=yes)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_sessions

        found = [journal.read(named_sessions.to_delete, one) for one in each_typed(which)]
        rows = [(dates.long(one.day), one.uuid) for one in found]
        remove = named_sessions.delete_each
        removing.delete(journal, remove, rows, "this session", for_good=now, yes=yes)


app.command()(session_after.after)
app.command("import")(calendar_file.import_)


def _change_rhythm(journal: "Journal", meant: "Typed", to: list[str], every: int) -> dates.When:
    """Give a session and those that follow it another rhythm; return when that begins."""
    from bondjournal.journal import named_sessions, series

    one = journal.read(named_sessions.get, meant).uuid
    present = journal.read(series.rhythm, one)
    first = _day(journal, to, now=max(meant.now, present.begins) if present else meant.now)
    journal.write(series.change_at, one, first, every)
    return first


def _day(
    journal: "Journal",
    typed: list[str],
    *,
    toward: Literal["past", "future"] = "future",
    now: "datetime | None" = None,
) -> dates.When:
    """Return the day that is meant, and its time if one is named."""
    return days.read(journal, " ".join(typed), toward=toward, now=now)


def _say_when(when: dates.When, every: int | None) -> None:
    """Say that a session is kept, and when it is."""
    if every is None:
        console.say(f"{wording.SESSION_KEPT} {dates.understood(when)}")
        return
    rhythm = words.rhythm(every)
    console.say(
        f"{wording.SESSION_KEPT} {rhythm[0].upper()}{rhythm[1:]}, from {dates.understood(when)}."
    )


def _say_states(sessions: "Iterable[Appointment]") -> None:
    """Say what became of sessions."""
    for one in sessions:
        became = "it took place" if one.state == "attended" else words.STATES[one.state]
        console.say(f"{dates.long(one.day)}: {became}.")
