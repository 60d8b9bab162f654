"""The days on a page: after midnight, in nights when the clocks change, and on journeys."""

from datetime import UTC, date, datetime, time

import pytest
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.journal import additions, appointments, settings, therapists
from bondjournal.journal.tables import Entry, Therapist
from bondjournal.summary.choose import choose
from bondjournal.summary.html import render as html
from bondjournal.summary.markdown import render

BERLIN = "Europe/Berlin"


class Diary:
    """Keeps entries and sessions at instants, each in the zone somebody was in."""

    def __init__(self, session, monkeypatch):
        self.session = session
        self.monkeypatch = monkeypatch
        self.them = therapists.usual_one(session)
        self.be("2025-12-01T12:00", BERLIN)

    def be(self, instant, zone):
        self.monkeypatch.setenv("BONDJOURNAL_NOW", f"{instant}+00:00")
        self.monkeypatch.setenv("TZ", zone)

    def meet(self, day, clock=None, zone=BERLIN, them=None):
        when = dates.When(date.fromisoformat(day), clock and time.fromisoformat(clock))
        return appointments.add(self.session, them or self.them, when, zone)

    def write(self, instant, zone=BERLIN, body="A line.", **more):
        self.be(instant, zone)
        at = datetime.fromisoformat(instant).replace(tzinfo=UTC)
        entry = NewEntry(body=body, share="as-written") if body else None
        additions.keep(self.session, Addition(at=at, zone=zone, entry=entry, **more))

    def page(self, instant, zone=BERLIN, them=None):
        self.be(instant, zone)
        them = them or self.them
        upcoming = appointments.next_one(self.session, dates.now(), them)
        return choose(self.session, them, upcoming, today=settings.today(self.session))


@pytest.fixture
def diary(session, monkeypatch):
    return Diary(session, monkeypatch)


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2026-05-06T21:59", BERLIN, date(2026, 5, 6)),
        ("2026-05-06T23:30", BERLIN, date(2026, 5, 6)),
        ("2026-05-07T01:59", BERLIN, date(2026, 5, 6)),
        ("2026-05-07T02:00", BERLIN, date(2026, 5, 7)),
        # The night in which an hour is left out, and the one in which an hour comes twice.
        ("2026-03-29T00:59", BERLIN, date(2026, 3, 28)),
        ("2026-03-29T01:30", BERLIN, date(2026, 3, 28)),
        ("2026-03-29T02:30", BERLIN, date(2026, 3, 29)),
        ("2026-10-25T00:30", BERLIN, date(2026, 10, 24)),
        ("2026-10-25T01:30", BERLIN, date(2026, 10, 24)),
        ("2026-10-25T02:59", BERLIN, date(2026, 10, 24)),
        ("2026-10-25T03:00", BERLIN, date(2026, 10, 25)),
        ("2026-05-06T22:00", "Asia/Tokyo", date(2026, 5, 7)),
        ("2026-05-07T09:00", "Pacific/Honolulu", date(2026, 5, 6)),
        ("2026-05-07T09:00", "Pacific/Kiritimati", date(2026, 5, 7)),
        ("2026-05-06T22:20", "Asia/Kathmandu", date(2026, 5, 7)),
    ],
)
def test_a_day_is_the_evening_it_belongs_to_where_it_was_written(diary, instant, zone, day):
    diary.write(instant, zone)
    (note,) = diary.page("2026-12-01T12:00").stayed
    assert note.day == day


@pytest.mark.parametrize(
    ("instant", "zone", "today"),
    [
        ("2026-05-11T22:30", BERLIN, date(2026, 5, 11)),
        ("2026-05-11T22:30", "Asia/Tokyo", date(2026, 5, 12)),
        ("2026-10-25T01:30", BERLIN, date(2026, 10, 24)),
        ("2026-05-11T22:30", "America/Los_Angeles", date(2026, 5, 11)),
    ],
)
def test_the_day_of_writing_is_the_one_where_somebody_is(diary, instant, zone, today):
    assert diary.page(instant, zone).today == today


def test_a_session_keeps_its_day_wherever_the_page_is_made(diary):
    diary.meet("2026-04-28", "16:00")
    diary.meet("2026-05-12", "00:30")
    page = diary.page("2026-05-10T12:00", "Pacific/Honolulu")
    assert (page.since, page.session_on) == (date(2026, 4, 28), date(2026, 5, 12))
    text = render(page, "full")
    assert text.startswith("# For our session on Tuesday 12 May 2026\n")
    assert "<title>For our session on Tuesday 12 May 2026</title>" in html(page, "full")


