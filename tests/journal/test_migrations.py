import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, delete, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import Damaged, TooNew
from bondjournal.journal import (
    additions,
    entries,
    hard_times,
    migrations,
    notices,
    pages,
    preparations,
    ratings,
    search,
    seeing,
    settling,
    therapists,
    topics,
    versions,
    waiting,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import (
    HardTime,
    Page,
    Preparation,
    Rating,
    Therapist,
    Version,
    metadata,
)
from bondjournal.unlock import unlock
from felt import day, rate_all
from kept_ways import WAYS
from made import PASSPHRASE, ask
from waiting import LONGEST

HEAD = migrations.HEAD
LATER = HEAD + 1
VERSIONS = Path(migrations.__file__).parent / "versions"
NEXT = migrations.HEAD + 1


def schema(connection):
    """Every table and index as the set of the lines that make it, with its columns in order."""
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    )
    return {
        name: sorted(
            line.strip().rstrip(",")
            for written in sql.replace(f'TABLE "{name}"', f"TABLE {name}").splitlines()
            # A column that was added later stands on the line of the one before.
            for line in re.split(r", (?=[a-z_]+ [A-Z])", written)
            if line.strip(" \t)")
        )
        for name, sql in found
        if not name.startswith(("kept_search", "sqlite_", "alembic_"))
    }


def made_by(number):
    """What the first revisions make, up to this one: what is called by each name, and the SQL."""
    made = create_engine(
        "sqlite://", creator=lambda: sqlcipher3.connect(":memory:"), poolclass=StaticPool
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "HEAD", number)
        migrations.upgrade(made)
    with made.connect() as connection:
        found = dict(connection.exec_driver_sql(NAMED).all())
    made.dispose()
    return found


NAMED = """
SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'
    AND name NOT LIKE 'kept_search%' AND name NOT LIKE 'entry_search%' ORDER BY type DESC
"""


def take_back(engine, number, *statements):
    """Let a database be of an earlier schema, with what it has a place for; then do more."""
    before = made_by(number)
    with engine.execution_options(writes=True).connect() as connection:
        run = connection.exec_driver_sql
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        run("PRAGMA legacy_alter_table = ON")
        tables = {name for name, sql in run(NAMED).all() if sql.startswith("CREATE TABLE")}
        for name in tables:
            run(f'ALTER TABLE "{name}" RENAME TO "later_{name}"')
        for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'index'").all():
            if not name.startswith("sqlite_"):
                run(f"DROP INDEX {name}")
        for sql in before.values():
            run(sql)
        for name in tables:
            if name in before:
                columns = ", ".join(f'"{row.name}"' for row in run(f"PRAGMA table_info({name})"))
                run(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM later_{name}")
            run(f"DROP TABLE later_{name}")
        for statement in (
            *statements,
            f"UPDATE alembic_version SET version_num = '{number:04}'",
            f"PRAGMA user_version = {number}",
        ):
            run(statement)
        connection.commit()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")


@pytest.fixture
def full(journal, at):
    """A journal with rows that point at each other."""
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        kept = additions.keep(
            session,
            check(
                Addition(
                    at=dates.now(),
                    zone="Europe/Berlin",
                    entry=NewEntry(body="Walked humming.", tags=("walk",)),
                    ratings=(NewRating(scale="heard", value=5),),
                    topic=NewTopic(text="The house"),
                    session=dates.now().date(),
                )
            ),
        )
        (one,) = waiting.waiting(session)
        settling.settle_on(session, one.key, one.named, "Europe/Berlin")
        topics.attach(session, kept.topic, kept.entry)
    return journal


@pytest.fixture
def revise(tmp_path, monkeypatch):
    """Add a later revision with this body, and expect it."""

    def add(body):
        folder = tmp_path / "later%20" / "migrations"
        shutil.copytree(VERSIONS, folder / "versions", ignore=shutil.ignore_patterns("*.pyc"))
        lines = ["import sqlalchemy as sa", "from alembic import op", f'revision = "{LATER:04}"']
        lines += [f'down_revision = "{HEAD:04}"', "def upgrade():"]
        lines += [f"    {line}" for line in body]
        (folder / "versions" / f"{LATER:04}_later.py").write_text("\n".join(lines))
        monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))
        monkeypatch.setattr(migrations, "HEAD", LATER)

    return add


