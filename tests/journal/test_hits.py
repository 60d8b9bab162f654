"""Where the words that were searched for stand in a text."""

import pytest

from bondjournal.journal import search_text


def found(typed, words):
    return [words[start:end] for start, end in search_text.hits(typed, words)]


@pytest.mark.parametrize(
    ("typed", "words", "hits"),
    [
        ("plot", "A plot, the PLOT and plots", ["plot", "PLOT", "plots"]),
        ("plot ", "A plot and plots", ["plot"]),
        ('"plot"', "A plot and plots", ["plot"]),
        ("plot quiet", "A quietly plotted plot is quiet", ["quietly", "plot", "quiet"]),
        ("jose", "José came, JOSÉ too", ["José", "JOSÉ"]),
        ("JOSÉ", "Jose came", ["Jose"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("über", "Uber and uber uns", ["Uber", "uber"]),
        ('"two words"', "Two  words, two-words and twofold words", ["Two  words", "two-words"]),
        ("心理", "我的心理很好", ["心理"]),
        ("plot", "A complot", []),
        ("...", "A plot ...", []),
        ("", "A plot", []),
    ],
)
def test_hits_are_whole_words_whatever_case_and_accents(typed, words, hits):
    assert found(typed, words) == hits


@pytest.mark.parametrize("letter", ["a", "é"])
def test_a_long_text_is_shown_around_the_first_hit(letter):
    words = " ".join([letter * 4] * 40 + ["needle"] + [letter * 4] * 40)
    shown, spans = search_text.around("needle", words, 60)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 61
    assert [shown[start:end] for start, end in spans] == ["needle"]


def test_a_hit_at_the_beginning_or_the_end_is_shown_with_what_stands_there():
    words = "needle " + "hay " * 40 + "needle"
    shown, spans = search_text.around("needle", words, 30)
    assert shown.startswith("needle hay")
    assert [shown[start:end] for start, end in spans] == ["needle"]
    shown, spans = search_text.around("needle", words.removeprefix("needle"), 30)
    assert shown.endswith("hay needle")
    assert [shown[start:end] for start, end in spans] == ["needle"]
    assert search_text.around("needle", "a needle", 30) == ("a needle", [(2, 8)])


def test_words_around_a_hit_are_found_far_into_a_long_text():
    body = "nothing here " * 4_000 + "the heron stood still"
    words, hits = search_text.excerpt("heron", body, 40)
    assert [words[start:end] for start, end in hits] == ["heron"]
    assert len(words) <= 42
    assert words.startswith("…")


def test_words_around_a_hit_are_found_wherever_a_long_text_is_cut_into_pieces():
    for before in range(7_700, 8_300, 3):
        words, hits = search_text.excerpt("heron", "x" * before + " heron " + "x" * 20_000, 40)
        assert [words[start:end] for start, end in hits] == ["heron"], before


def test_words_without_a_hit_are_the_first_ones():
    assert search_text.excerpt("heron", "Nothing of it.", 40) == ("Nothing of it.", [])
