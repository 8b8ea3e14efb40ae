"""Structured logs: one line an event, with the request's id; secrets never reach them."""

import json
import logging
import sys
from functools import lru_cache
from typing import Any

import orjson
import structlog

from tradepost.core.settings import settings

_SECRET = ("password", "token", "secret", "authorization", "api_key", "otp", "recovery")


def _hide_secrets(_logger: Any, _name: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    return {key: _shown(key, value) for key, value in line.items()}


@lru_cache(maxsize=1_000)
def _is_secret(key: str) -> bool:
    return any(word in key.lower() for word in _SECRET)


def _shown(key: str, value: Any) -> Any:
    if _is_secret(key):
        return "***"
    if isinstance(value, dict):
        return {name: _shown(str(name), item) for name, item in value.items()}
    return [_shown("", item) for item in value] if isinstance(value, list) else value


def _json(line: Any, default: Any) -> str:
    try:
        return orjson.dumps(line, default=default, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:  # what only the standard library writes, such as a number beyond 64 bits
        return json.dumps(line, default=default)


def set_up() -> None:
    """JSON lines to standard error, or coloured text on a terminal; the standard library's loggers go the same way."""
    chosen = settings().log_format
    console = chosen == "console" or (chosen == "auto" and sys.stderr.isatty())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _hide_secrets,
    ]
    # A trace shows the lines of the program and never the values in them: among those are passwords and tokens.
    trace = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
    last: list[Any] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if console
        else [trace, structlog.processors.JSONRenderer(_json)]
    )
    level = logging.getLevelName(settings().log_level.upper())
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level, logging.WARNING))


def logger(name: str) -> Any:
    """A logger: `log.info("job.done", job=job.id, rows=3)`."""
    return structlog.get_logger(source=name)
