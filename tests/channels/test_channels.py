"""Channels: connected, changed, tried, let go of; what each offers; and that secrets stay in."""

import json
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as some

from tests import make_channels as make, make_reviews, make_stock
from tests.channels.prism import DESCRIPTIONS, ROOT
from tests.machine import Unavailable, needed
from tests.payments.test_settings import everything
from tradepost.channels import (
    adapter as adapter_face,
    jobs as channel_jobs,
    manual,
    rules,
    service,
    store as store_channel,
)
from tradepost.channels.adapter import METHODS, Adapter, NotOffered
from tradepost.channels.adapters import ADAPTERS, adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.connecting import access_of
from tradepost.channels.places import PLACES
from tradepost.channels.shapes import Checked
from tradepost.core import clock, crypto, db, jobs

CHANNELS = "/api/v1/channels"
TOKEN = "eyJ-a-token-of-wildberries-7788"
WB = {"type": "wildberries", "name": "WB, first shop", "buffer": 2, "credentials": {"token": TOKEN}}
PAGE = ROOT / "docs/channels/capabilities.md"


async def test_a_manager_connects_changes_and_lets_go_of_a_channel(manager: Any, analyst: Any) -> None:
    answer = await manager.post(CHANNELS, json=WB)

    assert answer.status_code == 201, answer.text
    made = answer.json()
    told = ("type", "code", "name", "enabled", "buffer", "priority", "missing", "options")
    assert {name: made[name] for name in told} == {
        "type": "wildberries",
        "code": "wildberries",
        "name": "WB, first shop",
        "enabled": True,
        "buffer": 2,
        "priority": 100,
        "missing": [],
        "options": {},
    }
    assert made["credentials"] == {"token": {"set": True, "last4": "7788", "source": "settings"}}
    path = f"{CHANNELS}/{made['id']}"
    stale = await manager.put(path, json={"buffer": 3}, headers={"if-match": '"9"'})
    assert stale.status_code == 412
    changed = (await manager.put(path, json={"buffer": 3}, headers={"if-match": answer.headers["etag"]})).json()
    assert (changed["buffer"], changed["version"]) == (3, made["version"] + 1)
    second = (await manager.post(CHANNELS, json={"type": "wildberries"})).json()
    assert (second["code"], second["name"], second["missing"]) == ("wildberries_2", "Wildberries", ["token"])
    assert second["state"] == "incomplete"
    assert (await analyst.get(f"/channels/{made['id']}")).json() == changed
    listed = (await analyst.get("/channels", params={"q": "FIRST", "type": ["wildberries", "ozon"]})).json()
    assert (listed["total"], listed["items"]) == (1, [changed])

    assert (await manager.delete(path)).status_code == 204
    assert (await manager.get(path)).status_code == 404
    events = [await make_stock.happened(f"channel.{name}") for name in ("connected", "updated", "disconnected")]
    assert [len(found) for found in events] == [2, 1, 1]
    assert (events[1][0].changes, events[1][0].data) == (
        {"buffer": [2, 3]},
        {"code": "wildberries", "credentials_changed": []},
    )


async def test_what_was_let_go_is_connected_again_under_its_code(owner: Any) -> None:
    made = (await owner.post(CHANNELS, json={**WB, "priority": 7})).json()
    path = f"{CHANNELS}/{made['id']}"
    assert (await owner.delete(path)).status_code == 204
    assert (await owner.delete(path)).status_code == 404
    assert access_of(await make.stored(made["id"])).credentials == {}
    other = await owner.post(CHANNELS, json={"type": "ozon", "code": "wildberries"})
    assert (other.status_code, other.json()["errors"][0]["field"]) == (409, "code")
    assert other.json()["detail"] == "Orders of a Wildberries channel that was let go are called wildberries"
    assert (await owner.get(CHANNELS)).json()["total"] == 0

    again = (await owner.post(CHANNELS, json={"type": "wildberries"})).json()
    told = ("id", "code", "name", "priority", "buffer", "enabled", "missing", "account")
    assert [again[name] for name in told] == [made["id"], "wildberries", "Wildberries", 100, 0, True, ["token"], ""]
    second = (await owner.post(CHANNELS, json={"type": "wildberries"})).json()
    assert second["code"] == "wildberries_2"
    taken = await owner.post(CHANNELS, json={"type": "wildberries", "code": "wildberries"})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "code")


