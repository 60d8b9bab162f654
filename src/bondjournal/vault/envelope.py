"""The sealed envelope of captures and drafts.

Everybody who can read the key file can seal an envelope; only the journal's keys open it.

    4 bytes   `BJC1`
    1 byte    the suite; 1 is HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256),
              HKDF-SHA256 and ChaCha20-Poly1305
    32 bytes  the encapsulated key
    the rest  the ciphertext of one message with empty associated data, its tag of 16 bytes last

The info of HPKE is these first five bytes, then the purpose (`bondjournal/1/capture`,
`bondjournal/1/draft` or `bondjournal/1/place`), the vault's UUID and the file's UUID of sixteen
bytes each. So an envelope opens only under its own name, in its own vault and for its own purpose.

The message is the length of the content in four bytes, most significant first, the content, and
zeros up to the next multiple of 1024 bytes: a size tells little of what was written.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.errors import Damaged, WrongUse

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

HEADER = b"BJC1\x01"
STEP = 1024
MOST_CONTENT = 8 * 1024 * 1024
"""More than any addition takes: the longest text may double in size when it is encoded."""
MOST_BYTES = len(HEADER) + 32 + MOST_CONTENT + 2 * STEP + 16

_LENGTH_BYTES = 4


def seal(public: bytes, purpose: bytes, vault_id: UUID, uuid: UUID, content: bytes) -> bytes:
    """Return an envelope with this content.

    Raises:
        WrongUse: the content is longer than any that is kept.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    if len(content) > MOST_CONTENT:
        raise WrongUse(
            "This is more text than one entry can hold.", "Split it into several entries."
        )
    message = len(content).to_bytes(_LENGTH_BYTES, "big") + content
    message += bytes(-len(message) % STEP)
    key = X25519PublicKey.from_public_bytes(public)
    return HEADER + _suite().encrypt(message, key, _info(purpose, vault_id, uuid))


def unseal(
    private: "X25519PrivateKey", purpose: bytes, vault_id: UUID, uuid: UUID, sealed: bytes
) -> bytes:
    """Return the content of an envelope.

    Raises:
        Damaged: it is not exactly what `seal` wrote for this name, vault and purpose.
    """
    from cryptography.exceptions import InvalidTag

    message = None
    if sealed.startswith(HEADER):
        try:
            info = _info(purpose, vault_id, uuid)
            message = _suite().decrypt(sealed[len(HEADER) :], private, info)
        except (InvalidTag, ValueError):
            message = None
    if message is not None:
        end = _LENGTH_BYTES + int.from_bytes(message[:_LENGTH_BYTES], "big")
        if message[end:] == bytes(-end % STEP) and len(message) == end + -end % STEP:
            return message[_LENGTH_BYTES:end]
    raise Damaged(
        f"The file {uuid}.bjc does not open with this journal's keys.",
        "It is damaged, or was encrypted for another journal.",
    )


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _info(purpose: bytes, vault_id: UUID, uuid: UUID) -> bytes:
    return HEADER + purpose + vault_id.bytes + uuid.bytes
