from datetime import date
from uuid import uuid4

import pytest

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    appointments,
    preparations,
    ratings,
    therapists,
    versions,
)
from bondjournal.journal.tables import Goal, Moment, Page, Tried


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def planned(session, them, day):
    when = dates.When(date.fromisoformat(day), None)
    return appointments.add(session, them, when, "Europe/Berlin")


@pytest.fixture
def next_one(session, them):
    return planned(session, them, "2026-05-12")


def test_one_that_was_not_begun_is_none(session, them, next_one):
    assert preparations.find(session, them, next_one) is None


@pytest.mark.parametrize("known", [True, False])
def test_beginning_makes_one_and_finds_it_again(session, them, next_one, known):
    appointment = next_one if known else None
    made = preparations.begin(session, them, appointment)
    assert made.step == "choose"
    assert (made.chosen, made.would_help, made.usual, made.numbers) == ([], [], False, True)
    assert preparations.begin(session, them, appointment).uuid == made.uuid


def test_each_appointment_has_its_own(session, them, next_one):
    one = preparations.begin(session, them, next_one)
    preparations.change(session, one, step="topics", would_help=["listening first"])
    other = preparations.begin(session, them, planned(session, them, "2026-05-26"))
    assert other.uuid != one.uuid
    assert (other.step, other.would_help) == ("choose", [])


def test_how_pages_are_used_begins_as_last_time(session, them, next_one):
    one = preparations.begin(session, them, next_one)
    wishes = {"read_together": True, "hand_back": True, "usual": True, "numbers": False}
    preparations.change(session, one, first_session=True, **wishes)
    other = preparations.begin(session, them, planned(session, them, "2026-05-26"))
    assert {name: getattr(other, name) for name in wishes} == wishes
    assert not other.first_session


def test_begun_without_a_session_it_goes_on_for_the_one_that_is_added(session, them):
    loose = preparations.begin(session, them, None)
    preparations.change(session, loose, step="topics", would_help=["ideas to try"])
    added = planned(session, them, "2026-05-12")
    found = preparations.begin(session, them, added)
    assert (found.uuid, found.step, found.would_help) == (loose.uuid, "topics", ["ideas to try"])
    assert preparations.find(session, them, None) is None


def test_of_a_cancelled_session_it_goes_on_for_the_next(session, them, next_one):
    begun = preparations.begin(session, them, next_one)
    preparations.change(session, begun, step="topics")
    later = planned(session, them, "2026-05-26")
    appointments.mark(session, next_one, "cancelled")
    assert preparations.begin(session, them, later).uuid == begun.uuid


def test_of_a_cancelled_session_it_goes_on_where_no_other_is_known(session, them, next_one):
    begun = preparations.begin(session, them, next_one)
    preparations.change(session, begun, would_help=["ideas to try"])
    appointments.mark(session, next_one, "cancelled")
    assert preparations.begin(session, them, None).uuid == begun.uuid
    assert preparations.begin(session, them, planned(session, them, "2026-05-26")).would_help


def test_it_follows_a_session_that_is_cancelled_and_one_that_gets_known(session, them):
    begun = preparations.begin(session, them, None)
    now = dates.now()
    assert preparations.followed(session, them, None, now) is None
    first = planned(session, them, "2026-05-12")
    assert preparations.followed(session, them, None, now) == first
    second = planned(session, them, "2026-05-26")
    assert preparations.followed(session, them, first, now) == first
    assert preparations.find(session, them, first).uuid == begun.uuid
    appointments.mark(session, first, "cancelled")
    assert preparations.followed(session, them, first, now) == second
    assert preparations.find(session, them, second).uuid == begun.uuid


def test_once_written_it_stays_with_its_session(session, them):
    loose = preparations.begin(session, them, None)
    preparations.change(session, loose, step=preparations.WRITTEN)
    assert (
        preparations.begin(session, them, planned(session, them, "2026-05-12")).uuid != loose.uuid
    )


