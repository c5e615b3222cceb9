"""Replies kept until they were spoken, and questions that were never seen."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNSPOKEN = sa.text("due_at IS NOT NULL")
OWNED = sa.text("account_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("receipt") as receipt:
        receipt.add_column(
            sa.Column(
                "account_id",
                ID,
                sa.ForeignKey("account.id", name="receipt_account_id_fkey", ondelete="SET NULL"),
                nullable=True,
            )
        )
        receipt.add_column(sa.Column("reply", sa.LargeBinary(), nullable=True))
        receipt.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_receipt_unspoken",
        "receipt",
        ["due_at"],
        sqlite_where=UNSPOKEN,
        postgresql_where=UNSPOKEN,
    )
    op.create_index(
        "ix_receipt_account",
        "receipt",
        ["account_id"],
        sqlite_where=OWNED,
        postgresql_where=OWNED,
    )
    with op.batch_alter_table("dialog") as dialog:
        dialog.add_column(
            sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())
        )


def downgrade() -> None:
    with op.batch_alter_table("dialog") as dialog:
        dialog.drop_column("shown")
    op.drop_index("ix_receipt_account", "receipt")
    op.drop_index("ix_receipt_unspoken", "receipt")
    with op.batch_alter_table("receipt") as receipt:
        receipt.drop_column("due_at")
        receipt.drop_column("reply")
        receipt.drop_column("account_id")
