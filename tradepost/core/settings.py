"""Settings: typed, read once from the environment or `.env`, each documented in docs/settings.md."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from sqlalchemy import make_url

PREFIX = "TRADEPOST_"
_ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
    "mysql": "mysql+asyncmy",
    "mariadb": "mysql+asyncmy",
}


def _also(name: str) -> AliasChoices:
    """The prefixed name first, then the bare one that the documented systems' own `.env` files use."""
    return AliasChoices(f"{PREFIX}{name}", name)


class _FilesOfSecrets(PydanticBaseSettingsSource):
    """`TRADEPOST_SECRET_KEY_FILE=/run/secrets/key` gives the value by file, as container secrets do."""

    def get_field_value(
        self, field: FieldInfo, field_name: str
    ) -> tuple[Any, str, bool]:  # pragma: no cover - part of the base class's contract
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, field in self.settings_cls.model_fields.items():
            aliases = (
                field.validation_alias.choices
                if isinstance(field.validation_alias, AliasChoices)
                else [f"{PREFIX}{name.upper()}"]
            )
            for alias in aliases:
                path = os.environ.get(f"{alias}_FILE")
                if path:
                    found[str(alias)] = Path(path).read_text(encoding="utf-8").strip()
        return found


class _EmptyRateLimit(PydanticBaseSettingsSource):
    """Elsewhere an empty value means unset; an empty TRADEPOST_RATE_LIMIT means that there is no limit."""

    def get_field_value(
        self, field: FieldInfo, field_name: str
    ) -> tuple[Any, str, bool]:  # pragma: no cover - part of the base class's contract
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        for source in (
            EnvSettingsSource(self.settings_cls, env_ignore_empty=False),
            DotEnvSettingsSource(self.settings_cls, env_ignore_empty=False),
        ):
            value = source.env_vars.get(f"{PREFIX}rate_limit".lower())
            if value is not None:
                return {} if value else {"rate_limit": ""}
        return {}


class Settings(BaseSettings):
    """Everything an installation can set. Names carry the prefix `TRADEPOST_`; an empty value means unset."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True
    )

    # Where things are
    data_dir: Path = Path("data")
    database_url: str = Field("", validation_alias=_also("DATABASE_URL"))
    jobs_database_url: str = ""
    files_url: str = ""
    redis_url: str = ""

    # The shop
    project_name: str = Field("Tradepost", validation_alias=_also("PROJECT_NAME"))
    currency: str = "RUB"
    timezone: str = "UTC"
    language: Literal["en", "ru"] = "en"
    public_url: str = ""

    # The edge
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    workers: int = Field(1, ge=1, le=64)
    api_v1_str: str = Field("/api/v1", validation_alias=_also("API_V1_STR"))
    services: Annotated[list[str], NoDecode] = []
    cors_origins: Annotated[list[str], NoDecode] = []
    trust_proxy: bool = False
    rate_limit: str = "3000/minute"
    max_body_bytes: int = Field(2_000_000, ge=1_000)
    max_upload_bytes: int = Field(200_000_000, ge=1_000)
    max_picture_bytes: int = Field(15_000_000, ge=1_000)

    # Who may enter
    secret_key: SecretStr = Field(SecretStr(""), validation_alias=_also("SECRET_KEY"))
    encryption_keys: SecretStr = SecretStr("")
    api_key: SecretStr = Field(SecretStr(""), validation_alias=_also("API_KEY"))
    owner_email: str = ""
    owner_password: SecretStr = SecretStr("")
    access_token_minutes: int = Field(15, ge=1)
    refresh_token_days: int = Field(30, ge=1)

    # Mail
    smtp_url: SecretStr = SecretStr("")
    mail_from: str = "shop@localhost"

    # Behaviour
    hold_minutes: int = Field(15, ge=1)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "json", "console"] = "auto"

    @classmethod
    def settings_customise_sources(  # noqa: PLR0913 - the signature is pydantic-settings' own
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        special = _EmptyRateLimit(settings_cls), _FilesOfSecrets(settings_cls)
        return init_settings, env_settings, *special, dotenv_settings, file_secret_settings

    @field_validator("services", "cors_origins", mode="before")
    @classmethod
    def _comma_list(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except Exception as error:
            raise ValueError(f"{value!r} is no time zone of the IANA list, such as Europe/Moscow") from error
        return value

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, value: str) -> str:
        from tradepost.core.money import minor_digits

        minor_digits(value.upper())
        return value.upper()

    @property
    def database(self) -> str:
        """The shop's database as an async SQLAlchemy URL; a plain `mysql+pymysql://` or `postgres://` is understood."""
        if not self.database_url:
            return f"sqlite+aiosqlite:///{(self.data_dir / 'tradepost.db').absolute()}"
        url = make_url(self.database_url)
        family = url.drivername.split("+")[0]
        if family not in _ASYNC_DRIVERS:
            raise ValueError(f"TRADEPOST_DATABASE_URL: {family!r} is not one of sqlite, postgresql, mysql, mariadb")
        if family in {"mysql", "mariadb"}:
            url = url.update_query_dict({"charset": "utf8mb4"})
        return url.set(drivername=_ASYNC_DRIVERS[family]).render_as_string(hide_password=False)

    @property
    def jobs_database(self) -> str:
        """Where DBOS keeps its own state: beside the shop on PostgreSQL, else a SQLite file in the data directory."""
        if self.jobs_database_url:
            return self.jobs_database_url
        url = make_url(self.database)
        if url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql").render_as_string(hide_password=False)
        return f"sqlite:///{(self.data_dir / 'jobs.db').absolute()}"

    @property
    def files(self) -> str:
        """The fsspec URL of stored files: a local folder, or `s3://bucket/prefix`."""
        return self.files_url or str((self.data_dir / "files").absolute())

    @property
    def native_prefixes(self) -> list[str]:
        """`/api/v1`, and the configured base when it differs: `API_V1_STR=/api` means `/api/v1` as well."""
        base = "/" + self.api_v1_str.strip("/")
        configured = base if base.endswith("/v1") else f"{base}/v1"
        return list(dict.fromkeys(["/api/v1", configured]))

    @property
    def address(self) -> str:
        """The address people open, for links in mails."""
        return (
            self.public_url.rstrip("/") or f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"
        )  # noqa: S104 - compared, not bound

    @property
    def names_owner(self) -> bool:
        """Whether the settings name the installation's owner; otherwise the first who registers becomes it."""
        return bool(self.owner_email and self.owner_password.get_secret_value())

    def signing_key(self) -> str:
        """The key that signs tokens (HS256): the one that is set, or one made once and kept in the data directory."""
        return self.secret_key.get_secret_value() or _kept_secret(self.data_dir / "secret_key")

    def key_ring(self) -> list[str]:
        """Keys that encrypt stored secrets, newest first: `ENCRYPTION_KEYS` (comma-separated), else one that is kept."""
        given = [key.strip() for key in self.encryption_keys.get_secret_value().split(",") if key.strip()]
        return given or [_kept_secret(self.data_dir / "encryption_key")]


@lru_cache
def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        # Two processes start at once: the second may look before the first has written.
        for _ in range(100):
            text = path.read_text(encoding="ascii").strip()
            if text:
                return text
        raise RuntimeError(f"{path} is empty: remove it and start again") from None
    value = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(value)
    return value


@lru_cache
def settings() -> Settings:
    """The process's settings, read once; `settings.cache_clear()` reads them anew."""
    return Settings()
