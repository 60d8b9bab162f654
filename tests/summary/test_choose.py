"""Which entries and topics reach a page, and whose it is."""

from datetime import date, timedelta

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.journal import settings
from bondjournal.journal.tables import (
    Capture,
    Goal,
    GoalRating,
    Import,
    Moment,
    StandIn,
    Therapist,
    Topic,
    TopicMaterial,
    Tried,
)
from bondjournal.summary import page
from bondjournal.summary.choose import choose, collect, stand_ins

# The interval


def test_an_empty_journal_makes_an_empty_page(desk):
    assert desk.page() == page.Page(today=TODAY)


def test_the_span_is_from_the_last_attended_appointment_to_today(desk):
    desk.appointment(date(2026, 4, 14))
    desk.appointment(LAST)
    desk.appointment(date(2026, 5, 5), "cancelled")
    desk.appointment(date(2026, 5, 6), "did-not-happen")
    found = desk.page(desk.appointment(NEXT, "planned"))
    assert (found.since, found.today, found.session_on) == (LAST, TODAY, NEXT)


def test_a_past_planned_appointment_counts_as_attended(desk):
    desk.appointment(LAST, "planned")
    assert desk.page(desk.appointment(NEXT, "planned")).since == LAST


def test_no_earlier_appointment_makes_no_span_and_takes_all_that_is_shared(desk):
    desk.entry(date(2024, 1, 1))
    found = desk.page(desk.appointment(NEXT, "planned"))
    assert found.since is None
    assert len(found.stayed) == 1


def test_an_appointment_before_the_one_asked_for_is_last_even_if_later_ones_are_past(desk):
    first, second = desk.appointment(date(2026, 3, 3)), desk.appointment(date(2026, 3, 17))
    desk.appointment(date(2026, 4, 14))
    assert desk.page(second).since == first.day


def test_one_planned_for_later_today_has_not_begun(desk, at):
    at("2026-05-11T10:00")
    desk.appointment(LAST)
    desk.appointment(TODAY, "planned", hour=18)
    assert desk.page().since == LAST
    at("2026-05-11T19:00")
    assert desk.page().since == TODAY


@pytest.mark.parametrize(("weeks", "known"), [(5, True), (6, False), (30, False)])
def test_a_merely_planned_one_long_ago_is_unknown(desk, weeks, known):
    before = desk.appointment(TODAY - timedelta(weeks=weeks + 2))
    planned = desk.appointment(TODAY - timedelta(weeks=weeks), "planned")
    desk.entry(planned.day - timedelta(days=3))
    desk.entry(planned.day + timedelta(days=3), title="kept")
    found = desk.page()
    assert found.since == (planned.day if known else None)
    assert found.since != before.day
    assert [note.title for note in found.stayed] == ["kept"]


def something_rated(desk, planned):
    desk.rating(planned)


def something_written(desk, planned):
    desk.entry(planned.day, appointment_uuid=planned.uuid)


def something_wished(desk, planned):
    planned.wished, planned.wished_on_page = "time", True


def something_unsaid(desk, planned):
    planned.unsaid, planned.unsaid_on_page = "a thing", True


@pytest.mark.parametrize(
    "belongs", [something_rated, something_written, something_wished, something_unsaid]
)
def test_what_is_shared_of_a_session_makes_it_known(desk, belongs):
    planned = desk.appointment(TODAY - timedelta(weeks=8), "planned")
    assert desk.page().since is None
    belongs(desk, planned)
    assert desk.page().since == planned.day


def test_what_is_private_of_a_session_does_not(desk):
    planned = desk.appointment(
        TODAY - timedelta(weeks=8), "planned", wished="time", unsaid="a thing"
    )
    desk.rating(planned, on_page=False)
    desk.entry(planned.day, "only-me", appointment_uuid=planned.uuid)
    assert desk.page().since is None


# Entries


