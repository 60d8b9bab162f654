"""Goals and what helps: its sections, folded and remembered, and what is done with their rows."""

from datetime import date

import pytest
from sqlmodel import select
from walk import ZONE, walking

from bondjournal import dates
from bondjournal.journal import (
    appointments,
    goals,
    helped,
    moments,
    practical,
    preparations,
    therapists,
    tried,
)
from bondjournal.journal.tables import Preparation
from bondjournal.tui.screens.goals import Goals
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import Pick, SomeLines

pytestmark = pytest.mark.long

TODAY = date(2026, 5, 10)


@pytest.fixture
def kept(journal, at):
    """What was drawn, on the day it was drawn for."""
    at("2026-05-05T18:00")
    with journal.transaction() as session:
        practical.add(session, "You mentioned a break in June. Which weeks are they?")
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        when = dates.When(date(2026, 5, 12), None)
        coming = appointments.add(session, them, when, ZONE)
        goal = goals.add(session, "Say what I need before I get angry")
        goals.rate(session, goal.uuid, 5, TODAY)
        tried.add(session, "a pause before answering work email", day=date(2026, 4, 28))
        done = tried.add(session, "Sunday planning", day=date(2026, 4, 14))
        tried.end(session, done.uuid, "done")
        helping = helped.add(session, "texting a friend before I rang Ilse", day=TODAY)
        helped.add(session, "reading email in bed", day=TODAY, helped=False)
        street = "you remembered the name of my street, and asked"
        moment = moments.add(session, street, day=date(2026, 4, 14), sign="trust")
        second = "the second time it was right"
        moments.add(session, second, day=date(2026, 3, 17), sign="empathy")
        page = preparations.for_page(session, them.uuid, coming.uuid, begun=True)
        for one in (helping, moment):
            preparations.choose(session, page.prepared, one.uuid, on=True)
    return journal


def reads(journal, work):
    with journal.session() as session:
        return work(session)


async def to_row(walk, words):
    """Put the mark on the row with these words."""
    await walk.press("home")
    place = next(at for at, row in enumerate(walk.list.in_memory) if words in row.words)
    await walk.press(*["down"] * place)
    await walk.until(lambda: words in walk.list.chosen.words, words)


async def test_it_is_as_it_was_drawn_and_folding_is_remembered(kept):
    async with walking(kept, "i") as walk:
        await walk.at(Goals)
        await walk.until(lambda: walk.list.chosen.words.startswith("Say what I need"))
        assert [row.kind for row in walk.list.in_memory if not row.right] == [
            *("goal", "tried", "helped", "did-not-help", "moment", "question")
        ]
        await to_row(walk, "what didn't get you through")
        await walk.press("enter")
        await walk.shows("folded: enter opens it")
        await to_row(walk, "Say what I need")
        assert walk.rows[1:16] == [
            "                 ▏ Goals and what helps",
            "                 ▏",
            "      working on ▏ your goals, in your own words",
            "          10 May ▎ Say what I need before I get angry             5 of 10 now",
            "          trying ▏ things you're trying out",
            "        28 April ▏ a pause before answering work email             trying now",
            "        14 April ▏ Sunday planning                                       done",
            "          helped ▏ what got you through",
            "                 ▏ texting a friend before I rang Ilse            on the page",
            "    did not help ▏ folded: enter opens it",
            "    good moments ▏ under the good signs",
            "           trust ▏ 14 April: you remembered the name of my…       on the page",
            "         empathy ▏ 17 March: the second time it was right     not on the page",
            "          to ask ▏ practical questions for your therapist",
            "           5 May ▏ You mentioned a break in June. Which wee…    not asked yet",
        ]
        assert walk.rows[21].endswith("▏ n new   e edit   space done   v page   esc home")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("i")
        await walk.at(Goals)
        await walk.shows("folded: enter opens it")
        # What is added to a folded section is seen: it is opened.
        await to_row(walk, "folded")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.shows("What did not help?")
        await walk.type("going over the call\n")
        await walk.at(Goals)
        await walk.until(lambda: walk.list.chosen.words == "going over the call")
        assert "folded" not in walk.text
    assert [one.helped for one in reads(kept, helped.LIST.rows)] == [True, False, False]


