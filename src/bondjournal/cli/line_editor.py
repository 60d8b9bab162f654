"""Lines of any length from a terminal that can be drawn on, with the usual editing keys.

prompt_toolkit draws on stderr, since stdout is data. It keeps no history and offers no
completions, and nothing of what is typed goes anywhere else.
"""

import asyncio
import functools
import os
import sys
from collections.abc import Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import TabsProcessor
from prompt_toolkit.output import ColorDepth, Output, create_output

from bondjournal import graphemes, signals, terminal
from bondjournal.checks import one_line
from bondjournal.cli import meanwhile


def line(message: str, into: list[str], *, several: bool = False) -> str | None:
    """Return the next line that is typed; Ctrl+D ends a line too.

    Args:
        message: what stands before it.
        into: takes the line before a signal can take it along, or what is cut off of it.
        several: True to keep the lines of a paste as they are; else they become one.

    Returns:
        The line without its end, with bytes that are no character as lone surrogates; None if
        Ctrl+D was all of it, or nothing can be typed any more.
    """
    if not terminal.is_held():
        _begin_anew()
    session = _session(several=several)
    session.default_buffer.reset()
    app = session.app

    def end() -> None:
        if app.loop and app.is_running:
            app.loop.call_soon_threadsafe(_end, app)

    def begin() -> None:
        _hand_on()
        if came:
            end()

    with signals.put_off(end) as came:
        try:
            # Its own handler would show what went wrong with all that was typed.
            session.prompt(message, set_exception_handler=False, pre_run=begin)
        except EOFError:
            if not session.default_buffer.text:
                return None
        except BaseException:
            if session.default_buffer.text:
                into.append(session.default_buffer.text)
            raise
        into.append(session.default_buffer.text)
    return into[-1]


def _end(app: Application[str]) -> None:
    """End the line as Ctrl+D does, if nothing else has."""
    if app.is_running and not app.is_done:
        app.exit(exception=EOFError())


def _hand_on() -> None:
    """Hand on what is typed so far, as long as the line is not ended."""
    handed, app = meanwhile.current(), get_app()
    if handed is None:
        return

    async def look() -> None:
        while True:
            await asyncio.sleep(meanwhile.EVERY)
            handed.look(app.current_buffer.text)

    app.create_background_task(look())


def rest() -> str:
    """Return what was read and belongs to no line, after a Ctrl+C between two lines."""
    keys = get_typeahead(_input())
    return "".join("\n" if key.key == Keys.ControlM else key.data for key in keys)


@functools.cache
def _session(*, several: bool) -> PromptSession[str]:
    return PromptSession(
        input=_input(),
        output=_output(),
        history=DummyHistory(),
        key_bindings=_keys(several=several),
        input_processors=[TabsProcessor(char1=" ", char2=" ")],
        enable_suspend=True,
    )


def _keys(*, several: bool) -> KeyBindings:
    keys = KeyBindings()

    @keys.add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        pasted = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(pasted if several else one_line(pasted))

    @keys.add(Keys.Tab)
    def tab(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\t")

    @keys.add(Keys.Left)
    @keys.add(Keys.ControlB)
    def left(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.cursor_position = graphemes.start_before(buffer.text, buffer.cursor_position)

    @keys.add(Keys.Right)
    @keys.add(Keys.ControlF)
    def right(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        buffer.cursor_position = graphemes.end_after(buffer.text, buffer.cursor_position)

    @keys.add(Keys.Backspace)
    def delete_left(event: KeyPressEvent) -> None:
        buffer, at = event.current_buffer, event.current_buffer.cursor_position
        buffer.delete_before_cursor(at - graphemes.start_before(buffer.text, at))

    @keys.add(Keys.Delete)
    def delete_right(event: KeyPressEvent) -> None:
        buffer, at = event.current_buffer, event.current_buffer.cursor_position
        buffer.delete(graphemes.end_after(buffer.text, at) - at)

    @keys.add(Keys.ControlR)
    @keys.add(Keys.ControlS)
    def search(event: KeyPressEvent) -> None:
        """Do nothing: there is no history to search, and what is typed next is text."""

    @keys.add(Keys.ControlD)
    def end(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.validate_and_handle()
        else:
            event.app.exit(exception=EOFError())

    return keys


if sys.platform == "win32":

    @functools.cache
    def _input() -> Input:
        return create_input(sys.stdin)

    def _output() -> Output:
        return create_output(sys.stderr)

    def _begin_anew() -> None:
        return

else:
    from prompt_toolkit.input.vt100 import Vt100Input
    from prompt_toolkit.output.vt100 import Vt100_Output

    _CTRL_C, _PASTE_ENDS = "\x03", "\x1b[201~"
    _LETTER = object()
    """Any key that is a letter, except one behind Escape, which makes it a command."""

    class _Typed(Vt100Input):
        """What is typed. Letters that came together are one key, so that a long paste is quick."""

        before: object = None
        """The last key."""

        def read_keys(self) -> list[KeyPress]:
            together: list[KeyPress] = []
            for key in (*super().read_keys(), *self._stopped()):
                before, self.before = self.before, key.key
                if before == Keys.ControlM and key.key == Keys.ControlJ:
                    continue  # one line end, as files from Windows have them
                if together and before == _LETTER and not isinstance(key.key, Keys):
                    together[-1].data += key.data
                else:
                    together.append(key)
                if not isinstance(key.key, Keys) and before != Keys.Escape:
                    self.before = _LETTER
            return together

        def _stopped(self) -> Iterator[KeyPress]:
            """Yield the text of a paste that Ctrl+C cut short, and then Ctrl+C."""
            parser = self.vt100_parser
            # The parser would wait for the end of the paste for ever, and add each key to it.
            if parser._in_bracketed_paste and parser._paste_buffer.endswith(_CTRL_C):  # noqa: SLF001  # no other way to know
                parser.feed(_PASTE_ENDS)
                (pasted,), self._buffer = self._buffer, []
                yield KeyPress(Keys.BracketedPaste, pasted.data.removesuffix(_CTRL_C))
                yield KeyPress(Keys.ControlC, _CTRL_C)

    @functools.cache
    def _input() -> _Typed:
        return _Typed(sys.stdin)

    def _begin_anew() -> None:
        """Take the next LF for Enter: between lines the terminal may have turned Enter into LF."""
        _input().before = None

    def _output() -> Output:
        # No cursor position request: a terminal that does not answer would get a warning.
        return Vt100_Output(
            sys.stderr,
            _size,
            term=os.environ.get("TERM"),
            default_color_depth=ColorDepth.DEPTH_1_BIT,
            enable_bell=False,
            enable_cpr=False,
        )

    def _size() -> Size:
        try:
            columns, rows = os.get_terminal_size(sys.stderr.fileno())
        except OSError:  # the terminal is gone
            columns = rows = 0
        return Size(rows=rows or 24, columns=columns or 80)
