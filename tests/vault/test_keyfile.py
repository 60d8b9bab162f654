import hashlib
import hmac
import json
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bondjournal.errors import Damaged, JournalError, NoVault, TooNew, WrongPassphrase, WrongUse
from bondjournal.vault import keyfile, recovery_key
from bondjournal.vault.keyfile import Cost
from bondjournal.vault.layout import Vault
from waiting import LONGEST


@pytest.fixture
def new(cheap, passphrase):
    return keyfile.create(passphrase, cheap)


def sha256_of(text):
    return hashlib.sha256(text).hexdigest()


def same(one, other):
    return (one.master, one.database, one.mac, one.inbox.private_bytes_raw()) == (
        other.master,
        other.database,
        other.mac,
        other.inbox.private_bytes_raw(),
    )


def test_the_passphrase_opens_what_was_made(new, passphrase):
    made, keys = new
    assert same(keyfile.unlock(made, passphrase), keys)
    assert not made.has_recovery


def test_every_vault_and_every_key_is_another(new, cheap, passphrase):
    _, keys = new
    _, others = keyfile.create(passphrase, cheap)
    every = [
        key
        for one in (keys, others)
        for key in (one.master, one.database, one.mac, one.inbox.private_bytes_raw())
    ]
    assert len(set(every)) == 8
    assert all(len(key) == 32 for key in every)


def test_the_public_key_is_that_of_the_inbox(new):
    made, keys = new
    assert made.inbox_public == keys.inbox.public_key().public_bytes_raw()


@pytest.mark.parametrize("typed", ["four ordinary words", "four ordinary words here ", " ", "x"])
def test_another_passphrase_does_not(new, typed):
    with pytest.raises(WrongPassphrase, match="That did not open it") as caught:
        keyfile.unlock(new[0], typed)
    assert caught.value.hint == "Try again."


def test_capitals_alone_may_be_caps_lock(new):
    with pytest.raises(WrongPassphrase) as caught:
        keyfile.unlock(new[0], "FOUR ORDINARY WORDS HERE")
    assert caught.value.whole == "That did not open it. Try again. Is Caps Lock on?"


def test_letters_with_accents_may_be_typed_either_way(cheap):
    made, keys = keyfile.create("caf\N{LATIN SMALL LETTER E WITH ACUTE}", cheap)
    assert same(keyfile.unlock(made, "cafe\N{COMBINING ACUTE ACCENT}"), keys)


@pytest.mark.parametrize("typed", ["", "half \ud800 a character"])
def test_what_is_no_passphrase_is_refused(new, cheap, typed):
    made, keys = new
    for attempt in (
        lambda: keyfile.create(typed, cheap),
        lambda: keyfile.unlock(made, typed),
        lambda: keyfile.change_passphrase(made, keys, typed, cheap),
    ):
        with pytest.raises(WrongUse) as raised:
            attempt()
        assert raised.value.__context__ is None
        assert "half" not in str(raised.value)


def test_keys_show_nothing(new):
    _, keys = new
    assert repr(keys) == str(keys) == f"{keys}" == "Keys(...)"


def test_a_changed_passphrase_is_the_only_one(new, cheap, passphrase):
    made, keys = new
    made, typed = keyfile.renew_recovery(made, keys)
    changed = keyfile.change_passphrase(made, keys, "others", cheap)
    assert same(keyfile.unlock(changed, "others"), keys)
    assert same(keyfile.unlock_with_recovery(changed, typed), keys)
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(changed, passphrase)
    assert same(keyfile.unlock(made, passphrase), keys), "an old copy opens with the old one"


def test_a_recovery_key_opens_it(new, passphrase):
    made, keys = new
    with_recovery, typed = keyfile.renew_recovery(made, keys)
    assert with_recovery.has_recovery
    assert same(keyfile.unlock_with_recovery(with_recovery, typed.lower()), keys)
    assert same(keyfile.unlock(with_recovery, passphrase), keys)


