"""A person's words on the screen: in no file, no child's environment, and no byte beside it."""

import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from canaries import OPEN_TO_LOOKS, found_in, no_strace, spoken_of, traced

from figures import FAULTS
from made import PASSPHRASE, capture
from terminal import Terminal

pytestmark = [FAULTS, no_strace]

F9, ESCAPE, KEEP = "\x1b[20~", "\x1b", "\x13"
HEARING = (
    "from bondjournal.tui.screens.home import Home\nHome.forget_requests = lambda home: None\n"
)
"""A key is heard as soon as home is seen again, when it may still be looking what is new."""
CRASHING = (
    "import bondjournal.tui.flows.nouns as flow\n"
    "async def topics(app):\n"
    "    text = 'canarymoreq'\n"
    "    await app.read(lambda session: {}[text])\n"
    "flow.topics = topics\n"
)


@pytest.fixture
def start(journal, vault, env, tmp_path):
    """Start the program on a terminal, under strace; every switch that could leak is set."""
    begun = []
    capture(vault, "canarylineq was captured")
    journal.close()
    del env["BONDJOURNAL_PASSPHRASE"]
    env |= {
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
        "TEXTUAL": "debug,devtools",
        "PYTHONPATH": ":".join(sys.path),
        "EDITOR": "false",
        "VISUAL": "false",
    }

    def starts(log, before=""):
        program = [sys.executable, "-c", before + HEARING + OPEN_TO_LOOKS]
        begun.append(Terminal([*traced(log), *program], env, tmp_path))
        return begun[-1]

    yield starts
    for terminal in begun:
        for child in children(terminal.process.pid):
            end(child, signal.SIGKILL)
        terminal.close()


def children(pid):
    told = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in told.read_text("ascii").split()] if told.exists() else []


def end(pid, number):
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def unlocked(terminal):
    terminal.expect("Locked.")
    terminal.expect("open")
    terminal.type(PASSPHRASE + "\r")
    terminal.expect("Look back")


def write(terminal, words):
    press(terminal, "w", "title, tags")
    terminal.type(words)
    terminal.expect("Draft kept.")


def press(terminal, key, words):
    terminal.type(key)
    terminal.expect(words)


def check(terminal, log, folder):
    """Look at all that was written, and at what the terminal was told beside the screen."""
    beside = [line[:300] for place, line in spoken_of(log) if not place.startswith("/dev/pts/")]
    assert beside == []
    assert PASSPHRASE not in terminal.shown
    assert PASSPHRASE not in log.read_text(errors="replace")
    assert "\x1b]52" not in terminal.shown
    assert set(re.findall(r"\x1b\][012];([^\x07\x1b]*)", terminal.shown)) <= {"Terminal"}
    log.unlink()
    found, files = found_in(folder)
    assert not found
    assert files > 3
    assert not list(folder.glob("*.svg")) + list(folder.glob("log"))


def test_writing_reading_searching_hiding_and_a_signal(start, tmp_path, figure):
    log = tmp_path / "trace"
    terminal = start(log)
    unlocked(terminal)
    write(terminal, "canarybodyq and more")
    assert not found_in(tmp_path / "vault")[0]
    terminal.type(KEEP)
    terminal.expect("Entry kept.")
    terminal.type(ESCAPE)
    terminal.expect("Look back")
    press(terminal, "/", "canarylineq")
    terminal.type("canarybodyq")
    terminal.expect("canarybodyq")
    terminal.type("\r")
    terminal.expect("canarybodyq")
    press(terminal, ESCAPE, "settings")
    write(terminal, "canarymoreq is half")
    terminal.type("\x1b[1;2H\x03")
    terminal.type(F9)
    terminal.expect("\x1b[2J\x1b[H\x1b[?25l")
    hidden_at = len(terminal.shown)
    terminal.expect("\x1b[?1049h")
    terminal.expect("\x1b[?1049h")
    terminal.type("x")
    terminal.expect("Locked.")
    assert "canary" not in terminal.shown[hidden_at:]
    terminal.expect("open")
    terminal.type(PASSPHRASE + "\r")
    # The cursor stands on the first letter.
    terminal.expect("anarymoreq is half")
    (pid,) = children(terminal.process.pid)
    end(pid, signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    written = log.stat().st_size
    check(terminal, log, tmp_path)
    figure("words beside the screen in use, and at SIGTERM", files=0, bytes=0, log=written)


def test_a_kill(start, tmp_path, figure):
    log = tmp_path / "trace"
    terminal = start(log)
    unlocked(terminal)
    write(terminal, "canarybodyq and more")
    (pid,) = children(terminal.process.pid)
    end(pid, signal.SIGKILL)
    terminal.end()
    check(terminal, log, tmp_path)
    figure("words beside the screen, at SIGKILL", files=0, bytes=0)


def test_a_crash(start, tmp_path, figure):
    log = tmp_path / "trace"
    terminal = start(log, before=CRASHING)
    unlocked(terminal)
    begun = len(terminal.shown)
    terminal.type("t")
    terminal.expect("stopped unexpectedly")
    assert terminal.end() == 1
    assert "canarymoreq" not in terminal.shown[begun:]
    assert "Traceback" not in terminal.shown
    check(terminal, log, tmp_path)
    figure("words beside the screen, at a crash", files=0, bytes=0)
