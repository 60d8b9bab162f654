"""A person's own Markdown: emphasis, lists and paragraphs are kept.

Headings, rules, fences, code, links, images, HTML, tables, quotes, entities and references are
found by the rules of CommonMark and then shown as the plain text that was typed. A text with more
marks or lines than anybody's prose is shown as plain text without being parsed.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bondjournal.summary.blocks import Block, Blocks, Item, List, Paragraph
from bondjournal.summary.inline import MARKS, Emphasis, Nodes, Text, Typed, clean, is_blank, visible
from bondjournal.visible import isolated

DEEPEST = 4
"""Lists in lists beyond this depth are shown as typed: readers of Markdown give up there."""
MOST_MARKS, MOST_SIGNS, MOST_LINES = 5_000, 50_000, 10_000
"""Texts with more than these are shown as typed, because a parser takes time for each."""
_RARE, _COMMON = "#$%+=@^{}", "!-:"
"""What else a parser stops at: signs that are rare in prose, and signs that are common."""
MOST_MARKS_IN_A_LINE = 500
"""The limit for a text of one line, of which a page has many."""

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]

_TYPED_LINE = "typed_line"
_PARTS: list[str] = ["paragraph", "reference", "blockquote"]
_PARTS_LISTS = [*_PARTS, "list"]
_BLOCKS_AS_TYPED: dict[str, tuple[_BlockRule, list[str]]] = {
    "table": (rules_block.table, ["paragraph", "reference"]),
    "code": (rules_block.code, []),
    "fence": (rules_block.fence, _PARTS_LISTS),
    "blockquote": (rules_block.blockquote, _PARTS_LISTS),
    "hr": (rules_block.hr, _PARTS_LISTS),
    "reference": (rules_block.reference, []),
    "html_block": (rules_block.html_block, _PARTS),
    "heading": (rules_block.heading, _PARTS),
    "lheading": (rules_block.lheading, []),
}
"""The rules for blocks that are shown as typed, each with the blocks it may interrupt."""
_INLINES_AS_TYPED: dict[str, _InlineRule] = {
    "backticks": rules_inline.backtick,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}


class _TooDeep(Exception):
    """Lists stand in lists beyond DEEPEST."""


def line(typed: str) -> Nodes:
    """Return a text of one line as nodes: its emphasis is kept, all else is as typed."""
    source = clean(typed).strip()
    if is_blank(source):
        return ()
    if _marks(source) > MOST_MARKS_IN_A_LINE:
        return _plain(" ".join(source.split())).nodes
    (inline,) = _parser().parseInline(source)
    return (_typed(inline),)


def blocks(typed: str) -> Blocks:
    """Return a text of several lines as paragraphs and lists; nothing for a blank text."""
    source = clean(typed)
    if is_blank(source):
        return ()
    if is_crowded([source]):
        return plain_blocks(typed)
    try:
        return _blocks(_tree(_parser().parse(source)), 0)
    except _TooDeep:
        return plain_blocks(typed)


def plain_blocks(typed: str) -> Blocks:
    """Return a text as typed, with each of its lines a paragraph of its own.

    In a text of very many lines, those between blank lines are joined, or if need be all of them.
    """
    lines = clean(typed).split("\n")
    if len(lines) > MOST_LINES:
        lines = [" ".join(some) for blank, some in groupby(lines, is_blank) if not blank]
    if len(lines) > MOST_LINES:
        lines = [" ".join(lines)]
    return tuple(_plain(one) for one in lines if not is_blank(one))


def is_crowded(texts: Iterable[str]) -> bool:
    """Say whether texts hold more marks or lines together than anybody's prose."""
    marks = signs = lines = 0
    for text in texts:
        marks += _marks(text) + sum(map(text.count, _RARE))
        signs += sum(map(text.count, _COMMON))
        lines += text.count("\n")
    return marks > MOST_MARKS or marks + signs > MOST_SIGNS or lines > MOST_LINES


def _marks(text: str) -> int:
    return sum(map(text.count, MARKS))


