"""A disk that fills up, or can be written by nobody, as many tests need one."""

import os
import resource
import subprocess
import sys
from contextlib import contextmanager, nullcontext

import pytest

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

    _before = None
    """What this process may write, where it feels the limit."""

    def fill(self, leave=0):
        self.largest = 512 + leave
        self.filler.touch()
        self._feel()

    def make_room(self):
        self.largest = None
        self.filler.unlink()
        self._feel()

    @contextmanager
    def felt(self):
        writes, self._before = sys.dont_write_bytecode, resource.getrlimit(resource.RLIMIT_FSIZE)
        # Else Python would keep what it compiled meanwhile cut short.
        sys.dont_write_bytecode = True
        self._feel()
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, self._before)
            sys.dont_write_bytecode, self._before = writes, None

    def _feel(self):
        if self._before is not None:
            most, hard = self._before
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest or most, hard))

    def is_told(self, said):
        return "files cannot be" in said or "Check whether it is full" in said

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
