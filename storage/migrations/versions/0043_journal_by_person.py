"""The journal knows an act of somebody who left from what Palier found out by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

FOUND_OUT = ("refused", "takes", "heat_ended", "heat_given_back", "heat_taken_by_town")
"""Acts that had nobody's name also where nobody left."""


def upgrade() -> None:
    op.add_column(
        "entry", sa.Column("by_person", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    entry = sa.table(
        "entry",
        sa.column("by_person", sa.Boolean),
        sa.column("member_id", sa.BigInteger),
        sa.column("act", sa.String),
    )
    alone = entry.c.member_id.is_(None) & entry.c.act.in_((*FOUND_OUT, "cool_imported", "closed"))
    op.execute(entry.update().where(alone).values(by_person=False))


def downgrade() -> None:
    op.drop_column("entry", "by_person")
