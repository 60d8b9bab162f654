"""What a page may say of itself, by how far it was seen before it is written."""

from dataclasses import replace
from datetime import date

import pytest

from bondjournal.errors import WrongUse
from bondjournal.summary.page import Page
from bondjournal.summary.preview import Preview

PAGE = Page(today=date(2026, 5, 11))


def test_a_page_says_that_every_line_was_chosen_once_it_was_shown_to_its_end():
    preview = Preview()
    assert not preview.to_write("full", PAGE).previewed
    preview.show("full", PAGE)
    assert not preview.to_write("full", PAGE).previewed
    preview.end("full", PAGE)
    assert preview.to_write("full", PAGE).previewed
    assert not preview.to_write("brief", PAGE).previewed


def test_what_was_read_counts_although_it_is_begun_anew():
    preview = Preview()
    preview.show("full", PAGE)
    preview.end("full", PAGE)
    preview.show("full", PAGE)
    assert preview.to_write("full", PAGE).previewed


@pytest.mark.parametrize("to_its_end", [False, True])
def test_a_page_that_is_not_the_one_that_was_shown_is_read_once_more(to_its_end):
    changed, preview = replace(PAGE, name="R."), Preview()
    preview.show("full", PAGE)
    if to_its_end:
        preview.end("full", PAGE)
    with pytest.raises(WrongUse, match=r"^The page changed\. Read it once more\.$"):
        preview.to_write("full", changed)
    preview.show("full", changed)
    assert not preview.to_write("full", changed).previewed
