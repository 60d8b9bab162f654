"""Which ratings were mentioned as low ones in a row, and not only as a dip."""

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
    # It is not known what older notices were about, so nothing is said a second time.
    op.execute("UPDATE rating SET told_low = TRUE WHERE noticed AND value <= 4")
