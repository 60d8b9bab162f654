import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from sqlmodel import select

from bondjournal import dates, open_journal
from bondjournal.addition import NewRating, NewTopic
from bondjournal.errors import JournalError
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    purging,
    ratings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Capture, Entry
from bondjournal.vault import database, inbox
from bondjournal.vault.layout import Vault
from made import AT, PASSPHRASE, ask, bodies, capture, content, someone
from waiting import LONGEST


def entries_of(journal, uuid):
    with journal.session() as session:
        return entries.by_uuid(session, uuid).body


def test_what_was_captured_is_in_the_journal_in_the_order_it_was_added(closed, vault, opened):
    for hours in (2, 0, 1):
        capture(vault, f"Number {hours}", at=AT + timedelta(hours=hours))
    capture(vault, None, topic=NewTopic(text="One"), at=AT + timedelta(hours=4))
    capture(vault, None, topic=NewTopic(text="Two"), at=AT + timedelta(hours=3))
    journal = opened()
    assert (journal.merged, journal.quarantined, inbox.waiting(vault)) == (5, 0, [])
    assert bodies(journal) == ["Number 2", "Number 1", "Number 0"]
    with journal.session() as session:
        kept = session.exec(select(Entry.id, Entry.body).order_by(Entry.id)).all()
        assert [body for _, body in kept] == ["Number 0", "Number 1", "Number 2"]
        assert [one.text for one in topics.all_of(session)] == ["Two", "One"]
    assert opened().merged == 0


def test_a_file_that_is_replayed_changes_nothing(closed, vault, opened):
    merged, trashed, gone = (capture(vault, body) for body in ("Merged", "Trashed", "Gone"))
    raw = content(vault.inbox)
    journal = opened()
    with journal.transaction() as session:
        versions.delete(session, entries.by_uuid(session, trashed))
        purging.remove(session, gone)
        # Even a database taken back from before the merge knows what was deleted since.
        session.delete(session.exec(select(Capture).where(Capture.uuid == gone)).one())
    for path, sealed in raw.items():
        path.write_bytes(sealed)
    again = opened()
    assert (again.merged, again.quarantined, inbox.waiting(vault)) == (0, 0, [])
    assert bodies(again) == ["Merged"]
    assert entries_of(again, merged) == "Merged"


def test_a_file_under_another_name_is_set_aside(closed, vault, opened):
    uuid, other = capture(vault), uuid4()
    (vault.inbox / f"{uuid}.bjc").rename(vault.inbox / f"{other}.bjc")
    journal = opened()
    assert (journal.merged, journal.quarantined) == (0, 1)
    assert [path.name for path in vault.quarantine.iterdir()] == [f"{other}.bjc"]


def test_what_does_not_open_is_set_aside_and_holds_up_nothing(closed, vault, opened):
    names = [uuid4() for _ in range(5)]
    (vault.inbox / f"{names[0]}.bjc").write_bytes(b"")
    (vault.inbox / f"{names[1]}.bjc").write_bytes(b"garbage")
    (vault.inbox / f"{names[2]}.bjc").write_bytes(os.urandom(2000))
    inbox.seal(vault, b"not an addition", names[3])
    inbox.seal(vault, ask().to_bytes(), names[4])
    good = capture(vault, "Good.")
    before = content(vault.inbox)
    journal = opened()
    assert (journal.merged, journal.quarantined) == (1, 5)
    assert bodies(journal) == ["Good."]
    aside = {path.name: raw for path, raw in content(vault.quarantine).items()}
    assert aside == {path.name: raw for path, raw in before.items() if str(good) not in path.name}
    again = opened()
    assert (again.merged, again.quarantined) == (0, 0)


def test_one_for_another_journal_is_set_aside(closed, vault, elsewhere, tmp_path, opened):
    other = Vault(tmp_path / "other")
    shutil.copytree(elsewhere.path, other.path)
    uuid = capture(other)
    shutil.copy(other.inbox / f"{uuid}.bjc", vault.inbox)
    assert opened().quarantined == 1


def test_one_of_a_newer_program_is_left_waiting(closed, vault, opened):
    newer, good = uuid4(), capture(vault, "Good.")
    inbox.seal(vault, b'{"format": 2}', newer)
    journal = opened()
    assert (journal.merged, journal.quarantined, journal.too_new) == (1, 0, 1)
    assert inbox.waiting(vault) == [newer]
    assert entries_of(journal, good) == "Good."


def test_what_is_no_capture_is_left_alone(closed, vault, opened):
    foreign = {
        vault.inbox / "notes.txt": b"mine",
        vault.inbox / f"{uuid4()}.BJC": b"mine",
        vault.inbox / ".tmp-0011223344556677": b"unfinished",
    }
    for path, raw in foreign.items():
        path.write_bytes(raw)
    (vault.inbox / f"{uuid4()}.bjc").mkdir()
    assert opened().quarantined == 0
    assert content(vault.inbox) == foreign


