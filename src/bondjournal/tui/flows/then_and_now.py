"""Then and now: an old entry or page beside today's, what helped most often, goals over time."""

from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import goals, lookback
from bondjournal.summary import beside
from bondjournal.summary.beside import Side
from bondjournal.tui.screens.then_and_now import Text, ThenAndNow
from bondjournal.tui.widgets.part import Label
from bondjournal.wording import lookback as words
from bondjournal.wording.whose import of
from bondjournal.wording.work import NOTHING_HELPED

if TYPE_CHECKING:
    from datetime import date

    from bondjournal.tui.app import JournalApp

_Shown = tuple[str, Text | None, Text | None]


async def then_and_now(app: "JournalApp") -> None:
    """Show an old entry and the newest, and whatever else is asked for there."""
    screen = ThenAndNow(words.PLACE)
    await app.push_screen(screen)
    request: str | None = "then_entries"
    while request is not None:
        try:
            screen.show(*await _READ[request](app))
        except JournalError as error:
            screen.notice(error.message)
        request = await screen.asked()


async def _entry(app: "JournalApp") -> _Shown:
    then, now = await app.read(beside.of_entries, app.today)
    nothing = words.NOTHING_LONG_AGO if now else wording.EMPTY_JOURNAL
    if then is None:
        return nothing, None, None
    return "", _text(then, app.today), _text(now, app.today)


async def _page(app: "JournalApp") -> _Shown:
    then, now = await app.read(beside.of_pages, app.today)
    said = "" if then else words.NO_EARLIER_PAGE
    return said, _text(then, app.today, joins=True), _text(now, app.today, joins=True)


def _text(side: Side | None, today: "date", *, joins: bool = False) -> Text | None:
    if side is None:
        return None
    text = f"# {side.title}\n\n{side.text}" if side.title else side.text
    day = Label(
        dates.margin(side.day, today.year),
        # How long ago it is stands below, so that the year can be left out.
        short=dates.short(side.day, side.day.year),
    )
    return Text(text, (day, *_short_lines(words.ago(side.day, today))), joins)


def _short_lines(said: str) -> tuple[Label, ...]:
    """Return words for the margin: "about a year ago" in two lines, the first without "about"."""
    first, _, rest = said.rpartition(" ") if said.startswith("about") else (said, "", "")
    return (Label(first, short=first.removeprefix("about ")), *([Label(rest)] if rest else []))


async def _helped(app: "JournalApp") -> _Shown:
    lines = []
    for heading, it_helped in ((words.HELPED, True), (words.DID_NOT, False)):
        found = await app.read(lookback.most_often, it_helped=it_helped)
        lines += [f"# {heading}", ""] if found else []
        for one in found:
            last = dates.short(one.days[-1], 0)
            lines.append(f"- {one.text}. {wording.times(len(one.days)).capitalize()}, last {last}.")
        lines += [""] if found else []
    return ("" if lines else NOTHING_HELPED), Text("\n".join(lines)), None


async def _goals(app: "JournalApp") -> _Shown:
    lines = []
    for goal in await app.read(goals.LIST.listed):
        if goal.ratings:
            about = f" ({of(goal.whose)})" if goal.whose else ""
            lines += [f"# {goal.words}{about}", ""]
            lines += [
                f"- {dates.short(one.day, app.today.year)}: {one.value}" for one in goal.ratings
            ]
            lines.append("")
    return ("" if lines else words.NO_GOALS), Text("\n".join(lines)), None


_READ = {
    "then_entries": _entry,
    "then_pages": _page,
    "then_helped": _helped,
    "then_goals": _goals,
}
