import json
import os
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bondjournal.checks import MAX_TEXT
from bondjournal.errors import JournalError, WrongUse
from bondjournal.exchange import jsonl
from letters import LETTERS

SECRET = "canaryword"


@pytest.fixture
def file(tmp_path):
    """Write lines to a file: objects as JSON, bytes as they are."""

    def write(*lines):
        path = tmp_path / "lines.jsonl"
        raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
        path.write_bytes(b"\n".join(raw))
        return path

    return write


@pytest.fixture
def read(file):
    return lambda *lines: list(jsonl.read(file(*lines)))


def test_a_name_that_comes_twice_is_refused(read):
    with pytest.raises(WrongUse, match="Line 1: This is not JSON"):
        read(b'{"on": "2026-05-12", "text": "first", "text": "second"}')


def test_a_line_with_everything(read):
    uuid = uuid4()
    (one,) = read(
        {
            "on": "2026-05-12",
            "at": "21:40",
            "zone": "Asia/Tokyo",
            "text": "Two\r\nlines.",
            "title": "A title",
            "tags": ["#one", "two", "one"],
            "share": "gist",
            "gist": "One line.",
            "quotes": ["lines"],
            "prompt": "What stayed?",
            "id": str(uuid),
        }
    )
    assert (one.uuid, one.zone, one.day) == (uuid, "Asia/Tokyo", date(2026, 5, 12))
    assert one.at == datetime(2026, 5, 12, 12, 40, tzinfo=UTC)
    assert (one.entry.body, one.entry.title, one.entry.tags) == (
        "Two\nlines.",
        "A title",
        ("one", "two"),
    )
    assert (one.entry.share, one.entry.gist, one.entry.prompt) == (
        "gist",
        "One line.",
        "What stayed?",
    )
    assert one.quotes == ("lines",)


@pytest.mark.parametrize(
    ("when", "instant", "day"),
    [
        ({"on": "2026-05-12"}, "2026-05-12T10:00", "2026-05-12"),
        ({"on": "1660-01-02"}, "1660-01-02T11:06:32", "1660-01-02"),
        ({"on": "2026-05-12", "at": "00:30"}, "2026-05-11T22:30", "2026-05-12"),
        ({"on": "2026-05-12T21:40"}, "2026-05-12T19:40", "2026-05-12"),
        ({"on": "2026-05-12T21:40:01.5"}, "2026-05-12T19:40:01.500000", "2026-05-12"),
        ({"at": "2026-05-12T21:40:00"}, "2026-05-12T19:40", "2026-05-12"),
        ({"on": "2026-05-12T23:30Z"}, "2026-05-12T23:30", "2026-05-13"),
        ({"on": "2026-05-12", "at": "21:40-07:00"}, "2026-05-13T04:40", "2026-05-13"),
        ({"on": "2026-03-29T02:30"}, "2026-03-29T01:30", "2026-03-29"),
        ({"on": "2026-10-25", "at": "02:30"}, "2026-10-25T00:30", "2026-10-25"),
        ({"on": "2026-05-12", "zone": "Asia/Tokyo"}, "2026-05-12T03:00", "2026-05-12"),
        ({"on": "2026-05-12T20:00Z", "zone": "Asia/Tokyo"}, "2026-05-12T20:00", "2026-05-13"),
    ],
)
def test_days_and_instants(read, when, instant, day):
    (one,) = read({"text": "x", **when})
    assert one.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert one.day == date.fromisoformat(day)


def test_empty_lines_a_mark_at_the_start_and_any_line_end(read):
    line = b'{"on": "2026-05-12", "text": "%s"}'
    found = read(b"\xef\xbb\xbf" + line % b"one" + b"\r", b"", b"  \t", line % b"two", b"")
    assert [one.entry.body for one in found] == ["one", "two"]
    assert read() == []


def test_what_is_null_is_not_there(read):
    empty = dict.fromkeys(["at", "zone", "title", "tags", "share", "gist", "quotes", "id"])
    (one,) = read({"on": "2026-05-12", "text": "x", **empty})
    assert (one.entry.share, one.entry.tags, one.zone) == ("only-me", (), "Europe/Berlin")


def test_the_same_words_have_the_same_uuid_and_twice_the_same_two(read):
    line = {"on": "2026-05-12", "text": "Slept badly."}
    first = [one.uuid for one in read(line, line, {**line, "title": "Night"}, line)]
    assert len(set(first)) == 4
    assert [one.uuid for one in read(line, line, line)] == [first[0], first[1], first[3]]
    assert read({"on": "2026-05-13", "text": "Slept badly."})[0].uuid not in first


