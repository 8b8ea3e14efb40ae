"""The process that holds the models: questions come by its standard input, answers leave by its output, as JSON.

`python -m tradepost.forecasting.child`. It ends when nobody writes to it any more, so it outlives its parent by one
answer at most, and its memory is the system's again.
"""

import os
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl

import orjson

SIZE = 8  # bytes that tell how long what follows is


def read(pipe: BinaryIO) -> Any:
    """The next message, or None at the end."""
    size = pipe.read(SIZE)
    return orjson.loads(pipe.read(int.from_bytes(size, "big"))) if len(size) == SIZE else None


def framed(message: Any) -> bytes:
    """A message as it goes through the pipe."""
    body = orjson.dumps(message)
    return len(body).to_bytes(SIZE, "big") + body


def answer(message: dict[str, Any], session: Any) -> Any:
    """What is asked for: forecasts of products, or bands of sums."""
    from tradepost.forecasting import predicting
    from tradepost.forecasting.demand import Demand

    if "sums" in message:
        return [predicting.together(*one) for one in message["sums"]]
    demands = [Demand.from_json(one) for one in message["demands"]]
    return [one.to_json() for one in predicting.predict(demands, jobs=message["jobs"], spark=session)]


def spark(address: str) -> Any:
    """A session on the cluster; its workers are this same Python. What follows a question mark are Spark's settings."""
    url, _, given = address.partition("?")
    try:
        import pyspark
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise RuntimeError("TRADEPOST_ANALYTICS_URL names Spark, whose package is missing: tradepost[spark]") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # A cluster on this machine starts its workers from where the package is.
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder: Any = SparkSession.builder
    builder = builder.remote(url) if url.startswith("sc://") else builder.master(url)
    known = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "16"}
    for name, value in (known | dict(parse_qsl(given))).items():
        builder = builder.config(name, value)
    return builder.appName("tradepost forecasts").getOrCreate()


def main() -> None:
    """Answer until the input ends. What an answer prints goes to the log, not among the answers."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.nice(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    # Parallelism is one process a series; a library's own threads would only get in each other's way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    session: Any = None
    while (message := read(incoming)) is not None:
        try:
            if message.get("spark") and session is None:
                session = spark(message["spark"])
            found = {"answer": answer(message, session)}
        except Exception as error:  # noqa: BLE001 - the parent raises it
            traceback.print_exc()
            found = {"error": f"{type(error).__name__}: {error}"}
        try:
            outgoing.write(framed(found))
            outgoing.flush()
        except BrokenPipeError:  # whoever asked is gone
            os._exit(1)
    if session is not None:
        session.stop()


if __name__ == "__main__":
    main()
