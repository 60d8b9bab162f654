"""How the app ends: nothing of a person's text is printed, and the terminal is put back."""

import asyncio
import os
import pty
import signal
import subprocess
import sys
import termios
import threading
from typing import ClassVar

import pytest
from textual import work
from textual.binding import Binding

from bondjournal.tui import ending, prepare
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.passage import Passage
from terminal import Terminal
from waiting import LONGEST

CANARY = "CANARY-of-a-persons-text"
FIRST_SCREEN = "\x1b[?1049l"


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
import asyncio, sys
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


@pytest.fixture
def start(tmp_path):
    """Start the program in a terminal of its own; what it keeps is in the file `kept`."""
    opened = []

    def starts(*more, **environ):
        arguments = [sys.executable, "-c", PROGRAM, str(tmp_path / "kept"), *more]
        opened.append(Terminal(arguments, {**os.environ, **environ}, tmp_path))
        opened[-1].expect("A place")
        return opened[-1]

    yield starts
    for one in opened:
        one.close()


def local_modes(terminal):
    """What a terminal does with what is typed: whether it echoes, and so on."""
    return termios.tcgetattr(terminal)[3]


def modes_of_a_new_one():
    ours, theirs = pty.openpty()
    modes = local_modes(ours)
    os.close(theirs)
    os.close(ours)
    return modes


@pytest.mark.parametrize("key", ["\x1bOQ", pytest.param("\x1bOR", marks=pytest.mark.long)])
def test_a_crash_leaves_one_sentence_and_the_terminal_as_it_was(start, tmp_path, key):
    one = start()
    assert local_modes(one._ours) != modes_of_a_new_one()
    one.type(CANARY)
    one.expect(CANARY[-4:])
    one.type(key)
    assert one.end() == 1
    _, after = one.shown.rsplit(FIRST_SCREEN, 1)
    assert ending.CRASHED in after.replace("\n", " ")
    assert CANARY not in after
    assert "Traceback" not in one.shown
    assert local_modes(one._ours) == modes_of_a_new_one()
    assert (tmp_path / "kept").read_text() == CANARY


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        pytest.param(signal.SIGHUP, marks=pytest.mark.long),
        pytest.param(signal.SIGINT, marks=pytest.mark.long),
    ],
)
def test_a_signal_keeps_what_was_written_and_puts_the_terminal_back(start, tmp_path, number):
    one = start()
    one.type("kept words")
    one.expect("words")
    one.process.send_signal(number)
    assert one.end() == 128 + number
    assert (tmp_path / "kept").read_text() == "kept words"
    after = one.shown.rsplit(FIRST_SCREEN, 1)[1]
    assert "kept words" not in after
    assert local_modes(one._ours) == modes_of_a_new_one()


def test_a_terminal_that_is_gone_ends_the_program_after_keeping(start, tmp_path):
    one = start()
    one.type("kept words")
    one.expect("words")
    os.close(one._ours)
    one._ours = os.open(os.devnull, os.O_RDWR)
    assert one.process.wait(LONGEST) != 0
    assert (tmp_path / "kept").read_text() == "kept words"


def test_title_is_neutral_and_comes_back_and_textual_writes_no_log(start, tmp_path):
    log = tmp_path / "textual.log"
    one = start(TEXTUAL_LOG=str(log), TEXTUAL="debug,devtools", TEXTUAL_SCREENSHOT="0")
    assert one.shown.index("\x1b[22;2t\x1b]2;Terminal\x07") < one.shown.index("A place")
    assert "\x1b[?25h" not in one.shown
    one.type("\x11")
    assert one.end() == 0
    assert "\x1b[23;2t" in one.shown
    assert not log.exists()
    assert (tmp_path / "kept.log").read_text() == "None"
    assert not list(tmp_path.glob("*.svg"))


@pytest.mark.long
def test_the_terminals_own_cursor_is_shown_where_that_is_wanted(start):
    one = start("show")
    assert "\x1b[?25h" in one.shown
    one.type("\x11")
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
