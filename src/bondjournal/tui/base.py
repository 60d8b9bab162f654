"""The app without its journal: the looks, the global keys, and how it ends."""

import asyncio
import contextlib
import os
from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar, cast

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from bondjournal.looks import DRAWN, USUAL_LOOK
from bondjournal.tui import ending, incoming, keys, look
from bondjournal.tui.frame import Frame
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.turns import Moved, Passed, Turns

T = TypeVar("T")


class BaseApp(App[T]):
    """What every app of this project needs.

    A global action is available if the app has its method: those of F1 and ^P are here,
    `action_close`, `action_hide`, `action_feels_off` and `action_hard_time` are for a subclass.
    """

    TITLE = ending.NEUTRAL_TITLE
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*keys.OF_EVERYWHERE]

    def __init__(
        self,
        *,
        look_name: str = USUAL_LOOK,
        symbols: str = "auto",
        show_cursor: bool = False,
        may_copy: bool = False,
    ) -> None:
        """Make the app.

        Args:
            look_name: a name in LOOKS.
            symbols: "auto", "drawn" or "plain".
            show_cursor: True to show the terminal's own cursor, for screen readers.
            may_copy: True to let copied text into the clipboard of other programs.
        """
        uncoloured = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if uncoloured else None)
        for theme in look.themes():
            self.register_theme(theme)
        self.may_copy = may_copy
        self.show_cursor = show_cursor
        self.turns = Turns(self)
        self._ended = False
        self._crashed: str | None = None
        self.signs = DRAWN
        self.set_symbols(symbols)
        self.set_look(look_name)

    def set_look(self, look_name: str) -> None:
        """Change the look; without colour it is always "terminal"."""
        self.theme = "terminal" if self.no_color else look_name

    def set_symbols(self, symbols: str) -> None:
        """Change the signs: "auto", "drawn" or "plain"."""
        self.signs = look.signs(symbols, colour=not self.no_color)
        if self.is_running:
            self.refresh_css(animate=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return defaults for our own colour tokens, which Textual's themes do not have."""
        return look.defaults()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the global actions that this app does not have."""
        if any(binding.action == action for binding in keys.OF_EVERYWHERE):
            return hasattr(self, f"action_{action}")
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """Let keys act in turn, and clear the notice before one does anything."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self.turns.is_due(event):
            if isinstance(event, events.Key) and isinstance(self.screen, Frame):
                self.screen.before_key()
            await super().on_event(event)
            self.turns.acted(event)

    def on_passed(self, event: Passed) -> None:
        """Note that everything sent before has arrived."""
        event.here.set()

    def on_moved(self, event: Moved) -> None:
        """Let keys act that waited for this."""
        self.turns.move(event)

    @property
    def is_handling(self) -> bool:
        """Whether a request of the screen in front is being handled, so that keys wait for that."""
        return isinstance(self.screen, RequestSheet) and self.screen.is_handling

    async def action_help(self) -> None:
        """Show the keys of this screen and the global ones."""
        from bondjournal.tui.help import Help

        if not isinstance(self.screen, Help):
            await self.push_screen(Help(self.screen))

    async def action_menu(self) -> None:
        """Show the palette: everything by name."""
        from bondjournal.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            screen = Palette(self.screen)
            await self.push_screen(screen, screen.do)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return the app's commands by name, without Textual's own, such as screenshots."""
        del screen
        return ()

    def action_help_quit(self) -> None:
        """Do nothing on ^C: other programs' habits should not end this one."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied text for pasting here; other programs get it only if that is allowed."""
        if self.may_copy:
            super().copy_to_clipboard(text)
        else:
            self._clipboard = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: this program never goes online."""
        del url, new_tab

    def keep_before_end(self) -> None:
        """Keep what is being written. Called once, before the app ends by an error or a signal.

        A subclass keeps drafts here; it may take its time but must not await anything.
        """

    def _keep(self) -> bool:
        """Keep what is being written, once, and return whether that worked."""
        if self._ended:
            return True
        self._ended = True
        try:
            self.keep_before_end()
        except Exception:  # noqa: BLE001  whatever it is, nothing of it may be printed
            return False
        return True

    def _handle_exception(self, error: Exception) -> None:
        """End because of a bug, without showing anything that is in memory.

        Textual would print the frames with their local variables.
        """
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if self._crashed is None:
            self._crashed = ending.CRASHED if self._keep() else ending.CRASHED_UNKEPT
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """End as for any other bug."""
        self._handle_exception(RuntimeError("the app stopped"))

    def panic(self, *renderables: RenderableType) -> None:
        """End as for any other bug; what Textual would print is dropped."""
        del renderables
        self._fatal_error()

    def _print_error_renderables(self) -> None:
        """Print the one sentence about the end, after the terminal was restored."""
        self._exit_renderables.clear()
        if self._crashed:
            with contextlib.suppress(OSError, ValueError):
                self.error_console.print(Text(self._crashed), soft_wrap=True)
            self._crashed = ""

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system with a neutral title."""
        driver = super().get_driver_class()
        incoming.take_anything(driver)
        return cast("type[Driver]", type("Neutral", (ending.NeutralDriver, driver), {}))

    async def run_async(self, **how: Any) -> T | None:
        """Run the app, and end it cleanly on signals and on errors in tasks nobody awaits."""
        loop = asyncio.get_running_loop()
        with ending.watched(loop, ended=self._end, failed=self._on_failure):
            return await super().run_async(**how)

    def _on_failure(self, error: BaseException) -> None:
        self._handle_exception(error if isinstance(error, Exception) else RuntimeError("ended"))

    def _end(self, number: int) -> None:
        """End because of a signal: keep what is being written, restore the terminal."""
        self._keep()
        self.exit(return_code=128 + number)
