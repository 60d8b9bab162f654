from datetime import date

import pytest

from bondjournal import dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, former, moments, purging, therapists, versions
from made import another, someone

APRIL_14 = date(2026, 4, 14)
LATER = date(2026, 4, 20)


def texts(session, **asked):
    return [one.text for one in moments.LIST.rows(session, **asked)]


@pytest.fixture
def held(session, at):
    at("2026-04-15T18:00")
    when = dates.When(APRIL_14, None)
    return appointments.add(session, therapists.usual_one(session), when, "Europe/Berlin")


def test_they_stand_by_day_however_they_were_kept(session):
    for day, text in ((3, "third"), (1, "first"), (2, "second"), (1, "first again")):
        moments.add(session, text, day=date(2026, 5, day))
    assert texts(session) == ["first", "first again", "second", "third"]


def test_those_of_an_appointment_or_a_sign(session, held):
    moments.add(session, "she waited", day=APRIL_14, appointment=held.uuid, sign="respect")
    moments.add(session, "on the bus", day=APRIL_14)
    assert texts(session, appointment_uuid=held.uuid) == ["she waited"]
    assert texts(session, sign="respect") == ["she waited"]
    assert texts(session, sign="") == ["on the bus"]
    assert texts(session, sign="trust") == []


def test_there_are_five_signs(session):
    for sign in moments.SIGNS:
        assert moments.add(session, "one", day=APRIL_14, sign=sign).sign == sign
    for sign in ("Trust", "safety", "open communication"):
        with pytest.raises(WrongUse, match="There is no such sign"):
            moments.add(session, "one", day=APRIL_14, sign=sign)
    assert len(moments.LIST.rows(session)) == 5


def test_one_joins_the_last_session_up_to_fourteen_days_back(session, held, at):
    at("2026-04-28T09:00")
    joined = moments.add_of_last_session(session, "she waited", sign="empathy")
    assert (joined.day, joined.appointment_uuid, joined.sign) == (APRIL_14, held.uuid, "empathy")
    at("2026-05-03T09:00")
    alone = moments.add_of_last_session(session, "on the bus")
    assert (alone.day, alone.appointment_uuid) == (date(2026, 5, 3), None)


def test_changing_leaves_what_is_not_given_and_keeps_what_was(session):
    one = moments.add(session, "she waited", day=APRIL_14, sign="trust")
    assert moments.change(session, one.uuid, text="she waited with me")
    assert moments.change(session, one.uuid, sign="")
    assert not moments.change(session, one.uuid)
    now = moments.LIST.get(session, one.uuid)
    assert (now.text, now.sign) == ("she waited with me", "")
    before = [version.row["row"] for version in versions.history(session, one.uuid)]
    assert [(row["text"], row["sign"]) for row in before] == [
        ("she waited with me", "trust"),
        ("she waited", "trust"),
    ]
    for wrong in ({"text": " "}, {"sign": "kindness"}):
        with pytest.raises(WrongUse):
            moments.change(session, one.uuid, **wrong)


def test_another_day_and_session(session, held):
    one = moments.add(session, "she waited", day=date(2026, 4, 15))
    assert moments.put_on(session, one.uuid, APRIL_14)
    now = moments.LIST.get(session, one.uuid)
    assert (now.day, now.appointment_uuid, now.session_day) == (APRIL_14, held.uuid, APRIL_14)
    assert not moments.put_on(session, one.uuid, date(2026, 4, 15))
    now = moments.LIST.get(session, one.uuid)
    assert (now.day, now.appointment_uuid) == (date(2026, 4, 15), None)


def test_a_removed_one_comes_back(session, held):
    one = moments.add(session, "she waited", day=APRIL_14, appointment=held.uuid, sign="trust")
    uuid = one.uuid
    version = former.delete(session, one.uuid)
    assert moments.LIST.rows(session) == []
    assert [one.row_uuid for one in versions.trash(session, "moment")] == [uuid]
    former.bring_back(session, version)
    (back,) = moments.LIST.rows(session)
    assert (back.uuid, back.text, back.sign) == (uuid, "she waited", "trust")
    assert back.appointment_uuid == held.uuid
    assert versions.trash(session) == []


def test_one_comes_back_without_the_session_that_is_not_there_any_more(session, held):
    moment = moments.add(session, "she waited", day=APRIL_14, appointment=held.uuid)
    version = former.delete(session, moment.uuid)
    purging.remove(session, held.uuid)
    former.bring_back(session, version)
    back = moments.LIST.get(session, moment.uuid)
    assert (back.text, back.day, back.appointment_uuid) == ("she waited", APRIL_14, None)


