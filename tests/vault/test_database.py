import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import DateTime, bindparam, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlcipher3 import dbapi2

from bondjournal.errors import Damaged, InUse, JournalError, NotWritable, WrongUse
from bondjournal.vault import database, process
from bondjournal.vault.layout import Vault
from made import content
from waiting import LONGEST

CANARY = "canary"
unix = pytest.mark.skipif(os.name == "nt", reason="rights of this kind are those of Unix")


@pytest.fixture
def impatient(monkeypatch):
    """Wait for nobody."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)


def everything_in(error):
    """All that an error carries, its causes included, as one text."""
    seen, found, queue = set(), [], [error]
    while queue:
        one = queue.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        found += [str(one), repr(one), repr(one.args)]
        found += [repr(value) for value in vars(one).values()]
        found += [repr(getattr(one, name, "")) for name in ("object", "params", "orig")]
        queue += [one.__cause__, one.__context__]
        queue += [value for value in vars(one).values() if isinstance(value, BaseException)]
    return "\n".join(found)


def test_it_is_opened_the_one_right_way(made):
    asked = {
        "cipher_status": "1",
        "cipher_memory_security": "0",
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "busy_timeout": 10_000,
        "cipher_page_size": "4096",
    }
    for engine in (made.engine, made.writer):
        with engine.connect() as connection:
            for name, value in asked.items():
                found = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                assert found == value, name


def test_another_program_opens_it_with_the_raw_key(made):
    made.keep("one")
    connection = dbapi2.connect(str(made.vault.database))
    connection.execute(f"PRAGMA key = \"x'{made.keys.database.hex()}'\"")
    assert connection.execute("SELECT word FROM kept").fetchall() == [("one",)]
    connection.close()


def test_nothing_can_be_read_without_it(made):
    made.keep(CANARY)
    assert b"SQLite format" not in made.vault.database.read_bytes()
    assert CANARY.encode() not in made.vault.database.read_bytes()
    with (
        closing(sqlite3.connect(made.vault.database)) as plain,
        pytest.raises(sqlite3.DatabaseError),
    ):
        plain.execute("SELECT * FROM sqlite_master")


@unix
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_its_files_are_private_whatever_the_umask(tmp_path, umask):
    vault = Vault(tmp_path / "vault")
    before = os.umask(umask)
    try:
        database.create(vault, bytes(32))
        engine = database.engine(vault, bytes(32)).execution_options(writes=True)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept (word)"))
            files = list(vault.path.iterdir())
            assert len(files) == 2
            assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    finally:
        os.umask(before)
    assert stat.S_IMODE(vault.path.stat().st_mode) == 0o700


@unix
def test_what_others_could_read_is_closed_when_it_is_opened(made):
    made.vault.database.chmod(0o644)
    made.vault.path.chmod(0o755)
    database.engine(made.vault, made.keys.database)
    assert stat.S_IMODE(made.vault.database.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.vault.path.stat().st_mode) == 0o700


def test_a_new_one_has_a_page(vault):
    database.create(vault, bytes(32))
    assert vault.database.stat().st_size == 4096


def test_a_new_one_is_in_its_folder_when_the_power_fails(vault, monkeypatch):
    sizes = []
    monkeypatch.setattr(
        database, "folder_to_disk", lambda path: sizes.append((path, vault.database.stat().st_size))
    )
    database.create(vault, bytes(32))
    assert sizes == [(vault.path, 4096)]


def test_a_new_one_never_takes_the_place_of_another(made):
    made.keep("one")
    with pytest.raises(JournalError, match="something is there already"):
        database.create(made.vault, bytes(32))
    assert made.kept() == ["one"]
    made.vault.database.write_bytes(b"")
    with pytest.raises(JournalError, match="something is there already"):
        database.create(made.vault, bytes(32))


def test_one_that_cannot_be_made_leaves_nothing(vault):
    with pytest.raises(ValueError, match="32 bytes"):
        database.create(vault, bytes(31))
    assert list(vault.path.iterdir()) == []


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), b"x" * 64])
def test_a_key_of_another_length_is_refused(made, key):
    with pytest.raises(ValueError, match="32 bytes"):
        database.engine(made.vault, key)


def test_a_missing_one_is_not_made_anew(made):
    made.vault.database.unlink()
    with pytest.raises(Damaged, match="is missing"):
        database.engine(made.vault, made.keys.database)
    with pytest.raises(Damaged, match="is missing"):
        made.kept()
    assert not made.vault.database.exists()


def test_an_empty_one_is_not_filled(made):
    made.vault.database.write_bytes(b"")
    with pytest.raises(Damaged, match="is empty"):
        database.engine(made.vault, made.keys.database)
    with pytest.raises(Damaged, match="is empty"):
        made.keep("one")
    assert made.vault.database.read_bytes() == b""


def test_a_folder_in_its_place_is_told(made):
    made.vault.database.unlink()
    made.vault.database.mkdir()
    with pytest.raises(JournalError, match="to where it is"):
        database.engine(made.vault, made.keys.database)


def test_another_key_does_not_open_it(made):
    with pytest.raises(Damaged, match="is damaged"):
        database.engine(made.vault, bytes(32))


def test_a_plain_database_is_not_opened(made):
    made.vault.database.unlink()
    plain = sqlite3.connect(made.vault.database)
    plain.execute("CREATE TABLE kept (word)")
    plain.close()
    with pytest.raises(Damaged, match="is damaged"):
        database.engine(made.vault, made.keys.database)


def test_without_encryption_nothing_is_opened(tmp_path):
    """The module of the standard library takes a key without a word and writes plain text."""
    plain = sqlite3.connect(tmp_path / "plain.db")
    with pytest.raises(JournalError, match="would not be encrypted"):
        database._open_with(plain, bytes(32))
    plain.close()
    assert (tmp_path / "plain.db").stat().st_size == 0


def test_a_path_may_have_any_characters(tmp_path):
    vault = Vault(tmp_path / "a b?c#d%20é'\"&")
    database.create(vault, bytes(32))
    database.engine(vault, bytes(32))
    assert {path.name for path in vault.path.iterdir()} == {"journal.db", "journal.db-journal"}


def test_a_relative_path_will_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    vault = Vault(Path("here"))
    database.create(vault, bytes(32))
    database.engine(vault, bytes(32))
    assert (tmp_path / "here" / "journal.db").exists()


def read_all(made):
    made.kept()
    with made.engine.connect() as connection:
        connection.execute(text("SELECT word FROM kept WHERE word > 'a' ORDER BY word")).all()


def read_and_check(made):
    read_all(made)
    database.check(made.engine)


@pytest.mark.parametrize("step", [499, pytest.param(101, marks=pytest.mark.long)])
def test_flipped_bytes_are_never_read_as_if_nothing_were(made, capfd, step):
    """One flip in every so many bytes of a database of several pages."""
    made.keep(*(f"{CANARY} {number} " * 20 for number in range(120)))
    whole = made.vault.database.read_bytes()
    assert len(whole) > 8 * 4096
    for at in range(0, len(whole), step):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        made.vault.database.write_bytes(flipped)
        with pytest.raises(Damaged, match="is damaged"):
            read_and_check(made)
    made.vault.database.write_bytes(whole)
    database.check(made.engine)
    assert len(made.kept()) == 120
    assert capfd.readouterr() == ("", "")


def test_a_cut_one_is_told(made):
    made.keep(*(f"{CANARY} {number} " * 20 for number in range(120)))
    whole = made.vault.database.read_bytes()
    for length in range(1, len(whole), 1021):
        made.vault.database.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            read_all(made)


def test_checking_leaves_out_pages_that_hold_nothing(made):
    """A power cut may leave such a page half written, and that is no damage."""
    made.keep(*(f"{CANARY} {number} " * 20 for number in range(120)))
    with made.writer.begin() as connection:
        connection.execute(text("DELETE FROM kept"))
    database.check(made.engine)
    flipped = bytearray(made.vault.database.read_bytes())
    flipped[-2000] ^= 1
    made.vault.database.write_bytes(flipped)
    database.check(made.engine)
    made.keep(*(f"{CANARY} {number} " * 20 for number in range(120)))
    database.check(made.engine)
    assert len(made.kept()) == 120


def test_the_end_of_a_long_text_that_is_damaged_is_told(made):
    """SQLCipher gives zeros there, and no error."""
    made.keep("word " * 4000)
    raw = made.vault.database.read_bytes()
    for at in range(4096 + 100, len(raw), 4096):
        flipped = bytearray(raw)
        flipped[at] ^= 1
        made.vault.database.write_bytes(flipped)
        with pytest.raises(Damaged, match="is damaged"):
            made.kept()
        with pytest.raises(Damaged, match="is damaged"):
            database.check(made.engine)
        with (
            pytest.raises(Damaged, match="is damaged"),
            made.writer.begin() as connection,
        ):
            connection.execute(text("CREATE TABLE other AS SELECT word FROM kept"))
    made.vault.database.write_bytes(raw)
    assert made.kept() == ["word " * 4000]


def test_checking_finds_a_row_that_belongs_to_none(made):
    with made.writer.begin() as connection:
        connection.execute(text("CREATE TABLE part (kept_id INTEGER REFERENCES kept (id))"))
    with made.writer.connect() as connection:
        driver = connection.connection.cursor()
        driver.execute("PRAGMA foreign_keys = OFF")
        connection.execute(text("INSERT INTO part VALUES (7)"))
        connection.commit()
    with pytest.raises(Damaged):
        database.check(made.engine)


def test_what_is_not_committed_is_not_kept(made):
    with made.writer.connect() as connection:
        connection.execute(text("INSERT INTO kept (word) VALUES ('one')"))
    assert made.kept() == []


def test_a_connection_may_go_to_another_thread(made):
    connection = made.engine.connect()
    found = []
    thread = threading.Thread(
        target=lambda: found.append(connection.execute(text("SELECT 1")).scalar_one())
    )
    thread.start()
    thread.join(LONGEST)
    connection.close()
    assert found == [1]


def test_readers_do_not_wait_for_one_another(made, impatient):
    made.keep("one")
    with made.engine.connect() as connection:
        connection.execute(text("SELECT * FROM kept")).all()
        assert made.kept() == ["one"]


def test_a_reader_reads_while_somebody_has_begun_to_write(made, impatient):
    made.keep("one")
    with made.writer.begin() as connection:
        connection.execute(text("INSERT INTO kept (word) VALUES ('two')"))
        assert made.kept() == ["one"]
    assert made.kept() == ["one", "two"]


def test_a_second_writer_waits_at_the_start_and_says_so(made, impatient):
    with (
        made.writer.begin(),
        pytest.raises(InUse, match="Another window is writing"),
        made.writer.begin(),
    ):
        pytest.fail("two began to write at the same time")
    made.keep("one")
    assert made.kept() == ["one"]


def test_the_option_may_be_one_of_a_connection(made, impatient):
    with made.writer.begin(), made.engine.connect() as connection:
        connection.execution_options(writes=True)
        with pytest.raises(InUse):
            connection.execute(text("SELECT 1"))


def test_a_commit_while_somebody_reads_says_so_and_can_be_tried_again(made, impatient):
    made.keep("one")
    with made.engine.connect() as reader, made.writer.connect() as connection:
        reader.execute(text("SELECT * FROM kept")).all()
        connection.execute(text("INSERT INTO kept (word) VALUES ('two')"))
        with pytest.raises(InUse):
            connection.commit()
        reader.rollback()
    made.keep("two")
    assert made.kept() == ["one", "two"]


def test_a_full_disk_is_told_and_loses_nothing(made):
    made.keep("one")
    with made.writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        words = [{"word": CANARY * 100}] * 1000
        with pytest.raises(JournalError, match="disk is full") as raised:
            connection.execute(text("INSERT INTO kept (word) VALUES (:word)"), words)
    assert CANARY not in everything_in(raised.value)
    assert made.kept() == ["one"]


@unix
def test_where_files_cannot_grow_that_is_told_and_nothing_else_of_the_disk(made):
    resource = pytest.importorskip("resource")
    made.keep("one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = made.vault.database.stat().st_size + 8 * 4096
    words = [{"word": CANARY * 100}] * 1000
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        with (
            pytest.raises(NotWritable, match="files cannot be that large here") as raised,
            made.writer.begin() as connection,
        ):
            connection.execute(text("INSERT INTO kept (word) VALUES (:word)"), words)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert CANARY not in everything_in(raised.value)
    assert made.kept() == ["one"]


def test_a_database_as_large_as_a_file_may_be_can_still_change(made, monkeypatch):
    size = made.vault.database.stat().st_size
    monkeypatch.setattr(process, "largest_file", lambda: size)
    made.keep("one")
    monkeypatch.setattr(process, "largest_file", lambda: size - 1)
    with pytest.raises(NotWritable):
        made.keep("two")
    assert made.kept() == ["one"]


@unix
def test_a_place_that_is_read_only_is_told(ordinary_place):
    vault = Vault(ordinary_place / "vault")
    database.create(vault, bytes(32))
    writer = database.engine(vault, bytes(32)).execution_options(writes=True)
    vault.path.chmod(0o500)
    vault.database.chmod(0o400)
    with (
        pytest.raises(JournalError, match="can be read here, but not changed: this account"),
        writer.begin() as connection,
    ):
        connection.execute(text("CREATE TABLE kept (word)"))
    other = Vault(vault.path / "other")
    with pytest.raises(JournalError, match="no access"):
        database.create(other, bytes(32))
    vault.path.chmod(0)
    with pytest.raises(JournalError, match="no access"):
        database.engine(vault, bytes(32))
    vault.path.chmod(0o700)


@unix
def test_what_was_cut_off_and_cannot_be_taken_back_is_told(ordinary_place):
    """A stick that was pulled out amid a transaction, and is read-only since."""
    vault, copy = Vault(ordinary_place / "vault"), Vault(ordinary_place / "copy")
    database.create(vault, bytes(32))
    writer = database.engine(vault, bytes(32)).execution_options(writes=True)
    with writer.connect() as connection:
        with connection.begin():
            connection.execute(text("CREATE TABLE kept (word)"))
        with connection.begin() as cut_off:
            connection.exec_driver_sql("PRAGMA cache_size = 1")
            for _ in range(20):
                connection.execute(text("INSERT INTO kept VALUES (randomblob(9000))"))
            shutil.copytree(vault.path, copy.path)
            cut_off.rollback()
    before = content(copy.path)
    for path in (*before, copy.path):
        path.chmod(0o500)
    with pytest.raises(JournalError, match="cannot be repaired here: this account") as told:
        database.engine(copy, bytes(32))
    assert "Copy the vault's whole folder" in told.value.hint
    assert content(copy.path) == before
    for path in (copy.path, *before):
        path.chmod(0o700)
    with database.engine(copy, bytes(32)).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM kept")).scalar_one() == 0


def test_a_broken_constraint_is_named_without_what_broke_it(made):
    with (
        pytest.raises(IntegrityError, match="CHECK constraint failed: rated_range") as raised,
        made.writer.begin() as connection,
    ):
        connection.execute(
            text("INSERT INTO kept (word, rated) VALUES (:word, 11)"), {"word": CANARY}
        )
    assert raised.value.params is None
    assert CANARY not in everything_in(raised.value)


def test_half_a_character_is_told_without_the_text(made):
    with pytest.raises(WrongUse, match="broken character") as raised:
        made.keep(f"{CANARY} \ud800")
    assert CANARY not in everything_in(raised.value)
    assert made.kept() == []


@pytest.mark.parametrize(
    ("statement", "value", "error"),
    [
        ("SELECT * FROM found WHERE found MATCH :value", f"{CANARY}:x", OperationalError),
        ("SELECT * FROM found WHERE found MATCH :value", f'"{CANARY}', OperationalError),
        ("SELECT * FROM found WHERE found MATCH :value", f"{CANARY} AND", OperationalError),
        (f"SELECT 1 FROM nowhere WHERE :value = '{CANARY[:2]}'", CANARY, OperationalError),
        ("SELECT :value", {CANARY}, StatementError),
        ("SELECT json(:value)", CANARY, OperationalError),
    ],
)
def test_no_other_error_holds_what_was_typed_either(made, statement, value, error):
    with made.writer.begin() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE found USING fts5 (word)"))
    with pytest.raises(error) as raised, made.engine.connect() as connection:
        connection.execute(text(statement), {"value": value}).all()
    assert CANARY not in everything_in(raised.value)


def test_nor_does_one_of_a_type(made):
    typed = text("SELECT :value").bindparams(bindparam("value", type_=DateTime()))
    with pytest.raises(StatementError) as raised, made.engine.connect() as connection:
        connection.execute(typed, {"value": CANARY})
    assert CANARY not in everything_in(raised.value)


def test_errors_of_the_driver_itself_are_put_in_words(made):
    with (
        closing(dbapi2.connect(":memory:")) as connection,
        pytest.raises(JournalError, match="refused a request"),
        database.in_words(),
    ):
        connection.execute(f"SELECT {CANARY}")
