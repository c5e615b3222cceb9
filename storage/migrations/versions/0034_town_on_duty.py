"""An area has a town on duty; who asked to be checked may let it be told, by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("duty_number", "duty_mail"):
        op.add_column("area", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("duty_mail", "duty_asked"):
        op.add_column("enrolment", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "checkin",
        sa.Column("answered", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("enrolment", sa.Column("duty_reach", sa.LargeBinary(), nullable=True))
    op.create_table(
        "dutymail",
        sa.Column("id", ID, nullable=False),
        sa.Column("check_id", ID, nullable=True),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("mail", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("said_for", sa.String(), nullable=False),
        sa.Column("said_at", AT, nullable=False),
        sa.Column("next_at", AT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", AT, nullable=True),
        sa.Column("sent_at", AT, nullable=True),
        sa.Column("failing_since", AT, nullable=True),
        sa.Column("warned_at", AT, nullable=True),
        sa.Column("unsure", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["check_id"], ["checkin.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("check_id", "mail"),
        sa.UniqueConstraint("code"),
    )
    for name in ("area_id", "check_id", "next_at"):
        op.create_index(f"ix_dutymail_{name}", "dutymail", [name])


def downgrade() -> None:
    op.drop_table("dutymail")
    op.drop_column("checkin", "answered")
    for name in ("duty_reach", "duty_asked", "duty_mail"):
        op.drop_column("enrolment", name)
    for name in ("duty_mail", "duty_number"):
        op.drop_column("area", name)