async def test_what_is_refused_changes_nothing(owner: Any, guest: Any, buyer: Any, analyst: Any) -> None:
    assert (await guest.get(CHANNELS)).status_code == 401
    assert (await buyer.get(CHANNELS)).status_code == 403
    assert (await analyst.post(CHANNELS, json=WB)).status_code == 403
    for wrong, field in (
        ({"type": "ebay"}, "type"),
        ({"buffer": -1}, "buffer"),
        ({"code": "Wild Berries"}, "code"),
        ({"code": "wild-berries"}, "code"),
        ({"options": {"colour": "red"}}, "options.colour"),
        ({"options": {"address": "ftp://there"}}, "options.address"),
        ({"credentials": {"password": "x"}}, "credentials.password"),
        ({"credentials": {"token": "ключ"}}, "credentials.token"),
        ({"type": "store", "code": "shop", "credentials": {}}, "code"),
    ):
        refused = await owner.post(CHANNELS, json={**WB, **wrong})
        assert refused.status_code == 422, (wrong, refused.text)
        assert refused.json()["errors"][0]["field"].endswith(field)
    assert (await owner.get(CHANNELS)).json()["total"] == 0

    made = (await owner.post(CHANNELS, json=WB)).json()
    taken = await owner.post(CHANNELS, json={**WB, "code": "wildberries"})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "code")
    moved = await owner.put(f"{CHANNELS}/{made['id']}", json={"options": {"address": "https://elsewhere.example"}})
    assert (moved.status_code, moved.json()["errors"][0]["field"]) == (422, "options.address")
    assert (await owner.put(f"{CHANNELS}/999999", json={"buffer": 1})).status_code == 404
    assert (await owner.get(f"{CHANNELS}/{made['id']}")).json() == made


OZON = {"type": "ozon", "options": {"client_id": "1001"}, "credentials": {"api_key": "a key of ozon"}}
YANDEX = {"type": "yandex_market", "options": {"campaign_id": "2002"}, "credentials": {"api_key": "a key of yandex"}}
AVITO = {"type": "avito", "credentials": {"client_id": "an id of avito", "client_secret": "a secret of avito"}}


