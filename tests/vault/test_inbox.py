import os
import stat
import subprocess
import sys
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from bondjournal.errors import Damaged, JournalError, NotFound, NoVault, WrongUse
from bondjournal.vault import drafts, envelope, inbox, lock
from waiting import LONGEST

CANARY = b"canary in the coal mine"


def file_of(made, uuid):
    return made.vault.inbox / f"{uuid}.bjc"


def sealed(made, content=CANARY):
    uuid = uuid4()
    inbox.seal(made.vault, content, uuid)
    return uuid


def test_what_was_sealed_opens(made):
    uuid = sealed(made)
    assert inbox.waiting(made.vault) == [uuid]
    assert inbox.open_capture(made.vault, made.keys, uuid) == CANARY


def test_it_is_private_and_tells_nothing(made):
    uuid = sealed(made)
    data = file_of(made, uuid).read_bytes()
    assert CANARY not in data
    assert CANARY[:6] not in data
    if os.name != "nt":
        assert stat.S_IMODE(made.vault.inbox.stat().st_mode) == 0o700
        assert stat.S_IMODE(file_of(made, uuid).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("length", "steps"), [(0, 1), (1, 1), (1020, 1), (1021, 2), (2044, 2), (100_000, 98)]
)
def test_its_size_goes_in_steps(made, length, steps):
    uuid = sealed(made, b"w" * length)
    assert file_of(made, uuid).stat().st_size == 5 + 32 + steps * 1024 + 16
    assert inbox.open_capture(made.vault, made.keys, uuid) == b"w" * length


@given(content=st.binary(max_size=5000))
def test_any_content_comes_back(made, content):
    uuid = uuid4()
    key = made.keyfile.inbox_public
    data = envelope.seal(key, b"purpose", made.keys.vault_id, uuid, content)
    opened = envelope.unseal(made.keys.inbox, b"purpose", made.keys.vault_id, uuid, data)
    assert opened == content


def test_the_longest_content_comes_back_and_one_byte_more_is_refused(made):
    most = bytes(envelope.MOST_CONTENT)
    uuid = sealed(made, most)
    assert file_of(made, uuid).stat().st_size <= envelope.MOST_BYTES
    assert inbox.open_capture(made.vault, made.keys, uuid) == most
    with pytest.raises(WrongUse, match="more text than one entry can hold"):
        sealed(made, most + b"w")
    assert inbox.waiting(made.vault) == [uuid]


def test_a_file_beyond_all_bounds_is_not_read(made):
    uuid = sealed(made)
    with file_of(made, uuid).open("r+b") as file:
        file.truncate(envelope.MOST_BYTES + 1)
    with pytest.raises(Damaged, match="larger than any"):
        inbox.open_capture(made.vault, made.keys, uuid)


def test_sealing_the_same_twice_gives_other_bytes(made):
    assert file_of(made, sealed(made)).read_bytes() != file_of(made, sealed(made)).read_bytes()


def test_a_name_is_used_once(made):
    uuid = sealed(made)
    with pytest.raises(JournalError, match="something is there already"):
        inbox.seal(made.vault, b"others", uuid)
    assert inbox.open_capture(made.vault, made.keys, uuid) == CANARY


def test_it_opens_under_its_own_name_alone(made):
    uuid, other = sealed(made), uuid4()
    file_of(made, uuid).rename(file_of(made, other))
    with pytest.raises(Damaged):
        inbox.open_capture(made.vault, made.keys, other)


def test_a_draft_is_no_capture(made):
    uuid = uuid4()
    drafts.keep(made.vault, uuid, CANARY)
    made.vault.inbox.mkdir()
    (made.vault.drafts / f"{uuid}.bjc").rename(file_of(made, uuid))
    with pytest.raises(Damaged):
        inbox.open_capture(made.vault, made.keys, uuid)


def unsealed(made, uuid, data):
    purpose = b"bondjournal/1/capture"
    return envelope.unseal(made.keys.inbox, purpose, made.keys.vault_id, uuid, data)


def test_every_flipped_byte_is_noticed(made):
    uuid = sealed(made)
    data = file_of(made, uuid).read_bytes()
    assert unsealed(made, uuid, data) == CANARY
    opened = []
    for at in range(len(data)):
        # All bits of the header and of the key, of which X25519 itself leaves one out.
        for bit in range(8) if at < 5 + 32 else [at % 8]:
            flipped = bytearray(data)
            flipped[at] ^= 1 << bit
            try:
                opened.append((at, bit, unsealed(made, uuid, bytes(flipped))))
            except Damaged:
                continue
    assert opened == []


def test_every_cut_is_noticed(made):
    uuid = sealed(made)
    data = file_of(made, uuid).read_bytes()
    for length in range(len(data)):
        with pytest.raises(Damaged):
            unsealed(made, uuid, data[:length])


def test_sealing_needs_no_lock(made):
    with lock.exclusive(made.vault):
        uuid = sealed(made)
    assert inbox.waiting(made.vault) == [uuid]


def test_without_a_journal_nothing_is_made(vault):
    with pytest.raises(NoVault):
        inbox.seal(vault, CANARY, uuid4())
    assert not vault.path.exists()
    assert inbox.waiting(vault) == []


def test_a_damaged_key_file_keeps_nothing(made):
    made.vault.keyfile.write_bytes(made.vault.keyfile.read_bytes()[:-1])
    with pytest.raises(Damaged):
        sealed(made)
    assert inbox.waiting(made.vault) == []


