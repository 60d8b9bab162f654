"""A clock that is years off, nights in which it is changed, and five zones: all stays right."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import additions, entries, versions
from bondjournal.open_journal import tidy
from bondjournal.unlock import unlock
from bondjournal.vault import backup_folder
from figures import FAULTS
from made import PASSPHRASE

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
)
NIGHTS = {
    "Europe/Berlin": ("2026-03-29", "2026-10-25"),
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Asia/Kolkata": ("2026-03-29",),
    "Pacific/Auckland": ("2026-04-05", "2026-09-27"),
    "Australia/Lord_Howe": ("2026-04-05", "2026-10-04"),
}
"""The nights in which the clocks of a zone are changed, if they are."""

JUMPS = [0, 3650, -3650, 1, 3652, -3648, 2, 3660, 3, 7, 8]
"""How many days off the clock is, opening by opening."""

zones_and_jumps = pytest.mark.parametrize(
    ("zone", "jumps"),
    [("Europe/Berlin", [0, 3650, -3650, 8])]
    + [pytest.param(zone, JUMPS, marks=FAULTS) for zone in ZONES],
    ids=lambda one: one if isinstance(one, str) else f"{len(one)}-openings",
)


def keep(session, words, at, zone):
    made = Addition(at=at, zone=zone, entry=NewEntry(body=words))
    return additions.keep(session, check(made)).entry


@zones_and_jumps
def test_a_clock_ten_years_back_and_forth(journal, vault, at, monkeypatch, zone, jumps, figure):
    monkeypatch.setenv("TZ", zone)
    journal.close()
    begun, kept, trashed = datetime(2026, 5, 12, 19, 30, tzinfo=UTC), [], []
    for number, days in enumerate(jumps):
        now = at((begun + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M"))
        opened = unlock(vault, PASSPHRASE)
        assert dates.now() == now
        with opened.transaction() as session:
            kept.append(keep(session, f"word{number}", now, zone).uuid)
            thrown = keep(session, f"thrown{number}", now, zone)
            versions.delete(session, thrown)
            trashed.append(thrown.uuid)
        with opened.session() as session:
            assert entries.named(session, "last").uuid == entries.page(session, count=1)[0].uuid
        tidy(opened, now)
        opened.close()
    last = unlock(vault, PASSPHRASE)
    with last.session() as session:
        found = {line.uuid: line for line in entries.page(session, count=1000)}
        assert set(found) == set(kept)
        for uuid, days in zip(kept, jumps, strict=True):
            local = (begun + timedelta(days=days)).astimezone(ZoneInfo(zone))
            assert found[uuid].day == right_day(local)
        assert {one.row_uuid for one in versions.trash(session)} == set(trashed)
    last.close()
    assert len(backup_folder.automatic(vault.backups)) <= 7
    assert [one for one in backup_folder.automatic(vault.backups) if one.name == "2026-05-20"]
    figure(f"a clock ten years off, in {zone}", openings=len(jumps), lost=0, purged=0)


def right_day(local):
    """Return the day of a local time, which begins at four; as the rule says it."""
    return local.date() - timedelta(days=local.hour < 4)


@pytest.mark.parametrize(
    "half_hours", [range(-18, -13), pytest.param(range(-60, 30), marks=FAULTS)], ids=len
)
def test_nights_in_which_the_clock_is_changed(session, half_hours, figure):
    wanted = {}
    for zone, nights in NIGHTS.items():
        for night in nights:
            noon = datetime.fromisoformat(night).replace(hour=12, tzinfo=ZoneInfo(zone))
            for number in half_hours:
                at = noon.astimezone(UTC) + timedelta(minutes=30 * number)
                entry = keep(session, f"{zone} {night} {number}", at, zone)
                wanted[entry.uuid] = at, right_day(at.astimezone(ZoneInfo(zone)))
    lines = entries.page(session, count=1000)
    assert {line.uuid: (line.at, line.day) for line in lines} == wanted
    assert [line.at for line in lines] == sorted((at for at, _ in wanted.values()), reverse=True)
    figure("nights of a change, in five zones", entries=len(wanted), wrong_days=0)


def test_a_journey_changes_no_day(session, at, monkeypatch):
    """What was written in one zone keeps its day in another."""
    now, days = datetime(2026, 5, 12, 11, 30, tzinfo=UTC), {}
    for zone in ZONES:
        monkeypatch.setenv("TZ", zone)
        at(now.strftime("%Y-%m-%dT%H:%M"))
        entry = keep(session, zone, dates.now(), dates.zone())
        days[entry.uuid] = right_day(now.astimezone(ZoneInfo(zone)))
        assert {line.uuid: line.day for line in entries.page(session, count=100)} == days
        assert entries.named(session, "last").body == zone