def test_entries_are_taken_by_share_level_and_date(desk):
    desk.appointment(LAST)
    desk.entry(date(2026, 5, 8), "only-me")
    desk.entry(date(2026, 5, 10), title="late")
    desk.entry(date(2026, 5, 2), "gist", gist="A line.", quotes=["Body."], title="early")
    desk.entry(date(2026, 4, 27))
    desk.entry(date(2026, 5, 12))
    early, late = desk.page().stayed
    assert early == page.Note(
        day=date(2026, 5, 2), title="early", line="A line.", quotes=("Body.",)
    )
    assert late == page.Note(day=date(2026, 5, 10), title="late", body="Body.")


def test_on_the_day_of_a_session_the_time_decides_where_it_is_known(desk):
    desk.appointment(LAST, hour=16)
    desk.entry(LAST, hour=9, title="before")
    desk.entry(LAST, hour=18, title="after")
    assert [note.title for note in desk.page().stayed] == ["after"]


def test_on_the_day_of_a_session_without_a_time_all_counts(desk):
    desk.appointment(LAST)
    desk.entry(LAST, hour=9)
    assert len(desk.page().stayed) == 1


def test_what_belongs_to_the_last_session_counts_whenever_it_is_dated(desk):
    last = desk.appointment(LAST, hour=16)
    desk.entry(LAST - timedelta(days=1), appointment_uuid=last.uuid)
    assert [note.after for note in desk.page().stayed] == [True]


def test_an_entry_of_an_earlier_session_is_not_after_the_last_one(desk):
    earlier = desk.appointment(date(2026, 4, 14))
    desk.appointment(LAST)
    desk.entry(date(2026, 5, 1), appointment_uuid=earlier.uuid)
    assert [note.after for note in desk.page().stayed] == [False]


# Topics


def test_open_topics_stand_in_order_with_the_first_one_first(desk):
    other = desk.add(Therapist(name="Other"))
    for place, (text, more) in enumerate(
        [
            ("b", {"therapist_uuid": desk.therapist.uuid}),
            ("c", {"for_anyone": True}),
            ("nobody's", {}),
            ("first", {"first": True, "more": "Really.", "therapist_uuid": desk.therapist.uuid}),
            ("kept", {"state": "kept"}),
            ("talked", {"state": "talked"}),
            ("gone", {"state": "let-go"}),
            ("not mine", {"therapist_uuid": other.uuid}),
            ("whose", {"therapist_typed": "Somebody"}),
            ("first too", {"first": True, "for_anyone": True}),
        ]
    ):
        desk.add(Topic(text=text, place=place, **more))
    found = desk.page().topics
    assert [one.text for one in found] == ["first", "first too", "b", "c"]
    assert [one.first for one in found] == [True, False, False, False]
    assert found[0].more == "Really."


def test_what_stands_under_a_topic_stands_nowhere_else(desk):
    desk.appointment(LAST)
    entry = desk.entry(date(2026, 5, 2), title="dropped")
    tried = desk.add(Tried(what="a walk", how_it_went="Twice.", day=TODAY), chosen=True)
    first = desk.add(Topic(text="a", place=0))
    second = desk.add(Topic(text="b", place=1))
    other = desk.add(Tried(what="a call", how_it_went="Once.", day=TODAY), chosen=True)
    desk.add(TopicMaterial(topic_uuid=first.uuid, tried_uuid=tried.uuid, place=1))
    desk.add(TopicMaterial(topic_uuid=first.uuid, entry_uuid=entry.uuid, place=0))
    desk.add(TopicMaterial(topic_uuid=second.uuid, entry_uuid=entry.uuid, place=0))
    desk.add(TopicMaterial(topic_uuid=second.uuid, tried_uuid=other.uuid, place=1))
    desk.prepare()
    found = desk.page()
    assert found.topics[0].material == (
        page.Note(day=date(2026, 5, 2), body="Body."),
        page.Trial(what="a walk", how_it_went="Twice."),
    )
    assert found.topics[1].material == (page.Trial(what="a call", how_it_went="Once."),)
    assert found.stayed == ()
    assert found.tried == ()


