"""Helping hands."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hello",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("asker_agrees", sa.Boolean(), nullable=False),
        sa.Column("helper_agrees", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["asker_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["helper_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("asker_id", "helper_id"),
    )
    with op.batch_alter_table("hello", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hello_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hello_asker_id"), ["asker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hello_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_hello_helper_id"), ["helper_id"], unique=False)

    op.create_table(
        "helper",
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("monthly", sa.Boolean(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "request",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("helper_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("behalf", sa.LargeBinary(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("word", sa.LargeBinary(), nullable=True),
        sa.Column("file_ref", sa.LargeBinary(), nullable=True),
        sa.Column("file_name", sa.LargeBinary(), nullable=True),
        sa.Column("file_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("step_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("comes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asks_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["asker_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["helper_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_asker_id"), ["asker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_asks_at"), ["asks_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_closed_at"), ["closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_file_at"), ["file_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_helper_id"), ["helper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_request_step_at"), ["step_at"], unique=False)

    op.create_table(
        "approach",
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("comes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("request_id", "member_id"),
    )
    with op.batch_alter_table("approach", schema=None) as batch_op:
        batch_op.create_index("ix_approach_lately", ["member_id", "asked_at"], unique=False)

    op.create_table(
        "hour",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("hour", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hour_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hour_request_id"), ["request_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column(
            "member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rests_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id", "area_id"],
            ["membership.member_id", "membership.area_id"],
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "kind", "member_id"),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            "ix_offer_turn", ["area_id", "kind", "on_duty", "asked_at", "member_id"], unique=False
        )

    op.add_column("area", sa.Column("numbers", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("area", "numbers")

    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index("ix_offer_turn")
        batch_op.drop_index(batch_op.f("ix_offer_member_id"))

    op.drop_table("offer")
    with op.batch_alter_table("hour", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hour_request_id"))
        batch_op.drop_index(batch_op.f("ix_hour_member_id"))

    op.drop_table("hour")
    with op.batch_alter_table("approach", schema=None) as batch_op:
        batch_op.drop_index("ix_approach_lately")

    op.drop_table("approach")
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_step_at"))
        batch_op.drop_index(batch_op.f("ix_request_state"))
        batch_op.drop_index(batch_op.f("ix_request_helper_id"))
        batch_op.drop_index(batch_op.f("ix_request_file_at"))
        batch_op.drop_index(batch_op.f("ix_request_closed_at"))
        batch_op.drop_index(batch_op.f("ix_request_asks_at"))
        batch_op.drop_index(batch_op.f("ix_request_asker_id"))
        batch_op.drop_index(batch_op.f("ix_request_area_id"))

    op.drop_table("request")
    op.drop_table("helper")
    with op.batch_alter_table("hello", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hello_helper_id"))
        batch_op.drop_index(batch_op.f("ix_hello_due_at"))
        batch_op.drop_index(batch_op.f("ix_hello_asker_id"))
        batch_op.drop_index(batch_op.f("ix_hello_area_id"))

    op.drop_table("hello")
