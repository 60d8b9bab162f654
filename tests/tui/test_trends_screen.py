"""How it has felt, on the screen: drawn as sessions that run down and ratings that run across."""

from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.journal import (
    appointments,
    entries,
    ratings,
    settings,
    therapists,
    versions,
)
from bondjournal.looks import LOOKS
from bondjournal.tui.flows.trends import trends
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.trends import Trends
from bondjournal.tui.widgets import trend
from bondjournal.tui.widgets.trend import Trend
from bondjournal.tui.widgets.trendlines import felt_of
from made import someone

pytestmark = pytest.mark.long

NINE = {
    "2026-01-20": (6, 7),
    "2026-02-03": (7, 7),
    "2026-02-17": (8, 8),
    "2026-03-03": (7, 8),
    "2026-03-17": (8, 7),
    "2026-03-31": (9, 8),
    "2026-04-14": (8, 8),
    "2026-04-21": None,
    "2026-04-28": (5, 7),
}
LINE = "We moved on before I had got to the point."


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


def rate(session, day, heard=None, safe=None, *, open_=None, line="", them=None, days_after=0):
    day = date.fromisoformat(str(day))
    there = appointments.attended_on(session, them or therapists.usual_one(session), day, ZONE)
    at = dates.When(day + timedelta(days=days_after), None).instant(ZONE)
    for scale, value in (("heard", heard), ("safe", safe), ("open", open_)):
        if value is not None:
            new = NewRating(scale=scale, value=value, line=line if scale == "heard" else "")
            ratings.give(session, there, new, at=at, day=at.date())
    return there


def told_already(session):
    """What was rated is no news when the program is opened."""
    settings.put(session, "notices.waiting", [])


@pytest.fixture
def nine(journal):
    with journal.transaction() as session:
        for day, given in NINE.items():
            rate(session, day, *(given or ()), line=LINE if day == "2026-04-28" else "")
        told_already(session)


@asynccontextmanager
async def felt(journal, **how):
    async with walking(journal, **how) as walk:
        walk.app.go(trends(walk.app))
        await walk.at(Trends)
        yield walk


def drawn(walk):
    """The rows from the scales on, without their ends."""
    rows = [row.rstrip() for row in walk.rows]
    first = next(y for y, row in enumerate(rows) if row.endswith(("Safe", "Heard")))
    return "\n".join(rows[first:])


NORMAL = """\
                 ▏ Heard                         Safe
                 ▏ 0         5         10        0         5         10
           3 Feb ▏ ·         ·   ●     ·   7     ·         ·   ●     ·   7
          17 Feb ▏ ·         ·     ●   ·   8     ·         ·     ●   ·   8
         3 March ▏ ·         ·▏  ●  ▕  ·   7     ·         ·  ▏  ●▕  ·   8
        17 March ▏ ·         ·▏    ●▕  ·   8     ·         ·  ▏●  ▕  ·   7
        31 March ▏ ·         ·▏     ▕● ·   9     ·         ·  ▏  ●▕  ·   8
        14 April ▏ ·         ·▏    ●  ▕·   8     ·         ·  ▏  ●▕  ·   8
        21 April ▏ not rated                     not rated
        28 April ▎ ·         ●  ▏     ▕·   5     ·         ·  ▏●  ▕  ·   7
                 ▏
        28 April ▏ Heard 5, your usual is 8. Safe 7, your usual is 8.
           Heard ▏ We moved on before I had got to the point.
                 ▏
                 ▏ The band shows your previous six ratings, lowest to
                 ▏ highest. An empty row has no rating.
                 ▏
                 ▏ enter read   e a line   esc home
                 ▏ F1 help  ^P menu  ^O feels off  ^T hard time  F9 hide
                 ▏"""

