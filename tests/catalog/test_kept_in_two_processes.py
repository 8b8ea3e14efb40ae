"""Two real processes over one database: what one changes, the other's next answer to a guest shows."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.databases import Kind, provide
from tests.machine import needed
from tests.shop import Shop, running

LIST = "/api/v1/products"


def kept_answers(shop: Shop) -> float:
    """How many requests this process has answered from memory."""
    found = re.search(
        r'^tradepost_kept_answers_total\{found="fresh"\} (\S+)', shop.client.get("/metrics").text, re.MULTILINE
    )
    return float(found[1]) if found else 0.0


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_change_in_one_process_is_the_next_answer_of_the_other(kind: Kind, tmp_path: Path, worker_id: str) -> None:
    url = needed(provide(kind, f"{worker_id}_kept"))
    one = Shop(tmp_path / "one", url, secret_key="a key that both of them know well")
    two = Shop(tmp_path / "two", url, secret_key="a key that both of them know well")
    with ExitStack() as open_:
        guests = []
        for shop in (one, two):
            open_.enter_context(running(shop, "--no-worker"))
            guests.append(open_.enter_context(httpx.Client(base_url=shop.client.base_url, timeout=30)))
        one.sign_in()

        def made(path: str, **body: Any) -> dict[str, Any]:
            answer = one.client.post(f"/api/v1{path}", json=body)
            assert answer.status_code in {200, 201}, answer.text
            found: dict[str, Any] = answer.json()
            return found

        def put(path: str, **body: Any) -> None:
            answer = one.client.put(f"/api/v1{path}", json=body)
            assert answer.status_code == 200, answer.text

        category = made("/categories", name="Lamps")
        lamp = made("/products", name="Lamp", price="10.00", category_id=category["id"])
        here = f"{LIST}/{lamp['id']}"
        level = made("/inventory", product_id=lamp["id"], quantity=5)
        changes: list[tuple[Callable[[], Any], str, Any]] = [
            (lambda: put(f"/products/{lamp['id']}", price="12.50"), "price", "12.50"),
            (lambda: put(f"/inventory/{level['id']}", quantity=7), "available", 7),
            (lambda: put(f"/products/{lamp['id']}", name="Lantern"), "name", "Lantern"),
            (lambda: put(f"/categories/{category['id']}", name="Lights"), "category.name", "Lights"),
            (lambda: made(f"/products/{lamp['id']}/reviews", rating=4), "rating.average", "4.00"),
        ]
        for change, field, expected in changes:
            for guest in guests:
                for address in (LIST, here) * 3:
                    guest.get(address).raise_for_status()
            change()
            for guest in reversed(guests):
                for shown in (guest.get(here).json(), guest.get(LIST).json()["items"][0]):
                    found: Any = shown
                    for part in field.split("."):
                        found = found[part]
                    assert found == expected, field
        put(f"/products/{lamp['id']}", status="archived")
        assert [guest.get(here).status_code for guest in reversed(guests)] == [404, 404]
        assert [guest.get(LIST).json()["total"] for guest in guests] == [0, 0]
        assert min(kept_answers(one), kept_answers(two)) >= 10
