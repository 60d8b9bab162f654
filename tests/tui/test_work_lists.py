"""Moments, tried, helped, goals and questions: adding, changing, order, removing."""

from datetime import date

import pytest
from walk import ZONE, walking

from bondjournal import dates
from bondjournal.journal import (
    appointments,
    former,
    goals,
    helped,
    moments,
    practical,
    preparations,
    purging,
    therapists,
    tried,
    versions,
)
from bondjournal.nouns import LISTS, ON_PAGE
from bondjournal.tui.flows import doors
from bondjournal.tui.flows import goals as flow
from bondjournal.tui.screens.former import ReadFormer
from bondjournal.tui.screens.goals import Goals
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.slips import AskValue, Number, Pick, SomeLines
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.wording import WHAT_TO_DO, signs
from bondjournal.wording.on_page import KINDS
from bondjournal.wording.work import PICK, WHICH_NUMBER

pytestmark = pytest.mark.long

MAY_8 = date(2026, 5, 8)


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T18:00")


@pytest.fixture
def held(journal):
    """A session two days ago."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        return appointments.add(session, them, dates.When(MAY_8, None), ZONE).uuid


def reads(journal, work):
    with journal.session() as session:
        return work(session)


async def to_section(walk, name):
    """Go to the section of a noun, to its first row if it has one."""
    walk.app.go(flow.of_noun(next(noun for noun in LISTS if noun.name == name), walk.app))
    await walk.at(Goals)
    await walk.until(lambda: walk.list.known)
    await walk.press("down" if rows_of(walk, walk.list.chosen.kind) else "shift")


def rows_of(walk, section):
    rows = walk.screen.query_one("Rows").in_memory
    return [row for row in rows if row.kind == section and not isinstance(row.key, Heading)]


async def about_it(walk, letter):
    """Choose from the slip of what a row has besides."""
    await walk.press("enter")
    await walk.shows(WHAT_TO_DO)
    await walk.press(letter)


def listed(walk):
    """The rows of the section that the mark is in."""
    return [row.words for row in rows_of(walk, walk.screen.query_one("Rows").chosen.kind)]


async def test_goals_are_a_key_away_from_home_and_rated_with_nothing_preset(journal):
    async with walking(journal, "i") as walk:
        await walk.at(Goals)
        await walk.shows("your goals, in your own words")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("say what I need\n")
        await walk.at(Number)
        await walk.shows("say what I need")
        assert walk.screen._rating.value is None
        await walk.press("enter")
        await walk.at(Goals)
        await walk.shows("no number yet")
        assert [one.ratings for one in reads(journal, goals.LIST.listed)] == [()]
        await walk.press("enter", "enter")
        await walk.at(Number)
        await walk.press("1", "0", "enter")
        await walk.shows("10 of 10 now")
        await walk.press("enter", "enter")
        await walk.at(Number)
        assert walk.screen._rating.value is None
        await walk.press("escape")
        await walk.at(Goals)
        await walk.press("enter", "enter")
        await walk.at(Number)
        await walk.press("4", "ctrl+s")
        await walk.shows("4 of 10 now")
        await walk.press("escape")
        await walk.at(Home)
    (goal,) = reads(journal, goals.LIST.listed)
    assert [(one.day, one.value) for one in goal.ratings] == [(date(2026, 5, 10), 4)]


async def test_a_goals_numbers_one_taken_away_its_end_and_its_words(journal):
    with journal.transaction() as session:
        goal, _ = goals.add(session, "say it"), goals.add(session, "sleep")
        goals.rate(session, goal.uuid, 3, date(2025, 4, 28))
        goals.rate(session, goal.uuid, 5, date(2026, 4, 28))
    async with walking(journal) as walk:
        await to_section(walk, "goal")
        await walk.shows("28 April ▎ say it                                         5 of 10 now")
        await walk.shows("3 on 28 April 2025")
        await about_it(walk, "x")
        await walk.shows(WHICH_NUMBER)
        await walk.press("enter")
        await walk.shows("Apr 2025 ▎ say it                                         3 of 10 now")
        await about_it(walk, "w")
        await walk.at(SomeLines)
        await walk.type(" aloud\n")
        await walk.shows("say it aloud")
        await walk.press("space")
        await walk.shows("Ended: say it aloud. Press u to undo.")
        await walk.until(lambda: listed(walk) == ["sleep", "say it aloud"])
        await walk.press("minus", "space")
        await walk.until(lambda: listed(walk) == ["say it aloud", "sleep"])
    assert [one.noun for one in reads(journal, versions.trash)] == ["goal_rating"]


async def test_the_order_is_changed_and_ends_where_the_list_does(journal):
    with journal.transaction() as session:
        for words in ("one", "two", "three"):
            goals.add(session, words)
    async with walking(journal) as walk:
        await to_section(walk, "goal")
        await walk.press("plus", "minus")
        await walk.until(lambda: listed(walk) == ["two", "one", "three"])
        await walk.press("minus", "minus")
        await walk.until(lambda: listed(walk) == ["two", "three", "one"])
        await walk.until(lambda: walk.list.chosen.words == "one")
        await walk.press("plus")
        await walk.until(lambda: listed(walk) == ["two", "one", "three"])


async def test_every_row_is_seen_after_one_was_added(journal):
    with journal.transaction() as session:
        goals.add(session, "one")
    async with walking(journal) as walk:
        await to_section(walk, "goal")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("two\n")
        await walk.at(Number)
        await walk.press("escape")
        await walk.at(Goals)
        await walk.until(lambda: "▏ one" in walk.text and "▎ two" in walk.text)


async def test_a_moment_joins_the_last_session_and_has_a_sign(journal, held):
    async with walking(journal) as walk:
        await to_section(walk, "moment")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("the name of the street\n")
        await walk.at(Pick)
        await walk.press("e")
        await walk.shows("empathy ▎ 8 May: the name of the street")
        await walk.shows("From the session on Friday 8 May 2026.")
        await about_it(walk, "s")
        await walk.shows(signs.WHICH)
        await walk.press("n")
        await walk.shows("not sorted ▎ 8 May: the name of the street")
        await walk.press("escape")
        await walk.at(Home)
    (moment,) = reads(journal, moments.LIST.rows)
    assert (moment.day, moment.appointment_uuid, moment.sign) == (MAY_8, held, "")


@pytest.mark.parametrize(
    ("typed", "day", "of"),
    [
        ("8 may", MAY_8, MAY_8),
        ("28 april", date(2026, 4, 28), None),
        ("", date(2026, 5, 9), None),
    ],
)
async def test_the_day_of_a_moment(journal, held, typed, day, of):
    with journal.transaction() as session:
        moments.add(session, "she waited", day=date(2026, 5, 9))
    async with walking(journal) as walk:
        await to_section(walk, "moment")
        await about_it(walk, "y")
        await walk.at(AskValue)
        await walk.type("2026-05-11\n")
        await walk.shows("That day is still to come.")
        await walk.press(*["backspace"] * 10)
        await walk.type(f"{typed}\n")
        await walk.at(Goals)
        await walk.until(lambda: reads(journal, moments.LIST.rows)[0].day == day)
    (moment,) = reads(journal, moments.LIST.rows)
    (there,) = reads(journal, appointments.all_of)
    assert {there.uuid: there.day}.get(moment.appointment_uuid) == of


async def test_what_was_tried(journal):
    async with walking(journal) as walk:
        await to_section(walk, "try")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("a pause\n")
        await walk.type("twice\n")
        await walk.at(Goals)
        await walk.shows("twice")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("planning")
        await walk.press("ctrl+s")
        await walk.until(lambda: listed(walk) == ["a pause", "planning"])
        await about_it(walk, "h")
        await walk.at(SomeLines)
        await walk.type("three of four\n")
        await walk.shows("three of four")
        await walk.press("space")
        await walk.shows("Done: planning. Press u to undo.")
        await walk.until(lambda: walk.list.chosen.right == "done")
        await about_it(walk, "l")
        await walk.until(lambda: walk.list.chosen.right == "let go")
        await about_it(walk, "l")
        await walk.until(lambda: walk.list.chosen.right == "trying now")
        assert walk.list.chosen.words == "planning"
        await walk.press("up")
        await about_it(walk, "h")
        await walk.at(SomeLines)
        await walk.press(*["backspace"] * 5, "ctrl+s")
        await walk.at(Goals)
        await walk.until(lambda: "twice" not in walk.text)
    found = reads(journal, tried.LIST.listed)
    assert [(one.what, one.how_it_went, one.state) for one in found] == [
        ("a pause", "", "open"),
        ("planning", "three of four", "open"),
    ]
    assert {one.day for one in found} == {date(2026, 5, 10)}


async def test_what_helped_and_what_did_not(journal):
    async with walking(journal) as walk:
        await to_section(walk, "helped")
        for words in ("walking", "texting"):
            await walk.press("n")
            await walk.at(SomeLines)
            await walk.type(f"{words}\n")
            await walk.at(Goals)
            await walk.until(lambda words=words: walk.list.chosen.words == words)
        assert listed(walk) == ["walking", "texting"]
        await walk.press("down", "n")
        await walk.at(SomeLines)
        await walk.type("email in bed\n")
        await walk.until(lambda: listed(walk) == ["email in bed"])
        await walk.press("up", "up")
        await about_it(walk, "h")
        await walk.shows("Did not help: texting. Press u to undo.")
        await walk.until(lambda: listed(walk) == ["email in bed", "texting"])
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.shows("What did not help?")
        await walk.press("escape")
        await walk.at(Goals)
        await walk.press("plus")
        await walk.until(lambda: listed(walk) == ["texting", "email in bed"])
    assert [one.helped for one in reads(journal, helped.LIST.rows)] == [True, False, False]


async def test_practical_questions_are_picked_or_written(journal):
    async with walking(journal) as walk:
        await to_section(walk, "question")
        await walk.press("space", "e", "delete", "v")
        await walk.press("n")
        await walk.at(Pick)
        for question in PICK:
            await walk.shows(question)
        await walk.press("2")
        await walk.at(Goals)
        await walk.shows(PICK[1])
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.type("A break in June?\n")
        await walk.until(lambda: listed(walk) == [PICK[1], "A break in June?"])
        await walk.press("up", "space")
        await walk.until(lambda: walk.list.chosen.right == "asked")
        assert walk.list.chosen.words == PICK[1]
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("2")
        await walk.until(lambda: walk.list.chosen.right == "not asked yet")
    found = reads(journal, practical.LIST.rows)
    assert [(one.text, one.asked) for one in found] == [
        (PICK[1], False),
        ("A break in June?", False),
    ]


async def test_deleting_is_asked_and_undone(journal):
    with journal.transaction() as session:
        for words in ("one", "two"):
            goals.add(session, words)
    async with walking(journal) as walk:
        await to_section(walk, "goal")
        await walk.press("u", "delete")
        await walk.at(Pick)
        await walk.shows("Delete this goal with its numbers?")
        await walk.press("enter")
        await walk.at(Goals)
        assert len(reads(journal, goals.LIST.rows)) == 2
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.shows("Deleted: one. Press u to undo.")
        await walk.until(lambda: listed(walk) == ["two"])
        await walk.press("u")
        await walk.shows("Back: a goal: one")
        await walk.until(lambda: listed(walk) == ["one", "two"])
        await walk.press("home", "down", "delete")
        await walk.at(Pick)
        await walk.press("g")
        await walk.shows("Gone.")
        await walk.until(lambda: listed(walk) == ["two"])
    assert reads(journal, versions.trash) == []


async def test_the_trash_says_what_each_thing_is_shows_it_whole_and_brings_it_back(journal):
    with journal.transaction() as session:
        goal = goals.add(session, "say it")
        goals.rate(session, goal.uuid, 5, MAY_8)
        former.delete(session, goal.uuid)
        former.delete(session, moments.add(session, "she waited", day=MAY_8).uuid)
        row = tried.add(session, "a pause", day=MAY_8, how_it_went="about twice")
        former.delete(session, row.uuid)
        former.delete(session, helped.add(session, "email", day=MAY_8, helped=False).uuid)
        former.delete(session, practical.add(session, "A break?").uuid)
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        await walk.press("f", *["tab"] * 5, "right", "ctrl+s")
        await walk.at("Trash")
        await walk.shows("say it · a goal")
        for words in (
            "A break? · a practical question",
            "email · what did not help",
            "a pause · something to try",
            "she waited · a moment",
        ):
            await walk.shows(words)
        await walk.press("down", "down", "enter")
        await walk.at(ReadFormer)
        await walk.shows("about twice")
        await walk.press("escape")
        await walk.at("Trash")
        await walk.press("end", "enter")
        await walk.at(ReadFormer)
        await walk.shows("5 on Friday 8 May 2026")
        await walk.press("space")
        await walk.at("Trash")
        await walk.shows("It is back.")
        for left in (3, 2, 1, 0):
            await walk.press("home", "space")
            await walk.until(lambda left=left: len(walk.list.in_memory) == left, f"{left} rows")
            assert len(reads(journal, versions.trash)) == left
    for noun in (goals, moments, tried, helped, practical):
        assert len(reads(journal, noun.LIST.rows)) == 1


async def test_words_that_cannot_be_kept_stay_to_be_changed(journal):
    async with walking(journal) as walk:
        await to_section(walk, "question")
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.at(SomeLines)
        walk.screen._lines[0].text = "long " * 1000
        await walk.press("ctrl+s")
        await walk.shows("A question is longer than 4,096 bytes.")
        assert isinstance(walk.screen, SomeLines)
        walk.screen._lines[0].text = "short?"
        await walk.press("ctrl+s")
        await walk.at(Goals)
        await walk.shows("short?")
    assert [one.text for one in reads(journal, practical.LIST.rows)] == ["short?"]


async def test_a_row_deleted_elsewhere_is_told(journal):
    with journal.transaction() as session:
        uuid = goals.add(session, "one").uuid
    async with walking(journal) as walk:
        await to_section(walk, "goal")
        with journal.transaction() as session:
            purging.remove(session, uuid)
        await walk.press("e")
        await walk.shows("It was deleted in the meantime.")


WHERE = ("good moments", "trying", "helped", "working on", "to ask")
"""The section of each noun."""


async def test_each_list_is_found_by_name_and_is_the_section_it_says(journal):
    async with walking(journal) as walk:
        named = {door.name: door for door in doors.DOORS}
        for noun, section in zip(LISTS, WHERE, strict=True):
            walk.app.go(doors.lead(walk.app, named[noun.title]))
            await walk.at(Goals)
            await walk.until(lambda section=section: walk.list.chosen.margin == section, section)
            await walk.press("escape")
            await walk.at(Home)


@pytest.fixture
def resting(journal, held):
    """Preparing was left at its first step."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        prepared = preparations.begin(session, them, None)
        preparations.change(session, prepared, step="choose")
        moments.add(session, "she waited", day=MAY_8)
        versions.edit(session, appointments.by_uuid(session, held), wished="a minute longer")


