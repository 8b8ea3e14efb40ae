"""One chain of migrations for every database, inside the package: `tradepost migrate` needs no other file.

Alembic is imported when something has to change: a start that finds the schema as it should be does without it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
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
    """The newest version of the schema: the number in front of the last file's name."""
    files = sorted((Path(__file__).parent / "versions").glob("[0-9]*_*.py"))
    return files[-1].name.partition("_")[0] if files else None


async def current(db: AsyncSession) -> str | None:
    """The version the database is at; None for an empty one."""
    return await (await db.connection()).run_sync(_current)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


async def upgrade(engine: AsyncEngine, to: str = "head") -> None:
    """Bring the database to the newest version, or to an older one than that."""
    async with engine.connect() as connection:
        if await connection.run_sync(_current) == (head() if to == "head" else to):
            return
    from alembic import command

    async with engine.connect() as connection, dialects.changing_tables(connection):
        await connection.run_sync(lambda sync: command.upgrade(config(sync), to))
        await connection.commit()
