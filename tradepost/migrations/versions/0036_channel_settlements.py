"""channel_settlements."""

import sqlalchemy as sa
from alembic import op

from tradepost.core import db as core_db

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_settlement_lines",
        sa.Column("channel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        sa.Column("report_id", sa.String(length=120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("order_id", sa.String(length=120), nullable=False),
        sa.Column("item_id", sa.String(length=120), nullable=False),
        sa.Column("sku", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("booked", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_settlement_lines_channel_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_channel_settlement_lines_product_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_settlement_lines")),
        sa.UniqueConstraint(
            "channel_id", "external_id", name=op.f("uq_channel_settlement_lines_channel_id_external_id")
        ),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("channel_settlement_lines", schema=None) as batch_op:
        batch_op.create_index("ix_channel_settlement_lines_day", ["channel_id", "day", "id"], unique=False)
        batch_op.create_index("ix_channel_settlement_lines_order", ["channel_id", "order_id"], unique=False)
        batch_op.create_index("ix_channel_settlement_lines_report", ["channel_id", "report_id", "id"], unique=False)

    op.create_table(
        "channel_settlements",
        sa.Column("channel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("product_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("line_count", sa.Integer(), nullable=False),
        sa.Column("sold", sa.BigInteger(), nullable=False),
        sa.Column("refunded", sa.BigInteger(), nullable=False),
        sa.Column("commission", sa.BigInteger(), nullable=False),
        sa.Column("charges", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=True),
        sa.Column("difference", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("estimate", sa.BigInteger(), nullable=False),
        sa.Column("agreed", sa.BigInteger(), nullable=True),
        sa.Column("agreed_at", core_db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.String(length=255), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_settlements_channel_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_channel_settlements_product_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_settlements")),
        sa.UniqueConstraint("channel_id", "external_id", name=op.f("uq_channel_settlements_channel_id_external_id")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("channel_settlements", schema=None) as batch_op:
        batch_op.create_index("ix_channel_settlements_day", ["channel_id", "day", "id"], unique=False)
        batch_op.create_index("ix_channel_settlements_state", ["channel_id", "state", "id"], unique=False)
    # Every order that the book has waits for its report. Its day is the order's own.
    op.execute(
        sa.text(
            "INSERT INTO channel_settlements (channel_id, external_id, day, state, line_count, sold, refunded,"
            " commission, charges, paid, expected, difference, reason, estimate, agreed_by, note,"
            " version, created_at, updated_at)"
            " SELECT c.channel_id, c.external_id, o.business_day,"
            " CASE WHEN c.status = 'cancelled' THEN 'void' ELSE 'waiting' END, 0, 0, 0, 0,"
            " 0, 0, CASE WHEN c.status = 'cancelled' THEN NULL ELSE c.total - c.fees END, 0, '', 0, '', '', 1,"
            " c.created_at, c.updated_at FROM channel_orders c JOIN orders o ON o.id = c.order_id ORDER BY c.id"
        )
    )


def downgrade() -> None:
    op.drop_table("channel_settlements")
    op.drop_table("channel_settlement_lines")
