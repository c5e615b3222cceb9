"""Organisers announce something to their neighbours, who have a switch for it."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column(
        "membership",
        sa.Column("broadcast", sa.Boolean(), server_default=sa.true(), nullable=False),
    )
    op.create_table(
        "broadcast",
        sa.Column("id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("proposer_id", ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("proposed", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("drafted_at", AT, nullable=False),
        sa.Column("asked_at", AT, nullable=True),
        sa.Column("published_at", AT, nullable=True),
        sa.Column("edited_at", AT, nullable=True),
        sa.Column("withdrawn_at", AT, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["proposer_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("author_id", "proposer_id", "drafted_at", "asked_at", "published_at"):
        op.create_index(f"ix_broadcast_{column}", "broadcast", [column])
    op.create_table(
        "broadcastarea",
        sa.Column("id", ID, nullable=False),
        sa.Column("broadcast_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("told_up_to", ID, nullable=True),
        sa.ForeignKeyConstraint(["broadcast_id"], ["broadcast.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("broadcast_id", "area_id"),
        sa.UniqueConstraint("area_id", "counted_on"),
    )
    op.create_index("ix_broadcastarea_told_up_to", "broadcastarea", ["told_up_to"])


def downgrade() -> None:
    op.drop_table("broadcastarea")
    op.drop_table("broadcast")
    with op.batch_alter_table("membership") as batch:
        batch.drop_column("broadcast")
