"""When sources spoke themselves, whose word they pass on, and levels set below an official one."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)
MOMENTS = "changed_at", "issued_at", "holds_until"


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("watch", sa.Column(name, AT, nullable=True))
    for table, name in (("watch", "mark"), ("bulletin", "service")):
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    unknown = sa.text("0")
    below = sa.Column("agreed_below", sa.SmallInteger(), nullable=False, server_default=unknown)
    op.add_column("override", below)


def downgrade() -> None:
    op.drop_column("override", "agreed_below")
    op.drop_column("bulletin", "service")
    for name in ("mark", *MOMENTS):
        op.drop_column("watch", name)
