"""What a card says of an attribute, and what is wrong with that: pure functions over a variant and its mapping."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from tradepost.channels.shapes import Attribute, CardDraft, CardRules

Source = Literal["attribute", "option", "field", "constant"]
# Where it can be mended: in the product, in the channel's mapping, in prices, in the installation's settings.
Place = Literal["product", "mapping", "prices", "settings"]
Code = Literal[
    "no_category", "not_mapped", "category_gone", "not_read", "unmapped", "empty", "missing", "unknown_value",
    "not_a_number", "not_a_flag", "out_of_bounds", "too_long", "too_numerous", "private_pictures", "below_floor",
    "not_on_sale",
]  # fmt: skip
FLAGS = {
    **dict.fromkeys(("true", "yes", "1", "да", "есть"), True),
    **dict.fromkeys(("false", "no", "0", "нет"), False),
}


@dataclass(frozen=True, slots=True)
class Goods:
    """A variant with what a card may say of it; lengths are millimetres, weight is grams."""

    variant_id: int
    product_id: int
    sku: str
    name: str
    description: str
    brand: str
    category_id: int | None
    category: str
    barcode: str
    attributes: Mapping[str, Any]
    options: Mapping[str, Any]
    weight: int | None
    length: int | None
    width: int | None
    height: int | None
    on_sale: bool = True
    pictures: Sequence[str] = ()

    @property
    def title(self) -> str:
        """The product's name with what this variant is of it."""
        return ", ".join([self.name, *(str(one) for one in self.options.values() if str(one).strip())])


@dataclass(frozen=True, slots=True)
class Said:
    """Where an attribute is taken from; see models.AttributeMapping."""

    source: Source
    name: str = ""
    usual: Sequence[str] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that keeps a card back: what is missing or wrong, and where it is mended.

    `what` is the attribute's name there, or the field's; `ours` is what of ours it is taken from.
    """

    code: Code
    what: str
    place: Place
    message: str
    attribute_id: str = ""
    ours: str = ""
    value: str = ""


def _tenths(one: int | None, of: int) -> str:
    return "" if one is None else f"{Decimal(one) / of:f}"


FIELDS: Mapping[str, Callable[[Goods], str]] = {
    "name": lambda one: one.name,
    "title": lambda one: one.title,
    "description": lambda one: one.description,
    "brand": lambda one: one.brand,
    "category": lambda one: one.category,
    "sku": lambda one: one.sku,
    "barcode": lambda one: one.barcode,
    "weight_g": lambda one: _tenths(one.weight, 1),
    "weight_kg": lambda one: _tenths(one.weight, 1000),
    "length_mm": lambda one: _tenths(one.length, 1),
    "length_cm": lambda one: _tenths(one.length, 10),
    "width_mm": lambda one: _tenths(one.width, 1),
    "width_cm": lambda one: _tenths(one.width, 10),
    "height_mm": lambda one: _tenths(one.height, 1),
    "height_cm": lambda one: _tenths(one.height, 10),
}


def ours(said: Said, goods: Goods) -> list[str]:
    """What our side says, before it is put into their words; the usual where it says nothing."""
    given: Any = None
    if said.source == "field":
        given = FIELDS[said.name](goods) if said.name in FIELDS else ""
    elif said.source != "constant":
        given = _named(goods.attributes if said.source == "attribute" else goods.options, said.name)
    texts = [_text(one) for one in (given if isinstance(given, list) else [given])]
    return [one for one in texts if one] or list(said.usual)


def _named(where: Mapping[str, Any], name: str) -> Any:
    if name in where:
        return where[name]
    return next((value for key, value in where.items() if key.casefold() == name.casefold()), None)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, dict):
        return ""
    return " ".join(str(value).split())


def fill(one: Attribute, said: Said | None, goods: Goods) -> tuple[list[Any], list[Lack]]:
    """An attribute's values in the channel's words, and what is wrong with them."""
    if said is None:
        why = f"{one.name} is required and nothing is mapped to it"
        return [], [Lack("unmapped", one.name, "mapping", why, one.external_id)] if one.required else []
    found = ours(said, goods)
    if not found:
        missing = Lack(
            "empty",
            one.name,
            "product",
            f"{one.name} is required and {said.name} of {goods.sku} is empty",
            one.external_id,
            said.name,
        )
        return [], [missing] if one.required else []
    words = {key.casefold(): value for key, value in said.words.items()}
    theirs = list(dict.fromkeys(words.get(text.casefold(), text) for text in found))
    values: list[Any] = []
    lacks: list[Lack] = []
    for text in theirs:
        value, code, why = _fit(one, text)
        if code is None:
            values.append(value)
        else:
            place: Place = "mapping" if code == "unknown_value" or said.source == "constant" else "product"
            lacks.append(Lack(code, one.name, place, f"{one.name} {why}", one.external_id, said.name, text))
    if one.most and len(theirs) > one.most:
        why = f"{one.name} takes at most {one.most} values, and there are {len(theirs)}"
        lacks.append(Lack("too_numerous", one.name, "product", why, one.external_id, said.name, str(len(theirs))))
    return values, lacks


def _fit(one: Attribute, text: str) -> tuple[Any, Code | None, str]:
    """A text as this attribute takes it: (value, what is wrong, why); nothing is wrong with None."""
    if one.choices:
        chosen = next((choice for choice in one.choices if choice.casefold() == text.casefold()), None)
        wrong: Code | None = "unknown_value" if chosen is None else None
        return chosen, wrong, f"has no value {text}: say which of theirs it is"
    if one.kind == "number":
        return _number(one, text)
    if one.kind == "flag":
        flag = FLAGS.get(text.casefold())
        return flag, "not_a_flag" if flag is None else None, f"is yes or no, not {text}"
    if one.longest and len(text) > one.longest:
        return None, "too_long", f"takes {one.longest} letters, and it has {len(text)}"
    return text, None, ""


def _number(one: Attribute, text: str) -> tuple[Any, Code | None, str]:
    try:
        number = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        return None, "not_a_number", f"is a number, and {text} is none"
    low, high = one.least, one.greatest
    if low is not None and number < Decimal(str(low)):
        return None, "out_of_bounds", f"is at least {low:g}, not {text}"
    if high is not None and number > Decimal(str(high)):
        return None, "out_of_bounds", f"is at most {high:g}, not {text}"
    return f"{number:f}", None, ""


def lacking(draft: CardDraft, rules: CardRules) -> list[Lack]:
    """What a channel's rules for every card miss in one."""
    wanted = [*rules.required, *([] if draft.external_id else rules.new)]
    lacks = []
    for name in dict.fromkeys(wanted):
        if getattr(draft, name) in (None, "", (), []):
            place: Place = "prices" if name == "price" else "product"
            lacks.append(Lack("missing", name, place, f"A card here wants {name}", ours=name))
    for name in ("sku", "title", "description", "pictures"):
        most, there = getattr(rules, name), len(getattr(draft, name))
        if most and there > most:
            code: Code = "too_numerous" if name == "pictures" else "too_long"
            unit = "pictures" if name == "pictures" else "letters"
            why = f"The {name} takes {most} {unit} here, and there are {there}"
            lacks.append(Lack(code, name, "product", why, ours=name, value=str(there)))
    return lacks