def test_gone_now_leaves_a_uuid_alone(session):
    one = moments.add(session, "she waited", day=APRIL_14)
    uuid = one.uuid
    moments.change(session, one.uuid, text="she waited with me")
    purging.remove(session, uuid)
    assert (moments.LIST.rows(session), versions.trash(session)) == ([], [])
    assert versions.history(session, uuid) == []
    assert purging.is_gone_or_deleted(session, uuid)


def named_sessions_of(session):
    """Sessions on one day with Ann and with Ben, and one of Ann's before."""
    ann, ben = someone(session, "Ann"), another(session, "Ben")
    zone = "Europe/Berlin"
    before = appointments.attended_on(session, ann, APRIL_14, zone)
    both = [appointments.attended_on(session, them, LATER, zone) for them in (ann, ben)]
    return ann, ben, before, both


def kept_of(session, uuid):
    now = moments.LIST.get(session, uuid)
    return now.text, now.sign, now.day, now.appointment_uuid


def test_one_is_of_the_session_of_its_day_or_of_that_day_alone(session, held, at):
    at("2026-04-28T09:00")
    add = moments.add_named
    alone = add(session, "on the bus", day=APRIL_14)
    assert kept_of(session, alone.uuid) == ("on the bus", "", APRIL_14, None)
    inside = add(session, "she waited", sign="trust", in_session=True, day=APRIL_14)
    assert kept_of(session, inside.uuid) == ("she waited", "trust", APRIL_14, held.uuid)
    last = add(session, "he waited", in_session=True)
    assert kept_of(session, last.uuid) == ("he waited", "", APRIL_14, held.uuid)
    none_known = add(session, "in a session", in_session=True, day=LATER)
    assert kept_of(session, none_known.uuid) == ("in a session", "", LATER, None)
    joined = add(session, "in the end", sign="respect")
    assert kept_of(session, joined.uuid) == ("in the end", "respect", APRIL_14, held.uuid)


def test_no_session_is_over_yet(session, at):
    at("2026-04-28T09:00")
    with pytest.raises(NotFound):
        moments.add_named(session, "she waited", in_session=True)
    assert moments.LIST.rows(session) == []


def test_with_whom_is_said_where_there_were_several(session, at):
    at("2026-04-21T09:00")
    ann, ben, _, (with_ann, with_ben) = named_sessions_of(session)
    with pytest.raises(WrongUse):
        moments.add_named(session, "she waited", in_session=True, day=LATER)
    for name, them, about in (("ann", ann, with_ann), ("Ben", ben, with_ben)):
        one = moments.add_named(session, "one", in_session=True, day=LATER, therapist=name)
        assert moments.LIST.existing(session, one.uuid).appointment_uuid == about.uuid
        apart = moments.add_named(session, "one", day=LATER, therapist=name)
        row = moments.LIST.existing(session, apart.uuid)
        assert (row.appointment_uuid, row.therapist_uuid) == (None, them.uuid)
    with pytest.raises(NotFound):
        moments.add_named(session, "one", therapist="Cy")


def test_changing_where_it_was_and_whom_it_is_about(session, at):
    at("2026-04-21T09:00")
    ann, ben, before, (_, with_ben) = named_sessions_of(session)
    one = moments.add(session, "one", day=LATER, sign="trust", therapist=ann.uuid).uuid
    change = moments.change_named
    assert change(session, one).text == "one"
    assert kept_of(session, one) == ("one", "trust", LATER, None)
    assert change(session, one, text="two", sign="").text == "two"
    assert kept_of(session, one) == ("two", "", LATER, None)
    change(session, one, day=APRIL_14)
    assert kept_of(session, one) == ("two", "", APRIL_14, None)
    change(session, one, therapist="Ben")
    row = moments.LIST.existing(session, one)
    assert (row.therapist_uuid, row.day, row.appointment_uuid) == (ben.uuid, APRIL_14, None)
    change(session, one, in_session=True, day=LATER, therapist="ben")
    assert (row.therapist_uuid, row.appointment_uuid) == (ben.uuid, with_ben.uuid)
    change(session, one, in_session=True, day=APRIL_14)
    assert (row.therapist_uuid, row.appointment_uuid) == (ann.uuid, before.uuid)
    with pytest.raises(WrongUse):
        change(session, one, in_session=True, day=LATER)
    with pytest.raises(NotFound):
        change(session, one, therapist="Cy")
