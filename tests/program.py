"""Commands of bondjournal, each in a process of its own, without the wait for its imports.

One process imports the program and forks for every command, so everything from the reading of
the arguments to the exit code is as it is for a person; the imports alone are done before.
"""

import atexit
import functools
import gc
import importlib
import io
import json
import os
import pkgutil
import selectors
import subprocess
import sys
import tempfile
from pathlib import Path

import bondjournal
from engines import share_statements
from plain import refuse_rows
from waiting import LONGEST


class Program:
    """The process that forks; `run` is like subprocess.run."""

    def __init__(self):
        self._place = tempfile.TemporaryDirectory(prefix="program-")
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "HOME": self._place.name},
        )

    def run(self, arguments, *, env, cwd, given="", largest=None, cheap=False):
        """Run a command and return its exit code, and its output as text.

        `largest` is how many bytes a file may have that it writes; `cheap` makes a new journal
        with as little work as Argon2 allows.
        """
        names = [str(Path(self._place.name) / name) for name in ("in", "out", "err")]
        for name in names:
            content = given if name == names[0] else b""
            Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        typed = [os.fsdecode(one) for one in arguments]
        asked = [typed, dict(env), str(cwd), names, largest, cheap]
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        out, err = (Path(name).read_text() for name in names[1:])
        return subprocess.CompletedProcess(arguments, code, out, err)

    def close(self):
        """End the process."""
        self._process.stdin.close()
        self._process.wait(LONGEST)
        self._process.stdout.close()
        self._place.cleanup()


@functools.cache
def shared():
    """Return the one process that all tests use; it ends with them."""
    program = Program()
    atexit.register(program.close)
    return program


def _serve():
    for module in pkgutil.walk_packages(bondjournal.__path__, "bondjournal."):
        if not module.name.startswith(("bondjournal.tui", "bondjournal.__main__")):
            importlib.import_module(module.name)
    _warm_up()
    # What is here stays: a child that never looks for garbage copies no page to count references.
    gc.disable()
    gc.freeze()
    # Where files may not grow, Python keeps what it compiled cut short.
    sys.dont_write_bytecode = True
    for line in sys.stdin:
        arguments, env, cwd, (given, *told), largest, cheap = json.loads(line)
        pipes = [os.pipe() for _ in told]
        child = os.fork()
        if child == 0:
            _be(arguments, env, cwd, (given, *(to for _, to in pipes)), largest, cheap)
        for _, to in pipes:
            os.close(to)
        _write_down({source: name for (source, _), name in zip(pipes, told, strict=True)})
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _write_down(told):
    """Write what comes out of pipes to files: the command itself may not be let write so much."""
    with selectors.DefaultSelector() as waiting:
        for source, name in told.items():
            waiting.register(source, selectors.EVENT_READ, Path(name).open("wb"))  # noqa: SIM115
        while waiting.get_map():
            for key, _ in waiting.select():
                some = os.read(key.fd, 1 << 20)
                key.data.write(some)
                if not some:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
                    key.data.close()


def _warm_up():
    """Open and read a journal once, so that statements are compiled and late imports are done."""
    from bondjournal.demo import demo_journal
    from bondjournal.exchange import archive
    from bondjournal.journal import entries
    from bondjournal.unlock import create, unlock
    from bondjournal.vault.layout import Vault
    from made import CHEAP, PASSPHRASE

    share_statements()
    refuse_rows()
    with demo_journal() as journal, journal.session() as session:
        list(archive.pieces(session))
    vault = Vault(Path(os.environ["HOME"]) / "vault")
    create(vault, PASSPHRASE, CHEAP).close()
    journal = unlock(vault, PASSPHRASE)
    with journal.session() as session:
        list(entries.page(session, count=20))
    journal.close()


def _be(arguments, env, cwd, streams, largest, cheap):
    """Become one command: this does not return."""
    import resource

    from bondjournal.cli.app import run
    from bondjournal.vault import keyfile

    code = 120
    try:
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd)
        given, *told = streams
        os.dup2(os.open(given, os.O_RDONLY), 0)
        for number, to in enumerate(told, 1):
            os.dup2(to, number)
            os.close(to)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), encoding="utf-8")
        sys.stdout, sys.stderr = (
            io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w")), encoding="utf-8")
            for number in (1, 2)
        )
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        if cheap:
            keyfile.cost_for_this_machine = lambda: keyfile.Cost(64, 1, 1)
        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
