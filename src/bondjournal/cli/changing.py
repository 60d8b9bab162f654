"""edit, delete, history: changing what is there; nothing is lost by it unless asked for."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bondjournal import checks, dates, wording
from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import as_json, console, days, removing, text_input, unfinished, whose
from bondjournal.cli.options import Json, only_one
from bondjournal.errors import NotFound, WrongUse
from bondjournal.talk import fit
from bondjournal.wording.appointments import LAST

if TYPE_CHECKING:
    from bondjournal.draft import Draft
    from bondjournal.journal.values import Entry
    from bondjournal.open_journal import Journal

app = typer.Typer(rich_markup_mode=None)

Name = Annotated[str, typer.Argument(help="'last', or the first letters of an id.")]
NameOrLast = Annotated[
    str,
    typer.Argument(help="The first letters of an id; otherwise the last one.", show_default=False),
]


@app.command()
def edit(
    name: NameOrLast = LAST,
    text: Annotated[
        str | None, typer.Option(help="The new text; '-' reads it from a pipe.", metavar="WORDS")
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="A new title; '' removes it.", metavar="WORDS")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("-t", "--tag", help="All its tags from now on; '' for none.", metavar="TAG"),
    ] = None,
    share: Annotated[
        str | None, typer.Option(help=f"{wording.any_of(SHARE_LEVELS)}.", metavar="LEVEL")
    ] = None,
    line: Annotated[
        str | None,
        typer.Option(
            help="The one line for the page. An entry that is 'only-me' needs --share too.",
            metavar="WORDS",
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(help="A quote for the page, from the text itself.", metavar="WORDS"),
    ] = None,
    date: Annotated[str | None, typer.Option(help="When it was.", metavar="WHEN")] = None,
    therapist: whose.Whose = None,
    anyone: whose.Anyone = False,
) -> None:
    """Change an entry, or the last one: its --text, --title, --tag.

    Without options it asks for the text. The earlier version stays in its history.
    """
    from bondjournal.cli.opening import opened

    if len(name.split()) > 1:
        raise WrongUse(
            "No entry by that name.", 'edit last --text "..." changes the text of the last one.'
        )
    days.check(date)
    given = (text, title, tag, share, line, quote, date, therapist, anyone or None)
    if all(one is None for one in given) and not sys.stdin.isatty():
        text = text_input.piped()
    with opened() as journal:
        from bondjournal.journal import entries, whole_entries

        when, zone = (days.read(journal, date) if date else None), dates.zone()
        entry = journal.read(whole_entries.named, name)
        if all(one is None for one in given) and text is None:
            changed = _another_text(journal, entry)
        elif whole_entries.line_shares(entry, line, share) and not _shares_it():
            changed = False
        else:
            changes = entries.Changes(
                body=text,
                title=title,
                tags=None if tag is None else [one for one in tag if one],
                share=share if share is not None else ("gist" if line else None),
                gist=line,
                quotes=None if quote is None else [one for one in quote if one],
                at=when.instant(zone) if when else None,
                day=when.day_alone if when else None,
                zone=zone if when else None,
            )
            with unfinished.piped(text, partial(_left, journal, entry)):
                changed = journal.write(
                    whole_entries.change,
                    entry.uuid,
                    changes,
                    therapist=therapist,
                    for_anyone=anyone,
                )
        console.say(wording.ENTRY_KEPT if changed else "Nothing was changed.")


@app.command()
def delete(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="'last', or the first letters of ids.", metavar="ID..."),
    ] = None,
    now: removing.Now = False,
    deleted: Annotated[
        bool, typer.Option("--deleted", help="Empty the trash, or remove what you name from it.")
    ] = False,
    yes: removing.Yes = False,
) -> None:
    """Delete entries. It asks first, unless you add --yes.

    They stay in the trash for 14 days; 'bondjournal undo' brings them back. With --now they are
    gone at once. With --deleted, what is in the trash is gone at once: all of it, or what you name
    by its number in 'list --deleted' or by its id. Copies in backups you made stay there.
    """
    if deleted:
        _empty_trash(names or (), yes=yes)
        return
    if not names:
        raise WrongUse("Which entries?", "'bondjournal list' shows the ids.")
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.journal import former, whole_entries

        rows = []
        for entry in [journal.read(whole_entries.named, name) for name in names]:
            words = entry.title or " ".join(entry.body.split())
            rows.append((f"{dates.long(entry.day)}: {fit(words, 60)}", entry.uuid))
        removing.delete(journal, former.delete_each, rows, "this entry", for_good=now, yes=yes)


def _empty_trash(names: Sequence[str], *, yes: bool) -> None:
    """Remove the named rows from the trash for good, or all of it."""
    from bondjournal.cli.opening import opened

    removing.can_ask(yes=yes)
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import former

        rows = [journal.read(former.deleted, name) for name in names]
        trash = journal.read(former.trash)
        if not trash:
            console.say(wording.EMPTY_TRASH)
            return
        if not yes:
            listing.print_deleted(trash, {one.row for one in rows})
            if not console.confirm(wording.FOR_GOOD_ASKS if rows else wording.EMPTY_ASKS):
                return
        journal.write(former.empty, [one.row for one in rows] if rows else None)
    console.say(wording.GONE)


@app.command()
def history(
    name: NameOrLast = LAST,
    number: Annotated[
        int | None,
        typer.Option("--show", min=1, help="Show this former version in full.", metavar="N"),
    ] = None,
    bring_back: Annotated[
        int | None, typer.Option(min=1, help="Bring back this version.", metavar="N")
    ] = None,
    json: Json = False,
) -> None:
    """Show the former versions of an entry; --show N shows one in full."""
    only_one(show=number, bring_back=bring_back, json=json)
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import former, whole_entries

        entry = journal.read(whole_entries.named, name)
        found = journal.read(former.history, entry.uuid)
        unknown = NotFound(
            "There is no version with this number.", "'bondjournal history ID' lists them."
        )
        if bring_back is not None:
            journal.write(former.bring_back, former.numbered(found, bring_back, unknown).uuid)
            console.say(wording.IS_AS_IT_WAS)
        elif number is not None:
            console.out(former.numbered(found, number, unknown).whole)
            console.offer_clearing()
        elif json:
            console.out_json([as_json.former(one, entry) for one in found])
        else:
            if not found:
                console.say("It was never changed.")
            for place, one in enumerate(found, 1):
                local = dates.local(one.at, entry.zone)
                until = f"until {dates.with_year(local.date())}, {dates.clock(local.time())}"
                console.out(f"{place:>3}  {until}  {fit(one.name, 50)}")


def _shares_it() -> bool:
    """Ask whether the gist of an entry that is "Only me" may go on the page.

    Raises:
        WrongUse: there is no terminal to ask on.
    """
    if not console.interactive():
        raise WrongUse(wording.LINE_SHARES, wording.LINE_NEEDS_LEVEL)
    console.say(wording.LINE_SHARES)
    return console.confirm(wording.LINE_ASKS)


def _another_text(journal: "Journal", entry: "Entry") -> bool:
    """Show the present text, ask for a new one and keep it; return whether the text changed."""
    from bondjournal.journal import stored

    begun = journal.read(stored.as_draft, entry.uuid, dates.now())
    console.out(begun.body)
    with unfinished.text(
        (),
        "The new text. Leave it empty to keep the text as it is.",
        partial(_left, journal, entry),
    ) as body:
        if not body.strip():
            return False
        written = begun.changed(dates.now(), body=checks.text(body))
        journal.write(stored.store, written, begun)
        return written.body != begun.body


def _left(journal: "Journal", entry: "Entry", words: str) -> "Draft":
    """Return the draft of a new text that was left unfinished: the old text stands before it."""
    from bondjournal.journal import stored

    return journal.read(stored.draft_behind, entry.uuid, words, dates.now(), entry.zone)
