"""YooKassa, by its own library. The buyer is sent to YooKassa's page and comes back; no card is ever typed here.

A payment that is begun moves no money: the buyer confirms it on that page. Its library knows one account for the whole
process and waits for ever; here it is given the account with each call, and a limit.
"""

import asyncio
import ipaddress
import json
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from yookassa.client import ApiClient
from yookassa.domain.common import UserAgent
from yookassa.domain.common.security_helper import SecurityHelper
from yookassa.domain.exceptions import (
    ApiError,
    BadRequestError,
    ForbiddenError,
    GoneError,
    NotFoundError,
    UnauthorizedError,
)
from yookassa.domain.request import CapturePaymentRequest, PaymentRequest
from yookassa.domain.request.refund_request import RefundRequest

from tradepost.core import clock
from tradepost.core.money import to_minor, to_text
from tradepost.core.settings import settings
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

ADDRESS = "https://api.yookassa.ru/v3"
CONNECTS_WITHIN, ANSWERS_WITHIN = 5.0, 18.0  # seconds
RUNS_OUT_SLOWLY = timedelta(minutes=10)
DESCRIPTION = 128  # letters that YooKassa takes
# Nobody declined these: the shop, or time, took them back.
LET_GO = {"canceled_by_merchant", "expired_on_capture"}
# Errors after which nothing was done, whatever was asked.
REFUSALS = (BadRequestError, ForbiddenError, GoneError, NotFoundError, UnauthorizedError)


class _Impatient(HTTPAdapter):
    """requests waits for ever unless it is told with every call."""

    def send(self, request: Any, **options: Any) -> Any:  # type: ignore[override]  # options as they come
        return super().send(request, **{**options, "timeout": (CONNECTS_WITHIN, ANSWERS_WITHIN)})


class _Client(ApiClient):  # type: ignore[misc]  # the library has no types
    """The library's client for one account, instead of the one account that its `Configuration` has."""

    def __init__(self, connection: Connection) -> None:
        self.configuration = SimpleNamespace(verify=None)
        self.endpoint = str(connection.options.get("api_base") or ADDRESS).rstrip("/")
        self.shop_id = connection.options.get("shop_id", "")
        self.shop_password = connection.credentials.get("secret_key", "")
        self.auth_token = None
        self.user_agent = UserAgent()

    def get_session(self) -> requests.Session:
        session = requests.Session()
        session.mount("https://", _Impatient())
        session.mount("http://", _Impatient())
        return session

    def execute(self, *arguments: Any) -> Any:
        try:
            return super().execute(*arguments)
        except requests.RequestException as error:
            if error.response is None:
                # No answer at all means the same as YooKassa's 500: it may have been done. The library looks here.
                error.response = requests.Response()
                error.response.status_code = 500
                error.response._content = b'{"type": "error", "code": "internal_server_error"}'  # noqa: SLF001 - made here
            raise


async def _call(
    connection: Connection, method: str, path: str, *, key: str = "", body: Any = None, query: Any = None
) -> dict[str, Any]:
    """What YooKassa answers; one of REFUSALS when it did not do it, NoAnswer when it may have."""
    headers = {"Idempotence-Key": key} if key else {}
    try:
        found = await asyncio.to_thread(_Client(connection).request, method, path, query, headers, body)
    except REFUSALS:
        raise
    except (ApiError, ValueError) as error:  # 5xx, too many, still working on it; or what is no JSON
        raise NoAnswer from error
    if not isinstance(found, dict):
        raise NoAnswer
    return found


