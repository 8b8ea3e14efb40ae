"""What holds everywhere in the code: one file knows the database, one place commits, reading never writes."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "tradepost"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts)

# Who names a database outside of core/dialects.py, and why.
NAMES_A_DATABASE = {
    "core/settings.py": "names the files that SQLite makes",
    "imports/staging.py": "keeps a file's parsed rows in a SQLite file of the job's own, whatever the shop runs on",
}
DATABASE = re.compile(r"sqlite|postgres|mysql|mariadb|asyncpg|asyncmy|dialect\.name", re.IGNORECASE)

# Who ends a transaction by hand, and why. (A request's and a job's end where `core.db.transaction` ends.)
COMMITS = {
    "core/web.py": "a write that lost a race is taken back before it is done again",
    "migrations/__init__.py": "a change of the schema is a transaction of its own",
    "migrations/env.py": "the same, by hand",
    "search/following.py": "an index has commits of its own, beside the database",
    "imports/jobs.py": "a dry run is taken back to its savepoint, and the job goes on",
}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def code(path: Path) -> str:
    """The source without its docstrings and comments: people may speak of databases."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def test_one_file_knows_the_database():
    found = {name(path) for path in SOURCES if DATABASE.search(code(path))} - {"core/dialects.py"}
    assert found == set(NAMES_A_DATABASE)


def test_no_verb_commits():
    found = {name(path) for path in SOURCES if re.search(r"\.(commit|rollback)\(", code(path))}
    assert found == set(COMMITS)


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name.endswith("routes.py")], ids=name)
def test_a_route_opens_no_transaction_of_its_own(path):
    """`Db` is the request's; a second one could commit what the first takes back."""
    assert "db.transaction(" not in code(path)


def test_a_file_fits_on_few_screens():
    assert [name(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > 450] == []


def test_core_knows_no_shop():
    for path in SOURCES:
        if path.parent.name == "core":
            imported = re.findall(r"(?:from|import) tradepost\.(\w+)", path.read_text(encoding="utf-8"))
            assert set(imported) <= {"core"}, name(path)


def test_nothing_is_left_for_later():
    unfinished = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [name(path) for path in SOURCES if unfinished.search(path.read_text(encoding="utf-8"))] == []


def test_what_is_exempt_from_a_check_says_why():
    bare = re.compile(r"#\s*(noqa(?!:)|type: ignore(?!\[))")
    silent = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])\s*$", re.MULTILINE)
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert not bare.search(text), name(path)
        assert not silent.search(text), name(path)
