from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.journal import appointments, purging, ratings, therapists, versions
from bondjournal.journal.tables import Rating

RATED = datetime(2026, 5, 12, 18, tzinfo=UTC)


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def appointment(session, them, at):
    at("2026-05-13T10:00")
    when = dates.When(date(2026, 5, 12), None)
    return appointments.add(session, them, when, "Europe/Berlin")


def give(session, appointment, value, *, scale="heard", at=RATED, **more):
    new = NewRating(scale=scale, value=value, **more)
    return ratings.give(session, appointment, new, at=at, day=at.date())


def test_a_second_rating_replaces_the_first_which_stays_in_history(session, appointment):
    first = give(session, appointment, 5, line="Hurried.", on_page=True)
    second = give(session, appointment, 8, at=RATED + timedelta(days=1))
    assert second is first
    assert (second.value, second.line, second.edits) == (8, "", 1)
    assert second.rated_on == date(2026, 5, 13)
    (was,) = versions.history(session, first.uuid)
    assert (was.row["row"]["value"], was.row["row"]["line"]) == (5, "Hurried.")


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("said", [True, False])
def test_a_number_given_anew_stays_on_pages_or_off_them_unless_it_is_said(
    session, appointment, before, said
):
    rating = give(session, appointment, 5, on_page=before)
    give(session, appointment, 8, at=RATED + timedelta(days=1), on_page=said)
    assert rating.on_page == (before or said)
    give(session, appointment, 3, at=RATED - timedelta(days=1), on_page=True)
    assert rating.on_page == (before or said)


@pytest.mark.parametrize("line", ["", "Hurried.", "I was ashamed."])
def test_other_words_given_with_a_number_go_on_no_page_unasked(session, appointment, line):
    rating = give(session, appointment, 5, line="Hurried.", on_page=True)
    give(session, appointment, 8, at=RATED + timedelta(days=1), line=line)
    assert rating.on_page == (line != "I was ashamed.")
    give(session, appointment, 8, at=RATED + timedelta(days=2), line="I was late.", on_page=True)
    assert (rating.line, rating.on_page) == ("I was late.", True)


def test_of_two_ratings_the_one_given_later_counts_whenever_it_arrives(session, appointment):
    given = give(session, appointment, 8, at=RATED + timedelta(hours=1), line="Later.")
    give(session, appointment, 3, at=RATED, line="Captured before.")
    assert (given.value, given.line) == (8, "Later.")
    assert given.rated_at == RATED + timedelta(hours=1)
    former = [one.row["row"]["value"] for one in versions.history(session, given.uuid)]
    assert former == [3, 8]


def test_a_number_that_was_taken_away_and_is_given_again_is_the_same_row(session, appointment):
    rating = give(session, appointment, 8, line="Hurried.", on_page=True)
    versions.delete(session, rating)
    again = give(session, appointment, 3, at=RATED - timedelta(days=1))
    # Even one that was given before the other counts: that one was taken away.
    assert (again.uuid, again.value, again.line) == (rating.uuid, 3, "")
    assert (again.on_page, again.rated_at) == (False, RATED - timedelta(days=1))
    assert versions.trash(session) == []
    assert [one.row["row"]["value"] for one in versions.history(session, again.uuid)] == [8, 8]
    assert again.edits > rating.edits


def test_a_number_that_is_gone_for_good_and_is_given_again_is_another(session, appointment):
    gone = give(session, appointment, 8).uuid
    purging.remove(session, gone)
    again = give(session, appointment, 3)
    assert again.uuid != gone
    versions.delete(session, again)
    assert give(session, appointment, 4).uuid == again.uuid
    assert versions.trash(session) == []


