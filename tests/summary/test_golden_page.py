"""The page the program exists to produce, byte for byte, from a real encrypted journal."""

from datetime import UTC, date, datetime

import pytest
from interval_rows import GOLDEN, load_interval

from bondjournal.journal import appointments, therapists
from bondjournal.summary import standins
from bondjournal.summary.budget import over_budget
from bondjournal.summary.choose import choose, collect, stand_ins
from bondjournal.summary.markdown import render
from bondjournal.unlock import unlock

STYLES = ("full", "brief")


def golden(style):
    return (GOLDEN / f"summary_{style}.md").read_text("utf-8")


@pytest.fixture
def page(session, raw, loaded):
    return choose(session, *loaded, today=date.fromisoformat(raw["today"]))


@pytest.mark.parametrize("style", STYLES)
def test_page_is_the_golden_one(page, style):
    assert render(page, style) == golden(style)


@pytest.mark.parametrize("style", STYLES)
def test_page_is_the_golden_one_after_the_journal_was_closed(vault, journal, raw, style):
    with journal.write() as session:
        load_interval(session, raw, therapists.usual_one(session))
    journal.close()
    opened = unlock(vault, "four ordinary words here")
    with opened.read() as session:
        therapist = therapists.usual_one(session)
        planned = appointments.next_one(session, datetime(2026, 5, 11, 20, tzinfo=UTC))
        page = choose(session, therapist, planned, today=date.fromisoformat(raw["today"]))
    opened.close()
    assert render(page, style) == golden(style)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_private_stands_on_it(page, raw, style):
    text = render(page, style)
    assert raw["must_not_appear"]
    for words in raw["must_not_appear"]:
        assert words not in text


def test_nothing_private_is_in_its_data(page, raw):
    for words in raw["must_not_appear"]:
        if words not in ("private", "8 May"):
            assert words not in repr(page)


def test_every_name_is_decided(session, page):
    assert standins.undecided(page, stand_ins(session).decided()) == []


def test_without_stand_ins_the_names_are_listed(session, raw, loaded):
    typed = collect(session, *loaded, today=date.fromisoformat(raw["today"]))
    assert standins.undecided(typed, ()) == [("Anneke", 1), ("Ilse", 1)]
    assert standins.standing(typed, "Ilse") == ("texting a friend before I rang Ilse",)
    assert len(standins.standing(typed, "Marek")) == 1


@pytest.mark.parametrize("style", STYLES)
def test_it_fits_one_sheet(page, style):
    assert over_budget(page, style) is None
