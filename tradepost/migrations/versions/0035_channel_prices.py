"""channel_prices."""

import sqlalchemy as sa
from alembic import op

from tradepost.core import db as core_db

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("channel_listings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("price_due", core_db.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("price_state", sa.String(length=10), server_default=sa.text("'idle'"), nullable=False)
        )
        batch_op.add_column(
            sa.Column("price_error", sa.String(length=500), server_default=sa.text("''"), nullable=False)
        )
        batch_op.add_column(sa.Column("price_sent_at", core_db.UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_channel_listings_price_due", ["channel_id", "price_due", "id"], unique=False)
        batch_op.create_index("ix_channel_listings_price_state", ["channel_id", "price_state", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("channel_listings", schema=None) as batch_op:
        batch_op.drop_index("ix_channel_listings_price_state")
        batch_op.drop_index("ix_channel_listings_price_due")
        batch_op.drop_column("price_sent_at")
        batch_op.drop_column("price_error")
        batch_op.drop_column("price_state")
        batch_op.drop_column("price_due")
