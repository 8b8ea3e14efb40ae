"""Alembic's entry: runs over the connection it is given, or over the installation's database when called by hand."""

import asyncio

from alembic import context
from alembic.operations.ops import DropTableOp, MigrationScript, ModifyTableOps
from sqlalchemy import Connection

from tradepost.core import dialects
from tradepost.core.db import Base
from tradepost.core.settings import settings
from tradepost.tables import load

load()


def _drop_tables_whole(_context: object, _revision: object, scripts: list[MigrationScript]) -> None:
    """A table takes its indexes with it: MariaDB refuses to drop one first that a foreign key needs."""
    for script in scripts:
        steps = script.downgrade_ops.ops if script.downgrade_ops else []
        gone = {step.table_name for step in steps if isinstance(step, DropTableOp)}
        steps[:] = [step for step in steps if not (isinstance(step, ModifyTableOps) and step.table_name in gone)]


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        user_module_prefix="core_db.",
        process_revision_directives=_drop_tables_whole,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _by_hand() -> None:
    engine = dialects.engine(settings().database)
    async with engine.connect() as connection:
        await connection.run_sync(_run)
        await connection.commit()
    await engine.dispose()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    asyncio.run(_by_hand())
