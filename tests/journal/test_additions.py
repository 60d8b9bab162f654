from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    named_therapists,
    purging,
    ratings,
    seeing,
    settings,
    settling,
    tags,
    therapists,
    topics,
    trends,
    versions,
    waiting,
)
from bondjournal.journal.tables import Appointment, Capture, Entry, Rating, Therapist, Topic
from letters import LETTERS
from made import someone

AT = datetime(2026, 5, 12, 15, tzinfo=UTC)
HEARD = NewRating(scale="heard", value=5, line="We moved on.", on_page=True)
SAFE = NewRating(scale="safe", value=7)
ENTRY = NewEntry(body="A line.", tags=("walk",))


def ask(**more):
    return check(Addition(**({"at": AT, "zone": "Europe/Berlin"} | more)))


def count(session, table):
    return len(session.exec(select(table)).all())


@pytest.fixture
def them(session, at):
    at("2026-05-12T16:00")
    return therapists.usual_one(session)


@pytest.fixture
def hour(session, them):
    """A session on 12 May at 16:00 in Berlin, an hour before the additions here."""
    begins = dates.When(date(2026, 5, 12), time(16))
    return appointments.add(session, them, begins, "Europe/Berlin")


def test_a_session_of_its_day_that_has_not_begun_is_not_meant(session, hour):
    before = AT - timedelta(hours=2)
    kept = additions.keep(session, ask(at=before, session=hour.day, ratings=(HEARD,)))
    assert (kept.appointment, [one.appointment_uuid for one in kept.ratings]) == (None, [None])
    assert [one.named for one in waiting.waiting(session)] == [hour.day]
    later = additions.keep(session, ask(session=hour.day, ratings=(SAFE,)))
    assert later.appointment is hour


def test_an_entry_has_all_that_was_given(session, hour):
    kept = additions.keep(
        session,
        ask(
            entry=NewEntry(
                body="Two\nlines.",
                title="A title",
                tags=("one", "two"),
                share="gist",
                gist="One line.",
                prompt="What stayed?",
                after=True,
            ),
            day=date(2026, 5, 10),
        ),
    )
    entry = kept.entry
    assert (entry.body, entry.title, entry.gist) == ("Two\nlines.", "A title", "One line.")
    assert (entry.share, entry.prompt, entry.source) == ("gist", "What stayed?", "kept")
    assert (entry.at, entry.zone, entry.day) == (AT, "Europe/Berlin", date(2026, 5, 10))
    assert tags.of_entry(session, entry.uuid) == ["one", "two"]
    assert entry.appointment_uuid == kept.appointment.uuid == hour.uuid
    assert entry.device == session.info["device"] != ""


def test_an_entry_belongs_to_no_session_unless_that_is_said(session, hour):
    kept = additions.keep(session, ask(entry=ENTRY))
    assert (kept.entry.appointment_uuid, kept.appointment) == (None, None)


def test_a_night_in_which_the_clocks_change_has_one_evening(session):
    for instant, day in (
        ("2026-03-29T00:59", "2026-03-28"),  # 01:59, a minute before 03:00
        ("2026-03-29T01:59", "2026-03-28"),  # 03:59
        ("2026-03-29T02:00", "2026-03-29"),  # 04:00
        ("2026-10-25T00:30", "2026-10-24"),  # 02:30, the first
        ("2026-10-25T01:30", "2026-10-24"),  # 02:30, the second
        ("2026-10-25T03:00", "2026-10-25"),  # 04:00
    ):
        at = datetime.fromisoformat(instant).replace(tzinfo=UTC)
        assert additions.keep(session, ask(at=at, entry=ENTRY)).entry.day.isoformat() == day


def test_a_day_is_the_one_where_it_was_written(session):
    at = datetime(2026, 5, 12, 20, tzinfo=UTC)
    for zone, day in (
        ("Asia/Tokyo", 13),
        ("Europe/Berlin", 12),
        ("Pacific/Kiritimati", 13),
        ("America/Los_Angeles", 12),
        ("No/Such_Zone", 12),
    ):
        entry = additions.keep(session, ask(at=at, zone=zone, entry=ENTRY)).entry
        assert (entry.day, entry.zone) == (date(2026, 5, day), zone)


