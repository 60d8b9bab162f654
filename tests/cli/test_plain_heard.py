"""What a fortnight in plain mode sounds like: nothing that makes sense to the eye alone."""

import re

import pytest
from fortnight import FORTNIGHT

from bondjournal.cli.choosing import AT_ONCE

pytestmark = pytest.mark.long

SIGNS = re.compile(r"\.\.\.|[\[\]#*_|<>]|\S  |^ |^-|\d{4}-\d\d-\d\d")
PLACE = re.compile(r"(/|summary-)\S+")
"""The place or name of a file, which is said as it is."""
CHOICE = re.compile(r"(\w|\d\d|help)( or enter)?: ")


def most_choices(lines):
    """Return how many choices follow each other at most."""
    most = found = 0
    for line in lines:
        found = found + 1 if CHOICE.match(line) else 0
        most = max(most, found)
    return most


def test_a_fortnight_makes_sense_to_somebody_who_listens(talk, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    told = {name: talk(*answers, now=now) for name, now, *answers in FORTNIGHT}
    for said in told.values():
        assert "not one of the choices" not in said
        assert "\nClosed." in said
        lines = said.splitlines()
        assert most_choices(lines) <= AT_ONCE
        assert not [line for line in lines if SIGNS.search(PLACE.sub("file", line))]
    first, settings = told["Monday evening: the first day"], told["Thursday: a mistake taken back"]
    assert "\nKeys in this text are those of the screen. Here the word back goes back" in first
    assert "\n4: when it locks while you write: 15 minutes\n" in settings
    page = told["Monday: the page for tomorrow"].split("For our session on Tuesday 12 May 2026")[1]
    assert page.startswith("\nWhat I'd like to talk about\nWhat would help most today: listening")
    assert "\n1. First, please: There is something about last time" in page
    assert "\n2. The stairs at work. The landing is the worst. 4 May: I froze on the" in page