def _plain(source: str) -> Paragraph:
    source = source.strip()
    return Paragraph((Typed(isolated(source), (Text(isolated(source)),)),))


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table")
    for name, (rule, interrupts) in _BLOCKS_AS_TYPED.items():
        md.block.ruler.at(name, _lines_as_typed(rule), {"alt": interrupts})
    for name, inline_rule in _INLINES_AS_TYPED.items():
        md.inline.ruler.at(name, _words_as_typed(inline_rule))
    return md


def _lines_as_typed(rule: _BlockRule) -> _BlockRule:
    """Return a rule that finds what another rule finds, but shows each line of it as typed."""

    def as_typed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            del state.tokens[before:]
            for number in range(start, state.line):
                first = state.bMarks[number] + state.tShift[number]
                state.push(_TYPED_LINE, "", 0).content = state.src[first : state.eMarks[number]]
        return True

    return as_typed


def _words_as_typed(rule: _InlineRule) -> _InlineRule:
    """Return a rule that finds what another rule finds, but takes it for plain text."""

    def as_typed(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, True):
            return False
        if not silent:
            state.pending += state.src[start : state.pos]
        return True

    return as_typed


class _Branch:
    """A token with what stands between it and the token that closes it."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self.inside: list[_Branch] = []


def _tree(tokens: Sequence[Token]) -> list[_Branch]:
    open_ = [root] = [_Branch(Token("root", "", 1))]
    for token in tokens:
        if token.nesting < 0:
            open_.pop()
            continue
        branch = _Branch(token)
        open_[-1].inside.append(branch)
        if token.nesting > 0:
            open_.append(branch)
    return root.inside


def _blocks(tree: list[_Branch], depth: int) -> Blocks:
    found: list[Block] = []
    for branch in tree:
        kind = branch.token.type
        if kind == _TYPED_LINE:
            found.extend(plain_blocks(branch.token.content))
        elif kind == "paragraph_open":
            nodes = (_typed(branch.inside[0].token),)
            found.extend([Paragraph(nodes)] if not is_blank(nodes[0].source) else [])
        else:
            _add_list(found, _list(branch, depth + 1))
    return tuple(found)


def _list(branch: _Branch, depth: int) -> List:
    if depth > DEEPEST:
        raise _TooDeep
    items: list[Item] = []
    tight = True
    for item in branch.inside:
        number = item.token.info
        made = Item(number + item.token.markup if number else "-", _blocks(item.inside, depth))
        tight = tight and _is_tight(item.inside) and _fits_tight(made)
        items.append(made)
    return List(tuple(items), "tight" if tight else "loose")


def _add_list(found: list[Block], new: List) -> None:
    """Add a list; bullets of another kind right after bullets continue their list."""
    last = found[-1] if found else None
    if isinstance(last, List) and last.items[0].marker == new.items[0].marker == "-":
        tight = last.spacing == new.spacing == "tight"
        found[-1] = List(last.items + new.items, "tight" if tight else "loose")
    else:
        found.append(new)


def _is_tight(item: list[_Branch]) -> bool:
    return all(one.token.hidden for one in item if one.token.type == "paragraph_open")


def _fits_tight(item: Item) -> bool:
    """Say whether an item's blocks stay apart without a blank line between them."""
    if len(item.blocks) <= 1:
        return True
    first, second, *more = item.blocks
    return (
        not more
        and isinstance(first, Paragraph)
        and isinstance(second, List)
        and second.items[0].marker in ("-", "1.", "1)")
        and bool(second.items[0].blocks)
    )


def _typed(inline: Token) -> Typed:
    nodes = _nodes(inline.children or [])
    if not visible(nodes):
        # Emphasis around nothing visible: its signs are shown as they were typed.
        nodes = (Text(" ".join(inline.content.split())),)
    source = isolated(inline.content)
    if source != inline.content:
        before, _, after = source.partition(inline.content)
        nodes = (Text(before), *nodes, Text(after))
    return Typed(source, nodes)


def _nodes(tokens: Sequence[Token]) -> Nodes:
    open_: list[tuple[str, list[Text | Emphasis | Typed]]] = [("", [])]
    for token in tokens:
        if token.nesting > 0:
            open_.append((token.markup, []))
        elif token.nesting < 0:
            marker, inside = open_.pop()
            open_[-1][1].append(Emphasis(marker, tuple(inside)))
        else:
            open_[-1][1].append(Text(token.content if token.type == "text" else " "))
    return tuple(open_[0][1])
