"""The file on its way in: parsed rows in a SQLite file of the job's own, so that memory holds a few thousand at a time.

Rows of one order may lie anywhere in the file; staged, they are read back together. An order with a bad row is left out
whole.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tradepost.imports.fields import Parser, match
from tradepost.imports.readers import BadRow, open_table


@dataclass(frozen=True, slots=True)
class Staged:
    """What staging counted."""

    rows: int
    bad: int
    groups: int


def stage(
    source: Path, name: str, kind: str, mapping: Mapping[str, str], target: Path, progress: Callable[[int], None]
) -> Staged:
    """Read and check a whole file into `target`, written anew. Invalid when the file cannot be taken at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (target, target.with_name(target.name + "-journal")):
        leftover.unlink(missing_ok=True)
    with open_table(source, name) as table, contextlib.closing(sqlite3.connect(target, isolation_level=None)) as db:
        parser = Parser(kind, match(kind, table.columns, mapping))
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            "CREATE TABLE rows (seq INTEGER PRIMARY KEY, grp INTEGER, row INTEGER, key TEXT, data BLOB);"
            "CREATE TABLE errors (row INTEGER, field TEXT, message TEXT);"
            "CREATE TABLE bad (grp INTEGER PRIMARY KEY, row INTEGER);"
            "CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER); BEGIN;"
        )
        groups: dict[str, int] = {}
        count = bad = 0
        batch: list[tuple[int, int, str | None, bytes]] = []
        for number, values in table.rows:
            count += 1
            if isinstance(values, BadRow):
                db.execute("INSERT INTO errors VALUES (?, '', ?)", (number, values.message))
                bad += 1
                continue
            found, wrong = parser.row(values)
            group = count
            if kind == "orders":
                key = found.get("order_number")
                group = groups.setdefault(key, len(groups) + 1) if key else 0
            if wrong:
                db.executemany(
                    "INSERT INTO errors VALUES (?, ?, ?)", [(number, field, message[:500]) for field, message in wrong]
                )
                bad += 1
                if group:
                    db.execute("INSERT OR IGNORE INTO bad VALUES (?, ?)", (group, number))
                continue
            batch.append((group, number, key_of(kind, found), orjson.dumps(found)))
            if len(batch) >= 5_000:
                db.executemany("INSERT INTO rows (grp, row, key, data) VALUES (?, ?, ?, ?)", batch)
                batch.clear()
                progress(count)
        db.executemany("INSERT INTO rows (grp, row, key, data) VALUES (?, ?, ?, ?)", batch)
        db.execute("CREATE INDEX rows_grp ON rows (grp, seq)")
        if kind == "orders":
            # The good rows of a group with a bad one: each is reported too, so that the report accounts for every row.
            db.execute(
                "INSERT INTO errors SELECT r.row, '',"
                " 'not imported, because row ' || b.row || ' of the same order is wrong'"
                " FROM rows r JOIN bad b ON b.grp = r.grp"
            )
            bad += db.execute("DELETE FROM rows WHERE grp IN (SELECT grp FROM bad)").rowcount
        else:
            bad += _refuse_repeated(db, KEYS[kind])
        db.execute("CREATE INDEX errors_row ON errors (row)")
        db.executemany("INSERT INTO facts VALUES (?, ?)", [("rows", count), ("bad", bad)])
        db.execute("COMMIT")
        return Staged(count, bad, len(groups) or count)


# What makes a row the same as another of its file, where each may stand once.
KEYS = {
    "products": "sku", "customers": "email", "inventory": "sku", "supplier_catalog": "sku", "keywords": "word",
    "market": "external_id", "competitor_prices": "competitor",
}  # fmt: skip


# The fields that together are a row's key.
TOGETHER = {
    "inventory": ("sku", "location"),
    "market": ("external_id", "channel", "taken_on"),
    "competitor_prices": ("sku", "competitor", "observed_at"),
}


def key_of(kind: str, found: Mapping[str, Any]) -> str | None:
    """What no two rows of a file may share: the SKU, the buyer, the SKU and its place or supplier, an item and its day.

    Orders have many rows each.
    """
    if kind == "products":
        return str(found["sku"])
    if kind == "supplier_catalog":
        return f"{found['supplier'].casefold()}\n{found['sku']}"
    if kind == "customers":
        return str(found.get("email") or found.get("external_id") or "") or None
    if kind == "keywords":
        return "\n".join(str(found.get(name, "")).lower() for name in ("word", "channel", "sku"))
    return "\n".join(str(found.get(name, "")) for name in TOGETHER[kind]) if kind in TOGETHER else None


def _refuse_repeated(db: sqlite3.Connection, field: str) -> int:
    """Report the second and later rows with the same key; the first stands."""
    db.execute("CREATE INDEX rows_key ON rows (key, seq)")
    repeated = (
        "SELECT seq FROM (SELECT seq, ROW_NUMBER() OVER (PARTITION BY key ORDER BY seq) AS place"
        " FROM rows WHERE key IS NOT NULL) WHERE place > 1"
    )
    first = "SELECT row FROM rows f WHERE f.key = r.key ORDER BY f.seq LIMIT 1"
    db.execute(
        f"INSERT INTO errors SELECT row, ?, 'stands in row ' || ({first}) || ' already'"  # noqa: S608 - constants
        f" FROM rows r WHERE seq IN ({repeated})",
        (field,),
    )
    return db.execute(f"DELETE FROM rows WHERE seq IN ({repeated})").rowcount  # noqa: S608 - a constant


def counted(staging: Path) -> Staged:
    """What `stage` counted, read back after a restart."""
    with contextlib.closing(sqlite3.connect(staging)) as db:
        facts = dict(db.execute("SELECT name, value FROM facts"))
    return Staged(facts["rows"], facts["bad"], 0)


def errors(staging: Path, after: int, limit: int) -> list[tuple[int, int, str, str]]:
    """(place, row, field, message) of bad rows behind a place, in the order of the file."""
    with contextlib.closing(sqlite3.connect(staging)) as db:
        return list(
            db.execute(
                "SELECT place, row, field, message FROM"
                " (SELECT ROW_NUMBER() OVER (ORDER BY row, rowid) AS place, row, field, message FROM errors)"
                " WHERE place > ? LIMIT ?",
                (after, limit),
            )
        )


def groups(staging: Path, after: int, about: int) -> list[tuple[int, list[tuple[int, dict[str, Any]]]]]:
    """Whole groups behind one, together about so many rows: [(group, [(row number, values)])]."""
    with contextlib.closing(sqlite3.connect(staging)) as db:
        last = db.execute(
            "SELECT grp FROM rows WHERE grp > ? ORDER BY grp LIMIT 1 OFFSET ?", (after, about - 1)
        ).fetchone()
        bound = last[0] if last else None
        query = "SELECT grp, row, data FROM rows WHERE grp > ? AND (? IS NULL OR grp <= ?) ORDER BY grp, seq"
        return list(_grouped(db.execute(query, (after, bound, bound))))


def _grouped(rows: Any) -> Iterator[tuple[int, list[tuple[int, dict[str, Any]]]]]:
    current = 0
    found: list[tuple[int, dict[str, Any]]] = []
    for group, row, data in rows:
        if group != current and found:
            yield current, found
            found = []
        current = group
        found.append((row, orjson.loads(data)))
    if found:
        yield current, found
