"""The last that is taken, and the first that is not."""

import json
from datetime import UTC, datetime

import pytest

from bondjournal.checks import MAX_TAGS
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive, archive_in, archive_settings, archive_values, ics


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (f'{{"format": "{archive.FORMAT}", "entries": []}}', True),
        (f'\ufeff \n{{"format":"{archive.FORMAT}"', True),
        ('{"format": "other"}', False),
        ('{"text": "A line."}', False),
        ("", False),
    ],
)
def test_an_archive_is_told_by_how_it_begins(tmp_path, content, is_one):
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    assert archive_in.is_archive(file) is is_one


def test_neither_a_folder_nor_nothing_is_an_archive(tmp_path):
    assert archive_in.is_archive(tmp_path) is False
    assert archive_in.is_archive(tmp_path / "nothing") is False


def test_an_entry_has_as_many_tags_as_one_may_have():
    names = [f"tag{number}" for number in range(MAX_TAGS)]
    assert archive_values.tag_names(names) == names
    with pytest.raises(WrongUse, match=f"up to {MAX_TAGS} tags"):
        archive_values.tag_names([*names, "more"])
    with pytest.raises(WrongUse):
        archive_values.tag_names(json.loads('["Tag", "tag"]'))


@pytest.mark.parametrize("around", [lambda inner: {"in": inner}, lambda inner: [inner]])
def test_a_setting_of_a_later_version_is_nested_six_deep_at_most(around):
    value = "word"
    for _ in range(6):
        value = around(value)
    archive_settings.setting("later", value)
    with pytest.raises(WrongUse, match="nested too deeply"):
        archive_settings.setting("later", around(value))


@pytest.mark.parametrize(("parts", "is_read"), [(100, True), (101, False)])
def test_a_rule_has_as_many_parts_as_a_person_may_give_it(tmp_path, parts, is_read):
    days = ",".join(str(day) for day in range(1, parts + 1))
    assert reads(tmp_path, f"RRULE:FREQ=YEARLY;BYYEARDAY={days};UNTIL=20270102") is is_read


@pytest.mark.parametrize(("year", "is_read"), [(1600, True), (1599, False)])
def test_an_event_may_have_begun_as_long_ago_as_the_calendar_is_today_s(tmp_path, year, is_read):
    assert reads(tmp_path, "RRULE:FREQ=YEARLY;COUNT=1", begins=f"{year}0302T150000") is is_read


def reads(folder, rule, begins="20260302T150000"):
    """Whether a calendar file with this event is read."""
    lines = ("VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20260101T000000Z")
    lines = ("BEGIN:VCALENDAR", *lines, f"DTSTART:{begins}", rule, "END:VEVENT", "END:VCALENDAR")
    file = folder / "one.ics"
    file.write_text("\r\n".join(lines) + "\r\n")
    try:
        ics.occurrences(ics.read(file), datetime(2026, 1, 1, tzinfo=UTC), "Europe/Berlin")
    except WrongUse:
        return False
    return True


@pytest.mark.parametrize("sign", [1, -1])
def test_a_number_is_as_large_as_the_database_keeps(sign):
    most = archive_values.MOST_NUMBER
    assert archive_values.number("place", sign * most) == sign * most
    with pytest.raises(WrongUse):
        archive_values.number("place", sign * (most + 1))
