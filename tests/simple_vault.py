"""Vaults of tests: made at any place, looked into, damaged."""

from bondjournal.errors import WrongPassphrase
from bondjournal.unlock import unlock
from bondjournal.vault import backup, database, keyfile
from bondjournal.vault.layout import Vault
from made import CHEAP, PASSPHRASE, bodies


def simple_vault(path):
    """Return a new vault at this path, its keys, and a backup of it."""
    vault = Vault(path)
    key_file, keys = keyfile.create("others", CHEAP)
    database.create(vault, keys.database)
    keyfile.write(vault, key_file)
    place = vault.backups / "2026-05-12"
    backup.make(vault, database.engine(vault, keys.database), keys, place)
    return vault, keys, place


def damage(database):
    """Flip a bit in every page but the first."""
    raw = bytearray(database.read_bytes())
    for at in range(4096 + 100, len(raw), 4096):
        raw[at] ^= 1
    database.write_bytes(raw)


def opens(vault, passphrase):
    try:
        return bool(keyfile.unlock(keyfile.read(vault), passphrase))
    except WrongPassphrase:
        return False


def recovers(vault, key):
    try:
        return bool(keyfile.unlock_with_recovery(keyfile.read(vault), key))
    except WrongPassphrase:
        return False


def entries_in(vault, passphrase=PASSPHRASE):
    opened = unlock(vault, passphrase)
    try:
        return bodies(opened)
    finally:
        opened.close()
