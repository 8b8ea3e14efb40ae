"""The command line: `tradepost serve`, `worker`, `gateway`, `import`, `export`, `demo`, `migrate`, `user`, and more."""

import asyncio
import json
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="One self-hosted commerce backend."
)
user = typer.Typer(no_args_is_help=True, help="People who sign in.")
app.add_typer(user, name="user")

# How much a worker beside a server stands back for it: whoever looks at a page waits, a job does not.
BESIDE = 5

Kind = Annotated[str, typer.Argument(help="products, orders, customers or inventory")]


def _settings() -> Any:
    """The settings, or one clear line for each that is wrong."""
    from pydantic import ValidationError

    from tradepost.core.settings import PREFIX, settings

    try:
        found = settings()
        found.database  # noqa: B018 - an address nobody understands is told here
    except ValidationError as error:
        for item in error.errors():
            name = ".".join(str(part) for part in item["loc"])
            name = name if name.isupper() else f"{PREFIX}{name.upper()}"
            typer.secho(f"{name}: {item['msg'].removeprefix('Value error, ')}", fg="red", err=True)
        raise typer.Exit(2) from None
    except (ValueError, OSError) as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(2) from None
    return found


def _run(work: Callable[[], Coroutine[Any, Any, Any]], *, migrate: bool = True) -> Any:
    """Run something over the open database, migrated first; a Problem is one line and exit code 1."""
    from tradepost import migrations, tables
    from tradepost.core import db, logs
    from tradepost.core.errors import Problem

    found = _settings()
    logs.set_up()
    tables.load()

    async def whole() -> Any:
        found.data_dir.mkdir(parents=True, exist_ok=True)
        engine = db.connect(found.database)
        try:
            await _reach(engine)
            if migrate:
                await migrations.upgrade(engine)
            return await work()
        finally:
            await db.disconnect()

    try:
        return asyncio.run(whole())
    except Problem as problem:
        typer.secho(problem.detail, fg="red", err=True)
        raise typer.Exit(1) from None


async def _reach(engine: Any) -> None:
    from tradepost.core.errors import Unavailable
    from tradepost.core.settings import PREFIX

    try:
        async with engine.connect():
            return
    except Exception as error:
        # SQLite's driver is still ending its thread, which must not find the loop gone.
        for thread in set(threading.enumerate()) - {threading.main_thread()}:
            await asyncio.to_thread(thread.join, 1)
        said = " ".join(str(error).split()) or type(error).__name__
        raise Unavailable(f"{PREFIX}DATABASE_URL: the database cannot be reached: {said[:300]}") from error


def _check_services() -> None:
    from tradepost.app import modules

    try:
        modules()
    except ValueError as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(2) from None


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on")] = None,
    workers: Annotated[int | None, typer.Option(help="Serving processes")] = None,
    worker: Annotated[bool, typer.Option(help="Also run background work beside the server")] = True,
    demo: Annotated[bool, typer.Option(help="Fill an empty installation with the demo shop first")] = False,
    public: Annotated[
        bool, typer.Option(help="Also open a public address by ngrok; NGROK_AUTHTOKEN is needed")
    ] = False,
) -> None:
    """Migrate the database and serve the API, the web apps and, beside them, background work."""
    from tradepost import serving

    found = _settings()
    _check_services()
    if public and not os.environ.get("NGROK_AUTHTOKEN"):
        typer.secho("--public: set NGROK_AUTHTOKEN to the token of your ngrok account first", fg="red", err=True)
        raise typer.Exit(2)
    beside: list[tuple[str, ...]] = [("worker",)] if worker else []
    beside += _run(_fill_demo if demo else _begin) or []
    address, number = host or found.host, port or found.port
    if public:
        _open_to_the_world(address, number)
    serving.serve(address, number, workers or found.workers, beside=beside)


def _open_to_the_world(host: str, port: int) -> None:
    """Print the public address, which links in mails have as well; without one the shop is served here all the same."""
    from tradepost import serving
    from tradepost.core.settings import PREFIX, settings

    try:
        url = serving.tunnel(host, port)
    except serving.NoTunnel as why:
        typer.secho(f"--public: no public address: {why}. Serving here alone.", fg="red", err=True)
        return
    if not settings().public_url:
        os.environ[f"{PREFIX}PUBLIC_URL"] = url  # the serving processes and the worker read it anew
        settings.cache_clear()
    typer.secho(f"Public address: {url}", fg="green")


@app.command()
def gateway(
    host: Annotated[str | None, typer.Option(help="The address to listen on")] = None,
    port: Annotated[int, typer.Option(help="The port to listen on")] = 5000,
    workers: Annotated[int | None, typer.Option(help="Serving processes")] = None,
) -> None:
    """One address in front of services that run as processes of their own; serves the web apps' files itself."""
    from tradepost import serving
    from tradepost.gateway import addresses

    found = _settings()
    try:
        addresses()
    except ValueError as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(2) from None
    factory = "tradepost.gateway:serve_app"
    serving.serve(host or found.host, port, workers or found.workers, app=factory)


