"""What was left unfinished: whether all of it is in the journal, and what keeping it leaves."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from bondjournal.addition import NewEntry, NewTopic
from bondjournal.checks import MAX_TEXT
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    moments,
    ratings,
    topics,
    unfinished,
    versions,
)
from bondjournal.journal.tables import Entry
from felt import NOW, ZONE, day, had, rate
from made import another, ask, someone

TODAY = NOW.date()


def draft(**more):
    return Draft(**({"at": NOW, "changed_at": NOW, "zone": ZONE} | more))


@pytest.fixture
def entry(session):
    return additions.keep(
        session, ask(entry=NewEntry(body="A line.", tags=("night",))), source="kept"
    ).entry


@pytest.mark.parametrize(
    "change",
    [
        {"body": "Another line."},
        {"title": "A title"},
        {"tags": "night sleep"},
        {"tags": ""},
        {"share": "as-written"},
        {"gist": "One line."},
    ],
)
def test_a_change_of_an_entry_is_kept_once_all_of_it_is(session, entry, change):
    as_it_is = unfinished.of_entry(session, entry, NOW)
    changed = replace(as_it_is, **change)
    assert unfinished.is_kept(session, as_it_is)
    assert not unfinished.is_kept(session, changed)
    unfinished.keep(session, changed, today=TODAY)
    assert unfinished.is_kept(session, changed)
    assert not unfinished.is_kept(session, as_it_is)


def test_a_change_of_an_entry_that_is_gone_is_not_kept(session, entry):
    changed = unfinished.of_entry(session, entry, NOW)
    versions.delete(session, entry)
    assert not unfinished.is_kept(session, changed)


def test_a_new_entry_is_kept_once_it_is_there_and_when_it_was_deleted(session):
    new = draft(body="A line.")
    assert not unfinished.is_kept(session, new)
    unfinished.keep(session, new, today=TODAY)
    assert unfinished.is_kept(session, new)
    versions.delete(session, entries.by_uuid(session, new.uuid))
    assert unfinished.is_kept(session, new)


@pytest.mark.parametrize("body", ["", "A line."])
def test_what_is_said_about_a_session_is_kept_once_all_of_it_is(session, body):
    of = had(session, 1)
    about = AboutSession(
        appointment=of.uuid,
        numbers={"heard": 7},
        lines={"heard": "Nearly."},
        fields={"moment": "Yes."},
    )
    new = draft(body=body, about=about)
    assert not unfinished.is_kept(session, new)
    unfinished.keep(session, new, today=TODAY)
    assert unfinished.is_kept(session, new)
    assert {one.scale: (one.value, one.line) for one in ratings.of_session(session, of.uuid)} == {
        "heard": (7, "Nearly.")
    }
    assert [one.text for one in moments.LIST.rows(session, appointment_uuid=of.uuid)] == ["Yes."]
    kept = entries.by_uuid(session, new.uuid)
    assert (kept.appointment_uuid if kept else None) == (of.uuid if body else None)


def test_nothing_said_about_a_session_that_is_not_known_is_not_kept(session):
    about = AboutSession(appointment=uuid4(), numbers={"heard": 7})
    assert not unfinished.is_kept(session, draft(about=about))
    assert not unfinished.is_kept(session, draft())
    assert unfinished.nothing_left(session, draft())
    assert not unfinished.nothing_left(session, draft(body="A line."))


def thrown(session):
    return [one.row["row"]["body"] for one in versions.trash(session)]


def test_what_is_thrown_away_is_in_the_trash_and_comes_back_as_an_entry(session):
    new = draft(title="A title", body="Half a line", gist="One line.", tags="no, tag!")
    unfinished.throw(session, new)
    assert thrown(session) == ["A title\n\nHalf a line\n\nOne line."]
    assert unfinished.is_kept(session, new)
    (one,) = versions.trash(session)
    versions.bring_back(session, one)
    assert entries.by_uuid(session, new.uuid).share == "only-me"


def test_a_thrown_change_leaves_its_entry_as_it_is(session, entry):
    unfinished.throw(session, replace(unfinished.of_entry(session, entry, NOW), body="Another."))
    assert thrown(session) == ["Another."]
    assert entries.by_uuid(session, entry.uuid).body == "A line."


def test_everything_said_about_a_session_is_in_the_trash(session):
    about = AboutSession(
        numbers={"heard": 7}, lines={"heard": "Nearly."}, fields={"moment": "Yes."}
    )
    assert unfinished.throw(session, draft(body="It was long.", about=about))
    assert unfinished.throw(session, draft(about=AboutSession(numbers={"safe": 0})))
    assert not unfinished.throw(session, draft(about=AboutSession(topics={uuid4().hex: "kept"})))
    assert thrown(session) == ["Safe 0", "It was long.\n\nHeard 7\n\nNearly.\n\nYes."]
    assert ratings.waiting(session) == []


def test_what_does_not_fit_into_an_entry_is_not_thrown_away(session):
    with pytest.raises(WrongUse):
        unfinished.throw(session, draft(body="x" * (MAX_TEXT + 1)))
    assert thrown(session) == []


def test_of_a_day_without_a_known_session_one_is_made_and_of_no_day_none(session):
    about = AboutSession(numbers={"heard": 7})
    unfinished.keep(session, draft(about=about), today=TODAY)
    assert [one.value for one in ratings.waiting(session)] == [7]
    assert appointments.all_of(session) == []
    unfinished.keep(session, draft(about=replace(about, day=TODAY)), today=TODAY)
    (of,) = appointments.all_of(session)
    assert of.day == TODAY
    assert [one.value for one in ratings.of_session(session, of.uuid)] == [7]


def test_nobody_is_guessed_where_a_day_had_sessions_with_several(session):
    ann, ben = someone(session, "Ann"), another(session, "Ben")
    for them in (ann, ben):
        had(session, 1, them)
    about = AboutSession(day=day(1), fields={"unsaid": "That I was late."})
    with pytest.raises(WrongUse):
        unfinished.keep(session, draft(about=about), today=TODAY)
    unfinished.keep(session, draft(about=replace(about, therapist=ben.uuid)), today=TODAY)
    assert [one.unsaid for one in appointments.all_of(session)] == ["", "That I was late."]


def test_a_day_with_one_session_says_with_whom_it_was(session):
    someone(session, "Ann")
    had(session, 1, ben := another(session, "Ben"))
    about = AboutSession(day=day(1), fields={"unsaid": "That I was late."})
    unfinished.keep(session, draft(about=about), today=TODAY)
    (one,) = appointments.all_of(session)
    assert (one.therapist_uuid, one.unsaid) == (ben.uuid, "That I was late.")


def test_going_on_after_a_session_begins_at_the_end_of_its_entry(session):
    of = had(session, 1)
    assert unfinished.after_session(session, of.uuid, NOW) is None
    new = NewEntry(body="It was long.\nAnd warm.", title="Long", tags=("night",), after=True)
    at = of.at + timedelta(hours=2)
    kept = additions.keep(session, ask(at=at, entry=new)).entry
    going_on = unfinished.after_session(session, of.uuid, NOW)
    assert (going_on.editing, going_on.after, going_on.cursor) == (kept.uuid, True, (1, 9))
    assert (going_on.body, going_on.title) == ("It was long.\nAnd warm.", "Long")
    assert unfinished.is_kept(session, going_on)


@pytest.mark.parametrize(
    ("more", "known_by"),
    [
        ({"title": " A  title ", "body": "A line."}, "A title"),
        ({"body": "A line.\n\nAnother.", "gist": "One."}, "A line. Another."),
        ({"gist": "One."}, "One."),
        ({"about": AboutSession(numbers={"heard": 7, "safe": 0})}, "Heard 7, Safe 0"),
        ({"about": AboutSession(fields={"moment": "Yes.", "tried": "No."})}, "Yes. No."),
        ({"about": AboutSession(topics={uuid4().hex: "kept"})}, "After a session"),
        ({"body": " \n"}, "After a session"),
    ],
)
def test_a_draft_is_known_by_its_words_or_else_its_numbers(more, known_by):
    assert unfinished.first_words(draft(**more)) == known_by


def test_what_was_written_at_a_door_is_kept_as_it_is_there(session):
    new = draft(body="A line.", door="3")
    assert not unfinished.is_kept(session, new)
    unfinished.keep(session, new, today=TODAY)
    (kept,) = session.exec(select(Entry)).all()
    assert (kept.body, kept.door) == ("A line.", "3")
    assert unfinished.is_kept(session, new)


def test_a_change_of_an_entry_keeps_what_is_said_of_its_session_too(session, entry):
    of = had(session, 1)
    about = AboutSession(appointment=of.uuid, numbers={"heard": 7})
    changed = replace(unfinished.of_entry(session, entry, NOW), about=about)
    assert not unfinished.is_kept(session, changed)
    unfinished.keep(session, changed, today=TODAY)
    assert unfinished.is_kept(session, changed)
    assert [one.value for one in ratings.of_session(session, of.uuid)] == [7]
    assert entry.appointment_uuid is None


def test_a_number_keeps_the_line_it_had_unless_another_is_said(session):
    of = had(session, 1)
    rate(session, 1, 5, line="Nearly.")
    for lines, line in (({}, "Nearly."), ({"heard": "Fully."}, "Fully."), ({"heard": ""}, "")):
        about = AboutSession(appointment=of.uuid, numbers={"heard": 7}, lines=lines)
        unfinished.keep(session, draft(about=about), today=TODAY)
        assert [(one.value, one.line) for one in ratings.of_session(session, of.uuid)] == [
            (7, line)
        ]


def test_topics_become_what_they_were_said_to_be(session):
    of = had(session, 1)
    first, second = (topics.add(session, NewTopic(text=text)) for text in ("one", "two"))
    answers = {first.uuid.hex: "talked", second.uuid.hex: "kept"}
    unfinished.keep(
        session, draft(about=AboutSession(appointment=of.uuid, topics=answers)), today=TODAY
    )
    assert (first.state, second.state) == ("talked", "kept")


def test_words_alone_belong_to_the_session_that_they_were_written_about(session):
    of, later = had(session, 7), had(session, 1)
    for about in (AboutSession(appointment=of.uuid), AboutSession(day=of.day)):
        new = draft(body="A line.", after=True, about=about)
        unfinished.keep(session, new, today=TODAY)
        assert entries.by_uuid(session, new.uuid).appointment_uuid == of.uuid
    assert entries.after_session(session, later.uuid) is None


def test_what_was_typed_with_blanks_is_known_again(session):
    about = AboutSession(
        appointment=had(session, 1).uuid,
        numbers={"heard": 7},
        lines={"heard": "Too  fast "},
        fields={"unsaid": " That I  was late."},
    )
    unfinished.keep(session, draft(about=about), today=TODAY)
    assert unfinished.is_kept(session, draft(about=about))


def test_what_waited_for_its_session_waits_no_more_once_that_is_known(session):
    of = had(session, 1)
    about = AboutSession(appointment=of.uuid, fields={"wished": "More time."})
    new = draft(body="A line.", about=about)
    unfinished.keep(session, new, today=TODAY)
    kept = entries.by_uuid(session, new.uuid)
    assert (kept.appointment_uuid, kept.waits, kept.session_on) == (of.uuid, False, None)
    assert of.wished == "More time."
