"""Settings by name, those of the program and the lines of the page: set, stepped through, reset."""

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import known_settings, settings
from bondjournal.scales import MAIN, NAMES
from bondjournal.summary import all_settings
from bondjournal.summary.words import Words

LINE = "page.words.between-us"


def value(session, name):
    return all_settings.get(session, name).value


def test_the_lines_of_a_page_stand_behind_the_settings_of_the_program(session):
    program = [known.name for known in known_settings.KNOWN]
    lines = [one.name for one in all_settings.of_page(session)]
    assert len(lines) == len(Words().texts())
    assert [one.name for one in all_settings.in_order(session)] == [*program, *lines]
    rows = [one.name for one in all_settings.of_program(session)]
    keys = rows.index("page.last-time") + 1
    assert rows[keys : keys + 2] == ["recovery-key", "passphrase"]
    assert [*rows[:keys], *rows[keys + 2 :]] == [*program, "page.words"]


def test_what_is_done_with_a_key_is_no_setting(session):
    tried, changed = [one for one in all_settings.of_program(session) if one.kind == "key"]
    assert (tried.label, tried.said, changed.label, changed.said) == (
        *("recovery key", "try it"),
        *("passphrase", "change it"),
    )
    assert [tried.options, changed.options] == [(), ()]
    with pytest.raises(NotFound):
        all_settings.put(session, "recovery-key", "x")


def test_one_row_stands_for_all_lines_and_counts_those_that_were_changed(session):
    row = all_settings.of_program(session)[-1]
    assert (row.value, row.default, row.said, row.is_own) == (0, 0, "as they come", False)
    assert (row.kind, row.typed, row.label, row.short_label) == ("lines", "", "its lines", "lines")
    all_settings.put(session, LINE, "Zwischen uns")
    all_settings.put(session, "page.words.weekdays", "a, b, c, d, e, f, g")
    row = all_settings.of_program(session)[-1]
    assert (row.value, row.said, row.is_own) == (2, "2 in your words", True)


def test_a_setting_tells_what_it_is_and_what_it_may_be(session):
    found = all_settings.get(session, "lock.after")
    assert (found.value, found.default, found.typed, found.said) == (5, 5, "5", "5 minutes")
    assert (found.label, found.short_label, found.kind) == ("lock after", "lock", "minutes")
    assert found.allowed == "a whole number of minutes up to 1440; 0 for never"
    assert found.choices == (2, 5, 10, 30, 0)
    assert [said for _, said in found.options] == ["2", "5", "10", "30 minutes", "never"]


def test_a_label_is_its_own_short_one_where_there_is_no_other(session):
    found = all_settings.get(session, "look")
    assert (found.label, found.short_label) == ("look", "look")


def test_what_a_setting_may_be_is_in_view_with_what_it_is(session):
    assert all_settings.get(session, "questions").options == [
        ("on", "offered"),
        ("off", "only when asked for"),
    ]
    look = all_settings.get(session, "look")
    assert look.options == [(one, one) for one in look.choices]
    usual = [("heard,safe", "heard, safe"), ("heard,safe,open", "heard, safe, open")]
    assert all_settings.get(session, "scales").options == usual
    all_settings.put(session, "scales", "open")
    assert all_settings.get(session, "scales").options == [*usual, ("open", "open")]
    all_settings.put(session, "lock.after", "45")
    found = all_settings.get(session, "lock.after")
    assert found.options[-2:] == [("45", "45 minutes"), ("0", "never")]
    assert found.typed == "45"
    for name in ("page.name", "page.folder", "day.starts"):
        assert all_settings.get(session, name).options == []


def test_a_line_is_a_setting_that_stands_for_itself(session):
    found = all_settings.get(session, LINE)
    assert (found.label, found.short_label, found.kind) == ("", "", "line")
    assert (found.value, found.default, found.typed) == ("Between us", "Between us", "Between us")
    assert (found.said, found.is_own) == ("Between us", False)
    assert all_settings.get(session, "page.words.weekdays").kind == "names"
    assert all_settings.put(session, LINE, "")
    found = all_settings.get(session, LINE)
    assert (found.value, found.typed, found.said, found.is_own) == ("", "", "left out", True)


