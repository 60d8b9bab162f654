"""Which rows reach a page, and where."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bondjournal.journal import settings, therapists
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    Goal,
    GoalRating,
    Helped,
    Moment,
    Practical,
    Preparation,
    Rating,
    StandIn,
    Therapist,
    Topic,
    TopicMaterial,
    Tried,
)
from bondjournal.summary import page
from bondjournal.summary.choose import choose, collect, stand_ins

TODAY = date(2026, 5, 11)
LAST = date(2026, 4, 28)
NEXT = date(2026, 5, 12)


class Desk:
    """Rows of one therapist, and the page they make."""

    def __init__(self, session):
        self.session = session
        self.therapist = therapists.usual_one(session)
        self.prepared = {}
        self.chosen = []

    def add(self, row, *, chosen=False):
        self.session.add(row)
        self.session.flush()
        if chosen:
            self.chosen.append(row.uuid.hex)
        return row

    def appointment(self, day, state="attended", *, hour=None, therapist=None, **more):
        at = datetime.combine(day, time(hour or 12), UTC)
        return self.add(
            Appointment(
                therapist_uuid=(therapist or self.therapist).uuid,
                at=at,
                zone="UTC",
                day=day,
                timed=hour is not None,
                state=state,
                **more,
            )
        )

    def entry(self, day, share="as-written", *, hour=12, body="Body.", **more):
        at = datetime.combine(day, time(hour), UTC)
        return self.add(Entry(at=at, zone="UTC", day=day, share=share, body=body, **more))

    def rating(self, appointment, value=8, scale="heard", *, after=0, on_page=True, **more):
        day = appointment.day + timedelta(days=after)
        at = datetime.combine(day, time(20), UTC)
        return self.add(
            Rating(
                appointment_uuid=appointment.uuid,
                scale=scale,
                value=value,
                rated_at=at,
                rated_on=day,
                on_page=on_page,
                **more,
            )
        )

    def prepare(self, appointment=None, **more):
        self.add(
            Preparation(
                therapist_uuid=self.therapist.uuid,
                appointment_uuid=appointment.uuid if appointment else None,
                **({"chosen": self.chosen} | more),
            )
        )

    def page(self, appointment=None, today=TODAY, **more):
        return choose(self.session, self.therapist, appointment, today=today, **more)


@pytest.fixture
def desk(session):
    return Desk(session)


def days(found):
    return [(one.day.month, one.day.day) for one in found]


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
            ("c", {}),
            ("first", {"first": True, "more": "Really."}),
            ("kept", {"state": "kept"}),
            ("talked", {"state": "talked"}),
            ("gone", {"state": "let-go"}),
            ("not mine", {"therapist_uuid": other.uuid}),
            ("whose", {"therapist_typed": "Somebody"}),
            ("first too", {"first": True}),
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
    desk.add(TopicMaterial(topic_uuid=first.uuid, tried_uuid=tried.uuid, place=1))
    desk.add(TopicMaterial(topic_uuid=first.uuid, entry_uuid=entry.uuid, place=0))
    desk.add(TopicMaterial(topic_uuid=second.uuid, entry_uuid=entry.uuid))
    desk.prepare()
    found = desk.page()
    assert found.topics[0].material == (
        page.Note(day=date(2026, 5, 2), body="Body."),
        page.Trial(what="a walk", how_it_went="Twice."),
    )
    assert found.topics[1].material == ()
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


# What is chosen


def everything_chosen(desk):
    appointment = desk.appointment(date(2026, 4, 14))
    day = appointment.day
    rows = [
        Moment(appointment_uuid=appointment.uuid, day=day, text="A moment."),
        Moment(day=date(2026, 4, 1), text="An earlier one."),
        Tried(what="b", how_it_went="Well.", day=day),
        Tried(what="a", day=day),
        Helped(text="tea", day=day),
        Helped(text="calls", helped=False, day=day),
        Practical(text="A break?"),
        Practical(text="Asked already?", asked=True),
    ]
    for row in rows:
        desk.add(row, chosen=True)
    goal = desk.add(Goal(words="Sleep"), chosen=True)
    desk.add(GoalRating(goal_uuid=goal.uuid, day=TODAY, value=5))


def test_without_a_preparation_nothing_is_chosen(desk):
    everything_chosen(desk)
    found = desk.page()
    assert (found.moments, found.tried, found.helped, found.did_not_help) == ((), (), (), ())
    assert (found.goals, found.practical, found.would_help) == ((), (), ())
    assert not (found.read_together)
    assert not (found.hand_back)
    assert not found.first_session


def test_what_was_chosen_stands_in_the_order_chosen(desk):
    everything_chosen(desk)
    desk.prepare(
        would_help=["listening", "a plan"], read_together=True, hand_back=True, first_session=True
    )
    found = desk.page()
    assert [one.text for one in found.moments] == ["An earlier one.", "A moment."]
    assert [one.what for one in found.tried] == ["b", "a"]
    assert (found.helped, found.did_not_help) == (("tea",), ("calls",))
    assert found.practical == ("A break?",)
    assert [one.words for one in found.goals] == ["Sleep"]
    assert found.would_help == ("listening", "a plan")
    assert found.read_together
    assert found.hand_back
    assert found.first_session


def test_a_preparation_serves_its_own_appointment_alone(desk):
    everything_chosen(desk)
    first, second = desk.appointment(NEXT, "planned"), desk.appointment(date(2026, 6, 1), "planned")
    desk.prepare(first)
    assert desk.page(first).helped
    assert not desk.page(second).helped
    assert not desk.page().helped


def test_rows_that_are_gone_leave_nothing(desk):
    everything_chosen(desk)
    desk.chosen.append("0" * 32)
    desk.prepare()
    assert len(desk.page().tried) == 2


# Ratings


def test_ratings_of_the_last_session_stand_heard_first(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 6, "open", after=3)
    desk.rating(last, 7, "safe", line="A line.")
    desk.rating(last, 5)
    found = desk.page().scores
    assert [(one.scale, one.value, one.days_after) for one in found] == [
        ("heard", 5, 0),
        ("safe", 7, 0),
        ("open", 6, 3),
    ]
    assert found[1].line == "A line."


def test_a_rating_whose_switch_is_off_is_left_out(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 5)
    desk.rating(last, 7, "safe", on_page=False)
    assert [one.scale for one in desk.page().scores] == ["heard"]


def test_no_rating_of_the_last_session_brings_back_no_earlier_one(desk):
    desk.rating(desk.appointment(date(2026, 4, 14)), 5)
    desk.appointment(LAST)
    assert desk.page().scores == ()


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], None),
        ([8, 8], None),
        ([7, 8, 9], 8),
        ([7, 8, 9, 8], 8),
        ([7, 7, 8, 9], 7.5),
        ([1, 1, 1, 8, 8, 8, 8, 8, 8], 8),
    ],
)
def test_the_usual_is_the_median_of_up_to_six_earlier_ratings(desk, earlier, expected):
    for weeks, value in enumerate(reversed(earlier), 1):
        desk.rating(desk.appointment(LAST - timedelta(weeks=2 * weeks)), value)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [expected]


def test_the_usual_counts_shared_ratings_of_this_therapist_and_scale_alone(desk):
    other = desk.add(Therapist(name="Other"))
    for weeks in range(1, 4):
        past = desk.appointment(LAST - timedelta(weeks=2 * weeks))
        desk.rating(past, 8, on_page=weeks < 3)
        desk.rating(past, 3, "safe")
        desk.rating(desk.appointment(past.day, therapist=other), 2)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [None]


def test_the_usual_is_off_unless_it_was_switched_on(desk):
    for weeks in range(4):
        desk.rating(desk.appointment(LAST - timedelta(weeks=weeks)), 8)
    desk.prepare()
    assert [one.usual for one in desk.page().scores] == [None]


@pytest.mark.parametrize(("days", "expected"), [(120, 7), (121, None)])
def test_the_usual_starts_afresh_after_120_days(desk, days, expected):
    for weeks in range(3):
        desk.rating(desk.appointment(LAST - timedelta(days=days, weeks=weeks)), 7)
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(usual=True)
    assert [one.usual for one in desk.page().scores] == [expected]


def test_without_numbers_only_the_own_lines_stay(desk):
    last = desk.appointment(LAST)
    desk.rating(last, 5, line="We moved on.")
    desk.rating(last, 7, "safe", line=" ")
    everything_chosen(desk)
    desk.prepare(usual=True)
    found = desk.page(numbers=False)
    assert found.scores == (page.Score(scale="heard", value=None, line="We moved on."),)
    assert found.goals == ()


def test_numbers_may_be_switched_off_in_the_preparation(desk):
    desk.rating(desk.appointment(LAST), 5)
    desk.prepare(numbers=False)
    assert desk.page().scores == ()


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


def test_without_a_last_session_a_goal_is_now(desk):
    assert goal(desk, (LAST, 4))[0].now


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
    topic = desk.add(Topic(text="a"))
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


def test_choosing_writes_nothing(desk):
    everything_chosen(desk)
    desk.session.flush()
    desk.page()
    assert not desk.session.new
    assert not desk.session.dirty