def test_a_file_where_the_inbox_belongs_is_told(made):
    made.vault.inbox.touch()
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        sealed(made)
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        inbox.waiting(made.vault)


def test_foreign_names_and_odd_files_do_not_wait(made):
    uuid = sealed(made)
    folder = made.vault.inbox
    for name in (
        ".tmp-0011223344556677",
        "notes.txt",
        f"{uuid4()}",
        f"{uuid4()}.bjc.part",
        f"{uuid4()}.bjc".upper(),
        f"{uuid4().hex}.bjc",
        f"{{{uuid4()}}}.bjc",
        f" {uuid4()}.bjc",
        f"{uuid4()}-2.bjc",
        ".bjc",
    ):
        (folder / name).write_bytes(file_of(made, uuid).read_bytes())
    (folder / f"{uuid4()}.bjc").mkdir()
    (folder / f"{uuid4()}.bjc").symlink_to(file_of(made, uuid))
    (folder / f"{uuid4()}.bjc").symlink_to(folder / "nowhere")
    if os.name != "nt":
        os.mkfifo(folder / f"{uuid4()}.bjc")
    assert inbox.waiting(made.vault) == [uuid]


def test_a_link_is_not_opened(made):
    uuid, link = sealed(made), uuid4()
    file_of(made, link).symlink_to(file_of(made, uuid))
    with pytest.raises(JournalError, match="there is a link where a file belongs"):
        inbox.open_capture(made.vault, made.keys, link)


def test_a_capture_that_another_window_merged_is_gone(made):
    with pytest.raises(NotFound, match="no longer there"):
        inbox.open_capture(made.vault, made.keys, uuid4())


def test_merged_captures_go_and_the_others_stay(made):
    first, second, third = sealed(made), sealed(made), sealed(made)
    inbox.remove(made.vault, [first, third, uuid4()])
    assert inbox.waiting(made.vault) == [second]
    inbox.remove(made.vault, [])
    inbox.remove(made.vault, (uuid for uuid in [second]))
    assert inbox.waiting(made.vault) == []


def test_removing_where_there_is_no_inbox_is_all_right(made):
    inbox.remove(made.vault, [uuid4()])
    assert not made.vault.inbox.exists()


def test_quarantine_keeps_every_byte(made):
    uuid = sealed(made)
    file_of(made, uuid).write_bytes(b"one")
    inbox.quarantine(made.vault, uuid)
    assert inbox.waiting(made.vault) == []
    file_of(made, uuid).write_bytes(b"two")
    inbox.quarantine(made.vault, uuid)
    file_of(made, uuid).write_bytes(b"three")
    inbox.quarantine(made.vault, uuid)
    kept = {path.read_bytes() for path in made.vault.quarantine.iterdir()}
    assert kept == {b"one", b"two", b"three"}
    inbox.quarantine(made.vault, uuid)
    assert len(list(made.vault.quarantine.iterdir())) == 3


def test_removing_does_not_reach_the_quarantine(made):
    uuid = sealed(made)
    inbox.quarantine(made.vault, uuid)
    inbox.remove(made.vault, [uuid])
    assert (made.vault.quarantine / f"{uuid}.bjc").exists()


def test_another_implementation_opens_it(made):
    """RFC 9180, base mode, by the letter, and envelope.py's docstring."""
    uuid = sealed(made)
    data = file_of(made, uuid).read_bytes()
    header, encapsulated, ciphertext = data[:5], data[5:37], data[37:]
    assert header == b"BJC1\x01"
    info = header + b"bondjournal/1/capture" + made.keyfile.vault_id.bytes + uuid.bytes
    message = open_base(encapsulated, made.keys.inbox, info, ciphertext)
    length = int.from_bytes(message[:4], "big")
    assert message[4 : 4 + length] == CANARY
    assert set(message[4 + length :]) == {0}
    assert len(message) == 1024


def open_base(encapsulated: bytes, private: X25519PrivateKey, info: bytes, ciphertext: bytes):
    def extract(suite, salt, label, key):
        return HKDF.extract(SHA256(), salt, b"HPKE-v1" + suite + label + key)

    def expand(suite, key, label, context, length):
        labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return HKDFExpand(SHA256(), length, labelled).derive(key)

    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
    shared = private.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    context = encapsulated + private.public_key().public_bytes_raw()
    secret = extract(kem, b"", b"eae_prk", shared)
    secret = expand(kem, secret, b"shared_secret", context, 32)
    schedule = b"\x00" + extract(suite, b"", b"psk_id_hash", b"")
    schedule += extract(suite, b"", b"info_hash", info)
    secret = extract(suite, secret, b"secret", b"")
    key = expand(suite, secret, b"key", schedule, 32)
    nonce = expand(suite, secret, b"base_nonce", schedule, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")


def test_sealing_imports_nothing_heavy(made):
    script = f"""
import sys
from pathlib import Path
from uuid import UUID
from bondjournal.vault import inbox
from bondjournal.vault.layout import Vault
inbox.seal(Vault(Path({str(made.vault.path)!r})), b"words", UUID({str(UUID(int=7))!r}))
heavy = "sqlalchemy sqlmodel pydantic filelock sqlcipher3 platformdirs textual rich typer alembic"
heavy += " sqlite3 hashlib subprocess ctypes"
print(*(name for name in heavy.split() if name in sys.modules))
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=LONGEST
    )
    assert ended.stdout.split() == []
    assert inbox.open_capture(made.vault, made.keys, UUID(int=7)) == b"words"
