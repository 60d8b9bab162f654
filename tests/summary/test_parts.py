"""The parts of a page, each as it reads there, and the rows they were made of."""

import pytest
from pages import TODAY
from sqlmodel import select

from bondjournal.journal.tables import Entry, Moment, Tried
from bondjournal.summary import layout, parts, persons
from bondjournal.summary.blocks import Item, List, Paragraph, Quote
from bondjournal.summary.choose import choose
from bondjournal.summary.markdown import render
from bondjournal.summary.page import in_style
from bondjournal.summary.pieces import pieces, shown_at


def paragraphs(blocks):
    """Every paragraph in some blocks, in order."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Quote | Item):
            found += paragraphs(block.blocks)
        elif isinstance(block, List):
            found += paragraphs(block.items)
    return found


@pytest.mark.parametrize("style", ["full", "brief"])
def test_what_a_part_says_stands_on_the_page(golden, style):
    whole = paragraphs(layout.sheet(golden, style, persons.blocks).blocks)
    found = parts.parts(golden, style)
    for one in found:
        said = one.blocks(style)
        assert said, one.kind
        if one.kind != "topics" and not one.topic:  # These share a line with what is under them.
            assert set(paragraphs(said)) <= set(whole), one.kind
    kinds = {one.kind for one in found}
    assert {"head", "would_help", "topics", "moments", "scores", "helped", "practical"} <= kinds


def test_every_row_that_is_on_the_page_has_its_part(golden):
    rows = {row for one in parts.parts(golden, "full") for row in one.rows}
    on_page = [*golden.topics, *golden.moments, *golden.scores, *golden.stayed, *golden.goals]
    assert {one.row for one in on_page} <= rows
    assert {*golden.practical_rows, *(row for one in golden.lists for row in one.rows)} <= rows
    brief = {row for one in parts.parts(golden, "brief") for row in one.rows}
    assert brief == {
        row for one in parts.parts(in_style(golden, "brief"), "full") for row in one.rows
    }


def test_what_the_page_says_of_a_row_has_the_names_replaced(session, loaded):
    known = parts.parts(choose(session, *loaded, today=TODAY), "full")
    said = {}
    for noun in (Entry, Moment, Tried):
        for row in session.exec(select(noun)):
            if part := parts.of_item(known, "row", row.uuid):
                said[parts.as_lines(part.blocks("full"))[0][:22]] = part.topic
    assert said["2 May: She went quiet "] == 2
    assert any(text.startswith("14 April: you remember") for text in said)
    assert not any("Ilse" in text for text in said)


def test_what_is_no_row_of_its_own_has_its_part_by_its_kind(golden):
    known = parts.parts(golden, "full")
    assert parts.of_item(known, "hand_back", None).kind == "head"
    assert parts.of_item(known, "usual", None).kind == "scores"
    assert parts.of_item(known, "unsaid", None) is None
    lines = parts.as_lines(parts.of_item(known, "hand_back", None).blocks("full"))
    (line,) = lines
    assert line.startswith("From R., for 28 April to 11 May. Could we read it together")
    assert line.endswith("Please hand it back afterwards.")


@pytest.mark.parametrize("style", ["full", "brief"])
def test_every_piece_of_a_written_page_knows_its_part(golden, style):
    known = parts.parts(golden, style)
    text = render(golden, style)
    found = pieces(golden, style, text, known)
    assert "\n".join(piece for piece, _ in found) + "\n" == text
    for piece, part in found:
        fixed = piece.startswith(("#", "For ", "---", "I chose"))
        assert (part is None) == fixed, piece
    seen = {part for _, part in found if part is not None}
    topics = [index for index, part in enumerate(known) if part.kind == "topics"]
    for index, part in enumerate(known):
        expected = index if index in seen else topics[part.topic - 1]
        assert shown_at(found, known, index) == expected, part
