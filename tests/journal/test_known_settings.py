"""What a setting may be, and how a value is typed and said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import known_settings, setting_values, settings, typed_settings
from letters import LETTERS

BY_NAME = {one.name: one for one in known_settings.KNOWN}


def test_every_setting_is_known_once_and_explained():
    assert len(BY_NAME) == len(known_settings.KNOWN) == 16
    for one in known_settings.KNOWN:
        assert known_settings.named(one.name) is one
        assert one.explained.endswith(".")
        assert len(one.label) <= 14
    with pytest.raises(NotFound):
        known_settings.named("lock")


def test_a_default_may_be_set_typed_and_said(session):
    for one in known_settings.KNOWN:
        assert known_settings.value(session, one) == one.default
        if one.kind != "folder":
            typed = typed_settings.as_typed(one, one.default)
            assert typed_settings.read(one, typed) == one.default
        assert setting_values.said(one, one.default)
        known_settings.change(session, one, one.default)


def test_every_choice_may_be_set(session):
    for one in known_settings.KNOWN:
        for choice in one.choices:
            value = [choice] if one.kind == "scales" else choice
            known_settings.change(session, one, value)
            assert known_settings.value(session, one) == value
            assert typed_settings.read(one, typed_settings.as_typed(one, value)) == value
            assert setting_values.said(one, value)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("look", "Day", "day"),
        ("symbols", "PLAIN", "plain"),
        ("lock.after", "0", 0),
        ("lock.after", "never", 0),
        ("lock.writing", "30 minutes", 30),
        ("lock.writing", "1 minute", 1),
        ("lock.after", "1440", 1440),
        ("lock.on-focus-lost", "yes", True),
        ("questions", "OFF", False),
        ("scales", "open heard", ["heard", "open"]),
        ("scales", "safe,safe", ["safe"]),
        ("day.starts", "5", "05:00"),
        ("day.starts", "0:30", "00:30"),
        ("day.starts", "12:00", "12:00"),
        ("page.name", "  R.  B. ", "R. B."),
        ("page.name", "", ""),
        ("page.folder", "", ""),
    ],
)
def test_values_as_they_are_typed(name, typed, value):
    assert typed_settings.read(BY_NAME[name], typed) == value


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("look", "blue"),
        ("look", ""),
        ("symbols", "1"),
        ("lock.after", "-1"),
        ("lock.after", "1441"),
        ("lock.after", "5.5"),
        ("lock.after", "99999999999999999999"),
        ("lock.after", "\u0665"),
        ("lock.after", ""),
        ("lock.on-focus-lost", "maybe"),
        ("questions", ""),
        ("scales", ""),
        ("scales", "heard, alliance"),
        ("day.starts", "13:00"),
        ("day.starts", "24:00"),
        ("day.starts", "4:60"),
        ("day.starts", "four"),
        ("day.starts", ""),
        ("page.folder", "/no such folder anywhere"),
        ("page.name", "R" * 5000),
        ("page.name", "R\x00"),
    ],
)
def test_what_it_cannot_be_is_refused_in_one_sentence(name, typed):
    with pytest.raises(WrongUse) as refused:
        typed_settings.read(BY_NAME[name], typed)
    assert refused.value.message.count(".") <= 2
    assert refused.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("look", "blue"),
        ("lock.after", True),
        ("lock.after", -1),
        ("questions", 1),
        ("scales", []),
        ("scales", "heard"),
        ("day.starts", "9"),
        ("page.name", None),
    ],
)
def test_a_value_it_may_not_have_is_not_kept_and_counts_for_nothing(session, name, value):
    known = BY_NAME[name]
    with pytest.raises(WrongUse):
        known_settings.change(session, known, value)
    settings.put(session, name, value)
    assert known_settings.value(session, known) == known.default


@given(st.sampled_from(known_settings.KNOWN), st.text(LETTERS, max_size=20))
def test_whatever_is_typed_is_read_or_refused(known, typed):
    try:
        value = typed_settings.read(known, typed)
    except WrongUse:
        return
    assert typed_settings.read(known, typed_settings.as_typed(known, value)) == value


def test_a_folder_at_home_is_kept_with_a_tilde(tmp_path):
    folder = BY_NAME["page.folder"]
    pages = Path.home() / "pages"
    pages.mkdir()
    assert typed_settings.read(folder, "~/pages") == "~/pages"
    assert typed_settings.read(folder, str(pages)) == "~/pages"
    assert typed_settings.read(folder, str(tmp_path)) == str(tmp_path)


def test_a_setting_is_set_back(session):
    for one in known_settings.KNOWN:
        if one.choices and one.kind != "scales":
            known_settings.change(session, one, one.choices[-1])
        known_settings.reset(session, one)
        assert known_settings.value(session, one) == one.default
    assert settings.get(session, "look") is None
    assert settings.today(session)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("lock.after", 0, "never"),
        ("lock.after", 1, "1 minute"),
        ("lock.after", 5, "5 minutes"),
        ("lock.on-focus-lost", False, "stay open"),
        ("scales", ["heard", "safe"], "heard, safe"),
        ("page.name", "R.", "R."),
        ("page.name", "", "no name"),
        ("look", "dusk", "dusk"),
        ("questions", True, "offered"),
    ],
)
def test_values_in_words(name, value, said):
    assert setting_values.said(BY_NAME[name], value) == said


def test_the_minutes_after_which_it_locks_are_a_few_to_choose_from():
    known = BY_NAME["lock.after"]
    assert [minutes for minutes in range(61) if minutes in known.choices] == [*(0, 2, 5, 10, 30)]


def test_the_scales_that_are_asked_about_come_in_their_order(session):
    assert known_settings.scales(session) == ("heard", "safe")
    known_settings.change(session, BY_NAME["scales"], ["open", "heard"])
    assert known_settings.scales(session) == ("heard", "open")
    settings.put(session, "scales", ["nothing"])
    assert known_settings.scales(session) == ("heard", "safe")


def test_the_scales_are_asked_about_in_their_order(session):
    assert known_settings.scales(session) == tuple(BY_NAME["scales"].default)
    known_settings.change(session, BY_NAME["scales"], ["open", "heard"])
    assert known_settings.scales(session) == ("heard", "open")


def test_what_the_person_set_is_apart_from_what_counts_until_then(session):
    had = known_settings.chosen(session)
    assert "look" not in had
    known_settings.change(session, BY_NAME["look"], "day")
    settings.put(session, "questions", "what no switch is")
    assert known_settings.chosen(session) == had | {"look": "day"}
    everything = {one.name: value for one, value in known_settings.all_of(session)}
    assert list(everything) == list(BY_NAME)
    assert (everything["look"], everything["questions"]) == ("day", True)
    known_settings.reset(session, BY_NAME["look"])
    assert known_settings.chosen(session) == had
