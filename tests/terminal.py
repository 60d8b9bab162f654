"""A program on a pseudo-terminal, typed at as a person would."""

import fcntl
import os
import pty
import re
import select
import subprocess
import termios
from array import array
from itertools import cycle
from pathlib import Path

from waiting import LONGEST, Patience, until

_AT_ONCE = 1024
"""Bytes that are typed before it is looked whether the program showed anything."""

_DRAWING = re.compile(r"\x1b\[(\?(1|7|12|25|2004)[hl]|0m|J|\d*[A-D])")
"""Where the cursor goes, what becomes of the rest of the screen, and that pastes are marked."""

_BLANK = re.compile(r"\x08\x1b\[2C")
"""A blank after a letter, over which the cursor goes: on the letter, and two to the right."""


def _take():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """One program with a terminal of its own.

    `shown` is all that stood on it, `place` is where its other end is.
    """

    def __init__(self, arguments, env, cwd):
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self.shown = ""
        self._read = 0
        self.place = os.ttyname(theirs)
        self.process = subprocess.Popen(
            arguments,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={"TERM": "xterm-256color", **env},
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take,  # noqa: PLW1509  # only the child can take a terminal
        )
        os.close(theirs)

    def expect(self, words):
        """Wait until these words stand there, behind those expected before."""
        patience = Patience(repr(words), lambda: self.shown)
        while words not in self.shown[self._read :]:
            assert self.more(patience), f"{words!r} is not in {self.shown!r}"
        self._read = self.shown.index(words, self._read) + len(words)

    def type(self, keys):
        """Type keys; `\\r` is enter, `\\x03` Ctrl+C, `\\x04` Ctrl+D."""
        self.type_raw(keys.encode())

    def type_raw(self, raw):
        """Type bytes; what the program shows meanwhile is read, as it may wait for that."""
        while raw:
            readable, writable, _ = select.select([self._ours], [self._ours], [], LONGEST)
            if readable:
                self.more(Patience("what it shows", lambda: self.shown))
            if writable:
                raw = raw[os.write(self._ours, raw[:_AT_ONCE]) :]

    def type_until(self, words, keys, every):
        """Type keys, one every so many seconds and over and over, until words stand there."""
        patience = Patience(repr(words), lambda: self.shown)
        for key in cycle(keys):
            self.type(key)
            while select.select([self._ours], [], [], every)[0]:
                assert self.more(patience), f"{words!r} is not in {self.shown!r}"
                if words in self.shown[self._read :]:
                    self._read = self.shown.index(words, self._read) + len(words)
                    return
            assert patience.left

    def shows_no_keys(self):
        """Say whether the terminal itself does not show what is typed."""
        return not termios.tcgetattr(self._ours)[3] & termios.ECHO

    def resize(self, rows, columns):
        """Give the terminal another size."""
        termios.tcsetwinsize(self._ours, (rows, columns))

    def interrupt(self):
        """Press Ctrl+C while the program waits for a line.

        Just before it waits, Python would take note of the key and then wait all the same.
        """
        self.until_it_waits()
        self.type("\x03")

    def until_it_waits(self):
        """Wait until everything typed was read and the program waits for more."""
        until(lambda: not self._unread() and self._sleeps(), "its wait", lambda: self.shown)

    def _unread(self):
        """How many bytes of whole lines were typed that the program has not read."""
        typed_at = os.open(self.place, os.O_RDONLY | os.O_NOCTTY)
        try:
            count = array("i", [0])
            fcntl.ioctl(typed_at, termios.FIONREAD, count)
        finally:
            os.close(typed_at)
        return count[0]

    def _sleeps(self):
        told = Path(f"/proc/{self.process.pid}/stat").read_text()
        return told.rpartition(") ")[2].startswith("S")

    def answer(self, question, keys):
        """Wait for a question and type an answer and enter."""
        self.expect(question)
        self.type(keys + "\r")

    def end(self):
        """Wait for the program's end; return its exit code."""
        patience = Patience("the end of the program", lambda: self.shown)
        while self.more(patience):
            pass
        return self.process.wait(LONGEST)

    def close(self):
        """Let go of the terminal, and of the program if it still runs."""
        self.process.kill()
        self.process.wait(LONGEST)
        os.close(self._ours)

    def more(self, patience):
        """Wait for more to be shown; say whether there was any before the end."""
        while not select.select([self._ours], [], [], patience.left)[0]:
            pass
        try:
            raw = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.see(raw)
        return bool(raw)

    def see(self, raw):
        """Take note of what the program wrote."""
        self.shown += raw.decode(errors="replace").replace("\r\n", "\n")


class Lines(Terminal):
    """A program that asks line by line: what it only draws with is left out of what it showed."""

    written = b""
    """All that it wrote, as it was."""

    def see(self, raw):
        self.written += raw
        drawn = _BLANK.sub(" ", self.written.decode(errors="replace"))
        self.shown = re.sub("\r+\n", "\n", _DRAWING.sub("", drawn))
