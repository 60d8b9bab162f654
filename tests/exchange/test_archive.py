import json
import os
import re
import stat
from contextlib import ExitStack
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import InUse, JournalError
from bondjournal.exchange import archive
from bondjournal.journal import additions, entries, imports, tags, versions
from bondjournal.journal.tables import Entry, metadata
from bondjournal.vault import database

ROW = {"uuid", "kept_at", "edited_at", "edits", "device"}
OWNER_COLUMNS = {"therapist_uuid", "for_anyone"}
COLUMNS = {
    "capture": {"uuid", "merged_at", "therapist_typed", "session_on"},
    "appointment": ROW
    | {"therapist_uuid", "at", "zone", "day", "timed", "state", "series_uuid", "series_day"}
    | {"wished", "wished_on_page", "unsaid", "unsaid_on_page"},
    "entry": ROW
    | {"at", "zone", "day", "title", "body", "share", "gist", "quotes", "prompt", "source"}
    | {"appointment_uuid", "tags", "door", "waits", "session_on"}
    | OWNER_COLUMNS,
    "goal": ROW | OWNER_COLUMNS | {"words", "place", "ended"},
    "goal_rating": ROW | {"goal_uuid", "day", "value"},
    "hard_time": ROW | {"heading", "text", "place"},
    "helped": ROW | OWNER_COLUMNS | {"text", "helped", "day", "place"},
    "moment": ROW | OWNER_COLUMNS | {"appointment_uuid", "day", "text", "sign"},
    "page": ROW
    | {"therapist_uuid", "appointment_uuid", "path", "sha256", "style", "format", "written_at"}
    | {"text", "topics", "answers", "ask_to_delete", "deleted_at"},
    "practical": ROW | OWNER_COLUMNS | {"text", "asked", "place"},
    "preparation": ROW
    | {"therapist_uuid", "appointment_uuid", "would_help", "read_together", "hand_back"}
    | {"numbers", "usual", "first_session", "chosen", "step", "left_off"},
    "prompt": ROW | {"key", "text", "nudge", "weight", "flow", "hidden"},
    "rating": ROW
    | {"appointment_uuid", "scale", "value", "line", "rated_at", "rated_on", "on_page"}
    | {"noticed", "told_low", "therapist_typed", "capture_uuid", "session_on"},
    "series": ROW | {"therapist_uuid", "first_on", "at_time", "zone", "every_weeks", "ends_on"},
    "setting": ROW | {"name", "value"},
    "stand_in": ROW | {"name", "instead"},
    "tag": ROW | {"name"},
    "therapist": ROW | {"name", "state", "ended_at", "mentioned", "language", "style"},
    "topic": ROW
    | {"therapist_uuid", "text", "more", "first", "state", "place", "appointment_uuid"}
    | {"therapist_typed", "for_anyone"},
    "topic_material": ROW | {"topic_uuid", "entry_uuid", "tried_uuid", "place"},
    "tried": ROW | OWNER_COLUMNS | {"what", "how_it_went", "state", "day", "place"},
}
"""What format 1 has: these tables with these members in every row."""
VERSION = ROW | {"noun", "row_uuid", "row", "why", "at", "edit"}


def read(session, **asked):
    return json.loads("".join(archive.pieces(session, **asked)))


@pytest.fixture(scope="module")
def whole(demo):
    """The demo journal's rows by table, its archive with the history, and the one without."""
    with demo.session() as session:
        rows = {
            name: session.execute(table.select()).mappings().all()
            for name, table in metadata.tables.items()
        }
        return rows, read(session, history=True), read(session)


@pytest.fixture
def short(monkeypatch):
    """Read five rows at once instead of two hundred."""
    monkeypatch.setattr(archive, "PAGE", 5)


def test_the_format_is_what_is_written_here(whole):
    _, with_history, archived = whole
    assert (archived["format"], archived["version"]) == ("bondjournal-archive", 1)
    assert datetime.fromisoformat(archived["exported_at"]).utcoffset() is not None
    for made, tables in ((archived, COLUMNS), (with_history, COLUMNS | {"versions": VERSION})):
        assert set(made) == {"format", "version", "exported_at"} | set(tables)
        assert made["version"] == 1
        for name, columns in tables.items():
            assert made[name], name
            assert all(set(row) == columns for row in made[name]), name


def test_every_row_of_every_table_is_in_it(whole):
    rows, archived, _ = whole
    left_out = {"entry_tag", "import"}
    for name in set(rows) - left_out:
        told = archived["versions" if name == "version" else name]
        found = {row["uuid"]: row for row in told}
        assert len(found) == len(told) == len(rows[name])
        for row in rows[name]:
            there = found[row["uuid"].hex]
            if name == "version":
                assert there["row"] == archive.without_local(row["row"])
            for column, value in row.items():
                if column in ("id", "import_id", "row"):
                    continue
                same = there[column]
                if isinstance(value, UUID):
                    same = UUID(same)
                elif isinstance(value, datetime):
                    same = datetime.fromisoformat(same)
                elif isinstance(value, date):
                    same = date.fromisoformat(same)
                assert same == value, (name, column)
    tagged = {(entry["uuid"], name) for entry in archived["entry"] for name in entry["tags"]}
    assert len(tagged) == len(rows["entry_tag"])


def test_what_rows_point_at_is_in_it_too(whole):
    _, archived, _ = whole
    for name, table in metadata.tables.items():
        for key in table.foreign_keys:
            if name in COLUMNS and key.column.name == "uuid":
                targets = {row["uuid"] for row in archived[key.column.table.name]}
                assert {row[key.parent.name] for row in archived[name]} <= targets | {None}


