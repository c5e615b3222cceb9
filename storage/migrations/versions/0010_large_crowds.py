"""Admins among a hundred thousand members, and letters that expire, are found without a scan."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WAITING = sa.text("settled_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_letter_expiring",
        "letter",
        ["expires_at"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_index(
        "ix_member_admin",
        "member",
        ["id"],
        sqlite_where=sa.text("admin = 1"),
        postgresql_where=sa.text("admin"),
    )


def downgrade() -> None:
    op.drop_index("ix_member_admin", "member")
    op.drop_index("ix_letter_expiring", "letter")
