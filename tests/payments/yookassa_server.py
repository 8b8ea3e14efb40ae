"""A pretend YooKassa over HTTP: its documented shapes, errors and idempotence, for one shop.

A key that comes again with the same body gets the first answer, with another body an error. Buyers pay or fail by
`pay` and `fail`; nothing here knows the code under test.
"""

import base64
import copy
import json
import uuid
from decimal import Decimal
from typing import Any

from aiohttp import web

SHOP, SECRET = "540123", "test_secret_of_the_shop_9876"
WHEN = "2026-03-01T12:00:00.000Z"


def error(status: int, code: str, description: str, **more: str) -> web.Response:
    body = {"type": "error", "id": str(uuid.uuid4()), "code": code, "description": description, **more}
    return web.json_response(body, status=status)


class Refused(Exception):
    def __init__(self, *arguments: Any, **more: str) -> None:
        self.answer = error(*arguments, **more)


class Yookassa:
    """The server: `payments` and `refunds` are what it holds, by number."""

    def __init__(self) -> None:
        self.payments: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, tuple[str, dict[str, Any]]] = {}
        self.forgetful = False  # whether keys are forgotten at once, as real ones are after a day
        self.refuses_refunds = ""

    def charged(self) -> list[str]:
        """What buyers have paid, whether it was captured or not."""
        return [one["amount"]["value"] for one in self.payments.values() if one["paid"]]

    def pay(self, number: str) -> None:
        """The buyer confirms on YooKassa's page."""
        payment = self.payments[number]
        assert payment["status"] == "pending"
        payment |= {"status": "succeeded" if payment.pop("_capture") else "waiting_for_capture", "paid": True}
        del payment["confirmation"]
        payment["refundable"] = payment["status"] == "succeeded"

    def fail(self, number: str, reason: str = "insufficient_funds") -> None:
        """The buyer's bank declines."""
        details = {"party": "payment_network", "reason": reason}
        self.payments[number] |= {"status": "canceled", "cancellation_details": details}

    def notification(self, event: str, number: str) -> dict[str, Any]:
        """What YooKassa sends to the shop."""
        about = self.refunds[number] if event.startswith("refund") else self.payments[number]
        return {"type": "notification", "event": event, "object": _shown(about)}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        expected = base64.b64encode(f"{SHOP}:{SECRET}".encode()).decode()
        if request.headers.get("Authorization") != f"Basic {expected}":
            return error(401, "invalid_credentials", "Error in shopId or secret key. Check their validity.")
        text = await request.text()
        try:
            found = self._once(request, text) if request.method == "POST" else self._read(request)
        except Refused as refusal:
            return refusal.answer
        return web.json_response(_shown(found))

    def _once(self, request: web.Request, text: str) -> dict[str, Any]:
        key = request.headers.get("Idempotence-Key", "")
        if not 1 <= len(key) <= 64:
            raise Refused(400, "invalid_request", "Idempotence key is missing or too long", parameter="Idempotence-Key")
        mark = f"{request.path} {text}"
        if key in self.answers and not self.forgetful:
            first, found = self.answers[key]
            if first != mark:
                raise Refused(400, "invalid_request", "Idempotence key duplicated", parameter="Idempotence-Key")
            return found
        found = self._write(request.path.removeprefix("/v3").strip("/").split("/"), json.loads(text or "{}"))
        self.answers[key] = mark, copy.deepcopy(found)
        return found

    def _read(self, request: web.Request) -> dict[str, Any]:
        match request.path.removeprefix("/v3").strip("/").split("/"):
            case ["me"]:
                return {"account_id": SHOP, "test": True, "fiscalization_enabled": False, "status": "enabled"}
            case ["payments", number]:
                return self._payment(number)
            case ["refunds", number] if number in self.refunds:
                return self.refunds[number]
            case ["refunds"]:
                wanted = request.query.get("payment_id")
                items = [_shown(one) for one in self.refunds.values() if one["payment_id"] == wanted]
                return {"type": "list", "items": items}
        raise Refused(404, "not_found", "There is no such thing")

    def _write(self, path: list[str], body: dict[str, Any]) -> dict[str, Any]:
        match path:
            case ["payments"]:
                return self._begin(body)
            case ["payments", number, "capture"]:
                payment = self._in(number, "waiting_for_capture")
                amount = body.get("amount", payment["amount"])
                if Decimal(amount["value"]) > Decimal(payment["amount"]["value"]):
                    raise Refused(400, "invalid_request", "Incorrect capture amount", parameter="amount.value")
                return self._change(payment, status="succeeded", amount=amount, refundable=True, captured_at=WHEN)
            case ["payments", number, "cancel"]:
                details = {"party": "merchant", "reason": "canceled_by_merchant"}
                payment = self._in(number, "waiting_for_capture")
                return self._change(payment, status="canceled", cancellation_details=details, paid=False)
            case ["refunds"]:
                return self._refund(body)
        raise Refused(404, "not_found", "There is no such thing")

    def _begin(self, body: dict[str, Any]) -> dict[str, Any]:
        if body["amount"]["currency"] != "RUB":
            raise Refused(
                400, "invalid_request", "Currency is not available for this shop", parameter="amount.currency"
            )
        number = str(uuid.uuid4())
        address = f"https://yoomoney.example/checkout/payments/v2/contract?orderId={number}"
        self.payments[number] = {
            "id": number,
            "status": "pending",
            "amount": body["amount"],
            "description": body.get("description", ""),
            "recipient": {"account_id": SHOP, "gateway_id": "100700"},
            "created_at": WHEN,
            "confirmation": {
                "type": "redirect",
                "return_url": body["confirmation"]["return_url"],
                "confirmation_url": address,
            },
            "test": True,
            "paid": False,
            "refundable": False,
            "metadata": body.get("metadata", {}),
            "_capture": body.get("capture", False),
        }
        return self.payments[number]

    def _refund(self, body: dict[str, Any]) -> dict[str, Any]:
        payment = self._in(body["payment_id"], "succeeded")
        back = sum(Decimal(one["amount"]["value"]) for one in self._refunds_of(payment["id"]))
        amount = Decimal(body["amount"]["value"])
        if back + amount > Decimal(payment["amount"]["value"]):
            raise Refused(400, "invalid_request", "Refund amount is too big", parameter="amount.value")
        number = str(uuid.uuid4())
        self.refunds[number] = {
            "id": number,
            "payment_id": payment["id"],
            "status": "succeeded",
            "created_at": WHEN,
            "amount": body["amount"],
            "metadata": body.get("metadata", {}),
        }
        if self.refuses_refunds:
            details = {"party": "yoo_money", "reason": self.refuses_refunds}
            self.refunds[number] |= {"status": "canceled", "cancellation_details": details}
        return self.refunds[number]

    def _refunds_of(self, number: str) -> list[dict[str, Any]]:
        return [one for one in self.refunds.values() if one["payment_id"] == number and one["status"] == "succeeded"]

    def _payment(self, number: str) -> dict[str, Any]:
        if number not in self.payments:
            raise Refused(404, "not_found", "Payment doesn't exist or access denied", parameter="payment_id")
        return self.payments[number]

    def _in(self, number: str, status: str) -> dict[str, Any]:
        payment = self._payment(number)
        if payment["status"] != status:
            raise Refused(400, "invalid_request", f"The payment is not in the {status} status")
        return payment

    def _change(self, payment: dict[str, Any], **values: Any) -> dict[str, Any]:
        payment |= values
        return payment


def _shown(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if not name.startswith("_")}
