"""Drafts and captures that somebody else sealed: read as any other, or refused and set aside."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings

from bondjournal import dates, left_drafts
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.checks import MAX_TEXT
from bondjournal.cli import drafts as command
from bondjournal.draft import LONGEST_LINE, AboutSession, Draft
from bondjournal.errors import Damaged, JournalError, TooNew
from bondjournal.journal import additions, unfinished
from bondjournal.open_journal import merge_captures
from bondjournal.vault import drafts, envelope, inbox
from json_changed import several_times
from made import AT, ask, bodies

DRAFT = Draft(
    at=AT,
    changed_at=AT,
    zone="Europe/Berlin",
    body="Words.",
    title="A title",
    tags="one two",
    share="gist",
    gist="It.",
    prompt="What is here?",
    after=True,
    about=AboutSession(
        day=date(2026, 5, 12),
        numbers={"heard": 5},
        lines={"heard": "A line."},
        fields={"moment": "Hm.", "tried": "To walk"},
        topics={UUID(int=7).hex: "talked"},
    ),
    cursor=(0, 3),
)
BEHIND_A_DOOR = replace(DRAFT, about=None, door="1", fields=("What I wanted.", ""), within=2)
ADDITION = ask(
    day=AT.date(),
    entry=NewEntry(body="Words.", title="A title", tags=("one", "two"), share="gist", gist="It."),
    ratings=(NewRating(scale="heard", value=5, line="A line."),),
    topic=NewTopic(text="A topic", more="More."),
    therapist="Judith",
)

many = pytest.mark.parametrize("examples", [60, pytest.param(1000, marks=pytest.mark.long)])


def seal(journal, content, uuid=None):
    """Seal what a window of this program would not."""
    uuid = uuid or uuid4()
    drafts.keep(journal.vault, uuid, content)
    return uuid


@many
@pytest.mark.parametrize("whole", [DRAFT, BEHIND_A_DOOR], ids=["after a session", "behind a door"])
def test_a_draft_changed_at_will_is_refused_or_can_be_gone_on_with(lasting, whole, examples):
    @settings(max_examples=examples)
    @given(raw=several_times(json.loads(whole.to_bytes())))
    def any_changed(raw):
        try:
            draft = Draft.from_bytes(json.dumps(raw).encode())
        except (Damaged, TooNew):
            return
        assert Draft.from_bytes(draft.to_bytes()) == draft
        lasting.read(unfinished.nothing_left, draft)
        assert json.dumps(command._json(draft), ensure_ascii=False).encode()
        assert unfinished.first_words(draft).encode()
        dates.day_of(draft.changed_at, draft.zone)
        for work in (
            lambda session: unfinished.keep(session, draft, today=AT.date()),
            lambda session: unfinished.throw(session, draft),
        ):
            taken_back(lasting, work)

    any_changed()


@many
def test_a_capture_changed_at_will_is_refused_or_merged(lasting, examples):
    @settings(max_examples=examples)
    @given(raw=several_times(json.loads(ADDITION.to_bytes())))
    def any_changed(raw):
        with suppress(Damaged, TooNew):
            made = Addition.from_bytes(json.dumps(raw).encode())
            assert Addition.from_bytes(made.to_bytes()) == made
            taken_back(lasting, lambda session: additions.merge(session, made.uuid, made))

    any_changed()


def keep(journal, **what):
    made = ask(**what)
    journal.write(additions.keep_and_report, made)
    return made.uuid


def taken_back(journal, work):
    """Do work in the journal that may be refused in words, and leave nothing of it."""

    class Enough(Exception):
        pass

    with suppress(JournalError, Enough), journal.transaction() as session:
        work(session)
        session.flush()
        raise Enough


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": 5},
        {"title": "x" * (LONGEST_LINE + 1)},
        {"changed_at": "9999-12-31T23:00:00+00:00"},
        {"about": {"numbers": {"mood": 5}}},
        {"gist": "\ud83c"},
        {"within": 3},
        {"cursor": [0, float("nan")]},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_no_program_writes_is_set_aside_once(journal, wrong):
    whole = seal(journal, DRAFT.to_bytes(), DRAFT.uuid)
    raw = json.loads(replace(DRAFT, uuid=UUID(int=9)).to_bytes()) | wrong
    uuid = seal(journal, json.dumps(raw).encode(), UUID(int=9))
    assert left_drafts.opened(journal, uuid) is None
    assert left_drafts.opened(journal, uuid) is None
    assert journal.quarantined == 1
    assert [path.stem for path in journal.vault.quarantine.iterdir()] == [str(uuid)]
    assert left_drafts.opened(journal, whole) == DRAFT
    assert drafts.waiting(journal.vault) == [whole]


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"format": ' + b"9" * 6000 + b"}", b"\xff"])
def test_what_is_hard_to_read_is_set_aside(journal, content):
    uuid = seal(journal, content)
    assert left_drafts.opened(journal, uuid) is None
    assert journal.quarantined == 1
    assert drafts.waiting(journal.vault) == []


def test_more_than_an_envelope_holds_is_set_aside(journal, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(envelope, "MOST_CONTENT", 2**25)
        raw = json.loads(DRAFT.to_bytes()) | {"title": "x" * 10 * 1024 * 1024}
        uuid = seal(journal, json.dumps(raw).encode(), DRAFT.uuid)
    assert left_drafts.opened(journal, uuid) is None
    assert journal.quarantined == 1
    assert drafts.waiting(journal.vault) == []


def test_one_of_a_newer_program_stays_where_it_is(journal):
    uuid = seal(journal, json.dumps({"format": 2, "colour": "red"}).encode())
    assert left_drafts.opened(journal, uuid) is None
    assert (journal.quarantined, journal.too_new) == (0, 1)
    assert drafts.waiting(journal.vault) == [uuid]


def test_one_under_another_name_is_set_aside(journal):
    uuid = seal(journal, DRAFT.to_bytes())
    assert left_drafts.opened(journal, uuid) is None
    assert drafts.waiting(journal.vault) == []


@pytest.mark.parametrize("tags", ["#", "one #", "x" * 5000, "one\0two"])
def test_tags_that_cannot_be_kept_are_unfinished(journal, tags):
    uuid = keep(journal, body="Words.")
    draft = replace(DRAFT, about=None, editing=uuid, tags=tags)
    assert not journal.read(unfinished.nothing_left, draft)


def test_one_that_cannot_be_moved_stops_nothing(journal):
    uuid = seal(journal, b"no draft")
    journal.vault.quarantine.write_text("in the way")
    assert left_drafts.opened(journal, uuid) is None
    assert drafts.waiting(journal.vault) == [uuid]


def test_a_text_longer_than_an_entry_opens_again(journal):
    long = replace(DRAFT, body="Words \U0001f30a " * (MAX_TEXT // 4))
    seal(journal, long.to_bytes(), long.uuid)
    assert left_drafts.opened(journal, long.uuid) == long
    assert journal.quarantined == 0


def test_a_line_longer_than_any_goes_to_the_end_of_the_text(journal):
    """So whatever was typed and pasted is a draft that opens, and nothing of it is lost."""
    long = {name: name + "x" * LONGEST_LINE for name in ("title", "tags", "heard", "moment")}
    about = replace(
        DRAFT.about, lines={"heard": long["heard"]}, fields={"moment": long["moment"], "tried": "T"}
    )
    made = replace(DRAFT, title=long["title"], tags=long["tags"], about=about, share="as-written")
    seal(journal, made.to_bytes(), made.uuid)
    found = left_drafts.opened(journal, made.uuid)
    assert (found.title, found.tags, found.gist, found.share) == ("", "", "It.", "only-me")
    assert found.body.split("\n\n") == ["Words.", *long.values()]
    assert (found.about.lines, found.about.fields) == ({}, {"tried": "T"})


def test_a_line_of_any_letters_is_short_enough_up_to_the_last_byte():
    as_long_as_can_be = replace(DRAFT, title="ä" * (LONGEST_LINE // 2))
    assert Draft.from_bytes(as_long_as_can_be.to_bytes()) == as_long_as_can_be
    too_long = replace(DRAFT, title="ä" * (LONGEST_LINE // 2) + "x")
    assert Draft.from_bytes(too_long.to_bytes()).title == ""


def test_a_capture_that_holds_something_else_stops_no_opening(journal):
    for number, wrong in enumerate(
        (
            {"zone": 7},
            {"at": "9999-12-31T23:00:00+00:00"},
            {"entry": {"body": 5}},
            {"ratings": [{"scale": "heard", "value": float("nan")}]},
            {"topic": {"text": "\ud83c"}},
        )
    ):
        uuid = UUID(int=number)
        raw = json.loads(replace(ADDITION, uuid=uuid).to_bytes()) | wrong
        inbox.seal(journal.vault, json.dumps(raw).encode(), uuid)
    inbox.seal(journal.vault, ADDITION.to_bytes(), ADDITION.uuid)
    assert merge_captures(journal) == 1
    assert journal.quarantined == 5
    assert bodies(journal) == ["Words."]


def test_what_is_kept_already_is_no_unfinished_draft_and_its_file_goes_where_it_may(journal):
    uuid = seal(journal, DRAFT.to_bytes(), DRAFT.uuid)
    assert left_drafts.unfinished(journal, uuid) == DRAFT
    journal.write(unfinished.throw, DRAFT)
    assert left_drafts.unfinished(journal, uuid) is None
    assert drafts.waiting(journal.vault) == [uuid]
    assert left_drafts.unfinished(journal, uuid, partial(drafts.remove, journal.vault)) is None
    assert drafts.waiting(journal.vault) == []
