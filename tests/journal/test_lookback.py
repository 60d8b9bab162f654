"""Looking back: which entry is long ago, and what helped most often."""

from datetime import date, timedelta

import pytest

from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions, helped, lookback, versions
from bondjournal.journal.tables import Entry
from bondjournal.wording.lookback import ago

TODAY = date(2026, 5, 12)


@pytest.fixture
def write(session, at):
    def keep(day, body="A line."):
        addition = Addition(
            at=at(f"{day}T18:00"), zone="Europe/Berlin", entry=NewEntry(body=body), day=day
        )
        return additions.keep(session, addition).entry

    return keep


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], None),
        ([1, 29], None),
        ([1, 30], 30),
        ([1, 40, 90], 40),
        ([1, 40, 91], 91),
        ([100, 181], 100),
        ([100, 182], 182),
        ([10, 364], 364),
        ([366, 700], 366),
        ([360, 700], 360),
        ([10, 700], 700),
        ([365, 366], 365),
    ],
)
def test_the_entry_of_a_year_ago_or_as_long_as_there_is(session, write, days, found):
    for before in sorted(days, reverse=True):
        write(TODAY - timedelta(days=before))
    entry = lookback.long_ago(session, TODAY)
    assert (entry and (TODAY - entry.day).days) == found


def test_two_entries_are_read_however_many_there_are(session, write):
    for before in range(355, 376):
        write(TODAY - timedelta(days=before))
    session.expunge_all()
    assert lookback.long_ago(session, TODAY).day == TODAY - timedelta(days=365)
    assert len([one for one in session if isinstance(one, Entry)]) <= 2


def test_one_in_the_trash_is_not_long_ago(session, write):
    entry = write(TODAY - timedelta(days=400))
    versions.delete(session, entry)
    assert lookback.long_ago(session, TODAY) is None


def test_the_same_words_are_one_thing_and_the_most_often_comes_first(session):
    for text, day in [
        ("Walking without music", date(2026, 4, 1)),
        ("A call", date(2026, 4, 2)),
        ("walking without music.", date(2026, 5, 1)),
        ("Tea", date(2026, 5, 2)),
    ]:
        helped.add(session, text, day=day)
    helped.add(session, "Tea", day=date(2026, 5, 3), helped=False)
    assert lookback.most_often(session) == [
        ("walking without music.", (date(2026, 4, 1), date(2026, 5, 1))),
        ("Tea", (date(2026, 5, 2),)),
        ("A call", (date(2026, 4, 2),)),
    ]
    assert lookback.most_often(session, it_helped=False) == [("Tea", (date(2026, 5, 3),))]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *((0, "today"), (1, "yesterday"), (16, "16 days ago"), (27, "27 days ago")),
        *((28, "about a month ago"), (61, "about 2 months ago"), (365, "about a year ago")),
    ],
)
def test_how_long_ago_is_said_in_days_up_to_a_month(days, said):
    assert ago(TODAY - timedelta(days=days), TODAY) == said
