"""The page the program exists to produce, byte for byte, from a real encrypted journal."""

from datetime import UTC, date, datetime

import pytest
from interval_rows import GOLDEN, load_interval

from bondjournal.addition import NewTopic
from bondjournal.journal import (
    appointments,
    attendance,
    carry_over,
    known_settings,
    pages,
    therapists,
    topics,
)
from bondjournal.page_styles import STYLES
from bondjournal.summary import capital_words, data, standins
from bondjournal.summary.budget import over_budget
from bondjournal.summary.choose import choose, collect, stand_ins
from bondjournal.summary.markdown import render
from bondjournal.unlock import unlock
from made import PASSPHRASE


def golden(style):
    return (GOLDEN / f"summary_{style}.md").read_text("utf-8")


@pytest.fixture
def page(session, raw, loaded):
    return choose(session, *loaded, today=date.fromisoformat(raw["today"]))


@pytest.mark.parametrize("style", STYLES)
def test_page_is_the_golden_one_and_fits_one_sheet(page, style):
    assert render(page, style) == golden(style)
    assert over_budget(page, style) is None


def test_page_is_the_golden_one_after_the_journal_was_closed(vault, journal, raw):
    with journal.transaction() as session:
        load_interval(session, raw, therapists.usual_one(session))
    journal.close()
    opened = unlock(vault, PASSPHRASE)
    with opened.session() as session:
        therapist = therapists.usual_one(session)
        planned = appointments.next_one(session, datetime(2026, 5, 11, 20, tzinfo=UTC))
        page = choose(session, therapist, planned, today=date.fromisoformat(raw["today"]))
    opened.close()
    for style in STYLES:
        assert render(page, style) == golden(style)


LAST_TIME = {
    "how last session ended for me": "talked",
    "my sister": "kept",
    "the stairs": "let-go",
    "the pen": "",
}


def answered_last_time(session, therapist, planned):
    """Write a page for the session before, answer about its topics, and want that on the page."""
    last = attendance.last_attended(session, therapist, planned.at)
    written = pages.remember(
        session, therapist, last, path="/p", sha256="", style="full", at=last.at
    )
    new = {text: topics.add(session, NewTopic(text=text)) for text in LAST_TIME}
    written.topics = [topic.uuid.hex for topic in new.values()]
    states = {new[text].uuid: state for text, state in LAST_TIME.items() if state}
    carry_over.answer(session, last.uuid, states)
    topics.end(session, new["the pen"], "kept")
    known_settings.change(session, known_settings.named("page.last-time"), True)


def test_what_became_of_the_topics_before_stands_first_between_us_if_wanted(session, raw, loaded):
    answered_last_time(session, *loaded)
    on = date.fromisoformat(raw["today"])
    page = choose(session, *loaded, today=on)
    with_it = (GOLDEN / "summary_full_last_time.md").read_text("utf-8")
    assert render(page, "full") == with_it
    assert render(page, "brief") == golden("brief")
    said = [
        {"topic": one.text, "answer": one_said}
        for one, one_said in zip(page.last_time, ("talked about", "not yet"), strict=True)
    ]
    assert data.as_data(page, "full")["last_time"] == said
    assert "last_time" not in data.as_data(page, "brief")
    known_settings.reset(session, known_settings.named("page.last-time"))
    assert render(choose(session, *loaded, today=on), "full") == golden("full")


def test_nothing_private_stands_on_it_or_is_in_its_data(page, raw):
    assert raw["must_not_appear"]
    shown = [render(page, style) for style in STYLES]
    for words in raw["must_not_appear"]:
        for text in shown:
            assert words not in text
        if words not in ("private", "8 May"):
            assert words not in repr(page)


def test_every_name_is_decided(session, page):
    assert capital_words.undecided(page, stand_ins(session).decided()) == []


def test_without_stand_ins_the_names_are_listed(session, raw, loaded):
    typed = collect(session, *loaded, today=date.fromisoformat(raw["today"]))
    assert capital_words.undecided(typed, ()) == [("Marek", 1), ("Anneke", 1), ("Ilse", 1)]
    assert standins.standing(typed, "Ilse") == ("texting a friend before I rang Ilse",)
    assert len(standins.standing(typed, "Marek")) == 1
