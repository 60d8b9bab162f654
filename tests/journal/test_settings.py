from sqlmodel import select

from bondjournal.journal import settings, versions
from bondjournal.journal.tables import Setting


def test_a_setting_nobody_set_has_its_default(session):
    for name, value in settings.DEFAULTS.items():
        assert settings.get(session, name) == value
    assert settings.get(session, "no such name") is None


def test_any_value_comes_back_as_it_was(journal):
    for value in ("", "R.", 0, False, None, 1.5, [], {"a": ["b", None]}):
        with journal.transaction() as session:
            settings.put(session, "page.name", value)
        with journal.session() as session:
            assert settings.get(session, "page.name") == value


def test_a_value_that_was_changed_in_place_is_kept(journal):
    for word in ("one", "two"):
        with journal.transaction() as session:
            words = settings.get(session, "page.words")
            words[word] = "other"
            settings.put(session, "page.words", words)
    with journal.session() as session:
        assert settings.get(session, "page.words") == {"one": "other", "two": "other"}
    assert settings.DEFAULTS["page.words"] == {}


def test_a_setting_is_one_row_of_one_uuid_and_has_no_history(session):
    for value in ("05:00", "06:00", "06:00"):
        settings.put(session, "day.starts", value)
    row = session.exec(select(Setting).where(Setting.name == "day.starts")).one()
    assert (row.value, row.edits) == ("06:00", 1)
    assert versions.history(session, row.uuid) == []