@pytest.mark.parametrize(
    ("first", "again", "other", "field"),
    [
        (WB, WB, {**WB, "credentials": {"token": "another token"}}, "credentials.token"),
        # A second key of one account is the same shop; another account is another, whatever it is called.
        (OZON, {**OZON, "credentials": {"api_key": "b"}}, {**OZON, "options": {"client_id": "7"}}, "options.client_id"),
        # One key serves all shops of a cabinet.
        (YANDEX, YANDEX, {**YANDEX, "options": {"campaign_id": "7"}}, "options.campaign_id"),
        (AVITO, AVITO, {**AVITO, "credentials": {"client_id": "b", "client_secret": "c"}}, "credentials.client_id"),
    ],
    ids=lambda one: one["type"] if isinstance(one, dict) else one,
)
async def test_a_shop_is_connected_once(
    owner: Any, first: dict[str, Any], again: dict[str, Any], other: dict[str, Any], field: str
) -> None:
    made = (await owner.post(CHANNELS, json=first)).json()
    said = f"{made['name']} ({made['code']}) is this shop already: every sale would be taken twice"
    refused = await owner.post(CHANNELS, json={**again, "name": "The same", "code": "the_same"})
    assert (refused.status_code, refused.json()["detail"]) == (409, said)
    assert refused.json()["errors"] == [{"field": field, "message": said}]
    assert (await owner.get(CHANNELS)).json()["items"] == [made]

    second = (await owner.post(CHANNELS, json=other)).json()
    assert second["missing"] == []
    given = {name: again[name] for name in ("options", "credentials") if name in again}
    refused = await owner.put(f"{CHANNELS}/{second['id']}", json={**given, "buffer": 9})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, field)
    assert (await owner.get(f"{CHANNELS}/{second['id']}")).json() == second
    assert access_of(await make.stored(second["id"])).credentials == other["credentials"]
    # Elsewhere it is another shop; and one that was let go is nobody's.
    address = {"address": "https://elsewhere.example"}
    there = {**again, "options": {**again.get("options", {}), **address}, "code": "elsewhere"}
    elsewhere = await owner.post(CHANNELS, json=there)
    assert elsewhere.status_code == 201, elsewhere.text
    slash = {**there, "options": {**there["options"], "address": "https://Elsewhere.example/"}, "code": "once_more"}
    assert (await owner.post(CHANNELS, json=slash)).status_code == 409
    await owner.delete(f"{CHANNELS}/{made['id']}")
    moved = await owner.put(f"{CHANNELS}/{second['id']}", json=given)
    assert moved.status_code == 200, moved.text


async def test_a_shop_of_the_environment_is_connected_once(
    owner: Any, monkeypatch: pytest.MonkeyPatch, configure: Any
) -> None:
    for name, value in {"OZON_CLIENT_ID": "1001", "OZON_API_KEY": "k", "WILDBERRIES_API_TOKEN": TOKEN}.items():
        monkeypatch.setenv(name, value)
    configure()
    mine = (await owner.post(CHANNELS, json={**WB, "code": "mine"})).json()
    async with db.transaction() as session:
        await service.connect_known(session)  # of the two, one is there already, under another code
    listed = (await owner.get(CHANNELS, params={"sort": "code"})).json()["items"]
    assert [one["code"] for one in listed] == ["mine", "ozon", "store"]
    refused = await owner.post(CHANNELS, json={**OZON, "code": "second"})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "options.client_id")
    # Without its own the environment's would be its: those are another channel's.
    assert (await owner.post(CHANNELS, json={"type": "wildberries", "code": "wildberries"})).status_code == 409
    fine = await owner.post(CHANNELS, json={**WB, "code": "wildberries", "credentials": {"token": "another"}})
    refused = await owner.put(f"{CHANNELS}/{fine.json()['id']}", json={"credentials": {"token": ""}})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "credentials.token")
    assert (await owner.put(f"{CHANNELS}/{mine['id']}", json={"buffer": 3})).json()["buffer"] == 3


