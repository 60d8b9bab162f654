"""Entries can wait for their session too, and the day that was named is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    waits: sa.Column[bool] = sa.Column(
        "waits", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("entry", waits)
    op.create_index("ix_entry_waits", "entry", ["waits"])
    for table in ("entry", "rating"):
        op.add_column(table, sa.Column("session_on", sa.Date(), nullable=True))