def test_the_start_of_day_is_a_setting_and_changes_no_day_that_was_stored(session):
    at = datetime(2026, 5, 12, 1, 30, tzinfo=UTC)
    before = additions.keep(session, ask(at=at, entry=ENTRY)).entry
    settings.put(session, "day.starts", "00:00")
    after = additions.keep(session, ask(at=at, entry=ENTRY)).entry
    assert (before.day, after.day) == (date(2026, 5, 11), date(2026, 5, 12))


def test_ratings_join_the_session_begun_before_them(session, hour):
    kept = additions.keep(session, ask(ratings=(HEARD, SAFE)))
    assert kept.appointment is hour
    assert [(one.scale, one.value, one.line, one.on_page) for one in kept.ratings] == [
        ("heard", 5, "We moved on.", True),
        ("safe", 7, "", False),
    ]
    assert {one.rated_at for one in kept.ratings} == {AT}


def test_a_day_that_is_named_matches_a_known_session_and_makes_none(session, hour):
    named = additions.keep(session, ask(entry=ENTRY, ratings=(HEARD,), session=date(2026, 4, 1)))
    assert named.appointment is None
    assert [one.session_on for one in named.ratings] == [date(2026, 4, 1)]
    assert (named.entry.waits, named.entry.session_on) == (True, date(2026, 4, 1))
    assert count(session, Appointment) == 1
    assert additions.keep(session, ask(entry=ENTRY, session=hour.day)).appointment is hour
    for state in ("did-not-happen", "cancelled"):
        appointments.mark(session, hour, state)
        assert additions.keep(session, ask(entry=ENTRY, session=hour.day)).appointment is None


def test_ratings_without_a_session_wait_and_count_for_nothing(session, them):
    addition = ask(entry=ENTRY, ratings=(HEARD, SAFE))
    kept = additions.keep(session, addition)
    assert kept.appointment is None
    assert [one.appointment_uuid for one in kept.ratings] == [None, None]
    assert trends.rated_sessions(session, them, AT + timedelta(days=1)) == []
    assert ratings.waiting(session) == kept.ratings
    day = appointments.attended_on(session, them, date(2026, 5, 2), "Europe/Berlin")
    ratings.settle(session, kept.ratings, day)
    assert [one.value for one in ratings.of_session(session, day.uuid)] == [5, 7]
    assert ratings.of_session(session, day.uuid)[0].rated_at == AT
    assert ratings.waiting(session) == []
    assert kept.entry.appointment_uuid == day.uuid


def test_fourteen_days_are_the_most_a_rating_goes_back(session, hour):
    begun = hour.at
    last = additions.keep(session, ask(at=begun + timedelta(days=14), ratings=(HEARD,)))
    assert last.appointment is hour
    late = additions.keep(session, ask(at=begun + timedelta(days=14, seconds=1), ratings=(SAFE,)))
    assert late.appointment is None
    early = additions.keep(session, ask(at=begun - timedelta(seconds=1), ratings=(SAFE,)))
    assert early.appointment is None


def test_ratings_given_in_another_zone_are_of_the_day_there(session, hour):
    at = datetime(2026, 5, 12, 20, tzinfo=UTC)
    kept = additions.keep(session, ask(at=at, zone="Asia/Tokyo", ratings=(HEARD,)))
    assert kept.appointment is hour
    assert kept.ratings[0].rated_on == date(2026, 5, 13)


def test_a_therapist_is_found_whatever_the_case_of_the_name(session, hour, them):
    someone(session, "J\xf6rg")
    other = someone(session, "Ivo")
    kept = additions.keep(session, ask(ratings=(HEARD,), therapist="JO\N{COMBINING DIAERESIS}RG"))
    assert kept.appointment is hour
    theirs = additions.keep(session, ask(topic=NewTopic(text="A topic"), therapist="ivo"))
    assert theirs.topic.therapist_uuid == other.uuid
    assert additions.keep(session, ask(ratings=(SAFE,), therapist="ivo")).appointment is None