async def test_what_a_setting_cannot_be_is_refused_by_its_name(owner: Any, configure: Any) -> None:
    market = {"type": "yandex_market", "options": {"campaign_id": "2002"}, "credentials": {"api_key": "key"}}
    ozon = {"type": "ozon", "options": {"client_id": "1001"}, "credentials": {"api_key": "a key of ozon"}}
    number, plain = "must be a number of at most 18 digits", "must be of plain Latin letters, digits and signs"
    for right, field, wrong, why in (
        (WB, "options.warehouse_id", "abc", number),
        (WB, "options.warehouse_id", "٣", number),
        (WB, "options.warehouse_id", "1" * 19, number),
        (WB, "credentials.token", "two\nlines", "has letters that no key has"),
        (ozon, "options.client_id", "пр", plain),
        (ozon, "options.client_id", "1\r\nHost: elsewhere", plain),
        (ozon, "options.performance_client_id", "пр", plain),
        (ozon, "options.warehouse_id", "-1", number),
        (market, "options.campaign_id", "abc", number),
        (market, "options.business_id", "1.5", number),
        (market, "options.warehouse_id", "1 2", number),
    ):
        part, name = field.split(".")
        given: dict[str, Any] = dict(right)
        refused = await owner.post(CHANNELS, json={**given, part: {**given.get(part, {}), name: wrong}})
        assert (refused.status_code, refused.json()["errors"]) == (422, [{"field": field, "message": why}])
        assert (await owner.get(CHANNELS)).json()["total"] == 0
        made = (await owner.post(CHANNELS, json=given)).json()
        path = f"{CHANNELS}/{made['id']}"
        refused = await owner.put(path, json={"name": "Another", part: {name: wrong}})
        assert (refused.status_code, refused.json()["errors"]) == (422, [{"field": field, "message": why}])
        assert (await owner.get(path)).json() == made
        assert made["missing"] == []
        assert (await owner.delete(path)).status_code == 204
    spaced = await owner.post(CHANNELS, json={**WB, "options": {"warehouse_id": " 507 "}})
    assert spaced.json()["options"] == {"warehouse_id": "507"}

    configure(your_campaign_id="abc", yandex_oauth_token="a token")  # nobody asks the shop of another number
    async with db.transaction() as session:
        await service.connect_known(session)
        found = await service.by_code(session, "yandex_market")
    assert found is not None
    assert (service.lacking(found), service.state_of(found)) == (["campaign_id"], "incomplete")


async def test_the_own_store_is_one_and_stays(owner: Any) -> None:
    store = (await owner.post(CHANNELS, json={"type": "store"})).json()
    assert (store["code"], store["name"]) == ("store", "Own store")
    assert (await owner.post(CHANNELS, json={"type": "store"})).status_code == 409
    refused = await owner.delete(f"{CHANNELS}/{store['id']}")
    assert refused.status_code == 409
    assert (await owner.get(CHANNELS)).json()["total"] == 1