async def test_space_is_done_or_asked_and_nothing_else(kept):
    async with walking(kept, "i") as walk:
        await walk.at(Goals)
        await walk.shows("space done")
        await walk.press("space")
        await walk.shows("Ended: Say what I need before I get a... Press u to undo.")
        await walk.press("u")
        await walk.until(lambda: "5 of 10 now" in walk.text)
        await to_row(walk, "a pause before")
        await walk.press("space")
        await walk.shows("Done: a pause before answering work")
        await to_row(walk, "a break in June")
        await walk.shows("space asked")
        await walk.press("space")
        await walk.shows("Asked: You mentioned a break")
        await to_row(walk, "texting a friend")
        assert "space" not in walk.rows[21]
        await walk.press("space")
        assert reads(kept, helped.LIST.rows)[0].helped
        await to_row(walk, "your goals, in your own words")
        assert walk.rows[21].endswith("▏ n new   u undo   esc home")
    assert [one.ended for one in reads(kept, goals.LIST.rows)] == [False]
    assert {one.state for one in reads(kept, tried.LIST.rows)} == {"done"}
    assert [one.asked for one in reads(kept, practical.LIST.rows)] == [True]


async def test_v_puts_a_row_on_the_next_page_and_u_takes_that_back(kept):
    async with walking(kept, "i") as walk:
        await walk.at(Goals)
        await walk.shows("Not on the page.")
        await walk.press("v")
        await walk.shows("On the page: Say what I need before ")
        await to_row(walk, "texting a friend")
        await walk.press("v")
        await walk.until(lambda: "texting a friend before I rang Ilse        not on" in walk.text)
        await walk.shows("Not on the page: texting a friend")
        await to_row(walk, "Sunday planning")
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.shows("Deleted: Sunday planning. Press u to undo.")
        await walk.press("u")
        await walk.shows("Back: ")
        await walk.press("u")
        await walk.shows("As before: texting a friend before")
        await walk.until(lambda: walk.list.chosen.words.startswith("texting"))
        await walk.press("u")
        await walk.shows("As before: Say what I need before I get angry")
        await walk.shows("Not on the page.")
        assert "u undo" not in walk.rows[21]
        # A page shows a goal once it has a number, and no question that was asked.
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("sleep\n")
        await walk.press("escape")
        await walk.at(Goals)
        await walk.until(lambda: walk.list.chosen.words == "sleep")
        await walk.press("v")
        await walk.shows("A goal can be on a page once it has a number.")
    chosen = reads(kept, lambda session: session.exec(select(Preparation.chosen)).one())
    assert len(chosen) == 2


async def test_enter_asks_what_a_row_has_besides_and_e_edits(kept):
    async with walking(kept, "i", size=(120, 40)) as walk:
        await walk.at(Goals)
        await walk.press("enter")
        await walk.at(Pick)
        await walk.shows("Give it a number for another day")
        await walk.press("enter")
        await walk.shows("Where are you with this now?")
        await walk.press("7", "enter")
        await walk.at(Goals)
        await walk.shows("7 of 10 now")
        await walk.until(lambda: "Number kept. ▏" in walk.text)
        await to_row(walk, "a pause before")
        await walk.press("enter", "enter")
        await walk.at(SomeLines)
        await walk.type("three of four\n")
        await walk.at(Goals)
        # From 120 columns on the whole of it stands beside the list.
        await walk.until(lambda: any(row[72:].strip() == "three of four" for row in walk.rows))
        await to_row(walk, "texting a friend")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("h")
        await walk.shows("Did not help: texting a friend before")
        await walk.until(lambda: walk.list.chosen.kind == "did-not-help")
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.type(", twice\n")
        await walk.shows("rang Ilse, twice")
        await walk.press("plus")
        await walk.until(
            lambda: walk.list.in_memory[walk.list._place + 1].words == "reading email in bed"
        )
