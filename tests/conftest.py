"""What every test may ask for: a place of its own, and a real encrypted journal in it."""

import os
import shutil
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bondjournal.unlock import create, unlock
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault
from figures import figure, pytest_terminal_summary, seed  # noqa: F401  # fixtures and a hook

PASSPHRASE = "four ordinary words here"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""As little work as Argon2 allows: the tests derive hundreds of keys."""


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """Keep every test away from the journal and the settings of whoever runs it."""
    for name in list(os.environ):
        if name.startswith(("BONDJOURNAL_", "XDG_")):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


@pytest.fixture(scope="session")
def untouched(tmp_path_factory):
    """A new, empty journal that nobody writes into: making one takes longer than copying it."""
    made = Vault(tmp_path_factory.mktemp("untouched") / "vault")
    create(made, PASSPHRASE, CHEAP, on=uuid4().hex).close()
    return made


@pytest.fixture
def journal(vault, untouched):
    """A new, empty journal, open."""
    shutil.copytree(untouched.path, vault.path)
    opened = unlock(vault, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def session(journal):
    """A session that writes into a new journal; what it did is kept at the end of the test."""
    with journal.write() as writing:
        yield writing


@pytest.fixture
def at(monkeypatch):
    """Set the clock: `at("2026-05-11T20:00")` is that instant in UTC, until it is set again."""

    def set_clock(instant: str) -> datetime:
        monkeypatch.setenv("BONDJOURNAL_NOW", f"{instant}+00:00")
        return datetime.fromisoformat(instant).replace(tzinfo=UTC)

    return set_clock
