"""list, show, search: what is there."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bondjournal import dates, typed_dates, wording
from bondjournal.cli import as_json, console
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from bondjournal.journal.entry_filter import Filter
    from bondjournal.unlock import Journal

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Count = Annotated[
    int,
    typer.Option("-n", "--limit", min=0, help="How many at most; 0 for all.", metavar="N"),
]
Since = Annotated[str, typer.Option(help="From this day on.", metavar="DAY")]
Until = Annotated[str, typer.Option(help="Up to this day.", metavar="DAY")]
Tag = Annotated[str, typer.Option(help="With this tag.", metavar="TAG")]
Share = Annotated[
    str, typer.Option(help="With this share level: only-me, gist, as-written.", metavar="LEVEL")
]

Toward = Literal["older", "newer"]

OfSession = Annotated[
    str,
    typer.Option(
        "--session", help="Of this session: 'last', its day or its id.", metavar="SESSION"
    ),
]


@app.command("list")
def list_(
    count: Count = 20,
    tag: Tag = "",
    since: Since = "",
    until: Until = "",
    share: Share = "",
    of_session: OfSession = "",
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    json: Json = False,
) -> None:
    """List entries, the newest first."""
    _list(
        _Request("", tag, _day(since), _day(until), share, of_session),
        count,
        oldest=oldest,
        json=json,
    )


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(help="Words, all of them in one place; the last may be a beginning."),
    ],
    count: Count = 20,
    tag: Annotated[str, typer.Option(help="Entries alone, with this tag.", metavar="TAG")] = "",
    since: Since = "",
    until: Until = "",
    share: Annotated[
        str,
        typer.Option(
            help="Entries alone, with this share level: only-me, gist, as-written.",
            metavar="LEVEL",
        ),
    ] = "",
    of_session: OfSession = "",
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False,
    json: Json = False,
) -> None:
    """Search everything you kept for words. Accents do not matter.

    Entries are searched with their titles and tags, and so are topics, moments, goals, what you
    tried, what helped, practical questions, and what you said about sessions. Each line says
    what it is.
    """
    asked = _Request(" ".join(words), tag, _day(since), _day(until), share, of_session)
    _search(asked, count, oldest=oldest, json=json)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="'last', or the first letters of an id.")] = "last",
    json: Json = False,
) -> None:
    """Show one entry whole."""
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import whole_entries

        # A pager may take its time: nobody waits for it with the journal held.
        entry = journal.read(whole_entries.named, name)
        if json:
            console.out_json(as_json.entry(entry))
            return
        day, clock = dates.stands(entry.at, entry.zone)
        about = [f"{dates.long(day)}, {clock}", wording.SHARE_WORDS[entry.share]]
        about += [of(entry.whose)] if entry.whose else []
        about += ["captured while locked"] if entry.source == "captured" else []
        about += ["#" + tag for tag in entry.tags]
        console.out("  ".join([listing.short_id(entry), *about]))
        quoted = [f"Quoted: {one}" for one in entry.quotes]
        gist = f"One line: {entry.gist}" if entry.gist else ""
        for line in (entry.title, gist, *quoted, entry.prompt):
            if line:
                console.out(line)
        console.out()
        console.out(entry.body)
    console.offer_clearing()


@dataclass(frozen=True)
class _Request:
    """What is asked for, its days read and its session as typed."""

    words: str
    tag: str
    since: date | None
    until: date | None
    share: str
    session: str

    def among(self, journal: "Journal") -> "Filter":
        """Return it with the session that is meant."""
        from bondjournal.journal import named_sessions
        from bondjournal.journal.entry_filter import Filter

        meant = None
        if self.session:
            named = named_sessions.Typed(self.session, dates.now(), dates.zone())
            meant = journal.read(named_sessions.get, named).uuid
        return Filter(
            words=self.words,
            tag=self.tag,
            share=self.share,
            since=self.since,
            until=self.until,
            appointment=meant,
        )


def _day(typed: str) -> date | None:
    if not typed:
        return None
    return typed_dates.parse(typed, toward="past", now=dates.now(), zone=dates.zone()).day


def _list(request: _Request, count: int, *, oldest: bool, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries, whole_entries
        from bondjournal.journal.entry_filter import EVERYTHING

        # A pager may take its time: nobody waits for it with the journal held.
        asked = request.among(journal)
        toward: Toward = "newer" if oldest else "older"
        found, more = journal.read(entries.first, asked, toward=toward, count=count)
        if json:
            whole = journal.read(whole_entries.of, [line.uuid for line in found])
            console.out_json([as_json.entry(one) for one in whole])
        elif found:
            listing.entries(found)
        else:
            everything = asked == EVERYTHING
            console.say(wording.EMPTY_JOURNAL if everything else wording.NO_ENTRY_FITS)
        if more:
            console.say(wording.MORE_ENTRIES.format(count=count))


def _search(request: _Request, count: int, *, oldest: bool, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import search, whole_entries

        asked = request.among(journal)
        toward: Toward = "newer" if oldest else "older"
        found, more = journal.read(search.first, asked, toward=toward, count=count)
        if json:
            entries = [one.uuid for one in found if one.entry]
            whole = {one.uuid: one for one in journal.read(whole_entries.of, entries)}
            console.out_json([as_json.hit(one, whole.get(one.uuid)) for one in found])
        elif found:
            listing.hits(found)
        else:
            console.say(search.nothing_has(asked))
        if more:
            console.say(wording.MORE_ENTRIES.format(count=count))