def test_what_is_only_for_me_is_in_it(whole):
    rows, _, archived = whole
    assert {entry["share"] for entry in archived["entry"]} == {"only-me", "gist", "as-written"}
    private = [entry["body"] for entry in archived["entry"] if entry["share"] == "only-me"]
    assert len(private) == sum(row["share"] == "only-me" for row in rows["entry"])


def test_history_and_trash_are_in_it_only_when_asked_for(whole):
    rows, with_history, archived = whole
    assert len(with_history["versions"]) == len(rows["version"])
    (trashed,) = [one for one in with_history["versions"] if one["why"] == "deleted"]
    assert trashed["row"]["row"]["body"] not in json.dumps(archived)


def test_instants_are_told_with_their_offset(whole):
    _, archived, _ = whole
    instants = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
    for entry in archived["entry"]:
        assert instants.fullmatch(entry["at"])
        assert instants.fullmatch(entry["kept_at"])


def test_any_text_comes_through(session):
    words = 'Quote " back \\ line\n\N{SNOWMAN} \u2028 \x1f </script> café'
    made = Addition(at=dates.now(), zone="UTC", entry=NewEntry(body=words, tags=("ünï", '"')))
    additions.keep(session, check(made))
    (entry,) = read(session)["entry"]
    assert (entry["body"], entry["tags"]) == (words, ["ünï", '"'])


def test_an_empty_journal_is_an_archive_too(session):
    made = read(session)
    assert made["entry"] == []
    assert [one["name"] for one in made["therapist"]] == [""]


def some(count, name="tagged"):
    return [
        imports.Imported(
            UUID(int=number),
            datetime(2020, 1, 1, tzinfo=UTC),
            "UTC",
            date(2020, 1, 1),
            NewEntry(body=f"Number {number}.", tags=(f"{name}{number % 5}",)),
        )
        for number in range(count)
    ]


def bring_in(session, count):
    run = imports.begin(session, "jsonl")
    imports.add(session, run, some(count))
    imports.finish(session, run)


@pytest.mark.parametrize("count", [4, 5, 6, 10])
def test_pages_of_rows_meet_without_gap_or_overlap(session, short, count):
    bring_in(session, count)
    made = read(session)
    assert [one["body"] for one in made["entry"]] == [f"Number {n}." for n in range(count)]
    assert [one["tags"] for one in made["entry"]] == [[f"tagged{n % 5}"] for n in range(count)]
    assert len(made["tag"]) == min(count, 5)


def test_an_unfinished_import_is_not_in_it(session):
    imports.add(session, imports.begin(session, "jsonl"), some(10))
    made = read(session)
    assert (made["entry"], made["tag"]) == ([], [])


def test_it_is_read_and_given_piece_by_piece(session, short):
    """A piece is a row at most, and no more is read than the page a row is on."""
    bring_in(session, 30)
    asked, pages = [], []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *sent: asked.append(sent[2]))
    for piece in archive.pieces(session):
        assert len(piece) < 1000
        if "Number" in piece:
            assert piece.count("Number") == 1
            pages.append(sum("FROM entry " in one for one in asked))
    assert pages == [1 + number // 5 for number in range(30)]


def test_an_archive_is_of_one_instant_and_a_writer_beside_it_loses_nothing(
    journal, short, monkeypatch
):
    with journal.transaction() as session:
        bring_in(session, 12)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with journal.session() as session:
        pieces, begun = archive.pieces(session), []
        while "Number 6." not in "".join(begun):
            begun.append(next(pieces))
        with pytest.raises(InUse), journal.transaction() as writing:
            versions.delete(writing, entries.by_uuid(writing, UUID(int=11)))
        made = json.loads("".join([*begun, *pieces]))
    assert len(made["entry"]) == 12
    with journal.transaction() as writing:
        versions.delete(writing, entries.by_uuid(writing, UUID(int=11)))
    with journal.session() as session:
        assert len(session.exec(select(Entry.id)).all()) == 11
        assert tags.of_entry(session, UUID(int=11)) == []


def told_again(text):
    """An archive, but for the instant it was made."""
    return {name: value for name, value in json.loads(text).items() if name != "exported_at"}


@pytest.mark.parametrize("history", [True, False])
def test_it_is_written_to_a_new_file_that_is_its_owners_alone(session, tmp_path, history):
    bring_in(session, 3)
    path = tmp_path / "archive.json"
    archive.write(session, path, history=history)
    written = path.read_text("utf-8")
    assert told_again(written) == told_again("".join(archive.pieces(session, history=history)))
    assert ("versions" in json.loads(written)) == history
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(JournalError):
        archive.write(session, path)
    assert path.read_text("utf-8") == written


def test_no_history_is_written_that_nobody_asked_for(session, tmp_path):
    archive.write(session, tmp_path / "archive.json")
    assert "versions" not in json.loads((tmp_path / "archive.json").read_text("utf-8"))
    with ExitStack() as until:
        assert "versions" not in json.loads("".join(archive.spooled(session, until)))


@pytest.mark.parametrize("history", [True, False])
def test_it_is_held_until_a_block_ends_and_needs_no_journal_then(journal, history):
    with journal.transaction() as session:
        bring_in(session, 3)
    with ExitStack() as until:
        with journal.session() as session:
            expected = "".join(archive.pieces(session, history=history))
            held = archive.spooled(session, until, history=history)
        assert told_again("".join(held)) == told_again(expected)
