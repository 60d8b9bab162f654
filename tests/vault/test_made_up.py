"""Where a made-up journal lies: cleared away, known by its place, and swept after a kill."""

import os
import tempfile

import pytest

from bondjournal.unlock import unlock
from bondjournal.vault import made_up
from bondjournal.vault.layout import Vault


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The one place for them, with nothing of others in it."""
    place = tmp_path / "memory"
    place.mkdir()
    monkeypatch.setattr(made_up, "_IN_MEMORY", place)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def ended():
    """The number of a process that is no more."""
    number = os.fork()
    if not number:
        os._exit(0)
    os.waitpid(number, 0)
    return number


def test_it_has_a_folder_for_pages_that_goes_with_it(place):
    with made_up.new() as vault:
        assert made_up.is_made_up(vault)
        pages = made_up.pages(vault)
        assert pages.stat().st_mode & 0o777 == 0o700
        (pages / "summary.md").write_text("A page.")
    assert list(place.iterdir()) == []


def test_a_journal_elsewhere_is_none(place, tmp_path):
    for path in (
        tmp_path / "vault",
        tmp_path / "bondjournal-demo-1-a" / "demo",
        place / "bondjournal-demo-1-a",
        place / "bondjournal-demo-1-a" / "default",
        place / "other" / "demo",
    ):
        assert not made_up.is_made_up(Vault(path))


def test_what_a_killed_process_left_is_swept(place, ended):
    left = place / f"bondjournal-demo-{ended}-a"
    (left / "demo" / "drafts").mkdir(parents=True)
    (left / "demo" / "journal.db").write_text("x")
    with made_up.new():
        assert not left.exists()


def test_what_is_in_use_or_nobody_can_tell_of_is_not_swept(place, ended, tmp_path):
    kept = [
        place / f"bondjournal-demo-{os.getpid()}-a",
        place / f"bondjournal-demo-{os.getppid()}-b",
        place / "bondjournal-demo-1-c",
        place / "bondjournal-demo-own",
        place / f"other-{ended}-d",
    ]
    for folder in kept:
        folder.mkdir()
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "demo").mkdir(parents=True)
    (place / f"bondjournal-demo-{ended}-e").symlink_to(elsewhere)
    made_up.sweep()
    assert all(folder.is_dir() for folder in kept)
    assert (elsewhere / "demo").is_dir()


def test_it_opens_again_and_leaves_no_trace_of_this_machine(place, monkeypatch, tmp_path):
    from bondjournal.demo import demo_journal

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with demo_journal() as journal:
        journal.close()
        again = unlock(journal.vault, made_up.PASSPHRASE)
        assert again.device == made_up.DEVICE
        again.close()
    assert not (tmp_path / "state").exists()


def test_what_somebody_else_may_be_using_stays(place, ended, monkeypatch):
    def refused(number, signal):
        raise PermissionError

    left = place / f"bondjournal-demo-{ended}-a"
    (left / "demo").mkdir(parents=True)
    monkeypatch.setattr(os, "kill", refused)
    with made_up.new():
        assert left.exists()