NARROW = """\
          ▏ Heard
          ▏ 0         5         10
   17 Feb ▏ ·         ·     ●   ·   8
  3 March ▏ ·         ·▏  ●  ▕  ·   7
 17 March ▏ ·         ·▏    ●▕  ·   8
 31 March ▏ ·         ·▏     ▕● ·   9
 14 April ▏ ·         ·▏    ●  ▕·   8
 21 April ▏ not rated
 28 April ▎ ·         ●  ▏     ▕·   5
          ▏
 28 April ▏ Heard 5, your usual is 8.
    Heard ▏ We moved on before I had got to the point.
          ▏
          ▏ enter read   ← → other scales   esc home
          ▏ F1 help  ^P menu  ^O  ^T hard time  F9 hide
          ▏"""

PLAIN = """\
                   Heard                         Safe
                   0         5         10        0         5         10
           3 Feb   .         .   o     .   7     .         .   o     .   7
          17 Feb   .         .     o   .   8     .         .     o   .   8
         3 March   .         .[  o  ]  .   7     .         .  [  o]  .   8
        17 March   .         .[    o]  .   8     .         .  [o  ]  .   7
        31 March   .         .[     ]o .   9     .         .  [  o]  .   8
        14 April   .         .[    o  ].   8     .         .  [  o]  .   8
        21 April   not rated                     not rated
        28 April > .         o  [     ].   5     .         .  [o  ]  .   7
"""


async def test_it_is_drawn_so_in_every_look_and_in_plain_characters(journal, nine):
    async with felt(journal) as walk:
        for look_name in LOOKS:
            walk.app.set_look(look_name)
            await walk.shows("The band shows")
            assert drawn(walk) == NORMAL
        walk.app.set_symbols("plain")
        await walk.shows("28 April >")
        await walk.shows("enter read")
        assert drawn(walk).startswith(PLAIN)


async def test_it_is_drawn_so_where_it_is_narrow_and_with_the_own_lines_where_it_is_vast(
    journal, nine
):
    async with felt(journal, size=(60, 20)) as walk:
        await walk.shows("28 April ▎")
        assert drawn(walk) == NARROW
        await walk.pilot.resize_terminal(120, 40)
        await walk.shows(f"●  ▕  ·   7    {LINE}")
        (row,) = [row for row in walk.rows if "▎" in row]
        assert row.rstrip().endswith(f"●  ▕  ·   7    {LINE}")
        assert not any(LINE in row for row in walk.rows if "14 April" in row)


async def test_what_is_bright_and_what_is_tinted(journal, nine):
    async with felt(journal) as walk:
        await walk.shows("28 April ▎")
        dusk = LOOKS["dusk"]
        heard, safe = walk.style("Heard"), walk.style("Safe")
        assert heard.bold
        assert safe.bold
        assert heard.color.name == dusk.accent
        assert safe.color.name == dusk.second
        cells = style_of_cells(walk, "28 April ▎")
        dot, edge, inside = cells[29], cells[32], cells[34]
        assert (dot.color.name, dot.bgcolor.name) == (dusk.accent, dusk.background)
        assert (edge.color.name, edge.bgcolor.name) == (dusk.edge, dusk.band)
        assert inside.bgcolor.name == dusk.band
        number = cells[43]
        assert number.bold
        assert number.color.name == dusk.bright
        before = style_of_cells(walk, "14 April ▏")
        assert not before[43].bold
        assert before[43].color.name == dusk.dim
        inside_dot = before[35]
        assert (inside_dot.color.name, inside_dot.bgcolor.name) == (dusk.accent, dusk.band)


def style_of_cells(walk, words):
    """The style of each cell of the one row with these words."""
    (strip,) = [strip for strip in walk.strips if words in strip.text]
    return [style for text, style, _ in strip for _ in text]


async def test_a_ribbon_from_nought_to_ten_has_both_edges(journal):
    with journal.transaction() as session:
        for week, value in enumerate([0, 10, 5, 0, 10]):
            rate(session, date(2026, 3, 3) + timedelta(weeks=week), value, value)
        told_already(session)
    async with felt(journal) as walk:
        (row,) = [row for row in walk.rows if "▎" in row]
        assert row.rstrip().endswith("▎▏·         ·         ●▕ 10    ▏·         ·         ●▕ 10")


