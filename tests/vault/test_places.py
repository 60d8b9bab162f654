"""Places: read once, by the window that left them, and by nobody without the keys."""

import os
from time import time
from uuid import uuid4

from bondjournal.vault import keyfile, places, sealed_files
from bondjournal.vault.keyfile import Cost

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
WEEK = 7 * 24 * 60 * 60


def test_a_place_is_read_once(journal):
    name = places.keep(journal.vault, b"at the third line")
    assert places.take(journal.vault, journal.keys, name) == b"at the third line"
    assert places.take(journal.vault, journal.keys, name) is None


def test_it_is_sealed_and_its_owners(journal):
    places.keep(journal.vault, b"at the third line")
    (file,) = (journal.vault.path / "places").iterdir()
    assert b"third" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert file.stat().st_size % 1024 == 53  # the header, a key and a tag: no length shows


def test_other_keys_open_nothing_and_it_goes(journal):
    name = places.keep(journal.vault, b"at the third line")
    _, others = keyfile.create("another passphrase", CHEAP)
    assert places.take(journal.vault, others, name) is None
    assert list((journal.vault.path / "places").iterdir()) == []


def test_what_nobody_came_back_to_goes_after_a_week(journal):
    folder = journal.vault.path / "places"
    old, new = places.keep(journal.vault, b"old"), places.keep(journal.vault, b"new")
    long_ago = time() - WEEK - 60
    os.utime(sealed_files.path_of(folder, old), (long_ago, long_ago))
    places.forget(journal.vault, uuid4())
    assert sealed_files.names(folder) == [new]
