"""Walls that take no cards, copies that were refused, held commands, hot days nobody ended."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("wall") as rows:
        rows.add_column(sa.Column("refuses", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("posting") as rows:
        rows.add_column(sa.Column("refused", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("episode") as rows:
        rows.add_column(sa.Column("lost", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "heldcommand",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_heldcommand_member_id", "heldcommand", ["member_id"])


def downgrade() -> None:
    op.drop_index("ix_heldcommand_member_id", "heldcommand")
    op.drop_table("heldcommand")
    with op.batch_alter_table("episode") as rows:
        rows.drop_column("lost")
    with op.batch_alter_table("posting") as rows:
        rows.drop_column("refused")
    with op.batch_alter_table("wall") as rows:
        rows.drop_column("refuses")