async def test_secrets_are_in_no_answer_no_event_no_log_and_not_in_the_table(
    owner: Any, analyst: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    made = await owner.post(CHANNELS, json=WB, headers={"Idempotency-Key": "connect"})
    path = f"{CHANNELS}/{made.json()['id']}"
    answers = [
        made,
        await owner.put(path, json={"options": {"address": "https://elsewhere.example"}}),
        await owner.put(path, json={"credentials": {"token": TOKEN, "no_such": "x"}}),
        await owner.post(f"{path}/check"),
        await analyst.get(CHANNELS),
        await analyst.get(path),
        await owner.get("/api/v1/audit"),
    ]
    row = await make.stored(made.json()["id"])
    said = "\n".join([*[f"{answer.text}{answer.headers}" for answer in answers], await everything(), caplog.text])
    assert TOKEN not in said
    assert TOKEN[:-4] not in said
    assert access_of(row).credentials == {"token": TOKEN}
    assert TOKEN not in f"{access_of(row)!r}{row!r}"
    assert json.loads(crypto.decrypt(row.credentials)) == {"token": TOKEN}


async def test_a_new_key_of_the_ring_opens_what_the_old_one_closed(clean: Any, configure: Any) -> None:
    configure(encryption_keys="the first key")
    made = await make.channel(credentials={"token": TOKEN})
    configure(encryption_keys="the second key,the first key")
    assert access_of(made).credentials == {"token": TOKEN}
    configure(encryption_keys="another altogether")
    assert access_of(made).credentials == {}
    assert service.lacking(made) == ["token"]


async def test_credentials_come_from_the_environment_for_the_channel_of_the_types_own_name(
    owner: Any, monkeypatch: pytest.MonkeyPatch, configure: Any
) -> None:
    documented = {
        "WILDBERRIES_API_TOKEN": "a token of wildberries",
        "OZON_CLIENT_ID": "1001",
        "OZON_API_KEY": "a key of ozon",
        "YANDEX_OAUTH_TOKEN": "a token of yandex",
        "YOUR_CAMPAIGN_ID": "2002",
        "AVITO_CLIENT_ID": "an id of avito",
        "AVITO_CLIENT_SECRET": "a secret of avito",
    }
    for name, value in documented.items():
        monkeypatch.setenv(name, value)
    configure()
    async with db.transaction() as session:
        await service.connect_known(session)
    async with db.transaction() as session:
        await service.connect_known(session)  # at the next start nothing is new

    listed = (await owner.get(CHANNELS, params={"sort": "code"})).json()
    assert {one["code"]: (one["missing"], one["credentials"]) for one in listed["items"]} == {
        "avito": (
            [],
            {
                "client_id": {"set": True, "last4": "vito", "source": "environment"},
                "client_secret": {"set": True, "last4": "vito", "source": "environment"},
            },
        ),
        "ozon": (
            [],
            {
                "api_key": {"set": True, "last4": "ozon", "source": "environment"},
                "performance_client_secret": {"set": False, "last4": "", "source": ""},
            },
        ),
        "store": ([], {}),
        "wildberries": ([], {"token": {"set": True, "last4": "ries", "source": "environment"}}),
        "yandex_market": (
            [],
            {
                "api_key": {"set": False, "last4": "", "source": ""},
                "oauth_token": {"set": True, "last4": "ndex", "source": "environment"},
            },
        ),
    }
    assert all(value not in json.dumps(listed) for value in documented.values() if not value.isdigit())
    second = await make.channel("wildberries")
    assert (second.code, service.lacking(second)) == ("wildberries_2", ["token"])
    first = listed["items"][3]["id"]
    await owner.put(f"{CHANNELS}/{first}", json={"credentials": {"token": "the channel's own goes first"}})
    assert access_of(await make.stored(first)).credentials == {"token": "the channel's own goes first"}


async def test_asking_a_channel_for_what_it_lacks_names_both(clean: Any) -> None:
    avito = adapter_of(await make.channel("avito", credentials={"client_id": "x", "client_secret": "y"}))
    with pytest.raises(NotOffered, match=r"^Avito offers no promotions$"):
        avito.require(Capability.PROMOTIONS)
    unused = r"^Avito offers finance, which is not used here yet: POST /core/v1/accounts/operations_history/$"
    with pytest.raises(NotOffered, match=unused):
        avito.require(Capability.FINANCE)
    by_hand = adapter_of(await make.channel("walmart"))
    for capability in Capability:
        with pytest.raises(NotOffered, match=f"^Walmart offers no {capability.words}$"):
            by_hand.require(capability)
    with pytest.raises(NotOffered, match=r"^Walmart offers no reviews$"):
        await by_hand.reviews(clock.now())


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("wildberries", ["wildberries/wildberries.mock.json"]),
        ("ozon", ["ozon/seller.json", "ozon/performance.json"]),
        ("yandex_market", ["yandex_market/partner.json"]),
        ("avito", ["avito/avito.mock.json"]),
    ],
)
def test_what_is_not_used_yet_is_described_and_nothing_here_asks_for_it(kind: str, files: list[str]) -> None:
    paths: dict[str, Any] = {}
    for file in files:
        if not (DESCRIPTIONS / file).exists():
            needed(Unavailable(f"the marketplaces' descriptions are not there ({DESCRIPTIONS / file})"))
        paths |= json.loads((DESCRIPTIONS / file).read_text(encoding="utf-8"))["paths"]
    ours = [one for one in (ROOT / "tradepost/channels" / kind).glob("*.py") if one.name != "adapter.py"]
    written = "\n".join(one.read_text(encoding="utf-8") for one in ours)
    for call in (call for told in ADAPTERS[kind].unused.values() for call in told):
        method, path = call.split()
        assert method.lower() in paths[path], call
        asked = r"\{[^}]*\}".join(re.escape(part) for part in re.split(r"\{[^}]*\}", path))
        same = re.findall(rf'"(\w+)", f?"{asked}"', written)
        assert method not in same, call


