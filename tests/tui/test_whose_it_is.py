"""Two therapists on the screen: whose a thing is, asked in Prepare and said in lists."""

from datetime import date, time

import pytest
from prepared import at_step, row
from unhurried import unhurried  # noqa: F401
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.journal import (
    appointments,
    entries,
    goals,
    moments,
    preparations,
    ratings,
    tables,
    therapists,
    topics,
    tried,
)
from bondjournal.tui.flows.nouns import therapists as therapist_list
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_note import WholeNote
from bondjournal.tui.screens.quick_page import QuickPage
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.write import Write
from made import someone

pytestmark = pytest.mark.long

NOBODY = "nobody yet"


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


def plan(session, name, day):
    when = dates.When(date(2026, 5, day), time(16))
    appointments.add(session, therapists.find(session, name), when, ZONE)


@pytest.fixture
def two(journal):
    """Ann and Ben, each with a session to come, and two entries that are nobody's."""
    with journal.transaction() as session:
        for name, day in (("Ann", 12), ("Ben", 15)):
            someone(session, name)
            plan(session, name, day)
        ann, ben = (therapists.find(session, name) for name in ("Ann", "Ben"))
        topics.add(session, NewTopic(text="The stairs"), therapist=ann.uuid)
        tried.add(session, "The list of three", therapist=ben.uuid)
    for body in ("First thing.", "Second thing."):
        keep(journal, at="2026-05-09T10:00", body=body, share="as-written")
    of_ben = keep(journal, at="2026-05-08T10:00", title="a letter", body="To Marek.")
    with journal.transaction() as session:
        therapists.give(session, of_ben, therapists.find(session, "Ben"))


def owner(journal, words):
    with journal.session() as session:
        (line,) = [one for one in entries.page(session) if words in (one.words, one.title)]
        return line.whose


def entry(journal, title):
    with journal.session() as session:
        (line,) = [one for one in entries.page(session) if one.title == title]
        return entries.by_uuid(session, line.uuid)


async def test_what_is_nobodys_stands_on_choose_and_is_said_there(journal, two):
    async with walking(journal) as walk:
        await walk.shows("Your session with Ann is on Tuesday.")
        await walk.shows("With Ben on Friday. Nothing has to be ready.")
        await walk.shows("Quick page for Ann")
        await walk.press("p")
        await walk.at(ChooseStep)
        await walk.shows("Prepare for Ann on Tuesday")
        await walk.shows("Two things: who are they for? Press space to say.")
        assert row(walk, "First thing.").strip().startswith("who for?")
        assert row(walk, "Second thing.").endswith("not decided yet")
        await walk.press("home", *["down"] * 4)
        await walk.shows("On no page until you say who it's for. Press space to say.")
        await walk.press("enter")
        await walk.at(WholeNote)
        await walk.shows("First thing.")
        await walk.press("escape")
        await walk.at(ChooseStep)
        await walk.press("space")
        await walk.at(Pick)
        await walk.shows("Both")
        await walk.press("escape")
        await walk.at(ChooseStep)
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("2")
        await walk.shows("For Ben: First thing. Press u to undo.")
        await walk.until(lambda: row(walk, "First thing.").endswith("not on the page"))
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("1")
        await walk.until(lambda: row(walk, "Second thing.").endswith("all of it"))
        await walk.shows("of 480 words")
        assert (owner(journal, "First thing."), owner(journal, "Second thing.")) == ("Ben", "Ann")
        await walk.press("u", "u")
        await walk.until(lambda: row(walk, "First thing.").endswith("not decided yet"))
    assert {owner(journal, words) for words in ("First thing.", "Second thing.")} == {NOBODY}