def test_what_was_written_on_a_journey_since_the_session_is_there(diary):
    diary.meet("2026-05-05", "23:00", "Pacific/Apia")
    diary.write("2026-05-05T09:59", "Pacific/Apia", "Before it.")
    diary.write("2026-05-05T10:30", "Pacific/Apia", "After it.")
    # Across the date line it is the day before, and later all the same.
    diary.write("2026-05-05T11:30", "Pacific/Pago_Pago", "On the other island.")
    page = diary.page("2026-05-09T12:00", "Pacific/Pago_Pago")
    assert [(note.day.day, note.body) for note in page.stayed] == [
        (5, "After it."),
        (4, "On the other island."),
    ]


def test_the_night_after_a_session_is_after_it_when_the_clocks_change(diary):
    diary.meet("2026-10-24", "18:00")
    diary.write("2026-10-24T15:59", body="Before it.")
    diary.write("2026-10-25T00:30", body="In the first of two hours.")
    diary.write("2026-10-25T01:30", body="In the second.")
    page = diary.page("2026-10-26T12:00")
    assert [(note.day.day, note.body) for note in page.stayed] == [
        (24, "In the first of two hours."),
        (24, "In the second."),
    ]


def test_a_rating_given_at_night_is_not_late_and_one_from_a_journey_is_by_its_days(diary):
    last = diary.meet("2026-03-28", "18:00")
    ratings = (NewRating(scale="heard", value=5, on_page=True),)
    diary.write("2026-03-29T01:30", body="", ratings=ratings, session=last.day)
    page = diary.page("2026-04-01T12:00")
    assert [one.days_after for one in page.scores] == [0]
    diary.write("2026-03-30T22:00", "Asia/Tokyo", body="", ratings=ratings, session=last.day)
    page = diary.page("2026-04-01T12:00")
    assert [one.days_after for one in page.scores] == [3]
    assert "- 28 March (rated 3 days later): how heard I felt" in render(page, "full")


def test_two_therapists_in_two_zones_have_spans_of_their_own(diary):
    other = Therapist(name="Other")
    diary.session.add(other)
    diary.session.flush()
    diary.meet("2026-05-05", "16:00")
    diary.meet("2026-05-08", "09:00", "America/New_York", other)
    diary.meet("2026-05-12", "16:00")
    diary.meet("2026-05-13", "09:00", "America/New_York", other)
    diary.write("2026-05-06T12:00", body="Between the two.")
    diary.write("2026-05-09T12:00", body="After both.")
    for entry in diary.session.exec(select(Entry)):
        therapists.give(diary.session, entry.uuid, None, for_anyone=True)
    mine, theirs = diary.page("2026-05-10T12:00"), diary.page("2026-05-10T12:00", them=other)
    assert (mine.since, mine.session_on) == (date(2026, 5, 5), date(2026, 5, 12))
    assert (theirs.since, theirs.session_on) == (date(2026, 5, 8), date(2026, 5, 13))
    assert [note.body for note in mine.stayed] == ["Between the two.", "After both."]
    assert [note.body for note in theirs.stayed] == ["After both."]


def test_before_a_first_session_and_without_any_there_is_no_span(diary):
    diary.write("2026-05-06T12:00", body="A first line.")
    settings.put(diary.session, "page.name", "R.")
    without = render(diary.page("2026-05-10T12:00"), "full")
    assert without.startswith("# For our next session\n\nFrom R.\n\n## What else stayed with me\n")
    diary.meet("2026-05-12", "16:00")
    first = render(diary.page("2026-05-10T12:00"), "full")
    assert first.startswith("# For our session on Tuesday 12 May 2026\n\nFrom R.\n\n## What else")
    assert "- **6 May.** A first line.\n" in without
    assert "- **6 May.** A first line.\n" in first


def test_days_of_another_year_name_it(diary):
    diary.meet("2025-12-30")
    diary.write("2025-12-31T22:30", body="The last evening.")
    diary.write("2026-01-01T01:00", body="After midnight.")
    diary.write("2026-01-01T12:00", body="The first day.")
    diary.meet("2026-01-06")
    settings.put(diary.session, "page.name", "R.")
    text = render(diary.page("2026-01-04T12:00"), "full")
    assert "From R., for 30 December 2025 to 4 January.\n" in text
    assert "- **31 December 2025.** The last evening.\n" in text
    assert "- **31 December 2025.** After midnight.\n" in text
    assert "- **1 January.** The first day.\n" in text
