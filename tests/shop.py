"""A real installation as real processes: started, asked over HTTP, killed, started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Shop:
    """`tradepost serve` over a data directory and a database of its own."""

    command = "serve"

    def __init__(self, data_dir: Path, database_url: str = "", **settings: str) -> None:
        self.port = free_port()
        self.data_dir = data_dir
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("TRADEPOST_")},
            "TRADEPOST_DATA_DIR": str(data_dir),
            "TRADEPOST_DATABASE_URL": database_url,
            "TRADEPOST_PORT": str(self.port),
            "TRADEPOST_RATE_LIMIT": "",
            "TRADEPOST_OWNER_EMAIL": "owner@example.com",
            "TRADEPOST_OWNER_PASSWORD": "correct horse battery",
            **{f"TRADEPOST_{key.upper()}": value for key, value in settings.items()},
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A `tradepost` command on this installation."""
        return subprocess.run(
            [sys.executable, "-m", "tradepost.cli", *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, *options: str) -> None:
        """Start serving and wait until it is ready."""
        self.launch(*options)
        until(self.is_ready, "the server is ready", patience=3 * PATIENCE)  # a demo is made first, beside other tests

    def launch(self, *options: str) -> None:
        """Start serving."""
        with (self.data_dir.parent / f"{self.data_dir.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tradepost.cli", self.command, *options],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_ready(self) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f"the server ended: {self.log()[-3000:]}")
        try:
            return self.client.get("/ready").status_code == 200
        except httpx.TransportError:
            return False

    def sign_in(self) -> None:
        answer = self.client.post(
            "/api/v1/auth/login", json={"email": "owner@example.com", "password": "correct horse battery"}
        )
        assert answer.status_code == 200, answer.text
        self.client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def kill(self) -> None:
        """kill -9 for the server, its workers and the background worker alike."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self.client.close()

    def log(self) -> str:
        return (self.data_dir.parent / f"{self.data_dir.name}.log").read_text()

    def job(self, job_id: str) -> dict[str, Any]:
        answer = self.client.get(f"/api/v1/jobs/{job_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def until_job(self, job_id: str, *, beyond: int | None = None) -> dict[str, Any]:
        """Wait until a job has ended or, with `beyond`, has done more than that."""

        def there() -> dict[str, Any] | None:
            job = self.job(job_id)
            return job if job["finished_at"] or (beyond is not None and job["done"] > beyond) else None

        found: dict[str, Any] = until(there, f"the job {job_id} goes on")
        return found


@contextmanager
def running(shop: Shop, *options: str) -> Iterator[Shop]:
    try:
        shop.start(*options)
        yield shop
    finally:
        shop.stop()


def until(true: Callable[[], Any], what: str, *, patience: float = PATIENCE) -> Any:
    """Ask again and again until it is so, less and less often; fail after a minute, or so many seconds."""
    end, pause = time.monotonic() + patience, 0.05
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(pause)
        pause = min(1.1 * pause, 0.25)  # who asks takes time from what is waited for
    raise AssertionError(f"waited {patience} s in vain: {what}")
