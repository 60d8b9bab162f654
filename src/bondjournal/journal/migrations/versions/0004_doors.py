"""Entries know the door of "Something feels off" they were written behind.

The door of older entries cannot be determined: behind the third door no question is offered, and
an entry from there does not differ from others in any other way.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    numbers = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
    last = connection.execute(numbers).scalar()
    door = sa.Column("door", sa.String(), server_default=sa.text("''"), nullable=False)
    with op.batch_alter_table(
        "entry", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as table:
        table.add_column(door)
        table.create_check_constraint("ck_entry_door", "door IN ('', '1', '2', '3')")
        table.create_check_constraint("ck_entry_on_no_page", "door <> '3' OR share = 'only-me'")
    # The trash may hold a row with the last id, which no new row may get.
    again = sa.text("UPDATE sqlite_sequence SET seq = :last WHERE name = 'entry'")
    connection.execute(again, {"last": last or 0})
