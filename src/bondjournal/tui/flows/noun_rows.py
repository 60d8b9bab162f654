"""The rows of a noun's list on the screen, or of all sections, and the text below each."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.nouns.noun import Noun, RowLook
from bondjournal.nouns.sections import SECTIONS
from bondjournal.summary import what_helps
from bondjournal.tui.screens import days
from bondjournal.tui.screens.list_screen import Below
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Group, Heading, under_headings
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording import on_page, signs
from bondjournal.wording import work as words
from bondjournal.wording.whose import for_whom

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_TOLD = 6
"""How many of a row's values over time are shown below the list, the latest first."""


async def shown(noun: Noun, app: "JournalApp") -> tuple[list[Row], Below]:
    """Return the rows of a list as they are now, and the text below each.

    Those of a section stand among the others.
    """
    if noun in SECTIONS.values():
        return await _in_sections(app)
    listed = await noun.read(OnScreen(app))
    looks = [noun.look(one, app.today) for one in listed]
    rows = [_row(noun, one, look, app.today) for one, look in zip(listed, looks, strict=True)]
    beneath = {one.uuid: below(look) for one, look in zip(listed, looks, strict=True)}
    rows = with_owners(rows, {one.uuid: one.whose for one in listed if noun.has_owner})
    if noun.headings and rows:
        rows = _under_headings(noun, rows, [getattr(one, noun.part) for one in listed])
    return rows, beneath


async def _in_sections(app: "JournalApp") -> tuple[list[Row], Below]:
    rows: list[Row] = []
    beneath: Below = {}
    for name, listed, folded in await app.read(what_helps.sections, app.now(), app.today):
        about = words.FOLDED if folded and listed else words.ABOUT_SECTIONS[name]
        margin = words.SECTIONS[name]
        short = words.SHORT_SECTIONS.get(name, margin)
        heading = Row(Heading(name), about, margin=margin, short_margin=short, kind=name)
        rows.append(heading)
        if folded:
            continue
        noun = SECTIONS[name]
        within = [_in_section(name, noun.words_of(one), one, app.today) for one in listed]
        rows += with_owners(within, {one.uuid: one.whose for one in listed})
        for row, one in zip(within, listed, strict=True):
            look = noun.look(one, app.today)
            if look.last_short and not look.state:
                # Its last number is at the right edge.
                look = replace(look, all=look.all[1:])
            page = on_page.ON_THE_PAGE if one.on_page else on_page.LEFT_OFF
            # What stands at the right edge is not said again.
            page = "" if row.right in (on_page.ON, on_page.OFF) else page
            beneath[one.uuid] = "\n".join(filter(None, (below(look), page)))
    return rows, beneath


def _in_section(name: str, said: str, one: Any, today: date) -> Row:
    """Return a row of a section: its day or its sign beside it, its state at the right edge."""
    margin = short = ""
    right, quiet = (on_page.ON, False) if one.on_page else (on_page.OFF, True)
    day: date | None = None
    if name == "goal":
        day = one.ratings[-1].day if one.ratings else None
        right, quiet = words.NO_NUMBER, True
        if one.ended:
            right = words.ENDED
        elif one.ratings:
            right, quiet = words.NOW[name].format(value=one.ratings[-1].value), False
    elif name == "tried":
        day, quiet = one.day, one.state != "open"
        right = words.TRIED_STATES[one.state] if quiet else words.NOW[name]
    elif name == "question":
        day = one.kept_on
        right, quiet = (words.ASKED, True) if one.asked else (words.NOW[name], False)
    elif name == "moment":
        margin = short = signs.SHORT.get(one.sign, signs.SIGNS[one.sign].lower())
        said = f"{dates.short(one.day, today.year)}: {said}"
    if day is not None:
        short = days.short(day, today.year)
        margin = dates.short(day, today.year) if day.year == today.year else short
    return Row(
        one.uuid,
        said,
        margin=margin,
        short_margin=short,
        right=right,
        quiet=quiet,
        kind=name,
    )


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
        values=look.values,
        chosen=look.chosen,
    )


def below(look: RowLook) -> str:
    """Return the line shown below the list for the marked row."""
    parts = [look.line] if look.line else list(look.all[:_TOLD])
    parts += [words.EARLIER.format(number=len(look.all) - _TOLD)] if look.all[_TOLD:] else []
    return ", ".join(parts)


def with_owners(rows: Sequence[Row], owners: Mapping[Hashable, str]) -> list[Row]:
    """Return rows with the therapist each is about, by row key; no owner adds nothing."""
    return [
        replace(row, after=", ".join(filter(None, (row.after, for_whom(owners.get(row.key, ""))))))
        for row in rows
    ]
