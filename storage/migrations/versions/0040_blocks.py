"""A member may prefer not to have to do with another."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "block",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("called", sa.LargeBinary(), nullable=True),
        sa.Column("warn", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "other_id"),
    )
    op.create_index("ix_block_other_id", "block", ["other_id"])


def downgrade() -> None:
    op.drop_table("block")
