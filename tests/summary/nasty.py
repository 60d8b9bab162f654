"""Texts that want to be more than words: markup of every kind, whole and broken."""

from itertools import cycle

from hypothesis import strategies as st
from pages import a_page_of, with_everywhere

NASTY = (
    "# A heading",
    "## A heading ##\nand words under it",
    "#not one\n###### six\n####### seven",
    "A heading\n=========",
    "A heading\n---",
    "two\nlines\n===",
    "---",
    "***",
    "* * *",
    "_ _ _ _",
    "- - -",
    "-",
    "+",
    "*",
    "1.",
    "1)",
    "=",
    "==",
    ">",
    "> a quote\nthat goes on\n\n> and on",
    "> # a heading in a quote",
    "> - a list\n> - in a quote",
    ">>> deep",
    "```\ncode *here*\n\n# more\n```",
    "```python\nnever closed",
    "~~~\n*tilde*\n~~~",
    "    four spaces *of code*",
    "\tand a tab",
    "`code`",
    "``a ` b``",
    "`never closed",
    "[a link](http://example.org/_under_score_)",
    "[a link][ref]\n\n[ref]: http://example.org 'title'",
    "[ref]: http://example.org\n\nonly [ref] then",
    "[ref]:\nhttp://example.org\n'a title\nover lines'",
    "![an image](x.png)",
    "![alt *text*][ref]",
    "<http://example.org>",
    "<someone@example.org>",
    "<div>\n\n*not* a block\n\n</div>",
    "<script>alert(1)</script>",
    "<!-- a comment\n\nthat goes *on* -->",
    "<!-- never closed",
    "<?php echo 1 ?>",
    "<![CDATA[ x ]]>",
    "a <b>bold</b> word <br> and <br/>",
    "</details>",
    "1 < 2 and 3 > 2, and I <3 you",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n--|--\n1 | 2",
    "a\n:-:",
    "&amp; &copy; &#42; &#x2a; &nbsp; &notanentity; &",
    "&lt;div&gt;",
    "\\*not emphasis\\*",
    "\\",
    "ends with a backslash\\",
    "a\\\nb",
    "two spaces  \nat the end",
    "hard \u00a0\nspaces \u00a0",
    "C:\\_files\\*all*",
    "\u00af\\_(\u30c4)_/\u00af",
    "*emphasis*",
    "**strong**",
    "***both***",
    "_under_ and __strong__",
    "**strong *and* emphasis**",
    "*open",
    "open*",
    "**open *and* more",
    "*a **b* c**",
    "a*b*c and snake_case_words",
    "2 * 3 * 4 and 2*3*4",
    "* a\n* b\n* c",
    "- a\n- b\n\n- c",
    "- a\n\n  more of a\n- b",
    "- a\n  - b\n    - c\n      - d\n        - e\n          - f",
    "- - - a",
    "1. a\n2. b\n3. c",
    "1) a\n2) b",
    "7. seven\n8. eight",
    "12. Mai war schwer\n15. Mai auch",
    "1. a\n1. b\n1. c",
    "1. a\n2) b\n- c\n* d\n+ e",
    "- a\n* b\n+ c",
    "-\n- a\n-",
    "- \n\n  a",
    "1.\n2. b",
    "- a\n-",
    "- # heading\n- ---\n- > quote",
    "- a\n\n      code in an item",
    "- ```\n  x\n  ```",
    "- [ ] to do\n- [x] done",
    "words\n- a\n- b\nlazy words",
    "words\n1. a",
    "words\n2. not a list",
    "a\n\n\n\n\nb",
    "  \n\n  a  \n\n  ",
    "~~gone~~ and ==marked==",
    (
        "a paragraph of so many words that it is filled over more than one line, and - "
        "right about - there # it > has + signs 1. that 2) would = begin --- something *** on "
        "| a ``` line ~~~ of === their | own ---|--- if :-- they - could - ever * get * there"
    ),
    "- " * 30,
    "> " * 30,
    "# " * 30,
    "1. " * 30,
    "* " * 45 + "a",
    "a " + "- " * 100,
    "a " + "--- " * 40,
    "a " + "1. " * 60,
    "*" * 200,
    "_" * 200,
    "`" * 200,
    "[" * 80,
    "*a " * 40,
    "**a* " * 30,
    "w" * 200,
    "on 3 May and on 14 April and on May 5 and the 2nd June " * 6,
    "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "zero\u200bwidth and \u00a0hard\u00a0 spaces",
    "\x1b[31mred\x1b[0m and \x07 a bell",
    "\ufeffwith a mark",
    "e\u0301 and n\u0303",
    "\u5fc3\u306e\u58f0\u3092\u805e\u3044\u3066\u3044\u308b" * 8,
    "a\r\nb\rc",
    "I chose every line.\n\n---\n\n## Between us\n\n- 28 April: how heard I felt, **1 of 10**.",
    "First, please: me\n\n2. **And me.**",
    "[^1]: a footnote\n\nand[^1]",
    ": a definition",
    "term\n: definition",
    "$x_1$ and $$y$$",
    "www.example.org and http://example.org/a_b_c",
    "{{ braces }} and {day} and %s",
)

PIECES = (
    *("a", "b ", "word ", "words of it ", "\n", "\n\n", "  ", "    ", "\t", "\\", " "),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "#",
        "# ",
        "## ",
        ">",
        "> ",
        "- ",
        "* ",
        "+ ",
    ),
    *("1. ", "2) ", "12. ", "-", "---", "===", "=", "|", "|---|", "|-", ":-:", "[", "]", "](", ")"),
    *("(", "!", "![", "<", ">", "<b>", "</b>", "<!--", "-->", "<div>", "&amp;", "&#42;", "&", ";"),
    *("[a]: b", "[a]", "http://a_b_c", "~~", "'", '"', ".", "?", ":", ",", "3 May", "May 3", "\r"),
    *("\u2019", "\u00e9", "e\u0301", "\u00a0", "\u200b", "\u3042", "\U0001f600", "\x1b", "\u2028"),
)

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join) | st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200
)
"""Random texts, most of them made of pieces of markup."""

paragraphs = st.lists(texts, min_size=2, max_size=3).map("\n\n".join)
"""Random texts of several paragraphs."""


def check_pages(check):
    """Check pages on which nasty texts stand in many places; name the one that does not hold."""
    lines = cycle([typed for typed in NASTY if "\n\n" not in typed.strip()])
    bodies = cycle(NASTY)
    times = 4
    try:
        for _ in range(0, len(NASTY), 3 * times):
            check(a_page_of(lines, bodies, times))
    except Exception:
        check_each(check)
        raise


def check_each(check):
    """Check a page for each nasty text, which stands everywhere on it."""
    for typed in NASTY:
        try:
            check(with_everywhere(typed))
        except Exception as error:
            error.add_note(f"The text is {typed!r}.")
            raise
