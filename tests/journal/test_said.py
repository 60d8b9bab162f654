"""What is said about a session besides its entry, and whether a page may carry it."""

from uuid import uuid4

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ratings, said, versions
from bondjournal.wording import KEPT, LINE_KEPT
from bondjournal.wording.on_page import OTHER_WORDS
from felt import had, rate


@pytest.fixture
def one(session):
    """A session with a rating and words of one kind."""
    rate(session, 1, 7, line="Nearly.")
    about = had(session, 1)
    said.words(session, about, wished="More time.")
    return about


def test_words_are_said_each_of_its_own_and_taken_away(session, one):
    assert (one.wished, one.unsaid) == ("More time.", "")
    assert not said.words(session, one)
    assert not said.words(session, one, wished=" More\ntime. ")
    assert said.words(session, one, unsaid="That I was late.")
    assert (one.wished, one.unsaid) == ("More time.", "That I was late.")
    assert said.words(session, one, wished="")
    assert (one.wished, one.unsaid) == ("", "That I was late.")
    with pytest.raises(WrongUse):
        said.words(session, one, wished="long " * 1000)


def test_other_words_are_for_no_page_until_somebody_says_so(session, one):
    said.share(session, one, "wished", on=True)
    said.words(session, one, wished="More time.", unsaid="That I was late.")
    assert said.shared(session, one.uuid) == {"wished"}
    said.words(session, one, wished="Less.")
    assert said.shared(session, one.uuid) == frozenset()


def test_each_has_a_switch_of_its_own(session, one):
    said.share(session, one, "heard", on=True)
    assert said.shared(session, one.uuid) == {"heard"}
    said.share_each(session, one.uuid, ["wished", "heard"], on=True)
    assert said.shared(session, one.uuid) == {"heard", "wished"}
    said.share_each(session, one.uuid, ["heard"], on=False)
    assert said.shared(session, one.uuid) == {"wished"}


def test_what_is_not_there_has_no_switch(session, one):
    for what in ("safe", "unsaid"):
        with pytest.raises(NotFound):
            said.share(session, one, what, on=True)
    with pytest.raises(NotFound):
        said.share(session, one, "safe", on=False)
    said.share(session, one, "unsaid", on=False)
    for what in ("", "line", "Heard"):
        with pytest.raises(WrongUse, match="has this name"):
            said.share(session, one, what, on=True)
    with pytest.raises(NotFound):
        said.shared(session, uuid4())


def test_a_line_is_read_and_put_by_the_kind_of_what_it_is_about(session, one):
    said.words(session, one, unsaid="Late.")
    rating = ratings.on_scale(session, one.uuid, "heard")
    said.share(session, one, "unsaid", on=True)
    kinds = {"wished": one.uuid, "unsaid": one.uuid, "rating": rating.uuid}
    lines = [said.own_line(session, kind, uuid) for kind, uuid in kinds.items()]
    assert lines == ["More time.", "Late.", "Nearly."]
    for kind, uuid in kinds.items():
        assert said.put_own_line(session, kind, uuid, f" {kind}\nanew ")
        assert not said.put_own_line(session, kind, uuid, f"{kind} anew")
        with pytest.raises(WrongUse):
            said.put_own_line(session, kind, uuid, "long " * 1000)
        with pytest.raises(NotFound):
            said.own_line(session, kind, uuid4())
    assert (one.wished, one.unsaid, rating.line) == ("wished anew", "unsaid anew", "rating anew")
    assert one.unsaid_on_page
    assert len(versions.history(session, rating.uuid)) == 1


def test_it_is_said_where_other_words_took_something_off_pages(session, one):
    said.share(session, one, "wished", on=True)
    before = said.shared(session, one.uuid)
    assert said.kept_sentence(session, one.uuid, before) == KEPT
    said.words(session, one, wished="Less.")
    assert said.kept_sentence(session, one.uuid, before) == f"{KEPT} {OTHER_WORDS}"
    assert said.kept_sentence(session, one.uuid, ()) == KEPT


def test_more_is_said_of_a_session_at_once(session, one):
    given = {"wished": None, "unsaid": "Late.", "heard": "Fully."}
    assert said.say(session, one.uuid, given) == LINE_KEPT
    rating = ratings.on_scale(session, one.uuid, "heard")
    assert (one.wished, one.unsaid, rating.line) == ("More time.", "Late.", "Fully.")
    assert said.shared(session, one.uuid) == frozenset()
    assert said.say(session, one.uuid, {"unsaid": "Later."}, on_page=True) == LINE_KEPT
    assert said.shared(session, one.uuid) == {"unsaid"}
    assert said.say(session, one.uuid, {"unsaid": "No."}) == f"{LINE_KEPT} {OTHER_WORDS}"
    said.say(session, one.uuid, {"unsaid": "Yes.", "wished": "Time."}, on_page=True)
    assert said.shared(session, one.uuid) == {"unsaid", "wished"}
    said.say(session, one.uuid, {"unsaid": "Yes.", "wished": ""}, on_page=False)
    assert said.shared(session, one.uuid) == frozenset()
    assert (one.unsaid, one.wished) == ("Yes.", "")
    with pytest.raises(NotFound):
        said.say(session, one.uuid, {"safe": "Nearly."})


def test_a_line_is_put_to_each_of_some_ratings(session, one):
    rate(session, 1, 5, "safe")
    scales = ("heard", "safe")
    assert said.put_lines(session, one.uuid, scales, "One.", "Two.") == LINE_KEPT
    assert ratings.lines(session, one.uuid, scales) == {"heard": "One.", "safe": "Two."}
    said.share(session, one, "safe", on=True)
    assert said.put_lines(session, one.uuid, scales, "Three.", "Two.") == LINE_KEPT
    told = said.put_lines(session, one.uuid, scales, "Three.", "Four.")
    assert told == f"{LINE_KEPT} {OTHER_WORDS}"
    with pytest.raises(NotFound):
        said.put_lines(session, uuid4(), scales, "One.", "Two.")
