import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bondjournal import checks, scales
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import Damaged, JournalError, TooNew, WrongUse
from letters import LETTERS

AT = datetime(2026, 5, 12, 19, 40, tzinfo=UTC)
ENTRY = NewEntry(body="A line.")
WHOLE = check(
    Addition(
        at=AT,
        zone="Europe/Berlin",
        day=date(2026, 5, 11),
        entry=NewEntry(
            body="Two lines.\nAnd \N{SNOWMAN}.",
            title="A title",
            tags=("one", "zwei"),
            share="gist",
            gist="One line.",
            prompt="What stayed?",
            after=True,
        ),
        ratings=(
            NewRating(scale="heard", value=0, line="We moved on.", on_page=True),
            NewRating(scale="safe", value=10),
        ),
        topic=NewTopic(text="The house", more="The stairs.", first=True),
        session=date(2026, 5, 12),
        therapist="Judith",
    )
)


def ask(entry=None, **more):
    return Addition(**{"at": AT, "zone": "UTC", "entry": entry or ENTRY} | more)


def wrote(**changes):
    """What to_bytes writes of the whole addition, with some members changed or (None) left out."""
    return json.loads(WHOLE.to_bytes()) | changes


def reading(raw):
    return Addition.from_bytes(raw if isinstance(raw, bytes) else json.dumps(raw).encode())


REFUSED = {
    "nothing": Addition(at=AT, zone="UTC"),
    "naive-instant": ask(at=datetime(2026, 5, 12)),  # noqa: DTZ001  # that is what is refused
    "no-instant": ask(at="2026-05-12"),
    "before-the-calendar": ask(at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))),
    "year-1-in-utc": ask(at=datetime(2, 1, 1, tzinfo=timezone(timedelta(hours=14)))),
    "year-9999": ask(at=datetime(9999, 12, 31, 23, tzinfo=UTC)),
    "day-in-year-1": ask(day=date(1, 5, 5)),
    "session-in-year-9999": ask(session=date(9999, 12, 31)),
    "empty-body": ask(NewEntry(body="")),
    "blank-body": ask(NewEntry(body=" \n\t\r\n\N{NO-BREAK SPACE}")),
    "body-too-long": ask(NewEntry(body="\N{SNOWMAN}" * 349_526)),
    "body-with-nul": ask(NewEntry(body="a\x00b")),
    "body-with-half-a-character": ask(NewEntry(body="a\ud800b")),
    "body-no-text": ask(NewEntry(body=5)),
    "title-too-long": ask(NewEntry(body="x", title="t" * 4097)),
    "title-with-nul": ask(NewEntry(body="x", title="\x00")),
    "title-no-text": ask(NewEntry(body="x", title=None)),
    "prompt-too-long": ask(NewEntry(body="x", prompt="p" * 4097)),
    "gist-too-long": ask(NewEntry(body="x", gist="g" * 4097)),
    "zone-too-long": ask(zone="z" * 4097),
    "therapist-too-long": ask(therapist="t" * 4097),
    "101-tags": ask(NewEntry(body="x", tags=tuple(f"t{n}" for n in range(101)))),
    "empty-tag": ask(NewEntry(body="x", tags=("",))),
    "hash-alone": ask(NewEntry(body="x", tags=("##",))),
    "tag-of-two-words": ask(NewEntry(body="x", tags=("two words",))),
    "tag-with-comma": ask(NewEntry(body="x", tags=("two,tags",))),
    "tag-too-long": ask(NewEntry(body="x", tags=("t" * 4097,))),
    "tag-no-text": ask(NewEntry(body="x", tags=(1,))),
    "share-level": ask(NewEntry(body="x", share="everyone")),
    "gist-without-words": ask(NewEntry(body="x", share="gist")),
    "gist-of-blanks": ask(NewEntry(body="x", share="gist", gist=" \t")),
    "after-no-switch": ask(NewEntry(body="x", after="no")),
    "scale": ask(ratings=(NewRating(scale="bond", value=5),)),
    "two-of-one-scale": ask(ratings=(NewRating(scale="safe", value=5),) * 2),
    "rating-line-too-long": ask(ratings=(NewRating(scale="safe", value=5, line="l" * 4097),)),
    "rating-on-page-no-switch": ask(ratings=(NewRating(scale="safe", value=5, on_page="no"),)),
    "empty-topic": ask(topic=NewTopic(text=" ")),
    "topic-too-long": ask(topic=NewTopic(text="t" * 4097)),
    "second-sentence-too-long": ask(topic=NewTopic(text="t", more="m" * 4097)),
    "first-no-switch": ask(topic=NewTopic(text="t", first=1)),
}


