"""Members are taken out of an area by two organisers, and roles are asked about."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "removal",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("proposed_by", ID, nullable=True),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["proposed_by"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["decided_by"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("area_id", "member_id", "proposed_by", "decided_by", "since"):
        op.create_index(f"ix_removal_{column}", "removal", [column])
    op.create_table(
        "rolequestion",
        sa.Column("id", ID, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("area_id", "member_id", "by_id", "asked_at"):
        op.create_index(f"ix_rolequestion_{column}", "rolequestion", [column])


def downgrade() -> None:
    op.drop_table("rolequestion")
    op.drop_table("removal")
