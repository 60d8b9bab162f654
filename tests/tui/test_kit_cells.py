"""Text in cells: cleaned, cut off, wrapped; what is marked in light Markdown."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from bondjournal.tui.widgets.cells import cut, first_cells, wrap
from bondjournal.tui.widgets.marks import marks, shown
from bondjournal.visible import invisible, visible_line

LINES = st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=300)
ODD = st.sampled_from(["a", " ", "  ", "日", "本", "e\u0301", "👩\u200d🚀", "\u200d", "-", "word "])
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIXED = st.lists(ODD, max_size=80).map("".join)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("a little too long", 10, "a little…"),
        ("a little too long", 9, "a little…"),
        ("日本語のタイトル", 10, "日本語の…"),
        ("日本語のタイトル", 9, "日本語の…"),
        ("日本語のタイトル", 8, "日本語…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 5, ""),
        ("a\tb\x1b[2Jc", 20, "a b\u241b[2Jc"),
    ],
)
def test_cut(text, width, expected):
    assert cut(text, width) == expected


def test_what_is_cut_off_says_so_however_dense_it_is():
    assert cut("e" + 200 * "\u0301" + "nd", 2).endswith("…")


def test_cut_in_plain_signs():
    assert cut("a little too long", 10, "...") == "a littl..."


@given(LINES | MIXED, st.integers(0, 90))
def test_cut_never_takes_more_cells_than_there_are(text, width):
    assert cell_len(cut(text, width)) <= width


@given(LINES | MIXED, st.integers(0, 90))
def test_first_cells_are_the_beginning(text, width):
    first = first_cells(text, width)
    assert text.startswith(first)
    assert cell_len(first) <= width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one", 10, ["one"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two  three", 7, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefghij", 4, ["a", "abcd", "efgh", "ij"]),
        ("日本語のタイトル", 6, ["日本語", "のタイ", "トル"]),
        ("ab 日本語 cd", 6, ["ab", "日本語", "cd"]),
        ("one\u2014two three", 9, ["one\u2014two", "three"]),
        ("trailing   ", 20, ["trailing"]),
    ],
)
def test_wrap(text, width, expected):
    assert [text[start:end] for start, end in wrap(text, width)] == expected


@given(LINES | MIXED, st.integers(2, 80))
def test_wrap_loses_nothing_but_spaces_and_keeps_the_width(text, width):
    text = visible_line(text)
    # Of joiners that join nothing, Rich counts the whole otherwise than the parts.
    assume("\u200d\u200d" not in text and not text.startswith("\u200d"))
    rows = wrap(text, width)
    assert all(a[1] <= b[0] for a, b in pairwise(rows))
    words = "".join(text[start:end] for start, end in rows)
    assert words.replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(text[start:end]) <= width for start, end in rows)


@given(st.text(max_size=200))
def test_cleaned_text_is_as_long_and_obeys_nothing(text):
    for cleaned in (visible_line(text), invisible(text)):
        assert len(cleaned) == len(text)
        cleaned.encode()
        assert not any(c < " " or "\x7f" <= c < "\xa0" for c in cleaned if c != "\t")
        assert not set(cleaned) & set(DIRECTIONS)
    assert "\t" not in visible_line(text)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plain", []),
        ("*one*", [("*one*", False, True)]),
        ("_one_", [("_one_", False, True)]),
        ("a **two** b", [("**two**", True, False)]),
        ("a __two__ b", [("__two__", True, False)]),
        ("***three***", [("***three***", True, True)]),
        ("**a *b* c**", [("**a *b* c**", True, False), ("*b*", False, True)]),
        ("*a* and *b*", [("*a*", False, True), ("*b*", False, True)]),
        ("2 * 3 * 4", []),
        ("snake_case_name", []),
        ("* no", []),
        ("*no", []),
        ("\\*no*", []),
        ("`*code*`", []),
    ],
)
def test_marks(line, found):
    assert [(line[m.start : m.end], m.bold, m.italic) for m in marks(line)] == found


@pytest.mark.parametrize(
    ("line", "plain", "spans"),
    [
        ("a *b* c", "a b c", ["b"]),
        ("**a *b* c**", "a b c", ["a b c", "b"]),
        ("no \\*marks\\*", "no *marks*", []),
        ("[link](https://example.org)", "[link](https://example.org)", []),
    ],
)
def test_shown_without_signs(line, plain, spans):
    text, found = shown(line)
    assert text == plain
    assert [text[span.start : span.end] for span in found] == spans


@pytest.mark.parametrize("line", ["*a " * 6000, "**" * 9000, "_*" * 9000, "*" * 19_999])
def test_marks_of_a_line_full_of_signs_end(line):
    assert len(marks(line)) <= len(line)


@given(st.text(alphabet="ab *_\\`", max_size=60))
def test_shown_spans_lie_in_the_text(line):
    text, spans = shown(line)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
