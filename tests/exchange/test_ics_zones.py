"""The zones a calendar file describes: they are known by its events, whatever they are called."""

from datetime import UTC, datetime
from itertools import count

import pytest

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.exchange import ics

NOW = datetime(2026, 5, 10, 10, tzinfo=UTC)
BERLIN = "Europe/Berlin"
NAMES = count()
"""So that no zone of a test is known from another: the libraries remember them by name."""
EASTERN = "TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\n"


@pytest.fixture
def its():
    """A name that no other zone has."""
    return f"My zone {next(NAMES)}"


def zone(name, change=""):
    clocks = f"BEGIN:STANDARD\nDTSTART:16010101T000000\n{EASTERN}{change}END:STANDARD\n"
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{clocks}END:VTIMEZONE\n"


def event(name, zone_named):
    told = f"UID:{name}\nSUMMARY:{name}\nDTSTART;TZID={zone_named}:20260512T100000\n"
    return f"BEGIN:VEVENT\n{told}END:VEVENT\n"


@pytest.fixture
def read(tmp_path):
    """Read a calendar of these parts."""

    def read_parts(*parts):
        text = "".join(("BEGIN:VCALENDAR\nVERSION:2.0\n", *parts, "END:VCALENDAR\n"))
        (tmp_path / "its.ics").write_text(text)
        return ics.read(tmp_path / "its.ics")

    return read_parts


def when(events):
    return [dates.understood(one.when) for one in ics.occurrences(events, NOW, BERLIN)]


NOT_TO_LIVE_BY = [
    "RRULE:FREQ=DAILY\n",
    "RRULE:FREQ=SECONDLY;COUNT=5\n",
    "RRULE:FREQ=YEARLY;BYDAY=SECRET\n",
    "RRULE:\n",
    "TZOFFSETTO:SECRET\n",
    f"RDATE:{','.join(['16010101T000000'] * 6000)}\n",
    f"END:STANDARD\nBEGIN:STANDARD\nDTSTART:16010101T000000\n{EASTERN}" * 6000,
    f"END:STANDARD\nBEGIN:STANDARD\nDTSTART:21010101T000000\n{EASTERN}RRULE:FREQ=YEARLY\n" * 600,
]


@pytest.mark.parametrize("change", NOT_TO_LIVE_BY)
def test_a_zone_nobody_could_live_by_stops_the_events_in_it_and_no_others(read, its, change):
    events = read(zone(its, change), event("Theirs", its), event("Mine", BERLIN))
    assert [name for name, *_ in ics.named(events, NOW, BERLIN)] == ["Mine"]
    assert when(ics.matching(events, "mine")) == ["Tuesday 12 May 2026, 10:00"]
    with pytest.raises(WrongUse, match="in a time zone that cannot be read") as raised:
        ics.occurrences(events, NOW, BERLIN)
    assert raised.value.hint
    assert "SECRET" not in str(vars(raised.value))


def test_a_zone_without_clocks_is_none(read, its):
    empty = f"BEGIN:VTIMEZONE\nTZID:{its}\nEND:VTIMEZONE\n"
    events = read(empty, event("Theirs", its), event("Mine", BERLIN))
    assert [name for name, *_ in ics.named(events, NOW, BERLIN)] == ["Mine"]


@pytest.mark.parametrize("known", [BERLIN, "W. Europe Standard Time"])
def test_a_zone_everybody_knows_needs_no_description(read, known):
    assert when(read(zone(known, "RRULE:FREQ=DAILY\n"), event("Mine", known))) == [
        "Tuesday 12 May 2026, 10:00"
    ]


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("(UTC-05:00) Here{0}\\, there", '"(UTC-05:00) Here{0}, there"'),
        ("/example.org/Here{0}", "/example.org/Here{0}"),
        ("Here\n  {0}", "Here {0}"),
    ],
)
def test_a_zone_is_known_however_its_name_is_written(read, described, named):
    number = next(NAMES)
    parts = zone(described.format(number)), event("Mine", named.format(number))
    for in_turn in (parts, parts[::-1]):
        assert when(read(*in_turn)) == ["Tuesday 12 May 2026, 17:00"]


@pytest.mark.parametrize(("days", "known"), [(4999, True), (5000, False)])
def test_a_zone_may_name_five_thousand_days(read, its, days, known):
    change = f"RDATE:{','.join(['16010101T000000'] * days)}\n"
    events = read(zone(its, change), event("Theirs", its), event("Mine", BERLIN))
    found = {name for name, *_ in ics.named(events, NOW, BERLIN)}
    assert found == ({"Theirs", "Mine"} if known else {"Mine"})
