"""A real browser prints the page: on one sheet of A4, or on more without losing a word."""

import os
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from pages import DAY, a_page
from sheets import at_budget, of_many_lines, prose

from bondjournal.summary.html import render
from bondjournal.summary.page import Note
from waiting import LONGEST

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), "")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not BROWSER, reason="there is no Chromium here to print with"),
]


@pytest.fixture
def sheets(tmp_path):
    """Print a page and return how many sheets it takes, each looked at for its size."""

    def sheets_of(page, style="full", font=""):
        text = render(page, style)
        if font:
            # Another font is another style, which the file does not allow.
            text = re.sub(r"font-family: [^;]+;", f'font-family: "{font}";', text, count=1)
            text = text.replace("Content-Security-Policy", "x")
        (tmp_path / "page.html").write_text(text, "utf-8")
        command = [
            BROWSER,
            "--headless=new",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={tmp_path / 'page.pdf'}",
            (tmp_path / "page.html").as_uri(),
        ]
        if os.name == "posix" and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
        printed = (tmp_path / "page.pdf").read_bytes()
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert sizes
        for width, height in sizes:
            assert (round(float(width)), round(float(height))) == (595, 842)
        return len(sizes)

    return sheets_of


@pytest.mark.parametrize("style", ["full", "brief"])
def test_the_golden_pages_and_pages_at_their_budget_take_one_sheet(golden, sheets, style):
    assert sheets(golden, style) == 1
    assert sheets(at_budget(golden, style), style) == 1


@pytest.mark.parametrize("font", ["", "Liberation Serif", "DejaVu Serif"])
def test_a_page_of_prose_and_one_of_many_lines_take_one_sheet_in_any_font(golden, sheets, font):
    assert sheets(at_budget(golden, "full"), font=font) == 1
    assert sheets(of_many_lines(), font=font) == 1


def test_a_page_that_is_too_long_takes_further_sheets(golden, sheets):
    long = replace(golden, stayed=tuple(Note(day=DAY, body=prose(900)) for _ in range(2)))
    assert sheets(long) == 3
    assert sheets(a_page(stayed=(Note(day=DAY, body="w" * 9_000),))) > 1
