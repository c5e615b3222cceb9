"""An area may leave it to its organisers to let everybody in; they are told once of each."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ADDED = ("area", "organisers_admit"), ("joinrequest", "organisers_told")


def upgrade() -> None:
    for table, name in ADDED:
        no = sa.false()
        op.add_column(table, sa.Column(name, sa.Boolean(), nullable=False, server_default=no))


def downgrade() -> None:
    for table, name in ADDED:
        op.drop_column(table, name)
