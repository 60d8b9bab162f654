"""Goals and what helps: its sections, folded and remembered, and what is done with their rows."""

from datetime import date

import pytest
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
from bondjournal.tui.screens.goals import Goals

pytestmark = pytest.mark.long

TODAY = date(2026, 5, 10)


@pytest.fixture
def kept(journal, at):
    """A row in each section but one, as they were drawn."""
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        appointments.add(session, them, dates.When(date(2026, 5, 12), None), ZONE)
        goal = goals.add(session, "Say what I need before I get angry")
        goals.rate(session, goal.uuid, 5, TODAY)
        tried.add(session, "a pause before answering work email", day=date(2026, 4, 28))
        done = tried.add(session, "Sunday planning", day=date(2026, 4, 14))
        tried.end(session, done.uuid, "done")
        ring = helped.add(session, "texting a friend before I rang Ilse", day=TODAY)
        trust = "you remembered the name of my street, and asked"
        moment = moments.add(session, trust, day=date(2026, 4, 14), sign="trust")
        second = "the second time it was right"
        moments.add(session, second, day=date(2026, 3, 17), sign="empathy")
        practical.add(session, "You mentioned a break in June. Which weeks are they?")
        prepared = preparations.for_page(session, them.uuid, None, begun=True).prepared
        for one in (ring, moment):
            preparations.choose(session, prepared, one.uuid, on=True)
    return journal


def body(walk):
    return [row.replace("▕", "").rstrip() for row in walk.rows[1:20]]


async def test_it_is_as_it_was_drawn(kept):
    async with walking(kept, "i") as walk:
        await walk.at(Goals)
        await walk.shows("Say what I need before I get angry")
        print("\n".join(walk.rows))
        await walk.until(lambda: walk.list.chosen.words.startswith("Say"))
