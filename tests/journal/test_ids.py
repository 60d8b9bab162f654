"""How a row is named by the first letters of its id."""

import pytest

from bondjournal.journal import ids


@pytest.mark.parametrize("typed", ["00C0-ffee", "00c0", "0" * 32])
def test_the_first_letters_name_a_row_however_they_are_written(typed):
    assert ids.names_a_row(ids.start(typed))


@pytest.mark.parametrize("typed", ["", "00c", "0-0-c", "last", "00c0 "])
def test_too_few_letters_or_others_name_none(typed):
    assert not ids.names_a_row(ids.start(typed))


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("012", 12), ("0", None), ("13", None), ("0000012", None), ("١", None), ("", None)],
)
def test_a_number_of_a_list_is_one_that_it_has(typed, number):
    assert ids.number(typed, 12) == number


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("a3f9", True), ("A3F9B712", True), ("dad", False), ("decade", False), ("1987", False)],
)
def test_letters_alone_may_be_a_word_and_digits_alone_a_year(typed, is_one):
    assert ids.are_no_word(typed) is is_one
