"""What becomes of words from "Something feels off": a topic, a wish, and who is meant."""

from datetime import timedelta

import pytest

from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, feels_off, therapists, topics, versions
from bondjournal.summary.choose import choose
from bondjournal.summary.markdown import render
from made import someone

NOW = "2026-05-10T18:00"
SENTENCE = "I said it was fine, and it was not quite."


@pytest.fixture
def now(at):
    return at(NOW)


@pytest.fixture
def them(session, now):
    return therapists.usual_one(session)


@pytest.fixture
def last(session, them, now):
    day = (now - timedelta(days=5)).date()
    return appointments.attended_on(session, them, day, "Europe/Berlin")


def put(session, them, now, wished="a minute longer"):
    return feels_off.put_on_page(session, them, SENTENCE, wished, now=now)


def test_the_sentence_is_a_topic_and_the_wish_belongs_to_the_last_session(session, them, last, now):
    topic = put(session, them, now)
    assert (topic.text, topic.more, topic.first) == (SENTENCE, "", True)
    assert topic.therapist_uuid == them.uuid
    assert (last.wished, last.wished_on_page) == ("a minute longer", True)
    page = choose(session, them, None, today=now.date())
    text = " ".join(render(page, "full").split())
    assert f"1. **First, please: {SENTENCE}**" in text
    assert "a minute longer" in text


def test_what_the_session_has_already_stays_and_the_wish_is_a_second_sentence(
    session, them, last, now
):
    versions.edit(session, last, wished="a glass of water")
    topic = put(session, them, now)
    assert (topic.more, last.wished, last.wished_on_page) == (
        "a minute longer",
        "a glass of water",
        False,
    )


def test_without_a_session_or_a_wish(session, them, now):
    assert put(session, them, now).more == "a minute longer"
    assert put(session, them, now, wished="").more == ""


def test_nothing_that_comes_first_already_is_moved(session, them, now):
    topics.add(session, NewTopic(text="My sister", first=True))
    topic = put(session, them, now)
    assert not topic.first
    assert [one.text for one in topics.all_of(session)] == ["My sister", SENTENCE]


def test_it_is_on_no_page_for_somebody_else(session, them, now):
    versions.edit(session, them, name="Judith")
    other = someone(session, "Karim")
    put(session, them, now)
    assert [one.text for one in topics.on_page(session, them.uuid)] == [SENTENCE]
    assert topics.on_page(session, other.uuid) == []


def test_without_a_sentence_there_is_no_topic(session, them, now):
    with pytest.raises(WrongUse):
        feels_off.put_on_page(session, them, " \n", "a wish", now=now)
    assert topics.all_of(session) == []


def test_who_is_meant(session, them, now):
    versions.edit(session, them, name="Judith")
    ended = someone(session, "Karim")
    versions.edit(session, ended, state="ended")
    assert feels_off.mentioned(session) == [them, ended]
    assert feels_off.with_a_page(session) == [them]
    therapists.stop_mentioning(session, them)
    assert feels_off.mentioned(session) == [ended]
    assert feels_off.with_a_page(session) == []
