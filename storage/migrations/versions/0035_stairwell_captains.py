"""Members may be captain of a stairwell, and doors tried on hot days are summed up by area."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "captain",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("label", sa.LargeBinary(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id"),
    )
    op.create_index("ix_captain_area_id", "captain", ["area_id"])
    op.create_table(
        "doorcount",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=False),
        sa.Column("captains", sa.Integer(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "on"),
    )
    op.create_table(
        "doorstold",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("doors", sa.LargeBinary(), nullable=True),
        sa.Column("until", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "on"),
    )
    op.create_index("ix_doorstold_area_id", "doorstold", ["area_id"])


def downgrade() -> None:
    op.drop_table("doorstold")
    op.drop_table("doorcount")
    op.drop_table("captain")
