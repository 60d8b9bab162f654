"""The journal's keys, and how they are derived and wrapped: bytes in, bytes out.

keyfile.py says which bytes, and where they are written.
"""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.errors import JournalError, WrongUse

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES = 32, 16, 12, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one try at a passphrase: the parameters of Argon2id."""

    memory_kib: int
    iterations: int
    lanes: int


DEFAULT_COST = Cost(memory_kib=256 * 1024, iterations=3, lanes=4)
"""About half a second on a laptop."""
LOW_MEMORY_COST = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""For machines short of memory; the second recommendation of RFC 9106, section 4."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Keys:
    """The keys of an open journal. They never show in a message or a traceback."""

    vault_id: UUID
    master: bytes
    database: bytes
    mac: bytes
    inbox: "X25519PrivateKey"

    def __repr__(self) -> str:
        """Return a fixed text, without keys."""
        return "Keys(...)"


def cost_for_this_machine() -> Cost:
    """Return the default cost, or the lower one where less than four times its memory is free."""
    from bondjournal.vault.process import available_memory_kib

    available = available_memory_kib()
    if available is None or available >= 4 * DEFAULT_COST.memory_kib:
        return DEFAULT_COST
    return LOW_MEMORY_COST


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the wrapping key that Argon2id makes from a passphrase.

    Raises:
        WrongUse: the passphrase is empty, or not text.
        JournalError: there is too little memory.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    text = _as_bytes(passphrase)
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return derivation.derive(text)
    except MemoryError:
        raise JournalError(
            "There is not enough free memory to try a passphrase.",
            f"It needs {cost.memory_kib // 1024} MiB: close some programs and try again.",
        ) from None


def _as_bytes(passphrase: str) -> bytes:
    if not passphrase:
        raise WrongUse("An empty passphrase protects nothing.", "Type at least one word.")
    # A UnicodeEncodeError would contain the passphrase, so lone surrogates are looked for first.
    if any("\ud800" <= character <= "\udfff" for character in passphrase):
        raise WrongUse("The passphrase is not UTF-8 text.", "Use other characters.")
    return unicodedata.normalize("NFC", passphrase).encode()


def derive(vault_id: UUID, master: bytes) -> Keys:
    """Return the keys that follow from a master key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    inbox = hkdf(master, vault_id.bytes, b"bondjournal/1/inbox")
    return Keys(
        vault_id=vault_id,
        master=master,
        database=hkdf(master, vault_id.bytes, b"bondjournal/1/database"),
        mac=hkdf(master, vault_id.bytes, b"bondjournal/1/mac"),
        inbox=X25519PrivateKey.from_private_bytes(inbox),
    )


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes of HKDF-SHA256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(key)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the data in small hexadecimal digits."""
    # From cryptography, which sealing needs anyway: hashlib would load a second OpenSSL.
    from cryptography.hazmat.primitives.hashes import SHA256, Hash

    digest = Hash(SHA256())
    digest.update(data)
    return digest.finalize().hex()


def wrap(wrapping: bytes, nonce: bytes, key: bytes, bound_to: bytes) -> bytes:
    """Return a key encrypted with AES-256-GCM, with the data it is bound to."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(wrapping).encrypt(nonce, key, bound_to)


def unwrap(wrapping: bytes, nonce: bytes, wrapped: bytes, bound_to: bytes) -> bytes | None:
    """Return the key that was wrapped, or None if the wrapping key is wrong."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping).decrypt(nonce, wrapped, bound_to)
    except InvalidTag:
        return None
