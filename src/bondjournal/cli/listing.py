"""Rows as the command line shows them, in words and as JSON."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.cli import console, streams
from bondjournal.journal import ids
from bondjournal.journal.entries import Line
from bondjournal.talk import fit
from bondjournal.wording import appointments, whose

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.journal.former import Former
    from bondjournal.journal.search import Hit
    from bondjournal.journal.session_list import Listed

NARROW = 24
"""How many characters of an entry's words are shown at least."""


def print_entries(lines: Iterable[Line]) -> None:
    """Print a list of entries, one a line."""
    room = streams.width()
    for line in lines:
        start = f"{ids.short(line.uuid)}  {dates.with_year(line.day):>17}  "
        about = f"  {whose.for_whom(line.whose)}" if line.whose else ""
        end = f"{about}  {wording.SHARE_WORDS[line.share]}"
        words = line.title or line.words
        words = fit(words, max(NARROW, room - len(start + end)))
        console.out(start + words + end)


def print_hits(found: Iterable["Hit"]) -> None:
    """Print what a search found, one a line, each with its kind."""
    room = streams.width()
    for hit in found:
        day = dates.with_year(hit.day) if hit.day else ""
        start = f"{ids.short(hit.named_by)}  {day:>17}  "
        share = f", {wording.SHARE_WORDS[hit.entry.share]}" if hit.entry else ""
        end = f"  {hit.label}{share}"
        words = "; ".join(one for one in (hit.words, hit.more) if one)
        console.out(start + fit(words, max(NARROW, room - len(start + end))) + end)


def end(count: int, *, more: bool, shown: bool) -> None:
    """End a list: say that there is more, and offer to clear what was shown."""
    if more:
        console.say(wording.MORE_ENTRIES.format(count=count))
    if shown:
        console.offer_clearing()


def print_deleted(found: Iterable["Former"], only: Collection["UUID"] = ()) -> None:
    """Print what is in the trash, or only these rows of it, each with the day until it stays."""
    for number, one in enumerate(found, 1):
        if only and one.row not in only:
            continue
        until = dates.with_year(dates.local(one.leaves_trash_at, dates.zone()).date())
        kind = "" if one.noun == "entry" else f"  ({one.kind})"
        console.out(f"{number:>3}  {ids.short(one.row)}  {fit(one.name, 50)}{kind}  until {until}")


def listed_session(one: "Listed") -> str:
    """Return a session of a list as one line."""
    row = one.appointment
    time = f", {dates.clock(dates.local(row.at, row.zone).time())}" if row.timed else ""
    numbers = ", ".join(wording.number(given.scale, given.value) for given in one.ratings)
    parts = [
        ids.short(row.uuid),
        f"{dates.long(row.day)}{time}",
        numbers or appointments.STATES[one.state],
    ]
    parts += [one.therapist] if one.therapist else []
    parts += [appointments.rhythm(one.every_weeks)] if one.every_weeks else []
    parts += [appointments.PAGE_WRITTEN] if one.page_written else []
    return "  ".join(parts)
