"""Commands in this process: what a script finds of them, without a process for each."""

import io
import os
import sys
import tempfile
from contextlib import chdir, contextmanager, nullcontext
from types import SimpleNamespace
from unittest.mock import patch

from bondjournal.cli import app, keyboard, options
from bondjournal.vault import keyfile
from made import CHEAP


def run(arguments, *, env, cwd, given=b"", out=None, cheap=True):
    """Run a command and return its exit code, and its output as text.

    There is no terminal, whoever runs the tests on one.

    Args:
        arguments: Those of the command line, as text or bytes.
        env: The whole environment.
        cwd: The folder that it runs in, if not this one.
        given: What comes through a pipe, as text or bytes.
        out: Takes what goes to stdout, instead of what is returned.
        cheap: A journal that is made costs as little work as Argon2 allows.
    """
    cost = keyfile.cost_for_this_machine
    texts = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with (
        _input(given.encode() if isinstance(given, str) else given) as stdin,
        patch.multiple(sys, stdin=stdin, stdout=out or texts[0], stderr=texts[1]),
        patch.dict(os.environ, env, clear=True),
        patch.multiple(options.asked, **vars(options.Asked())),
        patch.object(app, "harden", lambda: None),
        patch.object(keyfile, "cost_for_this_machine", (lambda: CHEAP) if cheap else cost),
        patch.object(keyboard, "hidden", side_effect=OSError),
        chdir(cwd) if cwd else nullcontext(),
    ):
        code = app.run([os.fsdecode(one) for one in arguments])
    for stream in texts:
        stream.flush()
    said, told = (stream.buffer.getvalue().decode() for stream in texts)
    return SimpleNamespace(code=code, out=said, err=told)


@contextmanager
def _input(content):
    """Have a file with this content at the descriptor of stdin."""
    before = os.dup(0)
    try:
        with tempfile.TemporaryFile() as file:
            file.write(content)
            file.seek(0)
            os.dup2(file.fileno(), 0)
            with open(0, encoding="utf-8", closefd=False) as stdin:
                yield stdin
    finally:
        os.dup2(before, 0)
        os.close(before)
