"""Rows as plain values: what they say, and that they stay as they were read."""

from dataclasses import FrozenInstanceError, fields
from datetime import date
from uuid import UUID

import pytest

from bondjournal.journal import tables, values

KINDS = {
    one.__name__: one for base in (values.Value, values.Listed) for one in base.__subclasses__()
}
KINDS.pop("Listed")


@pytest.mark.parametrize("name", KINDS)
def test_a_value_has_the_name_of_its_table_and_only_columns_of_it(name):
    days = {"kept_on", "next_on", "session_day", "session_on"}
    worked_out = {"former", "number", "on_page", "one_of_several", "ratings", "tags", "whose"}
    worked_out |= days
    columns = set(getattr(tables, name).model_fields)
    assert {one.name for one in fields(KINDS[name])} - worked_out <= columns


def test_a_value_stays_as_it_was_read():
    row = tables.Therapist(name="Ann")
    value = values.Therapist.of(row)
    row.name = "Ben"
    assert (value.name, value.uuid, value.state) == ("Ann", row.uuid, "seeing")
    with pytest.raises(FrozenInstanceError):
        value.name = "Cleo"


def test_what_no_column_says_is_given_and_is_needed():
    row = tables.Practical(text="Can we meet later?")
    value = values.Practical.of(row, number=3, whose="Ann", kept_on=date(2026, 5, 5))
    assert (value.number, value.whose, value.text) == (3, "Ann", "Can we meet later?")
    with pytest.raises(TypeError):
        values.Practical.of(row)


def test_a_list_of_a_row_cannot_be_changed_through_its_value():
    row = tables.Entry(
        at="2026-03-02T10:00:00Z",
        zone="UTC",
        day="2026-03-02",
        body="One. Two.",
        quotes=["One."],
        id=1,
        uuid=UUID(int=1),
    )
    value = values.Entry.of(row, tags=("work",))
    row.quotes.append("Two.")
    assert (tuple(value.quotes), value.tags) == (("One.",), ("work",))
