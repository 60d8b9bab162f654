"""inbox: what was kept while the journal was locked, and what waits for an answer."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.app import asked
from bondjournal.errors import NotFound
from bondjournal.vault import inbox as captures
from bondjournal.vault import keyfile

if TYPE_CHECKING:
    from bondjournal.journal.tables import Rating

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback(invoke_without_command=True)
def inbox(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Say how many captures wait. They join the journal when it is next opened."""
    if ctx.invoked_subcommand is not None:
        return
    keyfile.read(asked.place)
    waiting = len(captures.waiting(asked.place))
    if json:
        console.out_json({"waiting": waiting})
    else:
        console.out(f"{waiting} waiting." if waiting else "Nothing waits.")


@app.command("open")
def open_(
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Open the journal, merge what waits, and list what is not clear about it."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.read() as session:
        from bondjournal.journal import additions, ratings

        groups = ratings.waiting_groups(session)
        names = additions.unknown_names(session)
    if json:
        console.out_json({"ratings": [_group_json(one) for one in groups], "names": names})
        return
    for number, group in enumerate(groups, 1):
        numbers = ", ".join(f"{wording.SCALE_NAMES[one.scale]} {one.value}" for one in group)
        given = dates.short(group[0].rated_on, 0)
        about = f", about {group[0].therapist_typed}" if group[0].therapist_typed else ""
        console.out(f"{number:>3}  {numbers}, given {given}{about}. {wording.WHICH_DAY}")
    for name in names:
        console.out(f"     Who is {name}?")
    if groups:
        console.say("'bondjournal inbox day NUMBER DAY' answers.")
    if names:
        console.say(
            "'bondjournal inbox who NAME' adds a therapist of that name; "
            "with --is NAME it is one you have."
        )
    if not (groups or names):
        console.say("Everything has its place.")


def _group_json(group: "list[Rating]") -> dict[str, Any]:
    return {
        "ratings": {one.scale: one.value for one in group},
        "given": group[0].rated_on.isoformat(),
        "about": group[0].therapist_typed,
    }


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A name that 'inbox open' asks about.")],
    is_: Annotated[
        str, typer.Option("--is", help="The name this therapist has here.", metavar="NAME")
    ] = "",
) -> None:
    """Say who is meant by a name typed while the journal was locked."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.write() as session:
        from bondjournal.journal import additions, therapists

        if name not in additions.unknown_names(session):
            raise NotFound("Nothing waits for this name.", "'bondjournal inbox open' lists them.")
        known = is_ or name
        them = therapists.find(session, known) if is_ else None
        if is_ and them is None:
            raise NotFound("No therapist has this name.", "Without --is one is added.")
        additions.settle_name(session, name, them or therapists.add(session, known))
    console.say(wording.KEPT)


@app.command()
def day(
    number: Annotated[int, typer.Argument(min=1, help="Its number in 'inbox open'.")],
    on: Annotated[list[str], typer.Argument(help="The day of the session: tue, 12 May.")],
    therapist: Annotated[
        str, typer.Option(help="With whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Say which day's session waiting ratings are about."""
    from bondjournal.cli.opening import opened

    zone = dates.zone()
    when = dates.parse(" ".join(on), toward="past", now=dates.now(), zone=zone)
    with opened() as journal, journal.write() as session:
        from bondjournal.journal import appointments, ratings, therapists

        groups = ratings.waiting_groups(session)
        if number > len(groups):
            raise NotFound("No ratings have this number.", "'bondjournal inbox open' lists them.")
        group = groups[number - 1]
        typed = group[0].therapist_typed
        if therapist:
            them = therapists.named(session, therapist)
        elif typed:
            them = therapists.find(session, typed) or therapists.add(session, typed)
        else:
            them = appointments.with_whom(session, when.day)
        appointment = appointments.attended_on(session, them, when.day, zone)
        ratings.settle(session, group, appointment)
        console.say(f"{wording.KEPT} {dates.long(appointment.day)}")
