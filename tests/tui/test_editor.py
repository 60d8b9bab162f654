"""The editor: moving and deleting by what is seen, and long lines that cost a key no more."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Paste
from textual.widgets.text_area import Document

from bondjournal import graphemes
from bondjournal.tui.widgets import text_rows
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.text_rows import TextRows, breaks, cells
from bondjournal.tui.widgets.words import Lines, Words

FAMILY, FLAG, ACCENT = "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301"
THAI, ARABIC, GERMAN = "ที่นี่", "سَّلام", "scho\u0308n"
TEXTS = [FAMILY, FLAG, ACCENT, THAI, ARABIC, GERMAN, "👍🏽"]
SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (160, 50)]


def value(answer):
    return answer.value if isinstance(answer, Field) else answer.text


@pytest.mark.parametrize("kind", [Field, Lines, Words])
@pytest.mark.parametrize("text", TEXTS)
async def test_one_backspace_deletes_what_is_seen_as_one(stage, kind, text):
    async with stage(kind()) as shown:
        answer = shown.screen.query_one(kind)
        await shown.type(*text)
        assert value(answer) == text
        for left in range(len(graphemes.split(text)) - 1, -1, -1):
            await shown.press("backspace")
            assert value(answer) == "".join(graphemes.split(text)[:left])


@pytest.mark.parametrize("kind", [Field, Lines, Words])
@pytest.mark.parametrize("text", TEXTS)
async def test_one_delete_and_one_arrow_too_and_pasted_text_is_no_other(stage, kind, text):
    async with stage(kind()) as shown:
        answer = shown.screen.query_one(kind)
        shown.app.post_message(Paste(f"a{text}b"))
        await shown.settle()
        parts = graphemes.split(text)
        await shown.press("left", *["left"] * len(parts), "x")
        assert value(answer) == f"ax{text}b"
        await shown.press(*["right"] * len(parts), "y")
        assert value(answer) == f"ax{text}yb"
        await shown.press("home", "right", "right", *["delete"] * len(parts))
        assert value(answer) == "axyb"


@pytest.mark.parametrize("kind", [Field, Words])
async def test_the_cursor_covers_all_of_a_family(stage, kind):
    async with stage(kind(f"a{FAMILY}b")) as shown:
        await shown.press("home", "right")
        (drawn,) = [one for strip in shown.strips() for one in strip if FAMILY in one.text]
        assert drawn.text == FAMILY
        assert drawn.style.bgcolor != shown.style("a").bgcolor


@pytest.mark.parametrize("size", SIZES)
async def test_ctrl_home_and_ctrl_end_go_to_the_ends_of_the_text(stage, size):
    body = "\n\n".join([f"{GERMAN} {THAI} {ARABIC} {FAMILY} and more words. " * 9] * 9)
    async with stage(Words(body), size=size) as shown:
        answer = shown.screen.query_one(Words)
        await shown.press("ctrl+end", "!")
        assert answer.text == f"{body}!"
        assert shown.app.cursor_position == answer.editor.cursor_screen_offset
        await shown.press("ctrl+home", "!")
        assert answer.text == f"!{body}!"
        await shown.press("ctrl+shift+end", "x")
        assert answer.text == "!x"


async def test_ctrl_home_and_ctrl_end_in_one_line(stage):
    async with stage(Field("some")) as shown:
        await shown.press("ctrl+home", "a", "ctrl+end", "z", "ctrl+shift+home", "b")
        assert shown.screen.query_one(Field).value == "b"


@pytest.mark.parametrize("size", SIZES)
async def test_up_and_down_never_stop_inside_what_is_seen_as_one(stage, size):
    body = f"{FAMILY}{FLAG}{ACCENT}{THAI}" * 40
    async with stage(Words(body), size=size) as shown:
        editor = shown.screen.query_one(Words).editor
        await shown.press("ctrl+home", "right", "right", "right")
        for key in ("down", "down", "end", "down", "up", "end", "pagedown", "up"):
            await shown.press(key)
            column = editor.cursor_location[1]
            assert graphemes.start_at(body, column) == column, key


PIECES = ["word ", "a", "  ", "\t", "漢字", "\u200b", "\xa0", ". ", "x" * 30, *TEXTS]
PIECE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=3), st.data(), st.sampled_from([2, 9, 20, 58]))
def test_after_any_edit_the_rows_are_whole_and_fit(lines, data, width):
    document = Document("\n".join(lines))
    rows = TextRows(document)
    rows.wrap(width)
    for _ in range(3):
        places = []
        for _ in range(2):
            line = data.draw(st.integers(0, document.line_count - 1))
            places.append((line, data.draw(st.integers(0, len(document.lines[line])))))
        text = data.draw(PIECE | st.just("\n") | st.just(""))
        edit = document.replace_range(*sorted(places), text)
        rows.wrap_range(*sorted(places), edit.end_location)
        for number, line in enumerate(document.lines):
            sections = rows.get_sections(number)
            assert "".join(sections) == line
            for row in sections:
                assert cells(row) <= width or len(graphemes.split(row)) == 1
        assert rows.height == sum(len(rows.get_sections(n)) for n in range(document.line_count))


def test_joining_two_lines_leaves_no_short_row_where_they_met():
    document = Document("one word after another " * 20 + "\n" + "and some more words " * 20)
    rows = TextRows(document)
    rows.wrap(58)
    document.replace_range((0, len(document.lines[0])), (1, 0), "")
    rows.wrap_range((0, 0), (1, 0), (0, 0))
    assert rows.get_offsets(0) == breaks(document.lines[0], 58)


LONG = {
    "words": "one word after another, and so on. ",
    "no blank": "abcdefghij",
    "Thai": "กำแพงที่นี่",
    "Arabic": "السَّلامُ عليكم ",
    "emoji": FAMILY + FLAG,
    "signs that take no room": "\u200b\u0301",
    "what is marked": "**a** ",
}


@pytest.fixture
def broken(monkeypatch):
    """How many rows were broken since it was emptied."""
    counted = []
    row_end = text_rows.row_end

    def count(line, start, width):
        counted.append(start)
        return row_end(line, start, width)

    monkeypatch.setattr(text_rows, "row_end", count)
    return counted


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
@pytest.mark.parametrize("where", ["ctrl+home", "middle", "ctrl+end"])
async def test_a_key_in_a_line_of_64_kb_breaks_a_few_rows_and_loses_nothing(
    stage, broken, unit, where
):
    body = (unit * 70_000)[: 64 * 1024]
    async with stage(Words(body)) as shown:
        answer = shown.screen.query_one(Words)
        if where == "middle":
            answer.cursor = (0, graphemes.start_at(body, len(body) // 2))
        else:
            await shown.press(where)
        at = answer.cursor[1]
        expected = body
        for key in ("x", "y", "backspace", "z"):
            broken.clear()
            await shown.press(key)
            assert len(broken) <= text_rows.AT_ONCE + 5, key
            before = expected[:at]
            expected = (before[:-1] if key == "backspace" else before + key) + expected[at:]
            at += -1 if key == "backspace" else 1
            assert answer.text == expected
        broken.clear()
        await shown.press("enter")
        assert len(broken) <= 2 * (text_rows.AT_ONCE + 5)
        broken.clear()
        await shown.press("backspace", "ctrl+z", "ctrl+y")
        assert len(broken) <= 6 * (text_rows.AT_ONCE + 5)
        assert answer.text == expected
        assert "".join(answer.editor.wrapped_document.get_sections(0)) == expected


async def test_of_a_long_line_the_rows_that_are_seen_are_drawn(stage, monkeypatch):
    from bondjournal.tui.widgets import markdown_editor

    drawn = []
    invisible = markdown_editor.invisible
    monkeypatch.setattr(
        markdown_editor, "invisible", lambda text: drawn.append(text) or invisible(text)
    )
    async with stage(Words("one word after another " * 3000)) as shown:
        drawn.clear()
        await shown.press("ctrl+end", "x")
        assert sum(map(len, drawn)) < 24 * 80 * 4


FRAMES = """
import asyncio
from datetime import UTC, datetime
from textual.strip import Strip
from bondjournal.draft import Draft
from bondjournal.tui.base import BaseApp
from bondjournal.tui.screens.write import Write

