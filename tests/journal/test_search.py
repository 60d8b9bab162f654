"""Finding everything kept: by its words, after an edit by the new ones alone, deleted no more."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from bondjournal.addition import NewEntry, NewRating, NewTopic
from bondjournal.journal import (
    additions,
    entries,
    goals,
    helped,
    imports,
    moments,
    purging,
    ratings,
    said,
    search,
    search_text,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import Filter
from bondjournal.wording import search as words_for
from kept_ways import DAY, WAYS, held
from made import AT, ask

each = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


def found(session, typed, **more):
    return search.page(session, Filter(words=typed, **more), width=60)


def kinds(session, typed, **more):
    return [hit.kind for hit in found(session, typed, **more)]


@each
def test_what_is_kept_is_found_and_says_what_it_is(session, way):
    row = way.keep(session, "The heron stood still 🌊.")
    for typed in ("heron", "HERO", "stood heron", '"heron stood"', "🌊"):
        (hit,) = found(session, typed)
        assert (hit.kind, hit.uuid) == (way.kind, row.uuid)
        assert hit.label == words_for.LABELS.get(way.kind, way.kind)
        shown = [(hit.words, hit.marks), (hit.more, hit.more_marks)]
        marked = [text[start:end] for text, marks in shown for start, end in marks]
        assert marked
        assert {one.lower() for one in marked} <= {"heron", "stood", "heron stood", "🌊"}
    assert found(session, "plover") == []


@each
def test_after_an_edit_the_new_words_find_it_and_the_old_ones_do_not(session, way):
    row = way.keep(session, "The heron.")
    versions.edit(session, row, **{way.column: "The plover."})
    assert (kinds(session, "heron"), kinds(session, "plover")) == ([], [way.kind])
    former = versions.history(session, row.uuid)[0]
    versions.bring_back(session, former)
    assert (kinds(session, "heron"), kinds(session, "plover")) == ([way.kind], [])


@each
def test_what_is_deleted_is_not_found_until_it_is_brought_back(session, way):
    row = way.keep(session, "The heron.")
    version = versions.delete(session, row)
    assert found(session, "heron") == []
    back = versions.bring_back(session, version)
    assert [hit.uuid for hit in found(session, "heron")] == [back.uuid]
    purging.remove(session, back.uuid)
    assert found(session, "heron") == []


@each
def test_gone_now_leaves_nothing_of_it_in_the_index(session, way):
    row = way.keep(session, "Canaryone.")
    versions.edit(session, row, **{way.column: "Canarytwo."})
    purging.remove(session, row.uuid)
    index = b"".join(block for _, block in session.execute(text("SELECT * FROM kept_search_data")))
    assert b"anary" not in index


@each
def test_an_edit_of_something_else_leaves_the_index_alone(session, way):
    row = way.keep(session, "The heron.")
    asked = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *sent: asked.append(sent[2]))
    others = {"place": 7, "zone": "UTC", "sign": "trust", "noticed": True}
    (name, *_) = [one for one in others if one in type(row).model_fields]
    assert versions.edit(session, row, **{name: others[name]})
    assert not [one for one in asked if "kept_search" in one]
    assert kinds(session, "heron") == [way.kind]


TEXTS = st.text(st.sampled_from("aé ñ\u0301ß東京กิ่ม้ာ😀👍🏽\u200d🇩🇪'\"*-1"), min_size=1, max_size=12)


@pytest.mark.long
@settings(max_examples=60)
@given(text=TEXTS.filter(str.strip), typed=TEXTS)
def test_words_find_whatever_says_them_and_nothing_else(session, text, typed):
    """What is found is what the marks are in, for whatever is kept and whatever is typed."""
    one_phrase = typed.replace('"', "").replace(" ", "") or "a"
    with session.begin_nested() as example:
        rows = {}
        for way in WAYS.values():
            kept = way.keep(session, text)
            rows[kept.uuid] = (kept, getattr(kept, way.column))
        for asked in (one_phrase, f'"{one_phrase}"'):
            wanted = {uuid for uuid, (_, says) in rows.items() if search_text.hits(asked, says)}
            assert {hit.uuid for hit in found(session, asked)} == wanted
        for kept, _ in rows.values():
            versions.delete(session, kept)
        assert found(session, text) == found(session, one_phrase) == []
        example.rollback()


def test_both_lines_of_a_session_that_are_meant_are_shown(session):
    about = held(session)
    said.words(session, about, wished="More time for the heron.", unsaid="That the heron left.")
    (hit,) = found(session, "heron")
    assert (hit.words, hit.more) == ("More time for the heron.", "That the heron left.")
    (hit,) = found(session, "left")
    assert (hit.words, hit.more) == ("That the heron left.", "")
    assert (hit.day, hit.session, hit.named_by) == (DAY, about.uuid, about.uuid)


def test_a_line_to_a_number_is_about_its_session_whenever_it_was_given(session):
    about = held(session)
    new = NewRating(scale="safe", value=6, line="The heron.")
    ratings.give(session, about, new, at=AT, day=DAY + timedelta(days=9))
    (hit,) = found(session, "heron")
    assert (hit.day, hit.named_by) == (DAY, about.uuid)


def test_a_line_that_waits_finds_its_session_and_is_found_once(session):
    row = WAYS["waiting line"].keep(session, "The heron.")
    (hit,) = found(session, "heron")
    assert (hit.day, hit.session, hit.named_by) == (DAY, None, row.uuid)
    about = held(session)
    ratings.settle(session, [row], about)
    (hit,) = found(session, "heron")
    assert hit.named_by == about.uuid


def test_what_did_not_help_is_not_said_to_have_helped(session):
    helped.add(session, "The heron", day=DAY, helped=False)
    (hit,) = found(session, "heron")
    assert (hit.kind, hit.label) == ("helped", "did not help")


def test_sessions_that_are_not_to_be_mentioned_are_not(session):
    WAYS["wished"].keep(session, "The heron.")
    WAYS["line"].keep(session, "A heron.")
    moments.add(session, "My heron", day=DAY, appointment=held(session).uuid)
    WAYS["waiting line"].keep(session, "This heron.")
    therapists.stop_mentioning(session, therapists.usual_one(session))
    assert kinds(session, "heron") == ["session", "moment"]


def at(day, body):
    return ask(body, at=AT.replace(day=day))


@pytest.fixture
def in_time(session, at_noon):
    """Herons over some days, and some without a day, kept on the 20th."""
    additions.keep(session, at(1, "heron one"))
    additions.keep(session, at(5, "heron two"))
    moments.add(session, "heron three", day=date(2026, 5, 3), appointment=None)
    WAYS["line"].keep(session, "heron four")
    tried.add(session, "heron five", day=date(2026, 5, 6))
    goals.add(session, "heron six")
    return session


@pytest.fixture
def at_noon(monkeypatch):
    monkeypatch.setenv("BONDJOURNAL_NOW", "2026-05-20T10:00+00:00")


def said_by(hits):
    return [(hit.more or hit.words).split()[-1] for hit in hits]


def test_the_newest_comes_first_and_pages_meet(in_time):
    everything = ["six", "five", "two", "four", "three", "one"]
    assert said_by(found(in_time, "heron")) == everything
    whole = search.page(in_time, Filter(words="heron"), toward="newer")
    assert said_by(whole) == everything[::-1]
    for toward, order in (("older", everything), ("newer", everything[::-1])):
        paged, beyond = [], None
        while part := search.page(
            in_time, Filter(words="heron"), beyond=beyond, toward=toward, count=2
        ):
            paged += part
            beyond = part[-1].cursor
        assert said_by(paged) == order
    some, more = search.first(in_time, Filter(words="heron"), count=4)
    assert (said_by(some), more) == (everything[:4], True)
    some, more = search.first(in_time, Filter(words="heron"), count=6)
    assert (said_by(some), more) == (everything, False)
    assert search.first(in_time, Filter(words="heron"))[1] is False


def test_days_narrow_what_has_a_day_and_when_the_rest_was_kept(in_time):
    def within(since, until):
        return said_by(
            found(in_time, "heron", since=date(2026, 5, since), until=date(2026, 5, until))
        )

    assert within(3, 5) == ["two", "four", "three"]
    assert within(6, 19) == ["five"]
    assert within(20, 20) == ["six"]
    assert within(21, 31) == []


def test_a_session_narrows_to_what_belongs_to_it(in_time):
    about = held(in_time)
    moments.add(in_time, "heron seven", day=DAY, appointment=about.uuid)
    topic = topics.add(in_time, NewTopic(text="heron eight"))
    topics.add(in_time, NewTopic(text="heron nine"))
    versions.edit(in_time, topic, appointment_uuid=about.uuid, state="talked")
    hits = found(in_time, "heron", appointment=about.uuid)
    assert sorted(said_by(hits)) == ["eight", "four", "seven"]


def test_tags_and_share_levels_are_those_of_entries(in_time):
    entry = additions.keep(in_time, at(2, "heron tagged")).entry
    entries.edit(in_time, entry, Changes(tags=["bird"], share="as-written"))
    assert said_by(found(in_time, "heron", tags=("bird",))) == ["tagged"]
    assert said_by(found(in_time, "heron", share="as-written")) == ["tagged"]
    assert "six" not in said_by(found(in_time, "heron", share="only-me"))
    assert said_by(found(in_time, "bird")) == ["#bird"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Nothing you kept has these words."),
        ({"since": DAY}, "Nothing that fits has these words."),
        ({"therapist": DAY}, "Nothing that fits has these words."),
        ({"tags": ("bird",)}, "No entry that fits has these words."),
        ({"share": "gist", "since": DAY}, "No entry that fits has these words."),
    ],
)
def test_where_nothing_is_found_it_is_said_what_was_searched(asked, sentence):
    assert search.nothing_has(Filter(words="heron", **asked)) == sentence


@pytest.mark.parametrize("typed", ["", "...", "  ", '""', "-", "\x00", "*"])
def test_what_has_no_word_finds_nothing(in_time, typed):
    assert found(in_time, typed or " ") == []


def test_entries_of_an_import_are_found_once_it_is_finished(session):
    run = imports.begin(session, "jsonl")
    one = imports.Imported(uuid4(), AT, "Europe/Berlin", DAY, NewEntry(body="A heron 🌊."))
    imports.add(session, run, [one])
    assert found(session, "heron") == []
    imports.finish(session, run)
    assert kinds(session, "🌊") == ["entry"]


def test_it_asks_as_many_statements_whatever_is_there(session):
    def asked():
        sent = []
        listen = lambda *one: sent.append(one[2])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", listen)
        found(session, "heron", since=DAY)
        event.remove(session.get_bind(), "before_cursor_execute", listen)
        return len(sent)

    for way in WAYS.values():
        way.keep(session, "heron")
    few = asked()
    for number in range(12):
        for way in WAYS.values():
            way.keep(session, f"heron {number}")
    assert asked() == few <= 7


def test_ordering_and_ending_keep_what_is_found(session):
    for number in range(3):
        topics.add(session, NewTopic(text=f"heron {number}"))
    first, *_ = topics.all_of(session)
    topics.move(session, first, 3)
    topics.end(session, first, "talked")
    assert len(found(session, "heron")) == 3


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_with_two_therapists_a_hit_says_whose_it_is(session, way):
    row = way.keep(session, "A heron.")
    (alone,) = search.page(session, Filter(words="heron"))
    assert "about" not in alone.label.removeprefix("about a session")
    therapists.rename(session, therapists.usual_one(session), "Ann")
    therapists.add(session, "Ben")
    (hit,) = search.page(session, Filter(words="heron"))
    waits = hit.kind == "session" and hit.session is None
    assert hit.label == (alone.label if waits else f"{alone.label}, for Ann")
    assert row is not None


def test_what_belongs_to_nobody_so_far_is_found_with_its_question(session):
    therapists.rename(session, therapists.usual_one(session), "Ann")
    therapists.add(session, "Ben")
    goals.add(session, "A heron.")
    (hit,) = search.page(session, Filter(words="heron"))
    assert hit.label == "goal, who for?"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_where_a_therapist_is_asked_for_what_is_theirs_is_found(session, way):
    way.keep(session, "A heron.")
    (hit,) = search.page(session, Filter(words="heron"))
    waits = hit.kind == "session" and hit.session is None
    ann = therapists.usual_one(session).uuid
    therapists.rename(session, therapists.usual_one(session), "Ann")
    ben = therapists.add(session, "Ben").uuid
    assert not search.page(session, Filter(words="heron", therapist=ben))
    found = search.page(session, Filter(words="heron", therapist=ann))
    assert len(found) == (0 if waits else 1)