def rows(engine):
    with engine.connect() as connection:
        names = [name for name in schema(connection) if name in metadata.tables]
        return {
            name: connection.execute(text(f'SELECT * FROM "{name}"')).mappings().all()
            for name in names
        }


def test_the_revisions_make_exactly_the_tables_of_the_program(journal):
    with journal.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_object": lambda _, name, *__: not name.startswith("kept_search"),
            },
        )
        assert compare_metadata(context, metadata) == []


def test_the_revisions_make_every_constraint_of_the_tables_by_name(journal):
    plain = create_engine("sqlite://")
    metadata.create_all(plain)
    with plain.connect() as wanted, journal.engine.connect() as made:
        assert schema(made) == schema(wanted)
        checks = re.findall(r"CHECK", str(schema(made)))
    plain.dispose()
    assert len(checks) > 15


def test_a_new_journal_is_up_to_date_and_the_numbers_fit(journal):
    assert migrations.number(journal.engine) == migrations.HEAD
    assert not migrations.behind(journal.engine)
    numbers = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
    assert numbers == [f"{number:04}" for number in range(1, migrations.HEAD + 1)]


def test_a_newer_schema_is_refused(journal):
    with journal.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
        connection.commit()
    with pytest.raises(TooNew):
        migrations.behind(journal.engine)


def test_rebuilding_a_parent_table_loses_none_of_its_children(full, revise):
    revise(
        [
            'for name in ("entry", "topic"):',
            '    mood = sa.Column("mood", sa.String(), server_default="", nullable=False)',
            '    with op.batch_alter_table(name, recreate="always") as table:',
            "        table.add_column(mood)",
        ]
    )
    before = rows(full.engine)
    assert migrations.behind(full.engine)
    migrations.upgrade(full.engine)
    assert migrations.number(full.engine) == LATER
    after = rows(full.engine)
    for name, were in before.items():
        assert [{key: row[key] for key in were[0]} for row in after[name]] == were
    assert before["entry_tag"]
    assert before["topic_material"]
    assert after["entry"][0]["mood"] == ""
    with full.session() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert entries.page(session, Filter(words="humming", tags=("walk",)))


