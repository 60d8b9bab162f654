"""The page in HTML: what the Markdown shows, and not a sign of somebody's text alive."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from nasty import check_each, check_pages, paragraphs, texts
from outline import body_of, holds_nothing_but_text, outline
from pages import DAY, a_full_page, a_page, shown, with_everywhere

from bondjournal.summary import persons, skeleton
from bondjournal.summary.html import render
from bondjournal.summary.page import Moment, Note, Topic
from bondjournal.summary.words import Words


def check(page):
    for style in ("full", "brief"):
        text = render(page, style)
        assert outline(text) == skeleton.of_text(shown(page, style))
        assert holds_nothing_but_text(body_of(text))


def test_nasty_texts_read_as_in_markdown():
    check_pages(check)


@pytest.mark.long
def test_each_nasty_text_reads_as_in_markdown():
    check_each(check)


@given(texts | paragraphs)
@settings(max_examples=15)
def test_random_text_reads_as_in_markdown(typed):
    check(with_everywhere(typed))


@pytest.mark.long
@pytest.mark.parametrize("half", range(2))
@given(texts | paragraphs)
@settings(max_examples=200)
def test_more_random_texts_read_as_in_markdown(half, typed):
    check(with_everywhere(typed))


@given(texts)
@settings(max_examples=20)
def test_changed_words_and_a_name_read_as_in_markdown(typed):
    one_line = " ".join(typed.split())
    words = Words(
        title=f"{one_line} {{day}}",
        talk_about=one_line,
        between_us=f"x {one_line}",
        dated=f"{{day}} {one_line}",
        ask_first=one_line,
        hand_back=one_line,
    )
    page = a_page(
        name=one_line,
        hand_back=True,
        topics=(Topic(text="a"),),
        moments=(Moment(day=DAY, text="b"),),
        words=words,
    )
    check(page)


def test_a_page_that_is_escaped_whole_reads_as_in_markdown(monkeypatch):
    monkeypatch.setattr(persons, "DEEPEST", 50)
    body = "- " * 15 + "*words* <b>at</b> the bottom"
    check(a_page(topics=(Topic(text="*a*", material=(Note(day=DAY, body=body),)),)))


def test_a_page_of_nothing():
    check(a_page())
    text = render(a_page(session_on=None, words=Words(title_next="", ask_first="")), "full")
    assert outline(text) == (("hr", ()), ("p", "I chose every line."))


def test_emphasis_that_is_not_alive_in_markdown_is_not_alive_here():
    text = render(a_page(topics=(Topic(text="*how* it_ [ended](x)"),)), "full")
    assert "<em>how</em> it_ [ended](x)." in text


def test_everything_it_needs_is_in_it_and_nothing_else_is_allowed():
    text = render(a_full_page(), "full")
    ((style, after),) = [
        (part.split("</style>")[0], part.split("</style>")[1]) for part in text.split("<style>")[1:]
    ]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert "<style" not in after
    for word in ("<script", "<link", "<img", " src=", " href=", "url(", "@import", "@font-face"):
        assert word not in text.lower()
    assert "http" not in text.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", '<html lang="en">'),
        ("de", '<html lang="de">'),
        (" pt-BR ", '<html lang="pt-BR">'),
        ("", "<html>"),
        ('en" onload="x', "<html>"),
        ("en>", "<html>"),
    ],
)
def test_it_says_its_language(language, shown):
    text = render(a_page(words=Words(language=language)), "full")
    assert text.startswith(f"<!DOCTYPE html>\n{shown}\n")


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (a_page(), "For our session on Tuesday 12 May 2026"),
        (a_page(session_on=None), "For our next session"),
        (a_page(words=Words(title="</title><b>{day}")), "&lt;/title&gt;&lt;b&gt;Tuesday 12 May"),
        (a_page(name="R. & S.", words=Words(title="")), "From R. &amp; S., for 28 April to 11"),
    ],
)
def test_it_has_a_title(page, title):
    assert f"\n<title>{title}" in render(page, "full")


def test_parts_are_sections_with_headings():
    text = body_of(render(a_full_page(), "full"))
    assert text.startswith('<main class="full">\n<header>\n<h1>For our session')
    assert text.count("<section>\n<h2>") == text.count("<section>") == text.count("<h2>") == 5
    assert "\n<hr>\n<footer>\n<p>I chose every line." in text
    brief = body_of(render(a_full_page(), "brief"))
    assert brief.count("<section>\n<div>\n<p>What would help") == brief.count("</p>\n<ol") == 1


def test_a_day_and_its_month_never_part():
    page = a_page(topics=(Topic(text="On 3 May, May 5th and the 2nd June: 4 people, 5 Maybe"),))
    text = render(page, "full")
    assert "On 3\u00a0May, May\u00a05th and the 2nd\u00a0June: 4 people, 5 Maybe." in text


def listed(body):
    text = render(a_page(stayed=(Note(day=DAY, body=f"x\n\n{body}"),)), "full")
    return text.split("</strong> x</p>\n")[1].split("\n</li>\n</ul>\n</div>")[0].splitlines()


def test_numbers_of_lists_are_those_somebody_typed():
    assert listed("12. Mai\n15. Mai\n16. Mai") == [
        '<ol class="tight">',
        '<li value="12">Mai</li>',
        '<li value="15">Mai</li>',
        "<li>Mai</li>",
        "</ol>",
    ]
    assert listed("1) a\n2) b")[:2] == ['<ol class="tight round">', "<li>a</li>"]


def test_lists_in_lists_and_quotes():
    assert listed("- a\n  - b") == [
        '<ul class="tight">',
        "<li>",
        "<p>a</p>",
        '<ul class="tight">',
        "<li>b</li>",
        "</ul>",
        "</li>",
        "</ul>",
    ]
    note = Note(day=date(2026, 5, 2), line="A line.", quotes=("One.\n\nTwo.",))
    text = render(a_page(topics=(Topic(text="a", material=(note,)),)), "full")
    assert "2\u00a0May: A line.</p>\n<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>" in text
