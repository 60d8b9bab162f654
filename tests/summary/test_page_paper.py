"""The size of letters in print: as large as one sheet of paper allows."""

import re

import pytest
from pages import DAY, a_page
from sheets import at_budget, of_many_lines

from bondjournal.summary import paper
from bondjournal.summary.blocks import Rule, Sheet
from bondjournal.summary.html import render
from bondjournal.summary.markdown import write
from bondjournal.summary.page import Note


def size(page, style="full"):
    return paper.size(write(page, style).sheet, style)


def long(words):
    return a_page(stayed=(Note(day=DAY, body="word " * words),))


def test_a_short_page_has_large_letters():
    assert size(a_page()) == size(long(100)) == paper.LARGEST
    assert size(a_page(), "brief") == paper.LARGEST


def test_the_longer_the_page_the_smaller_the_letters_down_to_a_size():
    sizes = [size(long(words)) for words in range(100, 1_200, 50)]
    fitting = sizes[: sizes.index(paper.SMALLEST) + 1]
    assert fitting == sorted(fitting, reverse=True)
    assert len(set(fitting)) > 5


def test_a_page_for_several_sheets_is_no_smaller_for_that():
    assert size(long(3_000)) == paper.OVER_SHEETS


def test_pages_within_their_budget_fit_one_sheet(golden):
    assert size(golden) > 10.5
    assert size(golden, "brief") == paper.LARGEST
    assert size(at_budget(golden, "full")) >= 10
    assert size(at_budget(golden, "brief"), "brief") == paper.LARGEST
    assert paper.SMALLEST <= size(of_many_lines()) < 10


@pytest.mark.parametrize("words", [10, 600])
def test_the_file_says_the_size(words):
    page = long(words)
    points = re.search(r"@media print {\n  html {\n    font-size: (.*)pt;\n", render(page, "full"))
    assert float(points[1]) == size(page)


def test_a_line_across_the_page_is_no_block_that_takes_a_row():
    setting = paper._Setting(width=30, row=1.4, gap=0.7, small_gap=0.3)
    assert setting.block(Rule(), 30) == 0
    assert setting.stack((Rule(), Rule()), 30) == setting.gap


def test_what_stands_around_the_head_and_the_foot_takes_room():
    nothing = Sheet(head=(), parts=(), foot=())
    around = paper._AROUND_HEAD + paper._AROUND_RULE
    assert paper._height(nothing, "full", 10) == pytest.approx(around * 10)
