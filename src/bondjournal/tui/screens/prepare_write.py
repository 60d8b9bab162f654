"""Preparing: the file of the page, where else it may go, and what is said once it is written."""

import asyncio
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import page_formats, page_styles, wording
from bondjournal.errors import JournalError
from bondjournal.flows import page_file
from bondjournal.summary import file, page_folder
from bondjournal.summary.shown import Shown
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.screens.prepare_step import Preparing, Step, Where
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import pages as words

_READ = "r"
"""The letter of reading the file that was made."""


async def write(preparing: Preparing) -> str:
    """Write the page that was read to a file, which never replaces one, if that is wanted."""
    page = preparing.shown
    if page is None:
        return "back"
    name = file.name(page.page, preparing.style)
    folder = await preparing.app.read(page_folder.offered)
    offer = await asyncio.to_thread(page_folder.offer, folder, name)
    talk = OnScreen(preparing.app)
    answer = await page_file.ask_to_make(talk, offer.path, offer.concerns, elsewhere=True)
    written, refused = None, ""
    if answer == page_file.WRITE:
        try:
            written = await _make(preparing, page, offer.path)
        except JournalError as error:
            refused = error.message
    elif answer != page_file.ANOTHER:
        return "back"
    if written is None:
        screen = WriteStep(preparing, page, offer, refused)
        went = await preparing.run(screen)
        if screen.written is None:
            return went
        written = screen.written
    return await preparing.run(Written(preparing, page, written))


async def _make(preparing: Preparing, page: Shown, path: Path) -> page_file.WrittenPage:
    """Write a page to a file, in the format of its name."""
    talk, style = OnScreen(preparing.app), preparing.style
    return await page_file.write(
        talk, preparing.page, page.page, style, path, _format_of(path.name)
    )


def _format_of(name: str) -> str:
    return file.format_of(PurePath(name))


class WriteStep(Step):
    """The step that asks where the file goes."""

    NAME = "page"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("format", priority=True),
        *bindings("next_field"),
    ]

    def __init__(
        self, preparing: Preparing, shown: Shown, offer: page_folder.Place, refused: str = ""
    ) -> None:
        """Offer a file for the page that was read; `refused` says why one could not be written."""
        super().__init__(preparing)
        self._page = shown
        self._refused = refused
        self.written: page_file.WrittenPage | None = None
        """The page as it was written."""
        self._what = Passage()
        self._file = Field(offer.path.name, margin="file", rule=58)
        self._folder = Field(file.tilde(offer.path.parent), margin="in", rule=58)
        self._concerns = Passage(*offer.concerns)
        self._free = ""

    def parts(self) -> ComposeResult:
        """Ask where it goes."""
        yield self._what
        yield self._file
        yield self._folder
        yield self._concerns

    def on_mount(self) -> None:
        """Focus the name."""
        super().on_mount()
        self._tell_format()
        self._file.begin()
        if self._refused:
            self._refuse("", self._refused)

    def past_the_last(self) -> None:
        """Write the file on Enter in the last field."""
        self.action_go("on")

    def action_leave(self) -> None:
        """Go back to the page."""
        self.ask(partial(self.leave_for, "back"))

    def action_go(self, where: Where) -> None:
        """Write the file, or leave the step."""
        if where == "on":
            self.ask(partial(self._write, self._folder.value.strip(), self._file.value.strip()))
        else:
            super().action_go(where)

    async def _write(self, folder: str, name: str) -> str | None:
        """Write the file and return "on", or say why that fails."""
        talk = OnScreen(self.preparing.app)
        place = await asyncio.to_thread(page_folder.place, folder, name)
        if place.wrong_name or place.wrong_folder:
            self._refuse(place.wrong_name, place.wrong_folder, place.free)
        elif not await page_file.is_to_be_made(talk, place.path, place.concerns):
            self._concerns.say(*place.concerns)
        else:
            try:
                self.written = await _make(self.preparing, self._page, place.path)
            except JournalError as error:
                self._refuse("", error.message)
            else:
                return "on"
        return None

    def _refuse(self, name: str, folder: str, free: str = "") -> None:
        """Show what is wrong with the name or the folder, and offer a name that is free."""
        self._free = free
        if free:
            self._file.value = free
        self._file.feedback, self._folder.feedback = name, folder
        (self._file if name else self._folder).begin()

    def action_format(self) -> None:
        """Change the ending of the file's name to the next format: HTML, or Markdown again."""
        name = self._file.value.strip()
        self._file.value = file.in_format(name, page_formats.after(_format_of(name)).name)

    def _tell_format(self) -> None:
        """Show what is written, going by the file's name, and to which format F2 changes it."""
        format_ = _format_of(self._file.value.strip())
        style = page_styles.STYLES[self.preparing.style]
        said = f"{style.label}{page_formats.FORMATS[format_].what}."
        self._what.say(Say(words.WHERE_TO, "asked"), Say(said, "aside"))
        self.foot = (
            ("keep", "write it"),
            ("format", page_formats.after(format_).as_words),
            "next_field",
            ("leave", "back"),
        )

    @on(Answer.Changed)
    def _changed(self) -> None:
        self._tell_format()
        if self._file.value != self._free:
            self._file.feedback = self._folder.feedback = ""


class Written(Step):
    """Says that the page is written, and asks whether to ask about the file later."""

    NAME = "page"
    FOOT = ("leave",)
    BINDINGS: ClassVar[list[BindingType]] = bindings(("leave", "home"))

    def __init__(self, preparing: Preparing, shown: Shown, written: page_file.WrittenPage) -> None:
        """Make the step, with the page that was written."""
        super().__init__(preparing)
        self._text = shown.text
        self._written = written
        self._asks = not preparing.app.demo and written.uuid is not None

    def parts(self) -> ComposeResult:
        """Yield where the file is and what that means, and the question."""
        path = self._written.path
        sentence = words.WRITTEN_TO.format(file=path.name)
        folder = file.in_folder(path.parent)
        yield Passage(Say(sentence, "asked"), Say(f"In {folder}. {wording.WRITTEN}"))
        if refused := self._written.not_remembered:
            yield Passage(refused.message, refused.hint)
        later = page_file.LATER if self._asks else ()
        if later:
            yield Passage(words.DELETE_LATER)
        choices = [Choice(one.letter, one.words) for one in later]
        yield Choices(*choices, Choice(_READ, words.READ_FILE), marked=None, dense=True)

    def on_mount(self) -> None:
        """Show whether the journal remembers the page."""
        super().on_mount()
        self.state = wording.KEPT if self._written.uuid is not None else ""
        self.call_after_refresh(self._body.scroll_home, animate=False)

    async def _read_again(self) -> None:
        path, text = self._written.path, self._text
        if page_formats.FORMATS[file.format_of(path)].is_plain:
            text = await asyncio.to_thread(_text_of, path)
        await self.app.push_screen_wait(AsItIs(path.name, text))

    def go_on_from(self, part: Part, how: How) -> None:
        """Stay: no part here leads to another one."""

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        answer = event.choice.key
        self.ask(self._read_again if answer == _READ else partial(self._be_asked, answer))

    async def _be_asked(self, answer: str) -> str | None:
        if self._written.uuid is not None:
            await page_file.be_asked(OnScreen(self.preparing.app), self._written.uuid, answer)
        return "done"


def _text_of(path: Path) -> str:
    """Return the present content of a page's file, ready to show."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return words.UNREADABLE
