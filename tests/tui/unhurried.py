"""A program that waits as long as a test does for what it keeps, and takes nobody for away."""

import pytest

from bondjournal.tui import keeping, lockable, locking
from bondjournal.tui.screens import prepare_step
from waiting import LONGEST


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(locking.Idle, "seconds", 0.0)
    for module, name in (
        (lockable, "_FOR_KEYS"),
        (keeping, "_WAIT_FOR_WRITING"),
        (prepare_step, "_TO_KEEP"),
    ):
        monkeypatch.setattr(module, name, LONGEST)
