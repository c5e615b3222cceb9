"""Of each member it is known whether they read a language that is not theirs."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "member", sa.Column("language_doubt", sa.String(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("member", "language_doubt")
