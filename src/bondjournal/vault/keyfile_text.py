"""The text of a key file: its content, and reading it strictly. keyfile.py specifies it."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bondjournal.errors import Damaged, TooNew
from bondjournal.vault.keys import KEY_BYTES, NONCE_BYTES, SALT_BYTES, TAG_BYTES, Cost, sha256

FORMAT = 1
MOST_BYTES = 16 * 1024
MOST_MEMORY_KIB, MOST_ITERATIONS, MOST_LANES = 1024 * 1024, 10, 16
LEAST_MEMORY_KIB_A_LANE = 8

FROM_BACKUP = (
    "Copy vault.json from the newest folder in backups. If you changed the passphrase since then, "
    "the old one is back."
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A keyslot: the master key, wrapped for the passphrase or the recovery key."""

    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None
    """Set in the passphrase's keyslot, None in the recovery key's."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of vault.json, which by itself opens nothing."""

    vault_id: UUID
    inbox_public: bytes
    passphrase: Slot
    recovery: Slot | None
    mac: bytes

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery key."""
        return self.recovery is not None


def encode(keyfile: KeyFile) -> bytes:
    """Return the text of a key file."""
    members = members_of(keyfile) | {"mac": keyfile.mac.hex()}
    return text_of(members | {"sha256": sha256(text_of(members))})


def decode(raw: bytes) -> KeyFile:
    """Read the text of a key file.

    Raises:
        Damaged: it is not a key file as bondjournal writes it.
        TooNew: a later version wrote it.
    """
    try:
        members = json.loads(raw)
        claimed = members.pop("sha256")
        whole = sha256(text_of(members)) == claimed
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise Damaged("The key file vault.json is damaged.", FROM_BACKUP)
    written_by = members.get("format")
    if type(written_by) is int and written_by > FORMAT:
        raise TooNew(
            "This journal was written by a newer version of bondjournal.",
            "Install that version; the journal is untouched.",
        )
    try:
        keyfile = KeyFile(
            vault_id=UUID(members["vault"]),
            inbox_public=_bytes(members["inbox"], KEY_BYTES),
            passphrase=_slot(members["passphrase"], _cost(members["passphrase"])),
            recovery=_slot(members["recovery"], None) if members["recovery"] else None,
            mac=_bytes(members["mac"], KEY_BYTES),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        keyfile = None
    if keyfile is None or encode(keyfile) != raw:
        raise Damaged("The key file vault.json is not one that bondjournal wrote.", FROM_BACKUP)
    return keyfile


def members_of(keyfile: KeyFile) -> dict[str, Any]:
    """Return the members that the MAC covers."""
    return {
        "format": FORMAT,
        "vault": str(keyfile.vault_id),
        "inbox": keyfile.inbox_public.hex(),
        "passphrase": _slot_members(keyfile.passphrase),
        "recovery": _slot_members(keyfile.recovery) if keyfile.recovery else None,
    }


def _slot_members(slot: Slot, *, wrapped: bool = True) -> dict[str, Any]:
    members: dict[str, Any] = {}
    if slot.cost:
        members["memory_kib"] = slot.cost.memory_kib
        members["iterations"] = slot.cost.iterations
        members["lanes"] = slot.cost.lanes
    members["salt"] = slot.salt.hex()
    members["nonce"] = slot.nonce.hex()
    if wrapped:
        members["wrapped"] = slot.wrapped.hex()
    return members


def text_of(members: dict[str, Any]) -> bytes:
    """Return the only way to spell these members."""
    return (json.dumps(members, indent=2) + "\n").encode("ascii")


def _slot(members: dict[str, Any], cost: Cost | None) -> Slot:
    return Slot(
        salt=_bytes(members["salt"], SALT_BYTES),
        nonce=_bytes(members["nonce"], NONCE_BYTES),
        wrapped=_bytes(members["wrapped"], KEY_BYTES + TAG_BYTES),
        cost=cost,
    )


def _cost(members: dict[str, Any]) -> Cost:
    cost = Cost(members["memory_kib"], members["iterations"], members["lanes"])
    if not all(type(number) is int for number in (cost.memory_kib, cost.iterations, cost.lanes)):
        raise TypeError
    # Bounded before use: a foreign file could demand all of the memory, or a week of work.
    if not (
        1 <= cost.lanes <= MOST_LANES
        and 1 <= cost.iterations <= MOST_ITERATIONS
        and LEAST_MEMORY_KIB_A_LANE * cost.lanes <= cost.memory_kib <= MOST_MEMORY_KIB
    ):
        raise Damaged(
            "The key file vault.json asks for more work than bondjournal will do.", FROM_BACKUP
        )
    return cost


def _bytes(digits: str, length: int) -> bytes:
    data = bytes.fromhex(digits)
    if len(data) != length:
        raise ValueError
    return data


def bound_to(vault_id: UUID, slot: Slot) -> bytes:
    """Return the data that a keyslot's wrapped key is bound to."""
    return text_of(
        {
            "format": FORMAT,
            "vault": str(vault_id),
            "kind": "passphrase" if slot.cost else "recovery",
            "slot": _slot_members(slot, wrapped=False),
        }
    )
