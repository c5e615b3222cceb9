"""Codes of printed slips, and how many sheets were printed in an area."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "slip",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", KEY, nullable=False),
        sa.Column("member_id", KEY, nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("code"),
    )
    with op.batch_alter_table("slip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_slip_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_slip_member_id"), ["member_id"], unique=False)
    op.create_table(
        "printcount",
        sa.Column("area_id", KEY, nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "sheet"),
    )


def downgrade() -> None:
    op.drop_table("printcount")
    with op.batch_alter_table("slip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_slip_member_id"))
        batch_op.drop_index(batch_op.f("ix_slip_area_id"))
    op.drop_table("slip")
