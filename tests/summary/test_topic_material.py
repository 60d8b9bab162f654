"""What may stand under a topic, what does, and what has a switch of its own then."""

from uuid import UUID

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import topics
from bondjournal.journal.tables import Helped, Rating, Tried
from bondjournal.summary import offered, switch, topic_material
from made import someone


@pytest.fixture
def topic(desk):
    return topics.add(desk.session, NewTopic(text="the call"))


@pytest.fixture
def there(desk):
    desk.appointment(LAST)
    return desk.appointment(NEXT, "planned")


def may(desk, topic, appointment):
    return topic_material.candidates(
        desk.session, desk.therapist.uuid, appointment.uuid, topic.uuid, today=TODAY
    )


def the_rest(desk, appointment):
    return offered.the_rest(desk.session, desk.therapist.uuid, appointment.uuid, today=TODAY)


def put(desk, appointment, one, *, on):
    switch.set_on_page(desk.session, desk.therapist.uuid, appointment.uuid, one, on=on)


def test_shared_entries_since_last_time_and_what_was_tried_may(desk, topic, there):
    desk.entry(LAST.replace(day=1), body="before")
    desk.entry(NEXT.replace(day=2), body="shared")
    desk.entry(NEXT.replace(day=3), "gist", body="with a line", gist="a line", title="title")
    desk.entry(NEXT.replace(day=4), "only-me", body="private")
    mine = someone(desk.session, "Anna")
    other = someone(desk.session, "Bert")
    assert mine.uuid == desk.therapist.uuid
    for state, them in (("open", mine), ("done", mine), ("let-go", mine), ("open", other)):
        desk.add(Tried(what=state, state=state, day=LAST, therapist_uuid=them.uuid))
    desk.add(Tried(what="nobody's", day=LAST))
    found = may(desk, topic, there)
    assert [(one.words, one.day is None) for one in found] == [
        ("shared", False),
        ("title", False),
        ("open", True),
        ("done", True),
    ]
    assert not any(one.under or one.elsewhere for one in found)


def test_what_is_under_it_comes_first_whatever_it_is(desk, topic, there):
    private = desk.entry(LAST.replace(day=1), "only-me", body="private and old")
    gone = desk.add(Tried(what="let go", state="let-go", day=LAST))
    desk.entry(NEXT.replace(day=2), body="shared")
    topic_material.put(desk.session, topic.uuid, [gone.uuid, private.uuid])
    found = may(desk, topic, there)
    assert [(one.words, one.under, one.shows) for one in found] == [
        ("let go", True, False),
        ("private and old", True, False),
        ("shared", False, True),
    ]


def test_exactly_what_was_chosen_stands_there_in_order_and_nowhere_else(desk, topic, there):
    a, b, c = (desk.entry(NEXT.replace(day=day), body=str(day)).uuid for day in (2, 3, 4))
    other = topics.add(desk.session, NewTopic(text="the planning"))
    topic_material.put(desk.session, topic.uuid, [c, a])
    topic_material.put(desk.session, other.uuid, [b, a])
    assert [one.uuid for one in topic_material.of_topic(desk.session, topic.uuid)] == [c]
    assert [one.uuid for one in topic_material.of_topic(desk.session, other.uuid)] == [b, a]
    assert [(one.words, one.elsewhere) for one in may(desk, topic, there)] == [
        ("4", 0),
        ("2", 2),
        ("3", 2),
    ]
    topic_material.put(desk.session, other.uuid, [])
    assert topic_material.of_topic(desk.session, other.uuid) == []


def test_one_is_meant_by_the_start_of_its_id(desk):
    entry = desk.entry(LAST)
    tried = desk.add(Tried(what="a pause", day=LAST))
    assert topic_material.named(desk.session, entry.uuid.hex[:9]).uuid == entry.uuid
    assert topic_material.named(desk.session, "last").uuid == entry.uuid
    assert topic_material.named(desk.session, str(tried.uuid)[:9]).uuid == tried.uuid
    with pytest.raises(NotFound):
        topic_material.named(desk.session, "ffff" * 8)
    with pytest.raises(WrongUse):
        topic_material.named(desk.session, "1")


@pytest.mark.parametrize(
    ("how", "mine", "state", "is_under"),
    [
        ("well", True, "open", True),
        ("", True, "open", False),
        ("well", False, "open", False),
        ("well", True, "kept", False),
    ],
)
def test_it_has_no_switch_where_it_stands_under_a_topic_of_this_page(
    desk, topic, there, how, mine, state, is_under
):
    someone(desk.session, "Anna")
    other = someone(desk.session, "Bert")
    topic.state = state
    row = desk.add(Tried(what="a pause", how_it_went=how, day=LAST, for_anyone=True))
    topics.attach(desk.session, topic, row)
    topic.therapist_uuid = (desk.therapist if mine else other).uuid
    (one,) = [one for one in the_rest(desk, there) if one.kind == "tried"]
    assert (one.under_topic, one.on) == (is_under, is_under)
    if is_under:
        with pytest.raises(WrongUse, match="is under a topic"):
            put(desk, there, one, on=False)
    else:
        put(desk, there, one, on=True)
        (one,) = [one for one in the_rest(desk, there) if one.kind == "tried"]
        assert one.on
        assert desk.page(there).tried[0].what == "a pause"


