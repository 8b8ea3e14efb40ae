"""One chain of migrations for every database, inside the package: `tradepost migrate` needs no other file.

Alembic is imported when it is asked for: a serving process needs it once, for the first /ready.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from tradepost.core import dialects

if TYPE_CHECKING:
    from alembic.config import Config


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without an ini file."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.attributes["connection"] = connection
    return made


@lru_cache
def head() -> str | None:
    """The newest version of the schema."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(config()).get_current_head()


async def current(db: AsyncSession) -> str | None:
    """The version the database is at; None for an empty one."""
    from alembic.runtime.migration import MigrationContext

    return await (await db.connection()).run_sync(
        lambda connection: MigrationContext.configure(connection).get_current_revision()
    )


async def upgrade(engine: AsyncEngine, to: str = "head") -> None:
    """Bring the database to the newest version, or to an older one than that."""
    from alembic import command

    async with engine.connect() as connection, dialects.changing_tables(connection):
        await connection.run_sync(lambda sync: command.upgrade(config(sync), to))
        await connection.commit()
