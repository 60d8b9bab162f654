"""Preparing, up to the page: notes, topics, which comes first, what would help, the rest."""

from datetime import date, time

import pytest
from sqlmodel import select
from unhurried import unhurried  # noqa: F401
from walk import ZONE, keep, walking

from bondjournal import dates, wording
from bondjournal.addition import NewRating, NewTopic
from bondjournal.draft import Draft
from bondjournal.journal import (
    appointments,
    entries,
    preparations,
    ratings,
    tables,
    therapists,
    topics,
)
from bondjournal.summary.choose import choose
from bondjournal.tui import pauses
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_first import FirstStep
from bondjournal.tui.screens.prepare_help import HelpStep
from bondjournal.tui.screens.prepare_note import WholeNote
from bondjournal.tui.screens.prepare_notes import NotesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_rest import RestStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.vault import drafts
from waiting import LONGEST

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at, monkeypatch):
    """It is one evening, and nothing that is typed is kept by itself."""
    for name in ("PAUSE", "LONGEST"):
        monkeypatch.setattr(pauses, name, LONGEST)
    return at("2026-05-10T18:00")


@pytest.fixture
def between(journal):
    """A session a while ago and one on Tuesday, and three entries after the first."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for day in ("2026-04-28", "2026-05-12"):
            when = dates.When(date.fromisoformat(day), time(16))
            appointments.add(session, them, when, ZONE)
    keep(journal, at="2026-04-20T10:00", body="Before it.")
    return [
        keep(journal, at="2026-05-02T10:00", title="a hard call", body="She rang. I got small."),
        keep(journal, at="2026-05-06T10:00", body="A calmer answer."),
        keep(journal, at="2026-05-08T10:00", body="Slept badly."),
    ]


def begin_at(journal, step, **changes):
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        upcoming = appointments.next_one(session, dates.now())
        prepared = preparations.begin(session, them, upcoming)
        preparations.change(session, prepared, step=step, **changes)
        return prepared.uuid


def prepared(journal):
    with journal.session() as session:
        return session.exec(select(tables.Preparation)).first()


def entry(journal, uuid):
    with journal.session() as session:
        return entries.by_uuid(session, uuid)


def page(journal):
    with journal.session() as session:
        upcoming = appointments.next_one(session, dates.now())
        return choose(session, therapists.usual_one(session), upcoming, today=date(2026, 5, 10))


def row(walk, words):
    return next((row for row in walk.rows if words in row), "")


def unfinished(walk):
    """What is typed and not kept; an empty draft where there is nothing."""
    return walk.screen.unfinished() or Draft(at=dates.now(), changed_at=dates.now(), zone=ZONE)


async def at_step(walk, kind):
    await walk.press("p")
    await walk.at(kind)


async def test_an_entry_that_is_read_again_hides_no_line_that_is_begun(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.shows("She rang. I got small.")
        await walk.screen.run_action("line")
        walk.screen.query_one("Rows").reload()
        await walk.type("I felt small.")
        await walk.shows("I felt small.")


async def test_each_key_says_who_an_entry_is_for_and_goes_on(journal, between):
    async with walking(journal) as walk:
        await walk.shows("Prepare for Tuesday")
        await at_step(walk, NotesStep)
        await walk.shows(wording.NEVER_HAVE_TO)
        await walk.shows("She rang. I got small.")
        assert "Before it." not in walk.text
        await walk.press("a")
        await walk.shows("the note ▏ A calmer answer.")
        await walk.until(lambda: row(walk, "a hard call").endswith("all of it"))
        await walk.shows(wording.KEPT)
        await walk.press("o")
        await walk.type("It came out calmer.\n")
        await walk.shows("the note ▏ Slept badly.")
        await walk.press("a")
        await walk.until(lambda: row(walk, "Fri 8 May").endswith("all of it"))
        await walk.press("m")
        await walk.until(lambda: row(walk, "Fri 8 May").endswith("not on the page"))
    found = [entry(journal, uuid) for uuid in between]
    assert [(one.share, one.gist) for one in found] == [
        ("as-written", ""),
        ("gist", "It came out calmer."),
        ("only-me", ""),
    ]


async def test_keys_faster_than_reading_decide_about_one_entry_after_the_other(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.shows("She rang. I got small.")
        await walk.press("a", "m", "a")
        await walk.until(lambda: entry(journal, between[2]).share == "as-written")
        await walk.press("up", "o")
        await walk.shows("back to the notes")
        await walk.type("It came out calmer.\n")
        await walk.until(lambda: entry(journal, between[1]).gist == "It came out calmer.")
        await walk.press("up", "enter")
        await walk.at(WholeNote)
        await walk.shows("A calmer answer.")
    assert [entry(journal, uuid).share for uuid in between] == ["as-written", "gist", "as-written"]


async def test_a_line_left_by_escape_stays_with_its_entry_and_shares_nothing(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.shows("She rang. I got small.")
        await walk.press("o", "enter")
        await walk.shows("A few words, or esc: it stays as it is.")
        await walk.type("I got small.")
        await walk.until(lambda: unfinished(walk).gist == "I got small.")
        draft = walk.screen.unfinished()
        assert (draft.editing, draft.gist, draft.share) == (between[0], "I got small.", "only-me")
        assert draft.body == "She rang. I got small."
        await walk.press("escape")
        await walk.until(lambda: entry(journal, between[0]).gist)
        assert isinstance(walk.screen, NotesStep)
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.press("o")
        await walk.shows("I got small.")
    assert (entry(journal, between[0]).share, entry(journal, between[0]).gist) == (
        "only-me",
        "I got small.",
    )


async def test_lines_are_quoted_and_the_whole_is_read(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.shows("She rang. I got small.")
        await walk.press("o")
        await walk.type("She went quiet.\n")
        await walk.shows("the note ▏ A calmer answer.")
        await walk.press("up")
        await walk.shows("one line ▏ She went quiet.")
        await walk.press("apostrophe")
        await walk.at(Quotes)
        await walk.shows("esc notes")
        await walk.press("down", "space", "ctrl+s")
        await walk.at(NotesStep)
        await walk.shows("1 line is quoted below it.")
        await walk.press("enter")
        await walk.at(WholeNote)
        await walk.shows("Sat 2 May")
        await walk.press("m")
        await walk.at(NotesStep)
        await walk.until(lambda: entry(journal, between[0]).share == "only-me")
    assert entry(journal, between[0]).quotes == ["I got small."]


async def test_without_any_entry_it_goes_on_all_the_same(journal):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.shows("Nothing written since last time.")
        await walk.press("m", "o", "a", "enter", "pageup")
        assert isinstance(walk.screen, NotesStep)
        await walk.press("ctrl+s")
        await walk.at(TopicsStep)


async def test_what_was_left_is_taken_up_where_it_was(journal, between):
    async with walking(journal) as walk:
        await at_step(walk, NotesStep)
        await walk.press("pagedown")
        await walk.at(TopicsStep)
        await walk.press("pagedown")
        await walk.at(HelpStep)
        assert prepared(journal).step == "help"
        await walk.press("i", "l")
        await walk.until(lambda: len(prepared(journal).would_help) == 2)
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("where you left it")
    async with walking(journal) as walk:
        await walk.shows("Prepare for Tuesday, where you left it")
        await at_step(walk, HelpStep)
        await walk.until(lambda: row(walk, "ideas to try").endswith("first"))
        await walk.press("pageup")
        await walk.at(TopicsStep)
        await walk.press("pageup")
        await walk.at(NotesStep)
        await walk.shows("She rang. I got small.")
        # The window ends here, without being left.
    assert prepared(journal).step == "notes"
    assert prepared(journal).would_help == ["ideas to try", "listening first"]


def all_topics(journal):
    with journal.session() as session:
        return [(one.text, one.state) for one in topics.all_of(session)]


async def test_topics_are_typed_and_taken_in_up_to_three(journal, between):
    with journal.transaction() as session:
        for text in ("kept one", "kept two", "kept three"):
            topics.end(session, topics.add(session, NewTopic(text=text)), "kept")
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.shows("kept three")
        await walk.type("the  stairs")
        await walk.until(lambda: unfinished(walk).body == "the stairs")
        await walk.press("enter")
        await walk.until(lambda: ("the stairs", "open") in all_topics(journal))
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.press("down", "down", "down", "enter")
        await walk.until(lambda: ("kept two", "open") in all_topics(journal))
        await walk.until(lambda: not row(walk, "kept two").strip().startswith("kept from"))
        await walk.press("down", "down")
        await walk.press("enter")
        await walk.until(lambda: ("kept one", "open") in all_topics(journal))
        await walk.press("down", "enter")
        await walk.shows("Three are there. Empty one to make room.")
        await walk.press("ctrl+s")
        await walk.at(FirstStep)
    assert [one.text for one in page(journal).topics] == ["the stairs", "kept two", "kept one"]


async def test_a_topic_that_is_emptied_is_let_go_and_more_than_three_wait(journal, between):
    with journal.transaction() as session:
        for text in ("one", "two", "three", "four"):
            topics.add(session, NewTopic(text=text))
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.shows("four")
        await walk.press(*["backspace"] * 3, "ctrl+s")
        await walk.at(FirstStep)
    assert sorted(all_topics(journal)) == [
        ("four", "kept"),
        ("one", "let-go"),
        ("three", "open"),
        ("two", "open"),
    ]
    assert [one.text for one in page(journal).topics] == ["two", "three"]


async def test_one_comes_first_with_a_sentence_and_what_belongs_under_it(journal, between):
    with journal.transaction() as session:
        for text in ("one", "two"):
            topics.add(session, NewTopic(text=text))
        shared = entries.by_uuid(session, between[0])
        entries.edit(session, shared, entries.Changes(share="as-written"))
        topics.attach(session, topics.all_of(session)[0], shared)
    begin_at(journal, "first")
    async with walking(journal) as walk:
        await at_step(walk, FirstStep)
        await walk.shows("Under it: 2 May, a hard call")
        assert "one more" not in walk.text
        await walk.press("2")
        await walk.until(lambda: row(walk, " 1 ▎ two").endswith("first, please"))
        await walk.press("tab")
        await walk.type("It is the one I would leave.")
        await walk.until(lambda: unfinished(walk).body == "It is the one I would leave.")
        await walk.press("shift+tab", "u")
        await walk.at(UnderTopic)
        await walk.shows("under topic 2")
        assert "A calmer answer" not in walk.text
        await walk.press("space")
        await walk.until(lambda: row(walk, "Sat 2 May").endswith("under it"))
        await walk.press("ctrl+s")
        await walk.at(FirstStep)
        await walk.until(lambda: page(journal).topics[0].material)
        found = page(journal).topics
        assert (found[0].text, found[0].first, found[0].more) == (
            "two",
            True,
            "It is the one I would leave.",
        )
        assert not found[1].material
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.shows("under it")
        await walk.press("space", "ctrl+s")
        await walk.until(lambda: not page(journal).topics[0].material)
        await walk.at(FirstStep)
        await walk.press("1")
        await walk.until(lambda: not page(journal).topics[0].first)


async def test_what_may_go_under_a_topic_scrolls_below_the_question(journal, between):
    with journal.transaction() as session:
        topics.add(session, NewTopic(text="one"))
        for number in range(12):
            session.add(tables.Tried(what=f"try {number}", day=date(2026, 5, 1), place=number))
    begin_at(journal, "first")
    async with walking(journal, size=(60, 18)) as walk:
        await at_step(walk, FirstStep)
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.shows("try 0")
        await walk.press("end")
        await walk.shows("▎ try 11")
        await walk.shows("Under: one")


async def test_what_would_help_keeps_its_order_and_own_words_their_place(journal, between):
    begin_at(journal, "help", would_help=["a walk", "something else", "ideas to try"])
    async with walking(journal) as walk:
        await at_step(walk, HelpStep)
        await walk.until(lambda: row(walk, "something else").endswith("then"))
        await walk.until(lambda: row(walk, "ideas to try").endswith("third"))
        await walk.press("i", "d")
        await walk.until(lambda: "deciding something" in prepared(journal).would_help)
        await walk.press("tab", "end")
        await walk.type(" outside")
        await walk.until(lambda: unfinished(walk).body == "a walk outside")
        await walk.press("ctrl+s")
        await walk.at(RestStep)
    assert prepared(journal).would_help == [
        "a walk outside",
        "something else",
        "deciding something",
    ]


async def test_enter_in_the_last_field_goes_on(journal, between):
    begin_at(journal, "help")
    async with walking(journal) as walk:
        await at_step(walk, HelpStep)
        await walk.press("tab")
        await walk.type("a walk")
        await walk.press("enter")
        await walk.at(RestStep)
    assert prepared(journal).would_help == ["a walk"]


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
        new = NewRating(scale="heard", value=5)
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
    begin_at(journal, "rest")


async def to_rest(walk):
    """Go to the rest, and return what is listed there, by its kind with its place."""
    await at_step(walk, RestStep)
    await walk.shows("Which weeks?")
    listed = walk.screen.query_one("Rows").in_memory
    return {one.key[0]: place for place, one in reversed(list(enumerate(listed)))}


async def turn_all(walk, places):
    """Turn every switch but those of the numbers and the name."""
    await walk.press("home")
    leave = {places["numbers"], places["name"]}
    for place in range(len(walk.screen.query_one("Rows").in_memory)):
        if place not in leave:
            before = walk.text.count("not on the page")
            await walk.press("space")
            await walk.until(lambda: walk.text.count("not on the page") != before)  # noqa: B023
        await walk.press("down")


async def test_everything_else_has_its_switch(journal, everything):
    empty = page(journal)
    async with walking(journal, size=(80, 40)) as walk:
        places = await to_rest(walk)
        assert "no number yet" not in walk.text
        assert "Asked long ago?" not in walk.text
        await turn_all(walk, places)
        found = page(journal)
        assert [(one.value, one.usual) for one in found.scores] == [(5, 8.0)]
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
    assert page(journal) == empty


async def test_rows_are_put_on_the_page_as_fast_as_keys_are_pressed(journal, everything):
    async with walking(journal, size=(80, 40)) as walk:
        places = await to_rest(walk)
        await walk.press("home", *["down"] * places["helped"])
        await walk.press("space", "down", "space", "down", "space", "space")
        await walk.until(lambda: page(journal).listed("helped") == ("walking", "running"))
        await walk.until(lambda: walk.screen.query_one("Rows").chosen.words == "mail in bed")
        await walk.until(lambda: not walk.screen.more_requests)
        await walk.until(lambda: walk.screen.query_one("Rows").chosen.right == "not on the page")
        await walk.press("ctrl+s")
        await walk.until(lambda: not isinstance(walk.screen, RestStep))
    assert page(journal).listed("did_not_help") == ()


async def test_an_order_no_numbers_and_a_name(journal, everything):
    async with walking(journal, size=(80, 40)) as walk:
        places = await to_rest(walk)
        await walk.press("home", *["down"] * places["helped"], "space", "down", "space")
        await walk.until(lambda: page(journal).listed("helped") == ("walking", "running"))
        await walk.press("plus")
        await walk.until(lambda: page(journal).listed("helped") == ("running", "walking"))
        await walk.press("home", "space")
        await walk.until(lambda: page(journal).scores)
        await walk.press(*["down"] * places["numbers"], "space")
        await walk.until(lambda: not page(journal).scores)
        await walk.press("home", *["down"] * places["name"], "space")
        await walk.at(SomeLines)
        await walk.type("R.\n")
        await walk.at(RestStep)
        await walk.shows("From R.")
    assert page(journal).name == "R."


async def test_what_stands_under_a_topic_has_no_switch_of_its_own(journal, between):
    with journal.transaction() as session:
        tried = tables.Tried(what="a pause", how_it_went="twice", day=date(2026, 5, 1))
        session.add(tried)
        session.flush()
        topics.attach(session, topics.add(session, NewTopic(text="one")), tried)
    begin_at(journal, "rest")
    async with walking(journal) as walk:
        await at_step(walk, RestStep)
        await walk.until(lambda: row(walk, "a pause, twice").endswith("under a topic"))
        await walk.press("space")
        await walk.shows("It is under a topic, so it is nowhere else on the page.")
        await walk.press("ctrl+s")
        await walk.at(ReadStep)
    assert prepared(journal).chosen == []


async def test_nothing_that_is_typed_is_gone_when_the_window_ends(journal, between):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.type("the stairs")
        walk.app.keep_before_end()
    (waiting,) = drafts.waiting(journal.vault)
    draft = Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, waiting))
    assert draft.body == "the stairs"


async def test_what_could_not_be_kept_stays_and_the_first_way_out_is_not_taken(journal, between):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        walk.screen.query_one("#topic-1").text = "long " * 1000
        await walk.press("ctrl+s")
        await walk.shows("A topic is longer than 4,096 bytes.")
        assert isinstance(walk.screen, TopicsStep)
        walk.screen.query_one("#topic-1").text = "short"
        await walk.press("ctrl+s")
        await walk.at(FirstStep)
        assert all_topics(journal) == [("short", "open")]
        await walk.press("pageup")
        await walk.at(TopicsStep)
        await walk.press("pageup")
        await walk.at(NotesStep)
        await walk.shows("She rang. I got small.")
        await walk.press("o")
        walk.screen.query_one("Lines").text = "long " * 1000
        await walk.press("enter")
        await walk.shows("The one line is longer than 4,096 bytes.")
        await walk.until(lambda: walk.screen.query_one("Lines").typing, "a line being typed")
    assert entry(journal, between[0]).share == "only-me"
