"""Key files, captures and imports changed at random: refused, or the same; never a traceback."""

import json
import random
import string
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest

from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.exchange import archive, archive_in, jsonl
from bondjournal.vault import envelope, keyfile
from bondjournal.vault.keyfile_text import MOST_BYTES, text_of
from bondjournal.vault.keys import sha256
from figures import FAULTS
from made import AT, CHEAP, PASSPHRASE

NAME = UUID("0b0de5a8-63c4-4a0f-8e5e-7a1c1f1f2d11")
CAPTURE = b"bondjournal/1/capture"

many = pytest.mark.parametrize("count", [100, pytest.param(30_000, marks=FAULTS)])


def changed(raw, others):
    """Change bytes in one of the ways in which bytes go wrong, once or a few times."""
    data = bytearray(raw)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice((1, 1, 2, 8, 64)))
        way = random.randrange(7)
        if way == 0 and at < len(data):
            data[at] ^= 1 << random.randrange(8)
        elif way == 1 and at < len(data):
            data[at] = random.randrange(256)
        elif way == 2:
            data[at:at] = random.randbytes(random.choice((1, 2, 16)))
        elif way == 3:
            del data[at:end]
        elif way == 4:
            data[at:at] = data[at:end]
        elif way == 5:
            del data[at:]
        else:
            other = random.choice(others)
            data[at:] = other[min(at, len(other)) :]
    return bytes(data)


def odd():
    """Return a value that may stand where another one belongs."""
    return random.choice(
        (
            None,
            True,
            0,
            -1,
            2**70,
            1.5,
            float("nan"),
            float("inf"),
            "",
            "0",
            "\ud800",
            "\0",
            "ab" * random.randrange(40),
            "".join(random.choices(string.printable, k=5)),
            [],
            [[]],
            {},
            {"salt": "00"},
            ["x"] * 200,
        )
    )


def changed_json(value, depth=0):
    """Change one thing in what JSON holds: a value, a name, what is there."""
    if isinstance(value, dict) and value and (depth == 0 or random.random() < 0.7):
        copy, name = dict(value), random.choice(list(value))
        way = random.randrange(6)
        if way == 0:
            del copy[name]
        elif way == 1:
            copy[random.choice(("colour", "format", "uuid", name.upper()))] = odd()
        elif way == 2:
            copy[name] = copy[random.choice(list(value))]
        else:
            copy[name] = changed_json(copy[name], depth + 1)
        return copy
    if isinstance(value, list) and value and random.random() < 0.7:
        copy = list(value)
        at = random.randrange(len(copy))
        copy[at] = changed_json(copy[at], depth + 1)
        return random.choice((copy, copy * 2, copy[:at]))
    if isinstance(value, str) and value and random.random() < 0.5:
        return changed(value.encode(), [b"0123456789abcdef"]).decode(errors="surrogateescape")
    return odd()


def refused(read):
    """Return what was read, or None where that was refused in words."""
    try:
        return read()
    except JournalError:
        return None


@many
def test_key_files(count, seed, figure):
    made, keys = keyfile.create(PASSPHRASE, CHEAP)
    older = keyfile.encode(made)
    raw = keyfile.encode(keyfile.renew_recovery(made, keys)[0])
    told = Counter()
    for number in range(count):
        if number % 2:
            tried = changed(raw, [raw, older])
        else:
            members = json.loads(raw)
            members.pop("sha256")
            members = changed_json(members)
            if not isinstance(members, dict):
                continue
            # What an attacker can do: the sum fits what it is the sum of.
            members.pop("sha256", None)
            tried = text_of(members | {"sha256": sha256(text_of(members))})
        found = refused(lambda tried=tried: keyfile.decode(tried[:MOST_BYTES]))
        told["read" if found else "refused"] += 1
        if found is None or tried in (raw, older):
            continue
        cost = found.passphrase.cost
        if cost.memory_kib <= 1024 and cost.iterations <= 10:
            opened = refused(lambda found=found: keyfile.unlock(found, PASSPHRASE))
            assert opened is None, "another key file was accepted"
            told["tried with the passphrase and refused"] += 1
    figure("key files changed at random", tries=count, **told, accepted=0)


@many
def test_captures(count, seed, figure):
    made, keys = keyfile.create(PASSPHRASE, CHEAP)
    sealed = [
        envelope.seal(made.inbox_public, CAPTURE, made.vault_id, NAME, words)
        for words in (b"", b"words", b"w" * 3000)
    ]
    told = Counter()
    for _ in range(count):
        tried = changed(random.choice(sealed), sealed)
        found = refused(
            lambda tried=tried: envelope.unseal(keys.inbox, CAPTURE, made.vault_id, NAME, tried)
        )
        if found is None:
            told["refused"] += 1
        else:
            assert tried in sealed, "another capture was accepted"
            told["unchanged"] += 1
    figure("captures changed at random", tries=count, **told, accepted=0)


