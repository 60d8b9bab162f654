"""The fixed lines of a page, and texts of one's own instead."""

from datetime import date

import pytest
from pages import full

from bondjournal.summary.words import Words, filled

DAY = date(2026, 5, 2)


def test_days_are_written_as_people_write_them():
    words = Words()
    assert words.on(DAY, 2026) == "2 May"
    assert words.on(DAY, 2025) == "2 May 2026"
    assert words.in_title(DAY) == "Saturday 2 May 2026"


def test_texts_of_ones_own_take_the_place_of_the_fixed_lines():
    words = Words().changed({"between_us": "Zwischen uns", "ask_first": ""})
    assert words.between_us == "Zwischen uns"
    assert words.ask_first == ""
    assert words.stayed == Words().stayed


@pytest.mark.parametrize(
    "texts",
    [
        {"between_us": 5},
        {"between_us": None},
        {"between_us": ["x"]},
        {"unknown": "x"},
        {"changed": "x"},
        {"months": ["x"] * 11},
        {"months": "x"},
        {"months": [1] * 12},
        {"months": [""] * 12},
        {"weekdays": ["x"] * 8},
        {},
    ],
)
def test_what_does_not_fit_changes_nothing(texts):
    assert Words().changed(texts) == Words()


def test_every_fixed_line_can_be_changed():
    for name, english in Words().texts().items():
        text = "x" if isinstance(english, str) else ["x"] * len(english)
        changed = Words().changed({name: text})
        assert changed.texts()[name] == (text if isinstance(text, str) else tuple(text))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{day}:", "2 May:"),
        ("{other} {day}", "{other} 2 May"),
        ("{day", "{day"),
        ("{}", "{}"),
        ("{day.year} {day!r} {0}", "{day.year} {day!r} {0}"),
        ("%s {{day}}", "%s {2 May}"),
    ],
)
def test_braces_are_filled_and_nothing_else(template, text):
    assert filled(template, day="2 May") == text


def test_what_is_filled_in_is_not_filled_again():
    assert filled("{a} {b}", a="{b}", b="{a}") == "{b} {a}"


def test_the_fixed_lines_keep_the_rules_of_wording():
    never = ("should", "must", "failed", "missed", "overdue", "only", "!")
    for english in Words().texts().values():
        for text in [english] if isinstance(english, str) else english:
            assert not any(word in text.casefold().split() for word in never)
            assert "!" not in text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("#", "# \\#"),
        ("For us ##", "# For us \\##"),
        ("For us#", "# For us#"),
        ("# For us", "# # For us"),
    ],
)
def test_a_sign_that_would_close_a_heading_is_text(title, shown):
    assert full(words=Words(title=title)).startswith(shown + "\n")
