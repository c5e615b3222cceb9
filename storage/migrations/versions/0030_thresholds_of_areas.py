"""An area may have thresholds of its own, where no authority has any."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DEGREES = "night", "day", "felt"


def upgrade() -> None:
    op.create_table(
        "threshold",
        sa.Column("area_id", ID, nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in DEGREES),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id"),
    )


def downgrade() -> None:
    op.drop_table("threshold")