async def test_the_types_tell_what_is_offered_and_what_is_not_used_yet(analyst: Any) -> None:
    types = {one["type"]: one["capabilities"] for one in (await analyst.get(f"{CHANNELS}/types")).json()}
    told = {one["name"]: (one["offered"], one["unused"]) for one in types["avito"]}
    assert told["orders"] == (True, [])
    assert told["promotions"] == (False, [])
    assert told["finance"] == (False, ["POST /core/v1/accounts/operations_history/"])
    assert told["bids"] == (True, ["POST /cpxpromo/1/setAuto", "POST /auction/1/bids"])


async def test_a_check_of_what_cannot_be_checked_is_refused_by_name(owner: Any) -> None:
    walmart = (await owner.post(CHANNELS, json={"type": "walmart"})).json()
    answer = await owner.post(f"{CHANNELS}/{walmart['id']}/check")
    assert (answer.status_code, answer.json()["detail"]) == (409, "Walmart offers no check")
    assert answer.json()["capability"] == "check"
    assert walmart["state"] == "ready"
    assert (await owner.get(f"{CHANNELS}/{walmart['id']}")).json() == walmart


async def test_a_channel_begins_to_fail_and_recovers(owner: Any) -> None:
    store = (await owner.post(CHANNELS, json={"type": "store"})).json()
    assert store["state"] == "unchecked"
    path = f"{CHANNELS}/{store['id']}"
    assert (await owner.post(f"{path}/check")).json()["works"] is True
    checked = (await owner.get(path)).json()
    assert (checked["state"], checked["version"], checked["updated_at"]) == (
        "ready",
        store["version"],
        store["updated_at"],
    )
    row = await make.stored(store["id"])
    await service.note_health(row, Checked(works=False, message="The key has expired"))
    await service.note_health(row, Checked(works=False, message="The key has expired"))
    failing = (await owner.get(path)).json()
    assert (failing["state"], failing["message"]) == ("failing", "The key has expired")
    await service.note_health(row, Checked(works=True, message="", expires_at=clock.now() + timedelta(days=3)))
    assert (await owner.get(path)).json()["state"] == "expiring"
    assert len(await make_stock.happened("channel.failing")) == 1
    assert len(await make_stock.happened("channel.recovered")) == 1


async def warned() -> None:
    async with db.transaction() as session:
        await jobs.later(session, channel_jobs.warn)
    await jobs.drain()


async def test_credentials_that_end_within_a_fortnight_are_told_of_once(owner: Any, buyer: Any) -> None:
    soon, later = await make.channel(name="Soon"), await make.channel(name="Later")
    for row, days in ((soon, 13), (later, 20)):
        await service.note_health(row, Checked(works=True, message="", expires_at=clock.now() + timedelta(days=days)))
    for _ in range(2):
        await warned()
    day = (clock.now() + timedelta(days=13)).date()
    (told,) = (await owner.get("/api/v1/notifications", params={"kind": "credentials"})).json()["items"]
    assert (told["title"], told["link"]) == (f"The credentials of Soon end on {day}", f"/admin/channels/{soon.id}")
    assert (await buyer.get("/api/v1/notifications", params={"kind": "credentials"})).json()["items"] == []
    with clock.at(clock.now() + timedelta(days=7)):
        await warned()
    assert len((await owner.get("/api/v1/notifications", params={"kind": "credentials"})).json()["items"]) == 2


async def test_what_was_found_of_old_credentials_is_not_said_of_new_ones(owner: Any) -> None:
    made = await make.channel(credentials={"token": TOKEN})
    await service.note_health(made, Checked(works=True, message="fine", account="Lamps Ltd"))
    path = f"{CHANNELS}/{made.id}"
    assert (await owner.get(path)).json()["account"] == "Lamps Ltd"
    changed = (await owner.put(path, json={"credentials": {"token": "another token"}})).json()
    assert (changed["works"], changed["account"], changed["checked_at"]) == (None, "", None)
    # A check that was under way with the old ones says nothing of the new.
    await service.note_health(made, Checked(works=True, message="fine", account="Lamps Ltd"))
    assert (await owner.get(path)).json() == changed


