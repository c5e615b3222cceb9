"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)

TABLES = """
    member onetimecode account receipt area alias membership waiting wall joinrequest card
    posting carrier letter dialog run installation draft entry mute report cafe answer
    request approach question hour helper offer hello slip printcount bulletin forecast
    lookup watch override region turning announcement episode coolplaces nudge visit
    nickname willing enrolment buddy buddyoffer checkin told
""".split()


def upgrade() -> None:
    _members()
    _accounts()
    _areas()
    _memberships()
    _walls()
    _cards()
    _letters()
    _dialogs()
    _machinery()
    _organising()
    _reports()
    _cafes()
    _requests()
    _approaches()
    _offers()
    _sheets()
    _warnings()
    _levels()
    _announcements()
    _visits()
    _buddies()
    _check_ins()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _members() -> None:
    op.create_table(
        "member",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("paused_until", AT, nullable=True),
        sa.Column("admin", sa.Boolean(), nullable=False),
        sa.Column("joined_at", AT, nullable=False),
        sa.Column("seen_at", AT, nullable=False),
        sa.Column("warned_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("member", "seen_at")
    op.create_index(
        "ix_member_admin",
        "member",
        ["id"],
        sqlite_where=sa.text("admin = 1"),
        postgresql_where=sa.text("admin"),
    )
    op.create_table(
        "onetimecode",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("grants", sa.String(), nullable=False),
        sa.Column("expires_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("blocked_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "user"),
    )
    _index("account", "member_id")
    op.create_table(
        "receipt",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("received_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    _index("receipt", "received_at")


def _areas() -> None:
    op.create_table(
        "area",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("town_name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("radius", sa.Integer(), nullable=False),
        sa.Column("polygon", sa.JSON(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("numbers", sa.String(), server_default="", nullable=False),
        sa.Column("declared_at", AT, nullable=False),
        sa.Column("closed_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    _index("area", "town")
    op.create_table(
        "alias",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("area_id", "folded"),
    )
    _index("alias", "area_id", "folded")


def _memberships() -> None:
    op.create_table(
        "membership",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("home", sa.Boolean(), nullable=False),
        sa.Column("neighbours", sa.Boolean(), nullable=False),
        sa.Column("cafe", sa.Boolean(), nullable=False),
        sa.Column("aid", sa.Boolean(), nullable=False),
        sa.Column("heat", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("joined_at", AT, nullable=False),
        sa.Column("asked_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "area_id"),
    )
    _index("membership", "area_id")
    op.create_table(
        "waiting",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("town_name", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("home", sa.Boolean(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "town"),
    )
    _index("waiting", "town")


def _walls() -> None:
    op.create_table(
        "wall",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("join_link", sa.String(), nullable=False),
        sa.Column("may_post", sa.Boolean(), nullable=False),
        sa.Column("may_pin", sa.Boolean(), nullable=False),
        sa.Column("may_invite", sa.Boolean(), nullable=False),
        sa.Column("bound_by", ID, nullable=True),
        sa.Column("closed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["bound_by"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "workspace", "chat"),
    )
    _index("wall", "area_id", "bound_by")
    op.create_table(
        "joinrequest",
        sa.Column("id", ID, nullable=False),
        sa.Column("wall_id", ID, nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("decided", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("wall_id", "user"),
    )
    _index("joinrequest", "member_id", "wall_id")


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=True),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("dirty_at", AT, nullable=True),
        sa.Column("hung_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("name"),
    )
    _index("card", "area_id", "author_id", "hung_at")
    op.create_index(
        "ix_card_dirty",
        "card",
        ["dirty_at"],
        sqlite_where=sa.text("dirty_at IS NOT NULL"),
        postgresql_where=sa.text("dirty_at IS NOT NULL"),
    )
    op.create_table(
        "posting",
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["card"], ["card.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("card", "platform", "workspace", "chat"),
    )
    op.create_table(
        "carrier",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.PrimaryKeyConstraint("token"),
    )


def _letters() -> None:
    op.create_table(
        "letter",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("errand", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("once", sa.String(), nullable=True),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("expires_at", AT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", AT, nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("once", "member_id"),
        sa.UniqueConstraint("once", "platform", "workspace", "place"),
    )
    _index("letter", "member_id")
    op.create_index(
        "ix_letter_expiring",
        "letter",
        ["expires_at"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index(
        "ix_letter_waiting",
        "letter",
        ["platform", "priority", "due_at"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )


def _dialogs() -> None:
    op.create_table(
        "dialog",
        sa.Column("account_id", ID, nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("given", sa.LargeBinary(), nullable=False),
        sa.Column("asking", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("touched_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id"),
    )


def _machinery() -> None:
    op.create_table(
        "run",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("due", AT, nullable=False),
        sa.PrimaryKeyConstraint("job"),
    )
    op.create_table(
        "installation",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("installed_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace"),
    )


def _organising() -> None:
    op.create_table(
        "draft",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("town_name", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("radius", sa.Integer(), nullable=False),
        sa.Column("polygon", sa.JSON(), nullable=True),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("drafted_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("draft", "member_id")
    op.create_table(
        "entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("entry", "area_id", "at", "member_id")
    op.create_table(
        "mute",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "area_id"),
    )
    _index("mute", "area_id")


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("wall_id", ID, nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("card", sa.Boolean(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("author_id", ID, nullable=True),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("word", sa.LargeBinary(), nullable=True),
        sa.Column("at", AT, nullable=False),
        sa.Column("judged", sa.String(), nullable=False),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["wall_id"], ["wall.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("subject", "by_id"),
    )
    _index("report", "area_id", "at", "author_id", "by_id", "subject", "wall_id")


def _cafes() -> None:
    op.create_table(
        "cafe",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("host_id", ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_at", AT, nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("access", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("heir_id", ID, nullable=True),
        sa.Column("nudged", sa.Boolean(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["heir_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["host_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    _index("cafe", "area_id", "heir_id", "host_id", "starts_at")
    op.create_table(
        "answer",
        sa.Column("cafe_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("coming", sa.String(), nullable=False),
        sa.Column("guest", sa.LargeBinary(), nullable=True),
        sa.Column("at", AT, nullable=False),
        sa.Column("offered_until", AT, nullable=True),
        sa.ForeignKeyConstraint(["cafe_id"], ["cafe.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cafe_id", "member_id"),
    )
    _index("answer", "member_id", "offered_until")


def _requests() -> None:
    op.create_table(
        "request",
        sa.Column("id", ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("asker_id", ID, nullable=True),
        sa.Column("helper_id", ID, nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("proxied", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("behalf", sa.LargeBinary(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("word", sa.LargeBinary(), nullable=True),
        sa.Column("file_ref", sa.LargeBinary(), nullable=True),
        sa.Column("file_name", sa.LargeBinary(), nullable=True),
        sa.Column("file_at", AT, nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("step_at", AT, nullable=True),
        sa.Column("comes_at", AT, nullable=True),
        sa.Column("asks_at", AT, nullable=True),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("opened_at", AT, nullable=True),
        sa.Column("closed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["asker_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["helper_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    _index(
        "request",
        "area_id",
        "asker_id",
        "asks_at",
        "closed_at",
        "file_at",
        "helper_id",
        "state",
        "step_at",
    )


def _approaches() -> None:
    op.create_table(
        "approach",
        sa.Column("request_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        sa.Column("comes_at", AT, nullable=True),
        sa.Column("helped_at", AT, nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("request_id", "member_id"),
    )
    op.create_index("ix_approach_lately", "approach", ["member_id", "asked_at"])
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
    _index("question", "request_id")
    op.create_index("ix_question_lately", "question", ["member_id", "at"])
    op.create_table(
        "hour",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("request_id", ID, nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("hour", "member_id", "request_id")


def _offers() -> None:
    op.create_table(
        "helper",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("monthly", sa.Boolean(), nullable=False),
        sa.Column("offered_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )
    op.create_table(
        "offer",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("rests_until", AT, nullable=False),
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
    _index("offer", "member_id")
    op.create_index(
        "ix_offer_turn",
        "offer",
        ["area_id", "kind", "on_duty", "asked_at", "member_id", "rests_until"],
    )
    op.create_table(
        "hello",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("asker_id", ID, nullable=True),
        sa.Column("helper_id", ID, nullable=False),
        sa.Column("asker_agrees", sa.Boolean(), nullable=False),
        sa.Column("helper_agrees", sa.Boolean(), nullable=False),
        sa.Column("asked_at", AT, nullable=True),
        sa.Column("due_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["asker_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["helper_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("asker_id", "helper_id"),
    )
    _index("hello", "area_id", "asker_id", "due_at", "helper_id")


def _sheets() -> None:
    op.create_table(
        "slip",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("printed_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("code"),
    )
    _index("slip", "area_id", "member_id")
    op.create_table(
        "printcount",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "sheet"),
    )


def _warnings() -> None:
    op.create_table(
        "bulletin",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("issued_at", AT, nullable=False),
        sa.Column("until", AT, nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("read_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("source", "place", "on"),
    )
    op.create_table(
        "forecast",
        sa.Column("spot", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("felt", sa.Float(), nullable=True),
        sa.Column("night", sa.Float(), nullable=False),
        sa.Column("day", sa.Float(), nullable=False),
        sa.Column("read_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("spot", "on"),
    )
    op.create_table(
        "lookup",
        sa.Column("id", ID, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("silence", sa.String(), nullable=True),
        sa.Column("today", sa.SmallInteger(), nullable=False),
        sa.Column("tomorrow", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("lookup", "at", "place")
    op.create_table(
        "watch",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("read_at", AT, nullable=True),
        sa.Column("next_at", AT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", AT, nullable=True),
        sa.Column("told_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("source", "place"),
    )


def _levels() -> None:
    op.create_table(
        "override",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("set_by", ID, nullable=True),
        sa.Column("set_at", AT, nullable=False),
        sa.Column("confirmed_by", ID, nullable=True),
        sa.Column("starts_at", AT, nullable=True),
        sa.Column("ends_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["set_by"], ["member.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("override", "area_id", "confirmed_by", "set_by")
    op.create_table(
        "region",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id"),
    )
    op.create_table(
        "turning",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("turning", "area_id", "on")


def _announcements() -> None:
    op.create_table(
        "announcement",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("told_up_to", ID, nullable=False),
        sa.Column("begun_at", AT, nullable=False),
        sa.Column("done_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id", "on", "moment"),
    )
    op.create_table(
        "episode",
        sa.Column("id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("began_at", AT, nullable=False),
        sa.Column("hot_at", AT, nullable=False),
        sa.Column("worst", sa.SmallInteger(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("thanked_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("episode", "area_id")
    op.create_table(
        "coolplaces",
        sa.Column("area_id", ID, nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("area_id"),
    )


def _visits() -> None:
    op.create_table(
        "nudge",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "on"),
    )
    _index("nudge", "area_id", "on")
    op.create_table(
        "visit",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("visit", "area_id", "member_id", "on")
    op.create_table(
        "nickname",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("nickname", "member_id")
    op.create_table(
        "willing",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )


def _buddies() -> None:
    op.create_table(
        "enrolment",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("access", sa.LargeBinary(), nullable=True),
        sa.Column("share", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("away_until", AT, nullable=True),
        sa.Column("asks_from", AT, nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "buddy",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("buddy_id", ID, nullable=True),
        sa.Column("since", AT, nullable=False),
        sa.Column("agreed_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["buddy_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "buddy_id"),
    )
    _index("buddy", "buddy_id", "member_id")
    op.create_table(
        "buddyoffer",
        sa.Column("member_id", ID, nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id"),
    )


def _check_ins() -> None:
    op.create_table(
        "checkin",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("pace", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("called_at", AT, nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("step_at", AT, nullable=False),
        sa.Column("next_at", AT, nullable=True),
        sa.Column("going_id", ID, nullable=True),
        sa.Column("again_at", AT, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["going_id"], ["member.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "on", "moment"),
    )
    _index("checkin", "again_at", "area_id", "going_id", "member_id", "next_at")
    op.create_table(
        "told",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("cannot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["check_id"], ["checkin.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check_id", "member_id"),
    )
    _index("told", "member_id")
