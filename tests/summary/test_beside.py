"""Then and now: an old page beside the next one."""

from datetime import timedelta

import pytest
from desk import NEXT, TODAY

from bondjournal.journal import pages, therapists
from bondjournal.summary import beside


@pytest.fixture
def two(desk, at):
    """A page for each of two therapists, the one of the first written first."""
    now = at("2026-05-11T18:00")
    first = desk.therapist
    second = desk.add(type(first)(name="Second"))
    made = []
    for day, them in ((TODAY, first), (NEXT, second)):
        there = desk.appointment(day.replace(day=20), "planned", therapist=them)
        text = f"A page for number {len(made) + 1}."
        made.append(
            pages.remember(
                desk.session, them, there, path="p", sha256="", style="full", at=now, text=text
            )
        )
    return made


def test_the_first_one_and_the_next_with_the_same_therapist(desk, two):
    then, now = beside.of_pages(desk.session, TODAY)
    assert then.text == "A page for number 1."
    assert now.text.startswith("# For our session on Wednesday 20 May 2026")


def test_nothing_of_somebody_whose_sessions_are_not_to_be_mentioned(desk, two):
    therapists.stop_mentioning(desk.session, desk.therapist)
    then, _ = beside.of_pages(desk.session, TODAY)
    assert then.text == "A page for number 2."
    then, now = beside.of_pages(desk.session, TODAY, two[0].uuid.hex)
    assert then.text == "A page for number 1."
    assert now is None


def test_after_a_long_time_away_no_entry_stands_beside_itself(desk):
    newest = desk.entry(TODAY - timedelta(days=240), body="The last one.")
    then, now = beside.of_entries(desk.session, TODAY)
    assert (then, now.text) == (None, "The last one.")
    desk.entry(newest.day - timedelta(days=31), body="The first one.")
    then, now = beside.of_entries(desk.session, TODAY)
    assert (then.text, now.text) == ("The first one.", "The last one.")
