"""The server's processes: Granian in front, background work beside it, each started again when it dies."""

import gc
import importlib
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress

import typer
from granian.constants import Interfaces, Loops
from granian.server import Server


class Beside:
    """The background worker as a process of its own: imports and reports never make a page wait."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="worker-keeper", daemon=True)

    def start(self) -> None:
        """Start it, and again whenever it ends."""
        self._thread.start()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-m", "tradepost.cli", "worker", "--parent", str(os.getpid())]
            )
            self._process.wait()
            if not self._stopping.is_set():
                typer.secho(f"The worker ended with {self._process.returncode}: starting it again", err=True)
                self._stopping.wait(1)

    def stop(self) -> None:
        """End it; a job in the middle goes on at the next start."""
        self._stopping.set()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)


def _make(app: str) -> None:
    """Make what is served before the server forks: its processes then share it in memory, and are ready at once.

    What is frozen here the collector never looks at again, and so never copies into each of them.
    """
    module, _, factory = app.partition(":")
    getattr(importlib.import_module(module), factory)()
    gc.collect()
    gc.freeze()


def serve(host: str, port: int, workers: int, *, with_worker: bool, app: str = "tradepost.app:serve_app") -> None:
    """Serve until told to stop. `app` is the factory of what is served: whenever it is called, it gives the same."""
    beside = Beside() if with_worker else None
    if beside:
        beside.start()
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
        if beside:
            beside.stop()
