"""Bytes flipped, files cut short, pages put elsewhere: an error or the true text, never another."""

import random
import shutil

import pytest

from bondjournal.addition import NewRating, NewTopic
from bondjournal.errors import JournalError
from bondjournal.exchange import archive
from bondjournal.journal import additions
from bondjournal.unlock import unlock
from bondjournal.vault import database, inbox, keyfile
from bondjournal.vault.layout import Vault
from figures import FAULTS
from made import PASSPHRASE, ask, capture

PAGE = 4096

every = pytest.mark.parametrize("step", [19, pytest.param(1, marks=FAULTS)])
"""How many bytes further each damage is."""


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


@pytest.fixture(scope="module")
def filled(untouched, tmp_path_factory):
    """A closed journal with long and short texts, which nobody changes."""
    made = Vault(tmp_path_factory.mktemp("filled") / "vault")
    shutil.copytree(untouched.path, made.path)
    journal = unlock(made, PASSPHRASE)
    with journal.transaction() as session:
        for number in range(24):
            body = f"Word{number} " + "something that was kept " * (number * 37 % 24 * 40)
            additions.keep(
                session,
                ask(
                    body,
                    ratings=(NewRating(scale="safe", value=number % 11),),
                    topic=NewTopic(text=f"Topic {number}"),
                ),
            )
    journal.close()
    return made


@pytest.fixture
def whole(filled, vault):
    """The bytes of its database, of which the vault has a copy."""
    shutil.copytree(filled.path, vault.path)
    return vault.database.read_bytes()


def texts(vault, keys):
    """Return the text of every entry, each looked up again by its own row."""
    with database.engine(vault, keys.database).connect() as connection:
        uuids = connection.exec_driver_sql("SELECT uuid FROM entry ORDER BY id").scalars().all()
        by_uuid = "SELECT body FROM entry WHERE uuid = ?"
        return [connection.exec_driver_sql(by_uuid, (uuid,)).scalar_one() for uuid in uuids]


def everything(vault):
    """Return the whole export, but for the instant it was made."""
    journal = unlock(vault, PASSPHRASE)
    try:
        with journal.session() as session:
            return list(archive.pieces(session, history=True))[1:]
    finally:
        journal.close()


def flipped(raw, at):
    changed = bytearray(raw)
    changed[at] ^= random.randrange(1, 256)
    return bytes(changed)


@pytest.mark.parametrize("count", [15, pytest.param(3000, marks=FAULTS)])
def test_flipped_bytes_of_the_database(whole, vault, count, seed, figure):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    counted = Counted(texts(vault, keys))
    for _ in range(count):
        vault.database.write_bytes(flipped(whole, random.randrange(len(whole))))
        counted.look(lambda: texts(vault, keys))
    vault.database.write_bytes(whole)
    assert texts(vault, keys) == counted.truth
    figure("bytes of the database flipped", flipped=count, **counted.numbers)


@pytest.mark.parametrize("count", [4, pytest.param(400, marks=FAULTS)])
def test_flipped_bytes_and_everything_read(whole, vault, count, seed, figure):
    keys = keyfile.unlock(keyfile.read(vault), PASSPHRASE)
    counted, checked = Counted(everything(vault)), 0
    for _ in range(count):
        at = random.randrange(len(whole))
        vault.database.write_bytes(flipped(whole, at))
        counted.look(lambda: everything(vault))
        try:
            database.check(database.engine(vault, keys.database))
        except JournalError:
            checked += 1
    # What 'check' calls whole is whole, but for pages that hold nothing.
    assert checked >= counted.refused
    figure("the same, everything exported", flipped=count, **counted.numbers, checked=checked)


@pytest.mark.parametrize("count", [4, pytest.param(200, marks=FAULTS)])
def test_a_database_cut_short(whole, vault, count, seed, figure):
    counted = Counted(everything(vault))
    for _ in range(count):
        vault.database.write_bytes(whole[: random.randrange(len(whole) - PAGE)])
        counted.look(lambda: everything(vault))
    assert counted.refused == count
    # The end of the last page may hold nothing.
    vault.database.write_bytes(whole[: -random.randrange(1, PAGE)])
    counted.look(lambda: everything(vault))
    figure("database cut short", cuts=count + 1, **counted.numbers)


@pytest.mark.parametrize("count", [4, pytest.param(300, marks=FAULTS)])
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


@every
def test_every_byte_of_the_key_file(journal, vault, step, seed, figure):
    keyfile.write(vault, keyfile.renew_recovery(keyfile.read(vault), journal.keys)[0])
    raw = vault.keyfile.read_bytes()
    counted = Counted((journal.keys.master, raw))

    def read():
        found = keyfile.read(vault)
        return keyfile.unlock(found, PASSPHRASE).master, keyfile.encode(found)

    tries = damaged_everywhere(vault.keyfile, raw, step, counted, read)
    figure("bytes of the key file flipped, and its lengths", tries=tries, refused=counted.refused)


@every
def test_every_byte_of_a_capture(journal, vault, step, seed, figure):
    uuid = capture(vault, "The true text.")
    path = vault.inbox / f"{uuid}.bjc"
    raw = path.read_bytes()

    def read():
        return inbox.open_capture(vault, journal.keys, uuid)

    counted = Counted(read())
    tries = damaged_everywhere(path, raw, step, counted, read)
    figure("bytes of a capture flipped, and its lengths", tries=tries, refused=counted.refused)


def damaged_everywhere(path, raw, step, counted, read):
    """Flip bytes and cut the file, each so many bytes further; all of it is refused."""
    tries = 0
    for at in [*range(0, len(raw), step), len(raw) - 1]:
        for damaged in (flipped(raw, at), raw[:at]):
            path.write_bytes(damaged)
            counted.look(read)
            tries += 1
    assert (counted.refused, counted.true) == (tries, 0)
    return tries
