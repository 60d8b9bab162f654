"""Write the vectors beside this file: one failure a file, named for it.

The files are what counts, and later versions read them unchanged: running this makes new keys
and new files. It says what exactly is wrong with each. The first word of a name is the kind of
refusal; the tests say which error belongs to it.
"""

import json
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from bondjournal.vault import envelope, keyfile
from bondjournal.vault.keyfile_text import text_of
from bondjournal.vault.keys import Cost, sha256

HERE = Path(__file__).parent
PASSPHRASE = "four ordinary words here"
NAME = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11")
OTHER = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d12")
CAPTURE, DRAFT = b"bondjournal/1/capture", b"bondjournal/1/draft"


def signed(members):
    """Spell members with the checksum that belongs to them."""
    members.pop("sha256", None)
    return text_of(members | {"sha256": sha256(text_of(members))})


def changed(raw, path, value):
    """Put another value into a key file, with the checksum that belongs to it."""
    members = json.loads(raw)
    *parents, last = path.split(".")
    inner = members
    for parent in parents:
        inner = inner[parent]
    inner[last] = value(inner[last]) if callable(value) else value
    return signed(members)


def without(raw, name):
    """Leave a member out."""
    members = json.loads(raw)
    del members[name]
    return signed(members)


def flip(digits):
    """Change the first digit."""
    return ("1" if digits[0] == "0" else "0") + digits[1:]


def damaged_keyfiles(raw):
    """Yield what is no key file, or not the one that was written."""
    whole = json.loads(raw)
    at = raw.index(b'"wrapped": "') + 20
    yield "damaged-empty", b""
    yield "damaged-not-json", b"four ordinary words here\n"
    yield "damaged-not-an-object", b"[]\n"
    yield "damaged-not-utf-8", raw.replace(b"vault", b"va\xfflt", 1)
    yield "damaged-nested", b"[" * 8000 + b"]" * 8000
    yield "damaged-truncated", raw[:-100]
    yield "damaged-no-sha256", text_of({k: v for k, v in whole.items() if k != "sha256"})
    yield "damaged-sha256", text_of(whole | {"sha256": sha256(b"")})
    yield (
        "damaged-one-digit",
        raw[:at] + (b"1" if raw[at : at + 1] == b"0" else b"0") + raw[at + 1 :],
    )
    yield "large", raw + b" " * 16 * 1024


def spelled_keyfiles(raw):
    """Yield what says the right things in a way bondjournal does not write them."""
    whole = json.loads(raw)
    yield "new-format-2", changed(raw, "format", 2)
    yield "foreign-format-0", changed(raw, "format", 0)
    yield "foreign-format-text", changed(raw, "format", "1")
    yield "foreign-format-true", changed(raw, "format", True)
    yield "foreign-spelling-compact", json.dumps(whole).encode()
    yield "foreign-spelling-line-ends", raw.replace(b"\n", b"\r\n")
    yield "foreign-spelling-no-last-line-end", raw[:-1]
    yield "foreign-spelling-space-after", raw + b" "
    yield "foreign-spelling-mark-before", b"\xef\xbb\xbf" + raw
    yield "foreign-spelling-utf-16", raw.decode().encode("utf-16")
    yield "foreign-spelling-capitals", changed(raw, "inbox", whole["inbox"].upper())
    yield "foreign-spelling-vault", changed(raw, "vault", whole["vault"].replace("-", ""))


def foreign_keyfiles(raw):
    """Yield what has other members or other values than there can be."""
    whole = json.loads(raw)
    yield "foreign-order", signed(dict(sorted(json.loads(raw).items())))
    yield "foreign-member", changed(raw, "colour", "red")
    yield "foreign-member-in-slot", changed(raw, "passphrase.colour", "red")
    yield "foreign-member-twice", raw.replace(b'  "format": 1,\n', b'  "format": 1,\n' * 2)
    for name in ("format", "vault", "inbox", "passphrase", "recovery", "mac"):
        yield f"foreign-no-{name}", without(raw, name)
    yield "foreign-vault", changed(raw, "vault", "four ordinary words here")
    yield "foreign-vault-number", changed(raw, "vault", 7)
    yield "foreign-inbox-short", changed(raw, "inbox", whole["inbox"][2:])
    yield "foreign-inbox-digits", changed(raw, "inbox", "xy" * 32)
    yield "foreign-mac-short", changed(raw, "mac", whole["mac"][2:])
    yield "foreign-salt-short", changed(raw, "passphrase.salt", "00" * 8)
    yield "foreign-salt-long", changed(raw, "passphrase.salt", "00" * 32)
    yield "foreign-nonce-short", changed(raw, "passphrase.nonce", "00" * 8)
    yield "foreign-wrapped-short", changed(raw, "passphrase.wrapped", "00" * 32)
    yield "foreign-passphrase-null", changed(raw, "passphrase", None)
    yield "foreign-recovery-empty", changed(raw, "recovery", {})
    yield "foreign-recovery-text", changed(raw, "recovery", "none")
    yield "foreign-recovery-with-cost", changed(raw, "recovery", whole["passphrase"])
    yield "foreign-memory-text", changed(raw, "passphrase.memory_kib", "64")
    yield "foreign-memory-fraction", changed(raw, "passphrase.memory_kib", 64.0)
    yield "foreign-lanes-true", changed(raw, "passphrase.lanes", True)


