"""Asking the process that holds the models: started when it is needed, gone afterwards."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import orjson

from tradepost.core.settings import settings
from tradepost.forecasting.child import SIZE, framed

# What a batch of products may take before its process counts as stuck; a batch takes some seconds.
PATIENCE = 1800
PARTING = 10


class Child:
    """A process of `tradepost.forecasting.child`, started by the first question. `nice`: how far it stands back."""

    def __init__(self, nice: int) -> None:
        self._nice = nice
        self._process: asyncio.subprocess.Process | None = None

    async def predict(self, demands: Sequence[dict[str, Any]], *, jobs: int, spark: str = "") -> list[dict[str, Any]]:
        """The forecasts of products, each as `Predicted.to_json` has it."""
        found: list[dict[str, Any]] = await self._ask({"demands": demands, "jobs": jobs, "spark": spark})
        return found

    async def together(self, sums: Sequence[tuple[Any, Any, Any]]) -> list[dict[str, Any]]:
        """Bands of sums: see `predicting.together`."""
        found: list[dict[str, Any]] = await self._ask({"sums": sums}) if sums else []
        return found

    async def _ask(self, message: dict[str, Any]) -> Any:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tradepost.forecasting.child",
                str(self._nice),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        incoming, outgoing = self._process.stdin, self._process.stdout
        assert incoming is not None  # noqa: S101 - it was started with both
        assert outgoing is not None  # noqa: S101 - the same
        try:
            async with asyncio.timeout(PATIENCE):
                incoming.write(framed(message))
                await incoming.drain()
                size = int.from_bytes(await outgoing.readexactly(SIZE), "big")
                found = orjson.loads(await outgoing.readexactly(size))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise RuntimeError("the process that forecasts has ended; the system may have run out of memory") from error
        if "error" in found:
            raise RuntimeError(f"forecasting failed: {found['error']}")
        return found["answer"]

    async def close(self) -> None:
        """End the process: it stops by itself once its input ends, and is not waited for long."""
        if self._process is None:
            return
        try:
            if self._process.stdin is not None:
                self._process.stdin.close()
            async with asyncio.timeout(PARTING):
                await self._process.wait()
        finally:
            if self._process.returncode is None:
                with suppress(ProcessLookupError):
                    self._process.kill()
                await self._process.wait()


@asynccontextmanager
async def child(*, nice: int = 0) -> AsyncIterator[Child]:
    """A process that forecasts, for as long as the block runs."""
    made = Child(nice)
    try:
        yield made
    finally:
        await made.close()


def processes() -> int:
    """How many processors a whole catalogue is forecast on."""
    return settings().forecast_processes or os.cpu_count() or 1
