"""Stripe, by its own library. Cards are typed into Stripe's form in the buyer's browser and never come here.

A payment is a PaymentIntent. With a `payment_method` (pm_...) of the browser it is confirmed here; without one the
browser confirms it with the intent's client secret. An intent is made first and confirmed only when its number is in
our row: money moves on a number that we have, so that even after Stripe has forgotten the idempotency key (a day) a
time-out is resumed and nobody is charged twice.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import aiohttp
import stripe

from tradepost.core.money import minor_digits
from tradepost.payments.base import (
    BadNotice,
    Charge,
    Checked,
    Connection,
    NoAnswer,
    Notice,
    Outcome,
    Provider,
    Return,
    Returned,
)

ANSWER_WITHIN = 20.0  # seconds
TOLERANCE = 300  # seconds that a webhook may be old
# Currencies whose amounts Stripe counts otherwise than in hundredths (docs.stripe.com/currencies).
WHOLE = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"]
)
THOUSANDTHS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
MISCONFIGURED = "The shop's connection to Stripe does not work: its keys are not accepted"


def to_stripe(amount: int, currency: str) -> int:
    """Minor units as Stripe counts them; ValueError when it has no coin so small."""
    digits = 0 if currency in WHOLE else 3 if currency in THOUSANDTHS else 2
    shift = digits - minor_digits(currency)
    if shift >= 0:
        return int(amount * 10**shift)
    scaled, rest = divmod(amount, int(10**-shift))
    if rest:
        raise ValueError(f"Stripe has no such small amounts of {currency}")
    return scaled


def from_stripe(amount: int, currency: str) -> int:
    """Stripe's count as minor units."""
    digits = 0 if currency in WHOLE else 3 if currency in THOUSANDTHS else 2
    shift = minor_digits(currency) - digits
    return int(amount * 10**shift if shift >= 0 else amount // 10**-shift)


@lru_cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=stripe.ca_bundle_path)


@asynccontextmanager
async def _client(connection: Connection) -> AsyncIterator[stripe.StripeClient]:
    """A client for one conversation; whatever means that nobody knows what was done becomes NoAnswer."""
    connector = aiohttp.TCPConnector(ssl=_trusted())
    limit = aiohttp.ClientTimeout(total=ANSWER_WITHIN, connect=10)
    async with aiohttp.ClientSession(connector=connector) as session:
        base = str(connection.options.get("api_base") or "").rstrip("/")
        try:
            yield stripe.StripeClient(
                connection.credentials.get("api_key", ""),
                http_client=stripe.AIOHTTPClient(timeout=limit, session=session),
                base_addresses={"api": base} if base else {},
                max_network_retries=0,  # asking again is our own business, under the lease
            )
        except (stripe.APIConnectionError, stripe.RateLimitError) as error:
            raise NoAnswer from error
        except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise NoAnswer from error
        except stripe.APIError as error:
            # 5xx, and what is no JSON: Stripe may have done it. Also 409: the same key is being served at this moment.
            raise NoAnswer from error


def _say(error: stripe.StripeError) -> str:
    return str(error.user_message or "Stripe refused it")[:500]