async def test_what_is_another_ones_goes_on_a_page_by_an_answer_that_names_both(journal, two):
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.press("end")
        assert row(walk, "tried: The list of three").endswith("not on the page")
        await walk.shows("Not on this page: it's for Ben. Press space to choose.")
        await walk.press("space")
        await walk.at(Pick)
        await walk.shows("This is for Ben. May it go on Ann's page too?")
        await walk.shows("Ann's page won't mention it, or Ben.")
        await walk.shows("esc leave it with Ben")
        await walk.press("enter")
        await walk.at(ChooseStep)
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("b")
        await walk.until(lambda: row(walk, "The list of three").endswith("on the page"))
        await walk.shows("For both: The list of three. Press u to undo.")
        await walk.press("u")
        await walk.until(lambda: row(walk, "tried: The list of three"))
        # Of an entry it is asked too what of it may go there.
        await walk.press("up", "space")
        await walk.at(Pick)
        await walk.shows("8 May: a letter")
        await walk.press("b")
        await walk.shows("What may go on Ann's page?")
        await walk.shows("It is the same on Ben's page.")
        await walk.press("escape")
        await walk.at(ChooseStep)
        await walk.until(lambda: row(walk, "a letter").endswith("not on the page"))
        assert (entry(journal, "a letter").for_anyone, owner(journal, "a letter")) == (
            True,
            "any of them",
        )
        await walk.press("u")
        await walk.until(lambda: row(walk, "8 May: a letter"))
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("o")
        await walk.shows("What may go on Ann's page?")
        await walk.press("a")
        await walk.until(lambda: row(walk, "a letter").endswith("all of it"))
        assert (owner(journal, "a letter"), entry(journal, "a letter").share) == (
            "Ann",
            "as-written",
        )
        await walk.press("u")
        await walk.until(lambda: row(walk, "8 May: a letter"))
    assert (owner(journal, "a letter"), entry(journal, "a letter").share) == ("Ben", "only-me")


async def test_doors_ask_only_where_two_are_on_one_day_and_lead_to_the_other_too(journal, two):
    async with walking(journal, "o") as walk:
        await walk.at(SomeLines) if isinstance(walk.screen, SomeLines) else None
        await walk.until(lambda: isinstance(walk.app.screen_stack[-2], QuickPage))
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("s")
        await walk.at("Sessions")
        await walk.press("up", "enter")
        await walk.at(Pick)
        await walk.press("g")
        await walk.at(ChooseStep)
        await walk.shows("Prepare for Ben on Friday")
        assert row(walk, "topic: The stairs").strip().startswith("for Ann")
        await walk.press("escape")
        await walk.at("Sessions")
        await walk.press("escape")
        await walk.at(Home)
        walk.app.go(therapist_list(walk.app))
        await walk.at("Therapists")
        await walk.press("down", "enter")
        await walk.at(Pick)
        await walk.press("r")
        await walk.at(ChooseStep)
        await walk.shows("Prepare for Ben on Friday")
        await walk.press("escape")
        await walk.at("Therapists")
        await walk.press("f1", "2")
        await walk.at("Help")
        await walk.shows("Home End G gg ▏ first, last")
        await walk.press("escape")
        await walk.at("Therapists")
        await walk.press("escape")
        await walk.at(Home)
        with journal.transaction() as session:
            plan(session, "Ben", 12)
        await walk.press("p")
        await walk.at(Pick)
        await walk.shows("1 ▎ Ann")
        await walk.press("2")
        await walk.at(ChooseStep)
        await walk.shows("Prepare for Ben on Tuesday")
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Prepare for Tuesday")
        await walk.shows("With Ben on Tuesday.")


async def test_what_is_not_said_is_said_to_be_left_off_the_page(journal, two):
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.press("ctrl+s")
        await walk.shows("The stairs")
        await walk.press("ctrl+s")
        await walk.shows("2 things are not on it: who are they for?")
        assert "First thing." not in walk.text


