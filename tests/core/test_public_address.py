"""`tradepost serve --public`: a clear line when there is no public address, and the shop is served here anyway."""

import subprocess
import sys
from pathlib import Path

from tests.shop import Shop
from tradepost import cli
from tradepost.core.settings import settings


def test_without_a_token_it_ends_at_once_and_says_what_is_missing(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    shop.environment.pop("NGROK_AUTHTOKEN", None)
    done = subprocess.run(
        [sys.executable, "-m", "tradepost.cli", "serve", "--public"],
        env=shop.environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--public: set NGROK_AUTHTOKEN to the token of your ngrok account first\n"
    assert not (tmp_path / "data").exists()


def test_a_tunnel_that_cannot_be_opened_is_said_in_a_line_and_serving_goes_on(monkeypatch, capsys) -> None:
    monkeypatch.setenv("NGROK_AUTHTOKEN", "a token that is none")
    monkeypatch.setenv("NGROK_SERVER_ADDR", "127.0.0.1:9")  # nobody listens there
    cli._open_to_the_world("127.0.0.1", 8000)  # and returns: serving follows
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("--public: no public address: failed to connect session: ")
    assert said.err.endswith(". Serving here alone.\n")
    assert said.err.count("\n") == 1
    assert "a token that is none" not in said.err
    assert settings().public_url == ""
