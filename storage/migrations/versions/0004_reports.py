"""Reports, mutes, and cards that are covered while they are looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mute",
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "area_id"),
    )
    with op.batch_alter_table("mute", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mute_area_id"), ["area_id"], unique=False)

    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wall_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("card", sa.Boolean(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("word", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judged", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("subject", "by_id"),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_subject"), ["subject"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_wall_id"), ["wall_id"], unique=False)

    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "author_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                sa.ForeignKey("member.id", name="card_author_id_fkey", ondelete="SET NULL"),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("instead", sa.String(), nullable=True))
    op.create_index("ix_card_author_id", "card", ["author_id"], unique=False)
    # Who invited answers for what hangs already.
    op.execute(
        "UPDATE card SET author_id = "
        "(SELECT cafe.host_id FROM cafe WHERE card.name = 'cafe:' || cafe.id)"
    )


def downgrade() -> None:
    op.drop_index("ix_card_author_id", "card")
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_column("instead")
        batch_op.drop_column("author_id")

    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_wall_id"))
        batch_op.drop_index(batch_op.f("ix_report_subject"))
        batch_op.drop_index(batch_op.f("ix_report_by_id"))
        batch_op.drop_index(batch_op.f("ix_report_author_id"))
        batch_op.drop_index(batch_op.f("ix_report_at"))
        batch_op.drop_index(batch_op.f("ix_report_area_id"))

    op.drop_table("report")
    with op.batch_alter_table("mute", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mute_area_id"))

    op.drop_table("mute")
