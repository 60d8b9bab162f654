"""Power cuts at any instant: what was acknowledged is there, and everything opens."""

import random
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from day import PASSPHRASES
from power import Disk
from recording import record

from bondjournal.errors import WrongPassphrase
from bondjournal.journal import entries, versions
from bondjournal.unlock import unlock
from bondjournal.vault import backup, backup_folder, beside, drafts, keyfile
from bondjournal.vault.layout import Vault
from figures import FAULTS

DAY = Path(__file__).with_name("day.py")
OF_A_DAY, OF_A_RESTORE = 600, 200
"""How many power cuts."""


@pytest.fixture
def recorded(journal, vault, tmp_path):
    """The operations of a day, and a copy of the folder as it was before."""
    journal.close()
    place = tmp_path / "place"
    place.mkdir()
    shutil.move(vault.path, place / "vault")
    before = tmp_path / "before"
    shutil.copytree(place, before)

    def run(*more):
        arguments = [sys.executable, DAY, place / "vault", *more]
        try:
            found = record(arguments, place, tmp_path / "trace")
        except FileNotFoundError:
            pytest.skip("strace is not installed")
        except (AssertionError, subprocess.SubprocessError) as error:
            if "ptrace" in str(error):
                pytest.skip("strace may not trace here")
            raise
        shutil.rmtree(place)
        shutil.copytree(before, place)
        return Disk(place), found

    return run


def cuts(disk, operations, count, target):
    """Give what was acknowledged, each time with a disk that lost its power then."""
    at = sorted(random.randrange(len(operations) + 1) for _ in range(count))
    said, done = b"", 0
    for instant in at:
        for operation in operations[done:instant]:
            if operation.what == "said":
                said += operation.data
            else:
                disk.do(operation)
        done = instant
        disk.after_a_cut(target)
        yield [line.split(maxsplit=1) for line in said.decode().splitlines()]
        shutil.rmtree(target)


def acknowledged(heard):
    told = defaultdict(list)
    for what, words in heard:
        told[what].append(words)
    return told


def opened(vault, passphrases):
    """Open with the one of these that does; the last acknowledged, or one under way."""
    for passphrase in passphrases:
        try:
            return unlock(vault, passphrase)
        except WrongPassphrase:
            continue
    raise AssertionError("no passphrase opens it")


def held(journal):
    """Return the first words of every entry and of every row in the trash."""
    backup.read_all_of(journal.vault, journal.keys)
    with journal.session() as session:
        there = {line.words.split()[0]: line.words for line in entries.page(session, count=1000)}
        gone = {one.row["row"]["body"].split()[0] for one in versions.trash(session)}
        assert len(there) == len(entries.page(session, count=1000)), "doubled"
    return there, gone


def check(place, told):
    vault = Vault(place / "vault")
    since = PASSPHRASES.index(told["passphrase"][-1]) if told["passphrase"] else 0
    journal = opened(vault, PASSPHRASES[since : since + 2])
    assert journal.quarantined == 0
    there, gone = held(journal)
    assert set(told["added"]) <= set(there) | gone
    assert set(told["deleted"]) <= gone
    for words in told["edited"]:
        assert there[words].startswith(f"{words} again")
    newest = dict(line.split() for line in told["drafted"])
    for uuid in drafts.waiting(vault):
        kept = drafts.open_draft(vault, journal.keys, uuid)
        least = int(newest.pop(str(uuid), 0))
        assert kept in [b"draft %d" % times * 300 for times in range(least, 2)]
    assert not newest, "a draft is gone"
    for one in backup_folder.all_backups(vault.backups):
        backup.verify(one, journal.keys)
    assert set(told["backed-up"]) <= {one.name for one in backup_folder.all_backups(vault.backups)}
    if told["recovery"]:
        keyfile.unlock_with_recovery(keyfile.read(vault), (place / "key").read_text())
    journal.close()


@FAULTS
def test_power_cuts_of_a_day(recorded, tmp_path, seed, figure):
    disk, operations = recorded()
    target, most = tmp_path / "cut", 0
    for heard in cuts(disk, operations, OF_A_DAY, target):
        check(target, acknowledged(heard))
        most = max(most, len(heard))
    figure("power cuts", operations=len(operations), cuts=OF_A_DAY, acknowledged=most, lost=0)


@FAULTS
def test_power_cuts_of_a_restore(recorded, tmp_path, seed, figure):
    disk, operations = recorded("and restore")
    target = tmp_path / "cut"
    begin = max(n for n, one in enumerate(operations) if one.data.startswith(b"added two-captured"))
    for operation in operations[:begin]:
        if operation.what != "said":
            disk.do(operation)
    for heard in cuts(disk, operations[begin:], OF_A_RESTORE, target):
        told = acknowledged(heard)
        vault = Vault(target / "vault")
        beside.finish(vault)
        journals = [vault, *(Vault(one) for one in beside.set_aside(vault))]
        found = {}
        for one in journals:
            journal = opened(one, (PASSPHRASES[2], PASSPHRASES[0]))
            found |= held(journal)[0]
            journal.close()
        # What came after the backup is in the one or the other, and what waited is not lost.
        assert {"two-small", "one-1-small"} <= set(found)
        assert set(told["added"]) <= set(found)
        if told["restored"]:
            assert keyfile.unlock(keyfile.read(vault), PASSPHRASES[0])
    figure("power cuts of a restore", cuts=OF_A_RESTORE, lost=0)
