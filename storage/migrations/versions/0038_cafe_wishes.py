"""Neighbours may wish for a café; the tables of an area may stand on one card."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "gathering",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("first_at", AT, nullable=False),
        sa.Column("second_at", AT, nullable=False),
        sa.Column("chosen_at", AT, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("captain_id", ID, nullable=True),
        sa.Column("cafe_id", ID, nullable=True),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("step_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["captain_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["cafe_id"], ["cafe.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("area_id", "captain_id", "cafe_id", "step_at"):
        op.create_index(f"ix_gathering_{column}", "gathering", [column])
    op.create_table(
        "wish",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("ask_at", AT, nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("rests_until", AT, nullable=True),
        sa.Column("gathering_id", ID, nullable=True),
        sa.Column("can", sa.String(), nullable=False),
        sa.Column("said_at", AT, nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["gathering_id"], ["gathering.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "area_id"),
    )
    for column in ("area_id", "ask_at", "gathering_id"):
        op.create_index(f"ix_wish_{column}", "wish", [column])
    op.create_table(
        "edition",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("opened_at", AT, nullable=False),
        sa.Column("closed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("area_id", "kind", "year"),
    )
    op.create_index("ix_edition_area_id", "edition", ["area_id"])


def downgrade() -> None:
    op.drop_table("edition")
    op.drop_table("wish")
    op.drop_table("gathering")
