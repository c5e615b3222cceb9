"""The buttons last shown in a private chat, whose labels may be typed."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "shownbuttons",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("buttons", sa.LargeBinary(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("platform", "workspace", "chat"),
    )
    op.create_index("ix_shownbuttons_member_id", "shownbuttons", ["member_id"])


def downgrade() -> None:
    op.drop_table("shownbuttons")
