"""Of each member it is known whether they agreed to be written to on evenings of hot days."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("evenings", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("member", "evenings")