def chosen(journal):
    return reads(
        journal,
        lambda session: preparations.find(session, therapists.usual_one(session), None).chosen,
    )


NEW = (
    (("m",), "the name\n", "the name"),
    (("t",), "a pause\ntwice\n", "a pause, twice"),
    (("h", "n"), "email in bed\n", "email in bed"),
    (("p", "o"), "Which weeks?\n", "Which weeks?"),
)
"""Keys that say what it is, what is typed, and how it is seen on the page."""


async def test_something_new_is_on_the_page_at_once(journal, resting):
    async with walking(journal, "p") as walk:
        await walk.at(ChooseStep)
        await walk.shows("she waited")
        for count, (keys, typed, shown) in enumerate(NEW, 1):
            await walk.press("n")
            await walk.at(Pick)
            await walk.press(keys[0])
            if len(keys) > 1:
                await walk.shows({"n": "It did not help", "o": "In your own words"}[keys[1]])
                await walk.press(keys[1])
            await walk.at(SomeLines)
            for line in typed.splitlines():
                await walk.type(f"{line}\n")
            if keys == ("m",):
                await walk.at(Pick)
                await walk.press("escape")
            await walk.at(ChooseStep)
            await walk.until(
                lambda shown=shown: any(shown in row and "on the page" in row for row in walk.rows),
                f"{shown} on the page",
            )
            await walk.until(
                lambda shown=shown: shown in walk.list.chosen.words, f"the mark at {shown}"
            )
            await walk.until(lambda count=count: len(chosen(journal)) == count, f"{count} chosen")


