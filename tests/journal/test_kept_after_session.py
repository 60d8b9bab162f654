"""After a session: which one is meant, what there is to ask, and keeping what was said."""

from datetime import date, time
from uuid import uuid4

import pytest

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    about_session,
    after_answers,
    after_session,
    appointments,
    entries,
    moments,
    pages,
    ratings,
    therapists,
    topic_list,
    topics,
    values,
    versions,
    waiting,
)
from bondjournal.journal.named_sessions import Typed
from bondjournal.wording import KEPT, NOBODY_SEES, trends
from bondjournal.wording.after import FIELDS
from bondjournal.wording.help import RAW
from made import another, row_of

BERLIN = "Europe/Berlin"
TUESDAY = date(2026, 5, 12)
NAMES = tuple(one.name for one in FIELDS)


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def tuesday(session, them, at):
    at("2026-05-11T18:00")
    topics.add(session, NewTopic(text="one"))
    found = appointments.add(session, them, dates.When(TUESDAY, time(16)), BERLIN)
    pages.remember(session, them, found, path="/p", sha256="", style="full", at=dates.now())
    return found


@pytest.fixture
def now(tuesday, at):
    return at("2026-05-12T18:00")


def keep(session, now, about, draft=None, **said):
    draft = draft or Draft(at=now, changed_at=now, zone=BERLIN)
    said = after_answers.NewAnswers(**said)
    return after_session.keep(session, about, said, draft, at=now, zone=BERLIN)


def given(session, appointment):
    return {one.scale: (one.value, one.line) for one in ratings.of_session(session, appointment)}


def test_it_is_about_the_last_one_begun_with_whom_that_was(session, them, tuesday, now, at):
    ben = another(session, "Ben")
    assert after_session.begun_with(session, now) == them.uuid
    about = AboutSession(appointment=tuesday.uuid, therapist=them.uuid)
    assert after_session.latest(session, them.uuid, now) == about
    assert after_session.latest(session, ben.uuid, now) == AboutSession(therapist=ben.uuid)
    assert after_session.resolved(session, AboutSession(appointment=tuesday.uuid)) == about
    on_its_day = AboutSession(day=TUESDAY, therapist=them.uuid)
    assert after_session.resolved(session, on_its_day).appointment == tuesday.uuid
    with_ben = AboutSession(day=TUESDAY, therapist=ben.uuid)
    assert after_session.resolved(session, with_ben) == with_ben
    later = at("2026-07-01T18:00")
    assert after_session.begun_with(session, later) is None


def test_one_that_is_named_has_begun(session, them, tuesday, at):
    def named(day):
        return after_session.named(session, Typed(day, dates.now(), BERLIN)).uuid

    with pytest.raises(WrongUse, match="hasn't happened yet"):
        named("12 May")
    at("2026-05-12T16:00")
    assert named("12 May") == tuesday.uuid
    without_a_time = appointments.add(session, them, dates.When(date(2026, 5, 13), None), BERLIN)
    at("2026-05-13T08:00")
    assert named("today") == without_a_time.uuid


def test_sessions_are_given_as_values(session, them, tuesday, now, at):
    mine = values.Appointment.of(tuesday)
    assert after_session.find(session, tuesday.uuid) == mine
    assert after_session.find(session, uuid4()) is None
    assert after_session.known_on(session, them.uuid, TUESDAY) == mine
    assert after_session.known_on(session, them.uuid, date(2026, 5, 11)) is None
    assert after_session.had_last(session, them.uuid, now) == mine
    assert after_session.had_last(session, them.uuid, at("2026-06-10T18:00")) == mine


def test_what_is_asked_begins_with_what_was_said_before(session, them, tuesday, now):
    about = after_session.latest(session, them.uuid, now)
    asked = after_session.to_ask(session, about, now)
    assert (asked.day, asked.aside, asked.scales) == (TUESDAY, (NOBODY_SEES,), ("heard", "safe"))
    assert asked.known == dict.fromkeys(NAMES, "")
    assert [one.text for one in asked.topics] == ["one"]
    keep(
        session, now, about,
        numbers={"heard": (5, "Too fast.")}, words="A line.", fields={"wished": "More time."},
        topics={asked.topics[0].uuid: "talked"},
    )  # fmt: skip
    again = after_session.to_ask(session, about, now)
    assert (again.before.numbers, again.before.lines) == ({"heard": 5}, {"heard": "Too fast."})
    assert (again.before.words, again.known["wished"]) == ("A line.", "More time.")
    answered = "You answered this on Tue 12 May. You can change it."
    assert (again.aside, again.topics_aside) == ((answered,), answered)
    assert [one.answer for one in again.topics] == ["talked"]
    assert (asked.topics_aside, asked.whose) == ("", "")
    another(session, "Ben")
    assert after_session.to_ask(session, about, now).whose == "without a name"