def told(read, given):
    """What comes of it, or the error by which it is refused."""
    try:
        return read(given)
    except JournalError as refused:
        return refused


def test_what_cannot_be_kept_is_refused():
    for name, asked_for in REFUSED.items():
        refused = told(check, asked_for)
        assert isinstance(refused, WrongUse), name
        assert refused.message.endswith("."), name
        assert "everyone" not in refused.message + refused.hint, name


@pytest.mark.parametrize(
    "number", [-1, 11, 10**100, 7.0, True, None, "", "seven", "7.5", "٧", "007"]
)
def test_only_whole_numbers_from_0_to_10_are_ratings(number):
    with pytest.raises(WrongUse):
        checks.value(number)


def test_a_rating_may_be_typed():
    assert [checks.value(given) for given in (0, 10, "0", " 10 ", "07")] == [0, 10, 0, 10, 7]


def test_the_longest_of_everything_is_kept_and_comes_back():
    longest = check(
        ask(
            NewEntry(
                body="\N{SNOWMAN}" * 349_525 + "x",
                title="t" * 4096,
                tags=tuple(f"{n:04}" + "t" * 4092 for n in range(100)),
                gist="g" * 4096,
                prompt="p" * 4096,
            )
        )
    )
    assert len(longest.entry.body.encode()) == checks.MAX_TEXT
    assert Addition.from_bytes(longest.to_bytes()) == longest


def test_text_keeps_its_inside_and_loses_its_blank_ends():
    assert checks.text("\n\n  one\r\n\r\ttwo  \r \n") == "  one\n\n\ttwo"
    assert checks.line(" one\r\n  two\t", "It") == "one two"


def test_a_tag_loses_its_hashes_and_is_there_once():
    made = check(ask(NewEntry(body="x", tags=("#a", "a", "##b", "B"))))
    assert made.entry.tags == ("a", "b", "B")


def test_instants_are_kept_in_utc():
    berlin = timezone(timedelta(hours=2))
    made = check(ask(at=datetime(2026, 5, 12, 1, 30, tzinfo=berlin)))
    assert made.at.isoformat() == "2026-05-11T23:30:00+00:00"