def test_lines_and_folders_alone_may_be_empty(session):
    empty = {one.name for one in all_settings.in_order(session) if one.may_be_empty}
    lines = {one.name for one in all_settings.of_page(session) if one.kind == "line"}
    assert empty == {"page.name", "page.folder"} | lines


def test_each_setting_has_a_uuid_of_its_own_that_stays(session):
    found = all_settings.in_order(session)
    assert len({one.uuid for one in found}) == len(found)
    assert [one.uuid for one in all_settings.in_order(session)] == [one.uuid for one in found]


@pytest.mark.parametrize(
    ("name", "typed", "kept", "first"),
    [
        ("look", "Day", "day", "dusk"),
        ("lock.after", "never", 0, 5),
        ("questions", "off", False, True),
        ("scales", "open, heard", ["heard", "open"], list(MAIN)),
        ("day.starts", "6", "06:00", "04:00"),
        ("page.name", "R.", "R.", ""),
        (LINE, "Zwischen uns", "Zwischen uns", "Between us"),
    ],
)
def test_a_setting_is_set_by_what_is_typed_and_reset(session, name, typed, kept, first):
    assert value(session, name) == first
    assert all_settings.put(session, name, typed) is True
    assert value(session, name) == kept
    assert all_settings.get(session, name).is_own
    assert all_settings.put(session, name, typed) is False
    all_settings.reset(session, name)
    assert value(session, name) == first
    assert not all_settings.get(session, name).is_own


def test_what_a_setting_cannot_be_changes_nothing(session):
    all_settings.put(session, "lock.after", "7")
    for typed in ("1441", "often", "-1", ""):
        with pytest.raises(WrongUse, match=r"^lock\.after cannot be set to that\.$"):
            all_settings.put(session, "lock.after", typed)
    assert value(session, "lock.after") == 7


@pytest.mark.parametrize("name", ["nothing", "page.words.nothing", "look "])
def test_a_name_that_no_setting_has_is_told(session, name):
    for work in (all_settings.get, all_settings.reset):
        with pytest.raises(NotFound):
            work(session, name)
    with pytest.raises(NotFound):
        all_settings.put(session, name, "x")


def stepped(session, name, by):
    assert all_settings.step(session, name, by) is True
    return value(session, name)


def test_steps_go_through_what_a_setting_may_be_and_round_at_the_ends(session):
    assert stepped(session, "lock.after", 1) == 10
    assert stepped(session, "lock.after", -1) == 5
    assert [stepped(session, "lock.after", -1) for _ in range(3)] == [2, 0, 30]
    assert stepped(session, "lock.after", 1) == 0
    assert stepped(session, "questions", 1) is False
    assert stepped(session, "questions", 1) is True


@pytest.mark.parametrize(
    ("name", "typed", "before", "after"),
    [
        ("lock.after", "7", 5, 10),
        ("lock.after", "3", 2, 5),
        ("lock.after", "500", 30, 0),
        ("day.starts", "00:30", "00:00", "01:00"),
        ("day.starts", "11:45", "11:00", "12:00"),
    ],
)
def test_a_value_between_the_steps_goes_to_the_one_beside_it(session, name, typed, before, after):
    for by, beside in ((-1, before), (1, after)):
        all_settings.put(session, name, typed)
        assert stepped(session, name, by) == beside


def test_a_time_of_day_is_stepped_through_by_the_hour_from_midnight_to_noon(session):
    assert stepped(session, "day.starts", 1) == "05:00"
    assert stepped(session, "day.starts", -5) == "00:00"
    assert stepped(session, "day.starts", -1) == "12:00"


def test_scales_are_stepped_through_from_the_usual_ones_to_all_of_them(session):
    assert stepped(session, "scales", 1) == list(NAMES)
    assert stepped(session, "scales", 1) == list(NAMES[:2])
    all_settings.put(session, "scales", NAMES[0])
    assert stepped(session, "scales", -1) == list(NAMES)


@pytest.mark.parametrize("name", ["page.name", "page.folder"])
def test_a_text_has_no_steps(session, name):
    assert all_settings.step(session, name, 1) is False
    assert settings.get(session, name) in ("", None)


def test_a_line_of_the_page_has_no_steps(session):
    with pytest.raises(NotFound):
        all_settings.step(session, LINE, 1)
