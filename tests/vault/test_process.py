import subprocess
import sys
from pathlib import Path

import pytest

from bondjournal.vault import process
from waiting import LONGEST


def run(script):
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=LONGEST
    )
    return ended.stdout.split()


@pytest.mark.skipif(sys.platform != "linux", reason="a switch of Linux")
def test_memory_stays_out_of_core_dumps_and_debuggers():
    script = """
import ctypes, os, resource
from bondjournal.vault.process import harden
harden()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
print(oct(os.umask(0)))
"""
    assert run(script) == ["0", "0", "0", "0o77"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_what_a_system_does_not_have_is_left_out():
    script = """
import sys
sys.platform = "another"
sys.modules["resource"] = None
from bondjournal.vault.process import harden
harden()
print("done")
"""
    assert run(script) == ["done"]


def test_available_memory_is_a_plausible_number():
    found = process.available_memory_kib()
    if sys.platform == "linux":
        total = next(
            int(line.split()[1])
            for line in Path("/proc/meminfo").read_text().splitlines()
            if line.startswith("MemTotal:")
        )
        assert 1024 < found <= total
    elif sys.platform == "win32":
        assert found is None
    else:
        assert found > 1024


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(("limit", "told"), [("4096", "4096"), ("resource.RLIM_INFINITY", "None")])
def test_the_largest_file_is_the_one_the_system_allows(limit, told):
    script = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
from bondjournal.vault.process import largest_file
print(largest_file())
"""
    assert run(script) == [told]


def test_where_no_limit_is_known_a_file_may_have_any_number_of_bytes(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    assert process.largest_file() is None
