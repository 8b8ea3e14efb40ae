"""Settings: typed, read once from the environment or `.env`, each documented in docs/settings.md."""

import fcntl
import os
import re
import secrets
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from limits import parse
from pydantic import AliasChoices, Field, SecretStr, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from tradepost.core import dialects
from tradepost.core.money import minor_digits

PREFIX = "TRADEPOST_"
# The documented systems' own `.env` files have these without a prefix; the prefixed name goes first.
BARE = {
    "API_KEY", "API_V1_STR", "DATABASE_URL", "PROJECT_NAME", "SECRET_KEY",
    "WILDBERRIES_API_TOKEN", "OZON_CLIENT_ID", "OZON_API_KEY", "YANDEX_OAUTH_TOKEN", "YOUR_CAMPAIGN_ID",
    "AVITO_CLIENT_ID", "AVITO_CLIENT_SECRET",
}  # fmt: skip
_SCHEMES = {
    "redis_url": ["redis", "rediss", "redis+unix"],
    "smtp_url": ["smtp", "smtp+starttls", "smtps"],
    "public_url": ["http", "https"],
    "telegram_api_base": ["http", "https"],
    "stripe_api_base": ["http", "https"],
    "yookassa_api_base": ["http", "https"],
    "text_model_url": ["http", "https"],
}


def _also(name: str) -> AliasChoices:
    return AliasChoices(f"{PREFIX}{name}", name)


class _Special(PydanticBaseSettingsSource):
    """What the usual sources do not know: values by file, and the one setting that may be empty.

    `TRADEPOST_SECRET_KEY_FILE=/run/secrets/key` gives a value by file, as container secrets do. An empty value means
    unset, but an empty TRADEPOST_RATE_LIMIT means that there is no limit.
    """

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002 - the base class wants it
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        written = {
            **DotEnvSettingsSource(self.settings_cls, env_ignore_empty=False).env_vars,
            **EnvSettingsSource(self.settings_cls, env_ignore_empty=False).env_vars,
        }
        found: dict[str, Any] = {}
        if written.get(f"{PREFIX}rate_limit".lower()) == "":
            found["rate_limit"] = ""
        for name in self.settings_cls.model_fields:
            for alias in names_of(name):
                path = written.get(f"{alias}_file".lower())
                if path:
                    found.setdefault(alias if name.upper() in BARE else name, _content(f"{alias}_FILE", path))
        return found


def names_of(field: str) -> list[str]:
    """The environment's names for a setting, the one that counts most first."""
    bare = field.upper()
    return [f"{PREFIX}{bare}", *([bare] if bare in BARE else [])]


