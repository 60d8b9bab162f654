"""The steps of preparing: where it goes on, and for which session."""

from datetime import date

import pytest

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    appointments,
    preparations,
    preparing_step,
    therapists,
    versions,
    would_help,
)
from bondjournal.journal.preparing_step import PreparingStep
from made import someone


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def planned(session, them, day):
    return appointments.add(session, them, dates.When(date.fromisoformat(day), None), "UTC")


def test_the_page_that_comes_next_is_for_the_session_that_comes_next(session, now):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    planned(session, ann, "2026-05-20")
    assert preparing_step.comes_next(session, now)[0] == ann.uuid
    sooner = planned(session, ben, "2026-05-12")
    assert preparing_step.comes_next(session, now) == (ben.uuid, sooner.uuid)


def test_without_a_session_it_is_for_the_usual_one_and_none_known(session, now, them):
    assert preparing_step.comes_next(session, now) == (them.uuid, None)
    therapists.stop_mentioning(session, them)
    with pytest.raises(WrongUse, match="not mentioned"):
        preparing_step.comes_next(session, now)


def test_it_begins_at_the_first_step(session, now, them):
    there = planned(session, them, "2026-05-12")
    begun = preparing_step.begin(session, them.uuid, there.uuid)
    assert begun == PreparingStep(them.uuid, "", there.uuid, date(2026, 5, 12), "choose")
    assert preparations.find(session, them, there).step == "choose"


def test_it_says_for_whom_where_there_are_several(session, now):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    assert [preparing_step.begin(session, one.uuid, None).name for one in (ann, ben)] == [
        "Ann",
        "Ben",
    ]


@pytest.mark.parametrize(
    ("left", "goes_on"),
    [
        ("topics", "topics"),
        ("page", "page"),
        ("written", "choose"),
        ("notes", "choose"),
        ("rest", "choose"),
        ("first", "topics"),
        ("help", "topics"),
        ("write", "page"),
    ],
)
def test_it_goes_on_where_it_was_left_also_by_the_names_of_before(session, them, left, goes_on):
    prepared = preparations.begin(session, them, None)
    versions.edit(session, prepared, step=left)
    assert preparing_step.begin(session, them.uuid, None).step == goes_on
    assert prepared.step == left


def test_nothing_is_begun_with_whom_no_session_is_to_be_mentioned(session, now, them):
    prepared = preparations.begin(session, them, None)
    therapists.stop_mentioning(session, them)
    with pytest.raises(WrongUse, match="not mentioned"):
        preparing_step.begin(session, them.uuid, None)
    with pytest.raises(WrongUse, match="not mentioned"):
        preparing_step.go_to(session, them.uuid, None, "topics", now)
    assert prepared.step == "choose"


def test_a_step_is_remembered(session, now, them):
    there = planned(session, them, "2026-05-12")
    preparing_step.begin(session, them.uuid, there.uuid)
    at = preparing_step.go_to(session, them.uuid, there.uuid, "topics", now)
    assert (at.step, at.appointment) == ("topics", there.uuid)
    assert preparing_step.begin(session, them.uuid, there.uuid).step == "topics"
    with pytest.raises(WrongUse, match="no such step"):
        preparing_step.go_to(session, them.uuid, there.uuid, "nowhere", now)


@pytest.mark.parametrize("takes_away", ["cancel", "delete"])
def test_where_the_session_is_taken_away_it_goes_on_for_the_next(session, now, them, takes_away):
    there, later = planned(session, them, "2026-05-12"), planned(session, them, "2026-05-26")
    preparing_step.begin(session, them.uuid, there.uuid)
    would_help.choose(session, them.uuid, there.uuid, ["ideas to try"])
    read_before = preparations.find(session, them, there)
    if takes_away == "cancel":
        appointments.mark(session, there, "cancelled")
    else:
        versions.delete(session, there)
    at = preparing_step.go_to(session, them.uuid, there.uuid, "page", now)
    assert (at.appointment, at.day, at.step) == (later.uuid, later.day, "page")
    assert would_help.of_page(session, them.uuid, later.uuid) == ("ideas to try",)
    assert preparations.find(session, them, later) is read_before


def test_reading_a_page_again_that_was_written_leaves_it_written(session, now, them):
    prepared = preparations.begin(session, them, None)
    preparations.change(session, prepared, step=preparations.WRITTEN)
    assert preparing_step.go_to(session, them.uuid, None, "page", now).step == "page"
    assert prepared.step == preparations.WRITTEN
    preparing_step.go_to(session, them.uuid, None, "topics", now)
    assert prepared.step == "topics"