def test_a_renewed_recovery_key_is_the_only_one(new):
    made, keys = new
    first, old = keyfile.renew_recovery(made, keys)
    second, typed = keyfile.renew_recovery(first, keys)
    assert same(keyfile.unlock_with_recovery(second, typed), keys)
    with pytest.raises(WrongPassphrase, match="another journal, or an older one"):
        keyfile.unlock_with_recovery(second, old)


def test_a_typing_mistake_is_told_from_a_wrong_key(new):
    made, keys = new
    made, typed = keyfile.renew_recovery(made, keys)
    with pytest.raises(WrongUse, match="typing mistake"):
        keyfile.unlock_with_recovery(made, ("1" if typed[0] != "1" else "2") + typed[1:])
    with pytest.raises(WrongPassphrase):
        keyfile.unlock_with_recovery(made, recovery_key.in_groups(recovery_key.make()))


def test_without_a_recovery_key_that_is_said(new):
    with pytest.raises(WrongPassphrase, match="has no recovery key"):
        keyfile.unlock_with_recovery(new[0], recovery_key.in_groups(recovery_key.make()))


def test_a_slot_of_the_other_kind_does_not_open(new, cheap):
    """The recovery key's bytes wrapped as a passphrase would be, and the other way round."""
    made, keys = new
    made, _ = keyfile.renew_recovery(made, keys)
    swapped = replace(made, passphrase=replace(made.recovery, cost=cheap))
    with pytest.raises(WrongPassphrase):
        keyfile.unlock(swapped, "four ordinary words here")


def test_it_is_written_and_read(vault, new):
    made, keys = new
    vault.path.mkdir()
    made, _ = keyfile.renew_recovery(made, keys)
    keyfile.write(vault, made)
    assert keyfile.read(vault) == made
    assert vault.keyfile.read_bytes() == keyfile.encode(made)


def test_a_key_file_that_is_there_stays_if_asked(vault, new, cheap):
    vault.path.mkdir()
    keyfile.write(vault, new[0], replace=False)
    other, _ = keyfile.create("others", cheap)
    with pytest.raises(JournalError, match="something is there already"):
        keyfile.write(vault, other, replace=False)
    assert keyfile.read(vault) == new[0]
    keyfile.write(vault, other)
    assert keyfile.read(vault) == other


def test_no_journal_here(vault):
    with pytest.raises(NoVault, match="no journal at"):
        keyfile.read(vault)
    vault.path.mkdir()
    with pytest.raises(NoVault, match="no journal at"):
        keyfile.read(vault)


def test_a_database_without_its_key_file_is_told(vault):
    vault.path.mkdir()
    vault.database.touch()
    with pytest.raises(Damaged, match=r"vault\.json, is missing"):
        keyfile.read(vault)


def test_a_file_where_the_vault_belongs_is_told(vault):
    vault.path.touch()
    with pytest.raises(JournalError, match="there is a file where a folder belongs"):
        keyfile.read(vault)


def test_a_folder_where_the_key_file_belongs_is_told(vault):
    vault.keyfile.mkdir(parents=True)
    with pytest.raises(Damaged, match="not a plain file"):
        keyfile.read(vault)


def test_a_folder_that_may_not_be_read_is_told(ordinary_place):
    vault = Vault(ordinary_place / "vault")
    vault.path.mkdir()
    vault.path.chmod(0)
    with pytest.raises(JournalError, match="this account has no access"):
        keyfile.read(vault)
    vault.path.chmod(0o700)


@pytest.fixture(scope="module")
def whole():
    made, keys = keyfile.create("four ordinary words here", Cost(64, 1, 1))
    return keyfile.encode(keyfile.renew_recovery(made, keys)[0])


def test_every_flipped_bit_is_noticed(whole):
    for at in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << bit
            with pytest.raises(Damaged):
                keyfile.decode(bytes(flipped))


def test_every_cut_is_noticed(whole):
    for length in range(len(whole)):
        with pytest.raises(Damaged):
            keyfile.decode(whole[:length])


