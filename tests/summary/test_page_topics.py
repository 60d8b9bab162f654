"""The topics of one page: typed, ordered, kept for later, and what is said of each."""

from uuid import uuid4

import pytest
from desk import LAST, NEXT

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound
from bondjournal.journal import preparations, topic_list, topics
from bondjournal.journal.tables import Tried
from bondjournal.summary import page_topics, topic_material
from bondjournal.summary.page_topics import PageTopic
from made import someone


@pytest.fixture
def them(desk):
    return desk.therapist.uuid


@pytest.fixture
def three(desk):
    return [topics.add(desk.session, NewTopic(text=text)) for text in ("one", "two", "three")]


def texts(desk):
    return [one.text for one in page_topics.of_page(desk.session, desk.therapist.uuid)]


def test_those_that_are_open_are_there_and_those_that_are_kept_may_come(desk, them, three):
    topics.end(desk.session, three[1], "kept")
    there, later = page_topics.there_and_later(desk.session, them)
    assert there[0] == PageTopic(three[0].uuid, "one", "", first=False)
    assert [one.text for one in there] == texts(desk) == ["one", "three"]
    assert [one.text for one in later] == ["two"]


def test_one_that_is_taken_in_stands_where_it_was_put(desk, them, three):
    topics.end(desk.session, three[2], "kept")
    page_topics.arrange(desk.session, [three[2].uuid, three[0].uuid, uuid4()])
    assert texts(desk) == ["three", "one", "two"]


def test_one_that_was_answered_meanwhile_is_not_opened_again(desk, them, three):
    topics.end(desk.session, three[1], "talked")
    page_topics.arrange(desk.session, [three[1].uuid, three[2].uuid])
    assert (three[1].state, texts(desk)) == ("talked", ["three", "one"])


def test_what_is_beyond_the_third_is_kept_for_later_and_not_what_comes_first(desk, them, three):
    topics.add(desk.session, NewTopic(text="four", first=True))
    page_topics.keep_for_later(desk.session, them)
    assert texts(desk) == ["four", "one", "two"]
    assert [one.state for one in three] == ["open", "open", "kept"]
    page_topics.keep_for_later(desk.session, them)
    assert texts(desk) == ["four", "one", "two"]


def test_one_comes_first_or_none_does(desk, them, three):
    uuid = three[2].uuid
    topic_list.put_first(desk.session, uuid)
    assert [
        (one.text, one.first) for one, _ in page_topics.with_material(desk.session, them, None)
    ] == [
        ("three", True),
        ("one", False),
        ("two", False),
    ]
    page_topics.put_none_first(desk.session, them)
    assert not any(one.first for one in page_topics.of_page(desk.session, them))


def test_of_one_that_was_deleted_nothing_can_be_asked(desk):
    with pytest.raises(NotFound, match="deleted in the meantime"):
        topic_material.words_and_candidates_on_next_page(
            desk.session, uuid4(), now=None, today=None
        )


def test_what_is_under_one_is_told_but_nothing_of_another(desk, them, three):
    mine, other = someone(desk.session, "Anna"), someone(desk.session, "Bert")
    shared = desk.entry(NEXT, body="shared", therapist_uuid=mine.uuid)
    attempt = desk.add(Tried(what="a pause", day=LAST, for_anyone=True))
    for row in (shared, attempt):
        topics.attach(desk.session, three[0], row)
    theirs = desk.add(Tried(what="theirs", day=LAST, therapist_uuid=mine.uuid))
    topics.attach(desk.session, three[0], theirs)
    theirs.therapist_uuid = other.uuid
    ((one, found), *_) = page_topics.with_material(desk.session, them, None)
    assert one.text == "one"
    assert [(each.words, each.shows) for each in found] == [("shared", True), ("a pause", False)]
    prepared = preparations.begin(desk.session, desk.therapist, None)
    preparations.leave_off(desk.session, prepared, shared.uuid, off=True)
    ((_, found), *_) = page_topics.with_material(desk.session, them, None)
    assert [each.shows for each in found] == [False, False]
