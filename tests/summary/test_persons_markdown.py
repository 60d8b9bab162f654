"""A person's own Markdown on a page: what lives on, what is shown as typed, what never happens.

Whatever somebody typed, a reader of CommonMark sees the page's own headings, topics, bullets and
rule, and every letter that was typed.
"""

import unicodedata
from datetime import date
from functools import cache
from itertools import repeat

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from nasty import check_each, check_pages, paragraphs, texts
from pages import a_page_of, brief, full, shown, with_everywhere

from bondjournal.summary import persons
from bondjournal.summary.inline import is_blank
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Note, Topic, in_style
from bondjournal.summary.page import texts as texts_on

COMMONMARK = MarkdownIt("commonmark")
DAY = date(2026, 5, 1)
OWN_BLOCKS = {"h1", "h2", "p", "ul", "ol", "li", "blockquote", "hr"}
INLINES = {"text", "softbreak", "em_open", "em_close", "strong_open", "strong_close"}


def skeleton(text):
    """The page's own blocks as CommonMark reads them, without what a person's text may add."""
    found, inside = [], 0
    for token in COMMONMARK.parse(text):
        if token.type == "inline":
            assert {child.type for child in token.children} <= INLINES
            if found[-1] in ("h1", "h2"):
                found.append(token.content)
            continue
        assert token.tag in OWN_BLOCKS
        depth = token.level
        if token.nesting >= 0 and depth < 2 and not (token.tag == "p" and depth):
            found.append(token.tag)
            inside += 1
    assert inside
    return found


def letters(text):
    """The letters and digits of a text, in order."""
    return "".join(one for one in unicodedata.normalize("NFC", text) if one.isalnum())


@cache
def intended(style, topics):
    """The skeleton of a page of plain words."""
    return skeleton(render(a_page_of(repeat("words"), repeat("words"), topics), style))


def check(page, styles=("full", "brief")):
    for style in styles:
        typed = [text for text, _ in texts_on(in_style(page, style)) if text]
        text = shown(page, style)
        if any(map(is_blank, typed)):
            assert skeleton(text)
            continue
        assert skeleton(text) == intended(style, len(page.topics) - 1)
        kept = letters(text)
        for one in typed:
            assert letters(one) in kept
        for line in text.splitlines():
            assert line == line.rstrip()
            assert all(unicodedata.category(one) != "Cc" for one in line)


def test_nasty_texts_leave_the_page_as_intended():
    check_pages(check)


@pytest.mark.long
def test_each_nasty_text_leaves_the_page_as_intended():
    check_each(check)


@given(texts | paragraphs)
@settings(max_examples=15)
def test_random_text_leaves_the_page_as_intended(typed):
    check(with_everywhere(typed))


@pytest.mark.long
@pytest.mark.parametrize("style", ["full", "brief"])
@given(texts)
@settings(max_examples=1_500)
def test_thousands_of_random_texts_leave_the_page_as_intended(style, typed):
    check(with_everywhere(typed), (style,))


def quoted(body):
    """A body as it stands in a block quote under a topic."""
    text = full(topics=(Topic(text="a", material=(Note(day=DAY, body=body),)),))
    lines = text.split("1 May:\n\n")[1].split("\n---\n")[0].rstrip("\n").splitlines()
    return "\n".join(line.removeprefix("   >").removeprefix(" ") for line in lines)


@pytest.mark.parametrize(
    "body",
    [
        "*emphasis* and **strong** and _both_ and __kinds__",
        "***both at once***",
        "a *word **in** it*",
        "One.\n\nTwo.",
        "- a\n- b",
        "- a\n\n- b",
        "1. a\n2. b",
        "7) a\n8) b",
        "- a\n  - b\n    1. c\n- d",
        "- a\n\n  more of a",
        "Words:\n\n- a",
        "1. a\n1. b",
        "12. Mai war schwer\n15. Mai auch",
        "2 * 3 is 6, and snake_case stays",
        "1 < 2, Q&A, 50% [sic] and 3 > 2",
        "very* good",
        "- [ ] to do",
    ],
)
def test_emphasis_lists_and_paragraphs_live_on(body):
    assert quoted(body) == body


@pytest.mark.parametrize(
    ("body", "as_shown"),
    [
        ("* a\n+ b", "- a\n- b"),
        ("words\n- a", "words\n\n- a"),
        ("- a\nlazy words", "- a lazy words"),
        ("hard  \nbreak\\\nhere", "hard break here"),
        ("- a\n  - b\n  2. c", "- a\n\n  - b\n\n  2. c"),
        ("- a\n  # b", "- a\n\n  \\# b"),
    ],
)
def test_lists_have_one_look(body, as_shown):
    assert quoted(body) == as_shown