def _content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{name}: {path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


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
    holidays: str = ""

    # The edge
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    workers: int = Field(1, ge=1, le=64)
    api_v1_str: str = Field("/api/v1", validation_alias=_also("API_V1_STR"))
    services: Annotated[list[str], NoDecode] = []
    service_urls: Annotated[dict[str, str], NoDecode] = {}
    compat: Annotated[list[Literal["platform", "backend", "rpc"]], NoDecode] = ["platform", "backend", "rpc"]
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

    # Other ways to tell people
    telegram_api_base: str = "https://api.telegram.org"
    private_webhooks: bool = False

    # Payments: credentials of providers, for those who keep secrets in the environment; the settings page goes first
    stripe_api_key: SecretStr = SecretStr("")
    stripe_webhook_secret: SecretStr = SecretStr("")
    stripe_publishable_key: str = ""
    stripe_api_base: str = ""
    yookassa_shop_id: str = ""
    yookassa_secret_key: SecretStr = SecretStr("")
    yookassa_api_base: str = ""

    # Marketplaces: credentials, for those who keep secrets in the environment; a channel's own settings go first
    wildberries_api_token: SecretStr = Field(SecretStr(""), validation_alias=_also("WILDBERRIES_API_TOKEN"))
    ozon_client_id: str = Field("", validation_alias=_also("OZON_CLIENT_ID"))
    ozon_api_key: SecretStr = Field(SecretStr(""), validation_alias=_also("OZON_API_KEY"))
    ozon_performance_client_id: str = ""
    ozon_performance_client_secret: SecretStr = SecretStr("")
    yandex_oauth_token: SecretStr = Field(SecretStr(""), validation_alias=_also("YANDEX_OAUTH_TOKEN"))
    yandex_api_key: SecretStr = SecretStr("")
    your_campaign_id: str = Field("", validation_alias=_also("YOUR_CAMPAIGN_ID"))
    yandex_business_id: str = ""
    avito_client_id: SecretStr = Field(SecretStr(""), validation_alias=_also("AVITO_CLIENT_ID"))
    avito_client_secret: SecretStr = Field(SecretStr(""), validation_alias=_also("AVITO_CLIENT_SECRET"))

    # Descriptions: any model with an OpenAI-compatible API
    text_model_url: str = ""
    text_model: str = ""
    text_model_key: SecretStr = SecretStr("")

    # Behaviour
    hold_minutes: int = Field(15, ge=1)
    hold_carts: bool = False
    abandoned_hours: int = Field(24, ge=1, le=24 * 365)
    unpaid_minutes: int = Field(60, ge=1, le=60 * 24 * 365)

    # Figures
    analytics_url: str = ""
    analytics_memory_mb: int = Field(1024, ge=128)
    forecast_processes: int = Field(0, ge=0, le=1024)
    exchange_rates: Annotated[dict[str, Decimal], NoDecode] = {}

    # The log
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "json", "console"] = "auto"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _Special(settings_cls), dotenv_settings, file_secret_settings

    @field_validator("services", "compat", "cors_origins", mode="before")
    @classmethod
    def _comma_list(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("service_urls", mode="before")
    @classmethod
    def _named_addresses(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        pairs = [part.strip().partition("=") for part in value.split(",") if part.strip()]
        for name, _, url in pairs:
            if not re.fullmatch(r"https?://[^/\s]+/?", url):
                raise ValueError(f"{name!r} has no address, such as order=http://127.0.0.1:5001")
        return {name.strip(): url.rstrip("/") for name, _, url in pairs}

    @field_validator("exchange_rates", mode="before")
    @classmethod
    def _stated_rates(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found: dict[str, Decimal] = {}
        for part in (part.strip() for part in value.split(",") if part.strip()):
            code, _, rate = (piece.strip() for piece in part.partition("="))
            minor_digits(code.upper())
            try:
                found[code.upper()] = Decimal(rate)
            except InvalidOperation:
                raise ValueError(f"{part!r} is no rate, such as USD=92.50") from None
            if not (found[code.upper()].is_finite() and found[code.upper()] > 0):
                raise ValueError(f"{part!r} is no rate, such as USD=92.50")
        return found

    @field_validator("analytics_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if value and not re.match(r"(spark://|sc://|local(-cluster)?\[)", value):
            raise ValueError(f"{value!r} is no Spark master, such as spark://host:7077")
        return value

    @field_validator("log_level", "log_format", "language", mode="before")
    @classmethod
    def _any_case(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

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
        minor_digits(value.upper())
        return value.upper()

    @field_validator("database_url", "jobs_database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value:
            dialects.driven(value)
        return value

    @field_validator(
        *("redis_url", "smtp_url", "public_url", "telegram_api_base", "stripe_api_base", "yookassa_api_base"),
        "text_model_url",
        mode="after",
    )
    @classmethod
    def _known_scheme(cls, value: str | SecretStr, info: ValidationInfo) -> str | SecretStr:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        schemes = _SCHEMES[str(info.field_name)]
        if text and not text.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"an address starts with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return value

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, value: list[str]) -> list[str]:
        found = [origin.rstrip("/") for origin in value]
        for origin in found:
            if origin != "*" and not re.fullmatch(r"https?://[^/\s]+", origin):
                raise ValueError(f"{origin!r} is no origin, such as https://shop.example.com")
        return found

    @field_validator("rate_limit")
    @classmethod
    def _known_rate(cls, value: str) -> str:
        try:
            if value:
                parse(value)
        except ValueError as error:
            raise ValueError(f"{value!r} is no rate, such as 3000/minute") from error
        return value

    @field_validator("api_v1_str")
    @classmethod
    def _plain_path(cls, value: str) -> str:
        if not re.fullmatch(r"[\w/.~-]*", value):
            raise ValueError(f"{value!r} is no path, such as /api/v1")
        return value

    @property
    def database(self) -> str:
        """The shop's database as an address for its driver."""
        return dialects.driven(self.database_url or f"sqlite:///{(self.data_dir / 'tradepost.db').absolute()}")

    @property
    def jobs_database(self) -> str:
        """Where DBOS keeps its own state: beside the shop on PostgreSQL, else a SQLite file in the data directory."""
        found = dialects.beside(self.jobs_database_url or self.database)
        return found or self.jobs_database_url or f"sqlite:///{(self.data_dir / 'jobs.db').absolute()}"

    @property
    def files(self) -> str:
        """The fsspec URL of stored files: a local folder, or `s3://bucket/prefix`."""
        return self.files_url or str((self.data_dir / "files").absolute())

    @property
    def native_prefixes(self) -> list[str]:
        """`/api/v1`, and the configured base when it differs: `API_V1_STR=/api` means `/api/v1` as well."""
        parts = [part for part in self.api_v1_str.split("/") if part]
        configured = "/".join(["", *parts] if parts[-1:] == ["v1"] else ["", *parts, "v1"])
        return list(dict.fromkeys(["/api/v1", configured]))

    @property
    def address(self) -> str:
        """The address people open, for links in mails."""
        here = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - compared, not bound
        return self.public_url.rstrip("/") or f"http://{here}:{self.port}"

    @property
    def names_owner(self) -> bool:
        """Whether the settings name the installation's owner; otherwise the first who registers becomes it."""
        return bool(self.owner_email and self.owner_password.get_secret_value())

    def signing_key(self) -> str:
        """The key that signs tokens (HS256): the one that is set, or one made once and kept in the data directory."""
        return self.secret_key.get_secret_value() or _kept_secret(self.data_dir / "secret_key")

    def key_ring(self) -> list[str]:
        """Keys that encrypt stored secrets, newest first: ENCRYPTION_KEYS (comma-separated), else one that is kept."""
        given = [key.strip() for key in self.encryption_keys.get_secret_value().split(",") if key.strip()]
        return given or [_kept_secret(self.data_dir / "encryption_key")]


@lru_cache
def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    with os.fdopen(descriptor, "r+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two processes may start at once: the second reads what the first wrote
        found = file.read().strip()
        if not found:
            found = secrets.token_urlsafe(48)
            file.write(found)
            file.flush()
            os.fsync(descriptor)
    return found


@lru_cache
def settings() -> Settings:
    """The process's settings, read once; `settings.cache_clear()` reads them anew."""
    return Settings()
