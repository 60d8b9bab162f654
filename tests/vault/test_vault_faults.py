"""Kills, a full disk and two writers: what was acknowledged is there, and nothing is half."""

import os
import shutil
import subprocess
import sys
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import text

from bondjournal.vault import backup, database, drafts, inbox, keyfile
from figures import FAULTS

CANARY = "canary-in-the-coal-mine"
unix = pytest.mark.skipif(os.name == "nt", reason="forks and signals of Unix")

OPENING = """
import os, random, signal, sys, time
from datetime import date
from pathlib import Path
from sqlalchemy import text
from bondjournal.errors import JournalError
from bondjournal.vault import backup, database, keyfile
from bondjournal.vault.layout import Vault
vault = Vault(Path(sys.argv[1]))
random.seed(int(os.environ.get("TEST_SEED", "0")))
keys = keyfile.unlock(keyfile.read(vault), "four ordinary words here")
def writer():
    return database.engine(vault, keys.database).execution_options(writes=True)
def keep(engine, word):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO kept (word) VALUES (:word)"), {"word": word})
"""

KILLING = """
def spin(seconds):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
def killed(work, wanted, more):
    # Runs work in a child, and kills it some time after so many reports.
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda: os.write(writing, b"."))
        finally:
            os._exit(0)
    os.close(writing)
    reports = 0
    while reports < wanted and (found := os.read(reading, 1)):
        reports += len(found)
    spin(random.random() * more)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while found := os.read(reading, 65536):
        reports += len(found)
    os.close(reading)
    return reports
"""


