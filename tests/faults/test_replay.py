"""Captures that come again, under other names or for others, and a public key that was swapped."""

import json
import random
import shutil
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlmodel import select as rows

from bondjournal.errors import Damaged
from bondjournal.journal import versions
from bondjournal.journal.tables import Entry
from bondjournal.unlock import create, unlock
from bondjournal.vault import drafts, inbox, keyfile
from bondjournal.vault.keyfile_text import text_of
from bondjournal.vault.keys import sha256
from bondjournal.vault.layout import Vault
from figures import FAULTS
from made import AT, CHEAP, PASSPHRASE, ask, capture
from program import shared


def held(vault):
    journal = unlock(vault, PASSPHRASE)
    try:
        with journal.session() as session:
            found = sorted(session.exec(rows(Entry.body)).all())
            trashed = {version.row_uuid for version in versions.trash(session)}
        return found, journal.merged, journal.quarantined, trashed
    finally:
        journal.close()


@pytest.mark.parametrize("rounds", [3, pytest.param(40, marks=FAULTS)])
def test_captures_that_come_again(journal, vault, tmp_path, rounds, seed, figure):
    kept = tmp_path / "kept"
    wanted, gone, aside, uuids = [], set(), 0, []
    journal.close()
    other = Vault(tmp_path / "other")
    create(other, PASSPHRASE, CHEAP).close()
    for number in range(rounds):
        uuids.append(capture(vault, f"word{number:03}"))
        wanted.append(f"word{number:03}")
        shutil.copytree(vault.inbox, kept, dirs_exist_ok=True)
        assert held(vault)[:3] == (sorted(wanted), 1, 0)
        if number % 3 == 2:
            again = unlock(vault, PASSPHRASE)
            with again.transaction() as session:
                entry = session.exec(rows(Entry).where(Entry.uuid == uuids[number])).one()
                versions.delete(session, entry)
            again.close()
            gone.add(uuids[number])
            wanted.remove(f"word{number:03}")
        # Everything that ever was a capture comes again; one of them as another one.
        sealed = sorted(kept.glob("*.bjc"))
        for path in sealed:
            shutil.copy(path, vault.inbox)
        shutil.copy(random.choice(sealed), vault.inbox / f"{uuid4()}.bjc")
        stranger = capture(other, "From elsewhere.")
        shutil.move(other.inbox / f"{stranger}.bjc", vault.inbox)
        found, merged, quarantined, trashed = held(vault)
        assert (found, merged, quarantined) == (sorted(wanted), 0, 2)
        assert trashed == gone
        aside += 2
        assert len(list(vault.quarantine.iterdir())) == aside
        assert inbox.waiting(vault) == []
    figure("captures that come again", rounds=rounds, merged_twice=0, set_aside=aside)


def test_a_draft_is_no_capture_and_a_capture_no_draft(journal, vault):
    made = ask("Words.", at=AT)
    drafts.keep(vault, made.uuid, made.to_bytes())
    path = vault.drafts / f"{made.uuid}.bjc"
    path.rename(vault.inbox / path.name)
    with pytest.raises(Damaged, match="does not open"):
        inbox.open_capture(vault, journal.keys, made.uuid)
    assert held(vault)[:3] == ([], 0, 1)


def test_a_swapped_public_key_is_told_at_unlock(journal, vault, tmp_path, figure):
    """Somebody with the folder would read what is captured then, were it sealed to their key."""
    capture(vault, "Before.")
    journal.close()
    _, theirs = keyfile.create("not the owner's words", CHEAP)
    before = vault.keyfile.read_bytes()
    read = keyfile.read(vault)
    members = json.loads(before)
    members["inbox"] = theirs.inbox.public_key().public_bytes_raw().hex()
    members.pop("sha256")
    vault.keyfile.write_bytes(text_of(members | {"sha256": sha256(text_of(members))}))
    captured = capture(vault, "After.")
    with pytest.raises(Damaged, match="does not open"):
        inbox.open_capture(vault, replace(theirs, vault_id=read.vault_id), captured)
    env = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }
    for command in (["list"], ["check"], ["recovery", "new", "--output", "key"]):
        done = shared().run(command, env=env, cwd=tmp_path)
        assert done.returncode == 13
        assert "changed by something other than bondjournal" in done.stdout + done.stderr
    vault.keyfile.write_bytes(before)
    found, merged, quarantined, _ = held(vault)
    assert (sorted(found), merged, quarantined) == (["After.", "Before."], 2, 0)
    figure("a swapped public key", told_at_unlock=1, read_by_others=0)
