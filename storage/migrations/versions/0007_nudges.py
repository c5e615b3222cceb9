"""Announcements of heat, what members answered, and cards that are pinned."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("told_up_to", ID, nullable=False),
        sa.Column("begun_at", AT, nullable=False),
        sa.Column("done_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "on", "moment"),
    )
    op.create_table(
        "episode",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("began_at", AT, nullable=False),
        sa.Column("hot_at", AT, nullable=False),
        sa.Column("worst", sa.SmallInteger(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("thanked_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_episode_area_id", "episode", ["area_id"])
    op.create_table(
        "nudge",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "on"),
    )
    op.create_index("ix_nudge_on", "nudge", ["on"])
    op.create_index("ix_nudge_area_id", "nudge", ["area_id"])
    op.create_table(
        "visit",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visit_member_id", "visit", ["member_id"])
    op.create_index("ix_visit_area_id", "visit", ["area_id"])
    op.create_index("ix_visit_on", "visit", ["on"])
    op.create_table(
        "nickname",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_nickname_member_id", "nickname", ["member_id"])
    op.create_table(
        "willing",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "coolplaces",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id"),
    )
    op.add_column(
        "posting", sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    # Two ranks came between danger and what is urgent.
    op.execute("UPDATE letter SET priority = priority + 2 WHERE priority >= 1")


def downgrade() -> None:
    op.execute("UPDATE letter SET priority = 1 WHERE priority IN (1, 2)")
    op.execute("UPDATE letter SET priority = priority - 2 WHERE priority >= 3")
    op.drop_column("posting", "pinned")
    for table in (
        "coolplaces",
        "willing",
        "nickname",
        "visit",
        "nudge",
        "episode",
        "announcement",
    ):
        op.drop_table(table)
