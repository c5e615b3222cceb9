"""Of each member it is known whether they were seen on a wall of the area."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    no = sa.false()
    op.add_column(
        "membership", sa.Column("on_wall", sa.Boolean(), nullable=False, server_default=no)
    )


def downgrade() -> None:
    op.drop_column("membership", "on_wall")
