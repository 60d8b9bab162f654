"""inbox: what was kept while the journal was locked, and what waits for an answer."""

from itertools import starmap
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import as_json, console, days, removing
from bondjournal.cli.options import Json, asked, goes_with, is_bare
from bondjournal.errors import WrongUse
from bondjournal.vault import inbox as captures
from bondjournal.vault import keyfile
from bondjournal.wording import waiting as of_waiting

if TYPE_CHECKING:
    from bondjournal.journal.waiting import Waiting

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@app.callback(invoke_without_command=True)
def inbox(
    ctx: typer.Context,
    json: Json = False,
) -> None:
    """See what is waiting, sort it, or delete it.

    On its own it says how much was written while locked and is waiting. That joins the journal when
    it is next opened. If a script gives the passphrase, it also says what in the journal is waiting
    for its session; in JSON that is `which_day`, and null without a passphrase.
    """
    if not is_bare(ctx):
        return
    keyfile.read(asked.place)
    found, line = _inside()
    # If the journal was opened just now, what waited has joined it.
    sealed = len(captures.waiting(asked.place))
    if json:
        waits = None if found is None else list(starmap(as_json.waiting, enumerate(found, 1)))
        console.out_json({"waiting": sealed, "which_day": waits})
        return
    if sealed:
        console.out(f"{sealed} waiting.")
    if line:
        console.out(line)
    if not (sealed or line):
        console.out("Nothing is waiting.")


def _inside() -> "tuple[list[Waiting] | None, str]":
    """Return what waits in the journal, and the line that says so, without asking anybody.

    The first is None if no script gives the passphrase.
    """
    from bondjournal.cli import proving

    given = proving.given_passphrase()
    if given is None:
        return None, ""
    from bondjournal.cli.opening import opened

    with opened(given) as journal:
        from bondjournal.journal import additions, waiting

        return journal.read(waiting.waiting), journal.read(additions.unclear)


@app.command("open")
def open_(
    json: Json = False,
) -> None:
    """Open the journal, add what was waiting, and list what is still unclear."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import additions, waiting

        found = journal.read(waiting.waiting)
        descriptions = [journal.read(waiting.description, one) for one in found]
        names = journal.read(additions.unknown_names)
        about = {name: journal.read(additions.kept_under, name) for name in names}
    if json:
        waits = list(starmap(as_json.waiting, enumerate(found, 1)))
        console.out_json({"which_day": waits, "names": names})
        return
    for number, words in enumerate(descriptions, 1):
        console.out(f"{number:>3}  {words} {wording.WHICH_DAY}")
    for name in names:
        console.out(f"     {of_waiting.WHO.format(name=name)} {of_waiting.waits(about[name])}")
    if found:
        console.say(of_waiting.ANSWERS)
    if names:
        console.say(of_waiting.NAMES_ONE)
    if not (found or names):
        console.say("Everything is sorted.")


@app.command()
def assign(
    what: Annotated[
        str, typer.Argument(help="A number or an id from 'inbox open', or a name it asks about.")
    ],
    day: Annotated[
        list[str] | None, typer.Argument(help="The day of the session: tue, 12 May.")
    ] = None,
    therapist: Annotated[
        str,
        typer.Option(help="Which therapist it was with, or who the name means.", metavar="NAME"),
    ] = "",
    new: Annotated[bool, typer.Option("--new", help="The name means somebody new.")] = False,
) -> None:
    """Say which day's session something is about, or who a name means.

    If there is no session on that day, one is added. A name typed while the journal was locked
    means one of your therapists (--therapist), or somebody new (--new).
    """
    if not (day or therapist or new):
        raise WrongUse(of_waiting.WHICH_OR_WHO, f"{of_waiting.A_DAY} {of_waiting.NAMES_ONE}")
    from bondjournal.cli.opening import opened

    zone = dates.zone()
    with opened() as journal:
        from bondjournal.journal import additions, settling, therapists

        one = journal.read(additions.meant, [what, *(day or ())])
        if one is None:
            if bool(therapist) == new:
                raise WrongUse(of_waiting.WHO_IS_MEANT, of_waiting.NAMES_ONE)
            journal.write(additions.settle_named, " ".join([what, *(day or ())]), therapist)
            console.say(wording.ANSWER_KEPT)
            return
        goes_with("--new", "a name", given=new, met=False)
        if not day:
            raise WrongUse(of_waiting.WHICH_OR_WHO, of_waiting.A_DAY)
        when = days.read_past(journal, " ".join(day))
        therapist_uuid = journal.read(therapists.uuid_of, therapist) if therapist else None
        settled = journal.write(settling.settle_on, one.key, when.day, zone, therapist_uuid)
    console.say(f"{wording.ANSWER_KEPT} {dates.long(settled)}")


@app.command()
def delete(
    which: Annotated[
        list[str],
        typer.Argument(help="Numbers in 'inbox open', or ids.", metavar="NUMBER..."),
    ],
    yes: removing.Yes = False,
) -> None:
    """Move what is waiting to the trash. It stays there for 14 days."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import settling, waiting

        named = [journal.read(waiting.named, one) for one in which]
        found = list({one.key: one for one in named}.values())
        descriptions = [journal.read(waiting.description, one) for one in found]
        if not removing.confirm_all(
            descriptions, of_waiting.THROW_ASKS, of_waiting.THROW_ALL_ASKS, yes=yes
        ):
            return
        journal.write_each(settling.throw_away, [one.key for one in found])
    console.say(of_waiting.THROWN)
