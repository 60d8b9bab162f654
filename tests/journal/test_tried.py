from datetime import date

import pytest

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import former, therapists, topics, tried, versions
from made import row_of

DAY = date(2026, 5, 1)


@pytest.fixture
def three(session):
    return [tried.add(session, what, day=DAY) for what in ("one", "two", "three")]


def order(session, **asked):
    return [one.what for one in tried.LIST.rows(session, **asked)]


def test_one_is_kept_with_its_day_whom_it_was_agreed_with_and_how_it_went(session):
    them = therapists.usual_one(session)
    kept = tried.add(
        session, " Sunday\nplanning ", day=DAY, therapist=them.uuid, how_it_went="three of four"
    )
    assert (kept.what, kept.how_it_went, kept.day) == ("Sunday planning", "three of four", DAY)
    assert kept.therapist_uuid == them.uuid
    for typed in ("", "  ", "long " * 1000):
        with pytest.raises(WrongUse):
            tried.add(session, typed, day=DAY)
    assert order(session) == ["Sunday planning"]


def test_how_it_went_is_said_changed_and_taken_away(session, three):
    assert tried.say_how_it_went(session, three[0].uuid, "twice")
    assert not tried.say_how_it_went(session, three[0].uuid, " twice ")
    assert tried.say_how_it_went(session, three[0].uuid, "")
    now = tried.LIST.get(session, three[0].uuid)
    assert (now.how_it_went, now.state) == ("", "open")
    before = [
        version.row["row"]["how_it_went"] for version in versions.history(session, three[0].uuid)
    ]
    assert before == ["twice", ""]
    with pytest.raises(WrongUse):
        tried.say_how_it_went(session, three[0].uuid, "long " * 1000)


def test_what_is_done_or_let_go_stands_behind_what_is_open(session, three):
    tried.end(session, three[0].uuid, "let-go")
    tried.end(session, three[1].uuid, "done")
    assert [one.what for one in tried.LIST.listed(session)] == ["three", "two", "one"]
    assert tried.LIST.named(session, "1").uuid == three[2].uuid
    assert tried.LIST.named(session, "3").uuid == three[0].uuid
    tried.end(session, three[0].uuid, "open")
    assert order(session, state="open") == ["one", "three"]
    with pytest.raises(WrongUse, match="no such state"):
        tried.end(session, three[0].uuid, "talked")


def test_moving_among_those_of_its_state(session, three):
    tried.LIST.move(session, three[2].uuid, 1)
    assert order(session) == ["three", "one", "two"]
    tried.end(session, three[0].uuid, "done")
    tried.LIST.move(session, three[2].uuid, 2)
    assert order(session, state="open") == ["two", "three"]
    assert order(session, state="done") == ["one"]
    for to in (0, 3, -1):
        with pytest.raises(WrongUse, match="There are 2 places"):
            tried.LIST.move(session, three[2].uuid, to)


def test_a_removed_one_comes_back_under_its_topic(session, three):
    topic = topics.add(session, NewTopic(text="The planning"))
    topics.attach(session, topic, row_of(session, three[0]))
    version = former.delete(session, three[0].uuid)
    assert (order(session), topics.material(session, topic)) == (["two", "three"], [])
    former.bring_back(session, version)
    assert order(session) == ["one", "two", "three"]
    assert [one.tried_uuid for one in topics.material(session, topic)] == [three[0].uuid]


def test_it_is_changed_with_how_it_went(session, three):
    uuid = three[0].uuid
    assert tried.change(session, uuid, " one\nmore ", " twice ")
    assert not tried.change(session, uuid, "one more", "twice")
    now = tried.LIST.get(session, uuid)
    assert (now.what, now.how_it_went) == ("one more", "twice")
    for what, how in (("", "twice"), ("one", "long " * 1000)):
        with pytest.raises(WrongUse):
            tried.change(session, uuid, what, how)


def test_what_has_ended_so_is_taken_up_again(session, three):
    uuid = three[0].uuid
    states = []
    for state in ("done", "done", "let-go", "done", "done"):
        assert tried.end_or_open(session, uuid, state)
        states.append(tried.LIST.get(session, uuid).state)
    assert states == ["done", "open", "let-go", "done", "open"]


def test_it_was_agreed_on_today_unless_another_day_is_said(session, at):
    at("2026-05-12T20:00")
    assert tried.add(session, "one").day == date(2026, 5, 12)
    assert tried.add(session, "two", day=DAY).day == DAY


def test_what_is_open_is_named_among_what_there_is_to_do(session, three):
    assert tried.LIST.open_named(session, "2").uuid == three[1].uuid
    tried.end(session, three[1].uuid, "done")
    assert [one.what for one in tried.LIST.open(session)] == ["one", "three"]
    assert tried.LIST.open_named(session, "2").uuid == three[2].uuid
    with pytest.raises(NotFound, match="no longer in the list"):
        tried.LIST.open_named(session, "3")
    with pytest.raises(NotFound, match="has this number"):
        tried.LIST.open_named(session, "4")


def test_stepping_among_those_of_its_state(session, three):
    one, two, three = (each.uuid for each in three)
    step = tried.LIST.step
    assert [step(session, one, -1), step(session, three, 1)] == [False, False]
    assert step(session, one, 1)
    assert order(session) == ["two", "one", "three"]
    assert step(session, three, -2)
    assert order(session) == ["three", "two", "one"]
    assert not step(session, two, 2)
    tried.end(session, three, "done")
    assert [each.what for each in tried.LIST.siblings(session, one)] == ["two", "one"]
    assert [each.what for each in tried.LIST.siblings(session, three)] == ["three"]
    assert not step(session, one, 1)


def test_one_that_was_deleted_meanwhile_is_not_found(session, three):
    uuid = three[0].uuid
    former.delete(session, uuid)
    for read in (tried.LIST.get, tried.LIST.siblings):
        with pytest.raises(NotFound):
            read(session, uuid)
    with pytest.raises(NotFound):
        tried.end_or_open(session, uuid, "done")