def test_a_given_id_is_kept(read):
    (one,) = read({"on": "2026-05-12", "text": "x", "id": "0" * 31 + "1"})
    assert one.uuid == UUID(int=1)


GOOD = {"on": "2026-05-12", "text": SECRET}
BAD = {
    "no-json": b"canaryword {",
    "two-objects": b'{"on": "2026-05-12", "text": "canaryword"} {}',
    "not-utf-8": b'{"on": "2026-05-12", "text": "canaryword \xff"}',
    "utf-16": '{"on": "2026-05-12", "text": "canaryword"}'.encode("utf-16"),
    "deep": b'{"text": ' + b"[" * 100_000,
    "a-list": [SECRET],
    "a-text": SECRET,
    "a-number": 5,
    "null": None,
    "no-text": {"on": "2026-05-12", "title": SECRET},
    "text-null": {**GOOD, "text": None},
    "text-number": {**GOOD, "text": 5},
    "text-blank": {**GOOD, "text": " \n"},
    "text-nul": {**GOOD, "text": "canaryword\x00"},
    "text-half-a-character": b'{"on": "2026-05-12", "text": "canaryword\\ud800"}',
    "text-too-long": {**GOOD, "text": SECRET * 110_000},
    "line-too-long": b'{"on": "2026-05-12", "text": "' + b"x" * (8 * MAX_TEXT) + b'"}',
    "unknown-field": {**GOOD, "canaryword": 1},
    "no-day": {"text": SECRET},
    "day-number": {**GOOD, "on": 20260512},
    "day-words": {**GOOD, "on": "canaryword"},
    "day-that-is-none": {**GOOD, "on": "2026-02-30"},
    "day-outside": {**GOOD, "on": "0001-01-01"},
    "day-outside-in-utc": {**GOOD, "on": "0002-01-01T00:00+14:00"},
    "day-last": {**GOOD, "on": "9999-12-31T23:59"},
    "time-words": {**GOOD, "at": "canaryword"},
    "time-outside": {**GOOD, "at": "24:30"},
    "two-times": {**GOOD, "on": "2026-05-12T10:00", "at": "21:40"},
    "zone-that-is-none": {**GOOD, "zone": "Canary/Word"},
    "zone-path": {**GOOD, "zone": "../../etc/passwd"},
    "zone-folder": {**GOOD, "zone": "Europe"},
    "zone-nul": {**GOOD, "zone": "\x00"},
    "title-list": {**GOOD, "title": [SECRET]},
    "title-too-long": {**GOOD, "title": SECRET * 1000},
    "tags-text": {**GOOD, "tags": SECRET},
    "tags-numbers": {**GOOD, "tags": [1]},
    "tag-of-two-words": {**GOOD, "tags": ["canaryword two"]},
    "share-level": {**GOOD, "share": SECRET},
    "gist-missing": {**GOOD, "share": "gist"},
    "quote-elsewhere": {**GOOD, "quotes": ["canaryword!"]},
    "quote-empty": {**GOOD, "quotes": [""]},
    "id-that-is-none": {**GOOD, "id": SECRET},
    "id-number": {**GOOD, "id": 5},
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_named_by_its_number_and_not_by_its_words(read, name):
    with pytest.raises(WrongUse) as refused:
        read(GOOD, b"", BAD[name], GOOD)
    said = refused.value.message + refused.value.hint
    assert refused.value.message.startswith("Line 3: ")
    assert SECRET not in said.lower()
    assert len(said) < 250


@settings(max_examples=100)
@given(
    st.binary(max_size=80)
    | st.dictionaries(
        st.sampled_from(sorted(jsonl._KNOWN)),
        st.none()
        | st.text(LETTERS, max_size=12)
        | st.lists(st.text(LETTERS, max_size=4))
        | st.integers(),
    )
)
def test_no_line_is_more_than_refused(file, line):
    try:
        found = list(jsonl.read(file(line)))
    except WrongUse:
        return
    assert all(one.entry.body for one in found)


def test_what_is_no_plain_file_is_refused(tmp_path):
    with pytest.raises(JournalError, match="not there"):
        list(jsonl.read(tmp_path / "missing"))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        with pytest.raises(WrongUse, match="plain file"):
            list(jsonl.read(path))
