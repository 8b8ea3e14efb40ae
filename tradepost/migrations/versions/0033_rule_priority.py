"""rule_priority."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("price_rules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("priority", sa.Integer(), server_default=sa.text("0"), nullable=False))
    with op.batch_alter_table("price_rules", schema=None) as batch_op:
        batch_op.alter_column("priority", existing_type=sa.Integer(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("price_rules", schema=None) as batch_op:
        batch_op.drop_column("priority")
