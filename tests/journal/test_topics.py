import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewTopic, check
from bondjournal.errors import WrongUse
from bondjournal.journal import additions, therapists, topics, versions
from bondjournal.journal.tables import Tried
from made import another, ask


@pytest.fixture
def three(session):
    return [topics.add(session, NewTopic(text=text)) for text in ("one", "two", "three")]


def order(session, *states):
    return [topic.text for topic in topics.all_of(session, *(states or ("open",)))]


def first(session):
    return [topic.text for topic in topics.all_of(session) if topic.first]


def test_one_at_most_is_first_please(session, three):
    topics.put_first(session, three[2])
    assert (order(session), first(session)) == (["three", "one", "two"], ["three"])
    topics.put_first(session, three[1])
    assert (order(session), first(session)) == (["two", "three", "one"], ["two"])
    topics.add(session, NewTopic(text="four", first=True))
    assert (order(session), first(session)) == (["four", "two", "three", "one"], ["four"])


def test_each_of_two_therapists_has_a_first_one(session):
    mine = therapists.usual_one(session)
    other = another(session, "Somebody else")
    for words, them in (("mine", mine), ("theirs", other)):
        topics.add(session, NewTopic(text=words, first=True), therapist=them.uuid)
    assert sorted(first(session)) == ["mine", "theirs"]
    topics.add(session, NewTopic(text="for both", first=True))
    assert first(session) == ["for both"]
    topics.add(session, NewTopic(text="mine again", first=True), therapist=mine.uuid)
    assert first(session) == ["mine again"]


def test_one_that_becomes_somebody_elses_is_not_first_beside_theirs(session):
    mine, other = therapists.usual_one(session), another(session, "Somebody else")
    rows = [
        topics.add(session, NewTopic(text=words, first=True), therapist=them.uuid)
        for words, them in (("mine", mine), ("theirs", other))
    ]
    therapists.give(session, rows[0].uuid, other)
    assert first(session) == ["theirs"]
    therapists.give(session, rows[1].uuid, None, for_anyone=True)
    assert first(session) == ["theirs"]


def test_what_went_under_another_topic_does_not_come_back_with_one_taken_in(session, three):
    entry = additions.keep(session, ask("A line.")).entry
    topics.attach(session, three[0], entry)
    topics.end(session, three[0], "talked")
    topics.attach(session, three[1], entry)
    for take_in in (topics.take_in, lambda *them: topics.end(*them, "open")):
        take_in(session, three[0])
        assert topics.material(session, three[0]) == []
        assert [one.entry_uuid for one in topics.material(session, three[1])] == [entry.uuid]
        topics.end(session, three[0], "talked")


def test_moving_one_that_was_kept_takes_it_in_again(session, three):
    topics.end(session, three[0], "kept")
    assert order(session) == ["two", "three"]
    assert topics.named(session, "3") is three[0]
    topics.move(session, three[0], 2)
    assert order(session) == ["two", "one", "three"]


def test_an_ended_topic_is_first_no_more_and_can_be_opened_again(session, three):
    for state in ("talked", "kept", "let-go"):
        topics.put_first(session, three[1])
        topics.end(session, three[1], state)
        assert (first(session), order(session, state)) == ([], ["two"])
        topics.end(session, three[1], "open")
        assert order(session) == ["two", "one", "three"]


def test_a_state_that_is_none_is_refused(session, three):
    with pytest.raises(WrongUse):
        topics.end(session, three[0], "done")


def test_what_belongs_under_a_topic_stands_there_once_and_in_order(session, three):
    made = Addition(at=dates.now(), zone="UTC", entry=NewEntry(body="A line."))
    entry = additions.keep(session, check(made)).entry
    tried = Tried(what="Say no once", day=dates.now().date())
    versions.keep(session, tried)
    for row in (tried, entry, tried, entry):
        topics.attach(session, three[0], row)
    assert [(one.tried_uuid, one.entry_uuid) for one in topics.material(session, three[0])] == [
        (tried.uuid, None),
        (None, entry.uuid),
    ]
    assert topics.material(session, three[1]) == []


def test_a_deleted_topic_comes_back_with_what_belongs_under_it(session, three):
    tried = Tried(what="Say no once", day=dates.now().date())
    versions.keep(session, tried)
    topics.attach(session, three[0], tried)
    deleted = versions.delete(session, three[0])
    assert order(session) == ["two", "three"]
    back = versions.bring_back(session, deleted)
    assert order(session) == ["one", "two", "three"]
    assert [one.tried_uuid for one in topics.material(session, back)] == [tried.uuid]


def tried(session, what):
    row = Tried(what=what, day=dates.now().date())
    versions.keep(session, row)
    return row


def under(session, topic):
    return [one.tried_uuid for one in topics.material(session, topic)]


def test_what_is_put_under_another_topic_leaves_the_first(session, three):
    a, b = tried(session, "a"), tried(session, "b")
    for row in (a, b):
        topics.attach(session, three[0], row)
    topics.attach(session, three[1], a)
    assert (under(session, three[0]), under(session, three[1])) == ([b.uuid], [a.uuid])
    topics.end(session, three[1], "talked")
    topics.attach(session, three[2], a)
    assert (under(session, three[1]), under(session, three[2])) == ([a.uuid], [a.uuid])


def test_it_is_taken_away_and_ordered(session, three):
    rows = [tried(session, name) for name in "abc"]
    for row in rows:
        topics.attach(session, three[0], row)
    a, b, c = (row.uuid for row in rows)
    topics.arrange_material(session, three[0], [c, a])
    assert under(session, three[0]) == [c, a, b]
    assert topics.detach(session, three[0], a)
    assert not topics.detach(session, three[0], a)
    topics.attach(session, three[0], rows[0])
    assert under(session, three[0]) == [c, b, a]


def test_a_second_sentence_is_changed_alone_and_may_be_none(session, three):
    assert topics.change(session, three[0], text=" new ", more="A sentence.")
    assert topics.change(session, three[0], more=" Another\none. ")
    assert (three[0].text, three[0].more) == ("new", "Another one.")
    assert topics.change(session, three[0], more="")
    assert (three[0].text, three[0].more) == ("new", "")


def test_those_named_are_ordered_and_the_others_keep_their_places(session, three):
    four = topics.add(session, NewTopic(text="four"))
    topics.arrange(session, [four.uuid, three[1].uuid])
    assert order(session) == ["one", "four", "three", "two"]
    topics.arrange(session, [])
    assert order(session) == ["one", "four", "three", "two"]