def test_all_of_them_are_merged_or_none(closed, vault, opened, monkeypatch):
    for number in range(3):
        capture(vault, f"Number {number}", at=AT + timedelta(hours=number))
    real, seen = additions.merge, []

    def fail(session, uuid, addition):
        seen.append(uuid)
        if len(seen) == 3:
            raise JournalError("No.")
        return real(session, uuid, addition)

    with monkeypatch.context() as patch:
        patch.setattr(additions, "merge", fail)
        with pytest.raises(JournalError, match=r"No\."):
            opened()
    assert len(inbox.waiting(vault)) == 3
    assert len(bodies(opened())) == 3


def test_a_merge_that_is_killed_before_the_files_are_gone_is_not_repeated(
    closed, vault, opened, monkeypatch
):
    for number in range(3):
        capture(vault, f"Number {number}", at=AT + timedelta(hours=number))
    with monkeypatch.context() as patch:
        patch.setattr(inbox, "remove", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened()
    assert len(inbox.waiting(vault)) == 3
    journal = opened()
    assert (journal.merged, len(bodies(journal)), inbox.waiting(vault)) == (0, 3, [])


def merged_once(vault, opened, count):
    journal = opened()
    assert (journal.merged, inbox.waiting(vault)) == (0, [])
    with journal.session() as session:
        assert len(ratings.waiting(session)) == count
    return len(bodies(journal)) == count


def test_two_who_unlock_at_once_merge_each_once(closed, vault, opened, monkeypatch):
    for number in range(5):
        capture(vault, f"Number {number}", ratings=(NewRating(scale="safe", value=5),))
    both_have_looked, write = Barrier(2), open_journal.Journal.transaction

    def write_once_both_have_looked(journal):
        both_have_looked.wait(LONGEST)
        return write(journal)

    with monkeypatch.context() as patch, ThreadPoolExecutor(2) as pool:
        patch.setattr(open_journal.Journal, "transaction", write_once_both_have_looked)
        patch.setattr(database, "BUSY_SECONDS", LONGEST)
        both = list(pool.map(lambda _: opened(), range(2)))
    assert sorted(one.merged for one in both) == [0, 5]
    assert [one.quarantined for one in both] == [0, 0]
    assert merged_once(vault, opened, 5)


@pytest.mark.long
def test_two_processes_that_unlock_at_once_merge_each_once(closed, vault, opened):
    code = (
        "import sys, pathlib\n"
        "from bondjournal.unlock import unlock, Vault\n"
        "from bondjournal.vault import database\n"
        "import bondjournal.journal.additions\n"
        f"database.BUSY_SECONDS = {LONGEST}\n"
        "print('ready', flush=True)\n"
        "sys.stdin.readline()\n"
        f"journal = unlock(Vault(pathlib.Path({str(vault.path)!r})), {PASSPHRASE!r})\n"
        "print(journal.merged, journal.quarantined, flush=True)\n"
        "journal.close()\n"
    )
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    try:
        for number in range(40):
            capture(vault, f"Number {number}", ratings=(NewRating(scale="safe", value=5),))
        for one in both:
            assert one.stdout.readline() == "ready\n"
        for one in both:
            one.stdin.write("\n")
            one.stdin.flush()
        merged = [one.communicate(timeout=LONGEST)[0].split() for one in both]
    finally:
        for one in both:
            one.kill()
            one.communicate()
    assert sum(int(count) for count, _ in merged) == 40
    assert [count for _, count in merged] == ["0", "0"]
    assert merged_once(vault, opened, 40)


def test_a_name_nobody_has_waits_for_an_answer(journal, vault, opened):
    with journal.transaction() as session:
        someone(session, "Judith")
    journal.close()
    capture(vault, None, ratings=(NewRating(scale="safe", value=5),), therapist="Ivo")
    with opened().session() as session:
        assert [one.therapist_typed for one in ratings.waiting(session)] == ["Ivo"]


def test_a_rating_joins_its_session_when_it_is_merged(journal, vault, opened, at):
    at("2026-05-13T10:00")
    with journal.transaction() as session:
        when = dates.When(AT.date(), AT.time().replace(hour=16))
        appointments.add(session, therapists.usual_one(session), when, "Europe/Berlin")
    journal.close()
    capture(vault, None, ratings=(NewRating(scale="safe", value=5),))
    capture(vault, None, ratings=(NewRating(scale="safe", value=8),), at=AT + timedelta(hours=1))
    with opened().session() as session:
        (appointment,) = appointments.all_of(session)
        (rating,) = ratings.of_session(session, appointment.uuid)
        assert rating.value == 8
        assert versions.history(session, rating.uuid)[0].row["row"]["value"] == 5
