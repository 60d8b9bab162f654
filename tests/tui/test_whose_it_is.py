"""Two therapists on the screen: whose a thing is, asked in Prepare and said in lists."""

from datetime import date

import pytest
from unhurried import unhurried  # noqa: F401
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.journal import appointments, entries, goals, therapists, topics
from bondjournal.tui.flows.nouns import therapists as therapist_list
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.slips import Pick
from made import someone

pytestmark = pytest.mark.long

NOBODY = "nobody yet"


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def two(journal):
    """Ann and Ben, each with a session to come, and two entries that are nobody's."""
    with journal.transaction() as session:
        for name, day in (("Ann", 12), ("Ben", 13)):
            when = dates.When(date(2026, 5, day), None)
            appointments.add(session, someone(session, name), when, ZONE)
        ann = therapists.find(session, "Ann")
        topics.add(session, NewTopic(text="The stairs"), therapist=ann.uuid)
    for body in ("First thing.", "Second thing."):
        keep(journal, at="2026-05-09T10:00", body=body, share="as-written")


def owner(journal, words):
    with journal.session() as session:
        (line,) = [one for one in entries.page(session) if one.words == words]
        return line.whose


async def test_prepare_asks_whose_it_is_and_then_shows_it_on_that_page_alone(journal, two):
    async with walking(journal) as walk:
        await walk.shows("Your session with Ann is on Tuesday.")
        await walk.press("p")
        await walk.at(Pick)
        await walk.press("2")
        await walk.at(Pick)
        await walk.shows("First thing.")
        await walk.shows("Any of them: Ann, Ben")
        await walk.press("1")
        await walk.shows("Second thing.")
        await walk.press("2")
        await walk.at(ChooseStep)
        await walk.shows("Prepare for Wednesday with Ben")
        await walk.shows("Second thing.")
        assert "First thing." not in walk.text
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("p")
        await walk.at(Pick)
        await walk.press("1")
        await walk.at(ChooseStep)
        await walk.shows("First thing.")
        assert "Second thing." not in walk.text
    assert (owner(journal, "First thing."), owner(journal, "Second thing.")) == ("Ann", "Ben")


async def test_escape_goes_back_from_thing_to_thing_and_out_of_prepare(journal, two):
    async with walking(journal) as walk:
        await walk.press("p")
        await walk.at(Pick)
        await walk.press("2")
        await walk.shows("First thing.")
        await walk.press("s")
        await walk.shows("Second thing.")
        await walk.press("escape")
        await walk.shows("First thing.")
        await walk.press("escape")
        await walk.at(Home)
        assert (owner(journal, "First thing."), owner(journal, "Second thing.")) == (NOBODY, NOBODY)


async def test_of_many_therapists_what_is_asked_about_is_in_view(journal, two):
    with journal.transaction() as session:
        someone(session, "Cleo")
    keep(journal, at="2026-05-09T10:00", body="A long thing to read. " * 4, share="as-written")
    async with walking(journal) as walk:
        await walk.press("p")
        await walk.at(Pick)
        await walk.press("1")
        await walk.shows("Which therapist is this about?")
        await walk.shows("Skip the remaining ones")
        assert "An entry" in walk.text
        await walk.press("s")
        await walk.shows("Second thing.")


async def test_what_is_skipped_is_said_to_be_left_off_the_page(journal, two):
    async with walking(journal) as walk:
        await walk.press("p")
        await walk.at(Pick)
        await walk.press("1")
        await walk.at(Pick)
        await walk.press("r")
        await walk.at(ChooseStep)
        assert "First thing." not in walk.text
        await walk.press("ctrl+s")
        await walk.shows("Up to three")
        await walk.press("ctrl+s")
        await walk.shows("2 things are not on it: which therapist are they about?")
        await walk.shows("The stairs")
        assert "First thing." not in walk.text


async def test_a_new_goal_is_asked_about_and_lists_say_whose_things_are(journal, two):
    async with walking(journal, "i") as walk:
        await walk.at("Goals and what helps")
        await walk.press("n")
        await walk.type("Less dread\n")
        await walk.shows("No rating")
        await walk.press("escape")
        await walk.at(Pick)
        await walk.shows("Which therapist is this about?")
        await walk.press("2")
        await walk.at("Goals and what helps")
        await walk.shows("Less dread · about Ben")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("t")
        await walk.shows("The stairs · about Ann")
    with journal.session() as session:
        (goal,) = goals.LIST.rows(session)
        assert therapists.by_uuid(session, goal.therapist_uuid).name == "Ben"


async def test_help_names_the_end_key_of_a_list_that_has_an_action_of_that_name(journal, two):
    async with walking(journal) as walk:
        walk.app.go(therapist_list(walk.app))
        await walk.at("Therapists")
        await walk.press("f1", "2")
        await walk.at("Help")
        await walk.shows("Home End G gg ▏ first, last")


async def test_with_one_therapist_nothing_is_asked_or_said(journal):
    with journal.transaction() as session:
        them = someone(session, "Ann")
        appointments.add(session, them, dates.When(date(2026, 5, 12), None), ZONE)
        topics.add(session, NewTopic(text="The stairs"))
    keep(journal, at="2026-05-09T10:00", body="First thing.")
    async with walking(journal) as walk:
        await walk.shows("Your session is on Tuesday.")
        await walk.press("p")
        await walk.at(ChooseStep)
        await walk.shows("First thing.")
        await walk.shows("Prepare for Tuesday")
        assert "Ann" not in walk.text
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("t")
        await walk.shows("The stairs")
        assert "about" not in walk.text
