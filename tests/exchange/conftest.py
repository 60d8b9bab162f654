import json
import shutil
from contextlib import closing
from uuid import uuid4

import pytest

from bondjournal import unlock
from bondjournal.demo import demo_journal
from bondjournal.exchange import archive
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE


@pytest.fixture(scope="session")
def demo():
    """The demo journal, open; nobody writes into it."""
    with demo_journal() as journal:
        yield journal


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """A new, empty journal of another machine that nobody writes into."""
    made = Vault(tmp_path_factory.mktemp("elsewhere") / "vault")
    with closing(unlock.create(made, PASSPHRASE, CHEAP, device_id=uuid4().hex)) as journal:
        return made, journal.device


@pytest.fixture
def other(tmp_path, elsewhere):
    """Another journal, new and empty, on another machine."""
    made, device = elsewhere
    vault = Vault(tmp_path / "other")
    shutil.copytree(made.path, vault.path)
    with closing(unlock.unlock(vault, PASSPHRASE)) as journal:
        journal.device = device
        yield journal


@pytest.fixture
def file(tmp_path):
    """Write a journal's archive and return its file."""

    def write(journal, *, history=True, change=None):
        path = tmp_path / f"{uuid4().hex}.json"
        with journal.session() as session:
            text = "".join(archive.pieces(session, history=history))
        if change is not None:
            made = json.loads(text)
            change(made)
            text = json.dumps(made)
        path.write_text(text, encoding="utf-8")
        return path

    return write
