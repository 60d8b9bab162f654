"""One dialect for all engines of a test process.

Every test opens a journal of its own with an engine of its own, and each would compile the same
statements again: a fifth of what the tests cost. A statement is compiled once for each dialect.
"""

from sqlalchemy import create_engine

from bondjournal.vault import database


def share_statements():
    """Let every engine that is made from now on share the statements that others compiled."""
    shared = {}

    def create(*arguments, **options):
        engine = create_engine(*arguments, **options)
        engine.dialect = shared.setdefault("dialect", engine.dialect)
        engine.update_execution_options(compiled_cache=shared.setdefault("statements", {}))
        return engine

    database.create_engine = create