FAILING = {
    "raises": (["op.drop_table('stand_in')", "raise RuntimeError('halfway')"], "halfway"),
    "is-no-sql": (["op.drop_table('stand_in')", "op.execute('SELEC')"], "SQLITE_ERROR"),
    "loses-rows": (["op.execute('DELETE FROM rating')"], "would have lost rows"),
    "breaks-a-reference": (
        ["op.execute(\"UPDATE rating SET appointment_uuid = 'nowhere'\")"],
        "would have broken a reference",
    ),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_step_that_fails_leaves_everything_as_it_was(full, revise, name):
    body, said = FAILING[name]
    revise(body)
    with full.engine.connect() as connection:
        tables = schema(connection)
    before = rows(full.engine)
    with pytest.raises((Damaged, RuntimeError, OperationalError), match=said):
        migrations.upgrade(full.engine)
    assert migrations.number(full.engine) == HEAD
    with full.engine.connect() as connection:
        assert schema(connection) == tables
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert revision == f"{HEAD:04}"
    assert rows(full.engine) == before
    with full.session() as session:
        (appointment,) = session.exec(ratings.select(ratings.Appointment)).all()
        assert len(ratings.of_session(session, appointment.uuid)) == 1


def test_a_journal_that_is_up_to_date_opens_without_alembic(journal, vault, monkeypatch):
    known = [name for name in sys.modules if name.startswith(("alembic.", "mako."))]
    for name in ("alembic", "mako", *known):
        monkeypatch.setitem(sys.modules, name, None)
    unlock(vault, PASSPHRASE).close()


def test_the_index_is_made_anew_over_everything_kept(journal):
    with journal.transaction() as session:
        rows = {way.keep(session, f"A heron, {name} 🌊").uuid for name, way in WAYS.items()}
        tagged = additions.keep(session, ask(None, entry=NewEntry(body="Zzz.", tags=("🌊",))))
        rows.add(tagged.entry.uuid)
        versions.delete(session, additions.keep(session, ask("A heron 🌊")).entry)
    before = VERSIONS / "0003_search.py"
    (number,) = re.findall(r'down_revision = "(\d+)"', before.read_text("utf-8"))
    take_back(
        journal.engine,
        int(number),
        "DROP TABLE kept_search",
        "CREATE VIRTUAL TABLE entry_search USING fts5(title, body, tags, content='')",
        "INSERT INTO entry_search(rowid, title, body, tags) VALUES (7, 'heron', 'two', '')",
    )
    migrations.upgrade(journal.engine)
    with journal.session() as session:
        assert {hit.uuid for hit in search.page(session, Filter(words="🌊"))} == rows
        assert len(search.page(session, Filter(words="heron"))) == len(rows) - 1
    with journal.engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "entry_search" not in names


def test_when_somebody_ended_is_known_from_the_history_or_from_the_last_change(journal, at):
    with journal.transaction() as session:
        therapists.usual_one(session)
        at("2026-05-10T10:00")
        therapists.add(session, "Ben", first="Ann")
        therapists.add(session, "Cy")
    ended = at("2026-05-11T10:00")
    with journal.transaction() as session:
        for one in therapists.all_of(session)[:2]:
            seeing.end(session, one)
    changed = at("2026-05-12T10:00")
    with journal.transaction() as session:
        known, strange, _ = therapists.all_of(session)
        for one in (known, strange):
            therapists.rename(session, one, f"{one.name} again")
        session.execute(delete(Version).where(Version.row_uuid == strange.uuid))
    take_back(journal.engine, 5)
    migrations.upgrade(journal.engine)
    with journal.session() as session:
        found = [one.ended_at for one in therapists.all_of(session)]
    assert found == [ended, changed, None]


def after(week):
    return dates.When(day(week), None).instant("UTC")


def test_what_an_earlier_program_said_of_low_ones_is_not_said_again(journal):
    with journal.transaction() as session:
        rate_all(session, [4, 3, 4])
        notices.take(session, after(3))
        for rating in session.exec(select(Rating)):
            rating.noticed = True
    take_back(journal.engine, 6)
    migrations.upgrade(journal.engine)
    with journal.transaction() as session:
        assert [one.told_low for one in session.exec(select(Rating))] == [True] * 3
        rate_all(session, [4], first=3)
        assert notices.take(session, after(4)) is None


def test_what_was_prepared_and_written_has_room_for_what_was_added(journal):
    def before(session):
        ann = therapists.usual_one(session)
        preparations.begin(session, ann, None)
        pages.remember(session, ann, None, path="/p", sha256="0", style="full", at=dates.now())
        lines = [hard_times.add(session, "people", words) for words in ("Nadia.", "Ines.")]
        versions.delete(session, versions.by_uuid(session, lines[1].uuid))

    with journal.transaction() as session:
        before(session)
    numbers = "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'hard_time'"
    take_back(journal.engine, 7, numbers)
    migrations.upgrade(journal.engine)
    with journal.transaction() as session:
        hard_times.add(session, "ring", "030 23125 014")
        found = {row.text: row.id for row in session.exec(select(HardTime))}
        assert found == {"Nadia.": 1, "030 23125 014": 3}, "a number of the trash stays taken"
        assert session.exec(select(Preparation.left_off)).one() == []
        assert session.exec(select(Page.answers)).one() == {}
        assert session.exec(select(Therapist.language, Therapist.style)).one() == ("", "")
        (trashed,) = versions.trash(session)
        versions.bring_back(session, trashed)
        assert hard_times.words(session)["people"] == ["Nadia.", "Ines."]


@pytest.mark.long
def test_whoever_opens_such_a_journal_imports_no_alembic(journal, vault):
    code = (
        "import sys, pathlib\n"
        "from bondjournal.unlock import unlock\n"
        "from bondjournal.vault.layout import Vault\n"
        f"unlock(Vault(pathlib.Path({str(vault.path)!r})), {PASSPHRASE!r}).close()\n"
        "print('alembic' in sys.modules, 'mako' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST,
    )
    assert done.stdout == "False False\n"


def test_it_is_told_how_many_entries_there_are_and_which_version_it_is_of(journal):
    told = []
    for _ in range(3):
        told.append(migrations.description(journal.engine))
        with journal.transaction() as session:
            additions.keep(session, ask())
    assert told == ["0 entries", "1 entry", "2 entries"]
    for number, said in (
        (
            migrations.HEAD - 1,
            "from an earlier version, and will be updated when it is next opened",
        ),
        (migrations.HEAD + 1, "written by a newer version of bondjournal"),
    ):
        with journal.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            connection.commit()
        assert migrations.description(journal.engine) == said
