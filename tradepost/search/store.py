"""The index on disk: where it lies, what it holds, and opening it to read.

<data dir>/search/<layout>/current      the name of the folder in use
<data dir>/search/<layout>/<name>/      an index, whole from its first day: it is built aside and then named
<data dir>/search/<layout>/status.json  what the one who writes is doing
"""

import os
import shutil
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
import tantivy

from tradepost.core.errors import Unavailable
from tradepost.core.settings import settings
from tradepost.search.layout import FIELDS, LAYOUT

FORGOTTEN_AFTER = 7 * 24 * 3600  # seconds after which another release's index is taken for left behind
LOOK_AGAIN = 0.02  # seconds in which a reader trusts that the index is still the one it has
STATE, NAMES = "state", "names"
MOST_KEPT = 500


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    for kind, name, options in FIELDS:
        getattr(made, f"add_{kind}_field")(name, **options)
    return made.build()


SCHEMA = _schema()


def folder() -> Path:
    """Where this layout's index lies."""
    return settings().data_dir / "search" / LAYOUT


def current() -> Path | None:
    """The folder of the index in use; None when there is none."""
    try:
        name = (folder() / "current").read_text()
    except OSError:
        return None
    found = folder() / name
    return found if name and (found / "meta.json").is_file() else None


def new_folder() -> Path:
    """An empty folder for a new index."""
    made = folder() / uuid.uuid4().hex
    made.mkdir(parents=True)
    return made


def name_current(path: Path) -> None:
    """From here on this index is the one in use; whatever else lies beside it goes."""
    note = folder() / "current.new"
    with note.open("w") as file:
        file.write(path.name)
        file.flush()
        os.fsync(file.fileno())
    note.replace(folder() / "current")
    clear(keep=path)


def clear(keep: Path | None) -> None:
    """Remove indexes that are no longer in use or were never finished, and what a release before left behind."""
    for other in folder().iterdir():
        if other.is_dir() and other != keep:
            # Who still reads from it holds its files open.
            shutil.rmtree(other, ignore_errors=True)
    for layout in folder().parent.iterdir():
        written = [file.stat().st_mtime for file in layout.glob("*/meta.json")]
        if layout != folder() and max(written, default=0) < time.time() - FORGOTTEN_AFTER:
            shutil.rmtree(layout, ignore_errors=True)


def size() -> int:
    """Bytes the index takes."""
    found = current()
    return sum(file.stat().st_size for file in found.iterdir() if file.is_file()) if found else 0


# --- what the writer tells ---


@dataclass(frozen=True, slots=True)
class Status:
    """What the machine's writer is doing: `building` or `following`; `request` is the newest wish it has fulfilled."""

    state: str = ""
    done: int = 0
    total: int = 0
    request: int = 0
    built_at: str = ""


def tell(status: Status) -> None:
    """Say what the writer does."""
    folder().mkdir(parents=True, exist_ok=True)
    note = folder() / "status.new"
    note.write_bytes(orjson.dumps(status))
    note.replace(folder() / "status.json")


def status() -> Status:
    """What the writer said last."""
    try:
        return Status(**orjson.loads((folder() / "status.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        return Status()


# --- reading ---


@dataclass(frozen=True, slots=True)
class Place:
    """A category or a brand as the index remembers it; `path` are a category's ids from the top down to itself."""

    id: int
    name: str
    slug: str
    path: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The categories and brands that can be shown."""

    version: int = -1
    categories: dict[int, Place] = field(default_factory=dict)
    brands: dict[int, Place] = field(default_factory=dict)


@dataclass(slots=True)
class View:
    """The index as it was at one moment. `kept` holds answers, which are good for as long as this view is."""

    searcher: tantivy.Searcher
    state: dict[str, Any]
    names: Names
    kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def position(self) -> int:
        """How far the log is in it."""
        return int(self.state.get("position", 0))

    @property
    def products(self) -> int:
        """How many products are in it."""
        return count(self.searcher, tantivy.Query.term_query(SCHEMA, "kind", "product"))

    def keep(self, key: Any, value: Any) -> Any:
        """Remember an answer."""
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[key] = value
        return value


def read_data(searcher: tantivy.Searcher, key: str) -> dict[str, Any]:
    """One of the documents about the index itself."""
    found = searcher.search(tantivy.Query.term_query(SCHEMA, "key", key), 1, count=False).hits
    data: dict[str, Any] = orjson.loads(bytes(searcher.doc(found[0][1]).get_first("data") or b"{}")) if found else {}
    return data


def count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many documents a query finds."""
    return count_of(searcher.search(query, 1, count=True))


def count_of(found: tantivy.SearchResult) -> int:
    """How many were found in all."""
    return int(found.count)  # type: ignore[attr-defined]  # it is there, and its types forget it


def _names(searcher: tantivy.Searcher, known: Names, version: int) -> Names:
    if version == known.version:
        return known
    data = read_data(searcher, NAMES)
    categories = {row[0]: Place(row[0], row[1], row[2], tuple(row[3])) for row in data.get("categories", [])}
    return Names(version, categories, {row[0]: Place(*row) for row in data.get("brands", [])})


class Reader:
    """A process's eyes on the index: the newest committed state, whoever on the machine writes it."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._index: tantivy.Index | None = None
        self._mark: tuple[int, ...] = ()
        self._looked = 0.0
        self._view: View | None = None
        self._folder: Path | None = None

    def view(self) -> View:
        """The index as it is now; Unavailable while there is none yet."""
        now = time.monotonic()
        if self._view is None or now - self._looked > LOOK_AGAIN or self._folder != folder():
            self._looked = now
            self._look()
        if self._view is None:
            raise Unavailable("The search is being prepared: try again in a moment")
        return self._view

    def is_now(self, view: View) -> bool:
        """Whether this is still the newest there is."""
        try:
            return self.view() is view
        except Unavailable:
            return False

    def _look(self) -> None:
        if self._folder != folder():
            self._folder, self._path, self._index, self._view = folder(), None, None, None
        path = current()
        if path is None:
            return  # it was removed: what is open still serves until there is a new one
        try:
            found = (path / "meta.json").stat()
            mark = (found.st_ino, found.st_mtime_ns, found.st_size)
            if path == self._path and mark == self._mark and self._view is not None:
                return
            if path != self._path or self._index is None:
                index = tantivy.Index.open(str(path))
                index.config_reader("manual")
            else:
                index = self._index
            index.reload()
            searcher = index.searcher()
            state = read_data(searcher, STATE)
        except (OSError, ValueError):
            return  # replaced between two looks: the next one sees it whole
        names = _names(searcher, self._view.names if self._view and path == self._path else Names(), state["names"])
        self._path, self._index, self._mark = path, index, mark
        self._view = View(searcher, state, names)


READER = Reader()
