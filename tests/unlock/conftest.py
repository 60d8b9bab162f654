import pytest

from bondjournal import unlock
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE
from small_disk import disk  # noqa: F401  # a fixture


@pytest.fixture
def vault(request, tmp_path):
    """The vault of these tests: on the small disk, where there is one."""
    if "disk" in request.fixturenames:
        return Vault(request.getfixturevalue("disk").path / "vault")
    return Vault(tmp_path / "vault")


@pytest.fixture
def opened(vault):
    """Open the journal; it is closed after the test."""
    journals = []

    def open_it(**how):
        journals.append(unlock.unlock(vault, **(how or {"passphrase": PASSPHRASE})))
        return journals[-1]

    yield open_it
    for one in journals:
        one.close()


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """Another journal with the same passphrase, which nobody changes."""
    made = Vault(tmp_path_factory.mktemp("elsewhere") / "vault")
    unlock.create(made, PASSPHRASE, CHEAP).close()
    return made


@pytest.fixture
def closed(journal):
    """A journal that is there, closed."""
    journal.close()
