"""What the tests of the vault ask for: a real one with cheap keys, and scripts of their own."""

import shutil
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, text

from bondjournal.vault import database, keyfile
from bondjournal.vault.keyfile import KeyFile, Keys
from bondjournal.vault.layout import Vault
from children import Children
from made import CHEAP, PASSPHRASE


@dataclass
class Made:
    """A vault with its keys, its database open, and one table in it."""

    vault: Vault
    keyfile: KeyFile
    keys: Keys
    engine: Engine

    def copied(self, folder):
        """The same once more: the folder that the vault lies in is copied, with all in it."""
        shutil.copytree(self.vault.path.parent, folder, dirs_exist_ok=True)
        vault = Vault(folder / self.vault.path.name)
        return Made(vault, self.keyfile, self.keys, database.engine(vault, self.keys.database))

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
    return CHEAP


@pytest.fixture
def passphrase():
    return PASSPHRASE


@pytest.fixture(scope="session")
def mould(tmp_path_factory):
    """A vault that nobody writes into: making one takes longer than copying it."""
    vault = Vault(tmp_path_factory.mktemp("mould") / "vault")
    key_file, keys = keyfile.create(PASSPHRASE, CHEAP)
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
def made(mould, tmp_path):
    return mould.copied(tmp_path)


@pytest.fixture(scope="session")
def children():
    """The process that forks for every script."""
    started = Children()
    yield started
    started.close()


@pytest.fixture
def start(children):
    """Start a script in a process of its own, which ends with the test."""
    started = []

    def start_one(script, *arguments):
        started.append(children.start(script, *arguments))
        return started[-1]

    yield start_one
    for child in started:
        child.kill()
