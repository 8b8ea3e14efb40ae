"""Categories and cards made or changed, in the Wildberries dialect: taken at once, looked at a little later."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import State, Upload
from tradepost.channels.sandbox.wildberries.answers import (
    PARENT,
    PARENT_NAME,
    SUBJECT,
    SUBJECT_NAME,
    fine,
    moment,
    wrong,
)

MATERIAL = 17_596
COLOURS = ("белый", "чёрный", "красный")
DIRECTORIES: dict[str, list[Any]] = {
    "colors": [{"name": name, "parentName": name} for name in COLOURS],
    "kinds": ["Мужской", "Женский"],
    "countries": [{"id": 1, "name": "Россия", "fullName": "Россия"}, {"id": 2, "name": "Китай", "fullName": "КНР"}],
    "seasons": ["лето", "зима"],
    "vat": ["0", "22"],
    "tnved": [{"tnved": "9405210000", "isKiz": False}],
}


def _wants(number: int, name: str, kind: int, *, required: bool = False, most: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "charcID": number,
        "subjectID": SUBJECT,
        "subjectName": SUBJECT_NAME,
        "name": name,
        "required": required,
        "unitName": "",
        "maxCount": most,
        "charcType": kind,
        "existNamedField": False,
        **more,
    }


WANTS = [
    _wants(5023, "Бренд", 1, required=True, most=1, existNamedField=True),
    _wants(MATERIAL, "Материал изделия", 1, required=True, most=2),
    _wants(14_177_449, "Цвет", 1, most=2),
    _wants(90_745, "Мощность", 4, unitName="Вт"),
    _wants(1, "Устарело", 0),
]


async def subjects(request: Request, _state: State) -> Response:
    """The one category there is."""
    one = {"subjectID": SUBJECT, "subjectName": SUBJECT_NAME, "parentID": PARENT, "parentName": PARENT_NAME}
    return fine([] if int(request.query_params.get("offset", 0)) else [one])


async def characteristics(request: Request, _state: State) -> Response:
    """What it wants to know."""
    return fine(WANTS if request.path_params["subject"] == SUBJECT else [])


async def directory(request: Request, _state: State) -> Response:
    """A directory's values."""
    name = request.path_params["name"]
    if name not in DIRECTORIES or (name == "tnved" and "subjectID" not in request.query_params):
        return wrong("Invalid request")
    return fine(DIRECTORIES[name])


def _why_not(card: Mapping[str, Any], state: State, *, new: bool) -> str:
    known = {good.sku for good in state.goods.values()}
    said = {one["id"]: one["value"] for one in card.get("characteristics") or []}
    texts = [card.get(name, "") for name in ("title", "description")]
    faults = {
        "Поле Наименование не должно быть длиннее 60 символов": len(texts[0]) > 60,
        "Не заполнена обязательная характеристика Материал изделия": MATERIAL not in said,
        "Недопустимое значение характеристики Цвет": bool(set(said.get(14_177_449) or ()) - set(COLOURS)),
        "Запрещено использовать E-Mail": any("@" in text for text in texts),
        "Артикул продавца уже используется": new and card["vendorCode"] in known,
        "Карточка не найдена": not new and card.get("nmID") not in state.goods,
        "Нет размеров": not new and not card.get("sizes"),
    }
    return next((why for why, wrong_ in faults.items() if wrong_), "")


def _take(state: State, cards: list[dict[str, Any]], *, new: bool) -> None:
    errors = {n: why for n, card in enumerate(cards) if (why := _why_not(card, state, new=new))}
    now = state.now()
    done = now + timedelta(seconds=state.manners.late)
    made = Upload(state.number(60_000_000), now, done, errors, [{"card": card} for card in cards])
    state.uploads[made.id] = made


async def make(request: Request, state: State) -> Response:
    """Take cards to be made, each group by itself; nothing of what is malformed."""
    groups = await request.json()
    if not isinstance(groups, list) or not 1 <= len(groups) <= 100:
        return wrong("Invalid request: 1 to 100 groups")
    if any(group.get("subjectID") != SUBJECT or not group.get("variants") for group in groups):
        return wrong("Invalid request: the subject is not found")
    for group in groups:
        _take(state, group["variants"], new=True)
    return fine(None)


