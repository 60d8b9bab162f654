"""Notices: what is said once after a rating was kept, and what is not."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlmodel import func, select

from bondjournal import dates
from bondjournal.addition import Addition, NewRating
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    notices,
    prompts,
    ratings,
    telling,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Rating
from bondjournal.open_journal import merge_captures
from bondjournal.vault import inbox
from bondjournal.wording import CHOICE_KEPT, TOPIC_KEPT
from bondjournal.wording import notices as words
from felt import NOW, day, had, rate, rate_all
from made import another, someone


def said(session, week, value, scale="heard", **more):
    """Rate the session of a week and return what is said of it: the scales, and "low"."""
    rate(session, week, value, scale, **more)
    return told(session)


def take(session, after=timedelta(hours=1)):
    """Take the notice so long after the newest rating was given."""
    newest = session.exec(select(func.max(Rating.rated_at))).one()
    return notices.take(session, (newest or NOW) + after)


def told(session, after=timedelta(hours=1)):
    notice = take(session, after)
    if notice is None:
        return None
    return [*(point.scale for point in notice.dips), *(["low"] if notice.low else [])]


def noticed(session):
    """The days of the sessions something was said of, with the scales."""
    found = session.exec(select(Rating).where(Rating.noticed)).all()
    by_uuid = {one.uuid: one.day for one in appointments.all_of(session)}
    return sorted((by_uuid[one.appointment_uuid], one.scale) for one in found)


@pytest.mark.parametrize(("earlier", "is_said"), [(3, None), (4, ["heard"]), (7, ["heard"])])
def test_it_takes_four_earlier_ratings(session, earlier, is_said):
    rate_all(session, [8] * earlier)
    assert told(session) is None
    assert said(session, earlier, 5) == is_said


def test_it_is_said_once(session):
    rate_all(session, [8] * 4)
    assert said(session, 4, 5) == ["heard"]
    assert noticed(session) == [(day(4), "heard")]
    assert not notices.any_waits(session)
    assert told(session) is None
    assert said(session, 4, 3) is None
    assert said(session, 4, 4, "safe") is None


def test_what_a_notice_says(session):
    rate_all(session, [8, 8, 7, 8, 9])
    rate(session, 5, 5)
    notice = take(session)
    assert (notice.day, notice.is_last) == (day(5), True)
    ((scale, words),) = telling.of_notice(notice)
    assert scale == "heard"
    assert words == (
        "You put Heard at 5. That is lower than your last five, and 3 below your usual of 8. "
        "Numbers move for many reasons: a hard topic, a tired day, something said or not said. "
        "You know best."
    )


def test_both_at_once_make_one_notice(session):
    rate_all(session, [8, 7, 8, 7], "heard", "safe")
    rate(session, 4, 5)
    rate(session, 4, 4, "safe")
    notice = take(session)
    assert [point.scale for point in notice.dips] == ["heard", "safe"]
    (heard, first), (safe, second), (both, third) = telling.of_notice(notice)
    assert (heard, safe, both) == ("heard", "safe", "")
    assert first.endswith("your last four, and 2.5 below your usual of 7.5.")
    assert second.startswith("You put Safe at 4. That is lower than your last four, and 3.5 below")
    assert third.startswith("Numbers move for many reasons")
    assert told(session) is None
    assert noticed(session) == [(day(4), "heard"), (day(4), "safe")]


def test_nothing_is_said_of_open(session):
    rate_all(session, [8] * 4, "open")
    assert said(session, 4, 2, "open") is None


def test_five_appointments_pass_before_another_dip_is_told(session):
    rate_all(session, [8] * 4)
    assert said(session, 4, 5) == ["heard"]
    assert said(session, 9, 0, "safe") is None
    rate_all(session, [None] * 4, first=5)
    rate_all(session, [9] * 4, "safe", first=20)
    told(session)
    assert said(session, 9, 2) is None
    assert notices.of_session(trends_of(session), had(session, 9).uuid) is None


def trends_of(session):
    from bondjournal.journal import trends

    return trends.rated_sessions(session, therapists.usual_one(session), NOW)


@pytest.mark.parametrize(("week", "is_said"), [(5, None), (9, None), (10, ["heard"])])
def test_the_pause_counts_appointments_and_not_ratings(session, week, is_said):
    """Weeks 5 to 9 are the five; that they were not rated makes no difference."""
    rate_all(session, [8] * 4)
    assert said(session, 4, 5) == ["heard"]
    rate_all(session, [None] * (week - 5), first=5)
    assert said(session, week, 2) == is_said


def test_what_did_not_take_place_is_none_of_the_five(session):
    rate_all(session, [8] * 4)
    said(session, 4, 5)
    rate_all(session, [None] * 5, first=5)
    appointments.mark(session, had(session, 7), "did-not-happen")
    assert said(session, 10, 2) is None
    assert said(session, 11, 1) == ["heard"]


def test_another_therapist_has_a_row_and_a_pause_of_their_own(session):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    rate_all(session, [9] * 4, therapist=ann)
    rate_all(session, [6] * 3, first=4, therapist=ben)
    assert said(session, 7, 3, therapist=ben) is None
    assert said(session, 8, 1, therapist=ben) == ["heard"]
    assert said(session, 9, 5, therapist=ann) == ["heard"]


def test_a_missing_rating_between_is_no_zero(session):
    rate_all(session, [8, None, 8, None, None, 8, 8, None])
    assert said(session, 8, 6) == ["heard"]


def test_a_late_rating_for_an_older_session_makes_nothing_of_a_later_one(session):
    """Compared with what came before it, week 5 is a dip; week 4 coming late changes that."""
    rate_all(session, [8, 8, 8, None, None, 6])
    assert told(session) is None
    assert said(session, 3, 8, days_after=20) is None
    assert said(session, 4, 8, days_after=15) is None
    assert noticed(session) == []


def test_a_late_rating_is_compared_with_what_came_before_its_session(session):
    rate_all(session, [8, 8, 8, 8, None, 3, 3, 3])
    told(session)
    versions.edit(session, ratings.on_scale(session, had(session, 7).uuid, "heard"), noticed=False)
    assert said(session, 4, 5, days_after=30) == ["heard"]
    assert (take(session), noticed(session)) == (None, [(day(4), "heard")])


def test_a_late_one_looks_to_both_sides_for_a_pause(session):
    rate_all(session, [8, 8, 8, 8, None, 8, 8])
    assert said(session, 7, 5) == ["heard"]
    assert said(session, 4, 2, days_after=40) is None


def test_a_session_added_afterwards_stands_where_its_day_is(session):
    rate_all(session, [8, 8, 8, 8], first=1)
    told(session)
    assert said(session, 0, 2) is None, "nothing is before it"
    assert said(session, 5, 6) is None, "and now the lowest before is 2"
    assert said(session, 6, 1) == ["heard"]


def test_an_older_session_is_said_to_be_none_of_the_last(session):
    rate_all(session, [8, 8, 8, 8, None, 8])
    told(session)
    rate(session, 4, 5)
    assert take(session).is_last is False


def test_a_second_rating_replaces_the_first(session):
    rate_all(session, [8] * 4)
    assert said(session, 4, 8) is None
    assert said(session, 4, 5) == ["heard"]
    assert said(session, 4, 8) is None
    assert said(session, 5, 5) is None, "it was told of four, so the pause holds"


@pytest.mark.parametrize(("weeks", "is_said"), [(17, ["heard"]), (18, None)])
def test_after_120_days_the_four_are_counted_anew(session, weeks, is_said):
    """17 weeks are 119 days, 18 are 126."""
    rate_all(session, [8] * 6)
    assert said(session, 5 + weeks, 2) == is_said


def test_three_in_a_row_at_four_or_under_are_worth_one_line(session):
    assert said(session, 0, 4) is None
    assert said(session, 1, 3) is None
    assert said(session, 2, 4) == ["low"]
    assert said(session, 3, 4) is None
    assert said(session, 4, 2) is None
    assert said(session, 5, 5) is None
    assert [said(session, week, 4) for week in (6, 7, 8, 9)] == [None, None, ["low"], None]


def test_the_line_is_not_said_again_of_the_same_low_ones(session):
    """Neither when an earlier one is changed, nor when others come late before them."""
    rate_all(session, [None, None, None, 4, 4])
    assert said(session, 5, 4) == ["low"]
    assert said(session, 3, 8) is None
    assert said(session, 6, 4) is None
    rate(session, 3, 4)
    assert [said(session, week, 4, days_after=60) for week in (0, 1, 2)] == [None] * 3
    assert said(session, 7, 5) is None
    assert [said(session, week, 4) for week in (8, 9, 10)] == [None, None, ["low"]]


def test_low_ones_of_which_a_late_rating_makes_a_dip_were_told_all_the_same(session):
    rate_all(session, [3, 3, None, 3, 0])
    assert told(session) == ["low"]
    assert said(session, 2, 5, days_after=30) is None
    assert said(session, 5, 0) is None
    assert said(session, 6, 5) is None
    assert [said(session, week, 4) for week in (7, 8, 9)] == [None, None, ["low"]]


def test_the_line_is_for_both_scales(session):
    rate_all(session, [3, 3], "heard")
    rate_all(session, [7, 3], "safe")
    told(session)
    assert said(session, 2, 3) == ["low"]
    assert said(session, 3, 3, "safe") is None
    assert said(session, 4, 3, "safe") is None
    assert said(session, 4, 3) is None


def test_five_is_not_low_and_a_missing_one_breaks_no_row(session):
    rate_all(session, [4, 4, 5, 4, None, 4, None])
    assert told(session) is None
    assert said(session, 7, 4) == ["low"]


def test_low_ones_before_a_long_gap_are_not_counted(session):
    rate_all(session, [4, 4])
    assert said(session, 30, 4) is None
    assert said(session, 31, 4) is None
    assert said(session, 32, 4) == ["low"]


def test_the_pause_of_a_dip_holds_no_line_back_and_the_line_makes_a_pause(session):
    rate_all(session, [8] * 4)
    assert said(session, 4, 4) == ["heard"]
    assert said(session, 5, 4) is None
    assert said(session, 6, 4) == ["low"]
    rate_all(session, [9] * 4, "safe", first=3)
    told(session)
    assert said(session, 11, 5, "safe") is None


def test_a_dip_that_is_the_third_low_one_makes_one_notice_of_both(session):
    rate_all(session, [8, 8, 8, 4, 4])
    assert told(session) is None
    assert said(session, 5, 2) == ["heard", "low"]
    assert said(session, 6, 2) is None


def test_straight_tens_are_nothing_to_speak_of(session):
    for week in range(8):
        assert said(session, week, 10) is None


def test_under_four_nothing_is_said_whatever_they_are(session):
    assert [said(session, week, value) for week, value in enumerate([10, 5, 0])] == [None] * 3


def test_nothing_is_said_of_somebody_who_is_not_to_be_mentioned(session):
    rate_all(session, [8] * 4)
    versions.edit(session, therapists.usual_one(session), mentioned=False)
    assert said(session, 4, 2) is None
    assert noticed(session) == []
    assert notices.after_dip(session, NOW) is False


@pytest.mark.parametrize(("weeks", "is_said"), [(5, ["heard"]), (6, None)])
def test_nobody_who_comes_back_is_met_with_a_number_of_long_ago(session, weeks, is_said):
    rate_all(session, [8, 8, 8, 8, 5])
    assert told(session, timedelta(weeks=weeks)) == is_said
    assert not notices.any_waits(session)


def test_of_several_that_wait_the_latest_is_told(session):
    rate_all(session, [8] * 4)
    rate_all(session, [5, 8, 8, 8, 8, 8, 8, 4, 8], first=4)
    notice = take(session)
    assert notice.day == day(11)
    assert told(session) is None
    assert noticed(session) == [(day(11), "heard")]


def test_a_session_that_was_deleted_meanwhile_is_let_go(session):
    rate_all(session, [8] * 4)
    rating = rate(session, 4, 2)
    versions.delete(session, rating)
    versions.delete(session, had(session, 4))
    assert told(session) is None


def capture(journal, week, value, hours=8):
    """Rate the session of a week while the journal is locked."""
    at = dates.When(day(week), None).instant("Europe/Berlin") + timedelta(hours=hours)
    given = Addition(at=at, zone="Europe/Berlin", ratings=(NewRating(scale="heard", value=value),))
    inbox.seal(journal.vault, given.to_bytes(), given.uuid)


def test_what_was_captured_waits_over_openings_until_somebody_can_be_told(journal):
    with journal.transaction() as session:
        rate_all(session, [8, 8, 8, 8, None])
        told(session)
    capture(journal, 4, 5)
    assert merge_captures(journal) == 1
    with journal.session() as session:
        assert notices.any_waits(session)
    with journal.transaction() as session:
        assert told(session) == ["heard"]
        assert told(session) is None


def test_a_captured_one_counts_for_nothing_until_its_day_is_known(journal):
    with journal.transaction() as session:
        rate_all(session, [8, 8, 8, 8])
        told(session)
    capture(journal, 8, 5)
    merge_captures(journal)
    with journal.transaction() as session:
        assert told(session) is None
        group = ratings.waiting(session)
        ratings.settle(session, group, had(session, 8))
        assert told(session) == ["heard"]


def test_an_addition_while_it_is_open_waits_the_same(session):
    rate_all(session, [8, 8, 8, 8, None])
    told(session)
    at = datetime.combine(day(4), datetime.min.time(), UTC) + timedelta(hours=19)
    given = Addition(at=at, zone="Europe/Berlin", ratings=(NewRating(scale="heard", value=5),))
    additions.keep(session, given)
    assert told(session) == ["heard"]


def test_after_a_dip_what_went_well_is_not_asked_about(session, at):
    at("2026-02-10T12:00")
    now = dates.now()
    assert notices.after_dip(session, now) is False
    rate_all(session, [8] * 4)
    assert notices.after_dip(session, now) is False
    rate(session, 4, 5)
    assert notices.after_dip(session, now) is True
    shown = set()
    for _ in range(40):
        shown.add(prompts.offered(session, "after", sorted(shown)).key)
    assert not shown & prompts.NOT_AFTER_DIP
    assert notices.after_dip(session, now + timedelta(days=121)) is False
    rate(session, 5, 8)
    assert notices.after_dip(session, now) is False


def test_a_dip_that_was_not_told_for_the_pause_is_one_too(session, at):
    at("2026-03-10T12:00")
    rate_all(session, [8] * 4)
    said(session, 4, 5)
    assert said(session, 5, 1) is None
    assert notices.after_dip(session, dates.now()) is True


def test_low_ones_that_were_told_are_not_told_again_by_one_rated_late_among_them(session):
    rate_all(session, [8, 4, 4])
    take(session)
    had(session, 3)
    assert said(session, 4, 4) == ["low"]
    assert said(session, 3, 4, days_after=8) is None


def dipped(session):
    """A notice about the last session, of both ratings."""
    rate_all(session, [8] * 4, "heard", "safe")
    rate(session, 4, 5, line="Nearly.")
    rate(session, 4, 4, "safe")
    return take(session)


def on_pages(session):
    found = session.exec(select(Rating).where(Rating.on_page)).all()
    return sorted((one.scale, one.value) for one in found)


def test_the_numbers_of_a_notice_stand_with_their_lines(session):
    assert notices.numbers(session, dipped(session)) == ("Heard 5: Nearly.", "Safe 4.")


@pytest.mark.parametrize("topic", ["", "  ", " What was\nmissing "])
def test_what_a_notice_is_about_may_go_on_the_page_with_a_topic_or_without(session, topic):
    notice = dipped(session)
    assert notices.put_on_page(session, notice, topic) == f"{CHOICE_KEPT} {words.MAY_GO}"
    assert on_pages(session) == [("heard", 5), ("safe", 4)]
    kept = [one.text for one in topics.all_of(session)]
    assert kept == (["What was missing"] if topic.strip() else [])


def test_of_an_earlier_session_the_topic_alone_goes_on_the_page(session):
    notice = replace(dipped(session), is_last=False)
    assert notices.put_on_page(session, notice, "") == ""
    assert topics.all_of(session) == []
    assert notices.put_on_page(session, notice, "One") == f"{TOPIC_KEPT} {words.TOPIC_MAY_GO}"
    assert on_pages(session) == []
    (one,) = topics.all_of(session)
    assert (one.text, one.therapist_uuid) == ("One", had(session, 4).therapist_uuid)


def test_a_topic_that_is_too_long_keeps_nothing_of_it(session):
    with pytest.raises(WrongUse):
        notices.put_on_page(session, replace(dipped(session), is_last=False), "long " * 1000)
    assert topics.all_of(session) == []


def test_it_is_after_a_dip_until_a_session_without_one_is_rated(session):
    assert not notices.after_dip(session, NOW)
    rate_all(session, [8] * 4)
    now = had(session, 5).at
    assert not notices.after_dip(session, now)
    rate(session, 4, 5)
    assert notices.after_dip(session, now)
    take(session)
    assert notices.after_dip(session, now)
    had(session, 5)
    assert notices.after_dip(session, now + timedelta(days=1))
    rate(session, 5, 8)
    assert not notices.after_dip(session, now + timedelta(days=1))


@pytest.mark.parametrize(("days", "is_after"), [(120, True), (121, False)])
def test_after_so_long_it_is_after_no_dip(session, days, is_after):
    rate_all(session, [8] * 4)
    rate(session, 4, 5)
    now = datetime.combine(day(4) + timedelta(days=days), time(12), UTC)
    assert notices.after_dip(session, now) is is_after


def test_of_several_therapists_the_session_rated_last_says_it(session):
    someone(session, "Ann")
    ben = another(session, "Ben")
    rate_all(session, [8] * 4)
    rate(session, 4, 5)
    rate_all(session, [8] * 4, first=1, therapist=ben)
    now = had(session, 6).at
    assert notices.after_dip(session, now)
    rate(session, 5, 8, therapist=ben)
    assert not notices.after_dip(session, now)
