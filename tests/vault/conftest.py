"""What the tests of the vault ask for: a real one with cheap keys, and an ordinary account."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bondjournal.vault import database, keyfile
from bondjournal.vault.keyfile import Cost, KeyFile, Keys
from bondjournal.vault.layout import Vault

NOBODY = 65534


@dataclass
class Made:
    """A vault with its keys, its database open, and one table in it."""

    vault: Vault
    keyfile: KeyFile
    keys: Keys
    engine: Engine

    @property
    def writer(self):
        return self.engine.execution_options(writes=True)

    def keep(self, *words):
        with self.writer.begin() as connection:
            for word in words:
                connection.execute(text("INSERT INTO kept (word) VALUES (:word)"), {"word": word})

    def kept(self):
        with self.engine.connect() as connection:
            return list(connection.execute(text("SELECT word FROM kept ORDER BY id")).scalars())


@pytest.fixture
def cheap():
    return Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture
def passphrase():
    return "four ordinary words here"


@pytest.fixture
def made(tmp_path, cheap, passphrase):
    vault = Vault(tmp_path / "vault")
    key_file, keys = keyfile.create(passphrase, cheap)
    database.create(vault, keys.database)
    keyfile.write(vault, key_file)
    engine = database.engine(vault, keys.database)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT NOT NULL, rated INTEGER,"
                " CONSTRAINT rated_range CHECK (rated BETWEEN 0 AND 10))"
            )
        )
    return Made(vault, key_file, keys, engine)


@pytest.fixture
def ordinary_place(tmp_path):
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
