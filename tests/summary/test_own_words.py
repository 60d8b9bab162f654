"""The page's headings and fixed lines as settings."""

import pytest
from desk import LAST, NEXT
from pages import a_page

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import settings
from bondjournal.summary import own_words
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Score, Topic
from bondjournal.summary.words import Words


def test_every_heading_and_fixed_line_is_there(session):
    lines = own_words.all_of(session)
    assert [line.key for line in lines] == list(Words().texts())
    assert all(line.present == line.default for line in lines)
    assert all(line.explained.endswith(".") for line in lines)


def test_a_line_is_changed_left_out_and_set_back(session):
    line = own_words.named(session, "page.words.between-us")
    own_words.change(session, line, "  Zwischen   uns ")
    assert own_words.named(session, "between_us").present == "Zwischen uns"
    assert settings.get(session, "page.words") == {"between_us": "Zwischen uns"}
    own_words.change(session, line, "")
    assert own_words.named(session, "between_us").present == ""
    own_words.reset(session, line)
    assert own_words.named(session, "between_us").present == "Between us"
    assert settings.get(session, "page.words") == {}


def test_a_scales_own_word_makes_no_other_line_ones_own(session):
    own_words.change(session, own_words.named(session, "heard"), "gehört")
    changed = {line.key for line in own_words.all_of(session) if line.present != line.default}
    assert changed == {"heard"}
    own_words.change(session, own_words.named(session, "felt_heard"), "wie gehört")
    own_words.reset(session, own_words.named(session, "felt_heard"))
    words = Words().changed(settings.get(session, "page.words"))
    assert (words.felt("heard"), words.felt("safe")) == ("gehört", Words().felt_safe)


def test_every_line_can_be_another_and_the_page_has_it(session):
    """One text that any of them could be; names of days and months are lists of them."""
    for line in own_words.all_of(session):
        if isinstance(line.default, str):
            own_words.change(session, line, f"xx {line.default}")
        else:
            names = ", ".join(f"x{one}" for one in line.default)
            own_words.change(session, line, names)
    changed = Words().changed(settings.get(session, "page.words"))
    for name, english in Words().texts().items():
        assert changed.texts()[name] != english
        assert "x" in "".join(changed.texts()[name])


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("title", "For {name}"),
        ("then", "{x}"),
        ("dated", "{day} {month}:"),
        ("day", "{days}"),
        ("weekdays", "Mo, Di, Mi"),
        ("months", "Jan"),
        ("goals", "x" * 5000),
        ("goals", "a\x00"),
    ],
)
def test_what_it_cannot_be_is_refused(session, key, typed):
    line = own_words.named(session, key)
    with pytest.raises(WrongUse):
        own_words.change(session, line, typed)
    assert own_words.named(session, key).present == line.default


def test_what_is_in_braces_may_be_left_out_or_moved(session):
    line = own_words.named(session, "signed_with_span")
    own_words.change(session, line, "{start} - {end}: {name}")
    assert own_words.named(session, "signed_with_span").present == "{start} - {end}: {name}"
    own_words.change(session, line, "From me.")


def test_unknown_names(session):
    for name in ("", "page.words.", "nothing", "page.words.nothing", "page.name"):
        with pytest.raises(NotFound):
            own_words.named(session, name)


def test_months_of_another_language_stand_on_the_page(desk):
    months = "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember"
    own_words.change(desk.session, own_words.named(desk.session, "months"), months)
    own_words.change(desk.session, own_words.named(desk.session, "day"), "{day}. {month}")
    desk.appointment(LAST)
    there = desk.appointment(NEXT, "planned")
    desk.entry(NEXT.replace(day=2), title="a call")
    desk.prepare(there)
    page = desk.page(there)
    assert "12 Mai 2026" in render(page, "full")
    assert "2. Mai, a call." in render(page, "full")


def test_a_heading_of_nothing_is_left_out():
    words = Words().changed({"between_us": "", "rated": "", "chose_every_line": ""})
    page = a_page(topics=(Topic(text="a"),), scores=(Score(scale="heard", value=5),), words=words)
    text = render(page, "full")
    assert "##  " not in text
    assert "Between us" not in text
    assert "I chose every line." not in text
