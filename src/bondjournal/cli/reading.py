"""list, show, search: what is there."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from sqlmodel import Session as Reading

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Count = Annotated[
    int,
    typer.Option("-n", "--count", min=0, help="How many at most; 0 for all.", metavar="N"),
]
Since = Annotated[str, typer.Option(help="From this day on.", metavar="DAY")]
Until = Annotated[str, typer.Option(help="Up to this day.", metavar="DAY")]
Tag = Annotated[str, typer.Option(help="With this tag.", metavar="TAG")]
Share = Annotated[
    str, typer.Option(help="With this share level: only-me, gist, as-written.", metavar="LEVEL")
]

Session = Annotated[
    str, typer.Option(help="Of this session: 'last', its day or its id.", metavar="SESSION")
]


@app.command("list")
def list_(
    count: Count = 20,
    tag: Tag = "",
    since: Since = "",
    until: Until = "",
    share: Share = "",
    session: Session = "",
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    json: Json = False,
) -> None:
    """List entries, the newest first."""
    _list("", count, tag, since, until, share, session, oldest=oldest, json=json)


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(help="Words, all of them in an entry; the last may be a beginning."),
    ],
    count: Count = 20,
    tag: Tag = "",
    since: Since = "",
    until: Until = "",
    share: Share = "",
    session: Session = "",
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    json: Json = False,
) -> None:
    """Search entries for words. Accents do not matter.

    The text, the title and the tags are searched.
    """
    _list(" ".join(words), count, tag, since, until, share, session, oldest=oldest, json=json)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="'last', or the first letters of an id.")] = "last",
    json: Json = False,
) -> None:
    """Show one entry whole."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries, tags, whose

        # A pager may take its time: nobody waits for it with the journal held.
        with journal.read() as session:
            entry = entries.named(session, name)
            named = tags.of(session, entry.uuid)
            about_whom = whose.labels(session)(entry)
            session.expunge(entry)
        if json:
            console.out_json(listing.whole_entry_json(entry, named, about_whom))
            return
        day, clock = dates.stands(entry.at, entry.zone)
        about = [f"{dates.long(day)}, {clock}", wording.SHARE_WORDS[entry.share]]
        about += [of(about_whom)] if about_whom else []
        about += ["captured while locked"] if entry.source == "captured" else []
        about += ["#" + tag for tag in named]
        console.out("  ".join([listing.short_id(entry), *about]))
        quoted = [f"Quoted: {one}" for one in entry.quotes]
        gist = f"One line: {entry.gist}" if entry.gist else ""
        for line in (entry.title, gist, *quoted, entry.prompt):
            if line:
                console.out(line)
        console.out()
        console.out(entry.body)
    console.offer_clearing()


def _list(
    words: str,
    count: int,
    tag: str,
    since: str,
    until: str,
    share: str,
    session_typed: str,
    *,
    oldest: bool,
    json: bool,
) -> None:
    from bondjournal.cli.opening import opened

    now, zone = dates.now(), dates.zone()
    first = dates.parse(since, toward="past", now=now, zone=zone).day if since else None
    last = dates.parse(until, toward="past", now=now, zone=zone).day if until else None
    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries, tags

        # A pager may take its time: nobody waits for it with the journal held.
        with journal.read() as session:
            asked = entries.Filter(
                words=words,
                tag=tag,
                share=share,
                since=first,
                until=last,
                appointment=_session_meant(session, session_typed, now, zone),
            )
            found, more = entries.first(
                session, asked, toward="newer" if oldest else "older", count=count
            )
            named = tags.of_all(session, [line.uuid for line in found]) if json else {}
        if json:
            console.out_json([listing.entry_json(one, named.get(one.uuid, [])) for one in found])
        elif found:
            listing.entries(found)
        else:
            narrowed = wording.NO_ENTRY_HAS if words else wording.NO_ENTRY_FITS
            console.say(wording.EMPTY_JOURNAL if asked == entries.EVERYTHING else narrowed)
        if more:
            console.say(wording.MORE_ENTRIES.format(count=count))


def _session_meant(session: "Reading", typed: str, now: datetime, zone: str) -> UUID | None:
    if not typed:
        return None
    from bondjournal.journal import appointments

    return appointments.named(session, typed, now, zone).uuid
