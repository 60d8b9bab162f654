"""The palette: everything by name. Type a few letters, and choose."""

from collections.abc import Collection
from inspect import isawaitable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from bondjournal import guessed_words
from bondjournal.actions import ACTIONS
from bondjournal.tui.help import Command, anywhere, of_screen
from bondjournal.tui.slip import ABOVE, Slip
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.holders import Body
from bondjournal.tui.widgets.part import How, Part


class Palette(Slip[Command]):
    """A field, and below it the commands that match; arrows and Enter work while typing."""

    DEFAULT_CSS = "Palette .list { height: auto; margin-top: 1; }"

    def __init__(self, screen: Screen[Any]) -> None:
        """Offer the commands of a screen's keys, and those that the app has by name."""
        super().__init__()
        self._came_from = screen
        self._commands: list[Command] = []
        self._list = Body(classes="list")

    def parts(self) -> ComposeResult:
        """Yield the field and the list of everything."""
        app = self.app
        self._commands = [
            *(command for command in of_screen(self._came_from) if not command.moves),
            *(
                Command((), named.title, named.title, named.callback, guessed_as=named.help)
                for named in app.get_system_commands(self._came_from)
            ),
            *(command for command in anywhere(app) if command.words != ACTIONS["menu"].words),
        ]
        yield Field(margin="find", rule=0)
        with self._list:
            yield Choices(*self._fitting(""), dense=True)

    def on_mount(self) -> None:
        """Focus the field; the list follows what is typed."""
        self.query_one(Choices).can_focus = False

    def _fit(self, width: int, height: int) -> None:
        super()._fit(width, height)
        # Leave room for the field above the list.
        self._list.styles.max_height = max(1, height - ABOVE - 8)

    def _fitting(self, typed: str) -> list[Choice]:
        """Return the commands that contain the words typed, then those that the words can mean."""
        typed = typed.casefold()
        found = [
            command
            for command in self._commands
            if all(word in command.words.casefold() for word in typed.split())
        ]
        found.sort(key=lambda command: not command.does.casefold().startswith(typed))
        lines = guessed_words.lines(typed)
        meant = [
            command
            for command in self._commands
            if command not in found and _is_meant(command.guessed_as, typed, lines)
        ]
        meant.sort(key=lambda command: command.guessed_as not in lines)
        return [
            Choice(command.sign, command.words, name=str(self._commands.index(command)))
            for command in found + meant
        ]

    @on(Answer.Changed)
    def _typed(self) -> None:
        typed = self.query_one(Field).value.strip()
        self.query_one(Choices).offer(*self._fitting(typed))

    def go_on_from(self, part: Part, how: How) -> None:
        """Move the mark with the arrows, or choose the command it is on with Enter."""
        del part
        choices = self.query_one(Choices)
        if how == "enter":
            choices.action_choose()
        else:
            choices.action_move(1 if how == "down" else -1)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(self._commands[int(event.choice.called)])

    async def do(self, command: Command | None) -> None:
        """Run the chosen command, once the slip is closed."""
        done = command.run() if command else None
        if isawaitable(done):
            await done


def _is_meant(command: str, typed: str, lines: Collection[str]) -> bool:
    """Return whether a command begins with what was typed, or one of the guessed lines means it."""
    begins = len(typed) >= guessed_words.SHORTEST and command.startswith(typed)
    return bool(command) and (
        begins
        or any(f"{command} ".startswith(f"{line} ") for line in lines)
        or any(line.startswith(f"{command} ") for line in lines)
    )