def test_a_name_nobody_has_is_kept_as_typed(session, hour):
    kept = additions.keep(
        session, ask(entry=ENTRY, ratings=(HEARD,), topic=NewTopic(text="One"), therapist="Jo  B.")
    )
    assert kept.appointment is None
    assert [one.therapist_typed for one in kept.ratings] == ["Jo B."]
    assert (kept.topic.therapist_typed, kept.topic.therapist_uuid) == ("Jo B.", None)
    assert count(session, Therapist) == 1
    assert ratings.waiting(session) == kept.ratings


def test_a_topic_s_uuid_follows_from_the_addition_s(session, them):
    addition = ask(topic=NewTopic(text="One", more="Two.", first=True))
    topic = additions.keep(session, addition).topic
    assert topic.uuid == uuid5(addition.uuid, "topic")
    assert (topic.text, topic.more, topic.first, topic.state) == ("One", "Two.", True, "open")
    assert (topic.therapist_uuid, topic.therapist_typed) == (them.uuid, "")
    assert topics.all_of(session) == [topic]


def test_a_capture_is_merged_once(session, hour):
    addition = ask(entry=ENTRY, ratings=(HEARD,), topic=NewTopic(text="One"))
    assert additions.merge(session, addition.uuid, addition)
    assert session.exec(select(Entry)).one().source == "captured"
    for _ in range(2):
        assert not additions.merge(session, addition.uuid, addition)
    for table in (Entry, Rating, Topic, Capture):
        assert count(session, table) == 1


@pytest.mark.parametrize("end", [versions.delete, lambda s, row: purging.remove(s, row.uuid)])
def test_a_replayed_capture_brings_no_deleted_entry_back(session, hour, end):
    addition = ask(entry=ENTRY, ratings=(HEARD,), topic=NewTopic(text="One"))
    additions.merge(session, addition.uuid, addition)
    end(session, entries.by_uuid(session, addition.uuid))
    purging.remove(session, topics.all_of(session)[0].uuid)
    assert not additions.merge(session, addition.uuid, addition)
    assert (count(session, Entry), count(session, Topic)) == (0, 0)


def test_a_capture_of_what_another_way_brought_in_changes_nothing(session, them):
    addition = ask(entry=ENTRY)
    additions.keep(session, addition)
    assert not additions.merge(session, addition.uuid, addition)
    assert count(session, Entry) == count(session, Capture) == 1
    purging.remove(session, addition.uuid)
    session.delete(session.exec(select(Capture)).one())
    session.flush()
    assert not additions.merge(session, addition.uuid, addition)
    assert count(session, Entry) == 0


def test_a_rating_captured_before_one_that_is_there_does_not_replace_it(session, hour):
    additions.keep(session, ask(at=AT + timedelta(hours=1), ratings=(SAFE,)))
    captured = ask(ratings=(NewRating(scale="safe", value=2),))
    assert additions.merge(session, captured.uuid, captured)
    (rating,) = ratings.of_session(session, hour.uuid)
    assert rating.value == 7
    assert {one.row["row"]["value"] for one in versions.history(session, rating.uuid)} == {2, 7}


@pytest.mark.parametrize(
    "far", [datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, 23, 59, tzinfo=UTC)]
)
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_ends_of_the_calendar_are_no_trap(session, them, far, zone):
    addition = ask(at=far, zone=zone, entry=ENTRY, ratings=(HEARD,), day=far.date())
    assert additions.merge(session, addition.uuid, addition)
    named = ask(at=far, zone=zone, ratings=(HEARD,), session=far.date())
    assert additions.merge(session, named.uuid, named)
    assert {one.named for one in waiting.waiting(session)} == {None, far.date()}
    for one in waiting.waiting(session):
        assert settling.near(session, one.key) == []
    assert waiting.line(session)


def test_merging_is_the_same_in_any_order(session, hour):
    made = [
        ask(uuid=UUID(int=number), ratings=(NewRating(scale="heard", value=value),), at=AT + later)
        for number, value, later in (
            (1, 3, timedelta(hours=3)),
            (2, 9, timedelta(0)),
            (3, 6, timedelta(hours=2)),
        )
    ]
    for addition in made:
        additions.merge(session, addition.uuid, addition)
    assert [one.value for one in ratings.of_session(session, hour.uuid)] == [3]


