"""What is said of a page round it, in the same words everywhere."""

import pytest

from bondjournal.wording import pages


@pytest.mark.parametrize(
    ("words", "parts", "said"),
    [
        (1, (), "This is about 1 word more than one sheet holds."),
        (
            90,
            (("Topic 1", 99), ("What helped", 40)),
            (
                "This is about 90 words more than one sheet holds. The longest parts: Topic 1 "
                "(99), What helped (40)."
            ),
        ),
    ],
)
def test_by_how_much_a_page_is_too_long(words, parts, said):
    assert pages.too_long(words, parts) == said
