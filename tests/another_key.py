"""Whoever can write to a vault's folder, and puts another key or another vault into vault.json."""

import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from bondjournal.errors import Damaged
from bondjournal.vault import envelope, keyfile, sealed_files
from bondjournal.vault.layout import Vault
from made import CHEAP

CAPTURE, DRAFT, PLACE = (f"bondjournal/1/{one}".encode() for one in ("capture", "draft", "place"))


class Attacker:
    """Somebody with a key of their own, and no passphrase."""

    def __init__(self, vault):
        self.vault = vault
        self.key = X25519PrivateKey.generate()
        self.right = vault.keyfile.read_bytes()

    def name_own_key(self):
        self._write(inbox_public=self.key.public_key().public_bytes_raw())

    def name_another_vault(self):
        self._write(vault_id=uuid4())

    def name_own_vault(self):
        """Put a whole vault's key file there, which opens with the attacker's passphrase."""
        made, keys = keyfile.create("the attacker's own", CHEAP)
        self.key = keys.inbox
        self.vault.keyfile.write_bytes(keyfile.encode(made))

    def put_back(self):
        self.vault.keyfile.write_bytes(self.right)

    def _write(self, **changes):
        changed = replace(keyfile.read(self.vault), **changes)
        self.vault.keyfile.write_bytes(keyfile.encode(changed))

    def reads(self, folder, purpose):
        """What of the files in a folder of the vault opens with the attacker's key."""
        named = {keyfile.read(self.vault).vault_id, keyfile.decode(self.right).vault_id}
        opened = []
        for uuid in sealed_files.names(folder):
            sealed = sealed_files.path_of(folder, uuid).read_bytes()
            for vault_id in named:
                try:
                    opened.append(envelope.unseal(self.key, purpose, vault_id, uuid, sealed))
                except Damaged:
                    continue
        return opened


WAYS = ["name_own_key", "name_another_vault", "name_own_vault"]


def known_files():
    """Where this machine keeps what it knows of vaults."""
    folder = Path.home() / ".local" / "state" / "bondjournal" / "known"
    return sorted(folder.iterdir()) if folder.exists() else []


def moved(vault, to):
    """The vault at another path, which this machine knows nothing of."""
    shutil.move(vault.path, to)
    return Vault(to)
