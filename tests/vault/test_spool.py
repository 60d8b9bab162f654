import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bondjournal.vault import spool

PIECES = ["canaryword \N{SEEDLING} ", "", "ß" * 100_000, "\ud7ff\U0001f331" * 50_000]


def test_what_goes_in_comes_out():
    with spool.spooled(iter(PIECES)) as again:
        assert "".join(again) == "".join(PIECES)
    with spool.spooled([]) as again:
        assert list(again) == []


def test_all_of_it_is_taken_before_any_is_given():
    taken = []

    def pieces():
        for piece in PIECES:
            taken.append(piece)
            yield piece

    with spool.spooled(pieces()) as again:
        assert taken == PIECES
        assert next(again)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are looked at in /proc")
def test_nobody_can_read_it_and_it_has_no_name(tmp_path, monkeypatch):
    place = tmp_path / "temp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with spool.spooled(["canaryword " * 50_000]):
        assert list(place.iterdir()) == []
        (path,) = (
            path
            for path in Path("/proc/self/fd").iterdir()
            if path.is_symlink() and path.readlink().is_relative_to(place)
        )
        raw = path.read_bytes()
        assert len(raw) == len("canaryword ") * 50_000
        assert b"canary" not in raw


def test_a_mistake_while_it_is_given_stays_what_it_is():
    def give():
        with spool.spooled(PIECES) as again:
            next(again)
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        give()


def test_without_a_place_on_the_disk_it_waits_in_memory(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with spool.spooled(PIECES) as again:
        assert "".join(again) == "".join(PIECES)


@pytest.mark.parametrize("room", [0, 1, 70_000])
def test_what_the_disk_has_no_room_for_waits_in_memory(room):
    """A file that may not grow stands for a disk that is full, wherever it lies."""
    code = (
        "import resource, signal\n"
        "from bondjournal.vault import spool\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "pieces = ['\U0001f331 word ' * 9_000] * 3\n"
        "with spool.spooled(pieces) as again:\n"
        "    assert ''.join(again) == ''.join(pieces)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