def test_without_a_known_session_the_page_after_a_written_one_is_another(session, them, at):
    where, row = (them.uuid, None), uuid4()
    first = preparations.for_page(session, *where, begun=True).prepared
    preparations.choose(session, first, row, on=True)
    preparations.change(session, first, usual=True, step=preparations.WRITTEN)
    # On the day on which it was written it can be written once more, with what was forgotten.
    assert preparations.for_page(session, *where, begun=True).prepared is first
    at("2026-05-11T18:00")
    assert preparations.is_chosen(preparations.for_page(session, *where).prepared, row)
    second = preparations.for_page(session, *where, begun=True).prepared
    assert (second.uuid != first.uuid, second.step, second.chosen) == (True, "choose", [row.hex])
    assert second.usual
    assert preparations.for_page(session, *where, begun=True).prepared is second
    assert (first.step, first.chosen) == (preparations.WRITTEN, [row.hex])
    assert preparations.begin(session, them, planned(session, them, "2026-05-26")) is second


def test_of_a_known_session_it_stays_the_same_after_its_page_was_written(
    session, them, next_one, at
):
    prepared = preparations.begin(session, them, next_one)
    preparations.change(session, prepared, step=preparations.WRITTEN)
    at("2026-05-11T18:00")
    assert preparations.begin(session, them, next_one) is prepared


def test_changes_stay_in_its_history(session, them, next_one):
    one = preparations.begin(session, them, next_one)
    assert preparations.change(session, one, step="topics")
    assert not preparations.change(session, one, step="topics")
    assert [version.row["row"]["step"] for version in versions.history(session, one.uuid)] == [
        "choose"
    ]


def test_there_are_no_other_steps(session, them, next_one):
    one = preparations.begin(session, them, next_one)
    for step in ("", "nowhere", None):
        with pytest.raises(WrongUse, match="no such step"):
            preparations.change(session, one, step=step)
    assert one.step == "choose"


def test_what_would_help_is_kept_in_order_once_and_as_lines(session, them, next_one):
    one = preparations.begin(session, them, next_one)
    preparations.change(
        session, one, would_help=[" ideas\nto try", "", "listening first", "ideas to try"]
    )
    assert one.would_help == ["ideas to try", "listening first"]


def test_rows_are_chosen_in_order_and_arranged(session, them, next_one):
    prepared = preparations.begin(session, them, next_one)
    one, two, three = uuid4(), uuid4(), uuid4()
    for row in (one, two, three, one):
        preparations.choose(session, prepared, row, on=True)
    assert prepared.chosen == [one.hex, two.hex, three.hex]
    preparations.arrange(session, prepared, [three, uuid4(), one])
    assert prepared.chosen == [three.hex, two.hex, one.hex]
    preparations.choose(session, prepared, two, on=False)
    preparations.choose(session, prepared, two, on=False)
    assert prepared.chosen == [three.hex, one.hex]
    assert preparations.is_chosen(prepared, one)
    assert not preparations.is_chosen(prepared, two)
    preparations.arrange(session, prepared, [one, two, three])
    assert prepared.chosen == [one.hex, three.hex]


def test_what_is_chosen_is_still_chosen_when_read_again(journal):
    row = uuid4()
    with journal.transaction() as session:
        prepared = preparations.begin(session, therapists.usual_one(session), None)
        preparations.choose(session, prepared, row, on=True)
    with journal.session() as session:
        found = preparations.find(session, therapists.usual_one(session), None)
        assert preparations.is_chosen(found, row)


def test_switches_of_ratings_and_of_what_belongs_to_a_session(session, them, clock):
    past = planned(session, them, "2026-05-05")
    rating = ratings.give(
        session, past, NewRating(scale="heard", value=7), at=clock, day=date(2026, 5, 10)
    )
    preparations.share_rating(session, rating, on=True)
    preparations.share_words(session, past, "wished", on=True)
    assert (rating.on_page, past.wished_on_page, past.unsaid_on_page) == (True, True, False)
    preparations.share_rating(session, rating, on=False)
    preparations.share_words(session, past, "wished", on=False)
    preparations.share_words(session, past, "unsaid", on=True)
    assert (rating.on_page, past.wished_on_page, past.unsaid_on_page) == (False, False, True)


