"""What a row of another journal would decide for this one."""

from uuid import uuid4

import pytest

from bondjournal.journal import deciding, preparations, stand_ins, therapists
from bondjournal.journal.tables import Topic
from felt import rate
from made import AT


@pytest.fixture
def topic(session):
    made = Topic(text="A topic", place=1, therapist_uuid=therapists.usual_one(session).uuid)
    session.add(made)
    session.flush()
    return made


@pytest.mark.parametrize(("here", "there"), [("kept", "open"), ("talked", "open")])
def test_a_topic_that_goes_on_the_page_there_and_not_here_differs(session, topic, here, there):
    topic.state = here
    session.flush()
    row = topic.model_dump() | {"state": there, "edits": topic.edits + 1}
    (found,) = deciding.differing(session, "topic", [row])
    assert (found.column, found.incoming_value, found.value_here) == ("state", there, here)
    assert deciding.settled(session, "topic", [row], ())[0]["state"] == here
    assert deciding.settled(session, "topic", [row], [found.key])[0]["state"] == there


@pytest.mark.parametrize("there", ["kept", "talked", "let-go"])
def test_a_topic_that_goes_on_no_page_there_decides_nothing(session, topic, there):
    topic.state = "open"
    session.flush()
    row = topic.model_dump() | {"state": there, "edits": topic.edits + 1}
    assert deciding.differing(session, "topic", [row]) == []
    assert deciding.settled(session, "topic", [row], ())[0]["state"] == there


@pytest.mark.parametrize("state", ["open", "kept"])
def test_a_new_topic_is_on_no_page_until_that_is_taken(session, topic, state):
    row = topic.model_dump() | {"uuid": uuid4(), "state": state}
    found = deciding.differing(session, "topic", [row])
    assert [one.column for one in found] == (["state"] if state == "open" else [])
    assert deciding.settled(session, "topic", [row], ())[0]["state"] == "kept"


@pytest.mark.parametrize("present", [False, True])
def test_a_number_on_a_page_there_is_on_none_here(session, present):
    rating = rate(session, 1, 7)
    rating.on_page = False
    session.flush()
    row = rating.model_dump() | {"on_page": True, "edits": rating.edits + 1}
    if not present:
        row |= {"uuid": uuid4(), "scale": "open"}
    (found,) = deciding.differing(session, "rating", [row])
    assert (found.column, found.incoming_value, found.value_here) == ("on_page", True, False)
    assert deciding.settled(session, "rating", [row], ())[0]["on_page"] is False
    assert deciding.settled(session, "rating", [row], [found.key])[0]["on_page"] is True


def test_what_does_not_count_stays_as_it_was_written(session, topic):
    topic.state, topic.edits = "kept", 5
    session.flush()
    row = topic.model_dump() | {"state": "open", "edits": 4}
    assert deciding.settled(session, "topic", [row], ())[0]["state"] == "open"


def test_a_table_without_switches_decides_nothing(session):
    row = {"uuid": therapists.usual_one(session).uuid, "text": "From elsewhere."}
    assert deciding.differing(session, "moment", [row]) == []
    assert deciding.settled(session, "moment", [row], ()) == [row]


def test_every_new_name_is_a_decision_and_comes_only_once_it_is_taken(session):
    new = {"kept_at": AT, "edited_at": None, "edits": 0, "device": "", "instead": ""}
    rows = [new | {"uuid": stand_ins.uuid_of(name), "name": name} for name in ("Ilse", "Jonas")]
    first, second = deciding.differing(session, "stand_in", rows)
    assert [first.row["name"], second.row["name"]] == ["Ilse", "Jonas"]
    assert deciding.settled(session, "stand_in", rows, ()) == []
    assert deciding.settled(session, "stand_in", rows, [second.key]) == rows[1:]


def test_a_second_preparation_without_a_session_never_comes(session):
    here = preparations.begin(session, therapists.usual_one(session), None)
    row = here.model_dump() | {"uuid": uuid4(), "would_help": ["Quiet"]}
    (found,) = deciding.differing(session, "preparation", [row])
    assert found.uuid_here == here.uuid
    assert deciding.settled(session, "preparation", [row], [found.key]) == []
