"""Asking a server as fast as it answers, for so many seconds: `wrk`, or where there is none a client of our own.

Ours takes more of the machine for itself.
"""

import asyncio
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

CONNECTIONS = 16
PROGRAM = shutil.which("wrk")
# A proxy in front of the shop tells whose request it is: with one address all of it would count against one limit.
SCRIPT = """
local asks, turn = %s, 0
request = function()
  turn = turn + 1
  local ask = asks[turn %% #asks + 1]
  local n = turn %% 60000
  local headers = {["X-Forwarded-For"] = "10.%d." .. math.floor(n / 250) .. "." .. n %% 250}
  local path = ask[2]
  if %s then path = path .. "x=" .. %d + turn end
  if ask[3] ~= "" then
    headers["Content-Type"] = "application/json"
    headers["Idempotency-Key"] = "bench-%d-" .. turn
  end
  return wrk.format(ask[1], path, headers, ask[3])
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, summary.bytes,
    e.status + e.connect + e.read + e.write + e.timeout, latency:percentile(50)))
end
"""
_runs = count(time.time_ns() // 1_000_000)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request. With `fresh` each has a query of its own, so that nothing kept can answer it."""

    path: str
    method: str = "GET"
    body: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """Answers a second, bytes of each with its headers, milliseconds of the one in the middle; how many went wrong."""

    rate: float
    size: float
    middle: float
    wrong: int


def name() -> str:
    """What asks."""
    return "wrk" if PROGRAM else "a small client of our own (install wrk, for figures that owe less to the client)"


def run(url: str, asks: Sequence[Ask], seconds: int, *, fresh: bool = False) -> Rate:
    """Ask for these in turn."""
    if PROGRAM is None:
        return asyncio.run(_ask(url, asks, seconds, fresh=fresh))
    number = next(_runs)
    table = "{" + ",".join(f"{{{_lua(one.method)},{_lua(one.path)},{_lua(one.body)}}}" for one in asks) + "}"
    script = SCRIPT % (table, number % 250, str(fresh).lower(), number % 1_000_000 * 100_000, number)
    # Lua counts in floats of which it writes fourteen digits: a longer number would be the same one all the time.
    # The address' second number changes from run to run: nobody meets the limit of a minute.
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = [PROGRAM, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", file.name, url]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    (told,) = [line for line in done.stdout.splitlines() if line.startswith("RESULT")]
    requests, took, size, wrong, middle = map(int, told.split()[1:])
    return Rate(requests / took * 1e6, size / max(1, requests), middle / 1000, wrong)


def _lua(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


# --- without wrk ---


async def _ask(url: str, asks: Sequence[Ask], seconds: int, *, fresh: bool) -> Rate:
    place, number, turns = urlsplit(url), next(_runs), count()
    took: list[float] = []
    sizes = wrong = 0
    until = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal sizes, wrong
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        while (began := time.perf_counter()) < until:
            turn = next(turns)
            ask = asks[turn % len(asks)]
            path = f"{ask.path}x={number % 1_000_000 * 100_000 + turn}" if fresh else ask.path
            head = f"{ask.method} {path} HTTP/1.1\r\nHost: bench\r\n"
            head += f"X-Forwarded-For: 10.{turn % 250}.{turn // 250 % 250}.1\r\n"
            if ask.body:
                head += f"Content-Type: application/json\r\nIdempotency-Key: bench-{number}-{turn}\r\n"
            writer.write(f"{head}Content-Length: {len(ask.body)}\r\n\r\n{ask.body}".encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            length = int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
            took.append(time.perf_counter() - began)
            sizes += len(answer) + length
            wrong += not answer.startswith(b"HTTP/1.1 2")
        writer.close()

    await asyncio.gather(*[one() for _ in range(CONNECTIONS)])
    middle = sorted(took)[len(took) // 2] * 1000
    return Rate(len(took) / seconds, sizes / len(took), middle, wrong)
