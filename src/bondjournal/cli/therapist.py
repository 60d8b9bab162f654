"""therapist: whom the person sees."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.wording import off, seeing

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Therapist
    from bondjournal.unlock import Journal

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Whom you see, each with sessions and pages of their own.",
)

Whom = Annotated[str, typer.Argument(help="The name; left out, whom you see, if it is one person.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What to call them here. A letter will do.")],
    instead: Annotated[
        bool, typer.Option("--instead", help="Instead of those you see now, who are ended.")
    ] = False,
) -> None:
    """Add someone you see. Where the first one has no name yet, it asks for theirs too.

    What was kept so far belongs to the first one. With --instead it is somebody new: what was to
    be talked about is not carried over.
    """
    from bondjournal.cli.opening import opened

    said = ""
    with opened() as journal:
        from bondjournal.journal import seeing as seen
        from bondjournal.journal import therapists

        first = _first(journal)
        with journal.transaction() as session:
            if instead:
                _, number = seen.someone_new(session, name, first=first)
                said = seeing.set_aside(number)
            else:
                therapists.add(session, name, first=first)
    console.say(f"{wording.KEPT} {said}".rstrip())


def _first(journal: "Journal") -> str:
    """Ask what the first one is called, where they have no name yet and there is a terminal."""
    from bondjournal.journal import therapists

    with journal.session() as session:
        nameless = therapists.nameless(session) is not None
    if not (nameless and console.interactive()):
        return ""
    console.say(seeing.FIRST_HAS_NO_NAME)
    return console.ask(seeing.WHAT_IS_THE_FIRST_CALLED)


@app.command("list")
def list_(
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """List whom you see, and whom you saw."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.session() as session:
        from bondjournal.journal import therapists

        rows = therapists.all_of(session)
        if json:
            console.out_json([_json(session, one) for one in rows])
            return
        if not rows:
            console.say(seeing.NOBODY)
        for one in rows:
            console.out("  ".join(_told(session, one)))


@app.command()
def rename(
    name: Annotated[str, typer.Argument(help="The name so far, '' for one without a name.")],
    to: Annotated[str, typer.Argument(help="The new name.")],
) -> None:
    """Call someone something else."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import therapists

        them = therapists.find(session, name) or therapists.named(session, name or "-")
        therapists.rename(session, them, to)
    console.say(wording.KEPT)


@app.command()
def pause(name: Whom = "") -> None:
    """Say that you do not see someone for now. Planned sessions are set aside until you do."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import seeing as seen
        from bondjournal.journal import therapists

        number = seen.pause(session, therapists.named(session, name or None))
    console.say(f"{wording.KEPT} {seeing.set_aside(number)}".rstrip())


@app.command()
def end(name: Whom = "") -> None:
    """Say that you do not see someone any more. All that was kept stays, planned sessions too."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import seeing as seen
        from bondjournal.journal import therapists

        number = seen.end(session, therapists.named(session, name or None))
    console.say(f"{wording.KEPT} {seeing.set_aside(number)}".rstrip())


@app.command()
def again(name: Whom = "") -> None:
    """Say that you see someone again, or still. Sessions that were set aside are back."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import seeing as seen
        from bondjournal.journal import therapists

        back = seen.again(session, therapists.named(session, name or None))
    said = [wording.KEPT, seeing.came_back(back.planned, back.passed)]
    said += [] if back.rhythm else [seeing.HAS_NO_RHYTHM]
    console.say(" ".join(one for one in said if one))


@app.command()
def mention(
    name: Whom = "",
    on: Annotated[
        bool, typer.Option("--on/--off", help="Off: mention no session with them any more.")
    ] = True,
) -> None:
    """Mention sessions with someone, or mention none any more. What was kept stays."""
    from bondjournal.cli.opening import opened

    with opened() as journal, journal.transaction() as session:
        from bondjournal.journal import therapists

        them = therapists.named(session, name or None)
        if on:
            therapists.mention_again(session, them)
        else:
            therapists.stop_mentioning(session, them)
    console.say(wording.KEPT if on else off.NOT_MENTIONED)


def _told(session: "Session", one: "Therapist") -> list[str]:
    """Return what a list tells: the name, whether they are seen, and the next session."""
    told = [one.name or seeing.WITHOUT_NAME, seeing.STATES[one.state]]
    if not one.mentioned:
        return [*told, seeing.NOT_MENTIONED]
    from bondjournal.journal import appointments

    coming = appointments.next_one(session, dates.now(), one)
    return [*told, f"next on {dates.long(coming.day)}"] if coming else told


def _json(session: "Session", one: "Therapist") -> dict[str, Any]:
    from bondjournal.journal import appointments

    coming = appointments.next_one(session, dates.now(), one) if one.mentioned else None
    return {
        "id": one.uuid.hex,
        "name": one.name,
        "state": one.state,
        "mentioned": one.mentioned,
        "next": coming.day.isoformat() if coming else None,
    }
