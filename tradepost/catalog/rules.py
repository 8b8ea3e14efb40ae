"""What holds for goods whatever the database: texts to search, what a product takes from its variants."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from tradepost.catalog.models import Product, Variant
from tradepost.core import money
from tradepost.core.errors import Invalid
from tradepost.core.settings import settings

DRAFT, ACTIVE, ARCHIVED = "draft", "active", "archived"
STATUSES = (DRAFT, ACTIVE, ARCHIVED)

# No letters or digits that are mistaken for each other when read aloud.
_SKU_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_MONEY = ("price", "cost")


def new_sku() -> str:
    """A SKU for goods that came without one."""
    return "TP-" + "".join(secrets.choice(_SKU_LETTERS) for _ in range(8))


def small_picture(thumbnails: Mapping[str, str] | None) -> str | None:
    """Where the smallest copy of a picture is served; None without a picture."""
    return f"/{thumbnails[min(thumbnails, key=int)]}" if thumbnails else None


class Coded(Protocol):
    """What has a SKU and perhaps a barcode."""

    @property
    def sku(self) -> str: ...
    @property
    def barcode(self) -> str | None: ...


def search_text(name: str, variants: Iterable[Coded]) -> str:
    """What a product is found by: name, SKUs and barcodes, lower case."""
    codes = [code for variant in variants for code in (variant.sku, variant.barcode) if code]
    return " ".join([name, *codes]).lower()


def lowest_price(variants: Sequence[Variant]) -> int:
    """The price "from" which a product sells: the lowest of its variants that are not archived."""
    prices = [variant.price for variant in variants if not variant.archived] or [v.price for v in variants]
    return min(prices, default=0)


def follow(product: Product) -> None:
    """Let a product have what it takes from its variants, whenever it or one of them changed."""
    product.price = lowest_price(product.variants)
    product.search = search_text(product.name, product.variants)


def minor(amount: Any, field: str) -> int:
    """An amount of a body in minor units; Invalid names the field when it is finer than the currency's coin."""
    try:
        return money.to_minor(amount, settings().currency)
    except ValueError as error:
        raise Invalid(field, str(error)) from error


def readable(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Changes for an event, amounts as the decimal strings that people and webhooks read."""
    return {
        field: [_amount(value) for value in pair] if field in _MONEY else pair
        for field, pair in changes.items()
        if field != "search"
    }


def _amount(value: int | None) -> str | None:
    return None if value is None else money.to_text(value, settings().currency)
