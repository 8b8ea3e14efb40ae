"""One chain of migrations for every database, inside the package: `tradepost migrate` needs no other file."""

from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without an ini file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.attributes["connection"] = connection
    return made


@lru_cache
def head() -> str | None:
    """The newest version of the schema."""
    return ScriptDirectory.from_config(config()).get_current_head()


async def current(db: AsyncSession) -> str | None:
    """The version the database is at; None for an empty one."""
    return await (await db.connection()).run_sync(
        lambda connection: MigrationContext.configure(connection).get_current_revision()
    )


async def upgrade(engine: AsyncEngine) -> None:
    """Bring the database to the newest version."""
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: command.upgrade(config(sync), "head"))
        await connection.commit()
