"""Settings: changed one by one, and at once what the screen goes by."""

from collections.abc import Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import known_settings, typed_settings
from bondjournal.journal.known_settings import KNOWN, Known
from bondjournal.summary import own_words
from bondjournal.tui import settled
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.screens.prepare_name import AskWords
from bondjournal.tui.screens.settings import Settings, Wish
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_LINES = "page.words"
_LINES_EXPLAINED = "Every heading and fixed line of a page, in your own words or language."
_SHORT = {
    "lock.after": "lock",
    "lock.writing": "writing",
    "questions": "question",
    "day.starts": "day",
    "page.name": "name",
}
"""What stands beside a setting where the margin is narrow and its label long."""
_HOURS = tuple(f"{hour:02}:00" for hour in range(13))


async def settings(app: "JournalApp") -> None:
    """Show the settings and change them."""
    explained = {known.name: known.explained for known in KNOWN} | {_LINES: _LINES_EXPLAINED}
    screen = Settings(await _rows(app), explained)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if wish.name == _LINES:
                await _page_lines(app, wish)
            elif await _change(app, wish):
                await _go_by(app, wish.name)
                screen.state = wording.KEPT
            screen.show(await _rows(app))
        except JournalError as error:
            screen.notice(error.whole)


async def _change(app: "JournalApp", wish: Wish) -> bool:
    """Change one setting; return whether it was."""
    known = known_settings.named(wish.name)
    present = await app.read(known_settings.value, known)
    if wish.deed == "reset":
        await app.write(known_settings.reset, known)
        return True
    steps = _steps(known)
    if wish.deed == "open" and known.kind not in ("choice", "switch", "scales"):
        return await _type(app, known, typed_settings.of(known, present))
    if steps:
        new = _next(steps, present, -1 if wish.deed == "before" else 1)
    else:
        return False
    await app.write(known_settings.change, known, new)
    return True


async def _type(app: "JournalApp", known: Known, typed: str) -> bool:
    """Ask for a setting in words; return whether it was changed."""

    async def keep(typed: str) -> bool:
        await app.write(known_settings.change, known, typed_settings.read(known, typed))
        return True

    slip = partial(
        AskWords,
        f"{known.label.capitalize()}:",
        aside=known.explained,
        may_be_empty=known.kind in ("line", "folder"),
    )
    return bool(await by_slip(app, slip, keep, typed))


def _steps(known: Known) -> Sequence[Any]:
    """Return what the arrow keys go through."""
    if known.kind == "scales":
        sizes = range(1, len(known.choices) + 1)
        return [list(some) for size in sizes for some in combinations(known.choices, size)]
    return _HOURS if known.kind == "time" else known.choices


def _next(steps: Sequence[Any], present: Any, by: int) -> Any:
    """Return the choice beside the present one, round at the ends."""
    if present in steps:
        return steps[(steps.index(present) + by) % len(steps)]
    return steps[0 if by > 0 else -1]


async def _go_by(app: "JournalApp", name: str) -> None:
    """Let the screen be as it is settled now."""
    app.settled = settled.of(await app.read(known_settings.chosen))
    if name == "look":
        app.set_look(app.settled.look or "dusk")
    elif name == "symbols":
        app.set_symbols(app.settled.symbols)


async def _rows(app: "JournalApp") -> list[Row]:
    rows = [
        Row(
            known.name,
            known_settings.said(known, present),
            margin=known.label,
            short_margin=_SHORT.get(known.name, known.label),
        )
        for known, present in await app.read(known_settings.all_of)
    ]
    changed = sum(line.is_own for line in await app.read(own_words.all_of))
    words = "as they come" if not changed else f"{changed} in your words"
    return [*rows, Row(_LINES, words, margin="its lines", short_margin="lines")]


async def _page_lines(app: "JournalApp", wish: Wish) -> None:
    """Show the page's headings and fixed lines, and change them."""
    if wish.deed != "open":
        return
    lines = await app.read(own_words.all_of)
    explained = {line.name: line.explained for line in lines}
    screen = Settings(_line_rows(lines), explained, "Lines of the page")
    await app.push_screen(screen)
    while (one := await screen.asked()) is not None:
        try:
            if await _change_line(app, one):
                screen.state = wording.KEPT
            screen.show(_line_rows(await app.read(own_words.all_of)))
        except JournalError as error:
            screen.notice(error.whole)


async def _change_line(app: "JournalApp", wish: Wish) -> bool:
    line = await app.read(own_words.named, wish.name)
    if wish.deed == "reset":
        await app.write(own_words.reset, line)
        return True
    if wish.deed != "open":
        return False

    async def keep(typed: str) -> bool:
        await app.write(own_words.change, line, typed)
        return True

    slip = partial(AskWords, "This line of the page:", aside=line.explained, may_be_empty=True)
    return bool(await by_slip(app, slip, keep, line.typed))


def _line_rows(lines: Sequence[own_words.Line]) -> list[Row]:
    return [
        Row(line.name, line.typed or "left out", right="yours" if line.is_own else "")
        for line in lines
    ]
