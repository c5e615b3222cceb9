"""Jobs keep their due moments under the names they have now."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

NAMES = {
    "cafe.close": "cafe.close_past_cafes",
    "cafe.pass_on": "cafe.pass_on_lapsed_seats",
    "cafe.remind": "cafe.send_reminders",
    "heat.announce": "heat.announce_due",
    "heat.climb": "heat.escalate_due",
    "heat.end_the_season": "heat.end_season",
    "heat.guard": "heat.guard_cafes",
    "heat.look": "heat.watch_heat",
    "account.keep_promises": "account.apply_retention",
    "organise.digest": "organise.morning_digest",
}
RUN = sa.table("run", sa.column("job", sa.String))


def upgrade() -> None:
    for before, now in NAMES.items():
        op.execute(sa.update(RUN).where(RUN.c.job == before).values(job=now))


def downgrade() -> None:
    for before, now in NAMES.items():
        op.execute(sa.update(RUN).where(RUN.c.job == now).values(job=before))
