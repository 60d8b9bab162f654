"""Bytes flipped, files cut short, pages put elsewhere: an error or the true text, never another."""

import random
from contextlib import suppress

import pytest
from sqlmodel import Session, select

from bondjournal.addition import NewRating, NewTopic
from bondjournal.errors import JournalError
from bondjournal.exchange import archive
from bondjournal.journal import additions
from bondjournal.journal.tables import Entry
from bondjournal.unlock import unlock
from bondjournal.vault import database, inbox, keyfile
from figures import FAULTS
from made import PASSPHRASE, ask, capture

PAGE = 4096


class Counted:
    """How often damage was refused, and how often the true text came all the same."""

    def __init__(self, truth):
        self.truth = truth
        self.refused = self.true = 0

    def look(self, read):
        """Read; anything but one of our errors or the truth ends the test."""
        try:
            found = read()
        except JournalError:
            self.refused += 1
        else:
            assert found == self.truth, "another text was accepted"
            self.true += 1

    @property
    def numbers(self):
        return {"refused": self.refused, "true text": self.true, "other text": 0}


@pytest.fixture
def whole(journal, vault):
    """A closed journal of some sixty pages, and everything that is in it."""
    with journal.write() as session:
        for number in range(60):
            body = f"Word{number} " + "something that was kept " * random.randrange(300)
            additions.keep(
                session,
                ask(
                    body,
                    ratings=(NewRating(scale="safe", value=number % 11),),
                    topic=NewTopic(text=f"Topic {number}"),
                ),
            )
    journal.close()
    return vault.database.read_bytes()


def texts(vault, keys):
    """Return the text of every entry, each looked up again by its own row."""
    engine = database.engine(vault, keys.database)
    try:
        with Session(engine) as session:
            uuids = session.exec(select(Entry.uuid).order_by(Entry.id)).all()
            return [
                session.exec(select(Entry.body).where(Entry.uuid == uuid)).one() for uuid in uuids
            ]
    finally:
        engine.dispose()


def everything(vault):
    """Return the whole export, but for the instant it was made."""
    journal = unlock(vault, PASSPHRASE)
    try:
        with journal.read() as session:
            return list(archive.pieces(session, history=True))[1:]
    finally:
        journal.close()


def flipped(raw, at):
    changed = bytearray(raw)
    changed[at] ^= random.randrange(1, 256)
    return bytes(changed)


@pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=FAULTS)])
def test_flipped_bytes_of_the_database(whole, vault, count, seed, figure):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    counted = Counted(texts(vault, keys))
    for _ in range(count):
        vault.database.write_bytes(flipped(whole, random.randrange(len(whole))))
        counted.look(lambda: texts(vault, keys))
    vault.database.write_bytes(whole)
    assert texts(vault, keys) == counted.truth
    figure("bytes of the database flipped", flipped=count, **counted.numbers)


@pytest.mark.parametrize("count", [20, pytest.param(1000, marks=FAULTS)])
def test_flipped_bytes_and_everything_read(whole, vault, count, seed, figure):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    counted, checked = Counted(everything(vault)), 0
    for _ in range(count):
        at = random.randrange(len(whole))
        vault.database.write_bytes(flipped(whole, at))
        counted.look(lambda: everything(vault))
        try:
            engine = database.engine(vault, keys.database)
            database.check(engine)
        except JournalError:
            checked += 1
    # What 'vault check' calls whole is whole, but for pages that hold nothing.
    assert checked >= counted.refused
    figure("the same, everything exported", flipped=count, **counted.numbers, checked=checked)


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=FAULTS)])
def test_a_database_cut_short(whole, vault, count, seed, figure):
    counted = Counted(everything(vault))
    for _ in range(count):
        vault.database.write_bytes(whole[: random.randrange(len(whole))])
        counted.look(lambda: everything(vault))
    assert counted.refused >= count * 0.9
    figure("database cut short", cuts=count, **counted.numbers)


@pytest.mark.parametrize("count", [20, pytest.param(300, marks=FAULTS)])
def test_pages_put_elsewhere(whole, vault, count, seed, figure):
    counted = Counted(everything(vault))
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    for number in range(count):
        one, other = random.sample(range(len(pages)), 2)
        changed = list(pages)
        changed[one] = pages[other]
        if number % 2:
            changed[other] = pages[one]
        vault.database.write_bytes(b"".join(changed))
        counted.look(lambda: everything(vault))
    figure("pages put elsewhere", swaps=count, **counted.numbers)


def test_every_byte_of_the_key_file(journal, vault, seed, figure):
    journal.close()
    keyfile.write(vault, keyfile.renew_recovery(keyfile.read(vault), journal.keys)[0])
    raw = vault.keyfile.read_bytes()
    counted = Counted((journal.keys.master, raw))

    def read():
        found = keyfile.read(vault)
        return keyfile.unlock(found, PASSPHRASE).master, keyfile.encode(found)

    for at in range(len(raw)):
        vault.keyfile.write_bytes(flipped(raw, at))
        counted.look(read)
    assert counted.refused == len(raw)
    for end in range(len(raw)):
        vault.keyfile.write_bytes(raw[:end])
        counted.look(read)
    assert counted.refused == 2 * len(raw)
    figure(
        "every byte of the key file flipped, every length", tries=2 * len(raw), refused=2 * len(raw)
    )


def test_every_byte_of_a_capture(journal, vault, seed, figure):
    uuid = capture(vault, "The true text.")
    path = vault.inbox / f"{uuid}.bjc"
    raw = path.read_bytes()
    counted = Counted(inbox.open_capture(vault, journal.keys, uuid))
    for at in range(len(raw)):
        path.write_bytes(flipped(raw, at))
        counted.look(lambda: inbox.open_capture(vault, journal.keys, uuid))
    for end in range(len(raw)):
        path.write_bytes(raw[:end])
        counted.look(lambda: inbox.open_capture(vault, journal.keys, uuid))
    assert (counted.refused, counted.true) == (2 * len(raw), 0)
    with suppress(FileNotFoundError):
        path.unlink()
    figure(
        "every byte of a capture flipped, every length", tries=2 * len(raw), refused=2 * len(raw)
    )