async def test_write_says_whose_page_it_is_and_lists_whose_things_are(journal, two):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Something.")
        await walk.shows("F4 page: none of it")
        await walk.press("f4")
        await walk.shows("Who is this for?")
        await walk.press("2")
        await walk.shows("What may go on Ben's page?")
        await walk.press("a")
        await walk.at(Write)
        await walk.shows("F4 Ben: all of it")
        await walk.shows("Draft kept.")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        await walk.press("o")
        await walk.at(Write)
        await walk.shows("F4 Ben: all of it")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        assert owner(journal, "Something.") == "Ben"
        await walk.press("f4", "a")
        await walk.shows("What may go on their pages?")
        await walk.press("escape")
        await walk.shows("F4 any of them: all of it")
        await walk.press("ctrl+s", "escape")
        await walk.at(Home)
        assert owner(journal, "Something.") == "any of them"
        await walk.press("i")
        await walk.at("Goals and what helps")
        await walk.press("n")
        await walk.type("Less dread\n")
        await walk.shows("No rating")
        await walk.press("escape")
        await walk.at(Pick)
        await walk.shows("Who is this for?")
        await walk.press("2")
        await walk.at("Goals and what helps")
        await walk.shows("Less dread · for Ben")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("t")
        await walk.shows("The stairs · for Ann")
        for key, shown in (
            ("enter", "Who it's for"),
            ("o", "Who is this for?"),
            ("2", "The stairs · for Ben"),
            ("u", "The stairs · for Ann"),
        ):
            await walk.press(key)
            await walk.shows(shown)
    with journal.session() as session:
        (goal,) = goals.LIST.rows(session)
        assert therapists.by_uuid(session, goal.therapist_uuid).name == "Ben"


async def test_of_three_a_thing_is_for_any_of_them(journal, two):
    with journal.transaction() as session:
        someone(session, "Cleo")
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.press("home", *["down"] * 4, "space")
        await walk.shows("Any of them: Ann, Ben, Cleo")
        await walk.press("escape")
        await walk.at(ChooseStep)
        await walk.press("end", "space")
        await walk.shows("Yes, for any of them")


OF_SEVERAL = ("Ann", "Who is this for", "who for?", "· for", "therapist?", "any of them", "Both")
"""What screens say of several therapists, and the name of the only one."""


async def test_with_one_therapist_no_screen_says_anything_of_it(journal):
    with journal.transaction() as session:
        ann = someone(session, "Ann")
        had = dates.When(date(2026, 5, 5), time(16))
        last = appointments.add(session, ann, had, ZONE)
        plan(session, "Ann", 12)
        topics.add(session, NewTopic(text="The stairs"))
        tried.add(session, "A pause")
        goals.add(session, "Less dread")
        moments.add(session, "The name", day=last.day, appointment=last.uuid)
        session.add(tables.Practical(text="A break in June?"))
        new = NewRating(scale="heard", value=5, on_page=True)
        ratings.give(session, last, new, at=dates.now(), day=last.day)
        preparations.change(session, preparations.begin(session, ann, None), hand_back=True)
    keep(journal, at="2026-05-09T10:00", body="First thing.", share="as-written")

    async def looks(walk):
        assert [words for words in OF_SEVERAL if words in walk.text] == []

    async with walking(journal) as walk:
        await walk.shows("Your session is on Tuesday.")
        await looks(walk)
        for keys, back in (
            (["w"], 1),
            (["w", "f4"], 2),
            (["a"], 1),
            (["p"], 1),
            (["p", "space"], 1),
            (["p", "2"], 1),
            (["p", "3"], 1),
            (["o"], 2),
            (["l"], 1),
            (["l", "v"], 2),
            (["l", "enter"], 2),
            (["l", "2"], 1),
            (["l", "3"], 1),
            (["l", "4"], 1),
            (["l", "5"], 1),
            (["t"], 1),
            (["i"], 1),
            (["s"], 1),
            (["s", "enter"], 2),
            (["c"], 1),
        ):
            for key in keys:
                await walk.press(key)
                await looks(walk)
            for _ in range(back):
                await walk.press("escape")
            while not isinstance(walk.screen, Home):
                await walk.press("escape")
            await looks(walk)
