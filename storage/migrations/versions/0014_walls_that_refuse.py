"""Walls that take no cards, copies that were refused, and hot days whose end nobody confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("wall") as rows:
        rows.add_column(sa.Column("refuses", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("posting") as rows:
        rows.add_column(sa.Column("refused", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("episode") as rows:
        rows.add_column(sa.Column("lost", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("episode") as rows:
        rows.drop_column("lost")
    with op.batch_alter_table("posting") as rows:
        rows.drop_column("refused")
    with op.batch_alter_table("wall") as rows:
        rows.drop_column("refuses")
