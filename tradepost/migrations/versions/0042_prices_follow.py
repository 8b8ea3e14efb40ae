"""prices_follow."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("channels") as batch:
        batch.add_column(sa.Column("prices_follow", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("channels") as batch:
        batch.alter_column("prices_follow", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
    with op.batch_alter_table("channel_listings") as batch:
        batch.add_column(sa.Column("price_by_hand", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(
            sa.Column("price_reference", sa.String(length=60), server_default=sa.text("''"), nullable=False)
        )
        batch.add_column(sa.Column("sent_before", sa.BigInteger()))
    with op.batch_alter_table("channel_listings") as batch:
        batch.alter_column("price_by_hand", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("channel_listings") as batch:
        for name in ("sent_before", "price_reference", "price_by_hand"):
            batch.drop_column(name)
    with op.batch_alter_table("channels") as batch:
        batch.drop_column("prices_follow")
