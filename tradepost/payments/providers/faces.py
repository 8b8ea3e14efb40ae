"""What every provider is called and what can be set for it: enough to draw a settings page and to offer it."""

from typing import Any

from tradepost.core.connections import Field
from tradepost.payments.base import Connection, Face


def _words(connection: Connection) -> dict[str, Any]:
    """What the buyer reads before choosing it."""
    words = {language: connection.options.get(f"instructions_{language}", "") for language in ("en", "ru")}
    return {"instructions": words, "test_mode": bool(connection.options.get("test_mode"))}


OFFLINE = Face(
    name="offline",
    titles={"en": "Cash or bank transfer", "ru": "Наличными или переводом"},
    fields=(
        # at_once: an order counts as paid. on_receipt: promised, staff capture it when the money is there.
        # in_advance: the buyer must pay first, staff capture it when the money is there.
        Field("captures", choices=("at_once", "on_receipt", "in_advance"), usual="at_once"),
        Field("instructions_en", most=5000),
        Field("instructions_ru", most=5000),
        Field("test_mode", switch=True, usual=False),
    ),
    takes=("language", "description", "tell", "tell_refund", "seconds", "times"),
    immediate=True,
    for_browser=_words,
)


def _publishable(connection: Connection) -> dict[str, Any]:
    """The publishable key, where Stripe's script is, and whom that talks to (docs.stripe.com/security/guide)."""
    key = connection.options.get("publishable_key", "")
    base = str(connection.options.get("api_base") or "").rstrip("/")
    origin = "/".join(base.split("/")[:3])
    scripts = origin or "https://js.stripe.com https://*.js.stripe.com"
    sources = {
        "script-src": scripts,
        "connect-src": origin or "https://api.stripe.com",
        "frame-src": origin or f"{scripts} https://hooks.stripe.com",
        "img-src": origin or "https://*.stripe.com",
    }
    return {
        "publishable_key": key,
        "script": f"{base}/js.stripe.com/v3/" if base else "https://js.stripe.com/v3/",
        "sources": sources if key else {},  # without the key its form cannot be shown
    }


STRIPE = Face(
    name="stripe",
    titles={"en": "Bank card", "ru": "Банковская карта"},
    fields=(
        Field("api_key", secret=True, needed=True),
        Field("webhook_secret", secret=True),
        Field("publishable_key"),
        Field("captures", choices=("at_once", "by_hand"), usual="at_once"),
        Field("methods", usual="card"),  # Stripe's names, separated by commas
        Field("api_base", address=True),
    ),
    takes=("payment_method", "return_url", "description", "language"),
    for_browser=_publishable,
)

YOOKASSA = Face(
    name="yookassa",
    titles={"en": "Card, SBP or YooMoney", "ru": "Картой, через СБП или ЮMoney"},
    fields=(
        Field("shop_id", needed=True, most=40),
        Field("secret_key", secret=True, needed=True),
        Field("captures", choices=("at_once", "by_hand"), usual="at_once"),
        Field("check_address", switch=True, usual=True),  # whether notifications must come from YooKassa's networks
        Field("api_base", address=True),
    ),
    takes=("return_url", "description", "language"),
)

FACES = {one.name: one for one in (OFFLINE, STRIPE, YOOKASSA)}
