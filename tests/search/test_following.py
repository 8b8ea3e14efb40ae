"""The index follows whatever happens, and is made anew from the tables whenever it is gone or somebody asks."""

import shutil
from pathlib import Path

from sqlalchemy import select

from tests import make_stock
from tests.search import goods as make
from tradepost.core import db, events, followers, jobs
from tradepost.core.settings import settings
from tradepost.inventory import service as inventory
from tradepost.inventory.models import Location
from tradepost.search import store
from tradepost.search.following import Keeper
from tradepost.search.layout import FOLLOWER


async def test_every_change_of_a_product_is_followed(manager, find):
    assert await find() == []
    lamp = await make.product(manager, name="Lamp", price="10.00", attributes={"colour": "red"})
    assert await find("q=lamp") == ["Lamp"]
    here = f"/api/v1/products/{lamp['id']}"
    await manager.put(here, json={"name": "Chandelier", "attributes": {"colour": "blue"}})
    assert await find("q=lamp") == []
    assert await find("q=chandelier&attr.colour=blue") == ["Chandelier"]
    await manager.put(here, json={"price": "99.00"})
    assert await find("price_min=99") == ["Chandelier"]
    variant = await manager.post(f"{here}/variants", json={"sku": "QQ-99", "price": "5.00", "options": {"size": "L"}})
    assert await find("q=qq-99") == await find("price_max=5") == await find("attr.size=L") == ["Chandelier"]
    await manager.delete(f"{here}/variants/{variant.json()['id']}")
    assert await find("q=qq-99") == await find("attr.size=L") == []
    await manager.put(here, json={"status": "draft"})
    assert await find() == []
    await manager.post("/api/v1/products/bulk", json={"action": "publish", "ids": [lamp["id"]]})
    assert await find() == ["Chandelier"]
    await manager.delete(here)
    assert await find() == []


async def test_stock_is_followed_and_so_is_a_closed_location(manager, find):
    goods = await make_stock.goods("LAMP")
    await find()
    level = await make_stock.stock(goods, 2)
    assert await find("in_stock=true") == ["Lamp"]
    async with db.reading() as session:
        location = (await session.execute(select(Location))).scalar_one()
    await manager.put(f"/api/v1/inventory/locations/{location.id}", json={"active": False})
    assert await find("in_stock=true") == []
    await manager.put(f"/api/v1/inventory/locations/{location.id}", json={"active": True})
    assert await find("in_stock=true") == ["Lamp"]
    async with db.transaction() as session:
        await inventory.adjust(session, level, -2)
    assert await find("in_stock=true") == []
    assert await find("in_stock=false") == ["Lamp"]


async def test_names_of_categories_and_brands_are_followed_with_all_that_is_in_them(manager, ask, find):
    home = await make.category(manager, name="Home")
    lamps = await make.category(manager, name="Lamps", parent_id=home["id"])
    brand = await make.brand(manager, name="Acme")
    await make.product(manager, name="Vesta", category_id=lamps["id"], brand_id=brand["id"])
    assert await find("q=home") == await find("q=acme") == await find(f"category={home['id']}") == ["Vesta"]
    await manager.put(f"/api/v1/categories/{home['id']}", json={"name": "Indoors"})
    await manager.put(f"/api/v1/brands/{brand['id']}", json={"name": "Nova"})
    assert await find("q=home") == await find("q=acme") == []
    assert await find("q=indoors") == await find("q=nova") == ["Vesta"]
    assert [one["name"] for one in (await ask())["facets"]["category"]] == ["Indoors", "Lamps"]
    await manager.put(f"/api/v1/categories/{lamps['id']}", json={"parent_id": None})
    assert await find(f"category={home['id']}") == []
    assert [one["name"] for one in (await ask())["facets"]["category"]] == ["Lamps"]


async def test_what_does_not_concern_it_moves_nothing_but_its_place_in_the_log(manager, buyer, index):
    lamp = await make.product(manager)
    await index.look()
    committed = store.READER.view().position
    await buyer.post("/api/v1/favorites", json={"product_id": lamp["id"]})
    await make.category(manager, name="X")
    await index.look()
    assert index.position == await events.head() > committed
    assert store.READER.view().position == index.position


async def test_an_index_that_is_deleted_while_it_serves_comes_back(manager, index, guest, find):
    await make.product(manager, name="Lamp")
    assert await find("q=lamp") == ["Lamp"]
    shutil.rmtree(store.folder())
    assert len((await guest.get("/api/v1/search?q=lamp")).json()["items"]) == 1  # what is open still serves
    await make.product(manager, name="Lamp two")
    assert sorted(await find("q=lamp")) == ["Lamp", "Lamp two"]
    assert store.current() is not None


async def test_a_damaged_index_is_made_anew(manager, index, find):
    await make.product(manager, name="Lamp")
    await index.look()
    await index.close()
    folder = store.current()
    (folder / "meta.json").write_text("{}")
    await index.open()
    assert store.current() != folder
    assert await find("q=lamp") == ["Lamp"]


async def test_a_writer_takes_up_where_the_last_one_was_lost(manager, index, find):
    await make.product(manager, name="Lamp")
    await index.look()
    folder = store.current()
    await index.close()
    await make.product(manager, name="Lamp two")
    await index.open()
    assert sorted(await find("q=lamp")) == ["Lamp", "Lamp two"]
    assert store.current() == folder


async def test_one_at_a_time_writes(index):
    with followers.turn(FOLLOWER) as ours:
        assert ours
        with followers.turn(FOLLOWER) as theirs:
            assert not theirs
    with followers.turn(FOLLOWER) as ours:
        assert ours


async def test_two_machines_have_an_index_each_and_read_the_same_log(manager, index, monkeypatch, tmp_path):
    monkeypatch.setattr(store, "LOOK_AGAIN", 0)
    await make.product(manager, name="Lamp")
    await index.look()
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(settings(), "data_dir", other)
    second = Keeper()
    await second.open()
    await make.product(manager, name="Sofa")
    await second.look()
    assert store.READER.view().products == 2
    monkeypatch.setattr(settings(), "data_dir", Path(tmp_path))
    assert store.READER.view().products == 1
    await index.look()
    assert store.READER.view().products == 2
    await second.close()


async def test_a_merchant_has_it_made_anew_and_watches(manager, analyst, index, find):
    for n in range(3):
        await make.product(manager, name=f"Lamp {n}")
    await index.look()
    first = store.current()
    asked = await manager.post("/api/v1/search/reindex")
    assert asked.status_code == 202
    await jobs.drain()  # nobody holds the writer's place here, so the job does it itself
    job = (await manager.get(f"/api/v1/jobs/{asked.json()['id']}")).json()
    assert (job["status"], job["done"], job["total"], job["result"]) == ("succeeded", 3, 3, {"documents": 3})
    assert store.current() != first
    assert [path for path in store.folder().iterdir() if path.is_dir()] == [store.current()]
    await index.open()
    await make.product(manager, name="Lamp 3")
    await index.look()
    status = (await analyst.get("/api/v1/search/status")).json()
    assert (status["ready"], status["state"], status["documents"], status["behind"]) == (True, "following", 4, 0)
    assert status["position"] == index.position
    assert status["bytes"] > 0


async def test_more_products_than_one_batch_are_all_in_it(manager, index, monkeypatch):
    monkeypatch.setattr("tradepost.search.documents.BATCH", 2)
    for n in range(5):
        await make.product(manager, name=f"Lamp {n}")
    await index.rebuild()
    assert store.READER.view().products == 5
    for n in range(5):
        await make.product(manager, name=f"Sofa {n}")
    await index.look()
    assert store.READER.view().products == 10
