"""channel_returns."""

import sqlalchemy as sa
from alembic import op

from tradepost.core import db as core_db

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_returns",
        sa.Column("channel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        sa.Column("order_number", sa.String(length=120), nullable=False),
        sa.Column("item_id", sa.String(length=120), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("said", sa.String(length=120), nullable=False),
        sa.Column("at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.String(length=500), nullable=False),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("return_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("variant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("restocked", sa.BigInteger(), nullable=False),
        sa.Column("received_at", core_db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", core_db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_returns_channel_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_channel_returns_order_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["return_id"], ["orders.id"], name=op.f("fk_channel_returns_return_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variants.id"], name=op.f("fk_channel_returns_variant_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_returns")),
        sa.UniqueConstraint("channel_id", "external_id", name=op.f("uq_channel_returns_channel_id_external_id")),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("channel_returns", schema=None) as batch_op:
        batch_op.create_index("ix_channel_returns_at", ["channel_id", "at", "id"], unique=False)
        batch_op.create_index("ix_channel_returns_order", ["order_id", "variant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_channel_returns_return_id"), ["return_id"], unique=False)
        batch_op.create_index("ix_channel_returns_state", ["channel_id", "state", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_channel_returns_variant_id"), ["variant_id"], unique=False)


def downgrade() -> None:
    op.drop_table("channel_returns")
