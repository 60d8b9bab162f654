"""The rows of a noun's list on the screen, and the text below each."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.nouns.noun import Noun, RowLook
from bondjournal.tui.screens import days
from bondjournal.tui.screens.noun_list import Below
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Group, under_headings
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import work as words
from bondjournal.wording.whose import about_whom

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_TOLD = 6
"""How many of a row's values over time are shown below the list, the latest first."""


async def shown(noun: Noun, app: "JournalApp") -> tuple[list[Row], Below]:
    """Return the rows of a list as they are now, and the text below each."""
    listed = await noun.read(OnScreen(app))
    looks = [noun.look(one, app.today) for one in listed]
    rows = [_row(noun, one, look, app.today) for one, look in zip(listed, looks, strict=True)]
    beneath = {one.uuid: below(look) for one, look in zip(listed, looks, strict=True)}
    rows = with_owners(rows, {one.uuid: one.whose for one in listed if noun.has_owner})
    if noun.headings and rows:
        rows = _under_headings(noun, rows, [getattr(one, noun.part) for one in listed])
    return rows, beneath


def _under_headings(noun: Noun, rows: Sequence[Row], parts: Sequence[str]) -> list[Row]:
    """Return rows under their headings; the heading "" only appears if it has rows."""
    under = {
        name: [row for row, part in zip(rows, parts, strict=True) if part == name]
        for name in noun.headings
    }
    return under_headings(
        Group(name, words, under[name])
        for name, words in noun.headings.items()
        if name or under[name]
    )


def _row(noun: Noun, one: Any, look: RowLook, today: date) -> Row:
    margin, short = look.label or look.state, look.short_label or look.short_state
    if look.day:
        margin, short = dates.margin(look.day, today.year), days.short(look.day, today.year)
    elif noun.ordered and not margin:
        margin = str(one.number)
    return Row(
        one.uuid,
        noun.words_of(one),
        margin=margin,
        short_margin=short or margin,
        right=look.last_short,
        after="" if noun.headings else look.under,
        quiet=look.quiet,
    )


def below(look: RowLook) -> str:
    """Return the line shown below the list for the marked row."""
    parts = [look.line] if look.line else list(look.all[:_TOLD])
    parts += [words.EARLIER.format(number=len(look.all) - _TOLD)] if look.all[_TOLD:] else []
    return ", ".join(parts)


def with_owners(rows: Sequence[Row], owners: Mapping[Hashable, str]) -> list[Row]:
    """Return rows with the therapist each is about, by row key; no owner adds nothing."""
    return [
        replace(
            row, after=", ".join(filter(None, (row.after, about_whom(owners.get(row.key, "")))))
        )
        for row in rows
    ]
