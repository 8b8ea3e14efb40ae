"""What opens an order for whoever has no account: an unguessable token, given with the order and in its mails."""

import base64
import hashlib
import hmac

from tradepost.core.settings import settings


def token_of(order_id: int) -> str:
    """An order's token: made from its id by the installation's key, so that whoever asks again gets it again."""
    made = hmac.new(settings().signing_key().encode(), f"order {order_id}".encode(), hashlib.sha256).digest()
    return "tpo_" + base64.urlsafe_b64encode(made).decode().rstrip("=")
