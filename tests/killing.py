"""Scripts that change a copy of a journal in a process of its own, and kill it on the way.

Their arguments are the journal to copy, where to put the copy, how many kills, and a seed.
"""

OPENING = """
import os, random, shutil, signal, sys, time
from datetime import date
from pathlib import Path
from uuid import uuid4
from bondjournal.errors import Damaged, JournalError, NoVault, WrongPassphrase
from bondjournal.unlock import unlock
from bondjournal.journal import entries
from bondjournal.vault import (
    backup, beside, destroy, drafts, inbox, keyfile, restore, backup_folder, slots
)
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault

PASSPHRASE, CHEAP, TODAY = "four ordinary words here", Cost(64, 1, 1), date(2026, 5, 12)
template, place = Path(sys.argv[1]), Path(sys.argv[2])
vault = Vault(place / "vault")

def fresh():
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, vault.path)

def opens(passphrase=PASSPHRASE, at=vault):
    try:
        return keyfile.unlock(keyfile.read(at), passphrase)
    except WrongPassphrase:
        return None

def bodies(at=vault, passphrase=PASSPHRASE):
    # What an open journal holds; everything in it is read.
    journal = unlock(at, passphrase)
    try:
        backup.read_all_of(at, journal.keys)
        with journal.session() as session:
            return sorted(line.words for line in entries.page(session, count=100))
    finally:
        journal.close()

THEN, SINCE = ["Then."], ["Since.", "Then."]
fresh()
keys = opens()
"""

KILLING = """
random.seed(int(sys.argv[4]))

def in_a_child(work, before):
    # Runs work in a child until it ends or is killed.
    child = os.fork()
    if child == 0:
        code = 1
        try:
            before()
            work()
            code = 0
        finally:
            os._exit(code)
    return child

def dies_after(lines):
    # Kills this process after so many lines of the vault's own modules; tells how many there are.
    left = lines
    def trace(frame, event, argument):
        nonlocal left
        if "bondjournal" not in frame.f_code.co_filename:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)
    return lambda: lines - left

def measured(work):
    # How many lines and how many seconds work takes, when nothing kills it.
    reading, writing = os.pipe()
    def counting():
        told = dies_after(10**9)
        work()
        os.write(writing, str(told()).encode())
    start = time.perf_counter()
    assert os.waitpid(in_a_child(work, lambda: None), 0)[1] == 0
    seconds = time.perf_counter() - start
    fresh()
    assert os.waitpid(in_a_child(counting, lambda: None), 0)[1] == 0
    lines = int(os.read(reading, 100))
    fresh()
    return lines, seconds

def killed(work):
    # Yields after each kill, with the vault as that has left it; it is fresh before each.
    lines, seconds = measured(work)
    for kill in range(int(sys.argv[3])):
        fresh()
        if kill % 2:
            child = in_a_child(work, lambda: None)
            until = time.perf_counter() + random.random() * seconds
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
        else:
            number = random.randrange(1, lines + 1)
            child = in_a_child(work, lambda: dies_after(number))
        os.waitpid(child, 0)
        yield
"""