def test_something_tried_without_an_outcome_says_nothing_under_a_topic(desk):
    tried = desk.add(Tried(what="a walk", day=TODAY), chosen=True)
    topic = desk.add(Topic(text="a"))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, tried_uuid=tried.uuid))
    desk.prepare()
    found = desk.page()
    assert found.topics[0].material == ()
    assert found.tried == (page.Trial(what="a walk"),)


def test_an_older_entry_may_stand_under_a_topic(desk):
    desk.appointment(LAST)
    entry = desk.entry(date(2026, 1, 5), "gist", gist="A line.")
    topic = desk.add(Topic(text="a"))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid))
    assert desk.page().topics[0].material == (page.Note(day=date(2026, 1, 5), line="A line."),)


# The session itself


def test_wished_and_unsaid_have_their_own_switches(desk):
    last = desk.appointment(LAST, wished="time", unsaid="a thing")
    assert (desk.page().wished, desk.page().unsaid) == ("", "")
    last.wished_on_page = True
    assert (desk.page().wished, desk.page().unsaid) == ("time", "")
    last.unsaid_on_page = True
    assert desk.page().unsaid == "a thing"


# Goals


def goal(desk, *rated):
    row = desk.add(Goal(words="Sleep"), chosen=True)
    for day, value in rated:
        desk.add(GoalRating(goal_uuid=row.uuid, day=day, value=value))
    desk.prepare()
    return desk.page().goals


def test_a_goal_without_a_rating_is_left_out(desk):
    assert goal(desk) == ()


def test_a_goal_rated_since_the_last_session_is_now(desk):
    desk.appointment(LAST)
    assert goal(
        desk, (date(2026, 3, 1), 2), (LAST, 4), (date(2026, 5, 10), 5), (date(2026, 5, 12), 9)
    ) == (
        page.Goal(
            words="Sleep", value=5, day=date(2026, 5, 10), now=True, earlier=4, earlier_day=LAST
        ),
    )


def test_a_goal_rated_before_has_its_date(desk):
    desk.appointment(LAST)
    assert goal(desk, (LAST, 4)) == (page.Goal(words="Sleep", value=4, day=LAST, now=False),)


def test_without_a_last_session_a_goal_has_its_date(desk):
    assert not goal(desk, (LAST, 4))[0].now


# Two therapists


def test_each_therapist_has_pages_of_their_own(desk):
    other = desk.add(Therapist(name="Other"))
    mine = desk.appointment(LAST, wished="mine", wished_on_page=True)
    theirs = desk.appointment(
        date(2026, 5, 5), therapist=other, wished="theirs", wished_on_page=True
    )
    for one, title in ((mine, "mine"), (theirs, "theirs")):
        desk.entry(date(2026, 5, 6), title=title, appointment_uuid=one.uuid)
        desk.add(Moment(appointment_uuid=one.uuid, day=LAST, text=title), chosen=True)
        desk.add(Tried(what=title, day=LAST, therapist_uuid=one.therapist_uuid), chosen=True)
        desk.rating(one, 5 if one is mine else 2)
        desk.add(Topic(text=title, therapist_uuid=one.therapist_uuid))
    desk.prepare()
    found = desk.page()
    assert found.wished == "mine"
    assert [note.title for note in found.stayed] == ["mine"]
    assert [one.text for one in found.moments] == ["mine"]
    assert [one.what for one in found.tried] == ["mine"]
    assert [one.text for one in found.topics] == ["mine"]
    assert [one.value for one in found.scores] == [5]
    found = choose(desk.session, other, None, today=TODAY)
    assert (found.since, found.wished) == (date(2026, 5, 5), "theirs")
    assert [note.title for note in found.stayed] == ["theirs"]
    assert [one.value for one in found.scores] == [2]


