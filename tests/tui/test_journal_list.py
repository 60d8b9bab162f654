"""The journal as a list: its rows, searching, narrowing, and what is done from there."""

from datetime import date, timedelta

import pytest
from walk import keep, keep_many, walking

from bondjournal import dates, wording
from bondjournal.addition import NewRating
from bondjournal.draft import Draft
from bondjournal.journal import appointments, entries, ratings, therapists, versions
from bondjournal.tui.help import Help
from bondjournal.tui.screens import days
from bondjournal.tui.screens.filter import Filter
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts
from bondjournal.wording.search import NOTHING_HAS


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T20:40")


@pytest.fixture
def story(journal):
    """A few entries, the newest first."""
    return [
        keep(
            journal, at="2026-05-10T16:20", title="A good hour", body="Humming.", share="as-written"
        ),
        keep(journal, at="2026-05-08T06:00", body="Slept badly. " * 30),
        keep(journal, at="2026-05-08T05:00", body="Waiting room", source="captured"),
        keep(
            journal,
            at="2026-05-02T20:00",
            title="A hard call",
            body=f"{'Ilse rang from the car. ' * 9}My sister went quiet, and I did too.",
            share="gist",
            gist="She went quiet.",
            tags=("phone",),
        ),
        keep(journal, at="2025-05-02T20:00", body="A year ago.", tags=("sister",)),
    ]


async def listed_in(walk):
    await walk.at(JournalList)
    await walk.until(lambda: walk.list.known, "the first page")
    await walk.pilot.pause()


def chosen(walk):
    row = walk.list.chosen
    return row.words if row else None


