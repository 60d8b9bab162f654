"""What is left off one page, what was answered about a page, and how a page is for a therapist.

A line for hard times can be a number to ring.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_HEADINGS = "('ring', 'steadied', 'people', 'agreed')"


def upgrade() -> None:
    for table, column, kind, empty in (
        ("preparation", "left_off", sa.JSON(), "[]"),
        ("page", "answers", sa.JSON(), "{}"),
        ("therapist", "language", sa.String(), ""),
        ("therapist", "style", sa.String(), ""),
    ):
        default = sa.text(f"'{empty}'")
        op.add_column(table, sa.Column(column, kind, server_default=default, nullable=False))
    _allow_numbers()


def _allow_numbers() -> None:
    connection = op.get_bind()
    numbers = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'hard_time'")
    last = connection.execute(numbers).scalar()
    with op.batch_alter_table(
        "hard_time", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as table:
        table.drop_constraint("ck_hard_time_heading", type_="check")
        table.create_check_constraint("ck_hard_time_heading", f"heading IN {_HEADINGS}")
    # The trash may hold a row with the last id, which no new row may get.
    again = sa.text("UPDATE sqlite_sequence SET seq = :last WHERE name = 'hard_time'")
    connection.execute(again, {"last": last or 0})
