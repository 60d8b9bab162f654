"""The list of topics as values: numbered, with whose each is, and what is done with one of them."""

from uuid import uuid4

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import seeing, therapists, topic_list, topics, values, versions
from made import another


@pytest.fixture
def three(session):
    return [topic_list.add(session, text) for text in ("one", "two", "three")]


@pytest.fixture
def gone(session, three):
    versions.delete(session, topics.named(session, "2"))
    return three[1].uuid


def texts(found):
    return [one.text for one in found]


def test_they_are_values_numbered_in_the_order_of_the_list(session, three):
    topic_list.end(session, three[0].uuid, "kept")
    listed = topic_list.LIST.listed(session)
    assert [(one.number, one.text, one.state, one.whose) for one in listed] == [
        (1, "two", "open", ""),
        (2, "three", "open", ""),
        (3, "one", "kept", ""),
    ]
    assert all(type(one) is values.Topic for one in listed)
    assert (
        topic_list.LIST.get(session, three[0].uuid)
        == listed[2]
        == topic_list.LIST.named(session, "3")
    )
    assert topic_list.LIST.named(session, three[1].uuid.hex[:8]) == listed[0]


def test_those_that_ended_are_not_to_come(session, three):
    topic_list.end(session, three[1].uuid, "talked")
    topic_list.end(session, three[0].uuid, "kept")
    assert texts(topic_list.to_come(session)) == ["three", "one"]
    assert texts(topic_list.open_ones(session)) == ["three"]
    assert texts(topic_list.LIST.listed(session)) == ["three", "one", "two"]


def test_with_two_therapists_each_says_whose_it_is(session):
    ann = therapists.usual_one(session)
    ben = another(session, "Ben")
    for words, them in (("hers", ann), ("his", ben)):
        topic_list.add(session, words, therapist=them.uuid)
    topic_list.add(session, "whose?")
    assert [one.whose for one in topic_list.LIST.listed(session)] == [
        "without a name",
        "Ben",
        "nobody yet",
    ]
    assert texts(topic_list.may_stand(session, ben.uuid)) == ["his"]


def test_on_the_page_of_somebody_seen_no_more_they_keep_their_order(session):
    ann = therapists.usual_one(session)
    another(session, "Ben")
    for words in ("first", "second"):
        topic_list.add(session, words, therapist=ann.uuid)
    for_both = topic_list.LIST.named(session, "2")
    topic_list.change(session, for_both.uuid, for_anyone=True)
    seeing.end(session, ann)
    assert texts(topic_list.LIST.listed(session)) == ["second", "first"]
    assert texts(topic_list.may_stand(session, ann.uuid)) == ["first", "second"]


def test_one_that_was_kept_comes_first_and_is_taken_in(session, three):
    topic_list.end(session, three[2].uuid, "kept")
    topic_list.put_first(session, three[2].uuid)
    assert [(one.text, one.first) for one in topic_list.open_ones(session)] == [
        ("three", True),
        ("one", False),
        ("two", False),
    ]
    assert topic_list.not_first(session, three[2].uuid)
    assert not topic_list.LIST.get(session, three[2].uuid).first
    assert not topic_list.not_first(session, three[2].uuid)


def test_a_step_moves_an_open_one_and_takes_a_kept_one_in(session, three):
    one, two, three_ = (each.uuid for each in three)
    topic_list.LIST.step(session, one, -1)
    topic_list.LIST.step(session, three_, 1)
    assert texts(topic_list.open_ones(session)) == ["one", "two", "three"]
    topic_list.LIST.step(session, one, 1)
    assert texts(topic_list.open_ones(session)) == ["two", "one", "three"]
    topic_list.end(session, two, "kept")
    topic_list.LIST.step(session, two, 1)
    assert texts(topic_list.open_ones(session)) == ["one", "three"]
    topic_list.LIST.step(session, two, -1)
    assert texts(topic_list.open_ones(session)) == ["one", "three", "two"]
    topic_list.LIST.move(session, three_, 1)
    assert texts(topic_list.open_ones(session)) == ["three", "one", "two"]


