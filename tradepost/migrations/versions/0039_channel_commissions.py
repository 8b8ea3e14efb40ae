"""channel_commissions."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_commissions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("category_id", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=255), nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("ppm", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_commissions_channel_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_commissions")),
        sa.UniqueConstraint(
            "channel_id", "category_id", "scheme", name=op.f("uq_channel_commissions_channel_id_category_id_scheme")
        ),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    with op.batch_alter_table("channel_listings", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("category_id", sa.String(length=120), server_default=sa.text("''"), nullable=False)
        )

    with op.batch_alter_table("channel_orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fees_from", sa.String(length=12), server_default=sa.text("''"), nullable=False))
    # So far only the merchant could say what is kept.
    op.execute(sa.text("UPDATE channel_orders SET fees_from = 'merchant' WHERE fees IS NOT NULL"))


def downgrade() -> None:
    with op.batch_alter_table("channel_orders", schema=None) as batch_op:
        batch_op.drop_column("fees_from")

    with op.batch_alter_table("channel_listings", schema=None) as batch_op:
        batch_op.drop_column("category_id")

    op.drop_table("channel_commissions")