NOW = datetime(2026, 5, 10, 20, 40, tzinfo=UTC)
BODY = "When I started on my father's house we moved to the breathing exercise. " * 12


class Shown(BaseApp):
    def on_mount(self):
        draft = Draft(at=NOW, changed_at=NOW, zone="UTC", body=BODY, cursor=(0, 300))
        self.push_screen(Write(draft, year=2026, now=lambda: NOW, keep_draft=lambda draft: None))


async def frames(size):
    app, seen = Shown(), []
    async with app.run_test(size=size) as pilot:
        await pilot.press("f8", "f8")
        display = app._display

        def record(screen, drawn):
            display(screen, drawn)
            update = app.screen._compositor.render_update(
                full=True, screen_stack=app._background_screens
            )
            seen.append([Strip.join(line).text.rstrip(' ▕') for line in update.strips])

        app._display = record
        for _ in range(2):
            seen.clear()
            await pilot.press("f8")
            while not seen:
                await pilot.pause()
            await pilot.pause()
            assert all(one == seen[-1] for one in seen), size


for size in [(60, 20), (80, 24), (120, 40)]:
    asyncio.run(frames(size))
"""


def test_the_text_alone_comes_and_goes_in_one_frame():
    """In a program of its own: here an app draws no frame that does not rest.

    The scrollbar, where the text needs one in one of both, is a frame late.
    """
    subprocess.run([sys.executable, "-c", FRAMES], check=True)
