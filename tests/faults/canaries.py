"""Words that must be found nowhere, and where to look for them."""

import re
import shutil
import subprocess
import tempfile
from itertools import islice
from pathlib import Path

import pytest

from made import PASSPHRASE

OPEN_TO_LOOKS = (
    "import sys\n"
    "from bondjournal.cli import app\n"
    "app.harden = lambda: None\n"
    "sys.exit(app.run(sys.argv[1:]))\n"
)
"""The program without what keeps others of the same account, strace too, out of its memory."""

CANARIES = [f"canary{noun}q" for noun in ("body", "title", "tag", "gist", "line", "topic", "more")]
CANARIES += ["canarytherapistq", "canarypromptq", PASSPHRASE]
FORMS = [
    form
    for word in CANARIES
    for form in (
        word.encode(),
        word.upper().encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode().hex().encode(),
    )
]

_CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,execve"
_SPOKEN = re.compile(
    r"^\d+ +(\w+)\((?:\d+<([^>]*)>|\")?.*(?:canary\w+q|" + re.escape(PASSPHRASE) + ")"
)


def traced(log):
    """Return how to run a program so that every byte it writes stands in a log."""
    how = ["strace", "-f", "-v", "-y", "-s", "100000000", "-o", log]
    return [*how, "-e", f"trace={_CALLS}", "-e", "signal=none"]


def spoken_of(log):
    """Give where each canary was written to, and the line of the log that tells it.

    A program that is started with one in its arguments or its environment is such a place too; the
    first line tells how strace itself started the program.
    """
    with log.open(errors="replace") as lines:
        for line in islice(lines, 1, None):
            if found := _SPOKEN.match(line):
                yield found[2] or found[1], line


def _may_trace():
    if not shutil.which("strace"):
        return False
    with tempfile.TemporaryDirectory() as place:
        command = [*traced(Path(place, "log")), "true"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


no_strace = pytest.mark.skipif(not _may_trace(), reason="strace is not there, or may not trace")


def found_in(folder):
    """Look into every file there is, for any canary in any form."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    raw = {path: path.read_bytes() for path in files}
    found = [(path, form) for path in raw for form in FORMS if form in raw[path]]
    named = [path for path in folder.rglob("*") if "canary" in path.name]
    return found + named, len(files)
