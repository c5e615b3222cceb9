"""Who asked to be checked on, buddies, and the checks of a week."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "enrolment",
        sa.Column("member_id", _id(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("access", sa.LargeBinary(), nullable=True),
        sa.Column("share", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        _moment("away_until", nullable=True),
        _moment("asks_from"),
        _moment("since"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "buddy",
        sa.Column("id", _id(), nullable=False),
        sa.Column("member_id", _id(), nullable=False),
        sa.Column("buddy_id", _id(), nullable=True),
        _moment("since"),
        _moment("agreed_at", nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["buddy_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "buddy_id"),
    )
    with op.batch_alter_table("buddy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_buddy_buddy_id"), ["buddy_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_buddy_member_id"), ["member_id"], unique=False)
    op.create_table(
        "buddyoffer",
        sa.Column("member_id", _id(), nullable=False),
        _moment("since"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "checkin",
        sa.Column("id", _id(), nullable=False),
        sa.Column("member_id", _id(), nullable=False),
        sa.Column("area_id", _id(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        _moment("asked_at"),
        _moment("called_at", nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        _moment("step_at"),
        _moment("next_at", nullable=True),
        sa.Column("going_id", _id(), nullable=True),
        _moment("again_at", nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        _moment("ended_at", nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["going_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "on", "moment"),
    )
    with op.batch_alter_table("checkin", schema=None) as batch_op:
        for name in ("again_at", "area_id", "going_id", "member_id", "next_at"):
            batch_op.create_index(batch_op.f(f"ix_checkin_{name}"), [name], unique=False)
    op.create_table(
        "told",
        sa.Column("check_id", _id(), nullable=False),
        sa.Column("member_id", _id(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("cannot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["checkin.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check_id", "member_id"),
    )
    with op.batch_alter_table("told", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_told_member_id"), ["member_id"], unique=False)


def downgrade() -> None:
    for table in ("told", "checkin", "buddyoffer", "buddy", "enrolment"):
        op.drop_table(table)
