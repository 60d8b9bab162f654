"""Nobody waits long for an import: others add, write and read while it runs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

import pytest

from bondjournal.journal import additions, entries
from bondjournal.unlock import unlock
from figures import FAULTS
from made import PASSPHRASE, ask

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
A_MOMENT = 2.0
"""Seconds; far more than is seen, for a machine that is busy."""

IMPORT = """
import sys
from pathlib import Path
from bondjournal.exchange import intake, jsonl
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault
journal = unlock(Vault(Path(sys.argv[1])), sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
taken = intake.take(journal, "jsonl", lambda: jsonl.read(Path(sys.argv[3])), lambda *_: None)
print(taken.new)
journal.close()
"""


def lines(path, count):
    with path.open("w") as file:
        for number in range(count):
            text = f"Number {number}. " + f"word{number % 977} " * 40
            line = {"on": f"20{number % 20:02}-05-12", "text": text, "tags": [f"t{number % 7}"]}
            file.write(json.dumps(line) + "\n")


def start(code, vault, *more):
    process = subprocess.Popen(
        [sys.executable, "-c", code, vault.path, PASSPHRASE, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def timed(work):
    begun = perf_counter()
    work()
    return perf_counter() - begun


@pytest.mark.parametrize("count", [600, pytest.param(50_000, marks=FAULTS)])
def test_an_import_keeps_nobody_waiting(journal, vault, tmp_path, count, figure):
    path = tmp_path / "lines.jsonl"
    lines(path, count)
    env = {**os.environ, "BONDJOURNAL_VAULT": str(vault.path)}

    def write():
        with journal.write() as session:
            additions.keep(session, ask("Written beside it."))

    def read():
        with journal.read() as session:
            entries.page(session, count=100)
            imported = entries.count(session) - len(waits["write"])
        assert imported in (0, count), "a part of an import was seen"

    def add():
        subprocess.run(
            [PROGRAM, "add", "Added beside it."], env=env, check=True, capture_output=True
        )

    importing = start(IMPORT, vault, path)
    waits = {"add": [], "write": [], "read": []}
    alone = max(timed(add) for _ in range(3))
    importing.stdin.write("\n")
    importing.stdin.flush()
    done = Thread(target=importing.wait)
    done.start()
    while done.is_alive():
        for name, work in (("write", write), ("read", read), ("add", add)):
            waits[name].append(timed(work))
            if not done.is_alive():
                break
        sleep(0.01)
    assert importing.returncode == 0
    assert importing.stdout.read() == f"{count}\n"
    importing.stdin.close()
    importing.stdout.close()
    assert max(waits["write"]) < A_MOMENT
    assert max(waits["add"]) < alone + A_MOMENT
    with journal.read() as session:
        assert entries.count(session) == count + len(waits["write"])
    journal.close()
    later = unlock(vault, PASSPHRASE)
    assert later.merged == len(waits["add"]) + 3
    later.close()
    figure(
        "an import, and others beside it",
        rows=count,
        writes=len(waits["write"]),
        longest_write_in_ms=round(max(waits["write"]) * 1000),
        longest_read_in_ms=round(max(waits["read"]) * 1000),
        adds=len(waits["add"]),
        longest_add_in_ms=round(max(waits["add"]) * 1000),
        add_alone_in_ms=round(alone * 1000),
    )
