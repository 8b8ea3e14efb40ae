"""The types of channels there are: what each is called, and what has to be set before it can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tradepost.core.connections import Field

Type = Literal[
    "store", "wildberries", "ozon", "yandex_market", "avito", "amazon", "walmart", "sandbox", "other"
]  # fmt: skip
STORE: Type = "store"
SANDBOX: Type = "sandbox"
DIALECTS = ("wildberries", "ozon", "yandex_market", "avito")  # of the sandbox: types of channels, the usual one first


@dataclass(frozen=True, slots=True)
class Place:
    """A type of channel. Of the fields in `either` one is enough; `environment` names the settings that fill fields.

    `whose` are the fields that tell one shop from another there.
    """

    type: Type
    titles: Mapping[str, str]
    fields: tuple[Field, ...] = ()
    either: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


_ADDRESS = Field("address", address=True)  # of the API, where another server stands in for it

PLACES: dict[str, Place] = {
    place.type: place
    for place in (
        Place("store", {"en": "Own store", "ru": "Свой магазин"}),
        Place(
            "wildberries",
            {"en": "Wildberries", "ru": "Wildberries"},
            (Field("token", secret=True, needed=True, most=4000), Field("warehouse_id", number=True), _ADDRESS),
            whose=("token",),
            environment={"token": "wildberries_api_token"},
        ),
        Place(
            "ozon",
            {"en": "Ozon", "ru": "Ozon"},
            (
                Field("client_id", needed=True, plain=True),
                Field("api_key", secret=True, needed=True),
                Field("warehouse_id", number=True),
                Field("performance_client_id", plain=True),
                Field("performance_client_secret", secret=True),
                _ADDRESS,
                Field("performance_address", address=True),
            ),
            whose=("client_id",),
            environment={
                "client_id": "ozon_client_id",
                "api_key": "ozon_api_key",
                "performance_client_id": "ozon_performance_client_id",
                "performance_client_secret": "ozon_performance_client_secret",
            },
        ),
        Place(
            "yandex_market",
            {"en": "Yandex Market", "ru": "Яндекс Маркет"},
            (
                Field("api_key", secret=True),
                Field("oauth_token", secret=True),
                Field("campaign_id", needed=True, number=True),
                Field("business_id", number=True),
                Field("warehouse_id", number=True),
                _ADDRESS,
            ),
            either=("api_key", "oauth_token"),
            whose=("campaign_id",),
            environment={
                "api_key": "yandex_api_key",
                "oauth_token": "yandex_oauth_token",
                "campaign_id": "your_campaign_id",
                "business_id": "yandex_business_id",
            },
        ),
        Place(
            "avito",
            {"en": "Avito", "ru": "Авито"},
            (
                Field("client_id", secret=True, needed=True),
                Field("client_secret", secret=True, needed=True),
                _ADDRESS,
            ),
            whose=("client_id",),
            environment={"client_id": "avito_client_id", "client_secret": "avito_client_secret"},
        ),
        Place("amazon", {"en": "Amazon", "ru": "Amazon"}),
        Place("walmart", {"en": "Walmart", "ru": "Walmart"}),
        Place(
            "sandbox",
            {"en": "Sandbox", "ru": "Песочница"},
            (
                Field("dialect", choices=DIALECTS, usual=DIALECTS[0]),
                Field("token", secret=True, needed=True),
                Field("warehouse_id", number=True),
                Field("address", address=True, needed=True),
            ),
            whose=("dialect", "token"),
        ),
        Place("other", {"en": "Another place", "ru": "Другая площадка"}),
    )
}
