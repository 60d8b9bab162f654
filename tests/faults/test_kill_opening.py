"""Kills while a journal is made, brought up to date or given what was captured: old, or new."""

import os
from pathlib import Path

import pytest

from bondjournal.journal import migrations
from figures import FAULTS

pytestmark = [FAULTS, pytest.mark.skipif(os.name == "nt", reason="forks and signals of Unix")]


def test_a_new_journal(run):
    states = run(
        """
from bondjournal.unlock import create
new = Vault(place / "new")
for _ in killed(lambda: create(new, PASSPHRASE, CHEAP).close()):
    made = os.path.lexists(new.path)
    if not made:
        create(new, PASSPHRASE, CHEAP).close()
    assert bodies(new) == []
    print("new" if made else "old")
"""
    )
    assert set(states) <= {"old", "new"}


def test_a_merge_of_captures(run):
    run(
        """
from datetime import UTC, datetime, timedelta
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.journal import ratings, topics

for number in range(5):
    addition = check(Addition(
        at=datetime(2026, 5, 12, 15, tzinfo=UTC) + timedelta(minutes=number), zone="UTC",
        entry=NewEntry(body=f"Captured {number}." + " word" * 20000, tags=(f"t{number}",)),
        ratings=(NewRating(scale="heard", value=number),), topic=NewTopic(text=f"Topic {number}"),
    ))
    inbox.seal(vault, addition.to_bytes(), addition.uuid)
template = place.with_name("with-captures")
shutil.copytree(vault.path, template)

def open_it():
    unlock(vault, PASSPHRASE).close()

for _ in killed(open_it):
    waiting = inbox.waiting(vault)
    journal = unlock(vault, PASSPHRASE)
    assert journal.merged in (0, 5) and journal.quarantined == 0, "not all of them or none"
    assert not journal.merged or len(waiting) == 5, "gone before it was merged"
    with journal.session() as session:
        found = sorted(line.words[:11] for line in entries.page(session, count=100))
        rated = sorted(one.value for one in ratings.waiting(session))
        asked = sorted(one.text for one in topics.all_of(session))
    journal.close()
    assert found == sorted([f"Captured {n}." for n in range(5)] + SINCE), found
    assert rated == [0, 1, 2, 3, 4] and asked == [f"Topic {n}" for n in range(5)]
    assert not inbox.waiting(vault)
    backup.read_all_of(vault, keys)
"""
    )


def test_bringing_up_to_date(run):
    states = run(
        """
from bondjournal.journal import migrations
from bondjournal.vault import database

head = migrations.HEAD
folder = place.with_name("migrations")
shutil.copytree(Path(sys.argv[5]) / "versions", folder / "versions")
(folder / "versions" / f"{head + 1:04}_later.py").write_text(f'''
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{head + 1:04}", "{head:04}"
def upgrade():
    for name in ("entry", "topic"):
        mood = sa.Column("mood", sa.String(), server_default="", nullable=False)
        with op.batch_alter_table(name, recreate="always") as table:
            table.add_column(mood)
''')
migrations.__file__, migrations.HEAD = str(folder / "__init__.py"), head + 1

def schema_of(at):
    engine = database.engine(at, keys.database)
    with engine.connect() as connection:
        columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(entry)")]
    number = migrations.number(engine)
    engine.dispose()
    assert ("mood" in columns) == (number == head + 1), "neither the old nor the new"
    return number

for _ in killed(lambda: unlock(vault, PASSPHRASE).close()):
    number = schema_of(vault)
    made = [one for one in backup_folder.all_backups(vault.backups) if "schema" in one.name]
    assert made or number == head, "changed before there was a backup"
    for one in made:
        backup.verify(one, keys)
        assert schema_of(Vault(one)) == head
    assert bodies() == SINCE
    assert schema_of(vault) == head + 1
    print("old" if number == head else "new")
""",
        str(Path(migrations.__file__).parent),
    )
    assert set(states) <= {"old", "new"}
