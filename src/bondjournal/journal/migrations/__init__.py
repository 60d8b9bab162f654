"""Bringing an older journal up to date.

The schema's number stands in the database header (`PRAGMA user_version`), so that a journal that
is up to date is opened without Alembic. One revision a number: `versions/0001_….py` makes 1.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from bondjournal.errors import Damaged, TooNew

HEAD = max(int(one.name[:4]) for one in Path(__file__).parent.glob("versions/[0-9]*.py"))
"""The schema number that this program reads and writes: the last revision."""


def number(engine: Engine) -> int:
    """Return the schema number of a database; 0 for an empty one."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def behind(engine: Engine) -> bool:
    """Return whether the database has an older schema than this program.

    Raises:
        TooNew: it has a newer schema, and is left untouched.
    """
    found = number(engine)
    if found > HEAD:
        raise TooNew(
            "This journal was written by a newer version of bondjournal.",
            "Update bondjournal; the journal is untouched.",
        )
    return found < HEAD


def description(engine: Engine) -> str:
    """Return in words how many entries a database has, or that it is of another version."""
    from sqlmodel import Session

    from bondjournal.journal import entries

    try:
        if behind(engine):
            return "from an earlier version, and will be updated when it is next opened"
    except TooNew:
        return "written by a newer version of bondjournal"
    with Session(engine) as session:
        count = entries.count(session)
    return "1 entry" if count == 1 else f"{count:,} entries"


def upgrade(engine: Engine) -> None:
    """Bring a database to the schema of this program, in one transaction.

    Foreign keys are off meanwhile: with them on, changing a parent table deletes its children.
    All references and the numbers of rows are checked before the commit.

    Raises:
        Damaged: a reference is broken, or rows are missing; nothing was changed.
    """
    with engine.execution_options(writes=True).connect() as connection:
        _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                before = _rows(connection)
                _run(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
                _check(connection, before)
        finally:
            _foreign_keys(connection, on=True)


def _run(connection: Connection) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationStep
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    target = f"{HEAD:04}"

    def steps(revision: Any, _context: Any) -> Any:
        missing = reversed(list(scripts.iterate_revisions(target, revision, implicit_base=True)))
        return [MigrationStep.upgrade_from_script(scripts.revision_map, one) for one in missing]

    with EnvironmentContext(config, scripts, fn=steps, destination_rev=target) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _rows(connection: Connection) -> Counter[str]:
    tables = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    ).scalars()
    # The index of words is rebuilt, so the number of its rows may change.
    index = ("sqlite_", "entry_search_", "kept_search_")
    own = [name for name in tables if not name.startswith(index)]
    return Counter(
        {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608  # names from the schema
            for name in own
            if name != "alembic_version"
        }
    )


def _check(connection: Connection, before: Counter[str]) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Damaged(
            "Updating the journal would have broken a reference in it.",
            "Nothing was changed. A backup was made before.",
        )
    after = _rows(connection)
    if any(after[name] < count for name, count in before.items()):
        raise Damaged(
            "Updating the journal would have lost rows.",
            "Nothing was changed. A backup was made before.",
        )
