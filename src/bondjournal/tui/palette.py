"""The palette: everything by name. Type a few letters, and choose."""

from collections.abc import Collection
from functools import partial
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
from bondjournal.tui.widgets.passage import Passage

MOST = 10
"""How many commands are shown at once."""
NOTHING = "Nothing here has that name. F1 says how this works."
ANOTHER_NAME = "Looking for your {typed}? Here it's called {called}."


class Palette(Slip[Command]):
    """A field, and below it the commands that match; arrows and Enter work while typing."""

    DEFAULT_CSS = "Palette .list { height: auto; margin-top: 1; }"
    FOOT = (("previous", "choose"), ("next", "choose"), ("open", "go"), "leave")

    def __init__(self, screen: Screen[Any]) -> None:
        """Offer the commands of a screen's keys, and those that the app has by name."""
        super().__init__()
        self._came_from = screen
        self._commands: list[Command] = []
        self._list = Body(classes="list")
        self._sentence = Passage(tone="aside")

    def parts(self) -> ComposeResult:
        """Yield the field, a sentence about it, and the list of what fits."""
        self._commands = self._all()
        yield Field(margin="find", rule=0, mark=False)
        yield self._sentence
        with self._list:
            yield Choices(*self._fitting(""))

    def _all(self) -> list[Command]:
        """Return all commands; a screen's own one takes the place of the one by the same name.

        Letters go to the field, so that only keys that work anywhere are shown.
        """
        everywhere = [one for one in anywhere(self.app) if one.words != ACTIONS["menu"].words]
        known = {one.words for one in everywhere}
        own = [
            one._replace(signs=())
            for one in of_screen(self._came_from)
            if not one.moves and one.words not in known
        ]
        for words, action in getattr(self._came_from, "BY_NAME", ()):
            run = partial(self._came_from.run_action, action)
            own.append(Command((), words, words, run))
        signs = {one.guessed_as: one.signs[-1:] for one in everywhere}
        named = [
            Command(signs.get(one.help, ()), one.title, one.title, one.callback, False, one.help)
            for one in self.app.get_system_commands(self._came_from)
        ]
        same = {one.guessed_as: one for one in own if one.guessed_as}
        taken = {one.guessed_as for one in named}
        own = [one for one in own if not one.guessed_as or one.guessed_as not in taken]
        return [*own, *(same.get(one.guessed_as, one) for one in named), *everywhere]

    def on_mount(self) -> None:
        """Focus the field; the list follows what is typed."""
        self._sentence.display = False
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
        meant = [one for one in self._meant(typed) if one not in found]
        return [
            Choice(
                command.sign,
                command.words[:1].upper() + command.words[1:],
                name=str(self._commands.index(command)),
            )
            for command in (found + meant)[:MOST]
        ]

    def _meant(self, typed: str) -> list[Command]:
        """Return the commands that guessed words lead to, those that they name first."""
        if several := guessed_words.SEVERAL.get(typed):
            by_guess = {one.guessed_as: one for one in reversed(self._commands)}
            return [by_guess[one] for one in several if one in by_guess]
        lines = guessed_words.lines(typed)
        meant = [one for one in self._commands if _is_meant(one.guessed_as, typed, lines)]
        return sorted(meant, key=lambda command: command.guessed_as not in lines)

    @on(Answer.Changed)
    def _typed(self) -> None:
        typed = self.query_one(Field).value.strip()
        fitting = self._fitting(typed)
        self.query_one(Choices).offer(*fitting)
        sentence = "" if fitting else NOTHING
        if called := guessed_words.OTHER_NAMES.get(typed.casefold()):
            sentence = ANOTHER_NAME.format(typed=typed.casefold(), called=called)
        self._sentence.display = bool(sentence)
        self._sentence.say(sentence, tone="aside")

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
