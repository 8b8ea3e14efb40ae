"""channels_let_go."""

import sqlalchemy as sa
from alembic import op

from tradepost.core import db as core_db

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("channels", sa.Column("gone_at", core_db.UtcDateTime(timezone=True), nullable=True))
    op.add_column("channel_syncs", sa.Column("whole_at", core_db.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("channel_syncs") as batch:
        batch.drop_column("whole_at")
    with op.batch_alter_table("channels") as batch:
        batch.drop_column("gone_at")
