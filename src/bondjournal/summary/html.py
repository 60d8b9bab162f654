"""Write a page as one HTML file, for paper, a telephone and a dark room. Pure.

It shows what the Markdown shows, block for block: both are written from the same sheet. What a
person typed is in it only as text, with every character escaped that means something in HTML. The
file contains everything it needs, and forbids scripts and loading anything from elsewhere.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from bondjournal.summary import paper
from bondjournal.summary.blocks import Block, Blocks, Heading, Item, List, Paragraph, Quote, Sheet
from bondjournal.summary.filling import unparted
from bondjournal.summary.inline import Emphasis, Nodes, Text, visible
from bondjournal.summary.markdown import write
from bondjournal.summary.page import Page, Style
from bondjournal.visible import in_html

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""A language tag as BCP 47 writes it."""
_IN_PRINT = "@media print {{\n  html {{\n    font-size: {size:g}pt;\n  }}\n}}\n"
_FILE = """\
<!DOCTYPE html>
<html{lang}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{looks}</style>
</head>
<body>
<main class="{style}">
{body}
</main>
</body>
</html>
"""


def render(page: Page, style: Style) -> str:
    """Return the page in one of its styles as an HTML file, with a line end at its end."""
    sheet = write(page, style).sheet
    language = page.words.language.strip()
    looks = _looks() + _IN_PRINT.format(size=paper.size(sheet, style))
    return _FILE.format(
        lang=f' lang="{language}"' if _LANGUAGE.fullmatch(language) else "",
        policy=_policy(looks),
        title=in_html(escape(_title(sheet), quote=False)),
        looks=looks,
        style=style,
        body="\n".join(_Pen(page.words.months).sheet(sheet)),
    )


@cache
def _looks() -> str:
    return files("bondjournal.summary").joinpath("page.css").read_text("utf-8")


def _policy(looks: str) -> str:
    """Return a policy that lets the file load nothing, and use no style but its own."""
    digest = b64encode(sha256(f"\n{looks}".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _title(sheet: Sheet) -> str:
    """Return the page's first words, which are its title if it has one."""
    for block in sheet.blocks:
        if isinstance(block, (Heading, Paragraph)):
            return visible(block.nodes)
    return ""


class _Pen:
    """Writes blocks as elements; it needs the names of months, which stay with their day."""

    def __init__(self, months: tuple[str, ...]) -> None:
        self._months = months

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        if sheet.head:
            yield from ("<header>", *self.blocks(sheet.head), "</header>")
        for part in sheet.parts:
            yield from self.part(part)
        if sheet.foot:
            rule, *foot = self.blocks(sheet.foot)
            yield from (rule, "<footer>", *foot, "</footer>")

    def part(self, part: Blocks) -> Iterator[str]:
        """Write a part; its heading stands beside the rest if there is room."""
        heading = part[:1] if isinstance(part[0], Heading) else ()
        yield from ("<section>", *self.blocks(heading), "<div>")
        yield from (*self.blocks(part[len(heading) :]), "</div>", "</section>")

    def blocks(self, blocks: Blocks) -> list[str]:
        return [line for block in blocks for line in self.block(block)]

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"<h{block.level}>{self.words(block.nodes)}</h{block.level}>"
        elif isinstance(block, Paragraph):
            yield f"<p>{self.words(block.nodes)}</p>"
        elif isinstance(block, Quote):
            yield from ("<blockquote>", *self.blocks(block.blocks), "</blockquote>")
        elif isinstance(block, List):
            yield from self.list(block)
        else:
            yield "<hr>"

    def list(self, block: List) -> Iterator[str]:
        first = block.items[0].marker
        if first == "-":
            yield f'<ul class="{block.spacing}">'
            yield from (line for item in block.items for line in self.item(item, ""))
            yield "</ul>"
            return
        sign = " round" if first.endswith(")") else ""
        next_one = 1
        yield f'<ol class="{block.spacing}{sign}">'
        for item in block.items:
            number = int(item.marker[:-1])
            yield from self.item(item, "" if number == next_one else f' value="{number}"')
            next_one = number + 1
        yield "</ol>"

    def item(self, item: Item, value: str) -> Iterator[str]:
        """Write an item; one paragraph alone needs no element of its own."""
        if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph):
            yield f"<li{value}>{self.words(item.blocks[0].nodes)}</li>"
        else:
            yield from (f"<li{value}>", *self.blocks(item.blocks), "</li>")

    def words(self, nodes: Nodes) -> str:
        parts: list[str] = []
        for node in nodes:
            if isinstance(node, Text):
                parts.append(in_html(escape(unparted(node.text, self._months), quote=False)))
            elif isinstance(node, Emphasis):
                tag = "em" if len(node.marker) == 1 else "strong"
                parts.append(f"<{tag}>{self.words(node.inside)}</{tag}>")
            else:
                parts.append(self.words(node.inside))
        return "".join(parts)
