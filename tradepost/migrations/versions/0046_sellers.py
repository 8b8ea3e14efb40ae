"""sellers."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("channels") as batch:
        batch.add_column(sa.Column("seller", sa.String(length=255), nullable=True))
        batch.create_unique_constraint(op.f("uq_channels_type_seller"), ["type", "seller"])


def downgrade() -> None:
    with op.batch_alter_table("channels") as batch:
        batch.drop_constraint(op.f("uq_channels_type_seller"), type_="unique")
        batch.drop_column("seller")