async def test_the_keys_move_the_mark_and_the_words_follow(journal, nine):
    async with felt(journal) as walk:
        await walk.press("up")
        await walk.shows("21 April ▎ not rated")
        await walk.shows("▏ Not rated.")
        assert LINE not in walk.text
        await walk.press("home")
        await walk.shows("20 Jan ▏ Heard 6. Safe 7. One rating so far.")
        await walk.press("j", "j")
        await walk.shows("17 Feb ▏ Heard 8, your usual so far is around 7.")
        await walk.press("pagedown")
        await walk.shows("28 April ▎")
        await walk.press("k", "end")
        await walk.shows(LINE)


async def test_the_terminal_s_cursor_is_where_the_mark_is(journal, nine):
    async with felt(journal) as walk:
        rows = {row.split("▎")[0].strip(): y for y, row in enumerate(walk.rows) if "▎" in row}
        await walk.until(lambda: walk.app.cursor_position == (19, rows["28 April"]))
        await walk.press("up", "up")
        await walk.shows("14 April ▎")
        row = next(y for y, words in enumerate(walk.rows) if "14 April ▎" in words)
        await walk.until(lambda: walk.app.cursor_position == (19, row))


async def test_help_says_all_of_it_in_words(journal, nine):
    async with felt(journal) as walk:
        await walk.press("f1", "2")
        await walk.shows("Heard, 9 sessions from 20 January to 28 April, 8 rated:")
        await walk.shows("between 7 and 8, usually 8, last 7.")
        await walk.shows("a line for this rating")


async def test_late_and_halves_are_said_in_words(journal):
    with journal.transaction() as session:
        for week, value in enumerate([7, 8, 7, 8]):
            rate(session, date(2026, 3, 3) + timedelta(weeks=week), value)
        rate(session, "2026-04-28", 7, days_after=3)
        told_already(session)
    async with felt(journal) as walk:
        await walk.shows("Heard 7, your usual is 7.5. Safe not rated. Rated 3 days")


async def test_other_scales_are_stepped_through_in_pairs(journal, nine):
    with journal.transaction() as session:
        rate(session, "2026-04-28", open_=3)
    async with felt(journal) as walk:
        await walk.shows("← → other scales")
        shown = []
        for _ in range(4):
            shown.append(walk.screen.query_one(Trend).shown)
            await walk.press("right")
        assert shown == [
            ("heard", "safe"),
            ("heard", "open"),
            ("safe", "open"),
            ("heard", "safe"),
        ]
        await walk.shows("Open")
        await walk.shows("Heard 5, your usual is 8. Open 3. One rating so far.")


async def test_where_it_is_narrow_they_are_stepped_through_one_by_one(journal, nine):
    async with felt(journal, size=(60, 20)) as walk:
        await walk.press("right")
        await walk.shows("▏ Safe\n")
        await walk.shows("Safe 7, your usual is 8.")
        await walk.pilot.resize_terminal(80, 24)
        await walk.shows("Heard                         Safe")
        await walk.press("left")
        assert walk.screen.query_one(Trend).shown == ("heard", "safe")


async def test_enter_reads_what_was_written_after_it(journal, nine):
    uuid = keep(journal, at="2026-04-28T18:00", body="After our session.")
    with journal.transaction() as session:
        there = appointments.on_day(session, therapists.usual_one(session), date(2026, 4, 28))
        entry = entries.by_uuid(session, uuid)
        versions.edit(session, entry, appointment_uuid=there[0].uuid)
    async with felt(journal) as walk:
        await walk.press("enter")
        await walk.at(ReadEntry)
        await walk.shows("After our session.")
        await walk.press("escape")
        await walk.at(Trends)
        await walk.press("up", "enter")
        await walk.shows("No entry belongs to this session.")


