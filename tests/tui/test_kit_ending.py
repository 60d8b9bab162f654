"""How the app ends: nothing of a person's text is printed, and the terminal is put back."""

import asyncio
import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path
from typing import ClassVar

import pytest
from textual import work
from textual.binding import Binding

from bondjournal.tui import ending
from bondjournal.tui.environment import prepare
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.passage import Passage

CANARY = "CANARY-of-a-persons-text"


class Failing(Sheet[None]):
    BINDINGS: ClassVar = [Binding(way, way, way) for way in "hatp"]

    def parts(self):
        yield Passage("Here.")

    def action_h(self):
        text = CANARY
        raise ValueError(text)

    @work
    async def action_a(self):
        text = CANARY
        raise ValueError(text)

    @work(thread=True)
    def action_t(self):
        text = CANARY
        raise ValueError(text)

    def action_p(self):
        self.app.panic(CANARY)


async def fail(stage, key, keep):
    """Let the app fail in one of the ways, and return what Textual raises again for tests."""
    app = None
    try:
        async with stage(Failing()) as shown:
            app = shown.app
            app.keep_before_end = keep
            await shown.press(key)
    except Exception as error:  # noqa: BLE001  Textual wraps what a worker raised
        assert app.return_code == 1
        return error
    raise AssertionError("nothing failed")


@pytest.mark.parametrize("key", ["h", "a", "t", "p"])
async def test_a_mistake_prints_one_sentence_and_keeps_what_was_written(stage, capfd, key):
    kept = []
    raised = await fail(stage, key, lambda: kept.append(True))
    assert CANARY in str(raised) or key == "p"
    assert "".join(capfd.readouterr()).strip() == ending.CRASHED
    assert kept == [True]


async def test_a_mistake_while_keeping_is_told_and_prints_nothing_more(stage, capfd):
    def keep():
        raise OSError(CANARY)

    await fail(stage, "h", keep)
    assert "".join(capfd.readouterr()).strip() == ending.CRASHED_UNKEPT


async def test_failures_nobody_waits_for_are_caught_in_the_loop(capfd):
    failed = []
    loop = asyncio.get_running_loop()

    async def task():
        raise ValueError(CANARY)

    def thread():
        raise ValueError(CANARY)

    with ending.watched(loop, ended=lambda number: None, failed=failed.append):
        running = threading.Thread(target=thread)
        running.start()
        running.join()
        waiting = loop.create_task(task())
        await asyncio.wait([waiting])
        del waiting
        await asyncio.sleep(0)
    assert [str(error) for error in failed] == [CANARY, CANARY]
    assert "".join(capfd.readouterr()) == ""


PROGRAM = """
import asyncio, fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from pathlib import Path
from bondjournal.tui.base import BaseApp
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.words import Words
from textual import constants
from textual.binding import Binding

class Page(Sheet[None]):
    PLACE = "A place"
    BINDINGS = [Binding("f2", "fail", "fail"), Binding("f3", "task", "task")]
    def parts(self):
        yield Words("")
    def action_fail(self):
        text = self.query_one(Words).text
        raise ValueError(text)
    def action_task(self):
        text = self.query_one(Words).text
        async def fail():
            raise ValueError(text)
        asyncio.get_running_loop().create_task(fail())

class App(BaseApp[None]):
    def on_mount(self):
        self.push_screen(Page())
    def keep_before_end(self):
        Path(sys.argv[1]).write_text(self.screen.query_one(Words).text)
    def action_close(self):
        self.exit()

app = App(show_cursor=len(sys.argv) > 2)
app.run()
Path(sys.argv[1] + ".log").write_text(str(constants.LOG_FILE))
sys.exit(app.return_code)
"""


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, tmp_path, *more, **environ):
        self.kept = tmp_path / "kept"
        self.log = tmp_path / "textual.log"
        self.master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (24, 80))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(self.kept), *more],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **environ},
        )
        self.seen = b""

    def read_until(self, wanted):
        end = time.monotonic() + 20
        while wanted not in self.seen:
            assert time.monotonic() < end, self.seen[-2000:]
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536)

    def type(self, keys):
        os.write(self.master, keys)

    def end(self):
        """Read the rest and return the exit code."""
        end = time.monotonic() + 20
        while self.process.poll() is None or select.select([self.master], [], [], 0)[0]:
            assert time.monotonic() < end, "still running"
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.master, 65536)
                except OSError:
                    break
        return self.process.wait(20)

    def close(self):
        self.process.kill()
        self.process.wait()
        for number in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(number)


