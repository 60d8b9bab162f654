"""What the fault tests share: a disk that fills up, and scripts that are killed over a journal."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from canaries import found_in

from bondjournal.open_journal import merge_captures
from bondjournal.vault import backup
from bondjournal.vault.layout import Vault
from killing import KILLING, OPENING
from made import PASSPHRASE, capture
from program import shared
from small_disk import disk  # noqa: F401  # a fixture

PROGRAM = str(Path(sys.executable).with_name("bondjournal"))
KILLS = 60
"""How many kills of one kind."""


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
    fills = request.getfixturevalue("disk") if "disk" in request.fixturenames else None
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "TZ": "Europe/Berlin",
        "BONDJOURNAL_NOW": "2026-05-12T16:00+00:00",
        "BONDJOURNAL_VAULT": str(vault.path),
        "BONDJOURNAL_PASSPHRASE": PASSPHRASE,
    }

    def run_it(*arguments, code=0, weak=False, given="", **how):
        if weak:
            done = subprocess.run(
                [PROGRAM, *arguments],
                env=env,
                cwd=tmp_path,
                input=given,
                capture_output=True,
                text=True,
                check=False,
                preexec_fn=without_root_s_rights,  # only the child gives them up
            )
        else:
            how.setdefault("largest", fills and fills.largest)
            done = shared().run(arguments, env=env, cwd=tmp_path, given=given, **how)
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