async def test_e_asks_for_a_line_to_the_ratings_shown(journal, nine):
    async with felt(journal) as walk:
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.shows(LINE)
        await walk.type(" And then.\n")
        await walk.type("It was quiet.\n")
        await walk.at(Trends)
        await walk.shows(f"Heard ▏ {LINE} And then.")
        await walk.shows("Safe ▏ It was quiet.")
        await walk.shows("Line kept. ▏")
        await walk.press("up", "e")
        await walk.shows("This session was not rated.")
    with journal.session() as session:
        them = therapists.usual_one(session)
        there = appointments.on_day(session, them, date(2026, 4, 28))[0]
        lines = {one.scale: one.line for one in ratings.of_session(session, there.uuid)}
        assert lines == {"heard": f"{LINE} And then.", "safe": "It was quiet."}


async def test_without_ratings_it_says_so(journal):
    with journal.transaction() as session:
        rate(session, "2026-04-28")
    async with felt(journal) as walk:
        await walk.shows("▏ No ratings yet. You can give them after a session.")
        assert "ribbon" not in walk.text
        await walk.shows("▏ esc home")
        await walk.press("up", "home", "enter", "e", "right")
        assert isinstance(walk.screen, Trends)
        await walk.press("escape")
        await walk.until(lambda: not isinstance(walk.screen, Trends))


async def test_of_several_people_one_is_asked_for(journal, nine):
    with journal.transaction() as session:
        someone(session, "Ann")
        ben = someone(session, "Ben")
        rate(session, "2026-05-05", 3, 2, them=ben)
        told_already(session)
    async with walking(journal) as walk:
        walk.app.go(trends(walk.app))
        await walk.at(Pick)
        await walk.shows("Which therapist?")
        await walk.press("escape")
        await walk.until(lambda: not isinstance(walk.screen, Pick))
        walk.app.go(trends(walk.app))
        await walk.at(Pick)
        await walk.press("2")
        await walk.at(Trends)
        await walk.shows("Ben")
        await walk.shows("5 May ▎")
        assert "28 April" not in walk.text


async def test_one_who_is_not_to_be_mentioned_is_not_shown(journal, nine):
    with journal.transaction() as session:
        versions.edit(session, therapists.usual_one(session), mentioned=False)
    async with felt(journal) as walk:
        await walk.shows("No ratings yet.")
        assert "April" not in walk.text


async def test_it_is_reached_from_the_journal_and_by_name(journal, nine):
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        await walk.press("3")
        await walk.at(Trends)
        await walk.shows("esc home")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("ctrl+p")
        await walk.type("how it has")
        await walk.shows("How it has felt")
        await walk.press("enter")
        await walk.at(Trends)
        await walk.shows("esc home")


async def test_of_hundreds_of_sessions_those_in_view_are_drawn(journal, monkeypatch):
    with journal.transaction() as session:
        for week in range(300):
            rate(session, date(2020, 8, 11) + timedelta(weeks=week), week % 11, 8)
        told_already(session)
    made = []
    monkeypatch.setattr(
        trend,
        "felt_of",
        lambda part, row, *more, **how: made.append(row) or felt_of(part, row, *more, **how),
    )
    async with felt(journal) as walk:
        await walk.shows("Heard                         Safe")
        assert len({row.appointment for row in made}) < 40
        await walk.press("home")
        await walk.shows("11 Aug 2020 ▎")
        assert "Heard                         Safe" in walk.text, "the first rows stay"
        await walk.press("end", "pageup")
        await walk.until(lambda: len({row.appointment for row in made}) < 80)


async def test_many_sessions_scroll_under_the_two_first_rows(journal, nine):
    with journal.transaction() as session:
        for week in range(10):
            rate(session, date(2025, 10, 7) + timedelta(weeks=week), 8, 8)
        told_already(session)
    async with felt(journal) as walk:
        await walk.shows("28 April ▎")
        await walk.press(*["up"] * 18)
        await walk.shows("7 Oct 2025 ▎")
        rows = drawn(walk).splitlines()
        assert rows[1].split() == ["▏", "0", "5", "10", "0", "5", "10"]
        assert rows[2].split()[0:3] == ["7", "Oct", "2025"]
        await walk.press("down")
        await walk.shows("14 Oct 2025 ▎")
        await walk.shows("7 Oct 2025")