async def test_the_own_store_tells_its_reviews_and_takes_answers(owner: Any, buyer: Any) -> None:
    lamp, since = await make_reviews.lamp(), clock.now()
    posted = await make_reviews.posted(buyer, lamp, 4, title="Bright", text="Lights the whole room")
    store = await make.channel("store")
    async with adapter_of(store).require(Capability.REVIEWS) as adapter:
        found = await adapter.reviews(since)
        (said,) = found.items
        assert (found.cursor, said.external_id, said.item_id, said.rating, said.text, said.answer) == (
            None,
            str(posted["id"]),
            str(lamp),
            4,
            "Bright\nLights the whole room",
            "",
        )
        assert (await adapter.reviews(clock.now())).items == []
        await adapter.answer("review", said.external_id, "Thank you")
        assert [one.answer for one in (await adapter.reviews(since)).items] == ["Thank you"]
        with pytest.raises(NotOffered, match=r"^The own store offers no questions$"):
            await adapter.answer("question", "1", "Yes")
        for unknown in ("77", "x"):
            with pytest.raises(adapter_face.Refused, match=f"^The store has no review {unknown}$"):
                await adapter.answer("review", unknown, "Thank you")
    seen = (await owner.get(f"/api/v1/products/{lamp}/reviews")).json()["items"][0]
    assert [reply["text"] for reply in seen["replies"]] == ["Thank you"]


async def test_many_reviews_come_in_parts(buyer: Any, stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_channel, "AT_A_TIME", 2)
    since, first, second = clock.now(), await make_reviews.lamp(), await make_reviews.lamp()
    ids = [
        str((await make_reviews.posted(who, product))["id"])
        for who, product in ((buyer, first), (stranger, first), (buyer, second))
    ]
    adapter = adapter_of(await make.channel("store"))
    part = await adapter.reviews(since)
    assert [one.external_id for one in part.items] == ids[:2]
    rest = await adapter.reviews(since, part.cursor)
    assert ([one.external_id for one in rest.items], rest.cursor) == (ids[2:], None)


def test_the_manuals_table_is_what_the_adapters_offer() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual.page()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_limit_has_a_word_in_each_language(language: str) -> None:
    locale = ROOT / f"web/src/admin/locales/{language}.json"
    said = json.loads(locale.read_text("utf-8"))["channels"]["limit"]
    assert {limit.kind for adapter in ADAPTERS.values() for limit in adapter.limits} == set(said)


def test_every_capability_has_its_methods_and_every_method_a_capability() -> None:
    assert set(METHODS) == set(Capability)
    written = {name for name, one in vars(Adapter).items() if not name.startswith("_") and callable(one)}
    # `pushed` and `priced` are what a push may leave open, `crossed_out` is what it takes; `set_daily_budget` is of
    # campaigns, where `budgets` has it.
    written -= {"offers", "require", "pushed", "priced", "crossed_out", "set_daily_budget"}
    assert written == {name for names in METHODS.values() for name in names}
    assert set(ADAPTERS) == set(PLACES)
    assert all(capability.about.endswith(".") for capability in Capability)


@given(some.text(max_size=60))
def test_a_code_is_its_own_code(platform: str) -> None:
    assert rules.code_of(rules.code_of(platform)) == rules.code_of(platform)


@pytest.mark.parametrize(
    ("platform", "code"),
    [
        ("Yandex Market", "yandex_market"),
        ("Wildberries", "wildberries"),
        ("yandex-market", "yandex_market"),
        ("", "store"),
    ],
)
def test_what_files_call_a_platform_leads_to_its_channel(platform: str, code: str) -> None:
    assert rules.code_of(platform) == code
    assert rules.CODE.fullmatch(code)
