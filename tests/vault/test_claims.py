"""Claims: a draft belongs to one window at a time, and to nobody once that one is gone."""

from pathlib import Path
from uuid import uuid4

import pytest

from bondjournal.vault.claims import claim
from bondjournal.vault.layout import Vault

TAKES = """
import sys
from pathlib import Path
from uuid import UUID
from bondjournal.vault.claims import claim
from bondjournal.vault.layout import Vault
taken = claim(Vault(Path(sys.argv[1])), UUID(sys.argv[2]))
print("taken" if taken else "refused", flush=True)
sys.stdin.read(1)
if taken and len(sys.argv) > 3:
    import os
    taken.keep_through_exec()
    os.execv(sys.executable, [sys.executable, "-c", "print('again', flush=True); input()"])
"""


@pytest.fixture
def other_window(vault, start):
    """Another process that claims a draft, says how that went and waits for a key."""

    def claims(uuid, *more):
        window = start(TAKES, vault.path, uuid, *more)
        return window, window.line()

    return claims


def test_another_window_has_it_until_it_ends_however_it_ends(vault, other_window):
    uuid = uuid4()
    window, said = other_window(uuid)
    assert said == "taken"
    assert claim(vault, uuid) is None
    window.kill()
    ours = claim(vault, uuid)
    assert ours is not None
    ours.release()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files are counted in /dev/fd")
def test_whoever_is_refused_leaves_no_file_open(vault, other_window):
    uuid = uuid4()
    window, _ = other_window(uuid)
    before = len(list(Path("/dev/fd").iterdir()))
    assert claim(vault, uuid) is None
    assert len(list(Path("/dev/fd").iterdir())) == before
    window.kill()


def test_our_claim_keeps_others_out_until_it_is_let_go_of(vault, other_window):
    uuid = uuid4()
    ours = claim(vault, uuid)
    window, said = other_window(uuid)
    assert said == "refused"
    window.kill()
    ours.release()
    assert list(vault.drafts.iterdir()) == []
    window, said = other_window(uuid)
    assert said == "taken"
    window.kill()


def test_a_claim_goes_on_in_the_image_that_follows(vault, other_window):
    uuid = uuid4()
    window, said = other_window(uuid, "exec")
    assert said == "taken"
    window.say()
    assert window.line() == "again"
    assert claim(vault, uuid) is None
    window.kill()
    assert claim(vault, uuid) is not None


def test_one_draft_says_nothing_about_another(vault):
    first, second = claim(vault, uuid4()), claim(vault, uuid4())
    assert first is not None
    assert second is not None


def test_the_file_of_a_claim_is_its_owners_and_holds_nothing(vault):
    uuid = uuid4()
    claim(vault, uuid)
    (file,) = vault.drafts.iterdir()
    assert file.stat().st_size == 0
    assert file.stat().st_mode & 0o077 == 0
    assert vault.drafts.stat().st_mode & 0o077 == 0


def test_where_it_cannot_be_told_it_is_claimed_again_once_it_can(ordinary_place, start):
    vault, uuid = Vault(ordinary_place / "vault"), uuid4()
    vault.drafts.mkdir(parents=True)
    vault.drafts.chmod(0o500)
    ours = claim(vault, uuid)
    assert not ours.is_visible
    ours.release()
    assert list(vault.drafts.iterdir()) == []
    vault.drafts.chmod(0o700)
    ours = claim(vault, uuid)
    assert ours.is_visible
    assert [path.name for path in vault.drafts.iterdir()] == [f"{uuid}.open"]
    ours.release()
