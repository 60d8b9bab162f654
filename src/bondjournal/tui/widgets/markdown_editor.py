"""The widget in which text with light Markdown is written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, DocumentNavigator, Location

from bondjournal import graphemes
from bondjournal.checks import one_line
from bondjournal.journal.search_text import places
from bondjournal.tui.keys import bindings
from bondjournal.tui.widgets.editors import act_in_turn, leave
from bondjournal.tui.widgets.holders import ThinBar
from bondjournal.tui.widgets.marks import marks
from bondjournal.tui.widgets.part import How
from bondjournal.tui.widgets.text_rows import TAB, TextRows
from bondjournal.visible import invisible

_BOLD, _ITALIC = Style(bold=True), Style(italic=True)
_FOUND = Style(bold=True, underline=True)
_HEADING = re.compile("#+ ")

Ink = tuple[int, int, Style]
"""Characters of a line, from one to before another, and how they are drawn."""


class MarkdownEditor(TextArea):
    """Text with light Markdown: headings and what is marked look so, the signs stay.

    One key moves by one grapheme, or deletes one. Of a line only the rows that are seen are
    drawn, and only those an edit reaches are broken again.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        undo_typing="undo",
        redo_typing="redo",
        text_start="cursor_text_start",
        text_end="cursor_text_end",
        select_to_start="cursor_text_start(True)",
        select_to_end="cursor_text_end(True)",
    )

    wrapped_document: TextRows

    def __init__(self, text: str, *, placeholder: str = "") -> None:
        self._marks = lru_cache(maxsize=64)(marks)
        self._found: list[tuple[int, int, int]] = []
        """Where words stand that are looked for: the line, from which letter to before which."""
        self._shown_place: tuple[int, int, int] | None = None
        super().__init__(
            text, compact=True, highlight_cursor_line=False, placeholder=Content(placeholder)
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    def on_mount(self) -> None:
        """Use the thin scrollbar."""
        self.vertical_scrollbar.renderer = ThinBar  # type: ignore[misc]  # Textual's way

    async def on_key(self, event: events.Key) -> None:
        """Do what keys do in turn, and take in letters that Textual takes for keys."""
        if graphemes.is_unprinted_letter(event.character):
            event.stop()
            self._replace_via_keyboard(event.character or "", *self.selection)
        else:
            await act_in_turn(self, event)

    def _set_document(self, text: str, language: str | None) -> None:
        """Hold a text in rows of ours; Textual has no other place to say so."""
        del language
        self.document = Document(text)
        self.wrapped_document = TextRows(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Break the rows for another width before they are drawn; Textual tells of it later."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.wrapped_document.width != self.wrap_width:
            self._rewrap_and_refresh_virtual_size()
        return changed

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        if self.placeholder and self.document.lines == [""]:
            return super().render_line(y)
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        if at >= self.wrapped_document.height:
            return Strip.blank(width, self.rich_style)
        number, start, end = self.wrapped_document.row(at)
        line = self.document.get_line(number)
        # A blank behind the last letter is where the cursor stands, or a line end is selected.
        drawn = invisible(line[start:end]) + " " * (end == len(line))
        inks = [
            (max(0, first - start), min(len(drawn), last - start), ink)
            for first, last, ink in self._inks(number, line)
            if first < start + len(drawn) and last > start
        ]
        places = sorted({0, len(drawn), *(place for ink in inks for place in ink[:2])})
        segments = [
            Segment(
                drawn[first:last].replace("\t", TAB),
                Style.combine(
                    [self.rich_style, *(ink for f, b, ink in inks if f <= first and last <= b)]
                ),
            )
            for first, last in pairwise(places)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _inks(self, number: int, line: str) -> Iterator[Ink]:
        """Yield how a line is drawn, where it is not drawn as ever."""
        if line.startswith("#") and _HEADING.match(line):
            yield 0, len(line), _BOLD
        for mark in self._marks(line):
            if mark.bold:
                yield mark.start, mark.end, _BOLD
            if mark.italic:
                yield mark.start, mark.end, _ITALIC
        for place in self._found:
            if place[0] == number:
                yield *place[1:], _FOUND
                if place == self._shown_place:
                    yield *place[1:], self.get_component_rich_style("text-area--selection")
        (top, first), (bottom, last) = sorted(self.selection)
        if top <= number <= bottom and (top, first) != (bottom, last):
            selected = self.get_component_rich_style("text-area--selection")
            yield (
                first if number == top else 0,
                last if number == bottom else len(line) + 1,
                selected,
            )
        row, column = self.cursor_location
        if row == number and self.has_focus:
            end = graphemes.end_after(line, column) if column < len(line) else column + 1
            yield column, end, self.get_component_rich_style("text-area--cursor")

    def find(self, words: str) -> int:
        """Mark where words stand in the text, and return in how many places."""
        self._found = [
            (number, first, last)
            for number, line in enumerate(self.document.lines)
            for first, last in places(words, line)
        ]
        self._shown_place = None
        self.refresh()
        return len(self._found)

    def next_found(self) -> int:
        """Return which of the places found is the first behind the cursor, or else of all."""
        behind = [at for at, place in enumerate(self._found) if place[:2] >= self.cursor_location]
        return behind[0] if behind else 0

    def show_found(self, at: int) -> None:
        """Show one of the places found; the text is moved only where it is out of sight."""
        number, first, _ = self._shown_place = self._found[at]
        y = self.wrapped_document.location_to_offset((number, first)).y
        if not 0 <= y - self.scroll_offset.y < self.size.height:
            self.scroll_to(y=max(0, y - self.size.height // 2), animate=False)
        self.refresh()

    def end_finding(self) -> None:
        """Mark nothing any more, and go on behind the place that was shown last."""
        if self._shown_place:
            number, _, last = self._shown_place
            self.move_cursor((number, last))
        self.find("")

    def action_cursor_text_start(self, select: bool = False) -> None:
        """Go to the beginning of the text."""
        self.move_cursor(self.document.start, select=select)

    def action_cursor_text_end(self, select: bool = False) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def get_cursor_left_location(self) -> Location:
        """Return where the grapheme before the cursor begins, or the line before ends."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, graphemes.start_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """Return where the grapheme at the cursor ends, or the next line begins."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line):
            return super().get_cursor_right_location()
        return row, graphemes.end_after(line, column)

    def get_cursor_line_end_location(self) -> Location:
        """Return the end of the row, or the last grapheme in it where the line goes on."""
        row, column = super().get_cursor_line_end_location()
        return row, graphemes.start_at(self.document.get_line(row), column)

    def get_cursor_word_left_location(self) -> Location:
        """Return where the word before the cursor begins, or the line before ends."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, graphemes.word_before(self.document.get_line(row), column)

    def get_cursor_word_right_location(self) -> Location:
        """Return where the word behind the cursor ends, or the next line begins."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column == len(line):
            return super().get_cursor_right_location()
        return row, graphemes.word_after(line, column)

    def action_delete_word_right(self) -> None:
        """Delete what is selected, or the rest of a word and the blanks before it."""
        start, end = self.selection
        self._delete_via_keyboard(
            start, end if start != end else self.get_cursor_word_right_location()
        )

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Return None: in prose this would search the whole text at every move of the cursor."""
        del bracket, search_from
        return None


class OneLineEditor(MarkdownEditor):
    """A text that is one line, however many rows it takes: Enter goes on."""

    async def on_key(self, event: events.Key) -> None:
        """Leave by Enter, and by the arrows from the first and the last row."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        how: How | None = None
        if event.key == "enter":
            how = "enter"
        elif event.key == "up" and row == 0:
            how = "up"
        elif event.key == "down" and row == self.wrapped_document.height - 1:
            how = "down"
        if how:
            event.stop()
            event.prevent_default()
            leave(self, how)

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted lines as one line."""
        event.text = one_line(event.text)