async def change(request: Request, state: State) -> Response:
    """Take cards as they are to be: what they do not say is wiped."""
    cards = await request.json()
    if not isinstance(cards, list) or not 1 <= len(cards) <= 3000 or any("nmID" not in card for card in cards):
        return wrong("Invalid request: 1 to 3000 cards with their numbers")
    _take(state, cards, new=False)
    return fine(None)


def arrive(state: State) -> None:
    """Have the cards there that were looked at."""
    for task in state.uploads.values():
        if task.applied or task.done_at > state.now() or not task.items or "card" not in task.items[0]:
            continue
        task.applied = True
        for n, item in enumerate(task.items):
            if n not in task.errors:
                _write(state, item["card"])


def _write(state: State, card: Mapping[str, Any]) -> None:
    size = (card.get("sizes") or [{}])[0]
    barcodes = size.get("skus") or []
    good = state.goods.get(card.get("nmID", 0))
    if good is None:
        good = state.add_good(
            card["vendorCode"],
            title=card.get("title", ""),
            barcode=barcodes[0] if barcodes else "",
            price=size.get("price", 0),
        )
    good.title, good.brand, good.updated_at = card.get("title", ""), card.get("brand", ""), state.now()
    good.card = {
        "description": card.get("description", ""),
        "characteristics": card.get("characteristics") or [],
        "dimensions": {**(card.get("dimensions") or {}), "isValid": "dimensions" in card},
        "photos": good.card.get("photos", []),
        "kizMarked": card.get("kizMarked", False),
    }


async def faults(request: Request, state: State) -> Response:
    """What could not be made or changed, by batch; what was sent once more is judged by that alone."""
    arrive(state)
    body = await request.json()
    cursor, newest = body.get("cursor") or {}, not (body.get("order") or {}).get("ascending", True)
    limit = int(cursor.get("limit", 100))
    if limit > 100:
        return wrong("limit must be at most 100")
    tasks = [task for task in state.uploads.values() if task.items and "card" in task.items[0]]
    last = {item["card"]["vendorCode"]: task.id for task in tasks for item in task.items}
    shown: list[dict[str, Any]] = []
    for task in tasks:
        said = {
            task.items[n]["card"]["vendorCode"]: [why]
            for n, why in task.errors.items()
            if task.applied and last[task.items[n]["card"]["vendorCode"]] == task.id
        }
        if said:
            batch = f"00000000-0000-4000-8000-{task.id:012d}"
            shown.append(
                {
                    "batchUUID": batch,
                    "subjects": {sku: {"id": SUBJECT, "name": SUBJECT_NAME} for sku in said},
                    "brands": {},
                    "vendorCodes": list(said),
                    "errors": said,
                    "updatedAt": moment(task.done_at),
                }
            )
    shown.sort(key=lambda one: str(one["batchUUID"]), reverse=newest)
    after = next((n for n, one in enumerate(shown, 1) if one["batchUUID"] == cursor.get("batchUUID")), 0)
    page = shown[after : after + limit]
    end = {"updatedAt": page[-1]["updatedAt"], "batchUUID": page[-1]["batchUUID"]} if page else {}
    following = {"next": len(shown) > after + limit, "updatedAt": "", "batchUUID": "", **end}
    return fine({"items": page, "cursor": following})


async def pictures(request: Request, state: State) -> Response:
    """Have a card's pictures be these."""
    arrive(state)
    body = await request.json()
    good = state.goods.get(body.get("nmId", 0))
    if good is None:
        return wrong("Карточка не найдена", 404)
    if len(body.get("data") or []) > 30 or not all(str(one).startswith("http") for one in body["data"]):
        return JSONResponse({"data": {}, "error": True, "errorText": "Некорректная ссылка", "additionalErrors": None})
    good.card["photos"] = [{"big": one} for one in body["data"]]
    good.updated_at = state.now()
    return fine({})