@pytest.fixture
def terminal(tmp_path):
    opened = []

    def start(*more, **environ):
        opened.append(Terminal(tmp_path, *more, **environ))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


@pytest.mark.parametrize("key", [b"\x1bOQ", b"\x1bOR"])
def test_a_crash_leaves_one_sentence_and_the_terminal_as_it_was(terminal, key):
    one = terminal()
    one.read_until(b"A place")
    one.type(CANARY.encode())
    one.read_until(CANARY[-4:].encode())
    one.type(key)
    assert one.end() == 1
    _, after = one.seen.rsplit(b"\x1b[?1049l", 1)
    assert ending.CRASHED.encode() in after.replace(b"\r\n", b" ")
    assert CANARY.encode() not in after
    assert b"Traceback" not in one.seen
    assert termios.tcgetattr(one.slave)[3] == one.before[3]
    assert one.kept.read_text() == CANARY


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_keeps_what_was_written_and_puts_the_terminal_back(terminal, number):
    one = terminal()
    one.read_until(b"A place")
    one.type(b"kept words")
    one.read_until(b"words")
    one.process.send_signal(number)
    assert one.end() == 128 + number
    assert one.kept.read_text() == "kept words"
    after = one.seen.rsplit(b"\x1b[?1049l", 1)[1]
    assert b"stopped" not in after
    assert termios.tcgetattr(one.slave)[3] == one.before[3]


def test_a_terminal_that_is_gone_ends_the_program_after_keeping(terminal):
    one = terminal()
    one.read_until(b"A place")
    one.type(b"kept words")
    one.read_until(b"words")
    os.close(one.slave)
    os.close(one.master)
    assert one.process.wait(20) != 0
    assert one.kept.read_text() == "kept words"


def test_title_is_neutral_and_comes_back_and_textual_writes_no_log(terminal, tmp_path):
    log = tmp_path / "textual.log"
    one = terminal(TEXTUAL_LOG=str(log), TEXTUAL="debug,devtools", TEXTUAL_SCREENSHOT="0")
    one.read_until(b"A place")
    assert one.seen.index(b"\x1b[22;2t\x1b]2;Terminal\x07") < one.seen.index(b"A place")
    assert b"\x1b[?25h" not in one.seen
    one.type(b"\x11")
    assert one.end() == 0
    assert b"\x1b[23;2t" in one.seen
    assert not log.exists()
    assert Path(f"{one.kept}.log").read_text() == "None"
    assert not list(tmp_path.glob("*.svg"))


def test_the_terminals_own_cursor_is_shown_where_that_is_wanted(terminal):
    one = terminal("show")
    one.read_until(b"A place")
    assert b"\x1b[?25h" in one.seen
    one.type(b"\x11")
    assert one.end() == 0


def test_what_textual_reads_is_dropped_before_it_is_imported():
    environ = {"TEXTUAL": "1", "TEXTUAL_LOG": "x", "TEXTUALLY": "stays", "HOME": "stays"}
    prepare(environ)
    assert environ == {"TEXTUALLY": "stays", "HOME": "stays", "ESCDELAY": "25"}
    prepare(environ := {"ESCDELAY": "300"})
    assert environ == {"ESCDELAY": "300"}


def test_the_environment_module_needs_no_textual():
    code = (
        "import importlib.util, sys;"
        f"spec = importlib.util.spec_from_file_location('e', {prepare.__code__.co_filename!r});"
        "module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module);"
        "module.prepare({}); sys.exit('textual' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
