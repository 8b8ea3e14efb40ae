"""A semantic core: collected from the shop's own words, searches and lists, grouped, split, and edited."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, strategies as st
from sqlalchemy import insert, select

from tests import make_catalog as make, make_stock
from tradepost.audit.models import Activity
from tradepost.core import clock, db, jobs
from tradepost.promotion import clustering, phrases, words
from tradepost.promotion.models import CorePhrase

CORES = "/promotion/semantic-core"


async def searched(text: str, times: int, *, days_ago: int = 1) -> None:
    row = {
        "account_id": None, "kind": "searched", "subject_type": "", "subject_id": None, "text": text,
        "data": {"results": 1}, "created_at": clock.now() - timedelta(days=days_ago),
    }  # fmt: skip
    async with db.transaction() as session:
        await session.execute(insert(Activity), [row] * times)


async def a_core(owner: Any, **fields: Any) -> dict[str, Any]:
    """A core of the whole shop, collected."""
    made = await owner.post(CORES, json={"name": "All", "days": 30, **fields})
    assert made.status_code == 201, made.text
    await jobs.drain()
    job = (await owner.get(f"/api/v1/jobs/{made.json()['job_id']}")).json()
    assert (job["status"], job["error"]) == ("succeeded", "")
    found: dict[str, Any] = (await owner.get(f"{CORES}/{made.json()['id']}")).json()
    return found


async def phrases_of(who: Any, core: dict[str, Any], **asked: Any) -> dict[str, dict[str, Any]]:
    answer = await who.get(f"{CORES}/{core['id']}/phrases", params={"limit": 500, **asked})
    assert answer.status_code == 200, answer.text
    return {one["phrase"]: one for one in answer.json()["items"]}


async def kettles(owner: Any) -> None:
    await make.product(owner, name="Чайник эмалированный, 1,7 л", description="Эмалированный чайник со свистком.")
    await make.product(owner, name="Wireless headphones Hush")
    await searched("чайник", 60)
    await searched("чайники", 30)
    await searched("эмалированные чайники", 20)
    await searched("headphones", 10)
    await searched("чайник", 500, days_ago=40)  # too long ago
    kept = [
        {"word": "чайник эмалированный", "frequency": 25, "channel": "ozon"},
        {"word": "купить дешёвый чайник", "frequency": 15},
    ]
    await owner.post("/promotion/keywords", json=kept)


async def test_a_core_is_collected_made_one_grouped_and_split(owner: Any, analyst: Any, index: Any) -> None:
    await kettles(owner)
    await index.look()

    core = await a_core(owner, minus=["дешево", "дешёвые"])

    found = await phrases_of(analyst, core)
    assert {name: (one["frequency"], one["tail"]) for name, one in found.items() if one["frequency"]} == {
        "чайник": (90, "main"),
        "чайник эмалированный": (45, "middle"),
        "headphones": (10, "long"),
    }
    assert found["чайник эмалированный"]["sources"] == ["keywords:ozon", "products", "searches"]
    assert (found["чайник"]["results"], found["headphones"]["results"]) == (1, 1)
    out = await phrases_of(analyst, core, excluded=True)
    assert list(out) == ["купить дешёвый чайник"]
    assert (core["excluded"], core["frequency"], core["main"], core["middle"]) == (1, 145, 1, 1)
    # What means the same is together, and what does not is not.
    assert found["чайник"]["cluster_id"] == found["чайник эмалированный"]["cluster_id"]
    assert found["чайник"]["cluster_id"] != found["headphones"]["cluster_id"]
    clusters = (await analyst.get(f"{CORES}/{core['id']}/clusters")).json()
    assert (clusters[0]["name"], clusters[0]["frequency"]) == ("чайник", 135)
    assert [one["phrase"] for one in (await phrases_of(analyst, core, tail="main")).values()] == ["чайник"]
    assert len(await make_stock.happened("semantic_core.collected")) == 1


async def test_what_somebody_decided_stays_when_it_is_collected_again(owner: Any) -> None:
    await kettles(owner)
    core = await a_core(owner, sources=["searches", "keywords"])
    path = f"{CORES}/{core['id']}"
    before = await phrases_of(owner, core)
    headphones, kettle = before["headphones"], before["чайник"]

    async def do(action: str, *ids: int, **more: Any) -> Any:
        return await owner.post(f"{path}/phrases/bulk", json={"action": action, "ids": list(ids), **more})

    assert (await do("exclude", kettle["id"])).json() == {"changed": 1}
    moved = await do("move", headphones["id"], cluster_name="Звук")
    assert moved.json() == {"changed": 1}
    added = await owner.post(f"{path}/phrases", json=[{"phrase": "наушники", "frequency": 7}, {"phrase": "чайников"}])
    assert added.json() == {"added": 1, "known": 1}
    assert (await do("move", headphones["id"])).status_code == 422
    assert (await do("exclude", 999_999)).json()["errors"][0]["field"] == "ids"
    again = await owner.post(f"{path}/collect")
    assert again.status_code == 202, again.text
    await jobs.drain()

    after = await phrases_of(owner, core)
    assert "чайник" in await phrases_of(owner, core, excluded=True)
    assert (after["наушники"]["frequency"], after["наушники"]["sources"]) == (7, ["by hand"])
    clusters = {one["id"]: one["name"] for one in (await owner.get(f"{path}/clusters")).json()}
    assert clusters[after["headphones"]["cluster_id"]] == "Звук"
    # Minus words work at once, and taken away they give back what they left out.
    answer = await owner.put(path, json={"minus": ["headphone"]}, headers={"if-match": f'"{core["version"] + 99}"'})
    assert answer.status_code == 412
    await owner.put(path, json={"minus": ["эмаль", "эмалированный"]})
    assert "чайник эмалированный" not in await phrases_of(owner, core)
    await owner.put(path, json={"minus": []})
    assert "чайник эмалированный" in await phrases_of(owner, core)
    # Into the keywords, each once.
    ids = [after["headphones"]["id"], after["наушники"]["id"]]
    assert (await do("keywords", *ids)).json() == {"changed": 2}
    assert (await do("keywords", *ids)).status_code == 409
    kept = {one["word"]: one["frequency"] for one in (await owner.get("/promotion/keywords")).json()["items"]}
    assert (kept["headphones"], kept["наушники"]) == (10, 7)
    assert (await do("remove", *ids)).json() == {"changed": 2}
    assert (await owner.delete(path)).status_code == 204
    async with db.reading() as session:
        assert (await session.execute(select(CorePhrase.id))).all() == []


async def test_a_core_of_a_product_is_about_its_words(owner: Any) -> None:
    lamp = await make.product(owner, name="Настольная лампа")
    await make.product(owner, name="Чугунная сковорода")
    await searched("лампа для чтения", 3)
    await searched("сковорода", 5)

    core = await a_core(owner, product_id=lamp["id"])

    found = await phrases_of(owner, core)
    assert {"настольная лампа", "лампа", "лампа для чтения"} <= set(found)
    assert "сковорода" not in found
    wrong = await owner.post(CORES, json={"name": "x", "product_id": 999})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "product_id")


async def test_who_may_not_changes_nothing(owner: Any, analyst: Any, buyer: Any, guest: Any) -> None:
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        assert (await who.post(CORES, json={"name": "x"})).status_code == status
    for who, status in ((guest, 401), (buyer, 403), (analyst, 200)):
        assert (await who.get(CORES)).status_code == status
    assert (await owner.get(f"{CORES}/7/phrases")).status_code == 404
    assert (await owner.get(CORES)).json()["total"] == 0


def test_phrases_are_cut_from_names_and_descriptions() -> None:
    assert phrases.of_text("Linen tea towels, set of 3") == ["linen tea towels", "linen tea", "tea towels", "towels"]
    assert phrases.of_text("Чайник эмалированный со свистком, 1,7 л") == [
        "чайник эмалированный со свистком", "чайник эмалированный", "чайник",
    ]  # fmt: skip
    assert phrases.of_description("Лампа с дубовым основанием. Льняные кухонные полотенца, набор из трёх штук.") == [
        "дубовое основание", "льняные кухонные полотенца",
    ]  # fmt: skip


def test_phrases_of_the_same_lemmas_are_one_written_as_it_is_asked_most() -> None:
    found = phrases.merge([("чайники", "a", 5), ("чайник", "a", 9), ("Чайника", "b", 2), ("—", "a", 1)])
    assert {key: (one.phrase, one.by_source, one.frequency) for key, one in found.items()} == {
        "чайник": ("чайник", {"a": 14, "b": 2}, 16)
    }


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), st.integers(0, 50), max_size=30))
def test_no_phrase_stands_above_one_that_is_asked_more(frequencies: dict[str, int]) -> None:
    found = phrases.tails(frequencies)
    place = {"main": 0, "middle": 1, "long": 2}
    ranked = sorted(frequencies, key=lambda key: -frequencies[key])
    for one, other in pairwise(ranked):
        assert place[found[one]] <= place[found[other]]
        assert frequencies[one] != frequencies[other] or found[one] == found[other]
    assert all(found[key] == "long" for key, n in frequencies.items() if not n)
    if any(frequencies.values()):
        assert "main" in found.values()


def test_shared_results_bring_phrases_together() -> None:
    asked = [words.lemmas(one) for one in ("кроссовки", "sneakers", "чайник", "эмалированный чайник")]
    alone = clustering.clusters(asked, [[], [], [], []])
    assert len({alone[0], alone[1], alone[2]}) == 3
    assert alone[2] == alone[3]
    together = clustering.clusters(asked, [[1, 2, 3], [1, 2, 3], [9], [9]])
    assert together[0] == together[1] != together[2]
