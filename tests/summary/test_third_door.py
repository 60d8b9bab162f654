"""What is written behind the third door is on no page, and offered for none, by whatever way."""

import json
from datetime import timedelta

import pytest

from bondjournal import dates, unlock
from bondjournal.addition import Addition, NewEntry, NewTopic, check
from bondjournal.draft import Draft
from bondjournal.errors import WrongUse
from bondjournal.exchange import archive, archive_in
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    lookback,
    preparations,
    purging,
    therapists,
    topics,
    unfinished,
    versions,
)
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import Filter
from bondjournal.summary import beside, interval, markdown, offered, since, topic_material
from bondjournal.summary.choose import choose
from bondjournal.vault import backup, drafts, restore
from made import CHEAP, PASSPHRASE

BODY = "At 15:20, in the room, canaryword."
OTHER = "The stairs, for everybody."
ZONE = "Europe/Berlin"


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def full(journal, now):
    """A journal with a session to come, one behind, and an ordinary private entry."""
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for day in ("2026-05-05", "2026-05-12"):
            appointments.add(
                session, them, dates.When(dates.dt.date.fromisoformat(day), None), ZONE
            )
        additions.keep(session, added(OTHER, now))
    return journal


def added(body, now, door="", **more):
    return check(Addition(at=now, zone=ZONE, entry=NewEntry(body=body, door=door, **more)))


def draft(now, body=BODY, **more):
    return Draft(at=now, changed_at=now, zone=ZONE, door="3", body=body, **more)


def kept(session):
    return [
        row
        for line in entries.page(session)
        if "canaryword" in (row := entries.by_uuid(session, line.uuid)).body
    ]


def by_keeping(journal, now, tmp_path):
    with journal.transaction() as session:
        unfinished.keep(session, draft(now), today=now.date())
    return journal


def by_a_capture(journal, now, tmp_path):
    made = draft(now).addition()
    with journal.transaction() as session:
        additions.merge(session, made.uuid, Addition.from_bytes(made.to_bytes()))
    return journal


def by_a_draft_of_a_window_that_ended(journal, now, tmp_path):
    made = draft(now)
    drafts.keep(journal.vault, made.uuid, made.to_bytes())
    raw = drafts.open_draft(journal.vault, journal.keys, made.uuid)
    with journal.transaction() as session:
        unfinished.keep(session, Draft.from_bytes(raw), today=now.date())
    return journal


def by_the_trash(journal, now, tmp_path):
    by_keeping(journal, now, tmp_path)
    with journal.transaction() as session:
        versions.delete(session, kept(session)[0])
    with journal.transaction() as session:
        versions.bring_back(session, versions.trash(session)[0])
    return journal


def by_a_draft_thrown_away(journal, now, tmp_path):
    with journal.transaction() as session:
        assert unfinished.throw(session, draft(now))
        versions.bring_back(session, versions.trash(session)[0])
    return journal


def by_an_edit_thrown_away(journal, now, tmp_path):
    by_keeping(journal, now, tmp_path)
    with journal.transaction() as session:
        row = kept(session)[0]
        changes = unfinished.of_entry(session, row, now).changed(now, body=f"{BODY} Later.")
        purging.remove(session, row.uuid)
        assert unfinished.throw(session, Draft.from_bytes(changes.to_bytes()))
        versions.bring_back(session, versions.trash(session)[0])
    return journal


def by_an_edit_of_one_that_is_gone(journal, now, tmp_path):
    by_keeping(journal, now, tmp_path)
    with journal.transaction() as session:
        row = kept(session)[0]
        changes = unfinished.of_entry(session, row, now)
        purging.remove(session, row.uuid)
        unfinished.keep(session, Draft.from_bytes(changes.to_bytes()), today=now.date())
    return journal


def by_editing_and_undoing(journal, now, tmp_path):
    by_keeping(journal, now, tmp_path)
    with journal.transaction() as session:
        row = kept(session)[0]
        for body in ("canaryword again", "canaryword once more"):
            entries.edit(session, row, Changes(body=body, title="canaryword"))
        versions.bring_back(session, versions.history(session, row.uuid)[0])
    return journal


def by_an_archive(journal, now, tmp_path, change=None):
    by_keeping(journal, now, tmp_path)
    path = tmp_path / "all.json"
    with journal.session() as session:
        path.write_text("".join(archive.pieces(session, history=True)))
    journal.close()
    other = unlock.create(type(journal.vault)(tmp_path / "other"), PASSPHRASE, CHEAP)
    archive_in.import_all(other, path, lambda done, total: None)
    return other


def by_a_restore(journal, now, tmp_path):
    by_keeping(journal, now, tmp_path)
    backup.make(journal.vault, journal.engine, journal.keys, tmp_path / "backup")
    with journal.transaction() as session:
        purging.remove(session, kept(session)[0].uuid)
    journal.close()
    restore.restore(tmp_path / "backup", journal.keys, journal.vault, now.date())
    return unlock.unlock(journal.vault, PASSPHRASE)


WAYS = {name: way for name, way in globals().items() if name.startswith("by_")}


@pytest.fixture(params=WAYS)
def behind(request, full, now, tmp_path):
    """A journal in which something from behind the third door is, and how it came there."""
    journal = WAYS[request.param](full, now, tmp_path)
    yield journal
    journal.close()


