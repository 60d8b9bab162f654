"""Topics in plain mode: what belongs under each, taking in, not first, deleting."""

import json
from functools import partial

import pytest

pytestmark = pytest.mark.usefixtures("ready")
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def there(run):
    """Two topics, a shared entry, a private one, and something tried."""
    for second, text in enumerate(("the call", "the planning")):
        run("topic", "add", text, BONDJOURNAL_NOW=f"2026-05-10T10:00:0{second}+00:00")
    run("add", "We moved on.", "--share", "as-written", "--date", "2026-05-06", **NOW)
    run("add", "My own.", "--date", "2026-05-07", **NOW)
    run("try", "add", "a pause", **NOW)


@pytest.fixture
def talk(talk):
    """Answer plain mode from its topics on."""
    return partial(talk, "6", now="2026-05-11T18:00")


def listed(run):
    return json.loads(run("topic", "list", "--json", "--all", **NOW).out)


def under(run, number=1):
    return [one["text"] for one in listed(run)[number - 1]["material"]]


def test_entries_and_what_was_tried_are_put_under_one(run, there, talk):
    said = talk("1", "u", "1", "2", "0")
    assert "What belongs under: the call\n" in said
    assert "1: Wednesday 6 May: We moved on.\n2: tried: a pause\n0 or enter: Back" in said
    assert "1: Wednesday 6 May: We moved on. (under it)\n" in said
    assert "2: tried: a pause (under it, without how it went)\n" in said
    assert "My own." not in said
    assert under(run) == ["We moved on.", "a pause"]
    said = talk("2", "u", "1", "0")
    assert "1: Wednesday 6 May: We moved on. (under topic 1)\n" in said
    assert (under(run, 1), under(run, 2)) == (["a pause"], ["We moved on."])


def test_it_is_put_first_under_it_and_taken_away(run, there, talk):
    talk("1", "u", "1", "2", "0")
    talk("1", "u", "2", "e", "0")
    assert under(run) == ["a pause", "We moved on."]
    talk("1", "u", "1", "t", "0")
    assert under(run) == ["We moved on."]


def test_nothing_that_could_stand_under_it(run, talk):
    run("topic", "add", "the call", **NOW)
    assert "Nothing is shared yet that could go under it.\n" in talk("1", "u", "0", "0")


def test_first_not_first_kept_and_taken_in(run, there, talk):
    talk("2", "f", "0")
    assert [(one["text"], one["first"]) for one in listed(run)] == [
        ("the planning", True),
        ("the call", False),
    ]
    assert "f: Not first any more\n" in talk("1", "f", "0")
    assert not any(one["first"] for one in listed(run))
    talk("1", "k", "0")
    assert [(one["text"], one["state"]) for one in listed(run)] == [
        ("the call", "open"),
        ("the planning", "kept"),
    ]
    assert "k: Bring it back\n" in talk("2", "k", "0")
    assert [one["state"] for one in listed(run)] == ["open", "open"]


def test_one_is_deleted_or_left_where_it_is(run, there, talk):
    talk("1", "d", "k", "0")
    assert len(listed(run)) == 2
    assert "In the trash for 14 days.\n" in talk("1", "d", "d", "0")
    assert [one["text"] for one in listed(run)] == ["the planning"]
    assert "Gone.\n" in talk("1", "d", "g", "0")
    assert listed(run) == []
    run("undo")
    assert [one["text"] for one in listed(run)] == ["the call"]
