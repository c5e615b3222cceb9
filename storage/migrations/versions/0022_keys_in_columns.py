"""What a letter is told once under is kept in columns: subject, act, occurrence, about whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

PARTS = ("once_subject", "once_act", "once_occurrence", "once_about")
LETTER = sa.table(
    "letter",
    sa.column("id", sa.BigInteger),
    *(sa.column(each, sa.String) for each in ("once", *PARTS)),
)
WHAT, ANY, REST = r"[^:\n]+", r"[^:\n]*", ".+"
"""One part of a name that is never empty, one that may be, and several."""


@dataclass(frozen=True)
class KeyForm:
    """One form of the former names, and its four columns; what stands in braces is carried over."""

    once: str
    subject: str
    act: str
    occurrence: str = ""
    about: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        return [self.subject, self.act, self.occurrence, self.about]


def one_of(*among: str) -> str:
    """One part of a name that is one of these."""
    return "|".join(among)


AID = "aid:{n}"
CHECK = "heat:alarm:{day}:{level}:{n}"
DAY_AND_LEVEL = "{day}:{level}"
FORMS = (
    KeyForm("aid:{n}:{act}:{about}:{at}", AID, "{act}", "{at}", "{about}"),
    KeyForm("aid:{n}:{act}:{at}", AID, "{act}", "{at}"),
    KeyForm("cafe:{n}:{act}:{at}", "cafe:{n}", "{act}", "{at}"),
    KeyForm("cafe:{n}:{act}", "cafe:{n}", "{act}"),
    KeyForm("hello-danger:{n}:said:{about}:{at}", "hello:{n}", "danger", "{at}", "{about}"),
    KeyForm("hello:{n}:said:{about}:{at}", "hello:{n}", "said", "{at}", "{about}"),
    KeyForm(
        "hello:{n}:{act}", "hello:{n}", "{act}", fields={"act": one_of("asked", "begun", "ended")}
    ),
    KeyForm("hello:{n}:{at}", "hello:{n}", "weekly", "{at}"),
    KeyForm("hello:{n}", "area:{n}", "greeting"),
    KeyForm("opened:{n}", "area:{n}", "opened"),
    KeyForm("digest:{day}:{n}", "area:{n}", "digest", "{day}"),
    KeyForm("heat:drill:{n}:{at}:{number}", "area:{n}", "drill", "{at}:{number}"),
    KeyForm("still:{year}", "home", "still", "{year}"),
    KeyForm("knock:{n}:{at}", "knock:{n}", "waits", "{at}"),
    KeyForm("report:{n}:{act}:{at}", "report:{n}", "{act}", "{at}", fields={"act": "appeal"}),
    KeyForm("report:{n}:{act}", "report:{n}", "{act}",
            fields={"act": one_of("covered", "judged", "ended", "lifted", "upheld")}),
    KeyForm("report:{n}", "report:{n}", "told"),
    KeyForm("exposed:{chat}:{message}", "chat:{chat}", "exposed", "{message}",
            fields={"chat": REST, "message": ANY}),
    KeyForm("reply:{receipt}", "receipt:{receipt}", "reply", fields={"receipt": REST}),
    KeyForm("blank:{n}", "confidence:{n}", "blank"),
    # The heat: its days, checks, buddies, levels, cards.
    KeyForm("heat:told:{day}:{level}:{moment}", "heat:audience:{day}", "{level}", "{moment}",
            fields={"moment": REST}),
    KeyForm("heat:asked:{day}:{level}:{n}:ask:0", "heat:asked:{day}", "{level}", "{n}"),
    KeyForm("heat:{reason}:{day}:{level}:{moment}", "heat:{reason}:{day}", "{level}", "{moment}",
            fields={"reason": one_of("organises", "promised"), "moment": REST}),
    KeyForm("heat:alarm:{day}:{level}:cafe:{n}:{at}", "guard:{n}", "hot", DAY_AND_LEVEL + ":{at}"),
    KeyForm(CHECK + ":told:{step}:{about}:{at}", "check:{n}", "told",
            DAY_AND_LEVEL + ":{step}:{at}", "{about}",
            fields={"step": one_of("worried", "silent")}),
    KeyForm(CHECK + ":going:{about}:{at}", "check:{n}", "going", DAY_AND_LEVEL + ":{at}",
            "{about}"),
    KeyForm(CHECK + ":{act}:{which}", "check:{n}", "{act}", DAY_AND_LEVEL + ":{which}",
            fields={"act": one_of("ask", "told", "lost", "stop", "clear"), "which": REST}),
    KeyForm(CHECK + ":{act}", "check:{n}", "{act}", DAY_AND_LEVEL,
            fields={"act": one_of("again", "fine")}),
    KeyForm("heat:buddy:{n}", "buddy:{n}", "ask"),
    KeyForm("heat:ended:{n}", "buddy:{n}", "ended"),
    KeyForm("heat:pair:{act}:{n}", "buddy:{n}", "{act}",
            fields={"act": one_of("yes", "no", "end")}),
    KeyForm("heat:{act}:{n}", "override:{n}", "{act}",
            fields={"act": one_of("consent", "decided")}),
    KeyForm("heat:{act}:{which}", "season", "{act}", "{which}",
            fields={"act": one_of("notice", "after")}),
    KeyForm("heat:silent:{place}:{at}", "source:{place}", "silent", "{at}",
            fields={"place": REST}),
    KeyForm("heat:{n}:{act}:{copy}", "heat:{n}", "{act}", "{copy}",
            fields={"act": one_of("pin", "unpin"), "copy": REST}),
)  # fmt: skip


def pattern(template: str, form: KeyForm) -> re.Pattern[str]:
    """What takes a template apart again."""
    literal, *others = re.split(r"\{(\w+)\}", template)
    expression = re.escape(literal)
    for name, after in zip(others[::2], others[1::2], strict=True):
        expression += f"(?P<{name}>{form.fields.get(name, WHAT)})" + re.escape(after)
    return re.compile(expression)


NAMES = [(pattern(form.once, form), form.columns) for form in FORMS]
KEYS = [(pattern("\n".join(form.columns), form), form.once) for form in FORMS]


def split(once: str) -> list[str]:
    """A former name as columns; one of no form stays whole."""
    for name, columns in NAMES:
        if found := name.fullmatch(once):
            return [each.format_map(found.groupdict()) for each in columns]
    return [once, "", "", ""]


def join(columns: Sequence[str]) -> str:
    """Columns as the former name, or as one that nobody had before."""
    for key, once in KEYS:
        if found := key.fullmatch("\n".join(columns)):
            return once.format_map(found.groupdict())
    return ":".join(filter(None, columns))


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        for name in PARTS:
            letter.add_column(sa.Column(name, sa.String(), nullable=True))
    bind = op.get_bind()
    named = bind.execute(sa.select(LETTER.c.id, LETTER.c.once).where(LETTER.c.once.is_not(None)))
    rows = [
        {"letter": key} | dict(zip(PARTS, split(once), strict=True)) for key, once in named.all()
    ]
    if rows:
        bind.execute(_update(*PARTS), rows)
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("once")
        letter.create_unique_constraint("uq_letter_once_member", ["member_id", *PARTS])
        letter.create_unique_constraint(
            "uq_letter_once_place", [*PARTS, "platform", "workspace", "place"]
        )


def downgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("once", sa.String(), nullable=True))
    bind, columns = op.get_bind(), [LETTER.c[name] for name in PARTS]
    keyed = bind.execute(sa.select(LETTER.c.id, *columns).where(columns[0].is_not(None)))
    rows = [{"letter": key, "once": join(columns)} for key, *columns in keyed.all()]
    if rows:
        bind.execute(_update("once"), rows)
    with op.batch_alter_table("letter") as letter:
        for name in PARTS:
            letter.drop_column(name)
        letter.create_unique_constraint("letter_once_member_id_key", ["once", "member_id"])
        letter.create_unique_constraint(
            "letter_once_platform_workspace_place_key", ["once", "platform", "workspace", "place"]
        )


def _update(*names: str) -> sa.Update:
    return (
        sa.update(LETTER)
        .where(LETTER.c.id == sa.bindparam("letter"))
        .values({name: sa.bindparam(name) for name in names})
    )
