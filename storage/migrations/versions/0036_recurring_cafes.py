"""A café may come back by itself, by its host's wish."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "recurring",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("host_id", ID, nullable=False),
        sa.Column("cafe_id", ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("access", sa.JSON(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("ask_at", AT, nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["host_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["cafe_id"], ["cafe.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("area_id", "host_id", "cafe_id", "due_at", "ask_at"):
        op.create_index(f"ix_recurring_{column}", "recurring", [column])


def downgrade() -> None:
    op.drop_table("recurring")
