"""Preparing, the page itself: read as it will be, names decided, written to a file."""

import os
import stat
from contextlib import asynccontextmanager
from datetime import date, time
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner
from unhurried import unhurried  # noqa: F401
from walk import ZONE, Walk, keep, walking

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.cli.app import app as command_line
from bondjournal.demo import demo_journal
from bondjournal.journal import (
    appointments,
    preparations,
    ratings,
    settings,
    stand_ins,
    tables,
    therapists,
    topics,
)
from bondjournal.journal.home import prepare_for
from bondjournal.summary import markdown
from bondjournal.summary.choose import choose
from bondjournal.tui.app import JournalApp
from bondjournal.tui.palette import Palette
from bondjournal.tui.screens.full_screen import FullScreen
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_names import NamesStep
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_write import WriteStep, Written
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.write import Write
from bondjournal.vault import made_up

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture(autouse=True)
def documents(own_place):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def ready(journal):
    """A journal whose page carries one entry, prepared up to reading it."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for day in ("2026-04-28", "2026-05-12"):
            when = dates.When(date.fromisoformat(day), time(16))
            appointments.add(session, them, when, ZONE)
        upcoming = appointments.next_one(session, dates.now())
        preparations.change(session, preparations.begin(session, them, upcoming), step="page")
    return journal


def share(journal, body, **more):
    return keep(journal, at="2026-05-02T10:00", body=body, share="as-written", **more)


def rendered(journal, style="full"):
    with journal.session() as session:
        upcoming = appointments.next_one(session, dates.now())
        page = choose(session, therapists.usual_one(session), upcoming, today=date(2026, 5, 10))
    return markdown.render(page, style)


def one(journal, noun):
    with journal.session() as session:
        return session.exec(select(noun)).one()


async def through(walk, *steps):
    """Go on through steps."""
    for step in steps:
        await walk.press("ctrl+s")
        await walk.until(lambda: type(walk.screen).__name__ == step, step)  # noqa: B023


def row(walk, words):
    return next((row for row in walk.rows if words in row), "")


async def at_page(walk):
    await walk.press("p")
    await walk.at(ReadStep)
    await walk.shows("readable by anyone who has the file")


def first_row(walk):
    return next(row for row in walk.rows if "For our session on" in row)


async def as_its_file(walk):
    """Show the page as its file, which is found by name."""
    await walk.press("ctrl+p")
    await walk.at(Palette)
    await walk.type("as its file\n")
    await walk.at(AsItIs)


async def to_another_place(walk):
    """Say that the file goes somewhere else, or is in another format."""
    await walk.press("ctrl+s")
    await walk.at(Pick)
    await walk.press("a")
    await walk.at(WriteStep)


async def test_the_page_is_shown_as_it_will_be_in_both_styles_and_as_a_file(ready):
    share(ready, "A *calmer* answer.", title="the answer")
    async with walking(ready, size=(80, 40)) as walk:
        await at_page(walk)
        await walk.shows("For our session on Tuesday 12 May 2026")
        await walk.shows("2 May, the answer. A calmer answer.")
        await walk.shows("It fits on one sheet.")
        await as_its_file(walk)
        await walk.shows("summary-2026-05-12.md")
        lines = set(rendered(ready).splitlines())
        await walk.until(lambda: lines <= {row.strip() for row in walk.rows}, "the whole file")
        await walk.press("escape")
        await walk.at(ReadStep)
        await walk.press("right")
        await walk.shows("[brief]")
        await walk.until(lambda: "A calmer answer." not in walk.text, "the brief page")
        await as_its_file(walk)
        await walk.shows("summary-2026-05-12-brief.md")


async def test_it_scrolls_and_only_one_key_leads_on_to_the_file(ready, documents):
    for number in range(12):
        share(ready, f"What stayed, number {number}.")
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.press(*["pagedown"] * 6)
        await walk.shows("Please ask me before")
        assert isinstance(walk.screen, ReadStep)
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.press("pagedown", "enter")
        await walk.at(ReadStep)
        await to_another_place(walk)
        await walk.press("pagedown", "escape")
        await walk.at(ReadStep)
        await walk.press("1")
        await walk.at(ChooseStep)
    assert not list(documents.iterdir())


async def test_beside_the_page_stands_what_can_be_set_about_it(ready):
    share(ready, "A calmer answer.", title="the answer")
    with ready.transaction() as session:
        last = appointments.all_of(session)[0]
        five = NewRating(scale="heard", value=5, line="We moved on.")
        ratings.give(session, last, five, at=dates.now(), day=last.day)
    async with walking(ready, size=(120, 40)) as walk:
        await walk.press("p")
        await walk.at(ReadStep)
        await walk.shows("length ▎ [full]  brief")
        await walk.shows("of 480 words. It fits on one sheet.")
        await walk.shows("~/Documents/summary-2026-05-12.md")
        await walk.shows("← → change   enter full screen   e edit this part   esc home")
        await walk.press("enter")
        await walk.at(FullScreen)
        await walk.press("q")
        await walk.at(ReadStep)
        await walk.press("right")
        await walk.shows("length ▎ full  [brief]")
        await walk.until(lambda: "A calmer answer." not in walk.text, "the brief page")
        await walk.press("left", "down", "down", "e")
        await walk.at(SomeLines)
        await walk.type("R.\n")
        await walk.at(ReadStep)
        await walk.shows("signed ▎ R.")
        await walk.shows("From R., for 28 April to 10 May.")
        await walk.press("down", "left")
        await walk.shows("read it together at the start?")
        await walk.until(lambda: row(walk, "requests").split("[on]  off")[1:])
        await walk.press("down", "down")
        await walk.shows("with my lines  my lines alone  [neither]")
        await walk.press("left")
        await walk.shows("with my lines  [my lines alone]  neither")
        await walk.shows("About heard: We moved on.")
        await walk.press("left")
        await walk.shows("how heard I felt, 5 of 10")
        await walk.press("right", "right")
        await walk.until(lambda: "About heard" not in walk.text)
        await say_last_time_in_german(walk)
    with ready.session() as session:
        assert not ratings.of_session(session, last.uuid)[0].on_page
        assert settings.get(session, "page.last-time") is True
        assert therapists.usual_one(session).language == "de"


async def say_last_time_in_german(walk):
    """Go on down from the numbers to what else can be set."""
    await walk.press("down")
    await walk.shows("your usual ▎ after three shared ratings")
    await walk.press("down")
    await walk.shows("last time ▎ which topics you talked about")
    await walk.press("left")
    await walk.until(lambda: row(walk, "last time").split("[on]  off")[1:])
    await walk.press("down")
    await walk.shows("language ▎ [English]  Deutsch  français  español  Nederlands")
    await walk.press("right")
    await walk.shows("Für unsere Sitzung am")
    await walk.shows("language ▎ English  [Deutsch]")


async def test_parts_are_marked_and_lead_to_where_they_came_from(ready):
    share(ready, "A calmer answer.", title="the answer")
    with ready.transaction() as session:
        topics.add(session, NewTopic(text="the stairs"))
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.press("right")
        await walk.until(lambda: "A calmer answer." not in walk.text, "the brief page")
        await walk.press("left")
        await walk.shows("A calmer answer.")
        await walk.press("e")
        await walk.shows("Press down to mark a part of the page.")
        await walk.press("down", "down", "e")
        await walk.at(Write)
        await walk.type(" Still.")
        await walk.press("ctrl+s")
        await walk.at(ReadStep)
        await walk.shows("A calmer answer. Still.")
        await walk.shows("This changed your entry too.")
        await walk.press("down", "e")
        await walk.at(TopicsStep)


async def test_what_is_written_is_what_was_read_and_is_remembered(ready, documents):
    share(ready, "A calmer answer.")
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.shows("~/Documents/summary-2026-05-12.md")
        await walk.shows("The file itself is not encrypted.")
        choices = [row[19:] for row in walk.rows if row[15:16] in ("m", "a", "n")]
        assert choices == ["Make the file", "Another place or format", "Not yet"]
        first = walk.rows.index(next(one for one in walk.rows if "Make the file" in one))
        assert [one[19:] for one in walk.rows[first : first + 3]] == choices, "no empty rows"
        await walk.press("m")
        await walk.at(Written)
        await walk.shows("Written to summary-2026-05-12.md.")
        await walk.shows("In ~/Documents. The file itself is not encrypted.")
        await walk.press("r")
        await walk.at(AsItIs)
        await walk.shows("A calmer answer.")
        await walk.press("escape")
        await walk.at(Written)
        await walk.press("n")
        await walk.at(Home)
        assert "where you left it" not in walk.text
    path = documents / "summary-2026-05-12.md"
    assert path.read_text("utf-8") == rendered(ready)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    page = one(ready, tables.Page)
    assert (page.path, page.sha256) == (str(path), sha256(path.read_bytes()).hexdigest())
    assert (page.style, page.ask_to_delete) == ("full", False)
    assert one(ready, tables.Preparation).step == preparations.WRITTEN


@pytest.mark.parametrize("becomes", ["cancelled", "deleted"])
async def test_a_session_taken_away_by_another_window_is_on_no_page(ready, documents, becomes):
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.shows("For our session on Tuesday 12 May 2026")
        with ready.transaction() as session:
            them = therapists.usual_one(session)
            upcoming = appointments.next_one(session, dates.now())
            prepared = preparations.find(session, them, upcoming)
            preparations.change(session, prepared, would_help=["ideas to try"])
            later = dates.When(date(2026, 5, 26), time(16))
            appointments.add(session, them, later, ZONE)
            if becomes == "cancelled":
                appointments.mark(session, upcoming, "cancelled")
            else:
                appointments.delete(session, upcoming)
        await walk.press("ctrl+s")
        await walk.shows("The page changed. Read it once more.")
        await walk.press("ctrl+s")
        await walk.shows("For our session on Tuesday 26 May 2026")
        await walk.at(ReadStep)
        await walk.shows("ideas to try")
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.press("m")
        await walk.at(Written)
    text = (documents / "summary-2026-05-26.md").read_text("utf-8")
    assert "**ideas to try**" in text
    assert text == rendered(ready)


async def test_a_session_that_gets_known_meanwhile_takes_over_what_was_prepared(journal, documents):
    async with walking(journal) as walk:
        await walk.press("p")
        await walk.at(ChooseStep)
        with journal.transaction() as session:
            them = therapists.usual_one(session)
            appointments.add(session, them, dates.When(date(2026, 5, 12), time(16)), ZONE)
            upcoming = appointments.next_one(session, dates.now())
            prepared = preparations.taken_over(session, them, upcoming)
            preparations.change(session, prepared, would_help=["ideas to try"])
        await through(walk, "TopicsStep")
        await walk.shows("Prepare for Tuesday")
    assert one(journal, tables.Preparation).would_help == ["ideas to try"]


async def test_a_walk_ends_where_sessions_are_not_to_be_mentioned_any_more(ready):
    async with walking(ready) as walk:
        await at_page(walk)
        with ready.transaction() as session:
            therapists.stop_mentioning(session, therapists.usual_one(session))
        await walk.press("1")
        await walk.at(Home)
        assert "12 May" not in walk.text


async def test_after_writing_it_can_be_read_and_written_again_and_nothing_is_replaced(
    ready, documents
):
    (documents / "summary-2026-05-12.md").write_text("mine")
    with ready.transaction() as session:
        topics.add(session, NewTopic(text="the stairs"))
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.press("right", "right")
        await walk.shows("[to read out]")
        await walk.shows("What I'd like to start with:")
        await walk.press("right")
        await walk.shows("[full]")
        await to_another_place(walk)
        await walk.shows("summary-2026-05-12-2.md")
        await walk.press(*["backspace"] * 5)
        await walk.type(".md")
        await walk.press("ctrl+s")
        await walk.shows("summary-2026-05-12.md already exists.")
        await walk.shows("summary-2026-05-12-2.md")
        await walk.press("ctrl+s", "m")
        await walk.at(Written)
        await walk.press("3")
        await walk.at(ReadStep)
        await walk.press("escape")
        await walk.at(Home)
        assert "where you left it" not in walk.text
    assert (documents / "summary-2026-05-12.md").read_text() == "mine"
    assert (documents / "summary-2026-05-12-2.md").read_text("utf-8") == rendered(ready)
    assert one(ready, tables.Page).ask_to_delete


async def test_f2_makes_it_html_for_print_and_the_usual_way_is_as_long(ready, documents):
    share(ready, "A *calmer* answer <b>here</b>.")
    async with walking(ready) as walk:
        await at_page(walk)
        await to_another_place(walk)
        await walk.shows("The full page.")
        await walk.shows("^S write it   F2 for print   tab next   esc back")
        await walk.press("f2")
        await walk.shows("summary-2026-05-12.html")
        await walk.shows("The full page, as HTML: any browser shows and prints it.")
        await walk.press("f2")
        await walk.shows("summary-2026-05-12.md")
        await walk.press("f2")
        await walk.shows("^S write it   F2 as Markdown   tab next   esc back")
        await walk.press("ctrl+s", "m")
        await walk.at(Written)
        await walk.shows("Written to summary-2026-05-12.html.")
        await walk.press("r")
        await walk.at(AsItIs)
        await walk.shows("A *calmer* answer")
    path = documents / "summary-2026-05-12.html"
    text = path.read_text("utf-8")
    assert "A <em>calmer</em> answer &lt;b&gt;here&lt;/b&gt;." in text
    page = one(ready, tables.Page)
    assert (page.format, page.sha256) == ("html", sha256(text.encode()).hexdigest())


async def test_the_ending_of_the_name_is_its_format(ready, documents):
    share(ready, "A calmer answer.")
    async with walking(ready) as walk:
        await at_page(walk)
        await to_another_place(walk)
        walk.screen.query("Field").first().value = "page.json"
        await walk.shows("The full page, as JSON, for other programs.")
        await walk.press("f2")
        await walk.shows("page.html")
        walk.screen.query("Field").first().value = "page.of.mine"
        await walk.press("f2")
        await walk.shows("page.of.mine.html")
        walk.screen.query("Field").first().value = "page.json"
        await walk.press("ctrl+s", "m")
        await walk.at(Written)
    assert (documents / "page.json").read_text("utf-8").startswith("{")


async def test_a_place_that_is_none_is_told_and_one_others_see_asks_first(ready, tmp_path):
    synced = tmp_path / "Dropbox" / "notes"
    synced.mkdir(parents=True)
    async with walking(ready) as walk:
        await at_page(walk)
        await to_another_place(walk)
        for name in ("", "a/b.md", ".."):
            walk.screen.query("Field").first().value = name
            await walk.press("ctrl+s")
            await walk.shows("A file needs a name without a folder in it.")
        walk.screen.query("Field").first().value = "page.md"
        for folder in (str(tmp_path / "nowhere"), "~nobody-here/x"):
            walk.screen.query("Field").last().value = folder
            await walk.press("ctrl+s")
            await walk.shows("There is no such folder.")
        walk.screen.query("Field").last().value = str(synced)
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.shows("This folder looks synced by Dropbox")
        await walk.press("enter")
        await walk.at(WriteStep)
        assert not list(synced.iterdir())
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.press("m")
        await walk.at(Written)
    assert [path.name for path in synced.iterdir()] == ["page.md"]
    with ready.session() as session:
        assert settings.get(session, "page.folder") == str(synced)


async def test_names_are_swapped_or_left_and_decided_before_the_page_is_written(ready):
    with ready.transaction() as session:
        stand_ins.decide(session, "Will", "my brother")
    share(ready, "I met Nadia and Marek. Then Nadia said Will would come, and he will.")
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.press("ctrl+s")
        await walk.at(Pick)
        await walk.shows("'Nadia' twice: leave it or replace it?")
        await walk.press("escape")
        await walk.shows("A name on it is not decided yet.")
        await walk.press("3")
        await walk.at(NamesStep)
        await walk.shows("These names are on your page. Leave them or swap them?")
        await walk.shows("Nadia ▎ not decided yet")
        await walk.shows("2 May ▏ I met Nadia and Marek. Then Nadia s…")
        await walk.press("space")
        await walk.until(lambda: row(walk, "Nadia ▎ someone").endswith("twice"))
        await walk.press("space")
        await walk.shows("Left as it is: Nadia. Press u to undo.")
        await walk.press("u")
        await walk.shows("Nadia ▎ someone")
        await walk.press("space")
        await walk.shows("Nadia ▎ left as it is")
        await walk.press("down", "e")
        await walk.at(SomeLines)
        await walk.type("a friend\n")
        await walk.at(NamesStep)
        await walk.shows("Marek ▎ a friend")
        await walk.press("enter")
        await walk.shows("One by one is for names that are ordinary words too.")
        await walk.press("down")
        await walk.shows("Will ▎ not decided yet")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.shows("replaced")
        await walk.press("down", "enter", "enter")
        await walk.until(lambda: walk.text.count("left as it is") == 2)
        await walk.press("escape")
        await walk.shows("Will ▎ one by one")
        await walk.press("ctrl+s")
        await walk.at(ReadStep)
        await walk.press("ctrl+s")
        await walk.shows("Make a file of this page?")
    text = " ".join(rendered(ready).split())
    assert "I met Nadia and a friend. Then Nadia said my brother would come, and he will." in text
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.shows("1-3 ▏")


async def test_a_name_seen_on_the_page_is_replaced_there(ready):
    share(ready, "Chloe changed a deadline.")
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.shows("^S make file")
        for name in ("Chloe", "Tomas"):
            await walk.press("n")
            for words in (name, "my manager"):
                await walk.at(SomeLines)
                await walk.type(words)
                await walk.press("enter")
            await walk.at(ReadStep)
            await walk.until(lambda: "My manager changed" in walk.text)
            if name == "Tomas":
                await walk.shows("That name is not on this page so far.")
            else:
                assert "not on this page" not in walk.text
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at(ReadStep)
    with ready.session() as session:
        assert [row.name for row in stand_ins.all_of(session)] == ["Chloe", "Tomas"]


async def test_a_page_that_is_too_long_says_by_how_much_and_cuts_nothing(ready):
    share(ready, "word " * 600, title="a long one")
    share(ready, "A short one.")
    async with walking(ready) as walk:
        await at_page(walk)
        await walk.shows("more than one sheet holds.")
        row = next(row for row in walk.rows if "a long one" in row)
        assert row.strip().startswith("600 words")
        assert walk.rows.index(row) < walk.rows.index(first_row(walk))
        assert walk.screen.query_one("Reader").height_for(58) > 50


async def test_without_any_session_a_page_can_be_made_too(journal, documents):
    share(journal, "A calmer answer.")
    async with walking(journal) as walk:
        await walk.press("p")
        await walk.at(ChooseStep)
        await walk.shows("A calmer answer.")
        await through(walk, "TopicsStep", "ReadStep", "Pick")
        await walk.press("m")
        await walk.at(Written)
    text = (documents / "summary-next.md").read_text("utf-8")
    assert text.startswith("# For our next session")
    assert "A calmer answer." in text
    assert "I chose every line." in text


@asynccontextmanager
async def looking_around(journal):
    app = JournalApp(journal.vault, journal=journal, demo=True)
    async with app.run_test(size=(80, 24)) as pilot:
        walk = Walk(app, pilot)
        await walk.at(Home)
        yield walk


async def test_the_pages_of_the_demo_journal_are_those_of_the_command_line(documents):
    with demo_journal() as journal:
        folder = made_up.pages(journal.vault)
        async with looking_around(journal) as walk:
            await walk.press("p")
            await walk.at(ChooseStep)
            await through(walk, "TopicsStep", "ReadStep", "Pick")
            await walk.press("m")
            await walk.at(Written)
            await walk.press("3")
            await walk.at(ReadStep)
            await walk.press("right")
            await walk.shows("[brief]")
            await walk.press("ctrl+s")
            await walk.at(Pick)
            await walk.press("m")
            await walk.at(Written)
        assert list(documents.iterdir()) == []
        brief, full = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    assert not folder.exists()
    for written, how in ((full, ()), (brief, ("--style", "brief"))):
        told = CliRunner().invoke(command_line, ["demo", "--page", *how])
        assert told.exit_code == 0
        assert written == told.stdout
        assert written.splitlines()[0].endswith(" (made up)")


async def test_topics_are_reached_by_name(ready):
    async with walking(ready) as walk:
        await walk.press("p")
        await walk.at(ReadStep)
        await walk.press("ctrl+p")
        await walk.type("topics\n")
        await walk.at("Topics")
        await walk.press("escape")
        await walk.at(ReadStep)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (None, "Prepare"),
        ("2026-05-10", "Prepare for today"),
        ("2026-05-11", "Prepare for tomorrow"),
        ("2026-05-16", "Prepare for Saturday"),
        ("2026-05-17", "Prepare for Sunday 17 May"),
        ("2027-01-03", "Prepare for Sunday 3 January 2027"),
    ],
)
def test_what_is_prepared_is_named_as_people_say_it(day, place):
    assert prepare_for(day and date.fromisoformat(day), date(2026, 5, 10)) == place
