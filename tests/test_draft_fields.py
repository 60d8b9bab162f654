"""A draft with several fields: what it becomes, and what of it is refused."""

import json
from datetime import UTC, datetime

import pytest

from bondjournal.draft import Draft
from bondjournal.errors import Damaged

AT = datetime(2026, 5, 10, 18, tzinfo=UTC)


def draft(**what):
    return Draft(at=AT, changed_at=AT, zone="Europe/Berlin", **what)


def test_it_comes_back_as_it_was():
    made = draft(door="1", body="a", fields=("b", "ü\n"), within=2, cursor=(0, 1))
    assert Draft.from_bytes(made.to_bytes()) == made


def test_the_entry_holds_every_field_that_is_filled():
    assert draft(door="1", body="a\n", fields=(" ", "c")).whole == "a\n\nc"
    assert draft(door="1", body="", fields=("b", "")).addition().entry.body == "b"
    assert draft(body=" as it is \n").whole == " as it is \n"


def test_it_is_empty_where_every_field_is():
    assert draft(door="2", fields=(" \n",)).empty
    assert not draft(door="2", fields=("b",)).empty


def test_one_kept_before_there_were_fields_opens():
    raw = json.loads(draft(body="a").to_bytes())
    for name in ("door", "fields", "within"):
        del raw[name]
    assert Draft.from_bytes(json.dumps(raw).encode()).body == "a"


@pytest.mark.parametrize(
    "wrong",
    [
        {"door": "1", "fields": ["a"]},
        {"door": "", "fields": ["a"]},
        {"door": "4", "fields": []},
        {"door": ["1"]},
        {"door": "3", "fields": 7},
        {"door": "3", "within": "here"},
        {"door": "3", "within": None},
        {"whose": "Ben"},
        {"whose": None},
    ],
)
def test_what_is_no_such_draft_is_refused(wrong):
    raw = json.loads(draft(body="a").to_bytes())
    with pytest.raises(Damaged):
        Draft.from_bytes(json.dumps(raw | wrong).encode())