class Yookassa(Provider):
    """Payments by redirect, captured at once or by hand."""

    async def ask(self, connection: Connection, charge: Charge) -> Outcome:
        """Begin the payment, or look at it."""
        if charge.external_id is not None:
            return _outcome(charge, await _look(connection, charge))
        wanted = {
            "amount": _amount(charge.amount, charge.currency),
            "capture": connection.options.get("captures") != "by_hand",
            "confirmation": {
                "type": "redirect",
                "return_url": str(charge.method.get("return_url") or settings().address),
            },
            "metadata": {"payment": charge.key, "order": str(charge.order_id or "")},
        }
        if charge.description:
            wanted["description"] = charge.description[:DESCRIPTION]
        try:
            made = await _call(connection, "POST", "/payments", key=charge.key, body=PaymentRequest(wanted))
        except (UnauthorizedError, ForbiddenError):
            why = "The shop's connection to YooKassa does not work: its key is not accepted"
            return Outcome("failed", error=why, error_code="not_configured")
        except REFUSALS as error:
            return Outcome("failed", error=_say(error), error_code=_code(error))
        return _outcome(charge, made)

    async def capture(self, connection: Connection, charge: Charge, amount: int) -> Outcome:
        """Take what was authorised; the rest goes back to the buyer by itself."""
        body, problem = CapturePaymentRequest({"amount": _amount(amount, charge.currency)}), ""
        path = f"/payments/{charge.external_id}/capture"
        try:
            found = await _call(connection, "POST", path, key=f"{charge.key}-capture-{charge.attempts}", body=body)
        except REFUSALS as error:  # such as: it was captured before
            problem, found = _say(error), await _look(connection, charge)
        return _outcome(charge, found, problem=problem)

    async def void(self, connection: Connection, charge: Charge) -> Outcome:
        """Let go of what was authorised.

        What the buyer has not confirmed YooKassa takes back from nobody: it runs out by itself, and is looked at until
        it has. Should the buyer pay it meanwhile, the outcome is `captured`, and the money can go back.
        """
        path = f"/payments/{charge.external_id}/cancel"
        try:
            found = await _call(connection, "POST", path, key=f"{charge.key}-cancel-{charge.attempts}")
        except REFUSALS:
            found = await _look(connection, charge)
        if found.get("status") == "canceled":
            return Outcome("voided", charge.external_id)
        if found.get("status") == "pending":
            return Outcome("voided", charge.external_id, ask_at=clock.now() + RUNS_OUT_SLOWLY)
        return _outcome(charge, found)

    async def refund(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """Give back; one that was asked for before is looked for first, since YooKassa forgets keys after a day."""
        try:
            if back.external_id:
                return _returned(await _call(connection, "GET", f"/refunds/{back.external_id}"))
            if back.attempts > 1:
                which = {"payment_id": charge.external_id, "limit": 100}
                listed = (await _call(connection, "GET", "/refunds", query=which)).get("items") or []
                ours = [one for one in listed if (one.get("metadata") or {}).get("refund") == back.key]
                if ours:
                    return _returned(ours[0])
            wanted = {
                "payment_id": charge.external_id,
                "amount": _amount(back.amount, back.currency),
                "metadata": {"refund": back.key},
            }
            if back.reason:
                wanted["description"] = back.reason[:250]
            return _returned(await _call(connection, "POST", "/refunds", key=back.key, body=RefundRequest(wanted)))
        except (UnauthorizedError, ForbiddenError) as error:
            raise NoAnswer from error  # nothing was done, and it can be done once the key is right
        except REFUSALS as error:
            return Returned("failed", error=_say(error), error_code=_code(error))

    async def check(self, connection: Connection) -> Checked:
        """Ask whose key this is."""
        try:
            shop = await _call(connection, "GET", "/me")
        except NoAnswer:
            return Checked(works=False, message="YooKassa does not answer: check the network, and the API's address")
        except (UnauthorizedError, ForbiddenError):
            return Checked(works=False, message="YooKassa does not accept this shop's number and secret key")
        except REFUSALS as error:
            return Checked(works=False, message=_say(error))
        if shop.get("test") and connection.mode == "live":
            return Checked(works=False, message="The key is one for tests while the mode is live")
        if shop.get("status", "enabled") != "enabled":
            return Checked(works=False, message="YooKassa has switched this shop off")
        return Checked(works=True)

    async def hear(self, connection: Connection, body: bytes, headers: Mapping[str, str], address: str) -> Notice:  # noqa: ARG002 - the face of all providers
        """Notifications are not signed: where they come from is checked, and what they say is asked for anyway."""
        checks = connection.options.get("check_address", True) and not connection.options.get("api_base")
        if checks and not _theirs(address):
            raise BadNotice("Notifications of YooKassa come from YooKassa's own addresses")
        try:
            told = json.loads(body)
            kind, about = str(told["event"]), dict(told["object"])
            number = str(about["id"])
            if told["type"] != "notification":
                raise ValueError("another type")
            metadata = dict(about.get("metadata") or {})
        except (ValueError, TypeError, KeyError) as error:
            raise BadNotice("This is no notification of YooKassa's") from error
        is_refund = kind.startswith("refund.")
        return Notice(
            event_id=f"{kind} {number}",  # they carry no number of their own, and each happens once to one thing
            kind=kind,
            object_id=number,
            payment_key=str(metadata.get("payment", "")),
            payment_external_id=str(about.get("payment_id", "")) if is_refund else number,
            refund_external_id=number if is_refund else "",
        )


def _theirs(address: str) -> bool:
    try:
        ipaddress.ip_address(address)
    except ValueError:
        return False
    return bool(SecurityHelper().is_ip_trusted(address))


async def _look(connection: Connection, charge: Charge) -> dict[str, Any]:
    try:
        return await _call(connection, "GET", f"/payments/{charge.external_id}")
    except REFUSALS as error:  # there is a payment, and we may not look at it at this moment
        raise NoAnswer from error


def _amount(minor: int, currency: str) -> dict[str, str]:
    return {"value": to_text(minor, currency), "currency": currency}


def _outcome(charge: Charge, payment: Mapping[str, Any], *, problem: str = "") -> Outcome:
    """What a payment's status means here (yookassa.ru/developers, "Payment process")."""
    number, status = str(payment.get("id", "")), payment.get("status")
    if status == "succeeded":
        value = Decimal(str((payment.get("amount") or {}).get("value", "0")))
        return Outcome("captured", number, to_minor(value, charge.currency))
    if status == "waiting_for_capture":
        return Outcome("authorised", number, error=problem)
    if status == "canceled":
        why = str((payment.get("cancellation_details") or {}).get("reason", ""))
        if why in LET_GO:
            return Outcome("voided", number, error_code=why)
        return Outcome("declined", number, error=f"YooKassa did not take the money: {why}", error_code=why)
    if status != "pending":
        raise NoAnswer
    page = str((payment.get("confirmation") or {}).get("confirmation_url", ""))
    return Outcome("pending", number, redirect_url=page, error=problem)


def _returned(refund: Mapping[str, Any]) -> Returned:
    number, status = str(refund.get("id", "")), refund.get("status")
    if status == "canceled":
        why = str((refund.get("cancellation_details") or {}).get("reason", ""))
        return Returned("failed", number, error=f"YooKassa could not refund: {why}", error_code=why)
    return Returned("succeeded" if status == "succeeded" else "pending", number)


def _say(error: ApiError) -> str:
    content = error.content or {}
    return str(content.get("description") or "YooKassa refused it")[:500]


def _code(error: ApiError) -> str:
    return str((error.content or {}).get("code", ""))


PROVIDER = Yookassa()