@pytest.mark.long
async def test_rows_say_when_what_and_for_whom(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        assert "Look back" in walk.rows[1]
        assert "[journal]  calendar  how it felt  then and now  good signs" in walk.rows[2]
        assert walk.rows[1].endswith("newest first")
        assert walk.rows[4].split("▎")[0].strip() == "Sun 10 May"
        assert walk.rows[4].endswith("all of it")
        assert walk.rows[5].endswith("not on the page")
        assert "Slept badly." in walk.rows[5]
        assert "…" in walk.rows[5]
        assert walk.rows[6].split("▏")[0].strip() == ""
        assert "Waiting room" in walk.rows[6]
        assert walk.rows[7].endswith("one line")
        assert walk.rows[8].split("▏")[0].strip() == "2 May 2025"


async def test_a_narrow_margin_has_no_weekdays(journal, story):
    async with walking(journal, "l", size=(60, 20)) as walk:
        await listed_in(walk)
        margins = [row[:9].strip() for row in walk.rows[4:9]]
        assert margins == ["10 May", "8 May", "", "2 May", "May 2025"]


async def test_words_of_people_are_no_markup(journal):
    keep(journal, title="[b]not bold[/b] [link=x]", body="[@click=app.close]words[/]")
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.shows("[b]not bold[/b] [link=x]")


@pytest.mark.long
async def test_an_empty_journal(journal):
    async with walking(journal, "l") as walk:
        await walk.shows(wording.EMPTY_JOURNAL)
        await walk.shows("n writes something.")
        await walk.press("e", "v", "delete", "enter")
        assert isinstance(walk.screen, JournalList)
        await walk.press("n")
        await walk.at(Write)
        await walk.type("The first.")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.until(lambda: chosen(walk) == "The first.")


async def test_sessions_divide_the_journal_and_are_opened_from_it(journal, story):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        about = appointments.attended_on(session, them, date(2026, 5, 8), "Europe/Berlin")
        appointments.attended_on(session, them, date(2026, 5, 1), "Europe/Berlin")
        before = appointments.attended_on(session, them, date(2026, 4, 30), "Europe/Berlin")
        numbers = [(before, ("heard", 8)), (before, ("safe", 8)), (before, ("open", 7))]
        for one, (scale, value) in (*numbers, (about, ("heard", 5)), (about, ("safe", 7))):
            new = NewRating(scale=scale, value=value, line=f"Why {value}.")
            ratings.give(session, one, new, at=one.at, day=one.day)
    ruled = "── session: heard 5 of 10, safe 7 of 10 ──────────────────"
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        assert walk.rows[5] == f"       Fri 8 May ▏ {ruled}"
        assert walk.rows[6].startswith("                 ▏ Slept badly.")
        assert walk.rows[9] == f"       Fri 1 May ▏ ── session: not rated {'─' * 36}"
        assert walk.style("heard 5").color == walk.style("Fri 8 May").color
        await walk.press("down")
        await walk.shows("enter open   n new   / search   esc home")
        assert walk.style("heard 5").bold
        await walk.press("e", "v", "delete", "f3")
        await walk.press("enter")
        await walk.shows("What do you want to do?")
        await walk.shows("Heard 5: Why 5.")
        await walk.press("c")
        await walk.at(JournalList)
        await walk.shows("Session kept.")
        await walk.until(lambda: "heard 5" not in walk.text)
        await walk.press("u")
        await walk.shows(ruled)
        await walk.press("home", "down")
        await walk.pilot.resize_terminal(120, 40)
        await walk.shows("Heard 5. Safe 7. Two ratings so far. Too")
        assert walk.rows[11][18:70] == f"── session: heard 8 of 10, safe 8 of 10… {'─' * 11}"
        assert walk.rows[5].endswith("    Session")
        assert walk.rows[6].endswith("    Fri 8 May")
        await walk.shows("Safe: Why 7.")
        # Words are found in what stands beside the list, and the list is as it was.
        await walk.press("f3")
        await walk.type("why")
        await walk.shows("1 of 2")
        await walk.press("enter")
        await walk.shows("2 of 2")
        await walk.shows("enter next   ↑ before   esc back to the text")
        await walk.press("escape")
        await walk.shows("esc home")
        assert walk.list.has_focus
        assert "heard 5" in chosen(walk)


async def test_the_filter_finds_unfinished_entries(journal, story, clock):
    now = dates.now()
    for body in ("The kettle.", "The stairs."):
        draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body=body)
        drafts.keep(journal.vault, draft.uuid, draft.to_bytes())

    async def to_unfinished(walk):
        await walk.press("f", *["tab"] * 5, "right", "right")
        await walk.shows("in ▎  the journal     the trash    [unfinished entries]")
        await walk.press("ctrl+s")
        await walk.at("Unfinished entries")
        await walk.until(lambda: walk.list.known)

    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await to_unfinished(walk)
        await walk.shows("enter open   Del delete   esc back")
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        first = chosen(walk)
        await walk.press("delete")
        await walk.shows("Throw away today's entry? It goes to the trash.")
        await walk.press("enter")
        assert len(walk.list.in_memory) == 2
        await walk.press("delete", "down", "enter")
        await walk.shows(f"Deleted: {first.removesuffix('.')}. Press u to undo.")
        await walk.until(lambda: len(walk.list.in_memory) == 1)
        await walk.press("enter")
        await walk.at(Write)
        assert walk.screen.draft.body != first
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at("Unfinished entries")
        await walk.shows("There is no unfinished entry.")
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.until(lambda: len(walk.list.in_memory) == 6)


async def test_search_finds_while_one_types(journal, story):
    async with walking(journal, "slash") as walk:
        await walk.at(JournalList)
        await walk.type("sist")
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        await walk.shows("My sister went quiet")
        style = walk.style("sister went")
        assert style.bold
        assert style.underline
        assert not walk.style("went quiet").underline
        await walk.shows("#sister")
        await walk.type("zzz")
        await walk.shows(NOTHING_HAS)
        await walk.press(*["backspace"] * 3)
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        await walk.press("down", "down", "enter")
        await walk.at(ReadEntry)
        assert "A year ago." in walk.text
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.press("escape")
        await walk.at(Home)


