"""Places: read once, by the window that left them, and by nobody without the keys."""

import os
from uuid import uuid4

from bondjournal.vault import keyfile, places, sealed_files

WEEK = 7 * 24 * 60 * 60


def test_a_place_is_read_once(made):
    name = places.keep(made.vault, b"at the third line")
    assert places.take(made.vault, made.keys, name) == b"at the third line"
    assert places.take(made.vault, made.keys, name) is None


def test_it_is_sealed_and_its_owners(made):
    places.keep(made.vault, b"at the third line")
    (file,) = (made.vault.path / "places").iterdir()
    assert b"third" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert file.stat().st_size % 1024 == 53  # the header, a key and a tag: no length shows


def test_other_keys_open_nothing_and_it_goes(made, cheap):
    name = places.keep(made.vault, b"at the third line")
    _, others = keyfile.create("another passphrase", cheap)
    assert places.take(made.vault, others, name) is None
    assert list((made.vault.path / "places").iterdir()) == []


def test_what_nobody_came_back_to_goes_after_a_week(made, monkeypatch):
    folder = made.vault.path / "places"
    old, new = places.keep(made.vault, b"old"), places.keep(made.vault, b"new")
    for uuid, kept in ((old, 999), (new, 1000)):
        os.utime(sealed_files.path_of(folder, uuid), (kept, kept))
    monkeypatch.setattr(places, "time", lambda: 1000 + WEEK)
    places.forget(made.vault, uuid4())
    assert sealed_files.names(folder) == [new]
