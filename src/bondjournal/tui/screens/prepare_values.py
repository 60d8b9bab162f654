"""What can be set about a page while it stands beside: a row for each, with its values in view."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bondjournal.journal import known_settings, named_therapists, page_voice
from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.summary import choosing, file, page_folder, page_names
from bondjournal.summary.budget import BUDGET
from bondjournal.summary.choosing import Choosable
from bondjournal.summary.page import Style
from bondjournal.summary.shown import Shown
from bondjournal.talk import Choice, Talk
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.widgets.grouped import GroupedRows, Heading
from bondjournal.tui.widgets.row_window import Row
from bondjournal.vault import made_up
from bondjournal.wording import preparing as words
from bondjournal.wording.on_page import OFF, ON
from bondjournal.wording.pages import NOT_ENCRYPTED, TEMPORARY, too_long

LENGTHS: Sequence[Style] = tuple(STYLES)
"""The styles of a page, in the order in which they stand in a row."""
LABELS = tuple(one.short_label for one in STYLES.values())
"""What people call them."""
_ON_OFF = ("on", "off")
_SWITCHED = ("[on]  off", "on  [off]")
_OTHERS = "others"
_GROUPS = {
    **dict.fromkeys(("length", "words"), "length"),
    **dict.fromkeys(("name", "read_together", "hand_back"), "top"),
    **dict.fromkeys(("names", "file", "open"), "file"),
}
"""The groups that rows stand in, by their keys."""


@dataclass(frozen=True, slots=True)
class Value:
    """One row: something about the page, and what it can be set to."""

    key: str
    margin: str
    words: str = ""
    values: Sequence[str] = ()
    chosen: int = 0
    change: Callable[[int], Awaitable[object]] | None = None
    """Sets it to the value at an index."""
    step: str = ""
    """The step that it is decided at, if it has no values."""

    @property
    def row_to_choose(self) -> Row:
        """Return it as a row of a list of what is on the page or not."""
        if self.values != _ON_OFF:
            return Row(self.key, self.values[self.chosen], margin=self.margin)
        on = self.chosen == _ON_OFF.index("on")
        return Row(self.key, self.words, margin=self.margin, right=ON if on else OFF, quiet=not on)

    @property
    def row(self) -> Row:
        """Return it as a row; the chosen value is in brackets."""
        if not self.words:
            return Row(self.key, "", margin=self.margin, values=self.values, chosen=self.chosen)
        right = _SWITCHED[self.chosen] if self.values else ""
        return Row(self.key, self.words, margin=self.margin, right=right, quiet=True)


class Values(GroupedRows):
    """The rows, in groups; page up and page down scroll the page beside them."""

    def show_values(self, values: Sequence[Value]) -> None:
        """Show the rows, with an empty one where another group begins."""
        rows: list[Row] = []
        for group, alike in groupby(values, key=lambda one: _GROUPS.get(one.key, _OTHERS)):
            rows += [Row(Heading(group), "")] if rows else []
            rows += [one.row for one in alike]
        self.show(rows)

    def action_screenful(self, by: int) -> None:
        """Scroll the page."""
        pane = getattr(self.screen, "pane", None)
        if pane is not None:
            pane.scroll_relative(y=by * (pane.size.height - 1), animate=False)


def length_of(found: Shown, style: Style) -> str:
    """Return how long a page is, and whether it fits."""
    if found.page.empty:
        return words.NOTHING_ON_IT
    if found.over:
        return too_long(found.over.words, than=found.over.than)
    return f"{words.COUNTED.format(words=found.words, most=BUDGET[style])}. {words.FITS}"


async def values_of(preparing: Preparing, found: Shown) -> list[Value]:
    """Return what can be set about a page as it is shown."""
    rows = {row.kind: row for row in await preparing.read(choosing.of_page)}
    names = await preparing.read(page_names.of_page, today=preparing.app.today)
    name = file.name(found.page, preparing.style)
    folder = await preparing.app.read(page_folder.offered)
    offer = await asyncio.to_thread(page_folder.offer, folder, name)
    replaced = ", ".join(one.name for one in names if one.instead)

    async def in_length(place: int) -> None:
        preparing.style = LENGTHS[place]

    here = LENGTHS.index(preparing.style)
    values = [
        Value("length", "length", values=LABELS, chosen=here, change=in_length),
        Value("words", "", length_of(found, preparing.style)),
        Value("name", "signed", found.page.name or words.NOT_SIGNED, step="name"),
        *(
            _switch(preparing, "requests", rows[kind], rows[kind].words)
            for kind in ("read_together", "hand_back")
        ),
    ]
    if "rating" in rows and "numbers" in rows:
        values.append(_numbers(preparing, rows["rating"], rows["numbers"]))
    if "usual" in rows:
        usual = rows["usual"]
        values.append(_switch(preparing, "your usual", usual, usual.offered[0].in_brief))
    values += [await _last_time(preparing), await _language(preparing)]
    if replaced:
        values.append(Value("names", "names", words.REPLACED.format(names=replaced), step="names"))
    temporary = made_up.is_for_pages(offer.path.parent)
    path = Value("file", "file", TEMPORARY if temporary else file.tilde(offer.path))
    return [*values, path, Value("open", "", NOT_ENCRYPTED)]


async def not_offered(preparing: Preparing) -> list[Value]:
    """Return what can be set about a page but is nothing to choose: its last time, its language."""
    before = await preparing.read(choosing.any_before)
    return [*([await _last_time(preparing)] if before else []), await _language(preparing)]


def _switch(preparing: Preparing, margin: str, row: Choosable, said: str) -> Value:
    async def turn(place: int) -> None:
        await preparing.keep(choosing.turn, row, on=place == 0)

    return Value(row.kind, margin, said, _ON_OFF, int(not row.on), turn)


async def _last_time(preparing: Preparing) -> Value:
    """Return whether the page says which topics of the page before were talked about."""
    known = known_settings.named("page.last-time")
    on = bool(await preparing.app.read(known_settings.value, known))

    async def turn(place: int) -> None:
        await preparing.keep_elsewhere(known_settings.change, known, place == 0)

    return Value("last_time", known.label, known.said[True], _ON_OFF, int(not on), turn)


async def _language(preparing: Preparing) -> Value:
    """Return the language of the page, which is that of all pages for its therapist."""
    tags = tuple(LANGUAGES)
    usual = await preparing.app.read(page_voice.language)
    now = await preparing.app.read(page_voice.language, preparing.therapist)

    async def speak(place: int) -> None:
        own = "" if tags[place] == usual else tags[place]
        edit, therapist = named_therapists.edit, preparing.therapist
        await preparing.keep_elsewhere(edit, therapist, language=own)

    values = tuple(LANGUAGES.values())
    return Value("language", "language", values=values, chosen=tags.index(now), change=speak)


def _numbers(preparing: Preparing, rating: Choosable, numbers: Choosable) -> Value:
    """Return whether ratings stand on the page with the person's lines, or these, or neither."""
    chosen = (0 if numbers.on else 1) if rating.on else len(words.NUMBERS) - 1

    async def put(place: int) -> None:
        on = place < len(words.NUMBERS) - 1
        if on != rating.on:
            await preparing.turn(rating, on=on)
        if on and (place == 0) != numbers.on:
            await preparing.keep(choosing.turn, numbers, on=place == 0)

    return Value("numbers", "numbers", values=words.NUMBERS, chosen=chosen, change=put)


async def ask_value(talk: Talk, value: Value) -> int | None:
    """Ask for another value; of two, take the other one.

    Returns:
        The place of the value; None if the question was left.
    """
    if len(value.values) == 2:  # noqa: PLR2004  on and off
        return 1 - value.chosen
    offers = [Choice(str(place), one) for place, one in enumerate(value.values)]
    question = words.WHICH_VALUE.format(about=value.margin)
    answer = await talk.choose(question, offers, usual=str(value.chosen))
    return None if answer is None else int(answer)
