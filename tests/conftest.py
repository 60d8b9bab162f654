"""What every test may ask for: a place of its own, and a real encrypted journal in it."""

import os
import shutil
import signal
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from bondjournal.unlock import create, unlock
from bondjournal.vault import inbox, restore
from bondjournal.vault.layout import Vault
from engines import share_statements
from figures import figure, pytest_terminal_summary, seed  # noqa: F401  # fixtures and a hook
from made import CHEAP, PASSPHRASE
from plain import refuse_rows
from simple_vault import simple_vault

NOBODY = 65534
ROOM = 4 * 1024**3
"""So many bytes are more than all tests at once write."""

settings.register_profile(
    "any-machine",
    # A busy machine is no fault of the program, and a function-scoped fixture is asked for where
    # every example may write into the same place.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=None,
    print_blob=True,
    # What fails is the fault of the change that is tried, and fails again.
    derandomize=True,
)
settings.register_profile("other-examples", settings.get_profile("any-machine"), derandomize=False)
settings.load_profile("any-machine")
share_statements()
refuse_rows()

# A script that starts the tests behind itself has these keys ignored, and every program the tests
# start would ignore them as well: one that is caught here is as usual there.
for key in (signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(key) is signal.SIG_IGN:
        signal.signal(key, lambda *_: None)


def pytest_configure(config):
    """Let the tests write into memory where there is room: they write small files, and often."""
    memory = Path("/dev/shm")
    is_worker = hasattr(config, "workerinput")
    if config.option.basetemp or is_worker or not os.access(memory, os.W_OK):
        return
    if shutil.disk_usage(memory).free > ROOM:
        place = tempfile.TemporaryDirectory(prefix="tests-", dir=memory)
        config.option.basetemp = place.name
        config.add_cleanup(place.cleanup)


@pytest.fixture(scope="session", autouse=True)
def no_machine(tmp_path_factory):
    """Keep the tests away from the journal, the settings and the clock of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("BONDJOURNAL_", "XDG_", "LC_")) or name in {"LANG", "LANGUAGE"}:
                patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TZ", "Europe/Berlin")
        yield


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """Give every test a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))


@pytest.fixture
def besides(request):
    """What the program finds in its environment besides; see optimized.py."""
    return getattr(request, "param", {})


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


@pytest.fixture(scope="session")
def untouched(tmp_path_factory):
    """A new, empty journal that nobody writes into: making one takes longer than copying it."""
    made = Vault(tmp_path_factory.mktemp("untouched") / "vault")
    create(made, PASSPHRASE, CHEAP).close()
    return made


@pytest.fixture
def ready(vault, untouched):
    """A journal that is there, closed."""
    shutil.copytree(untouched.path, vault.path)


@pytest.fixture(scope="session")
def lasting(untouched, tmp_path_factory):
    """A journal that stays open for all tests of a process, and stays empty."""
    vault = Vault(tmp_path_factory.mktemp("lasting") / "vault")
    shutil.copytree(untouched.path, vault.path)
    opened = unlock(vault, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def journal(vault, untouched):
    """A new, empty journal, open."""
    shutil.copytree(untouched.path, vault.path)
    opened = unlock(vault, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def session(lasting):
    """A session that writes into an empty journal; what it did is taken back after the test."""
    with lasting.transaction() as writing:
        yield writing
        writing.flush()
        writing.rollback()


@pytest.fixture
def at(monkeypatch):
    """Set the clock: `at("2026-05-11T20:00")` is that instant in UTC, until it is set again."""

    def set_clock(instant: str) -> datetime:
        monkeypatch.setenv("BONDJOURNAL_NOW", f"{instant}+00:00")
        return datetime.fromisoformat(instant).replace(tzinfo=UTC)

    return set_clock


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """All that a vault imports late, which another account may not be allowed to read."""
    vault, keys, place = simple_vault(tmp_path_factory.mktemp("imported") / "vault")
    inbox.seal(vault, b"captured", uuid4())
    restore.restore(place, keys, vault, date(2026, 5, 12))


@pytest.fixture
def ordinary_place(tmp_path, imported):
    """A folder of an account that is not allowed everything, which root is."""
    if os.name == "nt":
        pytest.skip("rights of this kind are those of Unix")
    if os.geteuid() != 0:
        yield tmp_path
        return
    place = Path(tempfile.mkdtemp())
    os.chown(place, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield place
    finally:
        os.seteuid(0)
        shutil.rmtree(place)