def start(made, script, *arguments, **seeded):
    return subprocess.Popen(
        [sys.executable, "-c", OPENING + script, str(made.vault.path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | seeded,
    )


def run(made, script, *arguments, **seeded):
    process = start(made, script, *arguments, **seeded)
    printed, _ = process.communicate()
    assert process.returncode == 0
    return printed.split()


kills = pytest.mark.parametrize(
    "kills",
    ["20", pytest.param("1000", marks=FAULTS)],
    ids=lambda kills: f"{kills}-kills",
)


@unix
@kills
def test_no_acknowledged_row_is_lost_by_a_kill(made, kills, seed, figure):
    script = """
acknowledged = 0
for kill in range(int(sys.argv[2])):
    def work(report):
        engine = writer()
        number = 0
        while True:
            keep(engine, f"{kill}-{number} " + "word " * random.randrange(8000))
            report()
            number += 1
    reports = killed(work, random.randrange(1, 4), 0.004)
    acknowledged += reports
    with writer().begin() as connection:
        kept = connection.execute(
            text("SELECT count(*) FROM kept WHERE word LIKE :start"), {"start": f"{kill}-%"}
        ).scalar_one()
    assert reports <= kept <= reports + 1, (reports, kept)
database.check(writer())
print(acknowledged)
"""
    (acknowledged,) = run(made, KILLING + script, kills, TEST_SEED=str(seed))
    assert int(acknowledged) >= int(kills)
    assert int(acknowledged) <= len(made.kept()) <= int(acknowledged) + int(kills)
    figure(
        "kills at random instants of writing, through the vault",
        kills=int(kills),
        acknowledged=int(acknowledged),
        lost=0,
    )


@unix
def test_a_kill_in_the_middle_of_a_transaction_takes_all_of_it_back(made):
    made.keep("one", "two")
    script = """
with writer().begin() as connection:
    connection.exec_driver_sql("PRAGMA cache_size = 5")
    connection.execute(text("UPDATE kept SET word = 'three'"))
    words = [{"word": "word " * 200}] * 300
    connection.execute(text("INSERT INTO kept (word) VALUES (:word)"), words)
    print("in the middle", flush=True)
    sys.stdin.read()
"""
    before = made.vault.database.stat().st_size
    process = start(made, script)
    assert process.stdout.readline() == "in the middle\n"
    assert made.vault.database.stat().st_size > before
    process.kill()
    process.communicate()
    assert made.vault.database.with_name("journal.db-journal").stat().st_size > 0
    assert made.kept() == ["one", "two"]
    database.check(made.engine)


@unix
@kills
def test_a_kill_leaves_one_whole_key_file_or_the_other(made, kills, seed):
    script = """
one = keyfile.read(vault)
other, _ = keyfile.renew_recovery(one, keys)
for kill in range(int(sys.argv[2])):
    def work(report):
        while True:
            keyfile.write(vault, other)
            keyfile.write(vault, one)
            report()
    killed(work, 1, 0.002)
    assert keyfile.read(vault) in (one, other)
"""
    run(made, KILLING + script, kills, TEST_SEED=str(seed))
    assert keyfile.unlock(keyfile.read(made.vault), "four ordinary words here")


@unix
@pytest.mark.parametrize("kills", ["5", pytest.param("200", marks=FAULTS)])
def test_a_kill_leaves_no_half_backup(made, kills, seed):
    made.keep(*("word " * 2000 for _ in range(200)))
    script = """
today = date(2026, 5, 12)
engine = database.engine(vault, keys.database)
start = time.perf_counter()
backup.make(vault, engine, keys, vault.backups / "first")
took = time.perf_counter() - start
for kill in range(int(sys.argv[2])):
    def work(report):
        engine = database.engine(vault, keys.database)
        report()
        backup.daily(vault, engine, keys, today)
    killed(work, 1, took)
    for place in backup.automatic(vault.backups):
        backup.verify(place, keys)
        place.rename(vault.backups / f"kept-{kill}")
"""
    run(made, KILLING + script, kills, TEST_SEED=str(seed))
    backup.daily(made.vault, made.engine, made.keys, date(2026, 5, 13))
    assert not list(made.vault.backups.glob(".tmp-*"))
    assert [path.name for path in backup.automatic(made.vault.backups)] == ["2026-05-13"]


@pytest.mark.parametrize("rows", ["60", pytest.param("2000", marks=FAULTS)])
def test_two_processes_write_at_the_same_time(made, rows):
    script = """
engine = writer()
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    keep(engine, f"{sys.argv[3]}-{number}")
"""
    both = [start(made, script, rows, name) for name in ("one", "other")]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in both:
        process.communicate()
        assert process.returncode == 0
    kept = made.kept()
    for name in ("one", "other"):
        own = [word for word in kept if word.startswith(f"{name}-")]
        assert own == [f"{name}-{number}" for number in range(int(rows))]
    assert len(kept) == 2 * int(rows)
    database.check(made.engine)


def test_a_full_disk_loses_nothing_that_was_acknowledged(made, tmp_path):
    """A disk of 400 KiB, where a user namespace may mount one."""
    unshare = shutil.which("unshare")
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=400k none "$0" && '
    allowed = [unshare or "", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if not unshare or subprocess.run([*allowed, mount + "true", small], check=False).returncode:
        pytest.skip("no disk of its own may be mounted here")
    made.keep("one")
    script = """
from uuid import uuid4
from bondjournal.vault import drafts, inbox
engine = writer()
acknowledged, said = 0, []
for _ in range(1000):
    try:
        keep(engine, "word " * 500)
    except JournalError as error:
        said.append(error.message)
        break
    acknowledged += 1
for attempt in (
    lambda: inbox.seal(vault, b"word " * 20000, uuid4()),
    lambda: drafts.keep(vault, uuid4(), b"word " * 20000),
    lambda: backup.daily(vault, engine, keys, date(2026, 5, 12)),
):
    try:
        attempt()
    except JournalError as error:
        said.append(error.message)
assert len(said) == 4 and all("disk is full" in message for message in said), said
with engine.begin() as connection:
    kept = connection.execute(text("SELECT count(*) FROM kept")).scalar_one()
assert acknowledged + 1 == kept, (acknowledged, kept)
database.check(engine)
left = [str(path) for path in vault.path.rglob("*") if path.name.startswith(".tmp-")]
assert not left, left
print(acknowledged)
"""
    fill = 'cp -R "$1" "$0/vault" && exec "$2" -c "$3" "$0/vault"'
    ended = subprocess.run(
        [*allowed, mount + fill, small, made.vault.path, sys.executable, OPENING + script],
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(ended.stdout) > 5
    assert ended.stderr == ""


def found_in(folder, word):
    """Return the names of all files below a folder that hold a word in some encoding."""
    spelled = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(one in path.read_bytes() for one in spelled)
    ]


def test_what_was_written_can_be_read_in_no_file(made):
    vault = made.vault
    made.keep(CANARY)
    gone = uuid4()
    for uuid in (gone, uuid4()):
        inbox.seal(vault, CANARY.encode(), uuid)
    inbox.quarantine(vault, gone)
    drafts.keep(vault, uuid4(), CANARY.encode())
    backup.daily(vault, made.engine, made.keys, date(2026, 5, 12))
    with made.writer.begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE found USING fts5 (word)")
        connection.exec_driver_sql("PRAGMA cache_size = 5")
        words = [{"word": f"{CANARY} " * 50}] * 200
        for table in ("kept", "found"):
            connection.execute(text(f"INSERT INTO {table} (word) VALUES (:word)"), words)
        connection.execute(text("UPDATE kept SET word = word || :word"), {"word": CANARY})
        assert vault.database.with_name("journal.db-journal").stat().st_size > 4096
        assert found_in(vault.path, CANARY) == []
    assert found_in(vault.path, CANARY) == []
    with made.writer.begin() as connection:
        connection.execute(text("DELETE FROM kept"))
    assert found_in(vault.path, CANARY) == []
    names = {path.suffix for path in vault.path.rglob("*") if path.is_file()}
    assert names >= {".json", ".db", ".db-journal", ".bjc"}
    (vault.path / "control").write_text(CANARY)
    assert found_in(vault.path, CANARY) == ["control"]
