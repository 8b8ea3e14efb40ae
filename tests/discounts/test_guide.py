"""The examples of docs/guide/discounts.md: each is worked out, each body is sent."""

import json
import re
from pathlib import Path

import pytest

from tests.make_discounts import basket, line
from tradepost.core.money import Money, to_text
from tradepost.discounts import rules
from tradepost.discounts.rules import Claim, Rule

GUIDE = (Path(__file__).parents[2] / "docs/guide/discounts.md").read_text()
GOODS = {"lamp": 1, "sofa": 2, "bulb": 3, "cord": 4}
EXAMPLES = re.findall(r"^\| (\d.*?) \| (.*?) \| (.*?; total .*?) \|$", GUIDE, re.MULTILINE)
BODIES = re.findall(r"```json\n(.*?)\n```", GUIDE, re.DOTALL)


def minor(text: str) -> int:
    return Money.of(text, "RUB").minor


def basket_of(text: str):
    lines = [
        line(minor(price), int(units), variant=GOODS[name], product=GOODS[name])
        for units, name, price in re.findall(r"(\d+) (\w+) at ([\d.]+)", text)
    ]
    shipping = re.search(r"shipping ([\d.]+)", text)
    assert len(lines) + bool(shipping) == len(text.split(", "))
    return basket(*lines, shipping=minor(shipping[1]) if shipping else 0)


# What a discount is called in the guide -> what it is.
WORDS = (
    (r"(\d+) %", lambda m: {"kind": "percentage", "ppm": int(m[1]) * 10_000}),
    (
        r"(\d+) % of (\w+)",
        lambda m: {"kind": "percentage", "ppm": int(m[1]) * 10_000, "product_ids": frozenset({GOODS[m[2]]})},
    ),
    (r"([\d.]+) off", lambda m: {"kind": "amount", "amount": minor(m[1])}),
    (r"free shipping", lambda _m: {"kind": "free_shipping"}),
    (r"free shipping up to ([\d.]+)", lambda m: {"kind": "free_shipping", "cap": minor(m[1])}),
    (r"buy (\d) get (\d)", lambda m: {"kind": "buy_x_get_y", "buy": int(m[1]), "get": int(m[2])}),
    (
        r"buy (\d) (\w+) get (\d) (\w+) at (\d+) %",
        lambda m: {
            "kind": "buy_x_get_y",
            "buy": int(m[1]),
            "product_ids": frozenset({GOODS[m[2]]}),
            "get": int(m[3]),
            "get_product_ids": frozenset({GOODS[m[4]]}),
            "ppm": int(m[5]) * 10_000,
        },
    ),
    (r"(\d+) times", lambda m: {"times": int(m[1])}),
    (r"priority (\d+)", lambda m: {"priority": int(m[1])}),
    (r"alone", lambda _m: {"combines": False}),
)


def rules_of(text: str) -> list[Rule]:
    found = []
    for number, said in enumerate(text.split("; "), 1):
        name, terms = said.split(": ")
        fields = {}
        for term in terms.split(", "):
            (meaning,) = [meant(match) for words, meant in WORDS if (match := re.fullmatch(words, term))]
            fields |= meaning
        found.append(Rule(id=number, name=name, **fields))
    return found


def test_the_guide_has_examples():
    assert len(EXAMPLES) == GUIDE.count("; total ") == 12
    assert len(BODIES) == 3


@pytest.mark.parametrize(("goods", "discounts", "off"), EXAMPLES)
def test_an_example_of_the_guide_is_what_the_basket_gets(goods, discounts, off):
    of = basket_of(goods)
    held = [Claim(one) for one in rules_of(discounts) if rules.refusal(one, of) is None]
    got = rules.choose(of, held)
    names = {number: name for name, number in GOODS.items()}
    parts = [f"{names[one.variant_id]} {to_text(part, 'RUB')}" for one, part in zip(of.lines, got.lines, strict=True)]
    if of.shipping:
        parts.append(f"shipping {to_text(got.shipping, 'RUB')}")
    assert f"{', '.join(parts)}; total {to_text(got.total, 'RUB')}" == off


@pytest.mark.parametrize("body", BODIES)
async def test_a_body_of_the_guide_makes_what_it_says(owner, body):
    answer = await owner.post("/api/v1/discounts", json=json.loads(body))
    assert answer.status_code == 201, answer.text
    sent = {name: value for name, value in json.loads(body).items() if name != "codes"}
    assert {name: answer.json()[name] for name in sent} == sent


@pytest.mark.parametrize("path", sorted(set(re.findall(r"(?:GET|POST) (/api/v1/[\w/{}-]+)", GUIDE))))
def test_every_path_of_the_guide_is_served(shared_app, path):
    known = {re.sub(r"\{\w+\}", "{id}", one) for one in shared_app.openapi()["paths"]}
    assert path in known
