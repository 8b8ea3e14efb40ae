"""Real processes: seen within a second, read by several, killed in the middle, made anew by a command."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import httpx

from tests.shop import Shop, running, until

HERE = "/api/v1/search"


def product(shop: Shop, name: str, **fields: Any) -> dict[str, Any]:
    answer = shop.client.post("/api/v1/products", json={"name": name, "price": "10.00", **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def total(shop: Shop, query: str) -> int | None:
    """How many are found; None while there is no index, or while the process that was asked is being killed."""
    try:
        answer = shop.client.get(f"{HERE}?{query}&facets=false")
    except httpx.TransportError:
        return None
    return answer.json()["total"] if answer.status_code == 200 else None


def status(shop: Shop) -> dict[str, Any]:
    found: dict[str, Any] = shop.client.get(f"{HERE}/status").json()
    return found


def writer(shop: Shop) -> int:
    """The process that holds the index's writer open."""
    (folder,) = {path.parent for path in shop.data_dir.glob("search/*/*/meta.json")}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            opened = [str(file.readlink()) for file in (process / "fd").iterdir()]
        except OSError:
            continue
        if str(folder / ".tantivy-writer.lock") in opened:
            return int(process.name)
    return 0


def test_a_change_is_seen_within_a_second_by_every_process(tmp_path: Path, record_property: Any) -> None:
    with running(Shop(tmp_path / "data"), "--workers", "2") as shop:
        shop.sign_in()
        until(lambda: status(shop)["ready"], "the index is there")
        lamp = product(shop, "Lamp")
        until(lambda: total(shop, "q=lamp") == 1, "the lamp is found")
        waits = []
        for price in range(20, 30):
            began = time.monotonic()
            shop.client.put(f"/api/v1/products/{lamp['id']}", json={"price": f"{price}.00"}).raise_for_status()
            until(lambda price=price: total(shop, f"price_min={price}") == 1, "the price is known")
            waits.append(time.monotonic() - began)
        record_property("seen_after_s", f"{sorted(waits)[5]:.3f} in the middle, {max(waits):.3f} at most")
        assert sorted(waits)[5] < 2
        # Each process has its own eyes, and a new connection may meet either: none of them shows what was.
        for _ in range(10):
            shop.client.close()
            shop.client = type(shop.client)(base_url=shop.client.base_url, headers=shop.client.headers, timeout=30)
            until(lambda: total(shop, "price_min=29") == 1, "the other process knows it too")


def started_by(shop: Shop) -> set[int]:
    """The processes that the server runs in."""
    assert shop.process is not None
    parents = (Path("/proc") / str(shop.process.pid) / "task").glob("*/children")
    return {int(pid) for children in parents for pid in children.read_text().split()}


def test_a_killed_writer_is_replaced_and_nothing_is_missing(tmp_path: Path) -> None:
    with running(Shop(tmp_path / "data"), "--workers", "2") as shop:
        # One that took another's place is left alone: a process that ends soon after it began ends the server, which
        # is how whoever watches over it learns that it cannot run.
        first = started_by(shop)
        shop.sign_in()
        until(lambda: status(shop)["ready"], "the index is there")
        lines = ["sku,name,price,status", *[f"SKU{n},Lamp number{n},{n + 1},active" for n in range(3_000)]]
        answer = shop.client.post(
            "/api/v1/products/import", files={"file": ("goods.csv", "\n".join(lines).encode(), "text/csv")}
        )
        assert answer.status_code == 202, answer.text
        killed: set[int] = set()

        def another() -> int:
            """Somebody who writes and was not killed yet; -1 when everything is written."""
            pid = writer(shop)
            return -1 if total(shop, "") == 3_000 else pid if pid not in killed else 0

        while (pid := until(another, "somebody writes")) in first:  # while it writes what the import brings
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
        assert killed
        until(shop.is_ready, "the server is there again")
        shop.until_job(answer.json()["id"])
        until(lambda: total(shop, "") == 3_000, "all of it is found")
        until(lambda: status(shop)["behind"] == 0, "the whole log is read")
        assert status(shop)["documents"] == 3_000
        assert total(shop, "q=number2999") == 1


def test_the_command_makes_it_anew_alone_and_beside_a_running_shop(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "data")
    with running(shop):
        shop.sign_in()
        for n in range(5):
            product(shop, f"Lamp {n}")
        until(lambda: total(shop, "q=lamp") == 5, "the lamps are found")
        built = status(shop)["built_at"]
        done = shop.run("reindex")
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "5 products are in the index.")
        until(lambda: status(shop)["built_at"] > built, "the shop reads the new one")
        assert total(shop, "q=lamp") == 5
    for file in sorted((tmp_path / "data/search").rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    done = shop.run("reindex")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "5 products are in the index.")


def test_a_server_without_a_worker_writes_its_index_itself(tmp_path: Path) -> None:
    with running(Shop(tmp_path / "data"), "--no-worker", "--workers", "2") as shop:
        shop.sign_in()
        product(shop, "Lamp")
        until(lambda: total(shop, "q=lamp") == 1, "the lamp is found")
        first = writer(shop)
        os.kill(first, signal.SIGKILL)
        until(lambda: total(shop, "q=lamp") == 1, "the other process answers")
        product(shop, "Lamp two")
        until(lambda: total(shop, "q=lamp") == 2, "another process took over")
