"""Ask once a year; wait for a home or for another place."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("asked_in", sa.Integer(), nullable=False, server_default=sa.text("0"))
        )
    with op.batch_alter_table("waiting", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("home", sa.Boolean(), nullable=False, server_default=sa.true())
        )


def downgrade() -> None:
    with op.batch_alter_table("waiting", schema=None) as batch_op:
        batch_op.drop_column("home")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_column("asked_in")