@pytest.mark.parametrize("examples", [20, pytest.param(400, marks=pytest.mark.long)])
def test_whatever_a_capture_may_hold_can_be_merged(session, examples):
    @hypothesis.settings(max_examples=examples)
    @given(
        at=st.datetimes(timezones=st.timezones()),
        zone=st.sampled_from(["", "UTC", "Asia/Tokyo", "../..", "Europe", "No/Zone"])
        | st.text(LETTERS),
        day=st.none() | st.dates(),
        session=st.none() | st.dates(),
        therapist=st.text(LETTERS, max_size=10),
        tags=st.lists(st.text(LETTERS, min_size=1, max_size=6), max_size=3).map(tuple),
        words=st.text(LETTERS, min_size=1, max_size=40),
    )
    def merged(words, tags, **more):
        try:
            addition = ask(
                entry=NewEntry(body=words, title=words, tags=tags, after=True),
                ratings=(HEARD, SAFE),
                topic=NewTopic(text=words, first=True),
                **more,
            )
        except WrongUse:
            return
        with session.begin_nested() as undone:
            assert additions.merge(session, addition.uuid, addition)
            assert entries.by_uuid(session, addition.uuid).body == addition.entry.body
            (one,) = waiting.waiting(session)
            assert (one.key, one.written, settling.near(session, one.key)) == (
                *(addition.uuid, True),
                [],
            )
            undone.rollback()
        session.expire_all()

    merged()


def test_a_name_nobody_has_is_asked_about_and_then_finds_its_place(session, at):
    now = at("2026-05-10T12:00")
    addition = check(
        Addition(
            at=now,
            zone="Europe/Berlin",
            entry=NewEntry(body="About Jo."),
            ratings=(NewRating(scale="heard", value=6),),
            topic=NewTopic(text="The topic"),
            session=date(2026, 5, 8),
            therapist="Jo",
        )
    )
    additions.merge(session, addition.uuid, addition)
    assert additions.unknown_names(session) == ["Jo"]
    jo = someone(session, "Jo B.")
    additions.settle_name(session, "Jo", jo)
    assert count(session, Appointment) == 0
    (one,) = waiting.waiting(session)
    assert (one.named, one.written, settling.whom(session, one.key, one.named)) == (
        *(date(2026, 5, 8), True),
        [(jo.uuid, "Jo B.")],
    )
    settling.settle_on(session, one.key, one.named, "Europe/Berlin")
    appointment = appointments.on_day(session, jo, date(2026, 5, 8))[0]
    assert [one.value for one in ratings.of_session(session, appointment.uuid)] == [6]
    entry = entries.by_uuid(session, addition.uuid)
    assert entry.appointment_uuid == appointment.uuid
    assert topics.all_of(session)[0].therapist_uuid == jo.uuid
    assert additions.unknown_names(session) == []


@pytest.fixture
def waits_for_jo(session, at):
    made = ask(entry=ENTRY, at=at("2026-05-10T12:00"), therapist="Jo")
    additions.merge(session, made.uuid, made)
    return made.uuid


@pytest.mark.parametrize("known", ["", "Joanna"])
def test_a_name_is_settled_by_adding_them_or_by_another_name_of_theirs(
    session, waits_for_jo, known
):
    someone(session, known or "Ann")
    additions.settle_named(session, "Jo", known)
    assert additions.unknown_names(session) == []
    them = entries.by_uuid(session, waits_for_jo).therapist_uuid
    assert them == therapists.find(session, known or "Jo").uuid


def test_no_other_name_settles_anything(session, waits_for_jo):
    for typed, known in (("Eva", ""), ("Jo", "Eva")):
        with pytest.raises(NotFound):
            additions.settle_named(session, typed, known)
    assert additions.unknown_names(session) == ["Jo"]
    assert therapists.find(session, "Eva") is None


