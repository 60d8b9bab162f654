"""What a page's file is called, and which format a name stands for."""

from datetime import date
from pathlib import Path, PurePath

import pytest

from bondjournal.errors import WrongUse
from bondjournal.summary import file

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("called", "format_", "there"),
    [
        ("summary-2026-05-12.md", "html", "summary-2026-05-12.html"),
        ("summary.HTML", "json", "summary.json"),
        ("page", "markdown", "page.md"),
        ("page.v2", "html", "page.v2.html"),
        ("page.json", "json", "page.json"),
    ],
)
def test_in_another_format_a_file_has_another_ending_and_no_other_name(called, format_, there):
    assert file.in_format(called, format_) == there
    assert file.format_of(PurePath(there)) == format_


def test_a_name_without_an_ending_of_ours_stands_for_the_format_asked_for():
    assert file.format_of(Path("page.txt")) == "markdown"
    assert file.format_of(Path("page.txt"), "html") == "html"


def test_a_format_that_is_asked_for_goes_before_the_name():
    assert file.format_of(Path("page.md"), asked="html") == "html"
    assert file.format_of(Path("page.html"), asked="") == "html"
    with pytest.raises(WrongUse, match="There is no such format") as refused:
        file.format_of(Path("page.md"), asked="pdf")
    assert refused.value.hint == "Choose one of: markdown, html, json."
