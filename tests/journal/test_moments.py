from datetime import date

import pytest

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, former, moments, purging, therapists, versions

APRIL_14 = date(2026, 4, 14)


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
        with pytest.raises(WrongUse, match="That is no sign"):
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
    purging.gone(session, held.uuid)
    former.bring_back(session, version)
    back = moments.LIST.get(session, moment.uuid)
    assert (back.text, back.day, back.appointment_uuid) == ("she waited", APRIL_14, None)


def test_gone_now_leaves_a_uuid_alone(session):
    one = moments.add(session, "she waited", day=APRIL_14)
    uuid = one.uuid
    moments.change(session, one.uuid, text="she waited with me")
    purging.gone(session, uuid)
    assert (moments.LIST.rows(session), versions.trash(session)) == ([], [])
    assert versions.history(session, uuid) == []
    assert purging.is_gone_or_deleted(session, uuid)
