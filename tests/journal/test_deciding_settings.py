"""What settings of another journal would decide here, and what is taken of it."""

import pytest
from sqlmodel import select

from bondjournal.journal import deciding_settings, known_settings, settings
from bondjournal.journal.tables import Setting


def row(name, value):
    """A setting of another journal."""
    return Setting(name=name, value=value).model_dump()


def apart(session, *rows):
    return [
        (one.row["name"], one.incoming_value, one.value_here)
        for one in deciding_settings.differing(session, rows)
    ]


def settled(session, *rows, taken=()):
    keys = [("setting", one["uuid"]) for one in taken]
    return {one["name"]: one["value"] for one in deciding_settings.settled(session, rows, keys)}


@pytest.mark.parametrize(
    ("name", "may_be"),
    [
        ("look", True),
        ("scales", True),
        ("day.starts", True),
        ("page.name", True),
        ("page.places", True),
        ("page.words", True),
        ("lock.after", False),
        ("lock.writing", False),
        ("last-opened", False),
        ("unheard.of", False),
    ],
)
def test_a_file_sets_what_is_known_and_not_who_gets_in(session, name, may_be):
    assert deciding_settings.may_be_set(name) is may_be
    present = settled(session, row(name, settings.get(session, name)))
    assert (name in present) is (may_be or name == "last-opened")


def test_what_is_another_there_than_here_differs(session):
    settings.put(session, "page.name", "R.")
    here = session.exec(select(Setting)).one()
    there = row("page.name", "Robin")
    (found,) = deciding_settings.differing(session, [there])
    assert (found.table, found.row, found.column) == ("setting", there, "")
    assert (found.incoming_value, found.value_here, found.uuid_here, found.new) == (
        "Robin",
        "R.",
        here.uuid,
        False,
    )
    assert found.key == ("setting", there["uuid"])
    assert apart(session, row("page.name", "R.")) == []


def test_what_nobody_set_here_differs_from_what_counts_until_then(session):
    default = known_settings.named("look").default
    assert apart(session, row("look", default)) == []
    (found,) = deciding_settings.differing(session, [row("look", "day")])
    assert (found.incoming_value, found.value_here, found.uuid_here, found.new) == (
        "day",
        default,
        None,
        True,
    )


def test_what_was_taken_back_there_differs_only_where_it_was_set_here(session):
    assert apart(session, row("page.name", None)) == []
    settings.put(session, "page.name", "R.")
    assert apart(session, row("page.name", None)) == [("page.name", None, "R.")]


def test_of_several_in_one_those_differ_that_are_not_so_here(session):
    settings.put(session, "page.places", {"a": True, "b": False})
    assert apart(session, row("page.places", {})) == []
    assert apart(session, row("page.places", {"a": True})) == []
    assert len(apart(session, row("page.places", {"a": False}))) == 1
    assert len(apart(session, row("page.places", {"c": True}))) == 1


def test_what_is_remembered_decides_nothing_and_comes_where_nothing_is_here(session):
    names = ("last-opened", "look.offered", "calendar.seen")
    rows = [row(name, "2026-05-12") for name in names]
    assert apart(session, *rows) == []
    assert settled(session, *rows) == dict.fromkeys(names, "2026-05-12")
    settings.put(session, "look.offered", "2026-05-01")
    assert settled(session, *rows)["look.offered"] == "2026-05-01"
    assert settled(session, row("topics.asked", "2026-05-12")) == {}


def test_what_was_not_taken_stays_as_it_is_here(session):
    settings.put(session, "page.name", "R.")
    name, look = row("page.name", "Robin"), row("look", "day")
    assert settled(session, name, look) == {}
    assert settled(session, name, look, taken=[name]) == {"page.name": "Robin"}
    assert settled(session, name, look, taken=[look]) == {"look": "day"}
    assert deciding_settings.settled(session, [look], [("topic", look["uuid"])]) == []


def test_what_is_the_same_comes_in_as_it_is_here(session):
    settings.put(session, "page.name", "R.")
    here = session.exec(select(Setting)).one()
    there = row("page.name", "R.") | {"edits": 5}
    (found,) = deciding_settings.settled(session, [there], ())
    assert (found["uuid"], found["edits"], found["value"]) == (here.uuid, here.edits, "R.")


def test_of_several_in_one_those_of_here_stay_beside_those_taken(session):
    settings.put(session, "page.places", {"a": True, "b": False})
    there = row("page.places", {"b": True, "c": True})
    together = {"a": True, "b": True, "c": True}
    assert deciding_settings.merged(session, there) == together
    assert settled(session, there, taken=[there]) == {"page.places": together}
    assert deciding_settings.merged(session, row("page.name", "R.")) == "R."


def test_who_gets_in_is_not_taken_even_where_it_was_said(session):
    there = row("lock.after", 0)
    assert settled(session, there, taken=[there]) == {}
