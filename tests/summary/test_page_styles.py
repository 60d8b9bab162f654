"""The two styles of a page: by name, and what the brief one leaves out."""

from datetime import date

import pytest
from pages import a_page

from bondjournal.errors import WrongUse
from bondjournal.summary import page


@pytest.mark.parametrize("style", ["full", "brief"])
def test_a_style_is_known_by_its_name(style):
    assert page.style_named(style) == style


@pytest.mark.parametrize("name", ["", "Full", "long"])
def test_another_name_is_told_with_those_that_are_known(name):
    with pytest.raises(WrongUse, match=r"^That style is not known\.$") as told:
        page.style_named(name)
    assert told.value.hint == "Known are: full, brief."


def test_a_list_that_a_page_does_not_have_is_empty():
    assert a_page().listed("nothing") == ()


def test_a_page_is_of_the_year_of_its_session_or_of_today():
    assert a_page(session_on=date(2027, 1, 4), today=date(2026, 12, 28)).year == 2027
    assert a_page(session_on=None, today=date(2026, 12, 28)).year == 2026
