"""A vault with cheap keys, at any place and of any account."""

from bondjournal.vault import backup, database, keyfile
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault


def simple_vault(path):
    """Return a new vault at this path, its keys, and a backup of it."""
    vault = Vault(path)
    key_file, keys = keyfile.create("others", Cost(memory_kib=64, iterations=1, lanes=1))
    database.create(vault, keys.database)
    keyfile.write(vault, key_file)
    place = vault.backups / "2026-05-12"
    backup.make(vault, database.engine(vault, keys.database), keys, place)
    return vault, keys, place
