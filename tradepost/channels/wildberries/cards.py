"""Categories on Wildberries, what they want to know, and cards made or changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from tradepost.channels.adapter import Busy, Refused
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Access, Attribute, CardDraft, CardRules, Category, Outcome
from tradepost.channels.wildberries import answers, told
from tradepost.channels.wildberries.connected import Connected

SUBJECTS = 1000
AT_A_TIME = 100
LOOKS, PAUSE = 2, 3.0  # how often what was handed in is looked at before it is left to itself, and seconds in between
LATER = 60.0  # seconds until a card that is being made can be given its pictures
TITLE, SKU, PICTURES = 60, 72, 30
NONE = "none"
TEXTS, NUMBER = 1, 4
# Characteristics that only take what a directory has.
DIRECTORIES = {
    "Цвет": "colors",
    "Пол": "kinds",
    "Страна производства": "countries",
    "Сезон": "seasons",
    "Ставка НДС": "vat",
    "ТНВЭД": "tnved",
    "ТНВЭД-код": "tnved",
}
# Characteristics that a card has a field of its own for.
OWN = {"Бренд": "brand", "Описание": "description", "Наименование": "title"}


class Cards(Connected):
    """A category is a subject ("предмет"); the number of what is above it begins with "parent:"."""

    card_rules = CardRules(
        new=("title", "weight", "length", "width", "height"), sku=SKU, title=TITLE, pictures=PICTURES
    )

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._characteristics: dict[int, Sequence[told.Characteristic]] = {}
        self._directories: dict[tuple[str, int | None], Sequence[str]] = {}

    async def categories(self) -> Sequence[Category]:
        """All of them; subjects are the leaves."""
        subjects: list[told.Subject] = []
        while True:
            part = await self.api.subjects(len(subjects), limit=SUBJECTS)
            subjects += part
            if len(part) < SUBJECTS:
                break
        above = {_parent(one): one.parent_name for one in subjects}
        return [
            *(Category(number, name, None, leaf=False) for number, name in above.items()),
            *(Category(str(one.subject_id), one.subject_name, _parent(one), leaf=True) for one in subjects),
        ]

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """What a subject wants to know beside what a card has fields for (title, brand, description, sizes)."""
        subject = _number(category_id)
        return [
            Attribute(
                external_id=str(one.charc_id),
                name=one.name,
                required=one.required,
                kind="number" if one.charc_type == NUMBER else "choice" if one.name in DIRECTORIES else "text",
                unit=one.unit_name,
                most=1 if one.charc_type == NUMBER else one.max_count,
                choices=await self._choices(one, subject),
            )
            for one in await self._wants(subject)
            if not one.exist_named_field
        ]

    async def _wants(self, subject: int) -> Sequence[told.Characteristic]:
        known = self._characteristics
        if subject not in known:
            known[subject] = [one for one in await self.api.characteristics(subject) if one.charc_type]
        return known[subject]

    async def _choices(self, one: told.Characteristic, subject: int) -> Sequence[str]:
        if one.name not in DIRECTORIES or one.charc_type != TEXTS:
            return ()
        name = DIRECTORIES[one.name]
        of = subject if name == "tnved" else None
        known = self._directories
        if (name, of) not in known:
            known[name, of] = [value.name for value in await self.api.directory(name, of)]
        return known[name, of]

    async def push_cards(self, drafts: Sequence[CardDraft]) -> Sequence[Outcome]:
        """Make or change cards: those whose SKU is there already are changed, and keep what a draft does not say.

        What lacks something the category requires is refused here, by name. Wildberries looks at the rest afterwards:
        what it has refused within seconds is said. A new card takes pictures once it is there: until then its outcome
        is to come again, as a change.
        """
        outcomes: dict[str, Outcome] = {}
        new: dict[str, dict[str, Any]] = {}
        changed: dict[str, dict[str, Any]] = {}
        items: dict[str, int] = {}
        for draft in drafts:
            try:
                said = await self._said(draft)
                there = await self._find(draft)
                if there is None:
                    new[draft.sku] = _new(draft, said)
                else:
                    changed[draft.sku], items[draft.sku] = _changed(draft, said, there), there.nm_id
            except Refused as error:
                outcomes[draft.sku] = Outcome(draft.sku, accepted=False, error=error.detail)
        reference = await self._latest() if new or changed else NONE
        for some in parts(new.items(), AT_A_TIME):
            outcomes |= await self._hand_in(dict(some), reference, new=True)
        for some in parts(changed.items(), AT_A_TIME):
            outcomes |= await self._hand_in(dict(some), reference, new=False)
        waiting = [draft for draft in drafts if outcomes.get(draft.sku) is None or outcomes[draft.sku].accepted]
        outcomes |= await self._settle(waiting, items, reference)
        return [outcomes[draft.sku] for draft in drafts]

    async def _find(self, draft: CardDraft) -> answers.Card | None:
        """The card that a draft changes. Refused where its number is not known there."""
        found = (await self.api.cards(search=draft.external_id or draft.sku)).cards
        if draft.external_id is None:
            return next((one for one in found if one.vendor_code == draft.sku), None)
        for one in found:
            if str(one.nm_id) == draft.external_id:
                return one
        raise Refused(f"Wildberries: there is no card {draft.external_id}")

    async def _hand_in(self, cards: Mapping[str, Any], reference: str, *, new: bool) -> dict[str, Outcome]:
        """A part that is refused as a whole is tried by halves: one card may spoil all."""
        try:
            await (self.api.make_cards if new else self.api.change_cards)(list(cards.values()))
        except Refused as error:
            if len(cards) == 1:
                return {sku: Outcome(sku, accepted=False, error=error.detail) for sku in cards}
            rest, half = list(cards.items()), len(cards) // 2
            return {
                sku: outcome
                for some in (rest[:half], rest[half:])
                for sku, outcome in (await self._hand_in(dict(some), reference, new=new)).items()
            }
        return {sku: Outcome(sku, accepted=True, reference=reference) for sku in cards}

    async def _settle(
        self, drafts: Sequence[CardDraft], items: Mapping[str, int], reference: str
    ) -> dict[str, Outcome]:
        """What became of cards that were handed in, as far as that is known within seconds; and their pictures."""
        outcomes: dict[str, Outcome] = {}
        waiting, there = {draft.sku: draft for draft in drafts}, dict(items)
        for _ in range(LOOKS if waiting else 0):
            await self.api.pause(PAUSE)
            try:
                refused = await self._refused(reference)
            except Busy:  # it is taken all the same
                break
            for sku in [sku for sku in waiting if sku in refused]:
                outcomes[sku] = Outcome(sku, accepted=False, error=refused[sku], reference=reference)
                del waiting[sku]
            for sku in [sku for sku, draft in waiting.items() if draft.pictures and sku not in there]:
                made = await self._find(waiting[sku])
                if made is not None:
                    there[sku] = made.nm_id
        for sku, draft in waiting.items():
            outcomes[sku] = await self._illustrate(draft, there.get(sku), reference)
        return outcomes

    async def _illustrate(self, draft: CardDraft, nm_id: int | None, reference: str) -> Outcome:
        if not draft.pictures:
            return Outcome(draft.sku, accepted=True, reference=reference)
        if nm_id is None:
            why = "Wildberries is making the card: it takes pictures once it is there"
            return Outcome(draft.sku, accepted=False, error=why, reference=reference, again=LATER)
        try:
            await self.api.set_pictures(nm_id, draft.pictures)
        except Refused as error:
            return Outcome(draft.sku, accepted=False, error=f"{error.detail} (pictures)", reference=reference)
        return Outcome(draft.sku, accepted=True, reference=reference)

    async def pushed(self, reference: str) -> Sequence[Outcome]:
        """Cards that were refused since this reference was given; what was made is seen among the cards."""
        if not reference:
            return ()
        refused = await self._refused(reference)
        return [Outcome(sku, accepted=False, error=why, reference=reference) for sku, why in refused.items()]

    async def _latest(self) -> str:
        """The batch that was refused last: what is refused from now on stands before it."""
        found = (await self.api.faults()).items
        return found[0].batch_uuid if found else NONE

    async def _refused(self, reference: str) -> dict[str, str]:
        """{SKU: why it was refused}, since that batch."""
        refused: dict[str, str] = {}
        cursor = told.BatchCursor()
        while True:
            part = await self.api.faults(cursor.updated_at, cursor.batch_uuid)
            for batch in part.items:
                if batch.batch_uuid == reference:
                    return refused
                for sku, why in batch.errors.items():
                    refused.setdefault(sku, f"Wildberries: {'; '.join(why) or 'no reason given'}")
            if not part.cursor.next or part.cursor == cursor:
                return refused
            cursor = part.cursor

    async def _said(self, draft: CardDraft) -> dict[int, Any]:
        """What a draft says to characteristics, in their words. Refused names everything that is missing or unknown."""
        subject = _number(draft.category_id)
        wants = await self._wants(subject)
        given = {str(name): value for name, value in draft.attributes.items() if value not in (None, "", [], ())}
        known = {str(one.charc_id): one for one in wants if not one.exist_named_field}
        strange = [name for name in given if name not in known]
        if strange:
            raise Refused(f"Wildberries: the category has no attribute {', '.join(strange)}")
        if draft.external_id is None:
            _lacking(draft, wants, given)
        for name, most in (("title", TITLE), ("sku", SKU)):
            if len(getattr(draft, name)) > most:
                raise Refused(f"Wildberries: the {name} of {draft.sku} has more than {most} letters")
        if len(draft.pictures) > PICTURES:
            raise Refused(f"Wildberries: {draft.sku} has more than {PICTURES} pictures")
        return {
            known[name].charc_id: _value(known[name], value, await self._choices(known[name], subject))
            for name, value in given.items()
        }


def _parent(one: told.Subject) -> str:
    return f"parent:{one.parent_id}"


def _number(category_id: str) -> int:
    if not category_id.isdecimal():
        raise Refused(f"Wildberries: a card goes into a subject, not into {category_id or 'none'}")
    return int(category_id)


def _lacking(draft: CardDraft, wants: Sequence[told.Characteristic], given: Mapping[str, Any]) -> None:
    lacking = [
        one.name
        for one in wants
        if one.required
        and not (getattr(draft, OWN[one.name], "") if one.name in OWN else given.get(str(one.charc_id)))
        and (one.name in OWN or not one.exist_named_field)
    ]
    lacking += [name for name in ("weight", "length", "width", "height") if getattr(draft, name) is None]
    if not draft.title and "Наименование" not in lacking:
        lacking.append("title")
    if lacking:
        raise Refused(f"Wildberries: {draft.sku} lacks {', '.join(lacking)}")


def _value(one: told.Characteristic, given: Any, choices: Sequence[str]) -> Any:
    """A value as they take it: a number, or a list of texts. Refused for what is none of the choices, or too many."""
    values = list(given) if isinstance(given, list | tuple) else [given]
    most = 1 if one.charc_type == NUMBER else one.max_count
    if most and len(values) > most:
        raise Refused(f"Wildberries: {one.name} takes {'one value' if most == 1 else f'at most {most} values'}")
    if one.charc_type == NUMBER:
        try:
            number = float(str(values[0]).replace(",", "."))
        except ValueError:
            number = float("nan")
        if not abs(number) < float("inf"):
            raise Refused(f"Wildberries: {one.name} takes a number, not {values[0]}")
        return int(number) if number.is_integer() else number
    texts = [str(value).lower() if isinstance(value, bool) else str(value) for value in values]
    there = {choice.casefold(): choice for choice in choices}
    wrong = [text for text in texts if there and text.casefold() not in there]
    if wrong:
        raise Refused(f"Wildberries: {one.name} does not take {', '.join(wrong)}")
    return [there.get(text.casefold(), text) for text in texts]


def _size(draft: CardDraft) -> dict[str, Any]:
    """A package in whole centimetres, never smaller than it is, and kilograms."""
    sides = {name: -(-(getattr(draft, name) or 0) // 10) for name in ("length", "width", "height")}
    return {**sides, "weightBrutto": round((draft.weight or 0) / 1000, 3)}


def _new(draft: CardDraft, said: Mapping[int, Any]) -> dict[str, Any]:
    size: dict[str, Any] = {"skus": list(draft.barcodes)} if draft.barcodes else {}
    if draft.price is not None:
        if draft.price.currency != "RUB" or draft.price.minor % 100 or draft.price.minor <= 0:
            raise Refused(f"Wildberries takes whole roubles, not {draft.price} {draft.price.currency}")
        size["price"] = draft.price.minor // 100
    card: dict[str, Any] = {
        "vendorCode": draft.sku,
        "title": draft.title,
        "description": draft.description,
        "brand": draft.brand,
        "dimensions": _size(draft),
        "sizes": [size],
        "characteristics": [{"id": number, "value": value} for number, value in said.items()],
    }
    return {
        "subjectID": _number(draft.category_id),
        "variants": [{name: value for name, value in card.items() if value not in ("", [], [{}])}],
    }


def _changed(draft: CardDraft, said: Mapping[int, Any], there: answers.Card) -> dict[str, Any]:
    """The whole card as it is to be: what is not sent is wiped, so what a draft does not say is sent as it is there."""
    sizes = []
    for size in there.sizes:
        more = draft.barcodes if len(there.sizes) == 1 else ()
        told_: dict[str, Any] = {"chrtID": size.chrt_id, "skus": list(dict.fromkeys([*size.skus, *more]))}
        if size.tech_size not in {"", "0"}:
            told_ |= {"techSize": size.tech_size, "wbSize": size.wb_size}
        sizes.append(told_)
    characteristics = {one.id: one.value for one in there.characteristics} | dict(said)
    sides = (draft.weight, draft.length, draft.width, draft.height)
    card: dict[str, Any] = {
        "nmID": there.nm_id,
        "vendorCode": there.vendor_code,
        "brand": draft.brand or there.brand,
        "title": draft.title or there.title,
        "description": draft.description or there.description,
        "sizes": sizes,
        "characteristics": [{"id": number, "value": value} for number, value in characteristics.items()],
    }
    if all(side is not None for side in sides):
        card["dimensions"] = _size(draft)
    elif there.dimensions:
        card["dimensions"] = {
            name: there.dimensions[name]
            for name in ("length", "width", "height", "weightBrutto")
            if name in there.dimensions
        }
    if there.kiz_marked is not None:
        card["kizMarked"] = there.kiz_marked
    return card
