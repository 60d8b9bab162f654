"""What waits for its session: which it was is said, guessed never, and found together."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    moments,
    ratings,
    seeing,
    settling,
    therapists,
    versions,
    waiting,
)
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist

ZONE = "Europe/Berlin"
NOW = datetime(2026, 5, 11, 15, tzinfo=UTC)
HEARD = NewRating(scale="heard", value=3, line="Hm.")
SAFE = NewRating(scale="safe", value=9)


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-11T15:00")


@pytest.fixture
def ann(session):
    them = therapists.usual_one(session)
    therapists.rename(session, them, "Ann")
    return them


@pytest.fixture
def ben(session, ann):
    them = Therapist(name="Ben")
    versions.keep(session, them)
    return them


def had(session, them, day, hour=None):
    when = dates.When(day, time(hour) if hour else None)
    return appointments.add(session, them, when, ZONE)


def keep(session, body="", /, *, after=True, share="only-me", at=NOW, source="kept", **more):
    entry = NewEntry(body=body, after=after, share=share) if body else None
    made = check(Addition(at=at, zone=ZONE, entry=entry, **more))
    return additions.keep(session, made, source=source)


def sessions(session):
    return [(one.day, one.state) for one in appointments.all_of(session)]


def test_what_waits_says_what_it_is_and_for_which_day(session, ann):
    keep(session, "Words.", ratings=(SAFE, HEARD), session=date(2026, 4, 28))
    keep(session, "More words.", at=NOW - timedelta(days=3))
    by_day, alone = waiting.waiting(session)[::-1]
    assert (by_day.numbers, by_day.written, by_day.named, by_day.kept_on) == (
        *((("heard", 3), ("safe", 9)), True),
        *(date(2026, 4, 28), date(2026, 5, 11)),
    )
    assert (alone.numbers, alone.written, alone.named, alone.about) == ((), True, None, "")
    line = waiting.line(session)
    assert line == (
        "No session known yet: an entry from 8 May and ratings and an entry for 28 April. "
        "Which day was it?"
    )
    assert "ords" not in line
    assert "3" not in line
    assert waiting.description(session, by_day) == (
        "Heard 3, Safe 9, an entry, kept on Monday 11 May 2026, for 28 April."
    )


def test_nothing_is_said_where_nothing_waits(session, ann):
    had(session, ann, date(2026, 5, 5))
    kept = keep(session, "Words.", ratings=(HEARD,), session=date(2026, 5, 5))
    assert waiting.line(session) == ""
    assert waiting.said_when_kept(session, kept.entry.uuid) == ""
    plain = keep(session, "Between.", after=False)
    assert waiting.said_when_kept(session, plain.entry.uuid) == ""
    assert not plain.entry.waits


def test_it_is_said_when_it_is_kept(session, ann):
    made = check(Addition(at=NOW, zone=ZONE, ratings=(HEARD,), session=date(2026, 4, 28)))
    assert "No session is known on 28 April" in additions.keep_and_report(session, made)
    made = check(Addition(at=NOW, zone=ZONE, entry=NewEntry(body="Words.", after=True)))
    assert additions.keep_and_report(session, made).startswith("Kept. It waits")
    made = check(Addition(at=NOW, zone=ZONE, entry=NewEntry(body="Words.")))
    assert additions.keep_and_report(session, made) == "Entry kept."


def test_a_known_session_is_the_answer_for_all_of_it(session, ann):
    there = had(session, ann, date(2026, 4, 21))
    kept = keep(session, "Words.", ratings=(HEARD, SAFE), session=date(2026, 4, 28))
    key = kept.entry.uuid
    assert [one.day for one in settling.near(session, key)] == [date(2026, 4, 21)]
    assert settling.settle(session, key, there.uuid) == date(2026, 4, 21)
    assert [(one.value, one.line) for one in ratings.of_session(session, there.uuid)] == [
        (3, "Hm."),
        (9, ""),
    ]
    entry = entries.by_uuid(session, key)
    assert (entry.appointment_uuid, entry.waits, entry.session_on) == (there.uuid, False, None)
    assert waiting.waiting(session) == []
    assert len(sessions(session)) == 1
    with pytest.raises(NotFound):
        settling.settle(session, key, there.uuid)


def test_another_day_makes_its_session_with_whom_it_is_said(session, ann, ben):
    key = keep(session, "Words.", session=date(2026, 4, 28)).entry.uuid
    assert settling.whom(session, key, date(2026, 4, 28)) == [(ann.uuid, "Ann"), (ben.uuid, "Ben")]
    with pytest.raises(WrongUse, match="more than one of your therapists"):
        settling.settle_on(session, key, date(2026, 4, 28), ZONE)
    assert sessions(session) == []
    settling.settle_on(session, key, date(2026, 4, 28), ZONE, ben.uuid)
    (there,) = appointments.all_of(session)
    assert (there.day, there.state, there.therapist_uuid) == (
        *(date(2026, 4, 28), "attended"),
        ben.uuid,
    )
    assert entries.by_uuid(session, key).appointment_uuid == there.uuid


def test_what_is_about_one_gets_no_session_with_another(session, ann, ben):
    had(session, ann, date(2026, 4, 28))
    kept = keep(session, ratings=(HEARD,), session=date(2026, 4, 28), therapist="ben")
    key = kept.ratings[0].capture_uuid
    with pytest.raises(WrongUse, match="It is about Ben"):
        settling.settle_on(session, key, date(2026, 4, 28), ZONE, ann.uuid)
    assert len(waiting.waiting(session)) == 1
    settling.settle_on(session, key, date(2026, 4, 28), ZONE, ben.uuid)
    assert {one.therapist_uuid for one in appointments.all_of(session)} == {ann.uuid, ben.uuid}


def test_a_day_to_come_is_no_answer_and_a_late_one_is(session, ann, at):
    key = keep(session, ratings=(HEARD,)).ratings[0].capture_uuid
    with pytest.raises(WrongUse, match="still to come"):
        settling.settle_on(session, key, date(2026, 5, 12), ZONE)
    at("2026-11-20T09:00")
    assert settling.settle_on(session, key, date(2026, 5, 11), ZONE) == date(2026, 5, 11)
    (rated,) = session.exec(select(Rating)).all()
    assert (rated.value, rated.rated_on) == (3, date(2026, 5, 11))


def test_what_is_thrown_away_goes_to_the_trash_and_waits_again_from_there(session, ann):
    key = keep(session, "Words.", ratings=(HEARD,), session=date(2026, 4, 28)).entry.uuid
    settling.throw_away(session, key)
    assert waiting.waiting(session) == []
    assert session.exec(select(Entry)).all() == []
    assert {one.noun for one in versions.trash(session)} == {"entry", "rating"}
    for version in versions.trash(session):
        versions.bring_back(session, version)
    (again,) = waiting.waiting(session)
    assert (again.key, again.named, again.numbers) == (key, date(2026, 4, 28), (("heard", 3),))


@pytest.mark.parametrize("day", [date(2026, 5, 5), None])
def test_with_two_it_waits_where_two_can_be_meant(session, ann, ben, day):
    had(session, ann, date(2026, 5, 5), 10)
    alone = keep(session, ratings=(HEARD,), session=day)
    assert alone.appointment.therapist_uuid == ann.uuid
    had(session, ben, date(2026, 5, 5), 17)
    both = keep(session, "Words.", ratings=(SAFE,), session=day)
    assert both.appointment is None
    theirs = keep(session, ratings=(SAFE,), session=day, therapist="ben")
    assert theirs.appointment.therapist_uuid == ben.uuid
    (one,) = waiting.waiting(session)
    near = settling.near(session, one.key)
    assert [(known.day, known.name) for known in near] == [
        (date(2026, 5, 5), "Ann"),
        (date(2026, 5, 5), "Ben"),
    ]


def test_a_name_that_was_typed_stays_with_it(session, ann, ben):
    keep(session, ratings=(HEARD,), session=date(2026, 4, 28), therapist="BEN")
    (one,) = waiting.waiting(session)
    assert settling.whom(session, one.key, date(2026, 4, 28)) == [(ben.uuid, "Ben")]
    had(session, ann, date(2026, 4, 28))
    settling.settle_on(session, one.key, date(2026, 4, 28), ZONE)
    of_ben = appointments.all_of(session, ben)
    assert [one.day for one in of_ben] == [date(2026, 4, 28)]
    assert [one.value for one in ratings.of_session(session, of_ben[0].uuid)] == [3]


def test_an_answer_says_who_was_meant_by_a_new_name_too(session, ann):
    made = check(Addition(at=NOW, zone=ZONE, entry=NewEntry(body="W.", after=True), therapist="Jo"))
    additions.merge(session, made.uuid, made)
    settling.settle_on(session, made.uuid, date(2026, 5, 8), ZONE)
    (there,) = appointments.all_of(session)
    assert therapists.by_uuid(session, there.therapist_uuid).name == "Jo"
    assert additions.unknown_names(session) == []


def test_a_captured_entry_about_a_new_name_joins_a_session_of_theirs(session, ann):
    made = check(Addition(at=NOW, zone=ZONE, entry=NewEntry(body="W.", after=True), therapist="Jo"))
    additions.merge(session, made.uuid, made)
    jo = Therapist(name="Jo B.")
    versions.keep(session, jo)
    there = had(session, jo, date(2026, 5, 8))
    additions.settle_name(session, "Jo", jo)
    assert entries.by_uuid(session, made.uuid).appointment_uuid == there.uuid
    assert waiting.waiting(session) == []


def test_nothing_of_it_is_said_where_no_session_is_to_be_mentioned(session, ann):
    keep(session, "Words.", session=date(2026, 4, 28))
    therapists.stop_mentioning(session, ann)
    assert waiting.line(session) == ""
    therapists.mention_again(session, ann)
    assert waiting.line(session)


def test_somebody_not_to_be_mentioned_is_silent_however_the_name_was_typed(session, ann, ben):
    keep(session, ratings=(HEARD,), session=date(2026, 4, 28), therapist="ben")
    assert waiting.line(session)
    therapists.stop_mentioning(session, ben)
    assert waiting.line(session) == ""


def test_a_rating_that_waits_stays_with_whom_is_renamed(session, ann, ben):
    keep(session, ratings=(HEARD,), session=date(2026, 4, 28), therapist="ben")
    therapists.rename(session, ben, "Ben Miller")
    assert [one.about for one in waiting.waiting(session)] == ["Ben Miller"]


def test_a_session_of_somebody_not_to_be_mentioned_is_not_offered(session, ann, ben):
    had(session, ben, date(2026, 5, 5))
    therapists.stop_mentioning(session, ben)
    kept = keep(session, "Words.", session=date(2026, 5, 5))
    assert kept.appointment is None
    assert settling.near(session, kept.entry.uuid) == []


def test_a_planned_session_that_nobody_confirmed_is_known(session, ann, at):
    at("2026-02-01T10:00")
    planned = had(session, ann, date(2026, 3, 1), 10)
    at("2026-05-11T15:00")
    assert keep(session, ratings=(HEARD,), session=date(2026, 3, 1)).appointment is planned


# Moments: the same decision.


def test_a_moment_belongs_to_the_known_session_of_its_day_whoever_it_was_with(session, ann, ben):
    there = had(session, ben, date(2026, 5, 5))
    moment = moments.add(session, "she waited", day=date(2026, 5, 11))
    assert moments.put_on(session, moment.uuid, date(2026, 5, 5))
    now = moments.LIST.get(session, moment.uuid)
    assert (now.day, now.appointment_uuid) == (date(2026, 5, 5), there.uuid)
    assert not moments.put_on(session, moment.uuid, date(2026, 5, 6))
    now = moments.LIST.get(session, moment.uuid)
    assert (now.day, now.appointment_uuid) == (date(2026, 5, 6), None)
    assert len(session.exec(select(Appointment)).all()) == 1


def test_a_moment_on_a_day_with_two_is_not_guessed(session, ann, ben):
    had(session, ann, date(2026, 5, 5))
    of_ben = had(session, ben, date(2026, 5, 5))
    moment = moments.add(session, "she waited", day=date(2026, 5, 11))
    with pytest.raises(WrongUse, match="more than one of your therapists"):
        moments.put_on(session, moment.uuid, date(2026, 5, 5))
    moments.put_on(session, moment.uuid, date(2026, 5, 5), ben.uuid)
    assert moments.LIST.get(session, moment.uuid).appointment_uuid == of_ben.uuid
    assert moments.of_session(session, None, ann.uuid).therapist_uuid == ann.uuid
    with pytest.raises(WrongUse, match="several therapists"):
        moments.add_of_last_session(session, "nobody named")


def test_what_waits_for_a_day_has_its_place_once_a_session_of_it_is_known(session, ann, ben):
    kept = keep(session, "Words.", ratings=(HEARD,), session=date(2026, 4, 28), therapist="Ben")
    keep(session, ratings=(SAFE,), session=date(2026, 4, 27), therapist="Ben")
    there = dates.When(date(2026, 4, 28), time(10))
    assert seeing.meet(session, "Ann", there, ZONE).placed == 0
    assert seeing.meet(session, "Ben", there, ZONE).placed == 1
    entry = entries.by_uuid(session, kept.entry.uuid)
    assert entry.therapist_uuid == ben.uuid
    assert [one.value for one in ratings.of_session(session, entry.appointment_uuid)] == [3]
    assert [one.named for one in waiting.waiting(session)] == [date(2026, 4, 27)]


def test_what_waits_for_a_session_that_was_rated_since_waits_on(session, ann):
    keep(session, ratings=(HEARD,), session=date(2026, 5, 5))
    there = had(session, ann, date(2026, 5, 5))
    ratings.give(session, there, NewRating(scale="heard", value=8), at=NOW, day=NOW.date())
    assert settling.find_places(session) == 0
    assert [one.value for one in ratings.of_session(session, there.uuid)] == [8]
    assert len(waiting.waiting(session)) == 1


def test_nothing_waits_for_a_session_to_come_or_with_somebody_unknown(session, ann):
    keep(session, ratings=(HEARD,), session=date(2026, 5, 5), therapist="Jo")
    keep(session, ratings=(SAFE,))
    to_come, past = dates.When(date(2026, 5, 25), None), dates.When(date(2026, 5, 5), None)
    assert seeing.meet(session, "Ann", to_come, ZONE).placed == 0
    assert seeing.meet(session, "Ann", past, ZONE).placed == 1
    (left,) = waiting.waiting(session)
    assert (left.about, left.numbers) == ("Jo", (("heard", 3),))