def test_it_is_kept_and_no_page_knows_of_it_on_any_day(behind, at, now):
    for days in (0, 1, 2, 9, 400):
        today = at((now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M"))
        with behind.transaction() as session:
            assert [row.door for row in kept(session)] == ["3"]
            them = therapists.usual_one(session)
            coming = appointments.next_one(session, today, them)
            preparations.begin(session, them, coming)
            between = interval.before(session, them, coming, today.date())
            lines = since.page(session, them, between, today=today.date())
            assert "canaryword" not in str(lines)
            assert days > 1 or OTHER in str(lines)
            meant = them.uuid, coming.uuid if coming else None
            rest = offered.the_rest(session, *meant, today=today.date())
            assert "canaryword" not in str(rest)
            topic = topics.add(session, NewTopic(text="My sister"))
            material = topic_material.candidates(session, *meant, topic.uuid, today=today.date())
            assert "canaryword" not in str(material)
            page = choose(session, them, coming, today=today.date())
            assert "canaryword" not in markdown.render(page, "full")
            assert "canaryword" not in str(beside.of_entries(session, today.date()))
            assert getattr(lookback.long_ago(session, today.date()), "door", "") != "3"


def test_search_finds_it_for_the_person(behind):
    with behind.session() as session:
        assert entries.page(session, Filter(words="canaryword"))


REFUSED = {
    "as written": lambda session, row: entries.edit(session, row, Changes(share="as-written")),
    "one line": lambda session, row: entries.edit(session, row, Changes(share="gist", gist="It.")),
    "a line for later": lambda session, row: entries.edit(session, row, Changes(gist="It.")),
    "a quote": lambda session, row: entries.edit(session, row, Changes(quotes=[row.body[:10]])),
    "under a topic": lambda session, row: topics.attach(
        session, topics.add(session, NewTopic(text="Now")), row
    ),
}


@pytest.mark.parametrize("how", REFUSED)
def test_putting_it_on_a_page_is_refused_by_name(full, now, tmp_path, how):
    by_keeping(full, now, tmp_path)
    with full.transaction() as session:
        row = kept(session)[0]
        with pytest.raises(WrongUse, match="third door"):
            REFUSED[how](session, row)
        assert (row.share, row.gist, row.quotes) == ("only-me", "", [])
    with pytest.raises(WrongUse, match="third door"):
        added(BODY, now, "3", share="as-written")


def test_it_can_be_edited_tagged_and_deleted_as_any_other(full, now, tmp_path):
    by_keeping(full, now, tmp_path)
    with full.transaction() as session:
        row = kept(session)[0]
        assert entries.edit(
            session, row, Changes(title="canaryword", tags=["one"], share="only-me")
        )
        versions.delete(session, row)


def test_no_byte_of_the_page_and_no_count_depends_on_it(full, now):
    def seen(session):
        them = therapists.usual_one(session)
        coming = appointments.next_one(session, now, them)
        between = interval.before(session, them, coming, now.date())
        page = choose(session, them, coming, today=now.date())
        lines = since.page(session, them, between, today=now.date())
        return markdown.render(page, "full"), len(lines), beside.of_entries(session, now.date())

    with full.transaction() as session:
        before = seen(session)
        for number in range(5):
            made = added(f"{BODY} {number}", now + timedelta(minutes=number), "3")
            additions.keep(session, made)
        assert seen(session) == before


OLDER = {
    "without": lambda made: [row.pop("door") for row in made["entry"]],
    "without, edited since": lambda made: [
        row.update(edits=9) for row in made["entry"] if row.pop("door") == "3"
    ],
    "of another door": lambda made: [row.update(door="", edits=9) for row in made["entry"]],
    "shared there": lambda made: [
        row.update(door="", edits=9, share="as-written") for row in made["entry"]
    ],
}


@pytest.mark.parametrize("how", OLDER)
def test_no_file_that_knows_no_doors_changes_where_it_was_written(full, now, tmp_path, how):
    by_keeping(full, now, tmp_path)
    path = tmp_path / "older.json"
    with full.session() as session:
        made = json.loads("".join(archive.pieces(session, history=True)))
    OLDER[how](made)
    path.write_text(json.dumps(made))
    archive_in.import_all(full, path, lambda done, total: None)
    with full.session() as session:
        assert [(row.door, row.share) for row in kept(session)] == [("3", "only-me")]
        former = versions.history(session, kept(session)[0].uuid)
    with full.transaction() as session:
        for one in former:
            versions.bring_back(session, one)
            assert [row.door for row in kept(session)] == ["3"]
    assert archive_in.import_all(full, path, lambda done, total: None).new == 0


def test_an_archive_from_before_there_were_doors_comes_back(full, now, tmp_path):
    with full.transaction() as session:
        row = entries.by_uuid(session, entries.page(session)[0].uuid)
        entries.edit(session, row, Changes(title="Stairs"))
    path = tmp_path / "older.json"
    with full.session() as session:
        made = json.loads("".join(archive.pieces(session, history=True)))
    for one in made["entry"]:
        del one["door"]
    for one in made["versions"]:
        (one["row"] or {"row": {}})["row"].pop("door", None)
    path.write_text(json.dumps(made))
    assert archive_in.import_all(full, path, lambda done, total: None).new == 0
    other = unlock.create(type(full.vault)(tmp_path / "other"), PASSPHRASE, CHEAP)
    archive_in.import_all(other, path, lambda done, total: None)
    with other.session() as session:
        (row,) = (entries.by_uuid(session, one.uuid) for one in entries.page(session))
        assert (row.body, row.title, row.door) == (OTHER, "Stairs", "")
        assert len(versions.history(session, row.uuid)) == 1
    assert archive_in.import_all(other, path, lambda done, total: None).new == 0
    other.close()


def test_an_old_one_is_not_what_makes_another_long_ago(journal, now):
    with journal.transaction() as session:
        additions.keep(session, added(BODY, now - timedelta(days=400), "3"))
        other = additions.keep(session, added(OTHER, now - timedelta(days=40))).entry
        assert lookback.long_ago(session, now.date()).uuid == other.uuid
