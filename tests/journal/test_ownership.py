"""Whose it is: what a migration, a new row, a session and a restored row say of it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import sqlcipher3
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import NewRating, NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    former,
    goals,
    helped,
    imports,
    migrations,
    moments,
    named_sessions,
    ownership,
    practical,
    ratings,
    seeing,
    therapists,
    topics,
    tried,
    versions,
)
from bondjournal.journal.tables import Entry
from made import ask, row_of

DAY = date(2026, 5, 10)
ZONE = "Europe/Berlin"


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def ann(session):
    first = therapists.usual_one(session)
    therapists.rename(session, first, "Ann")
    return first


@pytest.fixture
def ben(session, ann):
    return therapists.add(session, "Ben")


def one_of_each(session):
    """A new row of every noun about whom nothing is said."""
    added = [
        additions.keep(session, ask("An entry.")).entry,
        topics.add(session, NewTopic(text="A topic")),
        goals.add(session, "A goal"),
        moments.add(session, "A moment", day=DAY),
        tried.add(session, "A pause", day=DAY),
        helped.add(session, "Tea", day=DAY),
        practical.add(session, "A break?"),
    ]
    return [row_of(session, one) for one in added]


def owners(rows):
    return {row.therapist_uuid for row in rows}


def had(session, them, day):
    return appointments.add(session, them, dates.When(date.fromisoformat(day), None), ZONE)


@pytest.mark.parametrize("away", [None, seeing.pause, seeing.end, therapists.stop_mentioning])
def test_with_one_therapist_everything_is_theirs(session, ann, away):
    if away:
        away(session, ann)
    assert owners(one_of_each(session)) == {ann.uuid}


def test_what_was_kept_before_stays_with_the_first_one(session, ann):
    rows = one_of_each(session)
    for row in rows:
        row.therapist_uuid = None
    session.flush()
    ben = therapists.add(session, "Ben")
    for row in rows:
        session.refresh(row)
    assert owners(rows) == {ann.uuid}
    assert ben.uuid not in owners(one_of_each(session))


def test_with_two_who_are_seen_what_nobody_is_named_for_is_nobodys(session, ann, ben):
    rows = one_of_each(session)
    assert owners(rows) == {None}
    label = ownership.labels(session)
    assert {label(row) for row in rows} == {"nobody yet"}
    therapists.give(session, rows[0].uuid, None, for_anyone=True)
    assert label(rows[0]) == "any of them"
    therapists.give(session, rows[0].uuid, ben)
    assert (label(rows[0]), rows[0].for_anyone) == ("Ben", False)


def test_what_was_for_both_is_for_no_third_one_until_that_is_said(session, ann, ben):
    rows = one_of_each(session)
    therapists.give(session, rows[-1].uuid, ben)
    for row in rows[:-1]:
        therapists.give(session, row.uuid, None, for_anyone=True)
    cleo = therapists.add(session, "Cleo")
    label = ownership.labels(session)
    assert [label(row) for row in rows] == ["nobody yet"] * (len(rows) - 1) + ["Ben"]
    assert not any(ownership.may_stand_on_page(session, row, cleo.uuid) for row in rows)
    therapists.give(session, rows[0].uuid, None, for_anyone=True)
    assert ownership.may_stand_on_page(session, rows[0], cleo.uuid)


def test_the_only_one_who_is_seen_of_two_is_meant(session, ann, ben):
    seeing.end(session, ann)
    assert owners(one_of_each(session)) == {ben.uuid}
    seeing.end(session, ben)
    assert owners(one_of_each(session)) == {None}


def test_who_is_named_and_whose_session_it_is(session, ann, ben):
    named = additions.keep(session, ask("One.", therapist="ben"))
    assert named.entry.therapist_uuid == ben.uuid
    theirs = had(session, ann, "2026-05-08")
    about = additions.keep(session, ask("Two.", session=theirs.day))
    assert (about.appointment, about.entry.therapist_uuid) == (theirs, ann.uuid)
    row = row_of(
        session,
        moments.add(session, "Hm.", day=DAY, appointment=theirs.uuid, therapist=ben.uuid),
    )
    assert row.therapist_uuid == ann.uuid
    day = had(session, ben, "2026-05-07").day
    assert moments.put_on(session, row.uuid, day)
    assert row.therapist_uuid == ben.uuid
    assert not moments.put_on(session, row.uuid, date(2026, 5, 6))
    assert row.therapist_uuid == ben.uuid


def test_what_waited_for_its_day_becomes_theirs_with_it(session, ann, ben):
    kept = additions.keep(session, ask("Waits.", ratings=(NewRating(scale="heard", value=5),)))
    assert (kept.appointment, kept.entry.therapist_uuid) == (None, None)
    ratings.settle(session, kept.ratings, had(session, ben, "2026-05-09"))
    assert kept.entry.therapist_uuid == ben.uuid


def test_a_name_that_nobody_had_is_settled_for_its_entry_too(session, ann):
    made = ask("About Ivo.", therapist="Ivo", topic=NewTopic(text="His"))
    assert additions.merge(session, made.uuid, made)
    ivo = therapists.add(session, "Ivo")
    topic = session.exec(select(topics.Topic)).one()
    assert topic.therapist_uuid is None
    additions.settle_name(session, "Ivo", ivo)
    entry = session.exec(select(Entry)).one()
    assert (entry.therapist_uuid, topic.therapist_uuid) == (ivo.uuid, ivo.uuid)


def test_an_import_is_nobodys_where_there_are_two(session, ann):
    def bring(body):
        new = ask(body).entry
        one = imports.Imported(uuid4(), datetime(2026, 5, 1, tzinfo=UTC), "UTC", DAY, new)
        imports.add(session, imports.begin(session, "test"), [one])
        return session.exec(select(Entry).where(Entry.uuid == one.uuid)).one().therapist_uuid

    assert bring("One.") == ann.uuid
    therapists.add(session, "Ben")
    assert bring("Two.") is None


def test_undo_and_the_trash_remember_whose_it_was(session, ann, ben):
    row = row_of(session, goals.add(session, "Less dread"))
    therapists.give(session, row.uuid, ben)
    therapists.give(session, row.uuid, ann)
    versions.bring_back(session, versions.history(session, row.uuid)[0])
    assert row.therapist_uuid == ben.uuid
    uuid = row.uuid
    former.bring_back(session, former.delete(session, uuid))
    assert ownership.existing(session, uuid).therapist_uuid == ben.uuid


def test_a_row_from_before_comes_back_and_stays_whose_it_is(session, ann, ben):
    entry = additions.keep(session, ask("Before.", therapist="Ben")).entry
    goal = row_of(session, goals.add(session, "Before"))
    theirs = had(session, ann, "2026-05-08")
    about = additions.keep(session, ask("Of a session.", session=theirs.day)).entry
    for row, words in ((entry, {"body": "After."}), (goal, {"words": "After"})):
        versions.edit(session, row, **words)
    deleted = versions.delete(session, about)
    old = [*versions.history(session, entry.uuid), *versions.history(session, goal.uuid), deleted]
    for version in old:
        before = dict(version.row)
        before["row"] = {
            name: value
            for name, value in before["row"].items()
            if name not in ("therapist_uuid", "for_anyone")
        }
        version.row = before
    session.flush()
    back = [versions.bring_back(session, version) for version in old]
    assert [one.therapist_uuid for one in back] == [ben.uuid, None, ann.uuid]
    assert (entry.body, goal.words) == ("Before.", "Before")


def test_a_deleted_session_leaves_what_was_said_of_it_theirs(session, ann, ben):
    theirs = had(session, ann, "2026-05-08")
    row = row_of(session, moments.add(session, "Hm.", day=DAY, appointment=theirs.uuid))
    versions.delete(session, theirs)
    session.refresh(row)
    assert (row.appointment_uuid, row.therapist_uuid) == (None, ann.uuid)


def test_a_row_of_any_noun_is_named_by_its_id(session, ann, ben):
    for row in one_of_each(session):
        assert ownership.uuid_named(session, row.uuid.hex[:12].upper()) == row.uuid
    for wrong in ("", "abc", "zzzz", uuid4().hex):
        with pytest.raises(NotFound):
            ownership.uuid_named(session, wrong)
    with pytest.raises(NotFound):
        therapists.give(session, uuid4(), ann)


def test_a_question_of_somebody_else_is_not_taken_in_again(session, ann, ben):
    mine = row_of(session, practical.add(session, "A break?", therapist=ann.uuid))
    practical.mark(session, mine.uuid, asked=True)
    theirs = practical.add(session, "A break?", therapist=ben.uuid)
    assert (theirs.uuid != mine.uuid, mine.asked) == (True, True)
    assert practical.add(session, "A break?", therapist=ann.uuid).uuid == mine.uuid
    assert not mine.asked


def test_with_two_a_moment_of_the_last_session_needs_the_name(session, ann, ben):
    theirs = had(session, ben, "2026-05-08")
    with pytest.raises(WrongUse, match="several therapists"):
        moments.add_of_last_session(session, "Hm.")
    assert (
        moments.add_of_last_session(session, "Hm.", therapist=ben.uuid).appointment_uuid
        == theirs.uuid
    )
    row = row_of(session, moments.add_of_last_session(session, "Hm.", therapist=ann.uuid))
    assert (row.appointment_uuid, row.therapist_uuid) == (None, ann.uuid)


@pytest.mark.parametrize("name", ["next", "last"])
def test_of_two_the_one_who_has_such_a_session_is_meant(session, ann, ben, now, name):
    day = {"next": "2026-05-12", "last": "2026-05-05"}[name]
    theirs = had(session, ben, day)
    assert named_sessions.named(session, name, now, ZONE) is theirs
    mine = had(session, ann, day)
    with pytest.raises(WrongUse, match="several therapists"):
        named_sessions.named(session, name, now, ZONE)
    assert named_sessions.named(session, name, now, ZONE, ann) is mine


# The migration


def older(number):
    """A database of the first schema with so many therapists, and a row of each noun twice."""
    engine = create_engine(
        "sqlite://", creator=lambda: sqlcipher3.connect(":memory:"), poolclass=StaticPool
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "HEAD", 1)
        migrations.upgrade(engine)
    with engine.begin() as connection:
        for place in range(number):
            put(connection, "therapist", place, name=f"T{place}", state="seeing", mentioned=1)
            put(
                connection, "appointment", place, therapist_uuid=uuid(place), at="2026-05-01",
                zone="UTC", day="2026-05-01", timed=1, state="attended", wished="",
                wished_on_page=0, unsaid="", unsaid_on_page=0,
            )  # fmt: skip
        for place in (10, 11):
            about = uuid(number - 1) if place == 11 else None
            put(
                connection, "entry", place, at="2026-05-01", zone="UTC", day="2026-05-01",
                title="", body="b", share="only-me", gist="", quotes="[]", prompt="",
                source="kept", appointment_uuid=about,
            )  # fmt: skip
            put(
                connection, "moment", place, appointment_uuid=about, day="2026-05-01", text="m",
                sign="",
            )  # fmt: skip
            put(connection, "goal", place, words="g", place=0, ended=0)
            put(connection, "helped", place, text="h", helped=1, day="2026-05-01", place=0)
            put(connection, "practical", place, text="p", asked=0, place=0)
            typed = "Ivo" if place == 11 else ""
            put(
                connection, "topic", place, text="t", more="", first=0, state="open", place=0,
                therapist_typed=typed,
            )  # fmt: skip
            put(
                connection, "tried", place, what="w", how_it_went="", state="open",
                day="2026-05-01", place=0, therapist_uuid=uuid(0) if place == 11 else None,
            )  # fmt: skip
        connection.execute(text("UPDATE sqlite_sequence SET seq = 99 WHERE name = 'entry'"))
        connection.execute(text("UPDATE sqlite_sequence SET seq = 98 WHERE name = 'appointment'"))
    return engine


def uuid(place):
    return f"{place + 1:032x}"


def put(connection, table, number, **values):
    row = {
        "id": number + 1,
        "uuid": uuid(number),
        "kept_at": "2026-05-01",
        "edits": 0,
        "device": "",
    }
    row |= values
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), row)


BELONGED = ("entry", "moment", "goal", "helped", "practical", "topic", "tried")
"""The tables that the second revision lets belong to somebody."""


def told(engine):
    """By noun, whose its two rows are: the one without a session, and the one with."""
    with engine.connect() as connection:
        return {
            name: [
                them and int(them, 16) - 1
                for (them,) in connection.execute(
                    text(f"SELECT therapist_uuid FROM {name} ORDER BY id")
                )
            ]
            for name in BELONGED
        }


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_migration_says_whose_everything_is(number):
    engine = older(number)
    migrations.upgrade(engine)
    last = number - 1
    nobody = 0 if number == 1 else None
    assert told(engine) == {
        "entry": [nobody, last],
        "moment": [nobody, last],
        "goal": [nobody, nobody],
        "helped": [nobody, nobody],
        "practical": [nobody, nobody],
        "topic": [nobody, None],
        "tried": [nobody, 0],
    }
    with engine.connect() as connection:
        for name in BELONGED:
            assert connection.execute(text(f"SELECT sum(for_anyone) FROM {name}")).scalar() == 0
        sequence = dict(connection.execute(text("SELECT name, seq FROM sqlite_sequence")).all())
        assert (sequence["entry"], sequence["appointment"]) == (99, 98)
        connection.execute(text("UPDATE appointment SET state = 'set-aside'"))
    engine.dispose()
