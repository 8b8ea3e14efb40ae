"""Paying without a provider: cash, bank transfer, on delivery. The merchant says when the money is there.

In test mode a payment can be told what to become, so that every path can be walked without a provider:
`{"tell": "decline" | "fail" | "delay" | "time_out", "seconds": 5, "times": 1}`.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tradepost.core import clock
from tradepost.payments.base import (
    BadNotice,
    Charge,
    Checked,
    Connection,
    Immediate,
    NoAnswer,
    Notice,
    Outcome,
    Return,
    Returned,
)

TELL = ("approve", "decline", "fail", "delay", "time_out")


class Offline(Immediate):
    """Money that changes hands elsewhere."""

    def decide(self, connection: Connection, charge: Charge) -> Outcome:
        """What a payment becomes by the settings, or by what it was told in test mode."""
        external, words = f"offline-{charge.key}", _words(connection, charge)
        told = _told(connection, charge.method)
        if told == "decline":
            return Outcome("declined", external, error="Declined, as it was told to be", error_code="told")
        if told == "fail":
            return Outcome("failed", external, error="Failed, as it was told to", error_code="told")
        if told == "time_out" and charge.attempts <= _number(charge.method, "times", 1):
            raise NoAnswer
        if told == "delay":
            ready = charge.created_at + timedelta(seconds=_number(charge.method, "seconds", 5))
            if clock.now() < ready:
                return Outcome("pending", external, instructions=words, ask_at=ready)
        captures = connection.options.get("captures", "at_once")
        if captures == "in_advance":
            return Outcome("pending", external, instructions=words)
        if captures == "on_receipt":
            return Outcome("authorised", external, instructions=words)
        return Outcome("captured", external, charge.amount, instructions=words)

    async def ask(self, connection: Connection, charge: Charge) -> Outcome:
        """The same."""
        return self.decide(connection, charge)

    async def capture(self, connection: Connection, charge: Charge, amount: int) -> Outcome:  # noqa: ARG002 - the face of all providers
        """The merchant has the money."""
        return Outcome("captured", charge.external_id or f"offline-{charge.key}", amount)

    async def void(self, connection: Connection, charge: Charge) -> Outcome:  # noqa: ARG002 - the face of all providers
        """Nobody owes anything."""
        return Outcome("voided", charge.external_id)

    def give_back(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """The merchant hands it back; in test mode it can be told to fail: `{"tell_refund": "fail" | "time_out"}`."""
        told = charge.method.get("tell_refund") if connection.options.get("test_mode") else None
        if told == "fail":
            return Returned("failed", error="Failed, as it was told to", error_code="told")
        if told == "time_out" and back.attempts <= _number(charge.method, "times", 1):
            raise NoAnswer
        return Returned("succeeded", f"offline-refund-{back.key}"[:120])

    async def refund(self, connection: Connection, charge: Charge, back: Return) -> Returned:
        """The same."""
        return self.give_back(connection, charge, back)

    async def check(self, connection: Connection) -> Checked:
        """Nothing can be wrong; test mode is worth a word."""
        told = connection.options.get("test_mode")
        return Checked(works=True, message="Test mode is on: buyers can choose how a payment ends" if told else "")

    async def hear(self, connection: Connection, body: bytes, headers: Mapping[str, str], address: str) -> Notice:  # noqa: ARG002 - the face of all providers
        """Nobody sends these."""
        raise BadNotice("Payments without a provider have no webhooks")


def _told(connection: Connection, method: Mapping[str, Any]) -> str:
    told = method.get("tell") if connection.options.get("test_mode") else None
    return told if isinstance(told, str) and told in TELL else "approve"


def _number(method: Mapping[str, Any], name: str, usual: int) -> int:
    value = method.get(name, usual)
    return value if isinstance(value, int) and 0 <= value <= 86_400 else usual


def _words(connection: Connection, charge: Charge) -> str:
    language = charge.method.get("language", "en")
    ours, english = (
        connection.options.get(f"instructions_{language}", ""),
        connection.options.get("instructions_en", ""),
    )
    return str(ours or english)


PROVIDER = Offline()
