"""Where something was told in confidence by message is known until it no longer says it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)
INDEXED = ("letter_id", "subject", "owner_id", "reader_id", "ended_at")


def upgrade() -> None:
    op.create_table(
        "confidentialmessage",
        sa.Column("id", ID, nullable=False),
        sa.Column("letter_id", ID, nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("subject", ID, nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("reader_id", ID, nullable=True),
        sa.Column("until", AT, nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["reader_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "chat", "message"),
    )
    op.add_column("cafe", sa.Column("came", sa.Integer(), nullable=True))
    count = sa.Column("meetings", sa.Integer(), nullable=False, server_default=sa.text("0"))
    op.add_column("member", count)
    for column in INDEXED:
        op.create_index(f"ix_confidentialmessage_{column}", "confidentialmessage", [column])


def downgrade() -> None:
    op.drop_table("confidentialmessage")
    op.drop_column("member", "meetings")
    op.drop_column("cafe", "came")
