"""The app: how the TUI begins and ends, and what flows need of it.

`keeping` lets them read and write the journal, `drafts` holds what is being written,
`flows.opening` is the way in, `lockable` and `locking` are the way out.
"""

import asyncio
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from bondjournal.errors import JournalError
from bondjournal.looks import LOOKS, USUAL_LOOK
from bondjournal.tui import locking
from bondjournal.tui.frame import Frame
from bondjournal.tui.keeping import KeepingApp
from bondjournal.tui.screens.hidden import Hidden
from bondjournal.vault import made_up, places, process
from bondjournal.vault.layout import Vault
from bondjournal.vault.passphrase import drop_from_environment
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal
    from bondjournal.tui.flows.doors import Door

KEEP_AGAIN = 1.0
"""Seconds between two tries to keep a draft for which there is no room."""
LOOK_AROUND = 1
"""What the app returns if somebody wants to see the made-up journal first."""


class JournalApp(KeepingApp):
    """The TUI of a journal."""

    def __init__(
        self,
        vault: Vault,
        *,
        journal: "Journal | None" = None,
        demo: bool = False,
        passphrase: str | None = None,
        before: locking.Before | None = None,
        look_name: str = USUAL_LOOK,
        **how: Any,
    ) -> None:
        """Make the app.

        Args:
            vault: where the journal is, or will be.
            journal: an open journal to begin with at home, unlocked.
            demo: True if the journal is made up and deleted when the app ends.
            passphrase: given by a script, tried once.
            before: what the program image before this one left.
            look_name: a name in LOOKS.
            how: as for every app of this look.
        """
        super().__init__(vault, journal, look_name=look_name, **how)
        self.demo = demo
        self.passphrase = passphrase
        self.before = before or locking.Before()
        self.unwritten = dict(self.before.unwritten)
        self.look_chosen = False
        """Whether a look was chosen before there was a journal to store it in."""
        self.by_recovery_key = False
        """Whether the journal was opened with its recovery key."""

    def on_mount(self) -> None:
        """Start the flow that leads into the program."""
        from bondjournal.tui.flows.opening import begin

        self.go(begin(self))

    def leave_behind(self) -> locking.Before:
        """Seal the present place, and note whether there is a journal, whose folder may go away."""
        has_journal = self.before.locked or self.recipient is not None or self.journal is not None
        return replace(super().leave_behind(), locked=has_journal)

    def way_back(self) -> dict[str, str]:
        """Return how to come back to the list or entry in front; empty if there is none."""
        if self.journal is None:
            return {}
        from bondjournal.tui.flows import arriving

        return arriving.way_back(self)

    def go(self, flow: Coroutine[Any, Any, None]) -> None:
        """Run a flow; what goes wrong in it is reported where it began."""
        self.run_worker(self.run_flow(flow))

    def run_in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something behind what is on the screen; what goes wrong in it is reported there."""
        self.run_worker(self._report_errors(work))

    async def _report_errors(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except JournalError as error:
            self.show_notice(error.message)

    async def run_flow(self, flow: Coroutine[Any, Any, object]) -> None:
        """Run a flow; where it cannot go on, come back to where it began and say why."""
        front = self.screen
        try:
            await flow
        except JournalError as error:
            await self._back_to(front)
            self.show_notice(error.message)

    async def _back_to(self, screen: Screen[Any]) -> None:
        """Close the screens above this one, once what is being written on them is a draft.

        If the draft cannot be kept, since there may be no room, they stay until it can.
        """
        while screen in self.screen_stack and screen is not self.screen:
            try:
                self.keep_before_end()
                break
            except JournalError as error:
                self.show_notice(error.message)
                await asyncio.sleep(KEEP_AGAIN)
        while screen in self.screen_stack and screen is not self.screen:
            self.pop_screen()

    def end(self) -> None:
        """Release everything, and forget a stored place that nobody came back to."""
        super().end()
        if self.before.place is not None:
            with suppress(JournalError):
                places.forget(self.vault, self.before.place)

    def show_notice(self, sentence: str) -> None:
        """Show a sentence in the notice row of the screen in front."""
        if isinstance(self.screen, Frame):
            self.screen.notice(sentence)

    async def action_close(self) -> None:
        """Close the program; what is being written is kept as a draft."""
        await self.settle_typed()
        try:
            self.keep_before_end()
        except JournalError as error:
            self.show_notice(words.UNWRITTEN if self.unwritten else error.message)
            return
        self._ended = True
        self.exit(0)

    def action_feels_off(self) -> None:
        """Show the doors of "Something feels off", over whatever is in front."""
        from bondjournal.tui.flows import off

        if not off.is_here(self):
            off.open_here(self)

    def action_hard_time(self) -> None:
        """Show "Hard time" over whatever is in front, locked or not."""
        from bondjournal.tui.flows import hard_time

        if not hard_time.is_here(self):
            hard_time.open_here(self)

    def leave(self, sentence: str) -> None:
        """End the program, and print a last sentence on the terminal."""
        self._ended = True
        self.exit(0, message=sentence)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the global actions on a hidden screen, and "feels off" without a journal."""
        if isinstance(self.screen, Hidden) or (action == "feels_off" and self.journal is None):
            return False
        return super().check_action(action, parameters)

    def choose_look(self, look_name: str) -> None:
        """Change the look, and store it in the journal."""
        self.set_look(look_name)
        self.look_chosen = True
        if self.journal is not None:
            self.run_in_background(self.settle("look", look_name))

    async def settle(self, name: str, value: object) -> None:
        """Keep a setting in the journal.

        Raises:
            JournalError: it was not kept.
        """
        from bondjournal.journal import settings

        await self.write(settings.put, name, value)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield what can be done by name besides a screen's keys, with the CLI command as help."""
        del screen
        if self.journal is not None:
            from bondjournal.tui.flows import doors

            for door in doors.by_name(self):
                yield SystemCommand(door.name, door.guessed_as, partial(self.lead, door))
            yield SystemCommand("Lock the journal", "hide", self.action_hide)
        for look in LOOKS:
            if look != self.theme:
                command, choose = f"config set look {look}", partial(self.choose_look, look)
                yield SystemCommand(f"Set the look to {look}", command, choose)

    def lead(self, door: "Door") -> None:
        """Go through one of the doors that have a name."""
        from bondjournal.tui.flows import doors

        self.go(doors.lead_and_look_again(self, door))


def run(vault: Vault, *, demo: bool = False, passphrase: str | None = None) -> int:
    """Run the TUI, and return its exit code.

    Args:
        vault: where the journal is, or will be.
        demo: True to look around in the made-up journal instead.
        passphrase: given by a script.
    """
    from bondjournal.tui.made_up import look_again, look_around

    process.harden()
    locking.stop_if_asked()
    before = locking.take_handed_over()
    if demo:
        return look_around()
    if made_up.is_made_up(vault):
        return look_again(vault, before)
    drop_from_environment()
    while True:
        app = JournalApp(
            vault, passphrase=passphrase, before=before, look_name=locking.initial_look()
        )
        result = app.run()
        app.end()
        if result != LOOK_AROUND:
            return app.return_code or 0
        look_around()
        passphrase, before = None, locking.Before()
