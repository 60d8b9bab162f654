"""Where the words that were searched for stand in a text."""

import pytest

from bondjournal.journal import search


def found(typed, words):
    return [words[start:end] for start, end in search.hits(typed, words)]


@pytest.mark.parametrize(
    ("typed", "words", "hits"),
    [
        ("plot", "A plot, the PLOT and plots", ["plot", "PLOT", "plots"]),
        ("plot ", "A plot and plots", ["plot", "plots"]),
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
    shown, spans = search.around("needle", words, 60)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 61
    assert [shown[start:end] for start, end in spans] == ["needle"]


def test_a_hit_at_the_beginning_or_the_end_is_shown_with_what_stands_there():
    words = "needle " + "hay " * 40 + "needle"
    shown, spans = search.around("needle", words, 30)
    assert shown.startswith("needle hay")
    assert [shown[start:end] for start, end in spans] == ["needle"]
    shown, spans = search.around("needle", words.removeprefix("needle"), 30)
    assert shown.endswith("hay needle")
    assert [shown[start:end] for start, end in spans] == ["needle"]
    assert search.around("needle", "a needle", 30) == ("a needle", [(2, 8)])
