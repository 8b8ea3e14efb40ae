"""stored_orders."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("channel_orders", sa.Column("stored", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("channel_orders") as batch:
        batch.alter_column("stored", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("channel_orders") as batch:
        batch.drop_column("stored")
