"""edit, delete, history: changing what is there; nothing is lost by it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.errors import NotFound, WrongUse

if TYPE_CHECKING:
    from bondjournal.journal.tables import Entry

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="'last', or the first letters of an id.")]


@app.command()
def edit(
    name: Name,
    text: Annotated[
        str | None, typer.Option(help="The new text; '-' reads it from a pipe.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="A new title; '' takes it away.", metavar="WORDS")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(help="All tags from now on; '' takes them away.")
    ] = None,
    share: Annotated[
        str | None, typer.Option(help="only-me, gist or as-written.", metavar="LEVEL")
    ] = None,
    gist: Annotated[
        str | None, typer.Option(help="The one line for the page.", metavar="WORDS")
    ] = None,
    quote: Annotated[
        list[str] | None, typer.Option(help="A quote for the page, from the text itself.")
    ] = None,
    at: Annotated[str | None, typer.Option(help="When it was.", metavar="WHEN")] = None,
) -> None:
    """Change an entry. It stays in its history as it was. Without options it asks for the text."""
    from bondjournal.cli.opening import opened

    now, zone = dates.now(), dates.zone()
    when = dates.parse(at, toward="past", now=now, zone=zone) if at else None
    given = (text, title, tag, share, gist, quote, at)
    if all(one is None for one in given) and not sys.stdin.isatty():
        text = "-"
    body = console.text(["-"], "") if text == "-" else text
    with opened() as journal:
        from bondjournal.journal import entries

        with journal.read() as session:
            entry = entries.named(session, name)
            uuid, present = entry.uuid, entry.body
        if all(one is None for one in given) and body is None:
            console.out(present)
            body = console.text([], "The new text. Ending it empty leaves the text as it is.")
            if not body.strip():
                console.say("Nothing was changed.")
                return
        with journal.write() as session:
            entry = _still_there(entries.by_uuid(session, uuid))
            changed = entries.edit(
                session,
                entry,
                entries.Changes(
                    body=body,
                    title=title,
                    tags=None if tag is None else [one for one in tag if one],
                    share=share if share is not None else ("gist" if gist else None),
                    gist=gist,
                    quotes=None if quote is None else [one for one in quote if one],
                    at=when.instant(zone) if when else None,
                    day=when.day if when else None,
                    zone=zone if when else None,
                ),
            )
        console.say(wording.KEPT if changed else "Nothing was changed.")


@app.command()
def delete(
    name: Name,
    gone_now: Annotated[
        bool,
        typer.Option(
            "--gone-now", help="Remove it at once, with its history, instead of 14 days later."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete an entry. It stays in the trash for 14 days."""
    from bondjournal.cli.opening import opened

    if not yes and not console.interactive():
        raise WrongUse("Deleting asks first, and there is no terminal.", "Add --yes.")
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries, versions

        with journal.read() as session:
            entry = entries.named(session, name)
            uuid, about = entry.uuid, entry.title or " ".join(entry.body.split())
        if not yes:
            console.say(f"{dates.long(entry.day)}: {listing.fit(about, 60)}")
            console.say(wording.DELETE_ASKS)
            choices = {"d": "Delete", "g": "Gone now", "k": "Leave it where it is"}
            answer = console.choose("", choices, "g" if gone_now else "k")
            if answer == "k":
                return
            gone_now = answer == "g"
        with journal.write() as session:
            entry = _still_there(entries.by_uuid(session, uuid))
            if gone_now:
                versions.gone(session, uuid)
            else:
                versions.delete(session, entry)
        console.say("Gone." if gone_now else "In the trash for 14 days: 'bondjournal trash'.")


@app.command()
def history(
    name: Name,
    number: Annotated[
        int | None, typer.Option("--show", min=1, help="Show this former version whole.")
    ] = None,
    bring_back: Annotated[
        int | None, typer.Option(min=1, help="Make it what it was in this version.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Show what an entry was before, and bring that back."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries, versions

        with journal.read() as session:
            entry = entries.named(session, name)
            uuid, zone = entry.uuid, entry.zone
            former = versions.history(session, uuid)
        wanted = bring_back or number
        if wanted is not None and wanted > len(former):
            raise NotFound("There is no version of this number.", "Without --show it lists them.")
        if bring_back is not None:
            with journal.write() as session:
                versions.bring_back(session, session.merge(former[bring_back - 1]))
            console.say("It is what it was. The one before is in its history.")
        elif number is not None:
            console.out(str((former[number - 1].row or {})["row"]["body"]))
        elif json:
            console.out_json([{"at": one.at.isoformat(), **(one.row or {})} for one in former])
        else:
            if not former:
                console.say("It was never changed.")
            for place, one in enumerate(former, 1):
                local = dates.local(one.at, zone)
                until = f"until {dates.short(local.date(), 0)}, {dates.clock(local.time())}"
                console.out(f"{place:>3}  {until}  {listing.fit(listing.version_title(one), 50)}")


def _still_there(row: "Entry | None") -> "Entry":
    if row is None:
        raise NotFound("It was deleted in the meantime.")
    return row
