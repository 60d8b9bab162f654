"""Preparing, last step: where the file goes, and what is told once it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import page_formats, wording
from bondjournal.summary import file
from bondjournal.tui import keys
from bondjournal.tui.screens.prepare_step import Step
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.wording import pages as words


@dataclass(frozen=True, slots=True)
class Offer:
    """A file and a folder to begin with, what is written, and what speaks against the folder."""

    name: str
    folder: str
    what: str
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Write:
    """The page is to be written to this file in this folder."""

    name: str
    folder: str


def _format_of(name: str) -> str:
    return file.format_of(PurePath(name))


class WriteStep(Step):
    """Where the file goes."""

    NUMBER = 6
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2",
            "format",
            "for print",
            tooltip="as HTML, for print; again: as Markdown",
            priority=True,
        ),
    ]

    def __init__(self, place: str, offer: Offer) -> None:
        """Offer a file."""
        super().__init__(place)
        self._kind = offer.what
        self._what = Passage()
        self._file = Field(offer.name, margin="file", rule=58)
        self._folder = Field(offer.folder, margin="in", rule=58)
        self._concerns = Passage(*offer.concerns)
        self._free = ""

    def parts(self) -> ComposeResult:
        """Ask where it goes."""
        yield self._what
        yield self._file
        yield self._folder
        yield self._concerns

    def on_mount(self) -> None:
        """Begin with the name."""
        self._tell_format()
        self._file.begin()

    def past_the_last(self) -> None:
        """Write it by Enter in the last field."""
        self.action_go("on")

    def action_go(self, where: Literal["on", "back", "stop"]) -> None:
        """Ask for the file to be written, or leave the step."""
        if where == "on":
            self.ask(Write(self._file.value.strip(), self._folder.value.strip()))
        else:
            super().action_go(where)

    def tell(self, name: str, folder: str, free: str = "") -> None:
        """Tell what is wrong with the name or the folder; a name that is free is offered."""
        self._free = free
        if free:
            self._file.value = free
        self._file.told, self._folder.told = name, folder
        (self._file if name else self._folder).begin()

    def be_concerned(self, concerns: Sequence[str]) -> None:
        """Show what speaks against the folder."""
        self._concerns.say(*concerns)

    def action_format(self) -> None:
        """Let the name of the file end as the next format does: HTML, or Markdown again."""
        name = self._file.value.strip()
        self._file.value = file.in_format(name, page_formats.after(_format_of(name)).name)

    def _tell_format(self) -> None:
        """Say what is written, as the name of the file tells it, and what F2 makes of it."""
        format_ = _format_of(self._file.value.strip())
        said = f"{self._kind}{page_formats.FORMATS[format_].what}."
        self._what.say(Say("Where does the file go?", "asked"), Say(said, "aside"))
        self.foot = (
            ("ctrl+s", "write it"),
            ("f2", page_formats.after(format_).as_words),
            ("tab", "next"),
            "pageup",
            ("escape", "stop"),
        )

    @on(Answer.Changed)
    def _changed(self) -> None:
        self._tell_format()
        if self._file.value != self._free:
            self._file.told = self._folder.told = ""


class WriteThere(Slip[str]):
    """Tells what speaks against a folder; returns "write", or None for another place."""

    FOOT = (("escape", "another place"),)

    def __init__(self, concerns: Sequence[str]) -> None:
        """Tell it."""
        super().__init__()
        self._told = concerns

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(Say("Write it there?", "asked"), *(Say(one) for one in self._told))
        yield Choices(
            Choice("w", "Write it there", name="write"),
            Choice("a", "Another place", name="another"),
            marked=1,
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss("write" if event.choice.called == "write" else None)


@dataclass(frozen=True, slots=True)
class AskToDelete:
    """Whether to be asked about the file after the session."""

    ask: bool


class ReadAgain:
    """The file is to be shown as it was written."""


class Written(Step):
    """The page is written; whether to be asked about the file later."""

    NUMBER = 6
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("o", "read the file again"),
        "pageup",
        ("escape", "home"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "read", "read the file again"),
        Binding("escape", "leave", "home"),
    ]

    def __init__(
        self, place: str, name: str, folder: str, *, asks: bool = True, remembered: bool = True
    ) -> None:
        """Tell where it was written, and what that means.

        Args:
            place: what is prepared.
            name: the file's name.
            folder: the folder it is in.
            asks: whether to ask about deleting it later.
            remembered: whether the journal knows of the file.
        """
        super().__init__(place)
        self._asks, self._remembered = asks, remembered
        self._path = f"{folder}/{name}"
        self._written = words.WRITTEN_TO.format(file=name)
        self._told = f"In {folder}. {wording.WRITTEN}"

    def parts(self) -> ComposeResult:
        """Tell, and ask about deleting."""
        yield Passage(Say(self._written, "asked"), Say(self._told))
        if not self._remembered:
            yield Passage(words.NOT_REMEMBERED.format(path=self._path))
        if not self._asks:
            return
        yield Passage(words.DELETE_LATER)
        later = [Choice(letter, said) for letter, said in words.LATER_CHOICES.items()]
        yield Choices(*later, marked=None)

    def on_mount(self) -> None:
        """Say that it is kept which page this was."""
        self.state = wording.KEPT if self._remembered else ""
        self.call_after_refresh(self._body.scroll_home, animate=False)

    def action_read(self) -> None:
        """Ask for the file to be shown."""
        self.ask(ReadAgain())

    def go_on_from(self, part: Part, how: How) -> None:
        """Stay: nothing here goes on to another part."""

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.ask(AskToDelete(ask=event.choice.key == "y"))