def test_words_are_kept_in_one_line_and_needed(session, three):
    assert topic_list.change(session, three[0].uuid, text=" the\nstairs ", more="Soon.")
    changed = topic_list.LIST.get(session, three[0].uuid)
    assert (changed.text, changed.more) == ("the stairs", "Soon.")
    assert not topic_list.change(session, three[0].uuid, text="the stairs")
    for empty in ("", " \n"):
        with pytest.raises(WrongUse, match="nothing to keep"):
            topic_list.change(session, three[0].uuid, text=empty)
        with pytest.raises(WrongUse, match="nothing to keep"):
            topic_list.add(session, empty)


def test_words_of_one_deleted_meanwhile_are_kept_as_a_new_one(session, gone):
    assert topic_list.change(session, gone, text="two, and more", more="Soon.")
    new = topic_list.LIST.listed(session)[-1]
    assert (new.text, new.more) == ("two, and more", "Soon.")
    assert new.uuid != gone
    assert len(versions.trash(session, "topic")) == 1


@pytest.mark.parametrize(
    "do",
    [
        topic_list.LIST.get,
        topic_list.put_first,
        topic_list.not_first,
        topic_list.take_in,
        lambda session, uuid: topic_list.end(session, uuid, "talked"),
        lambda session, uuid: topic_list.LIST.move(session, uuid, 1),
        lambda session, uuid: topic_list.LIST.step(session, uuid, 1),
        lambda session, uuid: topic_list.change(session, uuid, more="A sentence."),
    ],
)
def test_what_else_is_done_with_one_deleted_meanwhile_is_refused(session, gone, do):
    with pytest.raises(NotFound, match="deleted in the meantime"):
        do(session, gone)
    assert texts(topic_list.LIST.listed(session)) == ["one", "three"]


def test_none_is_named_that_is_not_there(session, three):
    for name in ("4", "0", uuid4().hex, "x"):
        with pytest.raises(NotFound, match="No topic has this number"):
            topic_list.LIST.named(session, name)


def test_one_is_moved_among_those_in_sight_or_those_of_a_page(session):
    ann, ben = therapists.usual_one(session), another(session, "Ben")
    made = {
        words: topic_list.add(session, words, therapist=them.uuid).uuid
        for words, them in (("a", ann), ("b", ben), ("c", ann), ("d", ben), ("e", ben))
    }
    topic_list.LIST.move(session, made["b"], 3, therapist=ben.uuid)
    assert texts(topic_list.open_ones(session, ben.uuid)) == ["d", "e", "b"]
    assert texts(topic_list.open_ones(session, ann.uuid)) == ["a", "c"]
    seeing.end(session, ann)
    topic_list.LIST.move(session, made["b"], 2)
    assert texts(topic_list.open_ones(session)) == ["d", "b", "e"]
    topic_list.LIST.step(session, made["b"], -1)
    assert texts(topic_list.open_ones(session)) == ["b", "d", "e"]
    with pytest.raises(WrongUse):
        topic_list.LIST.move(session, made["b"], 4)
    assert texts(topic_list.open_ones(session, ann.uuid)) == ["a", "c"]


def test_those_in_sight_are_shown_and_ordered_and_rows_are_asked_for_by_their_columns(
    session, three
):
    one, two, three = (each.uuid for each in three)
    topic_list.end(session, one, "kept")
    topic_list.end(session, two, "talked")
    assert texts(topic_list.LIST.open(session)) == ["three", "one"]
    assert texts(topic_list.LIST.siblings(session, three)) == ["three"]
    rows = topic_list.LIST.rows
    assert texts(rows(session)) == ["three", "one", "two"]
    assert texts(rows(session, state="kept")) == ["one"]
    assert texts(rows(session, state="kept", text="two")) == []
    assert topic_list.LIST.open_named(session, "2").uuid == one
    with pytest.raises(NotFound, match="no longer in the list"):
        topic_list.LIST.open_named(session, "3")


def test_a_step_says_whether_there_is_such_a_place(session, three):
    one, _, three = (each.uuid for each in three)
    step = topic_list.LIST.step
    assert [step(session, one, -1), step(session, three, 1)] == [False, False]
    assert step(session, three, -2)
    assert texts(topic_list.open_ones(session)) == ["three", "one", "two"]
    topic_list.end(session, three, "kept")
    assert [step(session, three, 1), step(session, three, -1)] == [False, True]
    assert texts(topic_list.open_ones(session)) == ["one", "two", "three"]
