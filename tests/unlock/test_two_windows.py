"""Two windows with one journal: what both do to the same rows ends in one sane state."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from threading import Barrier

import pytest
from sqlmodel import func, select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.errors import JournalError, NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    carry_over,
    goals,
    moments,
    own_prompts,
    planning,
    seeing,
    series,
    settings,
    settling,
    tables,
    therapists,
    topics,
    versions,
    waiting,
)
from bondjournal.unlock import unlock
from bondjournal.vault import database
from made import PASSPHRASE
from waiting import LONGEST

BERLIN = "Europe/Berlin"
DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-13T10:00")


@pytest.fixture
def windows(journal, vault, monkeypatch):
    # No machine is so busy that a window gives up.
    monkeypatch.setattr(database, "BUSY_SECONDS", LONGEST)
    other = unlock(vault, PASSPHRASE)
    yield journal, other
    other.close()


@pytest.fixture
def tuesday(windows):
    with windows[0].transaction() as session:
        topics.add(session, NewTopic(text="one"))
        them = therapists.usual_one(session)
        return appointments.add(session, them, dates.When(DAY, time(15)), BERLIN)


def both(windows, do):
    """Let both windows do it at the same moment, each in its own transaction."""
    ready = Barrier(2)

    def in_one(number):
        ready.wait(LONGEST)
        try:
            with windows[number].transaction() as session:
                do(session, number)
        except JournalError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        return [one for one in pool.map(in_one, range(2)) if one is not None]


def count(windows, table):
    with windows[0].session() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def rate(session, number):
    given = (NewRating(scale="heard", value=3 + number), NewRating(scale="safe", value=8))
    made = Addition(at=dates.now(), zone=BERLIN, ratings=given, session=date(2026, 5, 5))
    additions.keep(session, made)


def test_both_rate_a_session_that_nobody_knew(windows, at):
    at("2026-05-06T12:00")
    assert both(windows, rate) == []
    assert (count(windows, tables.Appointment), count(windows, tables.Rating)) == (0, 4)

    def answer(session, number):
        key = waiting.waiting(session)[0].key
        settling.settle_on(session, key, date(2026, 5, 5), BERLIN)

    assert both(windows, answer) == []
    assert (count(windows, tables.Appointment), count(windows, tables.Rating)) == (1, 2)
    with windows[0].session() as session:
        (one,) = session.exec(select(tables.Rating).where(tables.Rating.scale == "heard"))
        assert {one.value, versions.history(session, one.uuid)[0].row["row"]["value"]} == {3, 4}


def test_both_answer_what_became_of_the_topics(windows, tuesday):
    def answer(session, number):
        about = appointments.by_uuid(session, tuesday.uuid)
        states = {one.uuid: ("talked", "kept")[number] for one in topics.all_of(session)}
        carry_over.answer(session, about.uuid, states)

    with windows[0].transaction() as session:
        topics.all_of(session)[0].kept_at = dates.at_noon(date(2026, 5, 1), BERLIN)
    assert both(windows, answer) == []
    with windows[1].session() as session:
        (topic,) = topics.all_of(session)
        assert topic.state in ("talked", "kept")
        assert (topic.appointment_uuid == tuesday.uuid) == (topic.state == "talked")
        assert len(versions.history(session, topic.uuid)) == 2
        assert carry_over.to_ask(session, tuesday.uuid, dates.now()) == []


def test_both_plan_ahead_set_hide_and_rate_a_goal(windows, at):
    with windows[0].transaction() as session:
        them = therapists.usual_one(session)
        series.begin(session, them, dates.When(date(2026, 5, 19), time(15)), BERLIN, 1)
        goals.add(session, "Say what I need")
    at("2026-06-20T10:00")

    def all_of_it(session, number):
        planning.look_ahead(session)
        settings.put(session, "new.one", number)
        own_prompts.hide(session, "T3")
        goals.rate(session, goals.LIST.rows(session)[0].uuid, number, DAY)
        seeing.answer(session, "same", dates.now())

    before = count(windows, tables.Appointment)
    assert both(windows, all_of_it) == []
    assert count(windows, tables.Appointment) == before + 5
    assert (count(windows, tables.Prompt), count(windows, tables.GoalRating)) == (1, 1)


def test_both_add_somebody_of_the_same_name(windows):
    def add(session, number):
        del number
        therapists.add(session, "Jo", first="Ann")

    (refused,) = both(windows, add)
    assert isinstance(refused, WrongUse)
    assert count(windows, tables.Therapist) == 2


def test_both_put_one_row_in_the_trash(windows, tuesday):
    def remove(session, number):
        del number
        versions.delete(session, topics.named(session, "1"))

    (refused,) = both(windows, remove)
    assert isinstance(refused, NotFound)
    with windows[0].session() as session:
        assert len(versions.trash(session, "topic")) == 1


@pytest.mark.parametrize("what", ["edit", "belong"])
def test_what_is_no_longer_there_gives_one_sentence_and_keeps_nothing(windows, tuesday, what):
    with windows[1].transaction() as session:
        appointments.delete(session, appointments.by_uuid(session, tuesday.uuid))

    def go_on():
        with windows[0].transaction() as session:
            entry = NewEntry(body="SECRET")
            additions.keep(session, Addition(at=dates.now(), zone=BERLIN, entry=entry))
            if what == "edit":
                versions.edit(session, tuesday, wished="SECRET")
            else:
                moments.add(session, "SECRET", day=DAY, appointment=tuesday.uuid)

    with pytest.raises(JournalError, match="another window") as raised:
        go_on()
    assert "SECRET" not in str(vars(raised.value)) + str(raised.value.args)
    assert raised.value.__suppress_context__
    assert (count(windows, tables.Entry), count(windows, tables.Moment)) == (0, 0)
