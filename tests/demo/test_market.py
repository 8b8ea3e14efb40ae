"""The demo sells on a pretend marketplace beside it: no account, from the first minute, until the server ends."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.shop import Shop, running, until


def test_orders_come_in_by_themselves_and_the_marketplace_ends_with_the_server(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    with running(shop, "--demo"):
        shop.sign_in()
        found = shop.client.get("/api/v1/channels", params={"type": "sandbox"}).json()["items"]
        (channel,) = found
        assert (channel["code"], channel["name"], channel["fee"]) == ("wildberries", "Wildberries (sandbox)", "19.5")
        orders = f"/api/v1/channels/{channel['id']}/orders"

        def new() -> list[Any]:
            """Beside those of the week before, which have ended."""
            return [one for one in shop.client.get(orders).json()["items"] if one["status"] == "new"]

        first = until(new, "somebody buys")[0]
        assert first["problem"] == ""
        book = shop.client.get(f"/api/v1/orders/{first['order_number']}").json()
        assert (book["platform"], book["total"]) == ("wildberries", first["total"])
        listed = shop.client.get(f"/api/v1/channels/{channel['id']}/listings").json()
        assert {one["variant_id"] for one in listed["items"]} & {None} == set()
        there = channel["options"]["address"]
        assert httpx.get(f"{there}/sandbox/clock").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{there}/sandbox/clock")
