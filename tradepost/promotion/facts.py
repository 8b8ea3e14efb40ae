"""Checks a text about a product against what is known of it: no number, unit or attribute may be invented."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tradepost.promotion import words

# Units by the word that stands for them in either language.
_UNITS = {
    "l": ("l", "litre", "litres", "liter", "liters", "л", "литр", "литра", "литров"),
    "ml": ("ml", "мл"),
    "g": ("g", "gram", "grams", "г", "гр", "грамм", "грамма", "граммов"),
    "kg": ("kg", "kilograms", "кг", "килограмм", "килограмма", "килограммов"),
    "mm": ("mm", "мм"),
    "cm": ("cm", "см", "сантиметр", "сантиметра", "сантиметров"),
    "m": ("m", "metre", "metres", "meter", "meters", "м", "метр", "метра", "метров"),
    "w": ("w", "watt", "watts", "вт", "ватт"),
    "v": ("v", "volt", "volts", "вольт"),
    "mah": ("mah", "мач"),
    "gb": ("gb", "гб"),
    "h": ("h", "hour", "hours", "ч", "час", "часа", "часов"),
    "min": ("min", "minute", "minutes", "мин", "минута", "минуты", "минут"),
    "day": ("day", "days", "день", "дня", "дней"),
    "year": ("year", "years", "год", "года", "лет"),
    "pc": ("pc", "pcs", "piece", "pieces", "шт", "штука", "штуки", "штук"),
    "%": ("%", "percent", "процент", "процента", "процентов"),
    "°": ("°", "degrees", "градус", "градуса", "градусов"),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)\s*[-–]?\s*(%|°|[^\W\d_]+(?:·[^\W\d_]+)?)?")
_SPELLED = {
    name: str(n)
    for n, names in {
        2: "two два две двух двое", 3: "three три трёх трех трое", 4: "four четыре четырёх четырех",
        5: "five пять пяти", 6: "six шесть шести", 7: "seven семь семи", 8: "eight восемь восьми",
        9: "nine девять девяти", 10: "ten десять десяти", 12: "twelve двенадцать двенадцати",
        15: "fifteen пятнадцать", 20: "twenty двадцать двадцати", 30: "thirty тридцать тридцати",
        40: "forty сорок сорока", 50: "fifty пятьдесят пятидесяти", 60: "sixty шестьдесят шестидесяти",
        100: "hundred сто ста", 1000: "thousand тысяча тысячи тысяч",
    }.items()
    for name in names.split()
}  # fmt: skip
# What a text may not say of a product unless its facts do: colours, materials, promises.
_CLAIMS = """
    red blue green yellow black white grey gray pink purple brown orange beige silver gold golden transparent
    cotton linen wool silk leather wooden wood oak steel stainless aluminium aluminum plastic glass ceramic porcelain
    silicone rubber bamboo titanium copper brass enamel iron
    waterproof organic certified warranty guarantee guaranteed hypoallergenic vegan handmade dishwasher bluetooth wifi
    красный синий зелёный жёлтый чёрный белый серый розовый фиолетовый коричневый оранжевый бежевый серебристый
    золотой прозрачный
    хлопок хлопковый лён льняной шерсть шерстяной шёлк шёлковый кожа кожаный дерево деревянный дубовый сталь стальной
    нержавеющий алюминий алюминиевый пластик пластиковый стекло стеклянный керамика керамический фарфор фарфоровый
    силикон силиконовый резина резиновый бамбук бамбуковый титан титановый медь медный латунь эмаль эмалированный
    чугун чугунный
    водонепроницаемый органический сертифицированный гарантия гипоаллергенный веганский посудомоечный
""".split()  # noqa: SIM905 - a list of words


@dataclass(frozen=True, slots=True)
class Invented:
    """Something that a text says and the product's facts do not: a `number` (with its unit) or a `value`."""

    kind: str
    text: str


def measures(text: str) -> set[tuple[str, str]]:
    """(number, unit) of a text, spelled ones too; the unit is "" where none is known."""
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))", "", text.lower())
    for word in sorted(set(words.tokens(plain)) & _SPELLED.keys(), key=len, reverse=True):
        plain = re.sub(rf"(?<!\w){word}(?!\w)", _SPELLED[word], plain)
    found = set()
    for number, unit in _NUMBER.findall(plain):
        found.add((number.replace(",", ".").rstrip("."), _UNIT_OF.get(unit.replace("·", ""), "")))
    return found


def invented(text: str, facts: Collection[str], values: Iterable[str] = ()) -> list[Invented]:
    """What a text has made up. `values`: what other goods have, and this one only if its facts say so."""
    whole = "\n".join(facts)
    known, numbers = measures(whole), words.numbers(whole) | {number for number, _ in measures(whole)}
    named = {_UNIT_OF[word] for word in (one.lower() for one in words.tokens(whole)) if word in _UNIT_OF}
    found = []
    for number, unit in sorted(measures(text)):
        units = {other for one, other in known if one == number and other}
        # A number whose unit stands with its name ("volume, l: 1.7") may be said with that unit.
        if number not in numbers or (unit and unit not in (units or named)):
            found.append(Invented("number", f"{number} {unit}".strip()))
    said, there = words.vocabulary([text]), words.vocabulary(facts)
    for claim in dict.fromkeys([*_CLAIMS, *values]):
        lemmas = words.meaningful(claim)
        if not lemmas or any(one[0].isdigit() for one in lemmas):
            continue
        if words.holds(said, claim) and not words.holds(there, claim):
            found.append(Invented("value", claim))
    return _once(found, text)


def _once(found: Iterable[Invented], text: str) -> list[Invented]:
    """Each thing once, in its own words as the text has them."""
    made: dict[tuple[str, ...], Invented] = {}
    written = {lemma: word for word in words.tokens(text) for lemma in words.possible(word)}
    for one in found:
        if one.kind == "number":
            made[one.kind, one.text] = one
            continue
        shown = " ".join(written.get(words.lemma(word), word) for word in words.tokens(one.text))
        made.setdefault((one.kind, shown.lower()), Invented(one.kind, shown))
    return list(made.values())
