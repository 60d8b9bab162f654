"""What the fault tests share: a disk that fills up, and scripts that are killed over a journal."""

import os
import subprocess
import sys

import pytest
from canaries import found_in

from bondjournal.unlock import create, merge_captures
from bondjournal.vault import backup
from bondjournal.vault.layout import Vault
from killing import KILLING, OPENING
from made import CHEAP, PASSPHRASE, capture
from program import shared

SMALL = 3 * 1024 * 1024


class Disk:
    """A small file system of its own, which can be filled up."""

    def __init__(self, path):
        self.path = path
        self.filler = path / "filler"

    def fill(self, leave=0):
        with self.filler.open("wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096):
                    pass
            except OSError:
                pass
        os.truncate(self.filler, max(0, self.filler.stat().st_size - leave))

    def make_room(self):
        self.filler.unlink()


@pytest.fixture
def disk(tmp_path):
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=700", "tmpfs", path]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small file system cannot be mounted by this account")
    yield Disk(path)
    subprocess.run(["umount", path], check=True)


@pytest.fixture
def vault(request, tmp_path):
    """The vault of these tests: on the small disk, where there is one."""
    if "disk" in request.fixturenames:
        return Vault(request.getfixturevalue("disk").path / "vault")
    return Vault(tmp_path / "vault")


@pytest.fixture
def program(vault, tmp_path):
    """Run bondjournal; `largest` is how many bytes a file may have that it writes.

    A `code` of None is any exit code.
    """
    create(vault, PASSPHRASE, CHEAP).close()
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }

    def run_it(*arguments, code=0, **how):
        done = shared().run(arguments, env=env, cwd=tmp_path, **how)
        assert code is None or done.returncode == code, done.stderr
        assert "mistake" not in done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run_it


@pytest.fixture
def template(vault, journal):
    """A closed journal: an entry, a backup, another entry."""
    capture(vault, "Then.")
    merge_captures(journal)
    backup.make(vault, journal.engine, journal.keys, vault.backups / "2026-05-11")
    capture(vault, "Since.")
    merge_captures(journal)
    journal.close()
    return vault.path


@pytest.fixture
def run(template, tmp_path, kills, seed, figure, request):
    """Run a script against copies of the journal; return the words that it prints."""

    def run_script(script, *arguments):
        ended = subprocess.run(
            [
                sys.executable,
                "-c",
                OPENING + KILLING + script,
                template,
                tmp_path / "place",
                kills,
                str(seed),
                *arguments,
            ],
            check=False,
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, ended.stderr
        doing = request.node.originalname.removeprefix("test_").replace("_", " ")
        figure(
            " ".join(["kills in", doing, *(one for one in arguments if "/" not in one)]),
            kills=int(kills),
            neither_old_nor_new=0,
        )
        return ended.stdout.split()

    return run_script


@pytest.fixture
def env(vault, tmp_path):
    """An environment in which everything the program may write lies below tmp_path."""
    (tmp_path / "temp").mkdir()
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "temp"),
        "XDG_RUNTIME_DIR": str(tmp_path / "temp"),
        "LANG": "C.UTF-8",
        "TZ": "Europe/Berlin",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }


@pytest.fixture
def look(tmp_path):
    """Look into every file there is, for any canary in any form."""
    return lambda: found_in(tmp_path)