class Stripe(Provider):
    """PaymentIntents, captured at once or by hand."""

    async def ask(self, connection: Connection, charge: Charge) -> Outcome:
        """Make the intent, or look at it, and confirm it when the buyer's card came with the payment."""
        try:
            async with _client(connection) as client:
                if charge.external_id is None:
                    return await self._begin(client, connection, charge)
                intents = client.v1.payment_intents
                intent = await intents.retrieve_async(charge.external_id)
                if intent.status == "requires_confirmation" and charge.method.get("payment_method"):
                    intent = await self._confirm(client, connection, charge)
                if intent.status == "requires_payment_method" and charge.method.get("payment_method"):
                    # Declined: nobody shall pay an intent that we have given up, with whatever card.
                    await _cancel(client, intent.id)
                return _outcome(charge, intent)
        except stripe.StripeError as error:
            if charge.external_id is not None:  # there is an intent, and we may not look at it at this moment
                raise NoAnswer from error
            return _refused(error)

    async def _begin(self, client: stripe.StripeClient, connection: Connection, charge: Charge) -> Outcome:
        try:
            amount = to_stripe(charge.amount, charge.currency)
        except ValueError as error:
            return Outcome("failed", error=str(error), error_code="amount")
        kinds = [kind.strip() for kind in str(connection.options.get("methods") or "card").split(",") if kind.strip()]
        params: Any = {
            "amount": amount,
            "currency": charge.currency.lower(),
            "capture_method": "manual" if connection.options.get("captures") == "by_hand" else "automatic",
            "payment_method_types": kinds,
            "metadata": {"payment": charge.key, "order": str(charge.order_id or "")},
        }
        if card := charge.method.get("payment_method"):
            params["payment_method"] = str(card)
        made = await client.v1.payment_intents.create_async(params, {"idempotency_key": charge.key})
        return Outcome("created", made.id) if card else _outcome(charge, made)

    async def _confirm(
        self, client: stripe.StripeClient, connection: Connection, charge: Charge
    ) -> stripe.PaymentIntent:
        intents, number = client.v1.payment_intents, charge.external_id or ""
        params: Any = {}
        if connection.options.get("methods", "card") != "card" and charge.method.get("return_url"):
            params["return_url"] = charge.method["return_url"]
        try:
            return await intents.confirm_async(number, params, {"idempotency_key": f"{charge.key}-confirm"})
        except (stripe.CardError, stripe.InvalidRequestError):
            # Declined, or confirmed already by a call whose answer was lost: the intent says which.
            return await intents.retrieve_async(number)

    async def capture(self, connection: Connection, charge: Charge, amount: int) -> Outcome:
        """Take what was authorised; the rest goes back to the buyer's bank by itself."""
        number = charge.external_id or ""
        try:
            async with _client(connection) as client:
                intents = client.v1.payment_intents
                params: Any = {"amount_to_capture": to_stripe(amount, charge.currency)}
                problem = ""
                try:
                    intent = await intents.capture_async(
                        number, params, {"idempotency_key": f"{charge.key}-capture-{charge.attempts}"}
                    )
                except stripe.InvalidRequestError as error:
                    intent, problem = await intents.retrieve_async(number), _say(error)
                return _outcome(charge, intent, captured=amount, problem=problem)
        except stripe.StripeError as error:
            raise NoAnswer from error

    async def void(self, connection: Connection, charge: Charge) -> Outcome:
        """Cancel the intent; one that was paid meanwhile stays paid."""
        try:
            async with _client(connection) as client:
                intent = await _cancel(client, charge.external_id or "")
                return Outcome("voided", intent.id) if intent.status == "canceled" else _outcome(charge, intent)
        except stripe.StripeError as error:
            raise NoAnswer from error

    async def refund(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """Give back; a refund that was asked for before is looked for first, since Stripe forgets keys after a day."""
        try:
            async with _client(connection) as client:
                refunds = client.v1.refunds
                if back.external_id:
                    return _returned(await refunds.retrieve_async(back.external_id))
                if back.attempts > 1:
                    listed = await refunds.list_async({"payment_intent": charge.external_id or "", "limit": 100})
                    ours = [one for one in listed.data if one.to_dict().get("metadata", {}).get("refund") == back.key]
                    if ours:
                        return _returned(ours[0])
                params: Any = {
                    "payment_intent": charge.external_id,
                    "amount": to_stripe(back.amount, back.currency),
                    "metadata": {"refund": back.key},
                }
                return _returned(await refunds.create_async(params, {"idempotency_key": back.key}))
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            raise NoAnswer from error  # nothing was done, and it can be done once the keys are right
        except stripe.StripeError as error:
            return Returned("failed", error=_say(error), error_code=error.code or "")

    async def check(self, connection: Connection) -> Checked:
        """List one intent."""
        try:
            async with _client(connection) as client:
                await client.v1.payment_intents.list_async({"limit": 1})
        except NoAnswer:
            return Checked(works=False, message="Stripe does not answer: check the network, and the API's address")
        except stripe.AuthenticationError:
            return Checked(works=False, message="Stripe does not accept the secret key")
        except stripe.StripeError as error:  # such as a restricted key without the right to read PaymentIntents
            return Checked(works=False, message=_say(error))
        if connection.mode == "live" and "_test_" in connection.credentials["api_key"]:
            return Checked(works=False, message="The key is one for tests while the mode is live")
        lacks = ""
        if not connection.options.get("publishable_key"):
            lacks = "Without the publishable key (pk_...) the shop's pages take no cards"
        elif not connection.credentials.get("webhook_secret"):
            lacks = "Without the webhooks' signing secret (whsec_...) news come late"
        return Checked(works=True, message=lacks)

    async def hear(self, connection: Connection, body: bytes, headers: Mapping[str, str], address: str) -> Notice:  # noqa: ARG002 - the face of all providers
        """Check the signature and how old it is."""
        try:
            event = stripe.Webhook.construct_event(
                body, headers.get("stripe-signature"), connection.credentials.get("webhook_secret"), TOLERANCE
            ).to_dict()
            event_id, event_kind, about = str(event["id"]), str(event["type"]), dict(event["data"]["object"])
        except stripe.SignatureVerificationError as error:
            raise BadNotice("The signature does not fit, or is too old") from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadNotice("This is no event of Stripe's") from error
        kind, number = about.get("object", ""), str(about.get("id", ""))
        metadata = about.get("metadata") or {}
        intent = number if kind == "payment_intent" else about.get("payment_intent") or ""
        return Notice(
            event_id=event_id,
            kind=event_kind,
            object_id=number,
            payment_key=str(metadata.get("payment", "")),
            payment_external_id=str(intent if isinstance(intent, str) else intent.get("id", "")),
            refund_external_id=number if kind == "refund" else "",
        )


async def _cancel(client: stripe.StripeClient, number: str) -> stripe.PaymentIntent:
    try:
        return await client.v1.payment_intents.cancel_async(number)
    except stripe.InvalidRequestError:  # it is canceled already, or was paid meanwhile
        return await client.v1.payment_intents.retrieve_async(number)


def _outcome(charge: Charge, intent: stripe.PaymentIntent, *, captured: int = 0, problem: str = "") -> Outcome:
    """What an intent's status means here (docs.stripe.com/payments/paymentintents/lifecycle)."""
    shown: dict[str, Any] = intent.to_dict()
    failure = shown.get("last_payment_error")
    if intent.status == "succeeded":
        received = shown.get("amount_received")
        taken = from_stripe(received, charge.currency) if received else captured or charge.amount
        return Outcome("captured", intent.id, taken)
    if intent.status == "requires_capture":
        return Outcome("authorised", intent.id, error=problem)
    ours = bool(charge.method.get("payment_method"))  # confirmed here: the browser does not try another card
    declined = failure if intent.status == "canceled" else ours and intent.status == "requires_payment_method"
    if declined:
        return Outcome("declined", intent.id, **_why(failure))
    if intent.status == "canceled":
        return Outcome("voided", intent.id)
    address = ((shown.get("next_action") or {}).get("redirect_to_url") or {}).get("url", "")
    # While the bank works on it there is nothing to do for the buyer.
    secret = "" if intent.status == "processing" else intent.client_secret or ""
    return Outcome(
        "pending", intent.id, redirect_url=address, browser_secret=secret, **(_why(failure) if failure else {})
    )


def _why(failure: Any) -> dict[str, Any]:
    failure = failure or {}
    return {
        "error": str(failure.get("message") or "The card was declined"),
        "error_code": str(failure.get("decline_code") or failure.get("code") or ""),
    }


def _refused(error: stripe.StripeError) -> Outcome:
    if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
        return Outcome("failed", error=MISCONFIGURED, error_code="not_configured")
    if isinstance(error, stripe.CardError):
        return Outcome("declined", error=_say(error), error_code=error.code or "")
    return Outcome("failed", error=_say(error), error_code=error.code or "")


def _returned(refund: stripe.Refund) -> Returned:
    if refund.status in {"failed", "canceled"}:
        why = getattr(refund, "failure_reason", None) or refund.status
        return Returned("failed", refund.id, error=f"Stripe could not refund: {why}", error_code=str(why))
    return Returned("succeeded" if refund.status == "succeeded" else "pending", refund.id)


PROVIDER = Stripe()
