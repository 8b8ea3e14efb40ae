"""The facts' files: Parquet, one for each month and one of the products, named by a manifest that says how far they go.

A file is written whole under a new name and never changed. The manifest is replaced in one step, so a reader sees the
old files or the new ones; what it names stays for a while after it is named no more. All of it can be deleted.
"""

import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock
from tradepost.core.events import Event
from tradepost.core.settings import settings

LAYOUT = 3  # of the columns: files of another one are made anew
# A question that began before the files were replaced may still be reading the old ones.
KEPT_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Part:
    """A file: its rows, its bytes, and of a month's which currencies are in it and whether each line has its cost."""

    name: str
    rows: int
    size: int
    currencies: tuple[str, ...] = ()
    costed: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files are true, and up to which position of the log.

    `mark` is the event at that position: a log that has another one there is not the log these files were made of.
    """

    position: int
    mark: str
    last_order: int
    months: dict[date, Part] = field(default_factory=dict)
    products: Part | None = None
    retired: dict[str, datetime] = field(default_factory=dict)
    made_at: datetime = field(default_factory=clock.now)

    def parts(self) -> Iterable[Part]:
        """Every file."""
        yield from self.months.values()
        if self.products is not None:
            yield self.products

    def key(self) -> tuple[Any, ...]:
        """What tells this manifest from any other."""
        return (self.position, self.mark, *(part.name for part in self.parts()))


def folder() -> Path:
    """Where the files are."""
    return settings().data_dir / "analytics"


def new_name(what: str) -> str:
    """A file's name that none had before."""
    return f"{what}-{secrets.token_hex(6)}.parquet"


def read() -> Manifest | None:
    """The manifest as it is; None when there is none, or when a file it names is not there as it was written."""
    try:
        found = orjson.loads((folder() / "manifest.json").read_bytes())
        if found["layout"] != LAYOUT:
            return None
        made = Manifest(
            found["position"],
            found["mark"],
            found["last_order"],
            {date.fromisoformat(month): _part(part) for month, part in found["months"].items()},
            _part(found["products"]) if found["products"] else None,
            {name: datetime.fromisoformat(when) for name, when in found["retired"].items()},
            datetime.fromisoformat(found["made_at"]),
        )
        if any((folder() / part.name).stat().st_size != part.size for part in made.parts()):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made


def _part(found: dict[str, Any]) -> Part:
    return Part(found["name"], found["rows"], found["size"], tuple(found["currencies"]), found["costed"])


def put(made: Manifest) -> None:
    """Replace the manifest, and remove the files that nobody reads any more. Only one process may do this at a time."""
    before, now = read_retired(), clock.now()
    named = {part.name for part in made.parts()}
    kept = {name: when for name, when in before.items() if name not in named and now - when < KEPT_FOR}
    made = replace(made, retired=kept)
    text = orjson.dumps(
        {
            "layout": LAYOUT,
            "position": made.position,
            "mark": made.mark,
            "last_order": made.last_order,
            "months": {month.isoformat(): asdict(part) for month, part in sorted(made.months.items())},
            "products": asdict(made.products) if made.products else None,
            "retired": {name: when.isoformat() for name, when in kept.items()},
            "made_at": made.made_at.isoformat(),
        },
        option=orjson.OPT_INDENT_2,
    )
    path = folder() / "manifest.json"
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync(folder())
    for old in folder().glob("*.parquet"):
        if old.name not in named and old.name not in kept:
            old.unlink(missing_ok=True)


def read_retired() -> dict[str, datetime]:
    """When files were last named: those of the manifest that is there are named until now."""
    found = read()
    if found is None:
        return {}
    return found.retired | {part.name: clock.now() for part in found.parts()}


def sync(path: Path) -> None:
    """Have a folder's names on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


async def mark_at(db: AsyncSession, position: int) -> str:
    """Which event has a position in this log: its id and when it happened; empty when none has."""
    query = select(Event.id, Event.at).where(Event.position == position)
    found = (await db.execute(query)).one_or_none()
    return f"{found[0]} {found[1].isoformat()}" if found else ""
