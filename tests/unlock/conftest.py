import pytest

from bondjournal import unlock
from made import PASSPHRASE


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


@pytest.fixture
def closed(journal):
    """A journal that is there, closed."""
    journal.close()