def test_an_entry_of_another_therapist_stands_under_no_topic(desk):
    other = desk.add(Therapist(name="Other"))
    theirs = desk.appointment(date(2026, 5, 5), therapist=other)
    entry = desk.entry(date(2026, 5, 6), appointment_uuid=theirs.uuid)
    topic = desk.add(Topic(text="a", for_anyone=True))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid))
    assert desk.page().topics[0].material == ()


# Settings and names


def test_name_and_words_come_from_the_settings(desk):
    settings.put(desk.session, "page.name", "Ruth")
    settings.put(desk.session, "page.words", {"between_us": "Zwischen uns", "unknown": "x"})
    found = desk.page()
    assert found.name == "Ruth"
    assert found.words.between_us == "Zwischen uns"
    assert found.words.stayed == "What else stayed with me"


@pytest.mark.parametrize("value", [None, 5, ["x"]])
def test_settings_of_another_shape_change_nothing(desk, value):
    for name in ("page.name", "page.words", "page.places"):
        settings.put(desk.session, name, value)
    assert desk.page() == page.Page(today=TODAY)


def test_names_are_replaced_in_the_chosen_page_and_not_in_the_collected_one(desk):
    desk.add(StandIn(name="Ilse", instead="my sister"))
    desk.add(StandIn(name="Nadia"))
    desk.add(Topic(text="Ilse and Nadia"))
    assert desk.page().topics[0].text == "My sister and Nadia"
    typed = collect(desk.session, desk.therapist, None, today=TODAY)
    assert typed.topics[0].text == "Ilse and Nadia"
    assert stand_ins(desk.session).decided() >= {"Ilse", "Nadia", "my sister"}


def test_a_page_written_without_preview_says_so(desk):
    assert desk.page().previewed
    assert not desk.page(previewed=False).previewed


def test_what_was_agreed_with_somebody_else_stands_under_no_topic(desk):
    desk.appointment(LAST)
    other = desk.add(Therapist(name="Somebody else"))
    topic = desk.add(Topic(text="the planning", for_anyone=True))
    mine, theirs = (
        desk.add(Tried(what="planning", how_it_went=went, day=LAST, therapist_uuid=them.uuid))
        for went, them in (("mine", desk.therapist), ("theirs", other))
    )
    for row in (mine, theirs):
        desk.add(TopicMaterial(topic_uuid=topic.uuid, tried_uuid=row.uuid))
    (shown,) = desk.page().topics
    assert [one.how_it_went for one in shown.material] == ["mine"]


def test_what_was_captured_about_somebody_unknown_waits_until_they_are_known(desk):
    desk.appointment(LAST)
    entry = desk.entry(TODAY, body="about the new one")
    waiting = desk.add(Capture(uuid=entry.uuid, merged_at=entry.at, therapist_typed="Dr New"))
    assert desk.page().stayed == ()
    waiting.therapist_typed = ""
    assert [one.body for one in desk.page().stayed] == ["about the new one"]


def test_nothing_of_an_unfinished_import_makes_a_session_known(desk):
    long_ago = desk.appointment(TODAY - timedelta(weeks=7), "planned")
    run = desk.add(Import(format="jrnl"))
    desk.entry(long_ago.day, appointment_uuid=long_ago.uuid, import_id=run.id)
    assert desk.page().since is None
    run.finished = True
    assert desk.page().since == long_ago.day


def test_nothing_of_an_unfinished_import_stands_under_a_topic(desk):
    desk.appointment(LAST)
    run = desk.add(Import(format="jrnl"))
    entry = desk.entry(TODAY, body="from elsewhere", import_id=run.id)
    topic = desk.add(Topic(text="the planning"))
    desk.add(TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid))
    assert desk.page().topics[0].material == ()
    run.finished = True
    assert [one.body for one in desk.page().topics[0].material] == ["from elsewhere"]