lines = st.text(LETTERS, max_size=30)
words = st.text(LETTERS, min_size=1, max_size=12)
entries = st.builds(
    NewEntry,
    body=st.text(LETTERS, min_size=1, max_size=80),
    title=lines,
    tags=st.lists(words, max_size=4).map(tuple),
    share=st.sampled_from(checks.SHARE_LEVELS),
    gist=lines,
    prompt=lines,
    after=st.booleans(),
)
rated = st.lists(
    st.builds(
        NewRating,
        scale=st.sampled_from(scales.NAMES),
        value=st.integers(0, 10),
        line=lines,
        on_page=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda one: one.scale,
).map(tuple)
asked = st.builds(
    Addition,
    uuid=st.uuids(),
    at=st.datetimes(timezones=st.timezones()),
    zone=lines,
    day=st.none() | st.dates(),
    entry=st.none() | entries,
    ratings=rated,
    topic=st.none() | st.builds(NewTopic, text=words, more=lines, first=st.booleans()),
    session=st.none() | st.dates(),
    therapist=lines,
)


def stays_the_same(typed):
    try:
        made = check(typed)
    except WrongUse:
        return
    assert check(made) == made
    assert Addition.from_bytes(made.to_bytes()) == made


@settings(max_examples=30)
@given(asked)
def test_what_was_checked_once_is_the_same_for_ever_after(typed):
    stays_the_same(typed)


@pytest.mark.long
@settings(max_examples=2000)
@given(asked)
def test_so_it_is_with_thousands(typed):
    stays_the_same(typed)


def test_everything_comes_back_from_bytes():
    assert Addition.from_bytes(WHOLE.to_bytes()) == WHOLE
    assert "\N{SNOWMAN}".encode() in WHOLE.to_bytes()


def within(noun, **changes):
    raw = wrote()
    inner = raw[noun][0] if noun == "ratings" else raw[noun]
    inner |= changes
    return raw


def without(name):
    raw = wrote()
    del raw[name]
    return raw


MUTATED = {
    "empty": b"",
    "no-json": b"{",
    "no-utf-8": b'{"format": "\xff"}',
    "two-objects": WHOLE.to_bytes() * 2,
    "cut": WHOLE.to_bytes()[:-1],
    "deep": b"[" * 200_000,
    "deep-in-the-middle": b'{"format":1,"uuid":' + b"[" * 200_000,
    "huge-number": b'{"format": ' + b"9" * 5000 + b"}",
    "a-list": [1],
    "a-number": 1,
    "a-text": "format",
    "null": None,
    "no-format": without("format"),
    "format-0": wrote(format=0),
    "format-true": wrote(format=True),
    "format-fraction": wrote(format=1.0),
    "format-text": wrote(format="1"),
    "format-null": wrote(format=None),
    "more-than-it-knows": wrote(extra=1),
    "no-at": without("at"),
    "no-uuid": without("uuid"),
    "no-ratings": without("ratings"),
    "no-topic": without("topic"),
    "uuid-short": wrote(uuid="12"),
    "uuid-number": wrote(uuid=12),
    "uuid-null": wrote(uuid=None),
    "at-number": wrote(at=5),
    "at-naive": wrote(at="2026-05-12T10:00"),
    "at-outside": wrote(at="0001-01-01T00:00+14:00"),
    "at-no-day": wrote(at="2026-02-30T10:00+00:00"),
    "day-number": wrote(day=0),
    "day-empty": wrote(day=""),
    "day-false": wrote(day=False),
    "session-outside": wrote(session="9999-12-31"),
    "session-list": wrote(session=[]),
    "zone-number": wrote(zone=1),
    "zone-null": wrote(zone=None),
    "therapist-null": wrote(therapist=None),
    "entry-false": wrote(entry=False),
    "entry-empty": wrote(entry={}),
    "entry-list": wrote(entry=[]),
    "entry-text": wrote(entry="text"),
    "entry-with-more": within("entry", source="kept"),
    "entry-body-null": within("entry", body=None),
    "entry-body-number": within("entry", body=1),
    "entry-body-nul": within("entry", body="\x00"),
    "entry-body-half": within("entry", body="\ud800"),
    "entry-tags-text": within("entry", tags="tags"),
    "entry-tags-object": within("entry", tags={"a": 1}),
    "entry-tags-numbers": within("entry", tags=[1]),
    "entry-share-list": within("entry", share=[]),
    "entry-share-other": within("entry", share="everyone"),
    "entry-after-text": within("entry", after="false"),
    "entry-after-number": within("entry", after=0),
    "ratings-null": wrote(ratings=None),
    "ratings-empty-text": wrote(ratings=""),
    "ratings-empty-object": wrote(ratings={}),
    "ratings-of-texts": wrote(ratings=["safe"]),
    "ratings-twice": wrote(ratings=[{"scale": "safe", "value": 1}] * 2),
    "rating-with-more": within("ratings", noticed=True),
    "rating-scale-list": within("ratings", scale=[]),
    "rating-scale-null": within("ratings", scale=None),
    "rating-value-null": within("ratings", value=None),
    "rating-value-fraction": within("ratings", value=7.0),
    "rating-value-true": within("ratings", value=True),
    "rating-value-11": within("ratings", value=11),
    "rating-value-huge": within("ratings", value=10**400),
    "rating-value-infinite": within("ratings", value=float("inf")),
    "rating-on-page-text": within("ratings", on_page="false"),
    "topic-empty": wrote(topic={}),
    "topic-text": wrote(topic="t"),
    "topic-with-more": within("topic", state="open"),
    "topic-first-number": within("topic", first=1),
    "nothing-to-keep": wrote(entry=None, ratings=[], topic=None),
}


def test_bytes_that_are_no_addition_are_damaged():
    for name, raw in MUTATED.items():
        refused = told(reading, raw)
        assert isinstance(refused, Damaged), name
        assert refused.message == "Something that is waiting can't be read.", name
        assert refused.__suppress_context__, name


@pytest.mark.parametrize("raw", [{"format": 2}, {"format": 10**100, "uuid": 1}, wrote(format=3)])
def test_a_newer_format_is_told_apart_from_damage(raw):
    with pytest.raises(TooNew):
        reading(raw)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(LETTERS, max_size=6),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(lines, inner, max_size=3),
        max_leaves=6,
    ),
    st.sampled_from(sorted(wrote())),
)
def test_no_value_anywhere_is_more_than_damaged(value, name):
    try:
        made = reading(wrote(**{name: value}))
    except (Damaged, TooNew):
        return
    assert check(made) == made


def test_a_uuid_is_made_where_none_is_given():
    assert ask().uuid != ask().uuid
    fixed = uuid4()
    assert check(replace(ask(), uuid=fixed)).uuid == fixed
    assert UUID(json.loads(check(ask(uuid=fixed)).to_bytes())["uuid"]) == fixed


def test_every_field_is_written():
    raw = json.loads(WHOLE.to_bytes())
    assert set(raw) == set(asdict(WHOLE)) | {"format"}
    assert raw["format"] == 1
    assert raw["ratings"][0] == {
        "scale": "heard",
        "value": 0,
        "line": "We moved on.",
        "on_page": True,
    }
