"""Helping hands: each question counted, for whom and which day, who helped, when hellos began."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("id", ID, nullable=False),
        sa.Column("request_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_question_lately", "question", ["member_id", "at"])
    op.create_index("ix_question_request_id", "question", ["request_id"])
    with op.batch_alter_table("approach") as rows:
        rows.add_column(sa.Column("helped_at", AT, nullable=True))
    with op.batch_alter_table("hello") as rows:
        rows.add_column(sa.Column("asked_at", AT, nullable=True))
    with op.batch_alter_table("request") as rows:
        rows.add_column(sa.Column("day", sa.Date(), nullable=True))
        rows.add_column(
            sa.Column("proxied", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    _carry_over()


def _carry_over() -> None:
    """Keep what was counted, who helped, and for whom; unanswered offers have a week from now."""
    approach = sa.table(
        "approach", sa.column("request_id", ID), sa.column("member_id", ID),
        sa.column("asked_at", AT), sa.column("helped_at", AT),
    )  # fmt: skip
    request = sa.table(
        "request", sa.column("id", ID), sa.column("helper_id", ID), sa.column("reason"),
        sa.column("closed_at", AT), sa.column("behalf"), sa.column("proxied", sa.Boolean()),
    )  # fmt: skip
    question = sa.table(
        "question", sa.column("id", ID), sa.column("request_id", ID),
        sa.column("member_id", ID), sa.column("at", AT),
    )  # fmt: skip
    hello = sa.table("hello", sa.column("asked_at", AT), sa.column("due_at", AT))
    rang = sa.select(approach.c.request_id, approach.c.member_id, approach.c.asked_at)
    asked = op.get_bind().execute(rang.where(approach.c.asked_at.is_not(None)))
    op.bulk_insert(
        question,
        [
            {"id": secrets.randbits(53), "request_id": row[0], "member_id": row[1], "at": row[2]}
            for row in asked
        ],
    )
    done = (
        sa.select(request.c.closed_at)
        .where(
            request.c.id == approach.c.request_id,
            request.c.helper_id == approach.c.member_id,
            request.c.reason == "done",
        )
        .scalar_subquery()
    )
    op.execute(approach.update().values(helped_at=done))
    op.execute(request.update().where(request.c.behalf.is_not(None)).values(proxied=sa.true()))
    op.execute(hello.update().where(hello.c.due_at.is_(None)).values(asked_at=sa.func.now()))


def downgrade() -> None:
    with op.batch_alter_table("request") as rows:
        rows.drop_column("proxied")
        rows.drop_column("day")
    with op.batch_alter_table("hello") as rows:
        rows.drop_column("asked_at")
    with op.batch_alter_table("approach") as rows:
        rows.drop_column("helped_at")
    op.drop_table("question")
