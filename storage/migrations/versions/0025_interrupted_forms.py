"""Forms that another one interrupted wait behind it."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dialog", sa.Column("interrupted", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("dialog", "interrupted")
