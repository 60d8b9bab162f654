"""summary: the page for the next appointment."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse

if TYPE_CHECKING:
    from sqlmodel import Session

    from bondjournal.journal.tables import Appointment, Therapist
    from bondjournal.summary.page import Page, Style
    from bondjournal.summary.standins import Place
    from bondjournal.unlock import Journal

app = typer.Typer(rich_markup_mode=None)

LEAVE, REPLACE = "l", "r"


@app.command()
def summary(
    which: Annotated[
        list[str] | None,
        typer.Argument(help="The session it is for: 'next', a day, or the start of its id."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="The brief one.")] = False,
    no_numbers: Annotated[bool, typer.Option("--no-numbers", help="Without any number.")] = False,
    to: Annotated[
        Path | None, typer.Option(help="The file or folder to write to; here by default.")
    ] = None,
    print_: Annotated[
        bool, typer.Option("--print", help="Print the page on stdout; write no file.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write it without showing or asking.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file of the same name.")
    ] = False,
    therapist: Annotated[
        str, typer.Option(help="For whom, if you see several.", metavar="NAME")
    ] = "",
) -> None:
    """Make the page for the next session.

    It is shown first, and written to a file if you say so.
    """
    if not (yes or print_ or console.interactive()):
        raise WrongUse(
            "The page is shown before it is written, and there is no terminal.",
            "--yes writes it without that, --print prints it.",
        )
    from bondjournal.cli.opening import opened

    style: Style = "brief" if brief else "full"
    asked = " ".join(which or ["next"])
    with opened() as journal:
        from bondjournal.summary import file, markdown

        with journal.read() as session:
            them, appointment = meant(session, asked, therapist)
        if not print_:
            decide_names(journal, them, appointment, yes=yes)
        with journal.read() as session:
            page = choose(
                session, them, appointment, numbers=not no_numbers, previewed=not (yes or print_)
            )
        text = markdown.render(page, style)
        _tell_about(page, style)
        if print_:
            console.out(text.removesuffix("\n"))
            return
        target = to or Path()
        if target.is_dir():
            target = target / file.name(appointment.day if appointment else None, style)
        if not yes:
            console.say(wording.BEFORE_WRITING)
            console.out(text.removesuffix("\n"))
        concerns = file.concerns(target.absolute())
        for sentence in concerns:
            console.say(sentence)
        if not yes and not console.confirm(f"Write it to {target}?"):
            console.offer_clearing()
            return
        digest = file.write(target, text, force=force)
        with journal.write() as session:
            from bondjournal.journal import pages

            pages.remember(
                session,
                them,
                appointment,
                path=str(target.absolute()),
                sha256=digest,
                style=style,
                at=dates.now(),
            )
        console.say(f"Written to {target}. {wording.WRITTEN}")
    if not yes:
        console.offer_clearing()


def _tell_about(page: "Page", style: "Style") -> None:
    """Say when there is nothing on a page, or more than one sheet holds."""
    from bondjournal.summary import budget

    if page.empty:
        console.say(
            "Nothing is chosen for this page yet. 'bondjournal edit ID --share as-written' "
            "puts an entry on it, 'bondjournal topic add' a topic."
        )
    over = budget.over_budget(page, style)
    if over:
        parts = ", ".join(f"{part.name} ({part.words})" for part in over.longest)
        console.say(
            f"This page is about {over.words} words more than one sheet holds. "
            f"The longest parts: {parts}."
        )


def meant(
    session: "Session", asked: str, therapist: str = ""
) -> "tuple[Therapist, Appointment | None]":
    """Return whose page is meant and which appointment it is for.

    `next` without any appointment known is a page too.
    """
    from bondjournal.journal import appointments, therapists

    now, zone = dates.now(), dates.zone()
    if asked == "next":
        them = therapists.named(session, therapist) if therapist else None
        appointment = appointments.next_one(session, now, them)
    else:
        appointment = appointments.named(session, asked, now, zone)
    if appointment is not None:
        return therapists.by_uuid(session, appointment.therapist_uuid), appointment
    return therapists.named(session, therapist or None), None


def choose(
    session: "Session",
    therapist: "Therapist",
    appointment: "Appointment | None",
    *,
    numbers: bool = True,
    previewed: bool = True,
) -> "Page":
    """Return the page as it stands today."""
    from bondjournal.journal import settings
    from bondjournal.summary.choose import choose as chosen

    today = settings.today(session)
    return chosen(
        session, therapist, appointment, today=today, numbers=numbers, previewed=previewed
    )


def decide_names(
    journal: "Journal", therapist: "Therapist", appointment: "Appointment | None", *, yes: bool
) -> None:
    """Ask about every name on the page that nobody decided on, once; the answers are kept.

    Raises:
        WrongUse: `yes` was said, and names are undecided.
    """
    from bondjournal.journal import stand_ins

    names, places = _undecided(journal, therapist, appointment)
    if yes and (names or places):
        raise WrongUse(
            f"Names on the page that are not decided: {len(names) + len(places)}.",
            "'bondjournal summary' asks about each once, on a terminal.",
        )
    if names:
        console.say(wording.NOT_ANONYMOUS)
    for name, count in names:
        times = {1: "once", 2: "twice"}.get(count, f"{count} times")
        choices = {REPLACE: "Replace it", LEAVE: "Leave it"}
        answer = console.choose(f"'{name}' {times}: leave it or replace it?", choices, LEAVE)
        instead = console.ask("Replace it with?") if answer == REPLACE else ""
        with journal.write() as session:
            stand_ins.decide(session, name, instead)
    _, places = _undecided(journal, therapist, appointment)
    for place in places:
        console.say(f"…{place.before} [{place.found}] {place.after}…")
        replace = console.confirm(f"Is this '{place.name}', to be replaced?")
        with journal.write() as session:
            stand_ins.decide_place(session, place.key, replace=replace)


def _undecided(
    journal: "Journal", therapist: "Therapist", appointment: "Appointment | None"
) -> "tuple[list[tuple[str, int]], list[Place]]":
    """Return the names nobody decided on, and the places of common words that are names too."""
    from bondjournal.journal import settings
    from bondjournal.summary import standins
    from bondjournal.summary.choose import collect
    from bondjournal.summary.choose import stand_ins as decided

    with journal.read() as session:
        known = decided(session)
        page = collect(session, therapist, appointment, today=settings.today(session))
    places = [one for one in standins.places(page, known) if one.decided is None]
    return standins.undecided(page, known.decided()), places
