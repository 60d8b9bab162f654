"""Graphemes: how far one key goes, or deletes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal import graphemes

WHOLE = {
    "a letter": "a",
    "an umlaut of one character": "ü",
    "an umlaut of two": "u\u0308",
    "a letter with two accents": "o\u0302\u0301",
    "Thai with a vowel and a tone": "ที่",
    "Thai with am": "กำ",
    "Arabic with its vowels": "سَّ",
    "a syllable of Korean, in parts": "\u1112\u1161\u11ab",
    "an emoji": "🙂",
    "a heart in colour": "❤\ufe0f",
    "a tone of skin": "👍🏽",
    "a family": "👨‍👩‍👧‍👦",
    "a flag": "🇩🇪",
    "the flag of a region": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "a key": "1\ufe0f\u20e3",
}
PIECES = [*WHOLE.values(), " ", "\t", "\u200d", "\u200b", "\u0301", "x"]


@pytest.mark.parametrize("one", WHOLE.values(), ids=WHOLE)
def test_one_key_goes_over_all_of_it(one):
    text = f"a{one}b"
    assert graphemes.split(text) == ["a", one, "b"]
    assert graphemes.end_after(text, 1) == 1 + len(one)
    assert graphemes.start_before(text, 1 + len(one)) == 1
    assert {graphemes.start_at(text, at) for at in range(1, 1 + len(one))} == {1}


def test_two_flags_are_two():
    assert graphemes.split("🇩🇪🇫🇷") == ["🇩🇪", "🇫🇷"]
    assert graphemes.start_before("🇩🇪🇫🇷", 4) == 2


def test_nothing_stands_before_the_beginning_and_behind_the_end():
    assert (graphemes.start_before("ab", 0), graphemes.end_after("ab", 2)) == (0, 2)
    assert graphemes.split("") == []


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_there_and_back_again_by_the_same_steps(text):
    there = [0]
    while there[-1] < len(text):
        there.append(graphemes.end_after(text, there[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(graphemes.start_before(text, back[-1]))
    assert back[::-1] == there
    assert [text[a:b] for a, b in pairwise(there)] == graphemes.split(text)


def test_signs_without_end_are_gone_through_in_pieces():
    text = "e" + "\u0301" * 10_000
    assert 0 < graphemes.end_after(text, 0) <= graphemes.LONGEST
    assert len(text) - graphemes.start_before(text, len(text)) <= graphemes.LONGEST


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so scho\u0308n, ja", ["so", " scho\u0308n", ",", " ja"]),
        ("السَّلامُ عليكم", ["السَّلامُ", " عليكم"]),
        ("ที่นี่ ดี", ["ที่นี่", " ดี"]),
    ],
)
def test_words_end_behind_their_accents(text, words):
    at, found = 0, []
    while at < len(text):
        found.append(text[at : graphemes.word_after(text, at)])
        at += len(found[-1])
    assert found == words
    assert text[graphemes.word_before(text, len(text)) :] == words[-1].strip()
