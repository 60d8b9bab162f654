"""Which ratings were told as low ones in a row, which only a dip is not."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    told_low: sa.Column[bool] = sa.Column(
        "told_low", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("rating", told_low)
    # What a notice of before was about is not known: nothing is said twice for that.
    op.execute("UPDATE rating SET told_low = TRUE WHERE noticed AND value <= 4")