def test_a_later_format_is_left_alone(vault, new):
    members = json.loads(keyfile.encode(new[0])) | {"format": 2, "colour": "red"}
    del members["sha256"]
    text = (json.dumps(members, indent=2) + "\n").encode()
    digest = sha256_of(text)
    vault.path.mkdir()
    vault.keyfile.write_text(json.dumps(members | {"sha256": digest}, indent=2) + "\n")
    with pytest.raises(TooNew, match="a newer version"):
        keyfile.read(vault)


def test_another_implementation_reads_it(new, passphrase):
    """All by the docstring of keyfile.py, with nothing of the module itself."""
    made, keys = new
    with_recovery, typed = keyfile.renew_recovery(made, keys)
    members = json.loads(keyfile.encode(with_recovery))

    def spelled(value):
        return (json.dumps(value, indent=2) + "\n").encode("ascii")

    def hkdf(key, salt, info):
        return HKDF(SHA256(), 32, salt, info).derive(key)

    assert list(members) == [
        "format",
        "vault",
        "inbox",
        "passphrase",
        "recovery",
        "mac",
        "sha256",
    ]
    checksum = members.pop("sha256")
    assert checksum == sha256_of(spelled(members))
    mac = members.pop("mac")
    vault_id = UUID(members["vault"]).bytes

    slot = members["passphrase"]
    argon2 = Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=slot["iterations"],
        lanes=slot["lanes"],
        memory_cost=slot["memory_kib"],
    )
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    bits = "".join(f"{symbols.index(c):05b}" for c in typed.replace("-", ""))
    recovery = int(bits[:128], 2).to_bytes(16, "big")
    wrapping = {
        "passphrase": argon2.derive(passphrase.encode()),
        "recovery": hkdf(
            recovery, bytes.fromhex(members["recovery"]["salt"]), b"bondjournal/1/recovery"
        ),
    }
    for kind, key in wrapping.items():
        slot = dict(members[kind])
        wrapped = bytes.fromhex(slot.pop("wrapped"))
        bound = spelled({"format": 1, "vault": members["vault"], "kind": kind, "slot": slot})
        master = AESGCM(key).decrypt(bytes.fromhex(slot["nonce"]), wrapped, bound)
        assert master == keys.master

    assert hkdf(master, vault_id, b"bondjournal/1/database") == keys.database
    mac_key = hkdf(master, vault_id, b"bondjournal/1/mac")
    assert hmac.digest(mac_key, spelled(members), "sha256").hex() == mac
    private = X25519PrivateKey.from_private_bytes(hkdf(master, vault_id, b"bondjournal/1/inbox"))
    assert private.public_key().public_bytes_raw().hex() == members["inbox"]


def test_the_cost_is_what_the_machine_affords(monkeypatch):
    from bondjournal.vault import process

    assert Cost(256 * 1024, 3, 4) == keyfile.DEFAULT_COST
    assert Cost(64 * 1024, 3, 4) == keyfile.LOW_MEMORY_COST
    for available, cost in (
        (None, keyfile.DEFAULT_COST),
        (1024 * 1024, keyfile.DEFAULT_COST),
        (1024 * 1024 - 1, keyfile.LOW_MEMORY_COST),
    ):
        monkeypatch.setattr(process, "available_memory_kib", lambda found=available: found)
        assert keyfile.cost_for_this_machine() == cost


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded in a way of Linux")
def test_too_little_memory_is_said():
    """A cost of a GiB where a process may have half of one."""
    script = """
import resource
from bondjournal.errors import JournalError
from bondjournal.vault.keys import Cost, stretch
stretch("words", bytes(16), Cost(64, 1, 1))
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
try:
    stretch("words", bytes(16), Cost(1 << 20, 1, 1))
except JournalError as error:
    print(type(error).__name__, error.message, error.hint)
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=LONGEST
    )
    assert "JournalError There is not enough free memory" in ended.stdout
    assert "1024 MiB" in ended.stdout
