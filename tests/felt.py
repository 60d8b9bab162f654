"""Sessions a week apart and their ratings, as tests of trends and notices need them."""

from datetime import UTC, date, datetime, timedelta

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.journal import appointments, ratings, therapists

FIRST = date(2026, 1, 6)
NOW = datetime(2027, 6, 1, 12, tzinfo=UTC)
"""Long after all of them."""
ZONE = "Europe/Berlin"


def day(week):
    return FIRST + timedelta(weeks=week)


def had(session, week, therapist=None):
    """The session of a week; it is added if it is new."""
    them = therapist or therapists.usual_one(session)
    return appointments.attended_on(session, them, day(week), ZONE)


def rate(session, week, value, scale="heard", *, therapist=None, days_after=0, line=""):
    """Rate the session of a week, that evening or days after."""
    appointment = had(session, week, therapist)
    at = dates.When(day(week) + timedelta(days=days_after), None).instant(ZONE)
    at += timedelta(hours=8)
    new = NewRating(scale=scale, value=value, line=line)
    return ratings.give(session, appointment, new, at=at, day=at.date())


def rate_all(session, values, *scales, first=0, therapist=None):
    """Rate one session after the other; None is a session that was not rated."""
    for week, value in enumerate(values, first):
        if value is None:
            had(session, week, therapist)
            continue
        for scale in scales or ("heard",):
            rate(session, week, value, scale, therapist=therapist)
