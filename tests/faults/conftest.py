"""What the fault tests share: a disk that fills up, and scripts that are killed over a journal."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from canaries import found_in

from bondjournal.unlock import merge_captures
from bondjournal.vault import backup
from bondjournal.vault.layout import Vault
from killing import KILLING, OPENING
from made import PASSPHRASE, capture
from program import shared

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
KILLS = 60
"""How many kills of one kind."""
SMALL = 3 * 1024 * 1024


class Disk:
    """A small file system of its own, which can be filled up."""

    mounted = True
    largest = None
    """How many bytes a file may have, where that is what makes it full."""

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

    def felt(self):
        """Let this process too feel how full it is, while the block runs."""
        return nullcontext()

    def is_told(self, said):
        """Whether this tells that there is no room."""
        return "disk is full" in said

    @contextmanager
    def read_only(self):
        """Let nobody write here while the block runs."""
        subprocess.run(["mount", "-o", "remount,ro", self.path], check=True)
        try:
            yield
        finally:
            subprocess.run(["mount", "-o", "remount,rw", self.path], check=True)


class Limits(Disk):
    """The same for whom no file system is mounted: files cannot grow, or may not be written."""

    mounted = False

    def fill(self, leave=0):
        self.largest = 512 + leave
        self.filler.touch()

    def make_room(self):
        self.largest = None
        self.filler.unlink()

    @contextmanager
    def felt(self):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    def is_told(self, said):
        return "files cannot grow" in said or "Look whether it is full" in said

    def close(self):
        self.largest = None
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)

    @contextmanager
    def read_only(self):
        rights = {path: path.stat().st_mode for path in [self.path, *self.path.rglob("*")]}
        for path, mode in rights.items():
            path.chmod(mode & ~0o222)
        try:
            yield
        finally:
            for path, mode in rights.items():
                path.chmod(mode)


@pytest.fixture
def disk(tmp_path):
    path = tmp_path / "disk"
    path.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL},mode=700", "tmpfs", path]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        yield Limits(path)
        return
    try:
        yield Disk(path)
    finally:
        # Lazily: it goes although something in it is still open.
        subprocess.run(["umount", "-l", path], check=True)


@pytest.fixture
def vault(request, tmp_path):
    """The vault of these tests: on the small disk, where there is one."""
    if "disk" in request.fixturenames:
        return Vault(request.getfixturevalue("disk").path / "vault")
    return Vault(tmp_path / "vault")


def without_root_s_rights():
    """Make rights of files count for root too, from the next program it starts on."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


@pytest.fixture
def program(request, vault, untouched, tmp_path):
    """Run bondjournal over a new journal; a `code` of None is any exit code.

    `weak` runs it as somebody for whom the rights of files count.
    """
    shutil.copytree(untouched.path, vault.path)
    disk = request.getfixturevalue("disk") if "disk" in request.fixturenames else None
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "BONDJOURNAL_NOW": "2026-05-12T16:00+00:00",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }

    def run_it(*arguments, code=0, weak=False, **how):
        if weak:
            done = subprocess.run(
                [PROGRAM, *arguments],
                env=env,
                cwd=tmp_path,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                preexec_fn=without_root_s_rights,  # only the child gives them up
            )
        else:
            how.setdefault("largest", disk and disk.largest)
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
def run(template, tmp_path, seed, figure, request):
    """Run a script against copies of the journal; return the words that it prints."""

    def run_script(script, *arguments):
        ended = subprocess.run(
            [
                sys.executable,
                "-c",
                OPENING + KILLING + script,
                template,
                tmp_path / "place",
                str(KILLS),
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
            kills=KILLS,
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