async def _begin() -> None:
    from tradepost.accounts.registering import ensure_owner
    from tradepost.channels import service as channels
    from tradepost.core import db

    async with db.transaction() as session:
        await ensure_owner(session)
        await channels.connect_known(session)


async def _fill_demo() -> list[tuple[str, ...]]:
    from tradepost.demo import selling, starting

    await _begin()
    await starting.start(typer.echo)
    return await selling.market()


@app.command()
def worker(
    parent: Annotated[int | None, typer.Option(hidden=True, help="Stop when this process is gone")] = None,
) -> None:
    """Run background work alone: any number of these share the jobs of one database."""
    import os

    from tradepost.core.worker import work

    if parent is not None:
        os.nice(BESIDE)

    async def until_told() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)

        async def watch() -> None:
            while os.getppid() == parent:  # nobody tells a child that its parent was killed
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), 0.5)
                    return
            stop.set()

        watching = asyncio.create_task(watch()) if parent is not None else None
        await work(stop)
        if watching:
            watching.cancel()

    _run(until_told, migrate=parent is None)
    # Where the jobs' database went away, DBOS's threads try for it for ever, and Python would wait for them: jobs are
    # rows, whoever comes next takes them up.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema."""

    async def nothing() -> None:
        return

    _run(nothing)
    typer.echo("The database is up to date.")


@app.command()
def demo(seed: Annotated[int, typer.Option(help="The same seed makes the same shop")] = 1) -> None:
    """Fill an empty installation with the demo shop."""

    async def fill() -> None:
        from tradepost.demo import starting

        await _begin()
        await starting.start(typer.echo, seed=seed)

    _run(fill)


@app.command()
def sandbox(  # noqa: PLR0917 - a command's options are given by name
    host: Annotated[str, typer.Option(help="The address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on")] = 8100,
    seed: Annotated[int, typer.Option(help="The same seed, the same chances")] = 1,
    speed: Annotated[float, typer.Option(help="How many seconds pass there in one", min=0.01)] = 1.0,
    orders: Annotated[float, typer.Option(help="How many buyers come in an hour of its time", min=0)] = 0.0,
    late: Annotated[float, typer.Option(help="Seconds until a price or stock that was told is shown", min=0)] = 3.0,
    faults: Annotated[float, typer.Option(help="The share of calls that break", min=0, max=1)] = 0.0,
    keep: Annotated[Path | None, typer.Option(help="A file that remembers it; without one it forgets all")] = None,
    goods: Annotated[
        Path | None, typer.Option(help="JSON with cards to begin with: sku, title, barcode, price", exists=True)
    ] = None,
    past: Annotated[int, typer.Option(help="Orders of the week before, if it remembers nothing", min=0)] = 0,
    back: Annotated[int, typer.Option(help="How many of those came back", min=0)] = 0,
    currency: Annotated[int, typer.Option(help="What its prices are in, by the currency's number")] = 643,
    limits: Annotated[bool, typer.Option(help="Whether it says no to whoever asks too often")] = True,
    parent: Annotated[int | None, typer.Option(hidden=True, help="Stop when this process is gone")] = None,
) -> None:
    """Serve a pretend marketplace, to connect a channel of the type sandbox to."""
    from tradepost import serving
    from tradepost.channels.sandbox import app as market

    chosen: dict[str, float | str | bool] = {
        "seed": seed,
        "speed": speed,
        "orders": orders,
        "late": late,
        "faults": faults,
        "currency": currency,
        "keep": str(keep or ""),
        "goods": str(goods or ""),
        "past": past,
        "back": back,
        "limits": limits,
    }
    if parent is None and not serving.is_free(host, port):  # else two would share it, and each know half
        raise typer.BadParameter(f"{port} is taken by another program", param_hint="--port")
    market.tell(chosen)
    if parent is None:
        typer.echo(f"A pretend marketplace is at http://{host}:{port}, its token is {market.TOKEN}")
    else:
        serving.end_with(parent)
    serving.serve(host, port, 1, app="tradepost.channels.sandbox.app:serve_app")