def test_a_name_is_asked_about_for_as_long_as_something_waits_for_it(session, at):
    made = ask(topic=NewTopic(text="About that"), at=at("2026-05-10T12:00"), therapist="Jo")
    additions.merge(session, made.uuid, made)
    someone(session, "Ann")
    deleted = versions.delete(session, topics.all_of(session)[0])
    assert additions.unknown_names(session) == []
    additions.settle_name(session, "Jo", someone(session, "Jo B."))
    back = versions.bring_back(session, deleted)
    assert additions.unknown_names(session) == ["Jo"]
    additions.settle_named(session, "Jo", "Ann")
    assert back.therapist_uuid == therapists.find(session, "Ann").uuid
    assert topics.on_page(session, back.therapist_uuid) == [back]


def test_a_name_that_somebody_has_by_now_is_theirs(session, waits_for_jo):
    them = someone(session, "jo")
    additions.settle_named(session, "Jo")
    assert entries.by_uuid(session, waits_for_jo).therapist_uuid == them.uuid


@pytest.mark.parametrize("name", ["Jo", "JO", "jo"])
def test_whoever_is_added_or_renamed_by_a_name_is_who_was_meant_by_it(session, waits_for_jo, name):
    someone(session, "Ann")
    someone(session, "Ben")
    named_therapists.edit(session, "Ben", "Joanna")
    assert additions.unknown_names(session) == ["Jo"]
    named_therapists.edit(session, "Joanna", name)
    assert additions.unknown_names(session) == []
    assert entries.by_uuid(session, waits_for_jo).therapist_uuid == (
        therapists.find(session, name).uuid
    )


def test_who_is_seen_instead_is_who_was_meant_by_their_name(session, waits_for_jo):
    someone(session, "Ann")
    new = seeing.someone_new(session, "Jo").uuid
    assert additions.unknown_names(session) == []
    assert entries.by_uuid(session, waits_for_jo).therapist_uuid == new


def test_who_alone_is_seen_is_not_meant_by_a_name_nobody_has(session, at):
    someone(session, "Ann")
    seeing.end(session, someone(session, "Ben"))
    made = ask(entry=ENTRY, at=at("2026-05-10T12:00"), therapist="Jo")
    additions.merge(session, made.uuid, made)
    assert entries.by_uuid(session, made.uuid).therapist_uuid is None


def test_it_is_said_which_names_are_not_clear(session, waits_for_jo):
    someone(session, "Ann")
    assert additions.unclear(session) == "Who is Jo?"
    made = ask(entry=None, ratings=(NewRating(scale="heard", value=6),), session=date(2026, 5, 8))
    additions.keep(session, made)
    assert additions.unclear(session).endswith("Which day was it? Who is Jo?")
    assert [name for _, name in additions.who_it_can_be(session)] == ["Ann"]


def test_a_name_is_that_of_somebody_known_or_of_somebody_new(session, waits_for_jo, at):
    ann = someone(session, "Ann")
    additions.settle_as(session, "Jo", ann.uuid)
    assert entries.by_uuid(session, waits_for_jo).therapist_uuid == ann.uuid
    made = ask(topic=NewTopic(text="About that"), at=at("2026-05-10T12:00"), therapist="Eva")
    additions.merge(session, made.uuid, made)
    named_therapists.add(session, "Eva")
    eva = therapists.find(session, "Eva")
    assert topics.on_page(session, eva.uuid)[0].text == "About that"
    assert additions.unclear(session) == ""


@pytest.mark.parametrize(("first", "names"), [("Ann", ["Ann", "Jo"]), ("Jo", ["Jo"])])
def test_where_the_first_has_no_name_theirs_is_said_too(session, waits_for_jo, first, names):
    therapists.usual_one(session)
    with pytest.raises(WrongUse, match="has no name yet"):
        named_therapists.add(session, "Jo")
    named_therapists.add(session, "Jo", first=first)
    assert [one.name for one in therapists.all_of(session)] == names
    jo = therapists.find(session, "Jo")
    assert entries.by_uuid(session, waits_for_jo).therapist_uuid == jo.uuid
