"""When somebody was seen no more: the instant of it, whatever is changed of them later."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Of before it is known from the history: the last state but ended gave way at that instant. One
# that came without its history was changed last at the earliest then.
_FROM_HISTORY = """
UPDATE therapist SET ended_at = coalesce(
    (
        SELECT version.at FROM version
        WHERE version.row_uuid = therapist.uuid
            AND json_extract(version."row", '$.row.state') <> 'ended'
        ORDER BY version.edit DESC, version.id DESC LIMIT 1
    ),
    edited_at
) WHERE state = 'ended'
"""


def upgrade() -> None:
    op.add_column("therapist", sa.Column("ended_at", sa.DateTime(), nullable=True))
    op.execute(_FROM_HISTORY)
