"""A check that is taken over knows since when, and where whoever did so was told."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("checkin", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("checkin", sa.Column("taken_via", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("checkin", "taken_via")
    op.drop_column("checkin", "taken_at")
