"""Claims: a draft belongs to one window at a time, and to nobody once that one is gone."""

import subprocess
import sys
from uuid import uuid4

from bondjournal.vault.claims import claim

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


def other_window(vault, uuid, *more):
    """Another process that claims a draft, says how that went and waits for a key."""
    window = subprocess.Popen(
        [sys.executable, "-c", TAKES, str(vault.path), str(uuid), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return window, window.stdout.readline().strip()


def end(window):
    window.kill()
    window.communicate()


def test_another_window_has_it_until_it_ends_however_it_ends(vault):
    uuid = uuid4()
    window, said = other_window(vault, uuid)
    assert said == "taken"
    assert claim(vault, uuid) is None
    end(window)
    ours = claim(vault, uuid)
    assert ours is not None
    ours.release()


def test_our_claim_keeps_others_out_until_it_is_let_go_of(vault):
    uuid = uuid4()
    ours = claim(vault, uuid)
    window, said = other_window(vault, uuid)
    assert said == "refused"
    end(window)
    ours.release()
    assert list(vault.drafts.iterdir()) == []
    window, said = other_window(vault, uuid)
    assert said == "taken"
    end(window)


def test_a_claim_goes_on_in_the_image_that_follows(vault):
    uuid = uuid4()
    window, said = other_window(vault, uuid, "exec")
    assert said == "taken"
    window.stdin.write("\n")
    window.stdin.flush()
    assert window.stdout.readline().strip() == "again"
    assert claim(vault, uuid) is None
    end(window)
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