def test_what_was_deleted_twice_and_is_back_is_not_in_the_trash(session, appointment):
    rating = give(session, appointment, 8)
    for value in (7, 6):
        versions.delete(session, ratings.on_scale(session, appointment.uuid, "heard"))
        give(session, appointment, value)
    versions.delete(session, ratings.on_scale(session, appointment.uuid, "heard"))
    former = versions.history(session, rating.uuid)
    for version in former:
        version.why = "deleted"
    versions.bring_back(session, former[-1])
    assert ratings.on_scale(session, appointment.uuid, "heard").value == 8
    assert versions.trash(session) == []


def test_zero_is_a_rating_and_none_is_none(session, appointment):
    assert ratings.on_scale(session, appointment.uuid, "heard") is None
    give(session, appointment, 0)
    assert ratings.on_scale(session, appointment.uuid, "heard").value == 0
    assert [one.scale for one in ratings.of_session(session, appointment.uuid)] == ["heard"]


def test_an_appointment_s_ratings_come_in_one_order(session, appointment):
    for scale in ("open", "safe", "heard"):
        give(session, appointment, 5, scale=scale)
    assert [one.scale for one in ratings.of_session(session, appointment.uuid)] == [
        "heard",
        "safe",
        "open",
    ]


def test_a_rating_is_the_same_row_on_every_machine(session, appointment):
    rating = give(session, appointment, 5)
    assert rating.uuid == ratings.uuid_of(appointment.uuid, "heard")
    assert rating.uuid != ratings.uuid_of(appointment.uuid, "safe")


def test_the_table_itself_refuses_what_is_no_rating(journal):
    right = {"scale": "heard", "value": 5, "rated_at": RATED, "rated_on": RATED.date()}
    for wrong in ({"value": 11}, {"value": -1}, {"value": None}, {"scale": "x"}, {"scale": None}):
        with journal.session() as session:
            session.add(Rating(**(right | wrong)))
            with pytest.raises(IntegrityError):
                session.flush()


def test_waiting_ratings_of_one_capture_belong_together(session, appointment):
    first, second = uuid4(), uuid4()
    for capture, scale, hours in ((second, "safe", 2), (first, "safe", 1), (first, "heard", 0)):
        ratings.wait(
            session,
            capture,
            NewRating(scale=scale, value=hours),
            at=RATED + timedelta(hours=hours),
            day=RATED.date(),
            therapist="Ivo",
        )
    group = [one for one in ratings.waiting(session) if one.capture_uuid == first]
    assert [one.value for one in group] == [0, 1]
    assert ratings.of_session(session, appointment.uuid) == []
    ratings.settle(session, group, appointment)
    assert [one.value for one in ratings.of_session(session, appointment.uuid)] == [0, 1]
    assert [one.value for one in ratings.waiting(session)] == [2]
    assert all(purging.is_gone_or_deleted(session, one.uuid) for one in group)
    assert versions.trash(session) == []


def test_a_waiting_rating_older_than_the_one_that_is_there_stays_in_history(session, appointment):
    there = give(session, appointment, 8)
    ratings.wait(
        session,
        uuid4(),
        NewRating(scale="heard", value=2),
        at=RATED - timedelta(hours=1),
        day=RATED.date(),
        therapist="",
    )
    ratings.settle(session, ratings.waiting(session), appointment)
    assert (there.value, ratings.waiting(session)) == (8, [])
    assert 2 in [one.row["row"]["value"] for one in versions.history(session, there.uuid)]


def test_deleting_the_entry_of_a_session_leaves_its_ratings(session, appointment):
    from bondjournal.addition import Addition, NewEntry, check
    from bondjournal.journal import additions

    kept = additions.keep(
        session,
        check(
            Addition(
                at=RATED,
                zone="Europe/Berlin",
                entry=NewEntry(body="A line.", after=True),
                ratings=(NewRating(scale="heard", value=4),),
            )
        ),
    )
    assert kept.entry.appointment_uuid == appointment.uuid
    purging.remove(session, kept.entry.uuid)
    assert [one.value for one in ratings.of_session(session, appointment.uuid)] == [4]
