"""list, search: finding what is in the journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from bondjournal import dates, wording
from bondjournal.checks import SHARE_LEVELS
from bondjournal.cli import as_json, console, days, text_input
from bondjournal.cli.options import Json
from bondjournal.errors import WrongUse

if TYPE_CHECKING:
    from bondjournal.cli import json_shapes
    from bondjournal.dates import When
    from bondjournal.journal.entries import Line
    from bondjournal.journal.entry_filter import Filter
    from bondjournal.journal.search import Hit
    from bondjournal.open_journal import Journal

app = typer.Typer(rich_markup_mode=None)

Limit = Annotated[
    int,
    typer.Option("-n", "--limit", min=0, help="How many at most; 0 for all.", metavar="N"),
]
On = Annotated[str, typer.Option("--date", help="From this day.", metavar="DAY")]
Since = Annotated[
    str, typer.Option(help="From this day on, or from a day and time.", metavar="WHEN")
]
Until = Annotated[
    str, typer.Option(help="Up to and including this day, or up to a day and time.", metavar="WHEN")
]
Tags = Annotated[
    list[str] | None,
    typer.Option(
        "-t", "--tag", help="Entries with this tag; can be given more than once.", metavar="TAG"
    ),
]
NotTags = Annotated[
    list[str] | None,
    typer.Option(
        "--not-tag", help="Entries without this tag; can be given more than once.", metavar="TAG"
    ),
]
Share = Annotated[
    str,
    typer.Option(
        help=f"Entries with this share level: {', '.join(SHARE_LEVELS)}.", metavar="LEVEL"
    ),
]
Therapist = Annotated[
    str, typer.Option(help="About this therapist, if you see several.", metavar="NAME")
]
OfSession = Annotated[
    str,
    typer.Option(
        "--session", help="About this session: 'last', its day or its id.", metavar="SESSION"
    ),
]
Oldest = Annotated[bool, typer.Option("--oldest", help="Oldest first.")]

_LISTED = 20
"""How many are listed unless somebody asks for another number."""
Toward = Literal["older", "newer"]
_Row = TypeVar("_Row")
_PART = 200
"""How many entries are read in full at a time."""


@app.command("list")
def list_(
    limit: Limit = _LISTED,
    tag: Tags = None,
    not_tag: NotTags = None,
    words: Annotated[
        str, typer.Option("--with", help="Entries with these words.", metavar="TEXT")
    ] = "",
    on: On = "",
    since: Since = "",
    until: Until = "",
    share: Share = "",
    of_session: OfSession = "",
    therapist: Therapist = "",
    oldest: Oldest = False,
    deleted: Annotated[
        bool, typer.Option("--deleted", help="What is in the trash, of every kind.")
    ] = False,
    calendar: Annotated[
        bool,
        typer.Option("--calendar", help="The calendar for this month, or for the month of --date."),
    ] = False,
    json: Json = False,
) -> None:
    """List entries, newest first; with --deleted, what is in the trash.

    What was deleted stays there for 14 days. 'bondjournal undo' brings the latest back, 'undo ID'
    anything else, and 'delete --deleted' removes it for good.
    """
    request = _Request(
        words, tag or (), not_tag or (), on, since, until, share, of_session, therapist
    )
    if calendar:
        if request != _Request(on=on) or oldest or deleted or limit != _LISTED:
            raise WrongUse("The calendar shows a whole month.", "It takes --date and --json.")
        from bondjournal.cli import calendar as months

        months.list_(on, json=json)
    elif not deleted:
        _list(request, limit, oldest=oldest, json=json)
    elif request == _Request() and not oldest:
        _list_deleted(limit, json=json)
    else:
        raise WrongUse("The trash cannot be filtered.", "It takes --limit and --json.")


@app.command()
def search(
    words: Annotated[
        list[str],
        typer.Argument(
            help="Words that all appear in one place; the last can be the start of one."
        ),
    ],
    limit: Limit = _LISTED,
    tag: Tags = None,
    not_tag: NotTags = None,
    on: On = "",
    since: Since = "",
    until: Until = "",
    share: Share = "",
    of_session: OfSession = "",
    therapist: Therapist = "",
    oldest: Oldest = False,
    json: Json = False,
) -> None:
    """Search everything you kept for words. Accents do not matter.

    Entries are searched with their titles and tags, and so are topics, moments, goals, what you
    tried, what helped, practical questions, and what you said about sessions. Each line says
    what it is.
    """
    request = _Request(
        text_input.given(words) or "",
        tag or (),
        not_tag or (),
        on,
        since,
        until,
        share,
        of_session,
        therapist,
    )
    _search(request, limit, oldest=oldest, json=json)


@dataclass(frozen=True)
class _Request:
    """What is asked for, as it was typed."""

    words: str = ""
    tags: Sequence[str] = ()
    without_tags: Sequence[str] = ()
    on: str = ""
    since: str = ""
    until: str = ""
    share: str = ""
    session: str = ""
    therapist: str = ""

    def __post_init__(self) -> None:
        """Refuse --date together with --since or --until, and anything that is not a day.

        Raises:
            WrongUse: they were given together, or one is not a day.
        """
        if self.on and (self.since or self.until):
            raise WrongUse("--date does not go with --since or --until.", "Leave one out.")
        days.check(self.on, self.since, self.until)

    def among(self, journal: "Journal") -> "Filter":
        """Return the filter, with the days, the session and the therapist that are meant.

        Raises:
            JournalError: a day cannot be read, or there is no such session or therapist.
        """
        from bondjournal.journal import named_sessions, therapists
        from bondjournal.journal.entry_filter import Filter, spanning

        now, zone = dates.now(), dates.zone()

        def day(typed: str) -> "When | None":
            return days.read(journal, typed) if typed else None

        first, last = day(self.on or self.since), day(self.on or self.until)
        meant = therapist = None
        if self.session:
            named = named_sessions.Typed(self.session, now, zone)
            meant = journal.read(named_sessions.get, named).uuid
        if self.therapist:
            therapist = journal.read(therapists.uuid_of, self.therapist)
        wanted = Filter(
            words=self.words,
            tags=tuple(self.tags),
            without_tags=tuple(self.without_tags),
            share=self.share,
            appointment=meant,
            therapist=therapist,
        )
        return spanning(wanted, first, last, zone)


def _list_deleted(limit: int, *, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import former

        found = journal.read(former.trash)
    shown = found[: limit or None]
    if json:
        console.out_json([as_json.deleted(one) for one in shown])
    elif not found:
        console.say(wording.EMPTY_TRASH)
    else:
        listing.print_deleted(shown)
    if len(found) > len(shown):
        console.say(wording.MORE_IN_TRASH.format(count=limit))


def _parts(found: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    """Return rows in parts, so that a large journal is never held in memory in full."""
    return (found[start : start + _PART] for start in range(0, len(found), _PART))


def _whole(journal: "Journal", lines: "Sequence[Line]") -> "Iterator[json_shapes.Entry]":
    from bondjournal.journal import whole_entries

    for part in _parts(lines):
        for one in journal.read(whole_entries.by_uuids, [line.uuid for line in part]):
            yield as_json.entry(one)


def _whole_hits(journal: "Journal", found: "Sequence[Hit]") -> "Iterator[json_shapes.Hit]":
    from bondjournal.journal import whole_entries

    for part in _parts(found):
        entries = journal.read(whole_entries.by_uuids, [one.uuid for one in part if one.entry])
        by_uuid = {one.uuid: one for one in entries}
        for one in part:
            yield as_json.hit(one, by_uuid.get(one.uuid))


def _list(request: _Request, count: int, *, oldest: bool, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import entries
        from bondjournal.journal.entry_filter import EVERYTHING

        # A pager may take its time, so the database is not locked while this prints.
        asked = request.among(journal)
        toward: Toward = "newer" if oldest else "older"
        found, more = journal.read(entries.first, asked, toward=toward, count=count)
        if json:
            console.out_json(_whole(journal, found))
        elif found:
            listing.print_entries(found)
        else:
            everything = asked == EVERYTHING
            console.say(wording.EMPTY_JOURNAL if everything else wording.NO_ENTRY_FITS)
    listing.end(count, more=more, shown=bool(found) and not json)


def _search(request: _Request, count: int, *, oldest: bool, json: bool) -> None:
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.cli import listing
        from bondjournal.journal import search

        asked = request.among(journal)
        toward: Toward = "newer" if oldest else "older"
        found, more = journal.read(search.first, asked, toward=toward, count=count)
        if json:
            console.out_json(_whole_hits(journal, found))
        elif found:
            listing.print_hits(found)
        else:
            console.say(search.nothing_has(asked))
    listing.end(count, more=more, shown=bool(found) and not json)
