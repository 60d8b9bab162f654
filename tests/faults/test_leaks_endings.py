"""What a program that is killed leaves, and what those it starts can see."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from canaries import found_in

from figures import FAULTS
from made import PASSPHRASE, capture
from program import shared
from waiting import LONGEST, until

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))


@FAULTS
@pytest.mark.skipif(sys.platform != "linux", reason="files without a name are those of Linux")
def test_an_export_into_a_file(run):
    states = run(
        """
import json
from bondjournal.cli import app

os.environ["BONDJOURNAL_VAULT"], os.environ["BONDJOURNAL_PASSPHRASE"] = str(vault.path), PASSPHRASE
out = place / "out"
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

def held(path):
    return path.is_file() and b"Since." in path.read_bytes()

def export():
    out.mkdir(exist_ok=True)
    app.run(["export", "--output", str(out / "all.json")])

for _ in killed(export):
    # What is not encrypted is there whole, where somebody asked for it, or not at all.
    left = [path for path in place.rglob("*") if held(path)]
    assert left in ([], [out / "all.json"]), left
    if left:
        assert len(json.loads(left[0].read_text())["entry"]) == 2
    os.write(1, b"new " if left else b"old ")
"""
    )
    assert set(states) <= {"old", "new"}


def test_what_a_child_sees(journal, vault, env, tmp_path):
    journal.close()
    told = tmp_path / "told"
    command = f"sh -c 'env > {told}; echo {PASSPHRASE}'"
    done = shared().run(
        ["list"], env={**env, "BONDJOURNAL_PASSPHRASE_COMMAND": command}, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "HOME=" in told.read_text()
    assert "BONDJOURNAL_PASSPHRASE" not in told.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is that of Linux")
@pytest.mark.parametrize(
    ("number", "command"),
    [
        (signal.SIGQUIT, "add"),
        *(
            pytest.param(number, "edit last --text -", marks=FAULTS)
            for number in (signal.SIGABRT, signal.SIGQUIT, signal.SIGSEGV)
        ),
    ],
)
def test_no_core_is_dumped(journal, vault, env, tmp_path, number, command):
    capture(vault, "canarybodyq")
    journal.close()
    process = subprocess.Popen(
        ["sh", "-c", f"ulimit -c unlimited; exec {PROGRAM} {command}"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
        cwd=tmp_path,
    )
    try:
        process.stdin.write(b"canarybodyq and mo")
        process.stdin.flush()
        limits = Path(f"/proc/{process.pid}/limits")
        until(
            lambda: "Max core file size 0 0" in " ".join(limits.read_text("ascii").split()),
            "a limit on cores",
            lambda: limits.read_text("ascii"),
        )
        os.kill(process.pid, number)
        process.stdin.close()
        assert process.wait(LONGEST) == -number
    finally:
        process.kill()
        process.wait()
    found, _ = found_in(tmp_path)
    assert not found
    assert not [path for path in tmp_path.rglob("*core*") if path.is_file()]
