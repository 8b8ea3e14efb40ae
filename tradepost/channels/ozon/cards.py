"""Categories on Ozon, what they want to know, and cards made or changed. A card goes into a type in a category."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.ozon import answers, told
from tradepost.channels.ozon.connected import Connected
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Attribute, CardDraft, CardRules, Category, Outcome

IN_A_TASK = 100
LOOKS, PAUSE = 3, 2.0  # how often a task is looked at before it is left to itself, and seconds in between
DECIDED = {"imported", "failed"}
BRAND, ABOUT = 85, 4191  # attributes that a card has fields of its own for: brand, description
KINDS: Mapping[str, Literal["number", "flag"]] = {"integer": "number", "decimal": "number", "boolean": "flag"}


class Cards(Connected):
    """A category's number is "category:type", since a card wants both."""

    card_rules = CardRules(
        required=("price", "pictures", "weight", "length", "width", "height"),
        own={str(BRAND): "brand", str(ABOUT): "description"},
        sku=50,
        title=500,
        pictures=30,
    )

    def __init__(self, access: Any) -> None:
        super().__init__(access)
        self._wants: dict[str, Sequence[told.Attribute]] = {}

    async def categories(self) -> Sequence[Category]:
        """All of them; types are the leaves."""
        return list(_flat(await self.api.tree(), None))

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """What a type wants to know. A dictionary of more than two thousand values is not told: it is searched."""
        category, type_ = _numbers(category_id)
        told = []
        for one in await self._of(category_id):
            choices: Sequence[str] = ()
            if one.dictionary_id:
                values = await self.api.values(category, type_, one.id)
                choices = () if values.has_next else [value.value for value in values.result]
            told.append(
                Attribute(
                    external_id=str(one.id),
                    name=one.name,
                    required=one.is_required,
                    kind="choice" if one.dictionary_id else KINDS.get(one.type.lower(), "text"),
                    most=one.max_value_count if one.is_collection else 1,
                    choices=choices,
                    about=one.description,
                )
            )
        return told

    async def push_cards(self, drafts: Sequence[CardDraft]) -> Sequence[Outcome]:
        """Hand cards in, a hundred at a time. What lacks something the category requires is refused here, by name.

        They are looked at by Ozon afterwards: what it has refused within seconds is said, the rest is accepted and
        carries the task's number.
        """
        outcomes: dict[str, Outcome] = {}
        ready: dict[str, dict[str, Any]] = {}
        for draft in drafts:
            try:
                ready[draft.sku] = await self._item(draft)
            except Refused as error:
                outcomes[draft.sku] = Outcome(draft.sku, accepted=False, error=error.detail)
        for some in parts(ready.items(), IN_A_TASK):
            try:
                outcomes |= await self._hand_in(dict(some))
            except Refused as error:
                outcomes |= {sku: Outcome(sku, accepted=False, error=error.detail) for sku, _ in some}
        return [outcomes[draft.sku] for draft in drafts]

    async def pushed(self, reference: str) -> Sequence[Outcome]:
        """What Ozon has decided of a task's cards so far."""
        if not reference.isdigit():
            return ()
        found = await self.api.handed_in(int(reference))
        return [_outcome(one, reference) for one in found if one.status in DECIDED]

    async def _hand_in(self, items: Mapping[str, Mapping[str, Any]]) -> dict[str, Outcome]:
        task = await self.api.hand_in(list(items.values()))
        found: Sequence[told.Imported] = ()
        for _ in range(LOOKS):
            found = await self.api.handed_in(task)
            if found and all(one.status != "pending" for one in found):
                break
            await self.api.pause(PAUSE)
        decided = {one.offer_id: _outcome(one, str(task)) for one in found if one.status in DECIDED}
        return {sku: decided.get(sku) or Outcome(sku, accepted=True, reference=str(task)) for sku in items}

    async def _of(self, category_id: str) -> Sequence[told.Attribute]:
        if category_id not in self._wants:
            self._wants[category_id] = await self.api.attributes(*_numbers(category_id))
        return self._wants[category_id]

    async def _item(self, draft: CardDraft) -> dict[str, Any]:
        """A card in their words. Refused names everything that is missing."""
        category, type_ = _numbers(draft.category_id)
        wants = await self._of(draft.category_id)
        given = {str(name): value for name, value in draft.attributes.items() if value not in (None, "", [], ())}
        for number, own in ((BRAND, draft.brand), (ABOUT, draft.description)):
            if own:
                given.setdefault(str(number), own)
        known = {str(one.id): one for one in wants}
        lacking = [one.name for name, one in known.items() if one.is_required and name not in given]
        lacking += [name for name in ("weight", "length", "width", "height", "price") if getattr(draft, name) is None]
        if not draft.pictures:
            lacking.append("pictures")
        if lacking:
            raise Refused(f"Ozon: {draft.sku} lacks {', '.join(lacking)}")
        strange = [name for name in given if name not in known]
        if strange:
            raise Refused(f"Ozon: the category has no attribute {', '.join(strange)}")
        attributes = [
            {"id": one.id, "complex_id": 0, "values": await self._values(category, type_, one, given[name])}
            for name, one in known.items()
            if name in given
        ]
        return {
            "offer_id": draft.sku,
            "name": draft.title,
            "description_category_id": category,
            "type_id": type_,
            "attributes": attributes,
            "barcode": draft.barcodes[0] if draft.barcodes else "",
            "images": list(draft.pictures[1:]),
            "primary_image": draft.pictures[0],
            "price": str(draft.price),
            "currency_code": draft.price.currency if draft.price else "",
            "weight": draft.weight,
            "weight_unit": "g",
            "depth": draft.length,
            "width": draft.width,
            "height": draft.height,
            "dimension_unit": "mm",
        }

    async def _values(self, category: int, type_: int, one: told.Attribute, given: Any) -> list[dict[str, Any]]:
        """Values as Ozon takes them: those of a dictionary by number. Refused for what is not in it, or too many."""
        texts = [_text(value) for value in (given if isinstance(given, list | tuple) else [given])]
        if len(texts) > 1 and not one.is_collection:
            raise Refused(f"Ozon: {one.name} takes one value")
        if one.is_collection and one.max_value_count and len(texts) > one.max_value_count:
            raise Refused(f"Ozon: {one.name} takes at most {one.max_value_count} values")
        if not one.dictionary_id:
            return [{"dictionary_value_id": 0, "value": text} for text in texts]
        return [await self._chosen(category, type_, one, text) for text in texts]

    async def _chosen(self, category: int, type_: int, one: told.Attribute, text: str) -> dict[str, Any]:
        # Their search takes two letters or more; what is shorter stands in a short list.
        found = (
            await self.api.find_values(category, type_, one.id, text)
            if len(text) > 1
            else (await self.api.values(category, type_, one.id)).result
        )
        for value in found:
            if value.value.casefold() == text.casefold():
                return {"dictionary_value_id": value.id, "value": value.value}
        like = ", ".join(value.value for value in found[:5])
        raise Refused(f"Ozon: {one.name} does not know {text}" + (f"; it has {like}" if like else ""))


def _flat(branches: Sequence[told.Branch], parent: str | None) -> Iterator[Category]:
    for one in branches:
        if one.type_id:
            number = f"{(parent or '0')}:{one.type_id}"
            yield Category(number, one.type_name, parent, leaf=not one.disabled)
        else:
            number = str(one.description_category_id)
            yield Category(number, one.category_name, parent, leaf=False)
            yield from _flat(one.children, number)


def _numbers(category_id: str) -> tuple[int, int]:
    category, _, type_ = category_id.partition(":")
    if not (category.isdigit() and type_.isdigit()):
        raise Refused(f"Ozon: a card goes into a type of a category, category:type, not {category_id or 'nothing'}")
    return int(category), int(type_)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _outcome(one: told.Imported, reference: str) -> Outcome:
    number = str(one.product_id) if one.product_id and one.status == "imported" else ""
    if one.status == "failed":
        return Outcome(one.offer_id, accepted=False, error=_said(one.errors), reference=reference)
    return Outcome(one.offer_id, accepted=True, reference=reference, item_id=number)


def _said(faults: Sequence[answers.Fault]) -> str:
    said = "; ".join(fault.message or fault.code for fault in faults) or "no reason given"
    return f"Ozon: {said}"
