"""Scripts of tests, each in a process of its own, without the wait for its imports.

One process imports the vault and forks for every script, so that a script can be killed, has
locks of its own and knows nothing of the test, as a window of the program would.
"""

import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback

from waiting import LONGEST, Patience

IMPORTED = ("filelock", "sqlite3", *(f"bondjournal.vault.{name}" for name in ("claims", "restore")))


class Children:
    """The process that forks."""

    def __init__(self):
        self._ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()]
            )

    def start(self, script, *arguments):
        """Start a script; `sys.argv[1:]` are the arguments."""
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        request = json.dumps([script, [str(one) for one in arguments]]).encode()
        socket.send_fds(self._ours, [request], [theirs_in, theirs_out, 2])
        for theirs in (theirs_in, theirs_out):
            os.close(theirs)
        return Child(self, int(self._ours.recv(100)), ours_in, ours_out)

    def code(self, pid):
        """Wait for the end of a script; return its exit code."""
        self._ours.sendall(str(pid).encode())
        return int(self._ours.recv(100))

    def close(self):
        """End the process."""
        self._ours.close()
        self._process.wait(LONGEST)


class Child:
    """One script, that runs until its end or until it is killed."""

    def __init__(self, children, pid, given, told):
        self._children = children
        self._pid = pid
        self._given = given
        self._told = told
        self._printed = ""
        self._code = None

    def say(self):
        """Give it a line to read."""
        os.write(self._given, b"\n")

    def line(self):
        """Wait for the next line that it prints."""
        patience = Patience("a line of the script", lambda: self._printed)
        while "\n" not in self._printed:
            assert self._more(patience), f"the script ended: {self._printed!r}"
        line, self._printed = self._printed.split("\n", 1)
        return line

    def kill(self):
        """Kill it where it is, and wait until it is gone."""
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)
        self.end()

    def end(self):
        """Give it no more, and wait for its end; return its exit code, and what it printed.

        A script that takes long prints something now and then: each print is waited for anew.
        """
        if self._code is None:
            os.close(self._given)
            while self._more(Patience("the end of the script", lambda: self._printed)):
                pass
            os.close(self._told)
            self._code = self._children.code(self._pid)
        return self._code, self._printed

    def _more(self, patience):
        select.select([self._told], [], [], patience.left)
        raw = os.read(self._told, 65536) if patience.left else b""
        self._printed += raw.decode()
        return bool(raw)


def _serve(asked):
    for name in IMPORTED:
        importlib.import_module(name)

    while True:
        request, descriptors, _, _ = socket.recv_fds(asked, 65536, 3)
        if not request:
            os._exit(0)
        if not descriptors:
            _, status = os.waitpid(int(request), 0)
            asked.sendall(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        child = os.fork()
        if child == 0:
            asked.close()
            _be(*json.loads(request), descriptors)
        for one in descriptors:
            os.close(one)
        asked.sendall(str(child).encode())


def _be(script, arguments, descriptors):
    """Become one script: this does not return."""
    code = 1
    try:
        for number, one in enumerate(descriptors):
            os.dup2(one, number)
            os.close(one)
        sys.argv[1:] = arguments
        exec(compile(script, "script", "exec"), {"__name__": "__main__"})
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    except Exception:  # noqa: BLE001  # whatever it is, the test shows it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
