"""A member's cafés may be followed as a calendar, by a secret address."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("secret_print", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("secret_print"),
    )
    op.create_index("ix_calendar_member_id", "calendar", ["member_id"])


def downgrade() -> None:
    op.drop_table("calendar")
