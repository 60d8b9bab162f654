"""What is said about a session that is named: numbers, lines, words, and what pages may carry."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bondjournal.draft import AboutSession
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import about_session, moments, ratings, said, tried
from bondjournal.wording import LINE_KEPT
from bondjournal.wording.on_page import OTHER_WORDS
from felt import NOW, had, rate

TODAY = NOW.date()


@pytest.fixture
def about(session):
    return had(session, 1)


def give(session, uuid, numbers, **more):
    about_session.give(session, uuid, numbers, at=NOW, day=TODAY, **more)


def test_numbers_are_given_and_taken_away(session, about):
    give(session, about.uuid, {"heard": (5, "quick"), "open": (3, "")})
    answers = about_session.answers(session, about.uuid)
    assert (answers.numbers, answers.lines) == ({"heard": 5, "open": 3}, {"heard": "quick"})
    give(session, about.uuid, {}, taken_away=["open"])
    assert about_session.answers(session, about.uuid).numbers == {"heard": 5}


def test_each_kind_of_words_finds_its_place(session, about):
    words = {"moment": "She waited.", "unsaid": "That I was late.", "tried": "The list."}
    about_session.say(session, about.uuid, words, today=TODAY)
    (moment,) = moments.LIST.rows(session)
    assert (moment.text, moment.appointment_uuid, moment.day) == (
        "She waited.",
        about.uuid,
        about.day,
    )
    (agreed,) = tried.LIST.rows(session)
    assert (agreed.what, agreed.therapist_uuid) == ("The list.", about.therapist_uuid)
    assert about.unsaid == "That I was late."


def test_what_was_tried_before_is_not_what_was_agreed_on_now(session, about):
    draft = AboutSession(appointment=about.uuid, fields={"tried": "breathe"})
    tried.add(session, "breathe", day=about.day - timedelta(days=300))
    assert not about_session.is_kept(session, draft)
    tried.add(session, "breathe", day=about.day)
    assert about_session.is_kept(session, draft)


def test_words_that_are_taken_away_are_for_no_page_when_others_come(session, about):
    said.say(session, about.uuid, {"unsaid": "That I was late."}, on_page=True)
    assert about.unsaid_on_page
    about_session.say(session, about.uuid, {"unsaid": ""}, today=TODAY)
    about_session.say(session, about.uuid, {"unsaid": "Nothing."}, today=TODAY)
    assert (about.unsaid, about.unsaid_on_page) == ("Nothing.", False)


def test_lines_and_words_go_on_a_page_together_or_not_at_all(session, about):
    rate(session, 1, 5)
    said.say(session, about.uuid, {"heard": "quick", "wished": "More time."}, on_page=True)
    (rated,) = ratings.of_session(session, about.uuid)
    assert (rated.line, rated.on_page, about.wished_on_page) == ("quick", True, True)
    said.share_each(session, about.uuid, ["heard", "wished"], on=False)
    assert (rated.on_page, about.wished_on_page) == (False, False)
    with pytest.raises(WrongUse):
        said.share_each(session, about.uuid, ["loved"], on=True)
    with pytest.raises(NotFound):
        said.say(session, about.uuid, {"safe": "No rating has this line."})


def shared_words(session, about):
    rate(session, 1, 5)
    said.say(session, about.uuid, {"heard": "quick", "wished": "More time."}, on_page=True)
    assert said.shared(session, about.uuid) == {"heard", "wished"}


@pytest.mark.parametrize(
    "put",
    [
        lambda s, of: give(s, of.uuid, {"heard": (5, "I was ashamed.")}),
        lambda s, of: give(s, of.uuid, {"heard": (6, "I was ashamed.")}),
        lambda s, of: said.put_lines(s, of.uuid, ["heard"], "I was ashamed."),
        lambda s, of: said.say(s, of.uuid, {"heard": "I was ashamed."}),
    ],
    ids=["same-number", "another-number", "line", "say"],
)
def test_other_words_beside_a_number_are_for_no_page_until_it_is_said(session, about, put):
    shared_words(session, about)
    put(session, about)
    assert said.shared(session, about.uuid) == {"wished"}
    assert said.kept_sentence(session, about.uuid, ["heard"]) == f"Kept. {OTHER_WORDS}"
    said.say(session, about.uuid, {"heard": "We spoke of it."}, on_page=True)
    assert said.shared(session, about.uuid) == {"heard", "wished"}


def test_other_words_of_a_kind_are_for_no_page_until_it_is_said(session, about):
    shared_words(session, about)
    assert said.say(session, about.uuid, {"wished": "More time."}) == LINE_KEPT
    assert said.say(session, about.uuid, {"wished": "A hug."}) == f"Line kept. {OTHER_WORDS}"
    assert (about.wished, about.wished_on_page) == ("A hug.", False)


def test_a_number_stays_on_the_page_with_its_words_and_without_any(session, about):
    shared_words(session, about)
    give(session, about.uuid, {"heard": (6, "quick")})
    assert said.put_lines(session, about.uuid, ["heard"], "") == LINE_KEPT
    assert said.shared(session, about.uuid) == {"heard", "wished"}
    assert said.say(session, about.uuid, {"wished": ""}) == LINE_KEPT


def test_nothing_is_said_about_one_that_was_deleted_meanwhile(session):
    for say in (
        lambda gone: give(session, gone, {"heard": (5, "")}),
        lambda gone: about_session.say(session, gone, {"moment": "Hm."}, today=TODAY),
        lambda gone: said.say(session, gone, {"wished": "More time."}),
        lambda gone: said.share_each(session, gone, ["heard"], on=True),
    ):
        with pytest.raises(NotFound):
            say(uuid4())
