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


def test_prepare_asks_of_each_thing_once(talk, kept, two):
    said = talk("3", "2", "1", "a", "s", "back", "0")
    assert "This page is for Ben." in said
    for body in ("First.", "Second.", "Third."):
        assert f"An entry, 10 May: {body}\n{ABOUT}1: Ann\n2: Ben\n" in said
    assert "a: Any of them: Ann, Ben\n" in said
    assert kept(owners) == {"First.": "Ann", "Second.": "any", "Third.": None}
    assert "1 of 1. Sunday 10 May.\nSecond." in said
    again = talk("3", "2", "2", "back", "0")
    assert "An entry, 10 May: First." not in again
    assert "An entry, 10 May: Second." not in again
    assert kept(owners)["Third."] == "Ben"
    assert "Which therapist is this about" not in talk("3", "2", "back", "0")


def test_back_goes_from_thing_to_thing_and_out_of_prepare(talk, kept, two):
    said = talk("3", "1", "s", "back", "back", "0")
    assert said.count(f"An entry, 10 May: First.\n{ABOUT}1: Ann\n2: Ben\n") == 2
    assert said.count("3: Prepare") == 2
    assert "This page is for Ann." in said
    assert "Everything is kept at once" not in said
    assert set(kept(owners).values()) == {None}


def test_the_remaining_ones_are_skipped(talk, kept, two):
    said = talk("3", "1", "r", "back", "0")
    assert said.count("Which therapist is this about?") == 1
    assert set(kept(owners).values()) == {None}


def test_lists_say_whose_a_thing_is(talk, two):
    said = talk("6", "0", "0")
    assert "Your session with Ann is on Tuesday." in said
    assert "1: A topic (about Ann)\n" in said


def test_names_are_those_of_the_page_that_comes_next(talk, two, kept):
    said = talk("n", "a", "Ilse", "my sister", "0", "0")
    assert "Ilse (my sister)" in said
    assert kept(lambda session: stand_ins.find(session, "Ilse").instead) == "my sister"


def test_something_new_is_asked_about_where_it_is_kept(talk, kept, two):
    said = talk(*into("goal"), "a", "Less dread", "", "2", "0", "0", "0")
    assert "Which therapist is this about?" in said
    assert "1: Less dread (no number yet, not on the page) (about Ben)" in said

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
    assert "Which therapist is this about" not in said
    assert "Ann" not in said


def test_the_first_one_is_named_before_another_is_added(talk, kept, journal):
    journal.close()
    said = talk("w", "a", "w", "Ben", "Ann", "0", "0")
    assert "The therapist who is here already has no name yet." in said
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
    said = talk("3", "2", "0", "2", "m", "1", "1", "u", *["back"] * 3, "0")
    assert "Before Of Ben" in said
    assert "his to try" in said
    assert "Of Ann" not in said
    assert "hers to try" not in said
