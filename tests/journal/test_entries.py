from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import additions, entries, tags
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Tag
from letters import LETTERS
from made import ask


def write(session, body, *, at=None, **more):
    entry = NewEntry(body=body, **more)
    addition = check(Addition(at=at or dates.now(), zone="Europe/Berlin", entry=entry))
    return additions.keep(session, addition).entry


def words(session, **asked):
    return [line.words for line in entries.page(session, Filter(**asked))]


def test_a_kept_entry_is_only_for_me(session):
    entry = write(session, "A line.")
    assert entry.share == "only-me"
    assert entry.source == "kept"


def test_writing_after_midnight_belongs_to_the_evening(session, at):
    night = at("2026-05-10T01:30")
    assert write(session, "Late.", at=night).day.isoformat() == "2026-05-09"
    assert write(session, "Early.", at=night + timedelta(hours=2)).day.isoformat() == "2026-05-10"


def test_pages_of_rows_meet_without_gap_or_overlap(session, at):
    start = at("2026-01-01T12:00")
    for number in range(25):
        # Three share an instant, so that the order needs more than the instant.
        write(session, f"Number {number}", at=start + timedelta(days=number // 3))
    seen, beyond = [], None
    while page := entries.page(session, beyond=beyond, count=4):
        seen += page
        beyond = page[-1].cursor
    assert len({line.uuid for line in seen}) == len(seen) == 25
    assert [line.cursor for line in seen] == sorted((one.cursor for one in seen), reverse=True)
    back = entries.page(session, beyond=seen[-1].cursor, toward="newer", count=100)
    assert [line.uuid for line in back] == [line.uuid for line in seen[-2::-1]]


def test_last_is_the_one_on_top_of_the_list_whatever_was_kept_after_it(session, at):
    at("2026-01-02T12:00")
    newest = write(session, "The newest.")
    at("2026-01-01T12:00")
    write(session, "Of the day before, kept later.")
    assert entries.named(session, "last").uuid == newest.uuid
    assert entries.page(session)[0].uuid == newest.uuid
    at("2026-01-02T12:00")
    again = write(session, "At the same time, kept later.")
    assert entries.named(session, "last").uuid == again.uuid
    assert entries.page(session)[0].uuid == again.uuid


def test_an_entry_is_named_by_the_start_of_its_id(session):
    entry = write(session, "Mine.")
    assert entries.named(session, entry.uuid.hex[:8]).uuid == entry.uuid
    assert entries.named(session, str(entry.uuid)).uuid == entry.uuid


@pytest.mark.parametrize("name", ["", "abc", "not an id", "0123456789abcdefg", "%", "last "])
def test_what_is_no_name_is_refused(session, name):
    write(session, "Mine.")
    with pytest.raises(WrongUse):
        entries.named(session, name)


def test_an_unknown_id_is_not_found(session):
    with pytest.raises(NotFound):
        entries.named(session, "last")
    with pytest.raises(NotFound):
        entries.named(session, uuid4().hex)


def test_two_entries_of_the_same_start_are_told_apart(session):
    write(session, "One.")
    one = entries.named(session, "last")
    other = write(session, "Two.")
    shared = one.uuid.hex[:6]
    other.uuid = type(other.uuid)(shared + other.uuid.hex[6:])
    session.flush()
    with pytest.raises(WrongUse, match="Several"):
        entries.named(session, shared)


FOUND = {
    "hum": True,
    "HUMMING": True,
    "cafe": True,
    "café": True,
    "cafe\u0301": True,
    "allotments humming": True,
    "humm allotments": False,
    '"to the"': True,
    '"the to"': False,
    '"humm"': False,
    "beans": True,
    "outside": True,
    "#outside": True,
    "東京": True,
    "京に": True,
    "東に": False,
    "서울": True,
    "ひら": True,
    "ﾊﾛ": True,
    "NEAR(humming beans)": False,
    "body:humming": False,
    "humming OR zebra": False,
    "humming*": True,
    '"': False,
    "' OR 1=1 --": False,
    "...": False,
    "": True,
}
"""What is typed, and whether it finds the entry below."""


def test_search(session):
    write(
        session,
        "Walked to the allotments, humming. Café. 私は東京に行った。서울에서 ひらがな ﾊﾛｰ",
        title="Beans",
        tags=("outside",),
    )
    write(session, "Something else.")
    assert {
        typed: any("allotments" in one for one in words(session, words=typed)) for typed in FOUND
    } == FOUND


def test_search_follows_an_edit(session):
    entry = write(session, "The old word.", tags=("before",))
    entries.edit(session, entry, entries.Changes(body="The new one.", tags=["after"]))
    assert words(session, words="old") == []
    assert words(session, words="before") == []
    assert words(session, words="new") == ["The new one."]
    assert words(session, tags=("AFTER",)) == ["The new one."]


def test_filters_go_together(session, at):
    first = at("2026-05-01T12:00")
    write(session, "One", at=first, tags=("walk",))
    write(session, "Two", at=first + timedelta(days=3), tags=("walk",), share="as-written")
    write(session, "Three", at=first + timedelta(days=6))
    assert words(session, tags=("walk",)) == ["Two", "One"]
    assert words(session, tags=("walk",), share="as-written") == ["Two"]
    assert words(session, since=first.date() + timedelta(days=1)) == ["Three", "Two"]
    assert words(session, until=first.date() + timedelta(days=1)) == ["One"]
    assert entries.count(session, Filter(words="t", tags=("walk",))) == 1


def test_tags_are_one_whatever_their_case(session):
    write(session, "One", tags=("Work", "work", "#WORK"))
    assert list(session.exec(select(Tag.name))) == ["Work"]
    assert tags.of_entry(session, entries.named(session, "last").uuid) == ["Work"]


def test_a_quote_is_picked_from_the_body(session):
    entry = write(session, "I could hear myself getting smaller.")
    entries.edit(session, entry, entries.Changes(quotes=["getting smaller"]))
    assert entry.quotes == ["getting smaller"]
    with pytest.raises(WrongUse):
        entries.edit(session, entry, entries.Changes(quotes=["something else"]))
    entries.edit(session, entry, entries.Changes(body="Quite another text."))
    assert entry.quotes == []


def test_one_line_needs_that_line(session):
    entry = write(session, "The text.")
    with pytest.raises(WrongUse):
        entries.edit(session, entry, entries.Changes(share="gist"))
    assert entries.edit(session, entry, entries.Changes(share="gist", gist="A line."))
    assert not entries.edit(session, entry, entries.Changes(share="gist", gist="A line."))


@settings(max_examples=60)
@given(st.text(LETTERS, min_size=1, max_size=60))
def test_no_query_is_an_error(typed):
    from sqlcipher3 import dbapi2

    from bondjournal.journal import search_index, search_text

    connection = dbapi2.connect(":memory:")
    connection.execute(search_index.SCHEMA)
    asked = search_text.query(typed)
    if asked:
        connection.execute("SELECT rowid FROM kept_search WHERE kept_search MATCH ?", (asked,))
    connection.close()


@settings(max_examples=80)
@given(st.text(LETTERS, max_size=120), st.text(LETTERS, max_size=12), st.integers(5, 60))
def test_hits_lie_in_the_words_shown(body, typed, width):
    from bondjournal.journal import search_text

    shown, spans = search_text.around(typed, body, width)
    assert len(shown) <= width + 1
    assert all(0 <= start < end <= len(shown) for start, end in spans)


@pytest.fixture
def entry_of_may(session):
    return additions.keep(session, ask("A line.")).entry


def test_a_change_of_when_it_was_changes_its_day_by_when_a_day_starts(session, entry_of_may):
    entry = entry_of_may
    night = datetime(2026, 5, 13, 1, tzinfo=UTC)
    assert entries.edit(session, entry, Changes(at=night))
    assert (entry.at, entry.zone, entry.day) == (night, "Europe/Berlin", date(2026, 5, 12))
    assert entries.edit(session, entry, Changes(at=night, zone="Asia/Tokyo"))
    assert (entry.zone, entry.day) == ("Asia/Tokyo", date(2026, 5, 13))
    assert entries.edit(session, entry, Changes(at=night, day=date(2026, 5, 1)))
    assert (entry.at, entry.day) == (night, date(2026, 5, 1))
    assert entries.edit(session, entry, Changes(zone="Europe/Berlin"))
    assert (entry.zone, entry.day) == ("Europe/Berlin", date(2026, 5, 1))
    assert not entries.edit(session, entry, Changes())


def test_what_is_not_given_stays(session, entry_of_may):
    entry = entry_of_may
    assert entries.edit(
        session,
        entry,
        Changes(title=" A\ntitle ", tags=["night", "sleep", "night"], share="gist", gist="One."),
    )
    told = (entry.title, tags.of_entry(session, entry.uuid), entry.share, entry.gist)
    assert told == ("A title", ["night", "sleep"], "gist", "One.")
    assert entries.edit(session, entry, Changes(body="Another."))
    assert (entry.body, entry.title, entry.share) == ("Another.", "A title", "gist")
    assert tags.of_entry(session, entry.uuid) == ["night", "sleep"]
    with pytest.raises(WrongUse):
        entries.edit(session, entry, Changes(gist=""))
