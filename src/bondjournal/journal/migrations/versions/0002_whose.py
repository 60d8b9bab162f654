"""Ownership: rows may belong to a therapist, and sessions can be set aside.

With one therapist, everything belongs to them. With several, a row with a session belongs to that
session's therapist, and a row without one belongs to nobody.
"""

from contextlib import AbstractContextManager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BELONG = ("entry", "goal", "helped", "moment", "practical", "topic", "tried")
"""The tables whose rows may belong to a therapist."""
_HAD_THEM_BEFORE = ("topic", "tried")
_WITH_A_SESSION = ("entry", "moment")
_STATES = "('planned', 'set-aside', 'attended', 'did-not-happen', 'cancelled')"


def upgrade() -> None:
    numbers = op.get_bind().execute(sa.text("SELECT name, seq FROM sqlite_sequence")).all()
    for name in _BELONG:
        with _rebuilt(name) as table:
            if name not in _HAD_THEM_BEFORE:
                table.add_column(sa.Column("therapist_uuid", sa.Uuid(), nullable=True))
                table.create_foreign_key(
                    f"fk_{name}_therapist_uuid", "therapist", ["therapist_uuid"], ["uuid"]
                )
            table.add_column(
                sa.Column("for_anyone", sa.Boolean(), server_default=sa.false(), nullable=False)
            )
    with _rebuilt("appointment") as table:
        table.drop_constraint("ck_appointment_state", type_="check")
        table.create_check_constraint("ck_appointment_state", f"state IN {_STATES}")
    for name, last in numbers:
        op.execute(
            sa.text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name").bindparams(
                name=name, last=last
            )
        )
    _fill()


def _rebuilt(name: str) -> AbstractContextManager[BatchOperations]:
    """Return a batch operation that rebuilds a table; its ids go on where they were."""
    kept = {"sqlite_autoincrement": True}
    return op.batch_alter_table(name, recreate="always", table_kwargs=kept)


def _fill() -> None:
    # The names are the program's own, so they need no escaping.
    for name in _WITH_A_SESSION:
        op.execute(
            f"UPDATE {name} SET therapist_uuid = (SELECT therapist_uuid FROM appointment "  # noqa: S608
            f"WHERE appointment.uuid = {name}.appointment_uuid) WHERE appointment_uuid IS NOT NULL"
        )
    for name in _BELONG:
        typed = " AND therapist_typed = ''" if name == "topic" else ""
        op.execute(
            f"UPDATE {name} SET therapist_uuid = (SELECT uuid FROM therapist) "  # noqa: S608
            "WHERE therapist_uuid IS NULL AND (SELECT count(*) FROM therapist) = 1" + typed
        )
