"""No command opens a network connection: an audit hook ends the program where one would."""

import subprocess
import sys

import pytest

from waiting import LONGEST

WATCHED = """
import sys

def no_network(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"):
        print("NETWORK", event, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(no_network)
from bondjournal.__main__ import main
main()
"""


@pytest.fixture
def watched(env, tmp_path):
    def run(*arguments, given=""):
        return subprocess.run(
            [sys.executable, "-c", WATCHED, *arguments],
            env=env,
            cwd=tmp_path,
            input=given,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    "command",
    [
        ["add", "A line."],
        pytest.param(["list"], marks=pytest.mark.long),
        pytest.param(["search", "line"], marks=pytest.mark.long),
        pytest.param(["export"], marks=pytest.mark.long),
        pytest.param(["page"], marks=pytest.mark.long),
        pytest.param(["page", "--format", "html"], marks=pytest.mark.long),
        pytest.param(["backup"], marks=pytest.mark.long),
        pytest.param(["check"], marks=pytest.mark.long),
        pytest.param(["--plain"], marks=pytest.mark.long),
    ],
    ids=lambda command: command[0],
)
def test_no_command_goes_online(ready, watched, command):
    done = watched(*command)
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
