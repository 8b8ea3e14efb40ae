"""Keyword lists as files: taken in with their bad rows named by number, the same again once, and out again."""

from typing import Any

import pytest

from tests import make_catalog as make
from tests.imports.files import written
from tradepost.core import jobs

IMPORT = "/promotion/keywords/import"


async def bring(who: Any, content: bytes, name: str, **form: Any) -> dict[str, Any]:
    answer = await who.post(IMPORT, files={"file": (name, content)}, data=form)
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    found: dict[str, Any] = (await who.get(answer.headers["location"])).json()
    assert found["status"] == "succeeded", found
    return found["result"] or {}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_a_list_is_taken_in_and_its_bad_rows_are_named(owner: Any, form: str) -> None:
    lamp = await make.product(owner, name="Настольная лампа", sku="LAMP-A")
    rows = [
        {"запрос": "Настольная лампа", "частота": 1200, "артикул": "LAMP-A", "позиция": 4},
        {"запрос": "лампа", "частота": -5, "артикул": "", "позиция": ""},
        {"запрос": "лампы настольные", "частота": 1300, "артикул": "LAMP-A", "позиция": 3},
        {"запрос": "чайник", "частота": 10, "артикул": "NONE", "позиция": ""},
        {"запрос": "!!!", "частота": 10, "артикул": "", "позиция": ""},
        {"запрос": "ночник", "частота": 70, "артикул": "", "позиция": 0},
        {"запрос": "торшер", "частота": 70, "артикул": "", "позиция": ""},
    ]
    result = await bring(owner, written(form, rows), f"words.{form}")

    first = 2 if form in {"csv", "xlsx"} else 1
    assert {(one["row"] - first, one["field"]) for one in result["errors"]} == {
        (1, "frequency"), (3, "sku"), (4, "word"), (5, "own_position"),
    }  # fmt: skip
    assert (result["rows"], result["imported"], result["skipped"], result["failed"]) == (7, 2, 1, 4)
    kept = {one["word"]: one for one in (await owner.get("/promotion/keywords")).json()["items"]}
    assert set(kept) == {"Настольная лампа", "торшер"}
    # The other form of the same keyword came later in the file: its figures stand.
    one = kept["Настольная лампа"]
    assert (one["product_id"], one["frequency"], one["own_position"]) == (lamp["id"], 1300, 3)

    good = [rows[2], rows[6]]
    again = await bring(owner, written(form, good), f"words.{form}")
    assert (again["imported"], again["skipped"]) == (0, 2)
    changed = await bring(owner, written(form, [{**rows[6], "частота": 71}]), f"words.{form}")
    assert (changed["imported"], changed["skipped"]) == (1, 0)


async def test_a_channel_is_the_same_however_it_is_spelt(owner: Any) -> None:
    rows = [{"запрос": "лампа", "площадка": "Yandex Market"}, {"запрос": "лампа", "площадка": "yandex_market"}]
    result = await bring(owner, written("csv", rows), "words.csv")
    assert [(one["row"], one["message"]) for one in result["errors"]] == [(3, "stands in row 2 already")]
    (again,) = (await owner.post("/promotion/keywords", json=[{"word": "лампы", "channel": "Yandex-Market"}])).json()
    assert (again["channel"], again["word"], again["added"]) == ("yandex_market", "лампа", False)
    found = (await owner.get("/promotion/keywords", params={"channel": "yandex_market"})).json()
    assert [one["id"] for one in found["items"]] == [again["id"]]


async def test_keywords_come_out_as_they_go_in(owner: Any, analyst: Any, buyer: Any) -> None:
    lamp = await make.product(owner, sku="LAMP-B")
    await owner.post("/promotion/keywords", json=[{"word": "лампа", "frequency": 9, "product_id": lamp["id"]}])
    answer = await owner.get("/promotion/keywords/export", params={"format": "csv"})
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "word,frequency,channel,sku,own_position,competitor_position,competitor",
        "лампа,9,store,LAMP-B,,,",
    ]
    back = await bring(owner, answer.content, "keywords.csv")
    assert (back["imported"], back["skipped"], back["failed"]) == (0, 1, 0)
    tried = await bring(owner, written("csv", [{"word": "стул"}]), "more.csv", dry_run="true")
    assert (tried["imported"], tried["dry_run"]) == (1, True)
    assert (await owner.get("/promotion/keywords")).json()["total"] == 1
    assert (await buyer.get("/promotion/keywords/export")).status_code == 403
    file = {"file": ("x.csv", b"word\nlamp\n")}
    assert (await analyst.post(IMPORT, files=file)).status_code == 403