@pytest.mark.long
async def test_escape_leaves_the_field_then_the_search_then_the_journal(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("slash")
        await walk.type("sister")
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        await walk.press("escape")
        assert walk.list.has_focus
        await walk.shows("esc all entries")
        await walk.press("escape")
        await walk.until(lambda: len(walk.list.in_memory) == 5)
        assert chosen(walk) == "A hard call"
        await walk.shows("esc home")
        await walk.press("escape")
        await walk.at(Home)


async def test_letters_are_typed_into_the_search_field(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("slash")
        await walk.type("fvdewx/jku")
        assert walk.screen.asked_for.words == "fvdewx/jku"
        await walk.press("delete", "escape")
        assert isinstance(walk.screen, JournalList)


@pytest.mark.long
async def test_the_filter_narrows(journal, story):
    with journal.transaction() as session:
        appointment = appointments.attended_on(
            session, therapists.usual_one(session), date(2026, 5, 5), "Europe/Berlin"
        )
        entry = entries.by_uuid(session, story[1])
        entry.appointment_uuid = appointment.uuid
        session.add(entry)

    async def narrow(walk, *keys, count):
        await walk.press("f")
        await walk.at(Filter)
        for key in keys:
            await (walk.press(key) if key in {"tab", "right", "ctrl+s"} else walk.type(key))
        await walk.press("ctrl+s")
        await walk.at(JournalList)
        await walk.until(lambda: len(walk.list.in_memory) == count, f"{count} rows")

    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await narrow(walk, "2 may", "tab", "8 may", count=4)
        await walk.shows("from 2 May, to 8 May")
        await walk.press("escape")
        await walk.until(lambda: len(walk.list.in_memory) == 6)
        await narrow(walk, "tab", "tab", "#Phone", count=1)
        await walk.shows("#Phone")
        await walk.press("escape")
        await narrow(walk, *["tab"] * 4, "right", "right", "right", count=1)
        assert chosen(walk) == "A good hour"
        await walk.press("escape")
        await narrow(walk, "tab", "tab", "tab", "5 may", count=1)
        await walk.shows("session 5 May")
        await walk.press("escape")
        await narrow(walk, "tab", "tab", "nothing-has-it", count=0)
        await walk.shows("No entry fits.")


@pytest.mark.long
async def test_the_filter_says_what_it_does_not_understand(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("f")
        await walk.at(Filter)
        await walk.type("someday")
        await walk.press("ctrl+s")
        await walk.shows("This journal cannot read that date.")
        await walk.press("ctrl+u", "tab", "tab")
        await walk.type("two words")
        await walk.press("ctrl+s")
        await walk.shows("A tag is one word.")
        await walk.press("ctrl+u", "tab")
        await walk.type("3 may")
        await walk.press("ctrl+s")
        await walk.shows("There is no such session.")
        assert isinstance(walk.screen, Filter)
        await walk.press("escape")
        await walk.at(JournalList)
        assert walk.screen.asked_for.all


async def test_deleting_and_bringing_back(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("down", "down", "down", "delete")
        await walk.at(Pick)
        await walk.shows("Delete this entry? It stays in the trash for 14 days.")
        await walk.press("enter")
        await walk.at(JournalList)
        assert chosen(walk) == "A hard call"
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.shows("Deleted: A hard call. Press u to undo.")
        await walk.until(lambda: chosen(walk) == "A year ago.")
        await walk.press("u")
        await walk.until(lambda: chosen(walk) == "A hard call")
        await walk.shows("Back: an entry: A hard call")
        await walk.press("u")
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("g")
        await walk.shows("Gone.")
        with journal.session() as session:
            assert entries.by_uuid(session, story[3]) is None
            assert versions.trash(session) == []


@pytest.mark.long
async def test_who_it_is_for_from_the_list(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("v")
        await walk.shows("What may go on your page?")
        await walk.press("n")
        await walk.at(JournalList)
        await walk.until(lambda: walk.rows[4].endswith("not on the page"))
        assert walk.screen.state == "Choice kept."


@pytest.mark.long
async def test_where_the_reader_was_left_is_where_the_mark_is(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("enter")
        await walk.at(ReadEntry)
        await walk.press("right", "right", "right")
        await walk.shows("and I did too.")
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.until(lambda: chosen(walk) == "A hard call")


@pytest.mark.long
async def test_newer_and_older_are_those_that_were_searched_for(journal, story):
    async with walking(journal, "slash") as walk:
        await walk.at(JournalList)
        await walk.type("sister")
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        await walk.press("enter", "enter")
        await walk.at(ReadEntry)
        await walk.press("right")
        await walk.shows("A year ago.")
        await walk.press("right")
        await walk.shows("There is no older one.")
        await walk.press("left")
        await walk.shows("A hard call")
        await walk.press("left")
        await walk.shows("There is no newer one.")


@pytest.mark.long
async def test_a_vast_window_shows_the_entry_beside_the_list(journal, story):
    async with walking(journal, "l", size=(160, 50)) as walk:
        await listed_in(walk)
        await walk.shows("Humming.")
        await walk.shows("page: all of it")
        assert walk.rows[6].endswith("    Sun 10 May, 18:20")
        await walk.press("down", "down", "down")
        await walk.shows("My sister went quiet, and I did too.")
        await walk.shows("Sat 2 May, 22:00   #phone")
        await walk.shows("page: one line")
        assert "Humming." not in walk.text


async def test_enter_goes_to_the_entry_beside_the_list_and_then_opens_it(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        assert "Humming." not in walk.text
        await walk.pilot.resize_terminal(120, 40)
        await walk.shows("Humming.")
        # The name stands in the list and above the text.
        first = walk.rows[5]
        name = first[74:]
        assert name in first[18:70]

        def shades():
            cells = [(t, s) for t, s, _ in walk.strips[5].divide([17, 74, 120])[0]]
            beside = [s for t, s, _ in walk.strips[5].divide([17, 74, 120])[2] if t.strip()]
            return cells[-1], beside[0].bold

        (mark, style), bold = shades()
        assert (mark, bold) == ("▎", False)
        await walk.press("enter")
        await walk.shows("esc to the list")
        (left, dim), bold = shades()
        assert (left, bold) == ("▎", True)
        assert dim != style
        await walk.press("right")
        await walk.shows("page: none of it")
        await walk.press("left")
        await walk.shows("page: all of it")
        await walk.press("escape")
        await walk.shows("esc home")
        assert shades() == ((mark, style), False)
        await walk.press("enter", "enter")
        await walk.at(ReadEntry)
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.shows("esc to the list")
        await walk.pilot.resize_terminal(80, 24)
        await walk.shows("esc home")
        assert walk.screen.focused is walk.list


@pytest.mark.long
async def test_the_end_of_a_long_list_and_back(journal):
    keep_many(journal, 330)
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("end")
        await walk.until(lambda: chosen(walk) == "number 329")
        await walk.press("pageup", "up")
        await walk.until(lambda: chosen(walk) == "number 313")
        await walk.press("home")
        await walk.until(lambda: chosen(walk) == "number 0")
        await walk.press(*["pagedown"] * 7)
        await walk.until(lambda: chosen(walk) == "number 105")
        # Letters do what these keys do; one letter alone that is meant twice does nothing.
        await walk.press("G")
        await walk.until(lambda: chosen(walk) == "number 329")
        await walk.press("ctrl+u", "k", "g", "j", "g", "k")
        await walk.until(lambda: chosen(walk) == "number 313")
        await walk.press("g", "g")
        await walk.until(lambda: chosen(walk) == "number 0")
        await walk.press("ctrl+d", "f1")
        await walk.at(Help)
        await walk.press("q")
        await walk.at(JournalList)
        assert chosen(walk) == "number 15"
        await walk.press("q")
        await walk.at(Home)


async def test_what_came_from_elsewhere_is_shown_in_place(journal, story):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        await walk.press("down")
        keep(journal, at="2026-05-10T18:00", body="From elsewhere.")
        walk.list.reload()
        await walk.shows("From elsewhere.")
        assert chosen(walk).startswith("Slept badly.")


async def test_a_journal_that_cannot_be_read_says_so_without_a_word_of_it(
    journal, story, capfd, caplog
):
    async with walking(journal, "l") as walk:
        await listed_in(walk)
        where = journal.vault.database
        with where.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (where.stat().st_size - 4096))
        journal.engine.dispose()
        walk.list.reload()
        await walk.until(lambda: walk.screen.noticed)
        assert "Humming" not in walk.screen.noticed
    assert "Humming" not in caplog.text + "".join(capfd.readouterr())


def test_a_day_in_a_narrow_margin_is_at_most_eight_wide():
    every = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert max(len(days.short(day, 2026)) for day in every) == 8
    assert max(len(days.short(day, 2020)) for day in every) == 8
