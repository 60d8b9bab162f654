"""The manual names tests for its claims: each of them exists."""

import re
from pathlib import Path

import pytest

import bondjournal

MANUAL = sorted((Path(bondjournal.__file__).parent / "manual").glob("*.md"))
TESTS = Path(__file__).parent


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.stem)
def test_every_test_that_a_claim_names_is_there(page):
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", page.read_text("utf-8"))
    assert named
    for file, test in named:
        assert re.search(
            rf"^(async )?def {test}\(", (TESTS / file).read_text("utf-8"), re.MULTILINE
        ), test