async def test_a_goal_stands_on_the_page_once_it_has_a_number(journal, resting):
    async with walking(journal, "p") as walk:
        await walk.at(ChooseStep)
        for number, told in ((["enter"], "once it has a number"), (["7", "enter"], "two: 7")):
            await walk.press("n")
            await walk.at(Pick)
            await walk.press("g")
            await walk.at(SomeLines)
            await walk.type("one\n" if number == ["enter"] else "two\n")
            await walk.at(Number)
            await walk.press(*number)
            await walk.at(ChooseStep)
            await walk.shows(told)
        assert "one" not in [row.words for row in walk.list.in_memory]
        await walk.until(lambda: len(chosen(journal)) == 2, "both on the page")


async def test_words_are_changed_where_they_are_ones_own(journal, resting):
    async with walking(journal, "p") as walk:
        await walk.at(ChooseStep)
        await walk.shows("she waited")
        places = {row.key[0]: at for at, row in enumerate(walk.list.in_memory)}
        await walk.press("home", *["down"] * places["moment"], "e")
        await walk.at(SomeLines)
        await walk.type(" with me\n")
        await walk.shows("8 May: she waited with me")
        await walk.press("home", *["down"] * places["wished"], "e")
        await walk.at(SomeLines)
        await walk.type(" there\n")
        await walk.shows("a minute longer there")
        await walk.press("home", *["down"] * places["hand_back"], "e")
        await walk.shows("There are no words of your own here to change.")
        await walk.press("home", *["down"] * places["name"], "e")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at(ChooseStep)
    assert reads(journal, moments.LIST.rows)[0].text == "she waited with me"
    assert chosen(journal) == []


def test_every_kind_of_row_that_is_chosen_for_a_page_can_be_changed_there():
    switched_elsewhere = {"rating", "wished", "unsaid"}
    own_lines = {"usual", "numbers", "name", "read_together", "hand_back", "first_session"}
    assert set(KINDS) - switched_elsewhere - own_lines == set(ON_PAGE)