def test_numbers_are_late_on_another_day_unless_some_were_given(session, them, tuesday, now, at):
    about = after_session.latest(session, them.uuid, now)
    later = at("2026-05-15T18:00")
    assert after_session.to_ask(session, about, later).aside[-1] == trends.late(3)
    keep(session, later, about, numbers={"safe": (7, "")})
    answered = ("You answered this on Fri 15 May. You can change it.",)
    assert after_session.to_ask(session, about, later).aside == answered
    again = keep(session, later, about, numbers={"safe": (8, "")})
    assert again.sentence == f"{KEPT} {trends.late(3)}"
    assert keep(session, later, about, numbers={"safe": (8, "Slower.")}).sentence == KEPT


def test_of_no_session_nothing_is_asked_that_belongs_to_one(session, them, now):
    asked = after_session.to_ask(session, AboutSession(therapist=them.uuid), now)
    assert (asked.day, list(asked.known), asked.topics) == (None, ["moment", "tried"], ())
    of_a_day = AboutSession(day=date(2026, 5, 4), therapist=them.uuid)
    assert list(after_session.to_ask(session, of_a_day, now).known) == list(NAMES)


def test_all_that_was_said_is_kept_for_the_session(session, them, tuesday, now):
    topic = topic_list.LIST.listed(session)[0]
    kept = keep(
        session, now, AboutSession(appointment=tuesday.uuid),
        numbers={"heard": (5, ""), "safe": (7, "")}, words="A line.",
        fields={"moment": "Hm.", "unsaid": "That.", "tried": "A pause."},
        topics={topic.uuid: "let-go"},
    )  # fmt: skip
    assert kept == after_session.Kept(tuesday.uuid, KEPT, RAW)
    assert given(session, tuesday.uuid) == {"heard": (5, ""), "safe": (7, "")}
    entry = about_session.written(session, tuesday.uuid)
    assert type(entry) is values.Entry
    assert (entry.body, entry.day) == ("A line.", TUESDAY)
    assert row_of(session, entry).therapist_uuid == them.uuid
    assert tuesday.unsaid == "That."
    assert [one.text for one in moments.LIST.rows(session, appointment_uuid=tuesday.uuid)] == [
        "Hm."
    ]
    assert topic_list.LIST.get(session, topic.uuid).state == "let-go"


def test_what_was_said_before_is_changed_or_taken_away(session, tuesday, now):
    about = AboutSession(appointment=tuesday.uuid)
    keep(session, now, about, numbers={"heard": (5, "")}, words="A line.")
    before = about_session.written(session, tuesday.uuid)
    draft = Draft(at=now, changed_at=now, zone=BERLIN, editing=before.uuid)
    keep(session, now, about, draft, words="Another line.", taken_away=("heard",))
    assert given(session, tuesday.uuid) == {}
    assert about_session.written(session, tuesday.uuid).body == "Another line."
    assert entries.count(session) == 1


def test_a_day_without_a_known_session_gets_one(session, them, now):
    day = date(2026, 5, 4)
    kept = keep(session, now, AboutSession(day=day, therapist=them.uuid), words="A line.")
    made = after_session.known_on(session, them.uuid, day)
    assert (kept.appointment, kept.sentence) == (made.uuid, KEPT)
    assert about_session.written(session, made.uuid).body == "A line."


def test_without_a_session_or_a_day_numbers_and_words_wait_together(session, them, tuesday, at):
    now = at("2026-07-01T18:00")
    about = AboutSession(therapist=them.uuid)
    kept = keep(session, now, about, numbers={"heard": (3, "")}, words="A line.")
    assert (kept.appointment, "waits" in kept.sentence) == (None, True)
    (one,) = waiting.waiting(session)
    assert (one.numbers, one.written) == ((("heard", 3),), True)


def test_nothing_is_kept_for_a_session_deleted_meanwhile(session, tuesday, now):
    about = AboutSession(appointment=tuesday.uuid)
    pages.forget(session, pages.all_of(session)[0].uuid)
    appointments.delete(session, tuesday)
    with pytest.raises(NotFound, match="deleted in the meantime"):
        keep(session, now, about, numbers={"heard": (3, "")}, words="A line.")
    assert (entries.count(session), waiting.waiting(session)) == (0, [])
    assert after_session.resolved(session, about).appointment is None


def test_nothing_is_asked_where_sessions_are_not_to_be_mentioned(session, them, tuesday, now):
    versions.edit(session, them, mentioned=False)
    for refused in (
        lambda: after_session.latest(session, them.uuid, now),
        lambda: after_session.to_ask(session, AboutSession(appointment=tuesday.uuid), now),
    ):
        with pytest.raises(WrongUse):
            refused()