@pytest.mark.parametrize(
    ("body", "as_shown"),
    [
        ("# Monday", "\\# Monday"),
        ("# *Monday*\nwords", "\\# \\*Monday\\*\n\nwords"),
        ("Monday\n===", "Monday\n\n\\==="),
        ("a\n\n---\n\nb", "a\n\n\\---\n\nb"),
        ("* * *", "\\* * *"),
        ("```\na *b*\n```", "\\```\n\na \\*b\\*\n\n\\```"),
        ("    a *b*", "a \\*b\\*"),
        ("`a*b*`", "\\`a\\*b\\*\\`"),
        ("[a *b*](http://c/_d_)", "\\[a \\*b\\*](http://c/\\_d\\_)"),
        ("![a](b.png)", "!\\[a](b.png)"),
        ("<http://a.b>", "\\<http://a.b>"),
        ("<b>a</b>", "\\<b>a\\</b>"),
        ("<div>\n*a*\n</div>", "\\<div>\n\n\\*a\\*\n\n\\</div>"),
        ("<!-- *a* -->", "\\<!-- \\*a\\* -->"),
        ("|a|b|\n|-|-|\n|1|2|", "\\|a|b|\n\n\\|-|-|\n\n\\|1|2|"),
        ("&copy; &#42;a&#42;", "\\&copy; \\&#42;a\\&#42;"),
        ("[a]: http://b\n\n[a]", "\\[a]: http://b\n\n[a]"),
        ("> a\n> b", "\\> a\n\n\\> b"),
        ("*open", "*open"),
        ("\\*a\\*", "\\*a\\*"),
        ("- - - - - a", "\\- - - - - a"),
    ],
)
def test_everything_else_is_shown_as_typed(body, as_shown):
    assert quoted(body) == as_shown


@pytest.mark.parametrize(
    ("typed", "as_shown"),
    [
        ("how it *ended*", "**how it *ended*.**"),
        ("**how** it ended", "**how it ended.**"),
        ("*how* it ended", "***how* it ended.**"),
        ("*how it ended", "**\\*how it ended.**"),
        ("how* it _ended", "**how\\* it \\_ended.**"),
        ("# how", "**# how.**"),
        ("- how", "**- how.**"),
        ("1. how", "**1. how.**"),
        ("how\n\nand why", "**how and why.**"),
        ("[how](x)", "**\\[how](x).**"),
        ("`how*`", "**\\`how\\*\\`.**"),
    ],
)
def test_a_text_of_one_line_keeps_its_emphasis_alone(typed, as_shown):
    text = full(topics=(Topic(text=typed),))
    assert f"1. {as_shown}\n" in text
    check(with_everywhere(typed))


@pytest.mark.parametrize(
    ("typed", "as_shown"),
    [
        ("# how", "\\# how."),
        ("#how", "\\#how."),
        ("- how", "\\- how."),
        ("+ how", "\\+ how."),
        ("* how", "\\* how."),
        ("--- how", "\\--- how."),
        ("1. how", "1\\. how."),
        ("12) how", "12\\) how."),
        ("2026. how", "2026\\. how."),
        ("> how", "\\> how."),
        ("| how", "\\| how."),
        ("~~~ how", "\\~~~ how."),
        ("``` how", "\\``` how."),
        ("[how]: x", "\\[how]: x."),
        ("<div> how", "\\<div> how."),
        ("=how", "=how."),
        ("-how", "-how."),
        ("3 how", "3 how."),
    ],
)
def test_a_line_that_would_begin_a_block_is_escaped_there(typed, as_shown):
    assert f"1. {as_shown}\n" in brief(topics=(Topic(text=typed),))


def test_a_page_that_does_not_read_as_intended_is_escaped_whole(monkeypatch):
    """Readers of Markdown give up on lists in lists at some depth, and lose the words."""
    monkeypatch.setattr(persons, "DEEPEST", 50)
    body = "- " * 15 + "*words* at the bottom"
    text = full(topics=(Topic(text="*a*", material=(Note(day=DAY, body=body),)),))
    assert "\\*words\\* at the bottom" in text
    assert "**\\*a\\*.**" in text
    assert letters(body) in letters(COMMONMARK.render(text))


def test_lists_in_lists_stop_at_some_depth():
    body = "- a\n  - b\n    - c\n      - d"
    assert quoted(body) == body
    deeper = body + "\n        - e"
    assert quoted(deeper) == "\\- a\n\n\\- b\n\n\\- c\n\n\\- d\n\n\\- e"


def test_a_text_that_nobody_can_see_is_no_text():
    for typed in ("", " \n", "\u200b", "\u00a0", "\x07", "\ufeff\n\u2028"):
        assert persons.blocks(typed) == ()
        assert persons.line(typed) == ()


@pytest.mark.parametrize(
    "typed", ["*\u200b*", "**\u200b**", "_\u200b_ *\u00ad*", "***\u2060***", "- *\u200b*"]
)
def test_emphasis_round_nothing_to_be_seen_is_what_was_typed(typed):
    check(with_everywhere(typed))


@pytest.mark.parametrize("typed", ["a\n\n\xa0", "*\xa0*", "- \xa0", "a\n\n\u202e"])
@pytest.mark.parametrize("style", ["brief", "full"])
def test_a_paragraph_of_which_nothing_is_seen_is_on_the_page_like_others(typed, style):
    check(with_everywhere(typed), (style,))


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_last_text_whose_lines_stay_apart_has_ten_thousand(between):
    lines = ["a"] * persons.MOST_LINES
    assert len(persons.plain_blocks(between.join(lines))) == len(lines)
    assert len(persons.plain_blocks(between.join([*lines, "a"]))) == 1