def test_reading_what_is_prepared_begins_nothing(session, them, next_one):
    preparation = preparations.for_page(session, them.uuid, next_one.uuid)
    assert (preparation.therapist, preparation.appointment, preparation.prepared.step) == (
        them,
        next_one,
        "choose",
    )
    assert preparations.find(session, them, next_one) is None


def test_of_a_session_that_was_deleted_it_is_for_none_known(session, them, next_one):
    begun = preparations.for_page(session, them.uuid, next_one.uuid, begun=True).prepared
    uuid = next_one.uuid
    versions.delete(session, next_one)
    preparation = preparations.for_page(session, them.uuid, uuid)
    assert (preparation.appointment, preparation.prepared.uuid) == (None, begun.uuid)


def test_the_rows_of_a_page_are_put_in_order(session, them, next_one):
    one, other = uuid4(), uuid4()
    prepared = preparations.begin(session, them, next_one)
    for row in (one, other):
        preparations.choose(session, prepared, row, on=True)
    preparations.put_in_order(session, them.uuid, next_one.uuid, [other, one])
    assert prepared.chosen == [other.hex, one.hex]


def test_what_is_chosen_is_put_in_order(session, them, next_one):
    prepared = preparations.begin(session, them, next_one)
    rows = [uuid4() for _ in range(3)]
    for row in rows:
        preparations.choose(session, prepared, row, on=True)
    order = [rows[2], rows[0], rows[1]]
    preparations.put_in_order(session, them.uuid, next_one.uuid, order)
    assert prepared.chosen == [one.hex for one in order]


def test_a_new_one_has_what_was_chosen_for_the_last_page_that_was_written(session, them, next_one):
    chosen = [
        Moment(day=next_one.day, text="you remembered"),
        Tried(what="planning", state="done", day=next_one.day),
        Tried(what="a pause", state="let-go", day=next_one.day),
        Goal(words="Say what I need", ended=True, day=next_one.day),
    ]
    for row in chosen:
        versions.keep(session, row)
    unwritten = preparations.begin(session, them, planned(session, them, "2026-05-05"))
    preparations.choose(session, unwritten, uuid4(), on=True)
    assert preparations.begin(session, them, next_one).chosen == []

    prepared = preparations.begin(session, them, next_one)
    for row in chosen:
        preparations.choose(session, prepared, row.uuid, on=True)
    preparations.leave_off(session, prepared, uuid4(), off=True)
    preparations.change(session, prepared, step="written")
    after = planned(session, them, "2026-05-26")
    seen = preparations.for_page(session, them.uuid, after.uuid).prepared
    assert preparations.find(session, them, after) is None
    assert seen.chosen == [chosen[0].uuid.hex, chosen[1].uuid.hex]
    begun = preparations.begin(session, them, after)
    assert (begun.chosen, begun.left_off) == (seen.chosen, [])


def test_a_page_that_is_prepared_again_once_it_was_written_is_still_the_last_one(
    session, them, next_one
):
    prepared = preparations.begin(session, them, next_one)
    preparations.choose(session, prepared, uuid4(), on=True)
    preparations.change(session, prepared, step="written")
    versions.keep(
        session,
        Page(
            therapist_uuid=them.uuid,
            appointment_uuid=next_one.uuid,
            path="/page.md",
            sha256="",
            style="full",
            written_at=dates.now(),
        ),
    )
    preparations.change(session, prepared, step="topics")
    after = planned(session, them, "2026-05-26")
    assert preparations.last_written(session, them, after).uuid == prepared.uuid
    assert preparations.last_written(session, them, next_one) is None
    assert preparations.begin(session, them, after).chosen == prepared.chosen
