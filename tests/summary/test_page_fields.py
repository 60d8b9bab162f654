"""Every text of a person on a page: names in it are replaced, and all that shows a page shows it.

Read from the fields of the page, so that a new one is looked at too.
"""

import json
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from pages import DAY, LAST, SESSION, TODAY

from bondjournal.kinds import PAGE_LISTS
from bondjournal.summary import budget, data, page, standins
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Listed, Note, Page
from bondjournal.summary.standins import StandIns

SCHEMA = json.loads(files("bondjournal.summary").joinpath("page.schema.json").read_text("utf-8"))
PARTS = [
    one for one in vars(page).values() if is_dataclass(one) and one.__module__ == page.__name__
]
FIXED = {"Score.scale", "Listed.name"}
"""Texts that are the program's own."""
NAMES_THE_FILE = {"Page.whose"}
"""A text that stands in the name of the file alone."""
NOT_COUNTED = {"Page.name", "Note.title"}
"""They are no part of a page that could be shortened, or what such a part is called by."""
LONG = "Mara " + "word " * 600


def inner_types(hint):
    """The types that a hint is made of: `tuple[Note | Trial, ...]` of Note and Trial."""
    return [one for arg in typing.get_args(hint) for one in (inner_types(arg) or [arg])] or [hint]


TEXTS = [
    f"{part.__name__}.{one.name}"
    for part in PARTS
    for one in fields(part)
    if str in inner_types(typing.get_type_hints(part)[one.name])
]
OWN = sorted(set(TEXTS) - FIXED - NAMES_THE_FILE)


def filled(part, with_long):
    """A part of a page with something in every field, and a long text in one of them."""
    values = {}
    for one in fields(part):
        name = f"{part.__name__}.{one.name}"
        text = LONG.strip() if name == with_long else "tea"
        kinds = inner_types(typing.get_type_hints(part)[one.name])
        made = [KNOWN[kind] for kind in kinds if kind in KNOWN]
        made += [text for kind in kinds if kind is str]
        made += [filled(kind, with_long) for kind in kinds if kind in PARTS]
        if made:
            is_tuple = typing.get_origin(typing.get_type_hints(part)[one.name]) is tuple
            values[one.name] = tuple(made) if is_tuple else made[0]
    if part is Note and with_long == "Note.body":
        values["line"] = ""
    return part(**values | FIXED_VALUES.get(part.__name__, {}))


KNOWN = {date: DAY, int: 5, float: 5.0, bool: True}
FIXED_VALUES = {
    "Score": {"scale": "heard"},
    "Listed": {"name": next(iter(PAGE_LISTS))},
    "Page": {"session_on": SESSION, "today": TODAY, "since": LAST},
}


def test_the_texts_of_a_page_are_found():
    assert {"Page.would_help", "Note.body", "Topic.more", "Listed.texts"} <= set(OWN)
    assert set(TEXTS) >= FIXED
    assert Listed in PARTS


@pytest.mark.parametrize("text", OWN)
def test_names_in_it_are_replaced(text):
    found = filled(Page, text)
    kept = standins.replaced(found, StandIns(names={"Mara": "my sister"}, places={}))
    assert "Mara" in repr(found)
    assert "Mara" not in repr(kept)


@pytest.mark.parametrize("text", OWN)
def test_it_is_shown_by_everything_that_shows_a_page(text):
    found = filled(Page, text)
    shown = data.as_data(found, "full")
    Draft202012Validator(SCHEMA).validate(shown)
    assert "word word" in str(shown)
    assert "word word" in " ".join(render(found, "full").split())


@pytest.mark.parametrize("text", sorted(NAMES_THE_FILE))
def test_what_names_the_file_stands_nowhere_on_the_page(text):
    found = filled(Page, text)
    assert "Mara" not in f"{data.as_data(found, 'full')}{render(found, 'full')}"


@pytest.mark.parametrize("text", sorted(set(OWN) - NOT_COUNTED))
def test_it_is_counted_where_a_page_is_too_long(text):
    over = budget.over_budget(filled(Page, text), "full")
    assert over.longest[0].words > 600
