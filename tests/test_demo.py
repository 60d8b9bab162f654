"""The demo journal as a journal: every table is filled, it opens, and nothing of it is left."""

import tempfile
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bondjournal import demo
from bondjournal.errors import JournalError
from bondjournal.journal import (
    appointments,
    entries,
    ratings,
    settings,
    tags,
    topics,
    versions,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Entry, Import, Row, Topic, metadata
from bondjournal.vault import database, made_up

NOW = datetime(2026, 5, 12, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    """The demo journal, as it is for whoever looks around; nobody writes into it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BONDJOURNAL_NOW", NOW.isoformat())
        patch.setattr(made_up, "_IN_MEMORY", tmp_path_factory.mktemp("memory"))
        with demo.demo_journal() as journal:
            yield journal


@pytest.fixture
def told(journal, at):
    at("2026-05-12T15:00")
    with journal.transaction() as session:
        yield session
        session.rollback()


def test_it_is_sound_and_every_table_has_rows(journal, told):
    database.check(journal.engine)
    for name, table in metadata.tables.items():
        assert told.execute(table.select()).first() is not None, name


def test_it_is_told_from_today_backwards(told):
    for table in Row.__subclasses__():
        for row in told.exec(select(table)):
            assert row.kept_at <= NOW
            assert row.device == told.info["device"]
    ahead = appointments.next_one(told, NOW)
    assert ahead.at > NOW
    assert versions.newest_kept(told) <= NOW
    newest = entries.page(told, count=1)[0]
    assert NOW - newest.at < timedelta(days=7)


def test_its_rows_are_found_as_those_of_any_journal(told):
    rated = [one for one in appointments.all_of(told) if ratings.of_session(told, one.uuid)]
    assert len(rated) > 5
    for line in entries.page(told):
        word = line.words.split()[0]
        found = entries.page(told, Filter(words=f'"{word}"'))
        assert line.uuid in [one.uuid for one in found]
        for tag in tags.of_entry(told, line.uuid):
            assert line.uuid in [one.uuid for one in entries.page(told, Filter(tags=(tag,)))]
    assert any(topics.material(told, one) for one in told.exec(select(Topic)))
    assert settings.get(told, "page.name") == "R."
    assert told.exec(select(Import.finished)).all() == [True]


def test_what_was_edited_and_trashed_has_its_history(told):
    edited = [one for one in told.exec(select(Entry)) if one.edits]
    assert edited
    for one in edited:
        former = versions.history(told, one.uuid)
        assert len(former) == one.edits
        assert former[-1].row["row"]["body"] != one.body
        assert all(version.at < one.edited_at or version is former[0] for version in former)
    (trashed,) = versions.trash(told)
    assert versions.bring_back(told, trashed).body == trashed.row["row"]["body"]


def test_a_demo_in_progress_holds_no_word_of_it_on_disk(journal, told):
    words = {word for line in entries.page(told) for word in line.words.split()}
    long = [word.encode() for word in words if len(word) > 7]
    files = [path for path in journal.vault.path.parent.rglob("*") if path.is_file()]
    assert len(files) > 2
    assert len(long) > 50
    for path in files:
        content = path.read_bytes()
        assert not [word for word in (*long, b"SQLite format") if word in content]


@pytest.mark.parametrize("memory", [True, False])
def test_nothing_of_it_is_left(tmp_path, monkeypatch, memory):
    place = tmp_path / "memory"
    place.mkdir()
    monkeypatch.setattr(made_up, "_IN_MEMORY", place if memory else tmp_path / "missing")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path if memory else place))
    if not memory:
        monkeypatch.setattr(demo, "tell", lambda *_: None)
    with demo.demo_journal() as journal:
        assert journal.vault.path.is_relative_to(place)
        (folder,) = place.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        with journal.transaction() as session:
            settings.put(session, "page.name", "S.")
    assert list(place.iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} == {"home", "memory"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, JournalError("No.")])
def test_nothing_of_it_is_left_after_an_error(tmp_path, monkeypatch, error):
    monkeypatch.setattr(made_up, "_IN_MEMORY", tmp_path)
    monkeypatch.setattr(demo, "tell", lambda *_: None)
    seen = []

    def look_around():
        with demo.demo_journal():
            seen.extend(tmp_path.glob("bondjournal-demo-*/demo/journal.db"))
            raise error

    with pytest.raises((KeyboardInterrupt, JournalError)):
        look_around()
    assert len(seen) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
