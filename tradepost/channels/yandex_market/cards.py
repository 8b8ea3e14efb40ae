"""Cards made on Yandex Market, by what their category wants to know."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Attribute, CardDraft, CardRules, Category, Outcome
from tradepost.channels.yandex_market import told
from tradepost.channels.yandex_market.amounts import code, theirs
from tradepost.channels.yandex_market.connected import Connected

AT_A_TIME = 100
KINDS: Mapping[str, Literal["text", "number", "flag", "choice"]] = {
    "ENUM": "choice",
    "NUMERIC": "number",
    "BOOLEAN": "flag",
}


class Cards(Connected):
    """The tree of categories, what a leaf wants to know, and cards that say it."""

    card_rules = CardRules(
        new=("title", "pictures", "brand", "description"), sku=255, title=256, description=6000, pictures=30
    )

    async def categories(self) -> Sequence[Category]:
        """The whole tree, from the top."""
        found: list[Category] = []
        waiting: list[tuple[told.Category, str | None]] = [(await self.api.categories(), None)]
        while waiting:
            one, parent = waiting.pop()
            found.append(Category(str(one.id), one.name, parent, leaf=not one.children))
            waiting += [(child, str(one.id)) for child in reversed(one.children)]
        return found

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """What a leaf wants to know; where values may be one's own, nothing has to be chosen."""
        return [_attribute(one) for one in await self._parameters(category_id)]

    async def _parameters(self, category_id: str) -> Sequence[told.Parameter]:
        wants: dict[str, Sequence[told.Parameter]] = self.api.known.setdefault("parameters", {})
        if category_id not in wants:
            wants[category_id] = await self.api.parameters(_number(category_id))
        return wants[category_id]

    async def push_cards(self, drafts: Sequence[CardDraft]) -> Sequence[Outcome]:
        """Make or change cards, a hundred at a time; what is left out of a draft stays as it is there.

        What lacks something the category requires is refused here, by name. The rest has its outcome inside a 200, and
        is on show minutes later. An error in one of them keeps all of them out: the others are sent again without it.
        """
        outcomes: dict[str, Outcome] = {}
        ready: dict[str, dict[str, Any]] = {}
        for draft in drafts:
            try:
                ready[draft.sku] = _offer(draft, await self._parameters(draft.category_id))
            except Refused as error:
                outcomes[draft.sku] = Outcome(draft.sku, accepted=False, error=error.detail)
        for some in parts(ready.items(), AT_A_TIME):
            outcomes |= await self._push(dict(some))
        return [outcomes[draft.sku] for draft in drafts]

    async def _push(self, offers: Mapping[str, Mapping[str, Any]]) -> dict[str, Outcome]:
        """A part is taken as a whole or not at all: what is wrong is said of each, the rest goes again without it.

        A part that is refused without a word on which it is, is tried by halves.
        """
        try:
            wrong = await self._wrong(offers)
        except Refused as error:
            if len(offers) == 1:
                return {sku: Outcome(sku, accepted=False, error=error.detail) for sku in offers}
            items, half = list(offers.items()), len(offers) // 2
            return await self._push(dict(items[:half])) | await self._push(dict(items[half:]))
        if not wrong:  # an offer's number is its SKU
            return {sku: Outcome(sku, accepted=True, item_id=sku) for sku in offers}
        refused = {sku: Outcome(sku, accepted=False, error=why) for sku, why in wrong.items()}
        left = {sku: offer for sku, offer in offers.items() if sku not in wrong}
        return refused | (await self._push(left) if left else {})

    async def _wrong(self, offers: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        """What is wrong with which, of offers that were sent: nothing when all were taken. Refused for any other."""
        skus = {str(offer["offerId"]): sku for sku, offer in offers.items()}
        told = {
            one.offer_id: "; ".join(error.message for error in one.errors) or "the offer was not taken"
            for one in await self.api.set_offers(list(offers.values()))
            if one.errors
        }
        found = {skus[number]: why for number, why in told.items() if number in skus}
        if told and not found:
            raise Refused(f"Yandex Market: {'; '.join(told.values())}")
        return found


def _number(category_id: str) -> int:
    if not category_id.isdecimal():
        raise Refused(f"Yandex Market: {category_id or 'none'} is no category")
    return int(category_id)


def _attribute(one: told.Parameter) -> Attribute:
    units = {unit.id: unit.name for unit in one.unit.units} if one.unit else {}
    free = one.type != "ENUM" or one.allow_custom_values
    bounds = one.constraints or told.Bounds()
    return Attribute(
        external_id=str(one.id),
        name=one.name,
        required=one.required,
        kind="text" if one.type == "ENUM" and free else KINDS.get(one.type, "text"),
        unit=units.get(one.unit.default_unit_id, "") if one.unit else "",
        most=0 if one.multivalue else 1,
        choices=() if free else [value.value for value in one.values],
        about=one.description or "",
        longest=bounds.max_length or 0,
        least=bounds.min_value,
        greatest=bounds.max_value,
    )


def _offer(draft: CardDraft, wants: Sequence[told.Parameter]) -> dict[str, Any]:
    """A card in their words: centimetres and kilograms. Refused names everything that is missing or not known."""
    given = {str(name): value for name, value in draft.attributes.items() if value not in (None, "", [], ())}
    known = {str(one.id): one for one in wants}
    strange = [name for name in given if name not in known]
    if strange:
        raise Refused(f"Yandex Market: the category has no attribute {', '.join(strange)}")
    lacking = [one.name for name, one in known.items() if one.required and name not in given]
    if draft.external_id is None:  # a new one has to say all of this
        lacking += [name for name in ("title", "pictures", "brand", "description") if not getattr(draft, name)]
    if lacking:
        raise Refused(f"Yandex Market: {draft.sku} lacks {', '.join(lacking)}")
    offer: dict[str, Any] = {"offerId": draft.external_id or draft.sku, "marketCategoryId": _number(draft.category_id)}
    said = {
        "name": draft.title,
        "vendor": draft.brand,
        "description": draft.description,
        "pictures": list(draft.pictures),
        "barcodes": list(draft.barcodes),
        "parameterValues": [value for name, what in given.items() for value in _values(known[name], what)],
    }
    offer |= {name: value for name, value in said.items() if value}
    sides = [draft.length, draft.width, draft.height, draft.weight]
    if all(side is not None for side in sides):
        length, width, height = (round((side or 0) / 10, 1) for side in sides[:3])
        weight = round((draft.weight or 0) / 1000, 3)
        offer["weightDimensions"] = {"length": length, "width": width, "height": height, "weight": weight}
    if draft.price is not None:
        offer["basicPrice"] = {"value": theirs(draft.price), "currencyId": code(draft.price)}
    return offer


def _values(one: told.Parameter, given: Any) -> list[dict[str, Any]]:
    """A parameter's values: those of its list by number. Refused for what is not in it, or too many."""
    texts = [_text(value) for value in (given if isinstance(given, list | tuple) else [given])]
    if len(texts) > 1 and not one.multivalue:
        raise Refused(f"Yandex Market: {one.name} takes one value")
    if one.type != "ENUM":
        return [{"parameterId": one.id, "value": text} for text in texts]
    listed = {value.value.casefold(): value for value in one.values}
    wrong = [text for text in texts if text.casefold() not in listed and not one.allow_custom_values]
    if wrong:
        raise Refused(f"Yandex Market: {one.name} does not take {', '.join(wrong)}")
    return [
        {"parameterId": one.id, "value": text}
        if (value := listed.get(text.casefold())) is None
        else {"parameterId": one.id, "valueId": value.id, "value": value.value}
        for text in texts
    ]


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