def forged_keyfiles(raw, other_slot):
    """Yield what somebody without the keys made of a key file."""
    yield "work-memory-much", changed(raw, "passphrase.memory_kib", 1024 * 1024 + 1)
    yield "work-memory-little", changed(raw, "passphrase.memory_kib", 7)
    yield "work-iterations-11", changed(raw, "passphrase.iterations", 11)
    yield "work-iterations-0", changed(raw, "passphrase.iterations", 0)
    yield "work-lanes-17", changed(raw, "passphrase.lanes", 17)
    yield "work-lanes-0", changed(raw, "passphrase.lanes", 0)
    yield "changed-inbox", changed(raw, "inbox", "09" + "00" * 31)
    yield "changed-mac", changed(raw, "mac", flip)
    yield "changed-recovery-taken-out", changed(raw, "recovery", None)
    yield "changed-recovery-older", changed(raw, "recovery", other_slot)
    yield "wrong-salt", changed(raw, "passphrase.salt", flip)
    yield "wrong-nonce", changed(raw, "passphrase.nonce", flip)
    yield "wrong-wrapped", changed(raw, "passphrase.wrapped", flip)
    yield "wrong-iterations", changed(raw, "passphrase.iterations", 2)
    yield "wrong-vault", changed(raw, "vault", str(OTHER))


def captures(made, keys):
    """Yield the name and the bytes of each capture that is refused."""
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)

    def sealed(message, *, key=None, purpose=CAPTURE, vault=made.vault_id, name=NAME):
        info = envelope.HEADER + purpose + vault.bytes + name.bytes
        return envelope.HEADER + suite.encrypt(message, key or keys.inbox.public_key(), info)

    def flipped(at):
        return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]

    good = (5).to_bytes(4, "big") + b"words" + bytes(1024 - 9)
    whole = sealed(good)
    yield "empty", b""
    yield "header-alone", whole[:5]
    yield "header-other", b"BJC2" + whole[4:]
    yield "suite-other", b"BJC1\x02" + whole[5:]
    yield "cut-in-key", whole[:20]
    yield "cut-after-key", whole[: 5 + 32]
    yield "cut-in-tag", whole[:-1]
    yield "one-byte-more", whole + b"\0"
    yield "flipped-key", flipped(5)
    yield "flipped-text", flipped(40)
    yield "flipped-tag", flipped(len(whole) - 1)
    yield "zero-key", whole[:5] + bytes(32) + whole[37:]
    yield "other-name", sealed(good, name=OTHER)
    yield "other-vault", sealed(good, vault=OTHER)
    yield "other-purpose", sealed(good, purpose=DRAFT)
    yield "other-journal", sealed(good, key=X25519PrivateKey.generate().public_key())
    yield "padding-none", sealed(good[:9])
    yield "padding-more", sealed(good + bytes(1024))
    yield "padding-not-zero", sealed(good[:-1] + b"\1")
    yield "length-over-end", sealed((1021).to_bytes(4, "big") + good[4:])
    yield "length-of-two-steps", sealed((2044).to_bytes(4, "big") + good[4:])
    yield "length-huge", sealed(b"\xff\xff\xff\xff" + good[4:])
    yield "length-cut", sealed(b"\0\0\0")
    yield "message-none", sealed(b"")


def main():
    """Write all of them."""
    made, keys = keyfile.create(PASSPHRASE, Cost(memory_kib=64, iterations=1, lanes=1))
    older, _ = keyfile.renew_recovery(made, keys)
    both, typed = keyfile.renew_recovery(made, keys)
    raw = keyfile.encode(both)
    other_slot = json.loads(keyfile.encode(older))["recovery"]
    folder = HERE / "keyfile"
    (folder / "valid.json").write_bytes(raw)
    (folder / "valid-no-recovery.json").write_bytes(keyfile.encode(made))
    (folder / "valid-recovery-key.txt").write_text(typed + "\n", encoding="ascii")
    for name, data in (
        *damaged_keyfiles(raw),
        *spelled_keyfiles(raw),
        *foreign_keyfiles(raw),
        *forged_keyfiles(raw, other_slot),
    ):
        (folder / f"{name}.json").write_bytes(data)

    folder = HERE / "capture"
    for name, content in (("empty", b""), ("words", b"words"), ("step", b"w" * 1020)):
        data = envelope.seal(made.inbox_public, CAPTURE, made.vault_id, NAME, content)
        (folder / f"valid-{name}.bjc").write_bytes(data)
    for name, data in captures(made, keys):
        (folder / f"{name}.bjc").write_bytes(data)


if __name__ == "__main__":
    main()
