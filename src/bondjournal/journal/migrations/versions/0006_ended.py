"""The instant at which a therapist ended, whatever is changed about them later."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# For older rows it comes from the history: the instant at which the last state before "ended" was
# replaced. Without a history, the last edit of the row is used.
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
