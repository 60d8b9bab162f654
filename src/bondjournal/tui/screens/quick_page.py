"""Quick page: the next page as it stands, to be read at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.summary.next_page import NextPage
from bondjournal.summary.page import Style
from bondjournal.summary.shown import Shown
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.holders import Gap
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.reader import Reader
from bondjournal.wording import pages as words


class QuickPage(RequestSheet[str]):
    """The page, which scrolls; a file of it is made only on request."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *requests(
            ("open", "full screen"),
            ("keep", "make file"),
            ("left", "length"),
            ("right", "length"),
        ),
        *bindings(("leave", "home")),
        *bindings(scroll="scroll_body('page_down')", listed=False),
    ]

    def __init__(self, page: NextPage, year: int) -> None:
        """Say whose page it is; `year` is the year that dates leave out."""
        super().__init__()
        whose = f" for {page.name}" if page.name else ""
        self.set_reactive(QuickPage.place, f"{words.QUICK_PAGE}{whose}")
        if page.day:
            weekday = dates.WEEKDAYS[page.day.weekday()]
            self.set_reactive(QuickPage.remark, f"for {weekday} {dates.short(page.day, year)}")
        self._before = Passage()
        self._text = Reader(joins=True, classes="close")

    def parts(self) -> ComposeResult:
        """Show it."""
        yield self._before
        yield self._text
        yield Gap()

    def show(self, found: Shown) -> None:
        """Show the page as it stands."""
        self._text.read(found.text)

    def begin(self, found: Shown, style: Style) -> None:
        """Show the page once everything about it is asked, or in another length."""
        self._before.say(wording.BEFORE_WRITING.replace(". ", ".\n", 1), tone="offered")
        self._text.remove_class("close")
        self.remark = words.lengths(style)
        self._text.read(found.text, margin="the page")
        self._body.scroll_home(animate=False)
        if found.over:
            self.notice(words.too_long(found.over.words, than=found.over.than))
        elif found.page.empty:
            self.notice(words.NOTHING_ON_IT)
        else:
            self.notice(words.COMES_BACK if found.text.strip() else words.NOTHING_ON_IT)
