"""First cards of new members may wait for a glance; what is said again and again is known."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for table, column in (("area", "glance_first"), ("membership", "glanced")):
        flag: sa.Column[bool] = sa.Column(
            column, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, flag)
    op.create_table(
        "firstcard",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", ID, nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("widen_at", AT, nullable=True),
        sa.Column("out_at", AT, nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "key"),
    )
    for column in ("area_id", "member_id", "widen_at", "out_at"):
        op.create_index(f"ix_firstcard_{column}", "firstcard", [column])

    op.create_table(
        "saidtext",
        sa.Column("cafe_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("prints", sa.String(), nullable=False),
        sa.Column("newcomer", sa.Boolean(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["cafe_id"], ["cafe.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cafe_id"),
    )
    for column in ("member_id", "at"):
        op.create_index(f"ix_saidtext_{column}", "saidtext", [column])


def downgrade() -> None:
    op.drop_table("saidtext")
    op.drop_table("firstcard")
    for table, column in (("membership", "glanced"), ("area", "glance_first")):
        op.drop_column(table, column)