@app.command()
def openapi() -> None:
    """Print the OpenAPI description."""
    from tradepost import tables
    from tradepost.app import create_app

    _settings()
    _check_services()
    tables.load()
    sys.stdout.write(json.dumps(create_app().openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def _pairs(given: list[str]) -> dict[str, str]:
    made = {}
    for pair in given:
        field, found, column = pair.partition("=")
        if not found:
            typer.secho(f"--map {pair}: write it as field=column", fg="red", err=True)
            raise typer.Exit(2)
        made[field.strip()] = column.strip()
    return made


@app.command("import")
def import_(
    kind: Kind,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)],
    mapping: Annotated[
        list[str], typer.Option("--map", help="field=column, once for each column with a name of its own")
    ] = [],  # noqa: B006 - typer copies it
    dry_run: Annotated[bool, typer.Option(help="Check everything, change nothing")] = False,
    move_stock: Annotated[bool, typer.Option(help="Orders only: their goods leave the stock")] = False,
) -> None:
    """Import products, orders, customers or inventory from CSV, XLSX, Parquet or JSON lines."""
    from tradepost.imports import commands

    pairs = _pairs(mapping)
    _check_kind(kind)
    job = _run(lambda: commands.import_file(kind, file, pairs, dry_run=dry_run, move_stock=move_stock))
    raise typer.Exit(commands.report(job))


def _check_kind(kind: str) -> None:
    from tradepost.imports.fields import KINDS

    if kind not in KINDS:
        typer.secho(f"{kind!r} is none of {', '.join(KINDS)}", fg="red", err=True)
        raise typer.Exit(2)


@app.command()
def export(
    kind: Annotated[str | None, typer.Argument(help="products, orders, customers or inventory")] = None,
    file: Annotated[Path | None, typer.Argument(help="Where to; its ending chooses the format", dir_okay=False)] = None,
    sample: Annotated[
        Path | None, typer.Option(help="Write sample JSON for front-end work into this folder instead")
    ] = None,
) -> None:
    """Export products, orders, customers or inventory as .csv, .xlsx, .parquet or .jsonl, or sample JSON."""
    from tradepost.imports import exporting

    if sample is not None:
        from tradepost.demo import sampling

        _run(lambda: sampling.sample(sample))
        typer.echo(f"Sample JSON is in {sample}.")
        return
    if kind is None or file is None:
        typer.secho("Say what and where to: tradepost export products products.csv", fg="red", err=True)
        raise typer.Exit(2)
    _check_kind(kind)
    form = file.suffix.lower().lstrip(".")
    if form not in exporting.FORMATS:
        typer.secho(f"{file.name} must end in .{', .'.join(exporting.FORMATS)}", fg="red", err=True)
        raise typer.Exit(2)
    count = _run(lambda: exporting.export(kind, form, file))
    typer.echo(f"{count:,} rows of {kind} are in {file}.")


@app.command()
def reindex() -> None:
    """Make the search index anew; on a running shop the old one serves meanwhile, and every machine does it."""
    from tradepost.search import commands

    typer.echo(f"{_run(commands.reindex):,} products are in the index.")


@app.command("rotate-key")
def rotate_key() -> None:
    """Encrypt all stored secrets anew with the newest of the encryption keys; on a running shop too, and once more."""
    from tradepost.core import rotating

    done = _run(rotating.rotate)
    typer.echo(f"{done.renewed.total():,} stored secrets were brought under the newest key; all others were already.")
    for name, count in done.locked.items():
        typer.secho(f"{name}: {count:,} are opened by none of the keys and stay as they are", fg="red", err=True)
    typer.echo("The older keys of TRADEPOST_ENCRYPTION_KEYS are needed no longer.")


@app.command()
def doctor() -> None:
    """Check settings, database, files, stock against its movements; exit code 1 when something is wrong."""
    from tradepost import doctoring

    raise typer.Exit(1 if _run(doctoring.examine, migrate=False) else 0)


def _told(question: Callable[[], Awaitable[str]]) -> None:
    typer.echo(_run(question))  # type: ignore[arg-type]  # coroutine functions are what it takes


@user.command("create")
def user_create(
    login: Annotated[str, typer.Argument(help="A username or an e-mail address")],
    role: Annotated[str, typer.Option(help="owner, manager, analyst or customer")] = "customer",
    password: Annotated[str | None, typer.Option(help="Asked for when not given")] = None,
) -> None:
    """Make an account."""
    from tradepost.accounts import commands

    secret = password or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    _told(lambda: commands.create(login, role, secret))


@user.command("list")
def user_list() -> None:
    """List staff accounts."""
    from tradepost.accounts import commands

    _told(commands.staff)


@user.command("role")
def user_role(login: str, role: str) -> None:
    """Give an account another role."""
    from tradepost.accounts import commands

    _told(lambda: commands.set_role(login, role))


@user.command("password")
def user_password(
    login: str, password: Annotated[str | None, typer.Option(help="Asked for when not given")] = None
) -> None:
    """Set an account's password; its sessions end."""
    from tradepost.accounts import commands

    secret = password or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    _told(lambda: commands.set_password(login, secret))


if __name__ == "__main__":
    app()
