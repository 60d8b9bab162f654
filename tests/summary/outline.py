"""What a reader of HTML finds in a page: its elements, and the words in them."""

import re
from html.parser import HTMLParser

from bondjournal.summary.inline import seen

LINES = {"h1", "h2", "p"}
HOLDERS = {"body", "main", "header", "footer", "section", "div", "ul", "ol", "li", "blockquote"}
EMPHASIS = {"em": 1, "strong": 2}
ATTRIBUTES = {
    "main": re.compile(r"class=(full|brief|aloud)"),
    "ul": re.compile(r"class=(loose|tight|mixed)"),
    "ol": re.compile(r"class=(loose|tight|mixed)( round)?"),
    "li": re.compile(r"(value=\d{1,9})?"),
}
_TAGS = "h1|h2|p|hr|main|header|footer|section|div|ul|ol|li|blockquote|em|strong"
_OWN = re.compile(rf'</?(?:{_TAGS})(?: [a-z]+="[a-z0-9 ]+")?>')


class _Reader(HTMLParser):
    """Reads elements into pairs of a tag and what is in it; anything unknown fails."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [("body", [])]
        self.runs = None
        self.emphasis = []

    def handle_starttag(self, tag, attributes):
        assert re.fullmatch(
            ATTRIBUTES.get(tag, ""), " ".join(f"{name}={value}" for name, value in attributes)
        )
        if tag in EMPHASIS:
            self.emphasis.append(tag)
        elif tag == "hr":
            self.open[-1][1].append(("hr", ()))
        else:
            assert tag in LINES | HOLDERS
            self.end_of_line()
            self.open.append((tag, []))
            if tag in LINES:
                self.runs = []

    def handle_endtag(self, tag):
        if tag in EMPHASIS:
            assert self.emphasis.pop() == tag
            return
        self.end_of_line()
        opened, inside = self.open.pop()
        assert opened == tag
        if tag in ("main", "header", "footer", "section", "div"):
            self.open[-1][1].extend(inside)
        elif tag in LINES:
            self.open[-1][1].append((tag, inside[0][1] if inside else ""))
        else:
            self.open[-1][1].append((tag, tuple(inside)))

    def handle_data(self, data):
        if self.runs is None:
            if not data.strip():
                return
            assert self.open[-1][0] == "li"
            self.runs = []
        self.runs.append((data, sum({EMPHASIS[tag] for tag in self.emphasis})))

    def end_of_line(self):
        if self.runs is not None:
            self.open[-1][1].append(("p", seen(iter(self.runs))))
            self.runs = None

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def outline(text):
    """The blocks of a page in HTML, each as its tag and what is in it."""
    body = body_of(text)
    reader = _Reader()
    reader.feed(body)
    reader.close()
    ((tag, found),) = reader.open
    assert tag == "body"
    return tuple(found)


def body_of(text):
    """What stands between the tags of the body."""
    head, body = text.split("\n<body>\n")
    assert "<body" not in head
    body, end = body.split("\n</body>\n")
    assert end == "</html>\n"
    return body


def holds_nothing_but_text(body):
    """Whether every sign that means something in HTML belongs to the page's own elements."""
    bare = _OWN.sub("", body)
    return not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", bare)
