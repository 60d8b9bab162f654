import pytest

from bondjournal.demo import demo_journal


@pytest.fixture(scope="session")
def demo():
    """The demo journal, open; nobody writes into it."""
    with demo_journal() as journal:
        yield journal
