"""The rows of what may be on the page, and of unfinished entries, which are on none yet."""

import asyncio
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from bondjournal import dates, left_drafts
from bondjournal.draft import ANYONE, Draft
from bondjournal.journal import settings
from bondjournal.summary import choosing
from bondjournal.summary.choosing import Choosable
from bondjournal.summary.page_items import PageItem
from bondjournal.talk import Choice
from bondjournal.tui.screens import days
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import preparing as words
from bondjournal.wording.on_page import KINDS, SHORT_KINDS, STILL_A_DRAFT

_GROUPS = {
    "entry": "entry",
    **dict.fromkeys(("goal", "practical"), "work"),
    **{kind: said for kind, said in KINDS.items() if said in (KINDS["moment"], KINDS["name"])},
}
"""The groups that rows stand in, by their kind; all others are lists."""


class DraftKey(NamedTuple):
    """The key of the row of an unfinished entry."""

    uuid: UUID


def row_of(one: Choosable, year: int, *, narrow: bool = False) -> Row:
    """Return the row of what may be on the page; its day shows the year unless it is `year`."""
    margin = one.margin
    short = SHORT_KINDS.get(one.kind, margin) if one.unclaimed is None else margin
    if one.entry is not None:
        margin, short = dates.margin(one.entry.day, year), days.short(one.entry.day, year)
    return Row(
        one.key,
        one.in_fewer_words if narrow else one.words,
        margin=margin,
        short_margin=short,
        right=one.state,
        quiet=not one.on,
    )


async def rows_of_drafts(preparing: Preparing) -> list[Row]:
    """Return a row for each unfinished entry since the last session; none for a hidden place."""
    found = await asyncio.to_thread(_drafts, preparing)
    since = await preparing.read(choosing.since)
    rows = []
    for draft in found:
        day = await preparing.app.read(settings.day_of, draft.at, draft.zone)
        if since is None or day >= since:
            year = preparing.app.today.year
            _, clock = dates.date_and_clock(draft.at, draft.zone)
            rows.append(
                Row(
                    DraftKey(draft.uuid),
                    words.UNFINISHED.format(clock=clock),
                    margin=dates.margin(day, year),
                    short_margin=days.short(day, year),
                    right=STILL_A_DRAFT,
                    quiet=True,
                )
            )
    return rows


def _drafts(preparing: Preparing) -> Sequence[Draft]:
    """Return the drafts of new entries that no step of "something feels off" was begun with.

    One that is for another therapist is left out.
    """
    app = preparing.app
    opened = (
        left_drafts.unfinished(app.open_journal, uuid, read=app.open_draft)
        for uuid in app.drafts_left()
    )
    new = [one for one in opened if one and not (one.at_door or one.about or one.editing)]
    theirs = [one for one in new if one.whose in ("", ANYONE, preparing.therapist.hex)]
    return sorted(theirs, key=lambda one: one.at)


def in_groups(rows: Sequence[Row]) -> list[Row]:
    """Return rows with an empty one where another group begins: entries, sessions, and so on."""
    found: list[Row] = []
    for group, alike in groupby(rows, key=_group_of):
        found += [Row(Heading(group), "")] if found else []
        found += alike
    return found


def _group_of(row: Row) -> str:
    if isinstance(row.key, tuple) and not isinstance(row.key, DraftKey):
        if " " in row.key[0]:
            return "unclaimed"
        return _GROUPS.get(row.key[0], "lists")
    return "entry"


def put_in_place(
    before: Sequence[Choosable], now: Sequence[Choosable]
) -> tuple[list[Choosable], tuple[str, str] | None]:
    """Return what is there now, known rows at their places, and the key of a new one."""
    known = {one.key: one for one in now}
    kept = [known[one.key] for one in before if one.key in known]
    keys = {one.key for one in before}
    added = None
    for place, one in enumerate(now):
        if one.key not in keys:
            kept.insert(min(place, len(kept)), one)
            added = one.key
    return kept, added


def next_like(before: Sequence[Choosable], now: Sequence[Choosable], row: Choosable) -> Any:
    """Return the key of what takes a row's place once it is said whose it is, or its own.

    Things that are nobody's are decided one after the other; another therapist's is followed.
    """
    if any(one.items[0].uuid == row.items[0].uuid for one in now) and not row.is_nobodys:
        return None
    like = [one.key for one in before if one.margin == row.margin]
    left = [one.key for one in now if one.margin == row.margin]
    return left[min(like.index(row.key), len(left) - 1)] if left else None


async def which_number(talk: OnScreen, row: Choosable, marked: str) -> PageItem | None:
    """Ask which of several numbers is meant, to be put on the page or left off; None for none."""
    offers = [Choice(one.key, f"{one.words}: {one.state}", one.key[0]) for one in row.items]
    usual = marked or offers[0].value
    answer = await talk.choose(words.WHICH_NUMBERS, offers, usual=usual)
    return next((one for one in row.items if one.key == answer), None)


def neighbour(found: Sequence[Choosable], row: Choosable, by: int) -> Choosable | None:
    """Return the row of the same kind that a row can change places with; None if none can."""
    alike = [one for one in found if one.kind == row.kind and one.ordered]
    place = alike.index(row) + by
    there = 0 <= place < len(alike) and not alike[place].under_topic
    return alike[place] if there else None


def swapped(
    found: Sequence[Choosable], one: tuple[str, str], other: tuple[str, str]
) -> list[Choosable]:
    """Return rows with two of them at each other's place, if both are there."""
    rows = list(found)
    places = {row.key: place for place, row in enumerate(rows)}
    if one in places and other in places:
        old, new = places[one], places[other]
        rows[old], rows[new] = rows[new], rows[old]
    return rows
