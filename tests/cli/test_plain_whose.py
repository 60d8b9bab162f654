"""Two therapists in plain mode: whose a thing is, asked once and read out in lists."""

from datetime import date

import pytest
from plain_talk import into

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    goals,
    stand_ins,
    therapists,
    topics,
    tried,
)
from made import ask, bodies, someone

ABOUT = "Which therapist is this about?\n"


@pytest.fixture
def two(journal, at):
    """Ann and Ben, each with a session to come; then the journal is closed."""
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        for name, day in (("Ann", 12), ("Ben", 13)):
            them = someone(session, name)
            when = dates.When(date(2026, 5, day), None)
            appointments.add(session, them, when, "Europe/Berlin")
        for body in ("First.", "Second.", "Third."):
            additions.keep(session, ask(body, at=dates.now()))
        topics.add(
            session, NewTopic(text="A topic"), therapist=therapists.find(session, "Ann").uuid
        )
    assert len(bodies(journal)) == 3
    journal.close()


def owners(session):
    names = {one.uuid: one.name for one in therapists.all_of(session)}
    found = {}
    for line in entries.page(session):
        row = entries.by_uuid(session, line.uuid)
        found[line.words] = "any" if row.for_anyone else names.get(row.therapist_uuid)
    return found


def test_what_is_nobodys_is_on_choose_and_is_said_there(talk, kept, two):
    said = talk("3", "more", "4", "1", "5", "a", "6", "0", "back", "0")
    assert "This page is for Ann." in said
    assert "With Ben on Wednesday. Nothing has to be ready." in said
    assert "3: Prepare for Ann on Tuesday\np: Quick page for Ann\n" in said
    assert "4: who for? 10 May: First. (not decided yet)\n" in said
    assert "Who is this for?\n1: Ann\n2: Ben\na: Both\n0 or enter: Not now\n" in said
    assert "For Ann.\n" in said
    assert "For both.\n" in said
    assert "1: Sunday 10 May: First. (not on the page)\n" in said
    assert kept(owners) == {"First.": "Ann", "Second.": "any", "Third.": None}
    again = talk("w", "2", "r", "", "more", "0", "back", "0")
    assert "This page is for Ben." in again
    assert "1 of 1. Sunday 10 May.\nSecond." in again
    assert "What may go on their pages?" in again
    assert "for Ann: 10 May: First. (not on the page)" in again
    assert "for Ann: topic: A topic (not on the page)" in again


def test_what_is_another_ones_goes_on_a_page_by_an_answer_that_names_both(talk, kept, two):
    said = talk("w", "2", "r", "7", "l", "7", "b", "back", "0")
    assert "7: for Ann: topic: A topic (not on the page)\n" in said
    assert "This is for Ann. May it go on Ben's page too?" in said
    assert "b: Yes, for both\no: For Ben, and no longer for Ann\nl or enter: Leave it with" in said
    assert "Leave it with Ann. Ben's page won't mention it, or Ann.\n" in said
    assert kept(lambda session: [one.for_anyone for one in topics.all_of(session)]) == [True]
    talk("3", "4", "2", "back", "back", "0")
    said = talk("3", "6", "o", "a", "back", "0")
    assert "What may go on Ann's page?" in said
    assert "1: Sunday 10 May: First. (all of it)\n" in said
    assert kept(owners)["First."] == "Ann"


def test_lists_say_whose_a_thing_is(talk, two):
    said = talk("6", "0", "0")
    assert "Your session with Ann is on Tuesday." in said
    assert "1: A topic (for Ann)\n" in said


def test_names_are_those_of_the_page_that_comes_next(talk, two, kept):
    said = talk("n", "a", "Ilse", "my sister", "0", "0")
    assert "Ilse (my sister)" in said
    assert kept(lambda session: stand_ins.find(session, "Ilse").instead) == "my sister"


def test_something_new_is_asked_about_where_it_is_kept(talk, kept, two):
    said = talk(*into("goal"), "a", "Less dread", "", "2", "0", "0", "0")
    assert "Who is this for?" in said
    assert "1: Less dread (no number yet, not on the page) (for Ben)" in said

    def owner(session):
        (goal,) = goals.LIST.rows(session)
        return therapists.by_uuid(session, goal.therapist_uuid).name

    assert kept(owner) == "Ben"


def test_with_one_therapist_nothing_is_asked(talk, journal, at):
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        someone(session, "Ann")
        additions.keep(session, ask("First.", at=dates.now()))
    journal.close()
    said = talk(*into("goal"), "a", "Less dread", "", "0", "0", "3", "back", "0")
    assert "Who is this for" not in said
    assert "who for" not in said
    assert "Ann" not in said


def test_the_first_one_is_named_before_another_is_added(talk, kept, journal):
    journal.close()
    said = talk("w", "a", "w", "Ben", "Ann", "0", "0")
    assert "The therapist you have here has no name yet." in said
    assert kept(lambda session: [one.name for one in therapists.all_of(session)]) == ["Ann", "Ben"]
    talk("w", "a", "w", "Cleo", "0", "0")
    assert kept(lambda session: len(therapists.all_of(session))) == 3


def test_a_topic_of_a_page_is_offered_nothing_of_another(journal, talk, at):
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        for name, day in (("Ann", 12), ("Ben", 13)):
            them, when = someone(session, name), dates.When(date(2026, 5, day), None)
            appointments.add(session, them, when, "Europe/Berlin")
            topics.add(session, NewTopic(text=f"Of {name}"), therapist=them.uuid)
        for_both = topics.add(session, NewTopic(text="For both"))
        therapists.give(session, for_both.uuid, None, for_anyone=True)
        tried.add(session, "hers to try", therapist=therapists.find(session, "Ann").uuid)
        tried.add(session, "his to try", therapist=therapists.find(session, "Ben").uuid)
    journal.close()
    said = talk("w", "2", "r", "0", "2", "m", "1", "1", "u", *["back"] * 3, "0")
    assert "Before Of Ben" in said
    assert "his to try" in said
    at_topics = said.rpartition("or leave it off?")[2]
    assert "Of Ann" not in at_topics
    assert "hers to try" not in at_topics
