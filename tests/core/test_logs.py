"""Logs are lines of JSON with the request's id, and secrets are in none of them."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.make_accounts import PASSWORD
from tradepost.core import logs


@contextmanager
def logged_lines(capsys: Any, configure: Any, level: str = "info") -> Iterator[list[dict[str, Any]]]:
    """What is logged in here, line by line."""
    configure(log_level=level, log_format="json")
    logs.set_up()
    capsys.readouterr()
    lines: list[dict[str, Any]] = []
    try:
        yield lines
    finally:
        lines += [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        configure(log_level="error", log_format="auto")
        logs.set_up()


async def test_a_request_is_a_line_with_its_id(guest, capsys, configure):
    with logged_lines(capsys, configure) as lines:
        answer = await guest.get("/board/notes?label=hunter2")
    (line,) = lines
    assert line.pop("ms") >= 0
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "request", "level": "info", "source": "web", "method": "GET", "path": "/board/notes", "status": 200,
        "actor": "system", "request_id": answer.headers["x-request-id"],
    }  # fmt: skip


async def test_every_line_of_a_request_has_its_id_and_no_other_request_has_it(guest, capsys, configure):
    with logged_lines(capsys, configure) as lines:
        answers = [await guest.post("/board/broken"), await guest.post("/board/broken")]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert len(set(ids)) == 2
    assert [line["request_id"] for line in lines] == [ids[0], ids[0], ids[1], ids[1]]


async def test_whoever_signed_in_is_named(owner, capsys, configure):
    with logged_lines(capsys, configure) as lines:
        await owner.get("/api/v1/auth/me")
        await owner.get("/health")
    assert [line["actor"] for line in lines] == ["owner"]


async def test_secrets_are_in_no_line(guest, capsys, configure):
    key = "tp_hunter2hunter2hunter2"
    with logged_lines(capsys, configure, "debug") as lines:
        await guest.post("/api/v1/auth/register", json={"username": "carol", "password": PASSWORD})
        await guest.post("/api/v1/auth/login", json={"login": "carol", "password": PASSWORD})
        await guest.post("/api/v1/auth/login", json={"login": "carol", "password": "hunter2 wrong"})
        await guest.post("/api/v1/auth/login", json={"login": ["hunter2"], "password": {"hunter2": 1}})
        await guest.get("/api/v1/auth/me?token=hunter2", headers={"Authorization": f"Bearer {key}"})
        await guest.get("/api/v1/auth/me", headers={"X-API-Key": key})
        await guest.get("/nowhere?access_token=hunter2")
    assert len(lines) >= 7
    text = json.dumps(lines)
    assert "hunter2" not in text
    assert PASSWORD not in text


def test_what_is_called_a_secret_is_hidden_wherever_it_stands(capsys, configure):
    with logged_lines(capsys, configure) as lines:
        logs.logger("test").info(
            "x",
            password="hunter2",
            API_KEY="hunter2",
            body={"new_password": "hunter2", "n": 1},
            all=[{"otp": "hunter2"}],
        )
    (line,) = lines
    assert "hunter2" not in json.dumps(line)
    assert line["body"]["n"] == 1


def test_a_trace_shows_lines_and_not_values(capsys, configure):
    def open_the_safe(combination: str) -> None:
        raise ValueError("stuck")

    with logged_lines(capsys, configure) as lines:
        try:
            open_the_safe("hunter2".upper())
        except ValueError as error:
            logs.logger("test").error("x", exc_info=error)
    (line,) = lines
    assert "HUNTER2" not in json.dumps(line)
    assert "open_the_safe" in json.dumps(line)


def test_what_libraries_log_goes_the_same_way(capsys, configure):
    with logged_lines(capsys, configure) as lines:
        logging.getLogger("some.library").warning("careful with %s", "that")
        logging.getLogger("some.library").info("too much to know")
    assert [(line["event"], line["level"]) for line in lines] == [("careful with that", "warning")]


@pytest.mark.parametrize("form", ["console", "auto"])
def test_on_a_terminal_it_is_text(form, capsys, configure, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    configure(log_level="info", log_format=form)
    logs.set_up()
    capsys.readouterr()
    logs.logger("test").info("tea.ready", cups=2, password="hunter2")
    text = capsys.readouterr().err
    assert "tea.ready" in text
    assert not text.startswith("{")
    assert "hunter2" not in text
    configure(log_level="error", log_format="auto")
    logs.set_up()
