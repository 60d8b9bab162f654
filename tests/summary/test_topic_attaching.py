"""What belongs under a topic: put there, taken away and ordered, by uuid and by name."""

from uuid import UUID, uuid4

import pytest
from desk import LAST, NEXT

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import topics
from bondjournal.journal.tables import Tried
from bondjournal.summary import topic_attaching, topic_material


@pytest.fixture
def topic(desk):
    return topics.add(desk.session, NewTopic(text="the call")).uuid


@pytest.fixture
def rows(desk):
    one, two = (desk.entry(NEXT.replace(day=day), body=str(day)).uuid for day in (2, 3))
    return one, two, desk.add(Tried(what="a pause", day=LAST)).uuid


def there(desk, topic):
    return [one.uuid for one in topic_material.of_topic(desk.session, topic)]


def test_things_are_put_under_a_topic_ordered_and_taken_away(desk, topic, rows):
    one, two, tried = rows
    for uuid in rows:
        topic_attaching.attach(desk.session, topic, uuid)
    assert there(desk, topic) == [one, two, tried]
    topic_attaching.put_first(desk.session, topic, tried)
    topic_attaching.detach(desk.session, topic, one)
    assert there(desk, topic) == [tried, two]
    other = topics.add(desk.session, NewTopic(text="the planning")).uuid
    topic_attaching.attach(desk.session, other, tried)
    assert there(desk, topic) == [two]


def test_what_is_not_there_is_refused(desk, topic, rows):
    with pytest.raises(NotFound):
        topic_attaching.attach(desk.session, topic, uuid4())
    for do in (topic_attaching.attach, topic_attaching.detach, topic_attaching.put_first):
        with pytest.raises(NotFound):
            do(desk.session, uuid4(), rows[0])


def test_both_are_meant_by_number_and_by_the_start_of_an_id(desk, topic, rows):
    one, two, tried = rows
    assert not topic_attaching.attach_named(desk.session, "1", [one.hex[:8]])
    assert topic_attaching.attach_named(desk.session, topic.hex[:8], [two.hex], ["1"])
    topic_attaching.arrange_named(desk.session, "1", ["3", one.hex[:8]])
    assert there(desk, topic) == [tried, one, two]
    topic_attaching.detach_named(desk.session, "1", ["2", tried.hex])
    assert there(desk, topic) == [two]


def test_only_of_what_is_put_there_it_is_told_whether_it_shows(desk, topic, rows):
    one, _, tried = rows
    topic_attaching.attach(desk.session, topic, tried)
    assert not topic_attaching.attach_named(desk.session, "1", [one.hex])


def test_the_start_of_several_ids_is_said_to_be_that(desk, topic):
    for last in (1, 2):
        row = desk.add(Tried(uuid=UUID(int=(0xC0FFEE << 104) + last), what="a pause", day=LAST))
        topic_attaching.attach(desk.session, topic, row.uuid)
    for do in (topic_attaching.detach_named, topic_attaching.attach_named):
        with pytest.raises(WrongUse, match="Several ids start like this"):
            do(desk.session, "1", ["c0ffee"])


def test_the_last_entry_of_a_journal_without_any_is_said_to_be_missing(desk, topic):
    with pytest.raises(NotFound, match="The journal has no entries yet"):
        topic_attaching.attach_named(desk.session, "1", ["last"])


def test_nothing_is_put_there_without_a_name(desk, topic):
    with pytest.raises(WrongUse):
        topic_attaching.attach_named(desk.session, "1", [])
    for name in ("1", "abc", "ffffffff"):
        with pytest.raises(NotFound, match="Nothing under this topic"):
            topic_attaching.detach_named(desk.session, "1", [name])
    with pytest.raises(NotFound):
        topic_attaching.detach_named(desk.session, "2", ["1"])
