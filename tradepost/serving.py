"""The server's processes: Granian in front, background work beside it, each started again when it dies."""

import gc
import importlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import typer
from granian.constants import Interfaces, Loops
from granian.server import Server

from tradepost import tables

TUNNEL_WITHIN = 20.0  # seconds


class Beside:
    """A `tradepost` command as a process of its own beside the server: a worker's imports never make a page wait."""

    def __init__(self, *command: str) -> None:
        self._command = command
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name=f"{command[0]}-keeper", daemon=True)

    def start(self) -> None:
        """Start it, and again whenever it ends."""
        self._thread.start()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-m", "tradepost.cli", *self._command, "--parent", str(os.getpid())]
            )
            self._process.wait()
            if not self._stopping.is_set():
                ended = f"The {self._command[0]} ended with {self._process.returncode}: starting it again"
                typer.secho(ended, err=True)
                self._stopping.wait(1)

    def stop(self) -> None:
        """End it; a job in the middle goes on at the next start."""
        self._stopping.set()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)


def end_with(parent: int) -> None:
    """End this process when its parent is gone: nobody tells a child that its parent was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def _make(app: str) -> None:
    """Make what is served before the server forks: its processes then share it in memory, and are ready at once.

    What is frozen here the collector never looks at again, and so never copies into each of them.
    """
    module, _, factory = app.partition(":")
    with tables.uncollected():
        getattr(importlib.import_module(module), factory)()
    gc.collect()
    gc.freeze()


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. The server itself would not notice: its processes share their port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError:
            return False
    return True


class NoTunnel(Exception):
    """There is no public address, and why, in a line."""


def tunnel(host: str, port: int) -> str:
    """Open an ngrok tunnel to what is served here, for as long as this process lives: its public address.

    NoTunnel when ngrok does not take the token, cannot be reached, or has not answered in time.
    """
    import ngrok  # noqa: PLC0415 - it starts threads of its own: only for those who asked for it

    here = f"{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104 - compared, not bound
    server = os.environ.get("NGROK_SERVER_ADDR")
    found: list[str | NoTunnel] = []

    def open_it() -> None:
        try:
            elsewhere: dict[str, Any] = {"server_addr": server} if server else {}
            listener = ngrok.forward(here, authtoken=os.environ["NGROK_AUTHTOKEN"], **elsewhere)
            found.append(str(listener.url()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said in a line
            said = ": ".join(str(part) for part in error.args) or type(error).__name__
            found.append(NoTunnel(" ".join(said.split())[:300]))

    thread = threading.Thread(target=open_it, name="tunnel", daemon=True)
    thread.start()
    thread.join(TUNNEL_WITHIN)
    if not found:
        raise NoTunnel(f"ngrok did not answer within {TUNNEL_WITHIN:.0f} seconds")
    if isinstance(found[0], NoTunnel):
        raise found[0]
    return found[0]


def serve(
    host: str, port: int, workers: int, *, beside: Sequence[Sequence[str]] = (), app: str = "tradepost.app:serve_app"
) -> None:
    """Serve until told to stop, with these commands beside it.

    `app` is the factory of what is served: whenever it is called, it gives the same.
    """
    others = [Beside(*command) for command in beside]
    for one in others:
        one.start()
    try:
        _make(app)
        server = Server(
            app,
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            workers=workers,
            loop=Loops.uvloop,
            factory=True,
            log_enabled=True,
            log_level="warning",  # type: ignore[arg-type]  # its own enum's value
            respawn_failed_workers=True,
            workers_kill_timeout=10,
        )
        server.serve()
    finally:
        for one in others:
            one.stop()
