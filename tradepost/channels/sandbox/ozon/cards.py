"""Categories and new cards in the Ozon dialect: one type of one category, and a task that is done a little later."""

from datetime import timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.ozon.answers import Body, refused
from tradepost.channels.sandbox.state import State, Upload

CATEGORY, TYPE = 17_028_922, 91_565
BRANDS = {5061: "Нет бренда", 5062: "Lumo", 5063: "Noname"}
COLOURS = {61: "белый", 62: "чёрный", 63: "красный"}
DICTIONARIES = {85: BRANDS, 10_096: COLOURS}
WANTS: list[dict[str, Any]] = [
    {"id": 85, "name": "Бренд", "type": "String", "is_required": True, "dictionary_id": 28_732_849},
    {"id": 4191, "name": "Аннотация", "type": "String", "is_required": False, "dictionary_id": 0},
    {"id": 5309, "name": "Мощность, Вт", "type": "Integer", "is_required": False, "dictionary_id": 0},
    {
        "id": 10_096,
        "name": "Цвет товара",
        "type": "String",
        "is_required": False,
        "dictionary_id": 1494,
        "is_collection": True,
        "max_value_count": 2,
    },
]


async def tree(_body: Body, _state: State) -> Response:
    """One category, with one type in it."""
    leaf = {"type_id": TYPE, "type_name": "Товар", "disabled": False, "children": []}
    top = {"description_category_id": CATEGORY, "category_name": "Товары для дома", "disabled": False}
    return JSONResponse({"result": [{**top, "children": [leaf]}]})


def _here(body: Body) -> bool:
    return (int(body["description_category_id"]), int(body["type_id"])) == (CATEGORY, TYPE)


async def attributes(body: Body, _state: State) -> Response:
    """What it wants to know."""
    return JSONResponse({"result": WANTS}) if _here(body) else refused(404, "the type is not found in this category")


async def values(body: Body, _state: State) -> Response:
    """A dictionary."""
    found = DICTIONARIES.get(int(body["attribute_id"]), {})
    return JSONResponse({"result": [{"id": n, "value": text} for n, text in found.items()], "has_next": False})


async def find_values(body: Body, _state: State) -> Response:
    """Values that have these letters."""
    if len(body["value"]) < 2:
        return refused(400, "value must have two letters or more")
    found = DICTIONARIES.get(int(body["attribute_id"]), {})
    like = body["value"].casefold()
    return JSONResponse({"result": [{"id": n, "value": text} for n, text in found.items() if like in text.casefold()]})


async def hand_in(body: Body, state: State) -> Response:
    """Take cards as a task: its errors are told with it, the rest is there a little later."""
    items = body["items"]
    if not 1 <= len(items) <= 100:
        return refused(400, "items must have 1 to 100 cards")
    now = state.now()
    errors = {n: why for n, item in enumerate(items) if (why := _why_not(item))}
    done = now + timedelta(seconds=state.manners.late)
    made = Upload(state.number(170_000_000), now, done, errors, items)
    state.uploads[made.id] = made
    return JSONResponse({"result": {"task_id": made.id}})


def _why_not(item: Body) -> str:
    if not _here(item):
        return "the type is not found in this category"
    given = {int(one["id"]): one["values"] for one in item["attributes"]}
    if 85 not in given:
        return "the attribute Бренд is required"
    for number, dictionary in DICTIONARIES.items():
        if any(int(value.get("dictionary_value_id") or 0) not in dictionary for value in given.get(number, ())):
            return f"attribute {number} has a value that its dictionary has not"
    if not str(item.get("primary_image", "")).startswith("https://"):
        return "the picture cannot be loaded"
    return "" if float(item["price"]) > 0 and not float(item["price"]) % 1 else "the price must be whole roubles here"


def arrive(state: State) -> None:
    """Have the cards there whose tasks are done."""
    for task in state.uploads.values():
        if task.applied or task.done_at > state.now() or not task.items or "offer_id" not in task.items[0]:
            continue
        task.applied = True
        known = {good.sku: good for good in state.goods.values()}
        for n, item in enumerate(task.items):
            if n in task.errors:
                continue
            good = known.get(item["offer_id"]) or state.add_good(
                item["offer_id"], title=item["name"], barcode=item.get("barcode") or ""
            )
            good.title, good.price, good.discount = item["name"], int(float(item["price"])), 0


async def handed_in(body: Body, state: State) -> Response:
    """How a task stands."""
    arrive(state)
    task = state.uploads.get(int(body["task_id"]))
    if task is None:
        return refused(404, "task not found")
    numbers = {good.sku: good.nm for good in state.goods.values()}
    shown = [
        {
            "offer_id": item["offer_id"],
            "product_id": numbers.get(item["offer_id"], 0) if task.applied else 0,
            "status": "pending" if not task.applied else "failed" if n in task.errors else "imported",
            "errors": [{"code": "BR_card", "message": task.errors[n]}] if task.applied and n in task.errors else [],
        }
        for n, item in enumerate(task.items)
    ]
    return JSONResponse({"result": {"items": shown, "total": len(shown)}})
