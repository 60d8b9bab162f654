"""The vault opens without this program: by the lines of the manual, and with the same rows."""

import re
import shutil
import subprocess
import sys
from importlib.resources import files

import apsw
import pytest
from sqlalchemy import text

from bondjournal.addition import NewRating, NewTopic
from bondjournal.journal import additions, appointments, therapists
from bondjournal.journal.tables import metadata
from bondjournal.unlock import unlock
from bondjournal.vault.layout import Vault
from made import PASSPHRASE, ask
from waiting import LONGEST

FORMATS = files("bondjournal.manual") / "formats.md"


@pytest.fixture(scope="module")
def kept(untouched, tmp_path_factory):
    """A journal with rows of several kinds, some of them former ones; nobody writes into it."""
    vault = Vault(tmp_path_factory.mktemp("kept") / "vault")
    shutil.copytree(untouched.path, vault.path)
    journal = unlock(vault, PASSPHRASE)
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        appointments.attended_on(session, them, ask().at.date(), "Europe/Berlin")
        for number in range(30):
            addition = ask(
                f"Größe {number} \N{SEEDLING} " + "word " * 100 * number,
                ratings=(NewRating(scale="heard", value=number % 11, line="A line."),),
                topic=NewTopic(text=f"Topic {number}"),
                session=ask().at.date(),
            )
            additions.keep(session, addition)
    yield journal
    journal.close()


def test_the_lines_of_the_manual_open_it(kept):
    (lines,) = re.findall(r"```python\n(.*?)```", FORMATS.read_text("utf-8"), re.DOTALL)
    lines = lines.replace('Path("vault")', f"Path({str(kept.vault.path)!r})")
    assert f'"{PASSPHRASE}"' in lines
    assert "import bondjournal" not in lines
    done = subprocess.run(
        [sys.executable, "-c", lines], capture_output=True, text=True, check=False, timeout=LONGEST
    )
    assert done.returncode == 0, done.stderr
    with kept.engine.connect() as connection:
        query = text("SELECT day, title, body FROM entry ORDER BY at")
        rows = connection.execute(query).all()
    assert done.stdout == "".join("\n".join(row) + "\n" for row in rows)
    assert len(rows) == 30


def test_another_implementation_reads_the_same_rows(kept):
    other = apsw.Connection(str(kept.vault.database), flags=apsw.SQLITE_OPEN_READONLY)
    key = kept.keys.database.hex()
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
        other.execute(f"PRAGMA {pragma}")
    assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    filled = 0
    with kept.engine.connect() as connection:
        for table in metadata.sorted_tables:
            query = f'SELECT * FROM "{table.name}" ORDER BY rowid'
            ours = [tuple(row) for row in connection.exec_driver_sql(query)]
            assert [tuple(row) for row in other.execute(query)] == ours
            filled += bool(ours)
        found = "SELECT count(*) FROM kept_search WHERE kept_search MATCH 'body: grosse'"
        assert list(other.execute(found)) == [(30,)]
    other.close()
    assert filled > 5


def test_another_implementation_is_refused_without_the_key(kept):
    other = apsw.Connection(str(kept.vault.database), flags=apsw.SQLITE_OPEN_READONLY)
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{'00' * 32}'\""):
        other.execute(f"PRAGMA {pragma}")
    with pytest.raises(apsw.NotADBError):
        other.execute("SELECT count(*) FROM entry")
    other.close()
