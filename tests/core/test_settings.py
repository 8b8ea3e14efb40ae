"""Settings: each in the manual, each understood as people write it, each refused by name when it makes no sense."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tradepost.core.settings import PREFIX, Settings, names_of, settings

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs/settings.md"


@pytest.fixture
def say(monkeypatch, tmp_path):
    """`say(SECRET_KEY="x")`: the settings of an environment with exactly these variables."""

    def read(**variables: str) -> Settings:
        for name in list(os.environ):
            if name.startswith(PREFIX) or name.removesuffix("_FILE") in {"API_KEY", "DATABASE_URL", "SECRET_KEY"}:
                monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(tmp_path)
        return Settings()

    return read


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return subprocess.run(
        [sys.executable, "-m", "tradepost.cli", *command],
        env=clean | variables, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def paragraphs() -> dict[str, str]:
    parts = re.split(r"^## TRADEPOST_(\w+)$", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name.lower(): text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_has_its_paragraph_in_the_manual(name):
    assert len(paragraphs().get(name, "")) > 40


@pytest.mark.parametrize("name", paragraphs())
def test_a_paragraph_of_the_manual_is_about_a_setting(name):
    assert name in Settings.model_fields
    assert f"(#tradepost_{name})" in MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in Settings.model_fields if len(names_of(name)) > 1])
def test_a_bare_name_counts_when_the_prefixed_one_is_not_set(name, say):
    bare = name.upper()
    value = "sqlite:///x.db" if name == "database_url" else "bare"
    other = "sqlite:///y.db" if name == "database_url" else "prefixed"
    assert plain(say(**{bare: value}), name) == value
    assert plain(say(**{bare: value, f"{PREFIX}{bare}": other}), name) == other
    assert f"`{bare}` counts" in " ".join(paragraphs()[name].split())


def plain(found: Settings, name: str) -> str:
    value = getattr(found, name)
    return value.get_secret_value() if hasattr(value, "get_secret_value") else value


@pytest.mark.parametrize("name", ["secret_key", "redis_url", "owner_password", "smtp_url", "database_url", "port"])
@pytest.mark.parametrize("where", ["environment", "dotenv"])
def test_a_value_can_come_from_a_file(name, where, say, tmp_path):
    value = {
        "redis_url": "redis://h", "smtp_url": "smtp://h", "database_url": "sqlite:///x.db", "port": "9000",
    }.get(name, "from a file")  # fmt: skip
    (tmp_path / "value").write_text(f"{value}\n")
    variable = f"{PREFIX}{name.upper()}_FILE"
    if where == "dotenv":
        (tmp_path / ".env").write_text(f"{variable}={tmp_path / 'value'}\n")
        found = say()
    else:
        found = say(**{variable: str(tmp_path / "value")})
    assert str(plain(found, name)) == value


def test_a_bare_name_can_come_from_a_file_too(say, tmp_path):
    (tmp_path / "value").write_text("from a file")
    assert say(SECRET_KEY_FILE=str(tmp_path / "value")).signing_key() == "from a file"


def test_an_empty_value_is_an_unset_one(say, tmp_path):
    (tmp_path / ".env").write_text(f"{PREFIX}CURRENCY=\n{PREFIX}SECRET_KEY=\n")
    found = say(**{f"{PREFIX}{name}": "" for name in ("PORT", "TIMEZONE", "DATABASE_URL", "SERVICES", "WORKERS")})
    assert (found.port, found.timezone, found.currency, found.services, found.workers) == (8000, "UTC", "RUB", [], 1)


def test_no_rate_limit_is_an_empty_one(say, tmp_path):
    assert say().rate_limit == "3000/minute"
    assert say(TRADEPOST_RATE_LIMIT="").rate_limit == ""
    (tmp_path / ".env").write_text("TRADEPOST_RATE_LIMIT=\n")
    assert say().rate_limit == ""
    assert say(TRADEPOST_RATE_LIMIT="5/second").rate_limit == "5/second"


def test_the_environment_goes_before_the_file_beside_the_program(say, tmp_path):
    (tmp_path / ".env").write_text("TRADEPOST_PORT=1111\nTRADEPOST_HOST=10.0.0.1\n")
    found = say(TRADEPOST_PORT="2222")
    assert (found.port, found.host) == (2222, "10.0.0.1")


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("mysql+pymysql://u:p%40ss@h:3306/shop", "mysql+asyncmy://u:p%40ss@h:3306/shop?charset=utf8mb4"),
        ("mariadb://u:p@h/shop", "mysql+asyncmy://u:p@h/shop?charset=utf8mb4"),
        ("mysql://h/shop?charset=latin1", "mysql+asyncmy://h/shop?charset=utf8mb4"),
        ("postgres://u:p@h/shop", "postgresql+asyncpg://u:p@h/shop"),
        ("postgresql+psycopg2://u:p@h/shop?sslmode=require", "postgresql+asyncpg://u:p@h/shop?ssl=require"),
        ("sqlite:///shop.db", "sqlite+aiosqlite:///shop.db"),
    ],
)
def test_an_address_of_a_database_is_understood_as_people_write_it(written, understood, say):
    assert say(DATABASE_URL=written).database == understood


def test_jobs_keep_their_state_beside_a_shop_on_postgresql_and_in_a_file_elsewhere(say):
    on_postgresql = say(DATABASE_URL="postgres://u:p@h/shop?sslmode=require")
    assert on_postgresql.jobs_database == "postgresql://u:p@h/shop?sslmode=require"
    assert say(TRADEPOST_DATA_DIR="/srv/x").jobs_database == "sqlite:////srv/x/jobs.db"
    assert say(DATABASE_URL="mysql://h/shop", TRADEPOST_DATA_DIR="/srv/x").jobs_database == "sqlite:////srv/x/jobs.db"


@pytest.mark.parametrize(
    ("written", "prefixes"),
    [
        ("", ["/api/v1"]),
        ("/api/v1", ["/api/v1"]),
        ("/api", ["/api/v1"]),
        ("api/v1/", ["/api/v1"]),
        ("/backend", ["/api/v1", "/backend/v1"]),
        ("/backend/v1", ["/api/v1", "/backend/v1"]),
        ("/", ["/api/v1", "/v1"]),
        ("//a//b", ["/api/v1", "/a/b/v1"]),
    ],
)
def test_the_api_has_a_second_place_when_it_is_given_one(written, prefixes, say):
    assert say(API_V1_STR=written).native_prefixes == prefixes


async def test_the_second_place_answers_like_the_first(configure, fresh):
    configure(api_v1_str="/backend")
    guest = await fresh()
    first, second = await guest.get("/api/v1/shop"), await guest.get("/backend/v1/shop")
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()


BAD = [
    ("PORT", "eighty"), ("PORT", "0"), ("PORT", "70000"), ("WORKERS", "0"), ("CURRENCY", "RUBLE"),
    ("TIMEZONE", "Mars/Olympus"), ("LANGUAGE", "fr"), ("DATABASE_URL", "oracle://u:hunter2@h/x"),
    ("DATABASE_URL", "hunter2"), ("DATABASE_URL", "postgresql://u:hunter2@h:port/x"), ("TRUST_PROXY", "perhaps"),
    ("RATE_LIMIT", "a lot"), ("CORS_ORIGINS", "shop.example.com"), ("CORS_ORIGINS", "https://a.example/path"),
    ("SMTP_URL", "mail.example.com"), ("SMTP_URL", "http://hunter2"), ("REDIS_URL", "localhost:6379"),
    ("PUBLIC_URL", "shop"), ("API_V1_STR", "/{x}"), ("LOG_LEVEL", "loud"), ("MAX_BODY_BYTES", "1"),
    ("ACCESS_TOKEN_MINUTES", "-5"), ("SECRET_KEY_FILE", "/nowhere/at/all"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_value_that_makes_no_sense_is_refused_by_name(name, value, say):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - its text is looked at below
        say(**{f"{PREFIX}{name}": value})
    assert name in str(refused.value).upper()


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("DATABASE_URL", "oracle://u:hunter2@h/x"), ("SECRET_KEY_FILE", "/nowhere"),
     ("SERVICES", "orders,teapots")],
)  # fmt: skip
def test_the_command_line_says_it_in_one_line(name, value, tmp_path):
    done = run("serve", TRADEPOST_DATA_DIR=str(tmp_path), **{f"{PREFIX}{name}": value})
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith(f"{PREFIX}{name}")
    assert "hunter2" not in line
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_is_its_owners_alone(tmp_path, say):
    found = say(TRADEPOST_DATA_DIR=str(tmp_path / "new"))
    first, ring = found.signing_key(), found.key_ring()
    assert len(first) >= 43
    assert ring != [first]
    assert say(TRADEPOST_DATA_DIR=str(tmp_path / "new")).signing_key() == first
    for name in ("secret_key", "encryption_key"):
        assert stat.S_IMODE((tmp_path / "new" / name).stat().st_mode) == 0o600
    assert (tmp_path / "new/secret_key").read_text() == first


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    tell = "from tradepost.core.settings import settings; print(settings().signing_key(), settings().key_ring())"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment["TRADEPOST_DATA_DIR"] = str(tmp_path)
    started = [
        subprocess.Popen([sys.executable, "-c", tell], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({process.communicate()[0] for process in started}) == 1
    assert [process.returncode for process in started] == [0] * 4


def test_a_secret_is_not_in_what_settings_look_like(say):
    found = say(SECRET_KEY="hunter2", API_KEY="hunter2", TRADEPOST_OWNER_PASSWORD="hunter2",
                TRADEPOST_SMTP_URL="smtp://u:hunter2@h")  # fmt: skip
    assert "hunter2" not in repr(found) + str(found)


def test_settings_are_read_once():
    assert settings() is settings()


@pytest.mark.parametrize(
    "url", ["postgresql://u:hunter2@127.0.0.1:9/x", "mysql://u:hunter2@127.0.0.1:9/x", "sqlite:////nowhere/at/all.db"]
)
def test_a_database_that_is_not_there_is_told_in_one_line(url, tmp_path):
    done = run("migrate", TRADEPOST_DATA_DIR=str(tmp_path), TRADEPOST_DATABASE_URL=url)
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("TRADEPOST_DATABASE_URL: the database cannot be reached")
    assert "hunter2" not in line
