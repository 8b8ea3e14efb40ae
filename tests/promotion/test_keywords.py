"""Keywords: lists in which the same words are the same keyword, whatever their form."""

from typing import Any

from tests import make_catalog as make, make_stock

KEYWORDS = "/promotion/keywords"


async def test_the_seller_service_keeps_a_list_of_keywords(owner: Any) -> None:
    added = await owner.post(KEYWORDS, json=[{"word": "smartphone"}, {"word": "electronics"}])

    assert added.status_code == 201, added.text
    assert [(one["word"], one["added"], one["message"]) for one in added.json()] == [
        ("smartphone", True, ""),
        ("electronics", True, ""),
    ]
    for path in (KEYWORDS, f"/api/v1{KEYWORDS}", f"{KEYWORDS}/"):
        listed = (await owner.get(path)).json()
        assert (listed["total"], {one["word"] for one in listed["items"]}) == (2, {"smartphone", "electronics"})

    gone = await owner.delete(f"{KEYWORDS}/{added.json()[0]['id']}")
    assert gone.status_code == 204
    assert [one["word"] for one in (await owner.get(KEYWORDS)).json()["items"]] == ["electronics"]
    assert (await owner.delete(f"{KEYWORDS}/{added.json()[0]['id']}")).status_code == 404
    assert len(await make_stock.happened("keyword.created")) == 2
    assert len(await make_stock.happened("keyword.deleted")) == 1


async def test_other_forms_of_a_keyword_say_so_and_change_nothing(owner: Any) -> None:
    first = (await owner.post(KEYWORDS, json=[{"word": "Беговые кроссовки", "frequency": 900}])).json()[0]

    again = await owner.post(
        KEYWORDS,
        json=[
            {"word": "кроссовки для бега", "frequency": 5},
            {"word": "кроссовок беговых", "frequency": 7},
            {"word": "wireless headphones"},
            {"word": "headphone, wireless"},
        ],
    )

    assert again.status_code == 201, again.text
    told = again.json()
    assert [one["added"] for one in told] == [True, False, True, False]
    assert told[1]["id"] == first["id"]
    assert told[1]["frequency"] == 900
    assert told[1]["message"] == "“кроссовок беговых” is there already, as “Беговые кроссовки”: nothing was changed."
    assert told[3]["message"].startswith("“headphone, wireless” stands twice in this list")
    assert (await owner.get(KEYWORDS)).json()["total"] == 3
    # Elsewhere the same words are another keyword.
    lamp = await make.product(owner)
    more = [{"word": "Беговые кроссовки", "channel": "ozon"}, {"word": "кроссовки", "product_id": lamp["id"]}]
    assert [one["added"] for one in (await owner.post(KEYWORDS, json=more)).json()] == [True, True]


async def test_a_keyword_has_its_frequency_channel_and_positions(owner: Any, analyst: Any) -> None:
    lamp = await make.product(owner, name="Desk lamp")
    body = {
        "word": "настольная лампа", "channel": "ozon", "product_id": lamp["id"], "frequency": 1200,
        "own_position": 14, "competitor_position": 2, "competitor": "Other lamps",
    }  # fmt: skip
    made = (await owner.post(KEYWORDS, json=[body, {"word": "lamp", "frequency": 10}])).json()[0]

    assert {name: made[name] for name in body} == body
    assert (made["product_name"], made["language"], made["lemmas"]) == ("Desk lamp", "ru", "лампа настольный")
    by = {"product_id": lamp["id"], "channel": "ozon", "q": "лампы"}
    found = (await analyst.get(KEYWORDS, params=by)).json()
    assert [one["id"] for one in found["items"]] == [made["id"]]
    assert (await analyst.get(KEYWORDS, params={"language": "en"})).json()["items"][0]["word"] == "lamp"

    path = f"{KEYWORDS}/{made['id']}"
    stale = await owner.put(path, json={"frequency": 3}, headers={"if-match": '"9"'})
    assert stale.status_code == 412
    changed = await owner.put(path, json={"frequency": 3, "own_position": None}, headers={"if-match": '"1"'})
    assert (changed.json()["frequency"], changed.json()["own_position"], changed.json()["version"]) == (3, None, 2)
    # Into the words of another keyword of the same product and channel it cannot be changed.
    other = (await owner.post(KEYWORDS, json=[{**body, "word": "ночник"}])).json()[0]
    clash = await owner.put(f"{KEYWORDS}/{other['id']}", json={"word": "лампы настольные"})
    assert (clash.status_code, clash.json()["errors"][0]["field"]) == (409, "word")


async def test_what_is_refused_changes_nothing(owner: Any, analyst: Any, buyer: Any, guest: Any, manager: Any) -> None:
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        assert (await who.post(KEYWORDS, json=[{"word": "lamp"}])).status_code == status
        assert (await who.delete(f"{KEYWORDS}/1")).status_code == status
    assert [(await who.get(KEYWORDS)).status_code for who in (guest, buyer, analyst)] == [401, 403, 200]
    for wrong, field in (
        ([{"word": "lamp"}, {"word": "chair", "product_id": 77}], "1.product_id"),
        ([{"word": "--"}], "0.word"),
        ([{"word": "lamp", "frequency": -1}], "0.frequency"),
        ([{"word": "lamp", "own_position": 0}], "0.own_position"),
        ([{"word": " "}], "0.word"),
    ):
        refused = await manager.post(KEYWORDS, json=wrong)
        assert refused.status_code == 422, wrong
        assert refused.json()["errors"][0]["field"].endswith(field), refused.json()
    assert (await manager.post(KEYWORDS, json=[])).status_code == 422
    assert (await owner.get(KEYWORDS)).json()["total"] == 0


async def test_a_list_asks_as_often_for_many_as_for_few(owner: Any, statements: list[str]) -> None:
    lamp = await make.product(owner)
    words = ["lamp", "kettle", "chair", "desk", "mug", "pan", "towel", "cable"]
    await owner.post(KEYWORDS, json=[{"word": one, "product_id": lamp["id"]} for one in words])
    counts = []
    for limit in (1, 8):
        statements.clear()
        await owner.get(KEYWORDS, params={"limit": limit})
        counts.append(len(statements))
    assert counts[0] == counts[1]
