"""The pages that were written to files, the newest first."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.tui.keys import requests
from bondjournal.tui.screens.list_screen import ListScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import pages as words


class Pages(ListScreen):
    """A list of pages; what is known about the chosen one stands below it."""

    DEFAULT_CSS = "Pages Rows { max-height: 70%; }"
    PLACE = "Pages written"
    BINDINGS: ClassVar[list[BindingType]] = requests(
        "open", ("delete", "delete the file"), "forget"
    )

    def __init__(
        self, rows: Sequence[Row], known: Mapping[UUID, Sequence[str]], begin: UUID | None = None
    ) -> None:
        """Show pages.

        Args:
            rows: the pages, each by its uuid.
            known: what is known about each, in sentences.
            begin: the one the mark begins on.
        """
        super().__init__(Rows(rows, empty=(words.NONE_WRITTEN, ""), classes="fits"))
        self._known = known
        self._about = Passage(id="about")
        self._begin = begin

    def parts(self) -> ComposeResult:
        """List them."""
        yield self.rows
        yield self._about

    def on_mount(self) -> None:
        """Begin at one, if one is asked for."""
        if self._begin is not None:
            self.rows.go_to(self._begin)

    def put(self, rows: Sequence[Row], known: Mapping[UUID, Sequence[str]]) -> None:
        """Show them as they are now."""
        self._known = known
        self.show(rows)

    @on(Rows.Chosen)
    def _tell_chosen(self, event: Rows.Chosen) -> None:
        key = event.row.key if event.row else None
        said = self._known.get(key, ()) if isinstance(key, UUID) else ()
        self._about.say(*said, tone="aside")
