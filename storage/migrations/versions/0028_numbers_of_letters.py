"""A letter's number is never given to another one, on SQLite either."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rebuild_letters(autoincrement=True)


def downgrade() -> None:
    _rebuild_letters(autoincrement=False)


def _rebuild_letters(*, autoincrement: bool) -> None:
    """PostgreSQL's sequences give no number twice."""
    if op.get_bind().dialect.name == "sqlite":
        kept = {"sqlite_autoincrement": autoincrement}
        with op.batch_alter_table("letter", recreate="always", table_kwargs=kept):
            pass