def test_each_kind_is_switched_by_the_switch_it_has(desk, there):
    last = desk.session.get(type(there), 1)
    last.wished, last.unsaid = "a minute", "that it hurt"
    desk.rating(last, on_page=False)
    desk.add(Helped(text="tea", day=LAST))
    for on in (True, False):
        for one in the_rest(desk, there):
            if one.kind == "name":
                with pytest.raises(WrongUse, match="a name, not a switch"):
                    put(desk, there, one, on=on)
            else:
                put(desk, there, one, on=on)
        now = the_rest(desk, there)
        assert {one.on for one in now if one.kind != "name"} == {on}
    assert {one.kind for one in now} >= {"rating", "usual", "numbers", "wished", "unsaid", "helped"}


def test_what_was_deleted_meanwhile_is_told(desk, there):
    last = desk.session.get(type(there), 1)
    rating = desk.rating(last)
    (one,) = [one for one in the_rest(desk, there) if one.kind == "rating"]
    desk.session.delete(rating)
    desk.session.flush()
    assert desk.session.get(Rating, rating.id) is None
    with pytest.raises(NotFound):
        put(desk, there, one, on=False)


def test_the_list_has_each_topic_with_what_is_under_it(desk, topic):
    tried = desk.add(Tried(what="a pause", day=LAST))
    topic_material.put(desk.session, topic.uuid, [tried.uuid])
    ((told, found),) = topic_material.topics_with_material(desk.session)
    assert (told.uuid, [one.words for one in found]) == (topic.uuid, ["a pause"])
    assert topic_material.topic_with_material(desk.session, "1") == (told, found)
    topics.end(desk.session, topic, "talked")
    assert topic_material.topics_with_material(desk.session) == []
    assert [
        one.state for one, _ in topic_material.topics_with_material(desk.session, ended=True)
    ] == ["talked"]


def test_a_topic_of_nobodys_is_for_the_usual_one_and_their_next_session(desk, topic, at):
    now = at("2026-05-11T18:00")
    topic.therapist_uuid = None
    assert topic_material.page_of(desk.session, topic.uuid, now) == (desk.therapist.uuid, None)
    desk.appointment(LAST)
    coming = desk.appointment(NEXT, "planned")
    assert topic_material.page_of(desk.session, topic.uuid, now) == (
        desk.therapist.uuid,
        coming.uuid,
    )


def test_a_topic_of_somebodys_is_for_them(desk, topic, there, at):
    someone(desk.session, "Anna")
    other = someone(desk.session, "Bert")
    topic.therapist_uuid = other.uuid
    now = at("2026-05-11T18:00")
    assert topic_material.page_of(desk.session, topic.uuid, now) == (other.uuid, None)
    theirs = desk.appointment(NEXT, "planned", therapist=other)
    assert topic_material.page_of(desk.session, topic.uuid, now) == (other.uuid, theirs.uuid)


def test_a_topic_is_asked_about_by_its_words_with_what_may_stand_under_it(desk, topic, there, at):
    desk.entry(NEXT.replace(day=2), body="shared")
    words, found = topic_material.words_and_candidates_on_next_page(
        desk.session, topic.uuid, now=at("2026-05-11T18:00"), today=TODAY
    )
    assert words == "the call"
    assert found == may(desk, topic, there)
    assert [one.words for one in found] == ["shared"]


def test_what_was_chosen_stands_under_it_on_the_page_that_comes_next(desk, topic, there, at):
    one, other = (desk.entry(NEXT.replace(day=day), body=str(day)).uuid for day in (2, 3))
    now = at("2026-05-11T18:00")
    topic_material.put_on_next_page(desk.session, topic.uuid, [other, one], now=now)
    assert [row.uuid for row in topic_material.of_topic(desk.session, topic.uuid)] == [other, one]
    topic_material.put_on_next_page(desk.session, topic.uuid, [one], now=now)
    assert [row.uuid for row in topic_material.of_topic(desk.session, topic.uuid)] == [one]


def test_what_was_deleted_meanwhile_is_not_put_there(desk, topic, there):
    row = desk.entry(NEXT.replace(day=2), body="shared")
    topic_material.put(desk.session, topic.uuid, [UUID(int=1), row.uuid])
    assert [one.uuid for one in topic_material.of_topic(desk.session, topic.uuid)] == [row.uuid]
    with pytest.raises(NotFound):
        topic_material.put(desk.session, UUID(int=1), [row.uuid])
    with pytest.raises(NotFound):
        topic_material.page_of(desk.session, UUID(int=1), row.at)


def test_the_topics_of_a_therapist_are_those_that_may_stand_on_their_page(desk, topic, there):
    ann = someone(desk.session, "Anna")
    bert = someone(desk.session, "Bert")
    theirs = topics.add(desk.session, NewTopic(text="for Bert"), therapist=bert.uuid)

    def words(name):
        found = topic_material.topics_with_material(desk.session, therapist=name)
        return [one.text for one, _ in found]

    assert ann.uuid == desk.therapist.uuid
    assert words("Bert") == [theirs.text]
    assert theirs.text not in words("Anna")
