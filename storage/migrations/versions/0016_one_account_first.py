"""Exactly one of a member's accounts is written to first, and each is called something."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# The eldest of several that were preferred stays so; where none was, the eldest becomes it.
ONLY_ONE = """
    UPDATE account SET preferred = FALSE WHERE preferred AND id <> (
        SELECT min(other.id) FROM account AS other
        WHERE other.member_id = account.member_id AND other.preferred
    )
"""
AT_LEAST_ONE = """
    UPDATE account SET preferred = TRUE WHERE id IN (
        SELECT min(other.id) FROM account AS other GROUP BY other.member_id
        HAVING NOT max(CASE WHEN other.preferred THEN 1 ELSE 0 END) = 1
    )
"""


def upgrade() -> None:
    op.add_column("account", sa.Column("called", sa.String(), nullable=False, server_default=""))
    op.execute(ONLY_ONE)
    op.execute(AT_LEAST_ONE)
    op.create_index(
        "uq_account_preferred",
        "account",
        ["member_id"],
        unique=True,
        sqlite_where=sa.text("preferred = 1"),
        postgresql_where=sa.text("preferred"),
    )


def downgrade() -> None:
    op.drop_index("uq_account_preferred", "account")
    op.drop_column("account", "called")
