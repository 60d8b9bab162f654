"""Commands on a pseudo-terminal, without the wait for their imports.

One process imports the program and forks for every command, which is the leader of a session with
the terminal as its own. A journal that it makes costs as little work as Argon2 allows.
"""

import atexit
import fcntl
import functools
import importlib
import io
import json
import os
import pkgutil
import pty
import select
import signal
import subprocess
import sys
import termios

import bondjournal
from terminal import Lines
from waiting import LONGEST


class Typed(Lines):
    """One command with a terminal of its own."""

    def __init__(self, arguments, env, cwd):
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self.shown = ""
        self._read = 0
        self.place = os.ttyname(theirs)
        self.process = _typist().start(
            arguments, {"TERM": "xterm-256color", **env}, cwd, self.place
        )
        os.close(theirs)


class Command:
    """A command that was started, as far as subprocess.Popen is asked for here."""

    def __init__(self, typist, pid):
        self._typist = typist
        self.pid = pid
        self._code = None

    def send_signal(self, number):
        """Send a signal, unless it has ended."""
        if self._code is None:
            os.kill(self.pid, number)

    def kill(self):
        """Kill it, unless it has ended."""
        self.send_signal(signal.SIGKILL)

    def wait(self, _=LONGEST):
        """Wait for its end; return its exit code."""
        if self._code is None:
            self._code = self._typist.ask(self.pid)
        return self._code


class _Typist:
    """The process that forks."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def start(self, arguments, env, cwd, terminal):
        """Start a command on a terminal; it has taken it when this returns."""
        typed = [os.fsdecode(one) for one in arguments]
        return Command(self, self.ask([typed, dict(env), str(cwd), terminal]))

    def ask(self, question):
        """Ask for a new command, or for the exit code of one."""
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answered, _, _ = select.select([self._process.stdout], [], [], LONGEST)
        assert answered, f"No answer to {question}."
        return int(self._process.stdout.readline())

    def close(self):
        """End the process."""
        self._process.stdin.close()
        self._process.wait(LONGEST)
        self._process.stdout.close()


@functools.cache
def _typist():
    typist = _Typist()
    atexit.register(typist.close)
    return typist


def _serve():
    for module in pkgutil.walk_packages(bondjournal.__path__, "bondjournal."):
        if not module.name.startswith(("bondjournal.tui", "bondjournal.__main__")):
            importlib.import_module(module.name)
    _warm_up()
    for line in sys.stdin:
        asked = json.loads(line)
        if isinstance(asked, int):
            code = os.waitstatus_to_exitcode(os.waitpid(asked, 0)[1])
            os.write(1, b"%d\n" % code)
        elif os.fork() == 0:
            _be(*asked)


def _warm_up():
    import gc

    from bondjournal.demo import demo_journal
    from bondjournal.journal import entries
    from engines import share_statements
    from plain import refuse_rows

    share_statements()
    refuse_rows()
    with demo_journal() as journal, journal.session() as session:
        list(entries.page(session, count=20))
    gc.disable()
    gc.freeze()


def _be(arguments, env, cwd, place):
    """Become one command: this does not return."""
    from bondjournal import terminal
    from bondjournal.cli import app
    from bondjournal.vault import keyfile
    from made import CHEAP

    code = 120
    try:
        os.setsid()
        taken = os.open(place, os.O_RDWR)
        fcntl.ioctl(taken, termios.TIOCSCTTY, 0)
        os.write(1, b"%d\n" % os.getpid())
        for number in range(3):
            os.dup2(taken, number)
        os.close(taken)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), encoding="utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.FileIO(number, "w"), encoding="utf-8", line_buffering=True)
            for number in (1, 2)
        )
        keyfile.cost_for_this_machine = lambda: CHEAP
        with terminal.held():
            code = app.run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