@many
def test_what_captures_and_drafts_hold(count, seed, figure):
    """Whoever writes to the folder can seal anything."""
    entry = NewEntry(body="Words.", title="A title", tags=("one", "two"), share="gist", gist="It.")
    rating = NewRating(scale="heard", value=5, line="A line.")
    whole = check(
        Addition(
            at=AT,
            zone="Europe/Berlin",
            day=AT.date(),
            entry=entry,
            ratings=(rating,),
            topic=NewTopic(text="A topic", more="More."),
            therapist="Judith",
        )
    )
    draft = Draft(at=AT, changed_at=AT, zone="UTC", body="Words.", cursor=(0, 3))
    told = Counter()
    for number in range(count):
        kind, raw = ((Addition, whole), (Draft, draft))[number % 2]
        before = raw.to_bytes()
        if number % 4 < 2:
            tried = changed(before, [whole.to_bytes(), draft.to_bytes()])
        else:
            tried = json.dumps(changed_json(json.loads(before))).encode()
        found = refused(lambda kind=kind, tried=tried: kind.from_bytes(tried))
        told["refused" if found is None else "read"] += 1
        if isinstance(found, Addition):
            assert check(found) == found, "it was not checked"
            assert refused(found.to_bytes) is not None
    figure("what captures and drafts hold", tries=count, **told, tracebacks=0)


@many
def test_lines_to_import(count, seed, figure, tmp_path):
    whole = {
        "on": "2026-05-12",
        "at": "21:40",
        "zone": "Europe/Berlin",
        "text": "Some words.",
        "title": "A title",
        "tags": ["one", "two"],
        "share": "gist",
        "gist": "It.",
        "quotes": ["words"],
        "prompt": "What is here?",
        "id": NAME.hex,
    }
    line = json.dumps(whole).encode()
    path = tmp_path / "lines.jsonl"
    told = Counter()
    for number in range(count):
        if number % 2:
            tried = changed(line, [line, b"[" * 2000, b"\xff\xfe"])
        else:
            tried = json.dumps(changed_json(whole)).encode()
        path.write_bytes(tried)
        found = refused(lambda: list(jsonl.read(path)))
        told["refused" if found is None else "read"] += 1
        for one in found or ():
            again = Addition(at=one.at, zone=one.zone, day=one.day, entry=one.entry)
            assert check(again).entry == one.entry, "it was not checked"
    figure("lines to import changed at random", tries=count, **told, tracebacks=0)


@pytest.mark.parametrize("count", [40, pytest.param(8_000, marks=FAULTS)])
def test_archives(count, seed, figure, tmp_path, journal):
    """Most are read alone; of what is found valid some is brought in, whole or not at all."""
    raw = (Path(__file__).parent.parent / "vectors/archive/valid.json").read_bytes()
    whole, path, told = json.loads(raw), tmp_path / "archive.json", Counter()

    def rows():
        with journal.session() as session:
            return "".join(archive.pieces(session, history=True)).partition('"exported_at"')[2][36:]

    for number in range(count):
        if number % 2:
            tried = changed(raw, [raw, b"[" * 2000, b"\xff\xfe"])
        else:
            made = changed_row(whole) if number % 8 else changed_json(whole)
            tried = json.dumps(made).encode()
        path.write_bytes(tried)
        found = refused(lambda: archive_in.read(path))
        told["refused" if found is None else "valid"] += 1
        if found is None or told["valid"] > min(count // 50, 300):
            continue
        before = rows()
        if refused(lambda: archive_in.import_all(journal, path, lambda *_: None)) is None:
            assert rows() == before, "it was half imported"
            told["valid, and refused beside the journal"] += 1
            continue
        before = rows()
        archive_in.import_all(journal, path, lambda *_: None)
        assert rows() == before, "twice is not as once"
        told["brought in"] += 1
    figure("archives changed at random", tries=count, **told, tracebacks=0, half_imported=0)


def changed_row(whole):
    """Change one thing in one row, so that what is around it stays an archive."""
    name = random.choice([name for name, rows in whole.items() if isinstance(rows, list) and rows])
    rows = list(whole[name])
    at = random.randrange(len(rows))
    rows[at] = changed_json(rows[at])
    return whole | {name: rows}
