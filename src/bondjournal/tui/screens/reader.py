"""One entry to read, with what belongs to it in the margin."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import dates, wording
from bondjournal.journal.values import Entry
from bondjournal.tui.keys import bindings, requests
from bondjournal.tui.screens import days
from bondjournal.tui.screens.browsing import Browsing
from bondjournal.tui.screens.finding import Finding
from bondjournal.tui.screens.undo_sheet import UndoSheet
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.reader import Reader
from bondjournal.wording.whose import for_whom


class ReadEntry(Browsing, Finding, UndoSheet[str]):
    """One entry to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *requests(
            "edit",
            "share",
            ("left", "newer"),
            ("right", "older"),
            "quote",
            "versions",
            "delete",
            "undo",
        ),
        *bindings(("leave", "journal")),
    ]

    def __init__(self, entry: Entry, year: int) -> None:
        """Show an entry; `year` is the year that dates leave out."""
        super().__init__()
        self.entry = entry
        self._year = year
        self._asked = Passage(id="question")
        self._text = Reader()
        self._line = Passage(id="line")
        self._quoted = Passage(id="quoted")

    def parts(self) -> ComposeResult:
        """Yield the question it answers, the text, and what a page carries of it."""
        yield self._asked
        yield self._text
        yield self._line
        yield self._quoted

    def on_mount(self) -> None:
        """Show the entry."""
        self.show(self.entry)

    def show(self, entry: Entry) -> None:
        """Show an entry from its beginning; for the same entry, stay where it is scrolled to."""
        if entry.uuid != self.entry.uuid:
            self._body.scroll_to(y=0, animate=False)
        self.entry = entry
        self.place = entry.name
        locked = wording.WRITTEN_WHILE_LOCKED if entry.source == "captured" else ""
        self.remark = "   ".join(filter(None, (for_whom(entry.whose), locked)))
        self._asked.display = bool(entry.prompt)
        self._text.set_class(not entry.prompt, "close")
        self._asked.say(Say(entry.prompt, "offered"))
        tags = [""] if entry.tags else []
        tags += [f"#{name}" for name in entry.tags]
        day, clock = dates.date_and_clock(entry.at, entry.zone)
        when = (days.label(day, self._year), clock)
        self._text.read(entry.body, margin=(*when, *tags))
        self._line.display = entry.share == "gist"
        self._line.say(Say(entry.gist, margin=Label("the one line", short="line")))
        self._quoted.display = bool(entry.quotes)
        quotes = [Say(" ".join(one.split()), "said") for one in entry.quotes]
        first = [Say(one.words, margin="quoted") for one in quotes[:1]]
        self._quoted.say(*first, *quotes[1:])
        self.refresh_bindings()

    @property
    def foot_values(self) -> dict[str, str]:
        """How much of it may go on the page."""
        return {"share": wording.ON_PAGE[self.entry.share]}

    @property
    def searched(self) -> Reader:
        """The text of the entry."""
        return self._text

    def action_leave(self) -> None:
        """Go back to the text from what is looked for; else leave."""
        if self.finding:
            self.stop_finding()
        else:
            super().action_leave()

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        """Enable the keys that are possible for this entry."""
        if parameters[:1] == ("versions",):
            return self.entry.former > 0
        return super().check_action(action, parameters)
