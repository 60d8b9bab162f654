"""therapist: whom the person sees."""

from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console
from bondjournal.cli.options import Json, list_when_bare
from bondjournal.errors import WrongUse
from bondjournal.nouns.therapist import about_pages
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.wording import off, seeing

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.journal.values import Therapist
    from bondjournal.open_journal import Journal

app = typer.Typer(rich_markup_mode=None)

Whom = Annotated[str, typer.Argument(help="The name; it can be left out if you see one therapist.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What to call them here. A letter will do.")],
    instead: Annotated[
        bool,
        typer.Option("--instead", help="Instead of those you see now, who are marked as ended."),
    ] = False,
    json: Json = False,
) -> None:
    """Add someone you see.

    If the first one has no name yet, it asks for that name too. What was kept so far belongs to the
    first one. With --instead it is somebody new: what you wanted to talk about is not carried over.
    """
    from bondjournal.cli.opening import opened

    said = ""
    with opened() as journal:
        from bondjournal.journal import named_therapists
        from bondjournal.journal import seeing as seen

        first = _first(journal)
        if instead:
            new = journal.write(seen.someone_new, name, first=first)
            said = seeing.became(new.aside, new.back.planned, new.back.passed)
            uuid = new.uuid
        else:
            uuid = journal.write(named_therapists.add, name, first=first).uuid
        if json:
            everybody = journal.read(seen.listed, dates.now())
            console.out_json(next(_json(one) for one in everybody if one.uuid == uuid))
    console.say(f"{wording.CHOICE_KEPT} {said}".rstrip())


def _first(journal: "Journal") -> str:
    """Ask for the first therapist's name, if they have none yet and there is a terminal."""
    from bondjournal.journal import named_therapists

    if not (journal.read(named_therapists.first_is_nameless) and console.interactive()):
        return ""
    console.say(seeing.FIRST_HAS_NO_NAME)
    return console.ask(seeing.WHAT_IS_THE_FIRST_CALLED)


@app.command("list")
def list_(
    json: Json = False,
) -> None:
    """List the therapists you see, and those you saw."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import seeing as seen

        everybody = journal.read(seen.listed, dates.now())
        if json:
            console.out_json(map(_json, everybody))
            return
        if not everybody:
            console.say(seeing.NOBODY)
        for one in everybody:
            console.out("  ".join(_row_texts(one)))


list_when_bare(app, list_, "Your therapists, each with their own sessions and pages.")


@app.command()
def edit(
    name: Annotated[str, typer.Argument(help="The current name; '' for someone without a name.")],
    to: Annotated[str, typer.Argument(help="The new name, if you are changing it.")] = "",
    language: Annotated[
        str | None,
        typer.Option(
            help=f"Language of their pages: {', '.join(LANGUAGES)}; '' follows page.language.",
            metavar="LANGUAGE",
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            help=f"Style of their pages: {', '.join(STYLES)}; '' follows page.style.",
            metavar="STYLE",
        ),
    ] = None,
) -> None:
    """Change someone's name, or the language and style of their pages."""
    if not (to or language is not None or style is not None):
        raise WrongUse(seeing.NOTHING_NEW, seeing.WHAT_CAN_BE_NEW)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_therapists

        journal.write(named_therapists.edit, name, to or None, language=language, style=style)
    console.say(wording.CHOICE_KEPT)


@app.command()
def pause(name: Whom = "") -> None:
    """Say that you are not seeing someone for now. Planned sessions are set aside."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import seeing as seen

        aside = journal.write(seen.change, name, "paused").aside
    console.say(f"{wording.CHOICE_KEPT} {seeing.set_aside(aside)}".rstrip())


@app.command()
def end(name: Whom = "") -> None:
    """Say that you no longer see someone. Everything stays; planned sessions are set aside."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import seeing as seen

        aside = journal.write(seen.change, name, "ended").aside
    console.say(f"{wording.CHOICE_KEPT} {seeing.set_aside(aside)}".rstrip())


@app.command()
def resume(name: Whom = "") -> None:
    """Say that you see someone again, or still do. Sessions that were set aside come back."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import seeing as seen

        back = journal.write(seen.change, name, "seeing").back
    said = [wording.CHOICE_KEPT, seeing.came_back(back.planned, back.passed)]
    said += [] if back.rhythm else [seeing.HAS_NO_RHYTHM]
    console.say(" ".join(one for one in said if one))


@app.command()
def mention(
    name: Whom = "",
    on: Annotated[
        bool, typer.Option("--on/--off", help="Off: stop mentioning sessions with them.")
    ] = True,
) -> None:
    """Mention sessions with someone, or stop mentioning them. What was kept stays."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import named_therapists

        journal.write(named_therapists.mention, name, on=on)
    console.say(wording.CHOICE_KEPT if on else off.NOT_MENTIONED)


def _row_texts(one: "Therapist") -> list[str]:
    """Return the cells of a row: the name, whether they are seen, and the next session."""
    texts = [one.called, seeing.STATES[one.state]]
    if not one.mentioned:
        return [*texts, seeing.NOT_MENTIONED]
    texts += [f"next on {dates.long(one.next_on)}"] if one.next_on else []
    return [*texts, *filter(None, [about_pages(one)])]


def _json(one: "Therapist") -> "json_shapes.Therapist":
    return {
        "id": one.uuid.hex,
        "name": one.name,
        "state": one.state,
        "mentioned": one.mentioned,
        "language": one.language or None,
        "style": one.style or None,
        "next": as_json.day(one.next_on),
    }
