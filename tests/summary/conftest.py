"""Pages to render, and a journal with the golden interval in it."""

import pytest
from desk import Desk
from interval_rows import interval, load_interval
from pages import TODAY

from bondjournal.journal import therapists
from bondjournal.summary.choose import choose


@pytest.fixture
def raw():
    return interval()


@pytest.fixture
def loaded(session, raw):
    """The golden interval in an encrypted journal: its therapist and the planned appointment."""
    return load_interval(session, raw, therapists.usual_one(session))


@pytest.fixture
def golden(session, loaded):
    """The page of the golden interval."""
    return choose(session, *loaded, today=TODAY)


@pytest.fixture
def desk(session):
    return Desk(session)
