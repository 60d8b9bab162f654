"""Preparing, the first step: what may be on the page, by kind, each on or off this page."""

from datetime import UTC, date, datetime

import pytest
from prepared import add_entries, at_step, begin_at, entry, page, prepared, row
from unhurried import unhurried  # noqa: F401
from walk import ZONE, walking

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.draft import Draft
from bondjournal.journal import appointments, entries, ratings, tables, therapists, topics, versions
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_note import WholeNote
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.write import Write
from bondjournal.tui.widgets.grouped import Heading
from bondjournal.vault import drafts
from bondjournal.wording import ENTRY_GONE

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def between(journal):
    return add_entries(journal)


async def test_what_may_go_on_of_an_entry_is_asked_and_the_page_says_it_below(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.shows("Nothing goes on by itself. You never have to bring a page.")
        await walk.shows("nothing chosen yet")
        await walk.shows("Not on the page. Press space to choose what may go on.")
        assert "Before it." not in walk.text
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("a")
        await walk.until(lambda: row(walk, "a hard call").endswith("all of it"))
        await walk.shows("2 May, a hard call. She rang. I got small.")
        await walk.shows("of 480 words")
        await walk.shows("Choice kept.")
        await walk.press("down", "v")
        await walk.at(Pick)
        await walk.press("o")
        await walk.type("It came out calmer.\n")
        await walk.at(ChooseStep)
        await walk.until(lambda: row(walk, "A calmer answer.").endswith("one line"))
        await walk.press("down", "space")
        await walk.at(Pick)
        await walk.press("o")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at(ChooseStep)
    found = [entry(journal, uuid) for uuid in between]
    assert [(one.share, one.gist) for one in found] == [
        ("as-written", ""),
        ("gist", "It came out calmer."),
        ("only-me", ""),
    ]


async def test_off_is_off_this_page_alone_and_u_takes_changes_back(journal, between):
    with journal.transaction() as session:
        shared = entries.by_uuid(session, between[0])
        entries.edit(session, shared, entries.Changes(share="gist", gist="She went quiet."))
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.shows("She went quiet.")
        await walk.press("space")
        await walk.shows("Not this time: a hard call. Press u to undo.")
        await walk.until(lambda: row(walk, "a hard call").endswith("not this time"))
        await walk.shows("Not on this page. Press space to put it back.")
        assert not page(journal).stayed
        await walk.press("u")
        await walk.shows("As before: a hard call.")
        await walk.until(lambda: row(walk, "a hard call").endswith("one line"))
        assert page(journal).stayed
        await walk.press("v")
        await walk.at(Pick)
        await walk.press("n")
        await walk.until(lambda: row(walk, "a hard call").endswith("not on the page"))
        await walk.press("u")
        await walk.until(lambda: row(walk, "a hard call").endswith("one line"))
        await walk.press("space")
        await walk.until(lambda: row(walk, "a hard call").endswith("not this time"))
        await walk.press("v")
        await walk.at(Pick)
        await walk.press("a")
        await walk.until(lambda: row(walk, "a hard call").endswith("all of it"))
        await walk.press("u")
        await walk.until(lambda: row(walk, "a hard call").endswith("not this time"))
        await walk.press("u")
        await walk.until(lambda: row(walk, "a hard call").endswith("one line"))
    assert entry(journal, between[0]).share == "gist"
    assert prepared(journal).left_off == []


async def test_lines_are_quoted_and_the_whole_is_read(journal, between):
    with journal.transaction() as session:
        shared = entries.by_uuid(session, between[0])
        entries.edit(session, shared, entries.Changes(share="gist", gist="She went quiet."))
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.shows("She went quiet.")
        await walk.press("apostrophe")
        await walk.at(Quotes)
        await walk.press("down", "space", "ctrl+s")
        await walk.at(ChooseStep)
        await walk.until(lambda: row(walk, "I got small."))
        await walk.press("enter")
        await walk.at(WholeNote)
        await walk.shows("Sat 2 May")
        await walk.press("escape")
        await walk.at(ChooseStep)
        await walk.press("u")
        await walk.until(lambda: entry(journal, between[0]).quotes == [])
        await walk.press("e")
        await walk.at(Write)
        await walk.type("Still. ")
        await walk.press("ctrl+s")
        await walk.at(ChooseStep)
        await walk.shows("This changed your entry too.")
        await walk.press("down", "apostrophe")
        await walk.shows("Quotes go below your one line.")
        with journal.transaction() as session:
            versions.delete(session, entries.by_uuid(session, between[1]))
        await walk.press("enter")
        await walk.shows(ENTRY_GONE)


async def test_without_anything_it_goes_on_and_digits_lead_to_steps(journal):
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.shows("Nothing to choose from yet. ^S goes on: topics are enough.")
        await walk.press("v", "apostrophe", "pageup", "pagedown")
        assert isinstance(walk.screen, ChooseStep)
        await walk.press("end", "space")
        await walk.at(Pick)
        await walk.shows("Which language for this page?")
        await walk.press("2")
        await walk.until(lambda: row(walk, "language ▎ Deutsch"))
        assert page(journal).words.language == "de"
        await walk.press("u")
        await walk.until(lambda: row(walk, "language ▎ English"))
        await walk.press("3")
        await walk.at(ReadStep)
        await walk.press("1")
        await walk.at(ChooseStep)
        await walk.press("ctrl+s")
        await walk.at(TopicsStep)


@pytest.fixture
def everything(journal, between):
    """One of each that may be on the page; nothing of it is."""
    with journal.transaction() as session:
        them, last = therapists.usual_one(session), appointments.all_of(session)[0]
        last.wished, last.unsaid = "a minute longer", "where the stairs went"
        for number in range(3):
            when = dates.When(date(2026, 4, 7 + 7 * number), None)
            before = appointments.add(session, them, when, ZONE)
            shared = NewRating(scale="heard", value=8, on_page=True)
            ratings.give(session, before, shared, at=dates.now(), day=before.day)
        for scale, value in (("heard", 5), ("safe", 7)):
            new = NewRating(scale=scale, value=value)
            ratings.give(session, last, new, at=dates.now(), day=last.day)
        day = date(2026, 5, 1)
        session.add(tables.Moment(day=last.day, text="the name", appointment_uuid=last.uuid))
        session.add(tables.Tried(what="a pause", how_it_went="twice", day=day))
        session.add(tables.Helped(text="walking", day=day))
        session.add(tables.Helped(text="running", day=day, place=1))
        session.add(tables.Helped(text="mail in bed", helped=False, day=day))
        session.add(goal := tables.Goal(words="say it"))
        session.add(tables.Goal(words="no number yet"))
        session.flush()
        session.add(tables.GoalRating(goal_uuid=goal.uuid, day=day, value=5))
        session.add(tables.Practical(text="Which weeks?"))
        session.add(tables.Practical(text="Asked long ago?", asked=True))
    begin_at(journal, "choose")


async def to_choose(walk):
    """Go there, and return what is listed, by its kind with its place."""
    await at_step(walk, ChooseStep)
    await walk.shows("Which weeks?")
    in_memory = walk.screen.query_one("Rows").in_memory
    listed = [one for one in in_memory if not isinstance(one.key, Heading)]
    return {one.key[0]: place for place, one in reversed(list(enumerate(listed)))}


async def turn_all(walk, places):
    """Turn every switch but those of entries, of the numbers and of the name."""
    leave = {places["numbers"], places["name"]}
    await walk.press("home", *["down"] * places["rating"])
    for place in range(places["rating"], places["hand_back"] + 1):
        if place not in leave:
            before = walk.text.count("not on the page")
            await walk.press("space")
            await walk.until(lambda: walk.text.count("not on the page") != before)  # noqa: B023
        await walk.press("down")


async def test_everything_else_has_its_switch(journal, everything):
    empty = page(journal)
    async with walking(journal, size=(80, 44)) as walk:
        places = await to_choose(walk)
        assert "no number yet" not in walk.text
        assert "Asked long ago?" not in walk.text
        assert row(walk, "28 April: heard 5 of 10, safe 7 of 10").startswith("    our sessions ▏")
        await turn_all(walk, places)
        found = page(journal)
        assert [(one.value, one.usual) for one in found.scores] == [(5, 8.0), (7, None)]
        assert (found.wished, found.unsaid) == ("a minute longer", "where the stairs went")
        assert [one.text for one in found.moments] == ["the name"]
        assert [one.what for one in found.tried] == ["a pause"]
        assert (found.listed("helped"), found.listed("did_not_help")) == (
            ("walking", "running"),
            ("mail in bed",),
        )
        assert [one.words for one in found.goals] == ["say it"]
        assert found.practical == ("Which weeks?",)
        assert (found.read_together, found.hand_back, found.first_session) == (True, True, False)
        await turn_all(walk, places)
        await walk.press("home", *["down"] * places["rating"], "enter")
        await walk.at(Pick)
        await walk.press("s")
        await walk.shows("Safe 7: on the page")
        await walk.press("escape")
        await walk.until(lambda: row(walk, "28 April: heard").endswith("safe alone"))
        assert [one.scale for one in page(journal).scores] == ["safe"]
        for state in ("not on the page", "safe alone", "not on the page"):
            await walk.press("space")
            await walk.until(lambda: row(walk, "28 April: heard").endswith(state))  # noqa: B023
        await walk.press("u")
        await walk.until(lambda: row(walk, "28 April: heard").endswith("safe alone"))
        assert [one.scale for one in page(journal).scores] == ["safe"]
        await walk.press("u")
        await walk.until(lambda: row(walk, "28 April: heard").endswith("not on the page"))
    assert page(journal) == empty


async def test_rows_are_put_on_the_page_as_fast_as_keys_are_pressed_and_in_order(
    journal, everything
):
    async with walking(journal, size=(80, 44)) as walk:
        places = await to_choose(walk)
        await walk.press("home", *["down"] * places["helped"])
        await walk.press("space", "down", "space", "down", "space", "space")
        await walk.until(lambda: page(journal).listed("helped") == ("walking", "running"))
        await walk.until(lambda: walk.screen.query_one("Rows").chosen.words == "mail in bed")
        await walk.until(lambda: not walk.screen.more_requests)
        await walk.until(lambda: walk.screen.query_one("Rows").chosen.right == "not on the page")
        assert page(journal).listed("did_not_help") == ()
        await walk.press("up", "plus")
        await walk.until(lambda: page(journal).listed("helped") == ("running", "walking"))
        await walk.press("space")
        await walk.until(lambda: page(journal).listed("helped") == ("walking",))
        await walk.press("u")
        await walk.until(lambda: page(journal).listed("helped") == ("running", "walking"))
        await walk.press("u")
        await walk.until(lambda: page(journal).listed("helped") == ("walking", "running"))
        await walk.press("plus")
        await walk.until(lambda: page(journal).listed("helped") == ("running", "walking"))
        await walk.press("home", *["down"] * places["rating"], "space")
        await walk.until(lambda: page(journal).scores)
        await walk.press("home", *["down"] * places["numbers"], "space")
        await walk.until(lambda: not page(journal).scores)
        await walk.press("home", *["down"] * places["name"], "space")
        await walk.at(SomeLines)
        await walk.type("R.\n")
        await walk.at(ChooseStep)
        await walk.shows("From R.")
    assert page(journal).name == "R."


async def test_what_stands_under_a_topic_has_no_switch_of_its_own(journal, between):
    with journal.transaction() as session:
        tried = tables.Tried(what="a pause", how_it_went="twice", day=date(2026, 5, 1))
        session.add(tried)
        session.flush()
        topic = topics.add(session, NewTopic(text="one"))
        topics.attach(session, topic, tried)
        shared = entries.by_uuid(session, between[0])
        entries.edit(session, shared, entries.Changes(share="as-written"))
        topics.attach(session, topic, shared)
    async with walking(journal) as walk:
        await at_step(walk, ChooseStep)
        await walk.shows("under topic 1 ▏")
        await walk.until(lambda: row(walk, "a pause, twice").endswith("under a topic"))
        await walk.press(*["down"] * 3)
        await walk.shows("Tried: twice.")
        await walk.press("space")
        await walk.shows("It is under a topic, so it is nowhere else on the page.")
    assert prepared(journal).chosen == []


async def test_an_unfinished_entry_of_this_time_is_named_and_is_on_no_page(journal, between):
    async with walking(journal) as walk:
        for at, body in (("2026-04-20T21:10", "Long ago."), ("2026-05-09T21:10", "The heron.")):
            began = datetime.fromisoformat(at).replace(tzinfo=UTC)
            draft = Draft(at=began, changed_at=began, zone=ZONE, body=body)
            drafts.keep(journal.vault, draft.uuid, draft.to_bytes())
        await at_step(walk, ChooseStep)
        await walk.shows("Sat 9 May ▏ unfinished, from 23:10")
        assert walk.text.count("still a draft") == 1
        await walk.press("down", "down", "down", "space", "v")
        await walk.shows("It is on no page yet. Press enter to go on with it.")
        await walk.press("slash")
        await walk.type("may unfinished")
        await walk.until(lambda: "A calmer answer." not in walk.text)
        await walk.shows("Sat 9 May ▏ unfinished, from 23:10")
        await walk.type(" heron")
        await walk.shows("Nothing here has these words.")
        await walk.shows("↓ to the list   esc whole list")
        await walk.press("escape")
        await walk.shows("A calmer answer.")
        await walk.shows("^S topics  esc home")
        assert isinstance(walk.screen, ChooseStep)


async def test_the_page_stands_beside_the_list_and_changes_with_it(journal, everything):
    async with walking(journal, size=(120, 40)) as walk:
        places = await to_choose(walk)
        await walk.shows("The page, full: nothing chosen yet")
        await walk.press("home", *["down"] * places["helped"], "space")
        await walk.shows("Helped: walking.")
        await walk.shows("of 480 words")
        assert "Press space to put it there." not in walk.text
        await walk.pilot.resize_terminal(80, 24)
        await walk.shows("the page ▏ Helped: walking.")
