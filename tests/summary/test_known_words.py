"""Words that are ordinary enough to begin a sentence, as they are or as a form of one."""

import pytest

from bondjournal.summary import known_words


@pytest.mark.parametrize(
    "word",
    [
        "walk",
        "walking",
        "making",
        "walked",
        "baked",
        "slowly",
        "walker",
        "baker",
        "studies",
        "boxes",
        "kettles",
        "didn't",
        "house's",
        "running",
        "stopped",
        "half-asleep",
        "half-",
    ],
)
def test_an_ordinary_word_is_known_in_its_forms(word):
    assert known_words.is_known(word)


@pytest.mark.parametrize(
    "word", ["nwogugu", "walkxing", "zzzing", "xqed", "half-zzzq", "zzzq-half", "zzzq's"]
)
def test_another_is_not(word):
    assert not known_words.is_known(word)


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ([], True),
        (["walk"], True),
        (["zzzq"], False),
        (["walk", "zzzq"], True),
        (["walk", "zzzq", "xxqq"], False),
        (["walk", "walk", "zzzq"], True),
    ],
)
def test_words_are_english_where_half_of_them_are_known(words, english):
    assert known_words.are_english(words) is english
