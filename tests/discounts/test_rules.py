"""What is taken off, by values alone: exact examples, and what must hold for every basket."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from tests.make_discounts import basket, line, rule
from tradepost.discounts import rules
from tradepost.discounts.rules import Basket, BasketLine, Claim, Rule

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def taken(of: Basket, *found: Rule):
    return rules.choose(of, [Claim(one) for one in found])


# --- one discount ---


def test_a_percentage_is_rounded_once_and_spread_over_the_lines():
    got = taken(basket(line(333, variant=1), line(333, variant=2), line(333, variant=3)), rule(ppm=100_000))
    assert sum(got.lines) == 100  # a tenth of 9.99 is 1.00 to the coin
    assert sorted(got.lines) == [33, 33, 34]
    assert got.applied[0].amount == 100


def test_half_a_coin_is_rounded_up():
    assert taken(basket(line(5)), rule(ppm=100_000)).lines == [1]
    assert taken(basket(line(4)), rule(ppm=100_000)).lines == [0]


def test_a_percentage_off_some_goods_leaves_the_others():
    some = rule(product_ids=frozenset({7}))
    assert taken(basket(line(product=7), line(2000, product=8)), some).lines == [100, 0]
    everything = replace(some, only_matching=False)
    assert taken(basket(line(product=7), line(2000, product=8)), everything).lines == [100, 200]


def test_a_category_holds_for_everything_below_it():
    lamps = rule(category_ids=frozenset({3}))
    goods = basket(line(path="/3/17/"), line(path="/3/"), line(path="/13/"), line(path=""))
    assert taken(goods, lamps).lines == [100, 100, 0, 0]


def test_an_amount_is_spread_and_never_more_than_there_is():
    fifty = rule("amount", amount=5000)
    assert taken(basket(line(3000), line(7000, variant=2)), fifty).lines == [1500, 3500]
    assert taken(basket(line(3000)), fifty).lines == [3000]


def test_free_shipping_is_whole_or_up_to_its_cap():
    assert taken(basket(shipping=399), rule("free_shipping")).shipping == 399
    assert taken(basket(shipping=399), rule("free_shipping", cap=300)).shipping == 300
    assert taken(basket(shipping=200), rule("free_shipping", cap=300)).shipping == 200


@pytest.mark.parametrize(
    ("units", "free"), [(1, None), (2, 0), (3, 1), (5, 1), (6, 2), (7, 2), (9, 3), (10**9, 333_333_333)]
)
def test_three_for_the_price_of_two(units, free):
    deal = rule("buy_x_get_y", buy=2, get=1, ppm=rules.WHOLE)
    goods = basket(line(100, units))
    if free is None or not free:
        assert rules.refusal(deal, goods) == (
            "minimum_not_reached",
            "needs more units: those to buy and those to get",
        )
    else:
        assert rules.refusal(deal, goods) is None
        assert taken(goods, deal).lines == [100 * free]


def test_the_cheapest_are_the_ones_that_are_got():
    deal = rule("buy_x_get_y", buy=2, get=1, ppm=rules.WHOLE)
    assert taken(basket(line(900), line(500, variant=2), line(700, variant=3)), deal).lines == [0, 500, 0]


def test_what_is_got_can_be_other_goods_at_half_price_a_number_of_times():
    deal = rule(
        "buy_x_get_y",
        buy=2,
        get=1,
        ppm=500_000,
        times=2,
        product_ids=frozenset({1}),
        get_product_ids=frozenset({2}),
    )
    goods = basket(line(1000, 7, product=1), line(400, 5, product=2))
    assert taken(goods, deal).lines == [0, 400]  # two of five, at half of 4.00 each
    assert taken(goods, replace(deal, times=None)).lines == [0, 600]  # three pairs are bought


def test_a_unit_is_not_both_bought_and_got():
    deal = rule(
        "buy_x_get_y",
        buy=1,
        get=1,
        ppm=rules.WHOLE,
        category_ids=frozenset({3}),
        get_product_ids=frozenset({2}),
    )
    one = line(500, 1, product=2, path="/3/")
    assert rules.refusal(deal, basket(one)) is not None
    assert taken(basket(replace(one, quantity=2)), deal).lines == [500]
    assert taken(basket(one, line(900, 1, product=1, path="/3/")), deal).lines == [500, 0]


def test_a_gift_is_added_and_takes_nothing_off():
    got = taken(basket(), rule("gift", id=5, gift_variant_id=9, gift_quantity=2, worth=300))
    assert got.gifts == [rules.Gift(9, 2, 5)]
    assert (got.lines, got.total) == ([0], 0)
    assert got.applied[0].counts


# --- conditions ---


@pytest.mark.parametrize(
    ("terms", "fields", "kind", "sentence"),
    [
        ({"starts_at": NOW + timedelta(1)}, {}, "not_started", "is good from 2026-05-02 12:00 UTC on"),
        ({"ends_at": NOW}, {}, "expired", "has expired"),
        ({"channels": frozenset({"ozon"})}, {}, "not_here", "is not for orders made here"),
        ({"currency": "EUR"}, {}, "other_currency", "is for orders in EUR"),
        ({"group_ids": frozenset({4})}, {}, "not_for_customer", "is for another group of customers"),
        ({"group_ids": frozenset({4})}, {"group_id": 5}, "not_for_customer", "is for another group of customers"),
        (
            {"first_order": True},
            {"first_order": False},
            "not_for_customer",
            "is for a first order: you have ordered before",
        ),
        (
            {"first_order": True},
            {},
            "not_for_customer",
            "is for a first order: sign in or give your e-mail address first",
        ),
        ({"product_ids": frozenset({2})}, {}, "not_for_goods", "is not for these goods"),
        ({"min_quantity": 2}, {}, "minimum_not_reached", "needs at least 2 units, there are 1"),
        ({"min_amount": 1001}, {}, "minimum_not_reached", "needs at least 10.01 RUB, there are 10.00"),
        (
            {"min_amount": 1001, "product_ids": frozenset({1})},
            {},
            "minimum_not_reached",
            "needs at least 10.01 RUB of the goods it is for, there are 10.00",
        ),
    ],
)
def test_a_discount_that_does_not_hold_says_why(terms, fields, kind, sentence):
    assert rules.refusal(rule(**terms), basket(at=NOW, **fields)) == (kind, sentence)


@pytest.mark.parametrize(
    ("terms", "fields"),
    [
        ({"starts_at": NOW}, {}),
        ({"ends_at": NOW + timedelta(seconds=1)}, {}),
        ({"channels": frozenset({"store"})}, {}),
        ({"currency": "RUB"}, {}),
        ({"group_ids": frozenset({4, 5})}, {"group_id": 5}),
        ({"first_order": True}, {"first_order": True}),
        ({"min_quantity": 1, "min_amount": 1000, "product_ids": frozenset({1})}, {}),
    ],
)
def test_a_discount_holds_at_the_edge_of_its_conditions(terms, fields):
    assert rules.refusal(rule(**terms), basket(at=NOW, **fields)) is None


def test_an_empty_basket_gets_nothing():
    empty = Basket("RUB", ())
    assert rules.refusal(rule(), empty) == ("not_for_goods", "is for a basket with something in it")
    assert rules.choose(empty, []).lines == []


@pytest.mark.parametrize(
    ("typed", "stored"), [(" sale 10 ", "SALE10"), ("ｓａｌｅ", "SALE"), ("скидка", "СКИДКА"), ("  ", "")]
)
def test_a_code_is_the_same_however_it_is_typed(typed, stored):
    assert rules.normal_code(typed) == stored
    assert rules.normal_code(stored) == stored


# --- which of them together ---


def test_those_that_combine_are_taken_one_after_the_other_by_priority():
    tenth, five = rule(priority=2), rule("amount", amount=500, priority=1)
    got = taken(basket(line(10_000)), tenth, five)
    assert [(one.name, one.amount) for one in got.applied] == [(five.name, 500), (tenth.name, 950)]
    assert got.lines == [1450]


def test_one_that_combines_with_none_is_taken_when_it_alone_is_worth_more():
    tenth, five, quarter = rule(), rule("amount", amount=500), rule(ppm=250_000, combines=False)
    got = taken(basket(line(10_000)), tenth, five, quarter)
    assert [one.name for one in got.applied] == [quarter.name]
    assert got.total == 2500
    small = taken(basket(line(1000)), tenth, five, quarter)
    assert [one.name for one in small.applied] == [tenth.name, five.name]
    assert small.total == 600


def test_a_code_that_is_beaten_says_by_what():
    alone = Claim(rule(ppm=50_000, combines=False), "FIVE")
    tenth = rule(name="Spring")
    got = rules.choose(basket(), [alone, Claim(tenth)])
    assert [(one.code, one.reason, one.kind) for one in got.refused] == [
        ("FIVE", "FIVE does not combine with Spring, which saves no less", "does_not_combine")
    ]
    assert got.total == 100


def test_a_code_that_takes_nothing_off_yet_is_accepted_and_does_not_count():
    got = rules.choose(basket(shipping=0), [Claim(rule("free_shipping"), "SHIP")])
    assert [(one.code, one.amount, one.counts) for one in got.applied] == [("SHIP", 0, False)]
    assert got.refused == []
    assert taken(basket(shipping=0), rule("free_shipping")).applied == []


def test_a_gift_counts_with_its_worth_when_options_are_compared():
    gift = rule("gift", gift_variant_id=9, worth=150, combines=False)
    assert taken(basket(), rule(), gift).gifts
    assert not taken(basket(), rule(), replace(gift, worth=99)).gifts


# --- what holds for every basket ---

ids = st.frozensets(st.integers(1, 4), max_size=2)
lines = st.builds(
    BasketLine,
    variant_id=st.integers(1, 6),
    product_id=st.integers(1, 4),
    category_path=st.sampled_from(["", "/1/", "/1/2/", "/3/", "/3/4/"]),
    quantity=st.integers(1, 7),
    unit_price=st.integers(0, 5000) | st.integers(0, 10**12),
)
baskets = st.builds(
    Basket, currency=st.just("RUB"), lines=st.lists(lines, min_size=1, max_size=6), shipping=st.integers(0, 2000)
)


@st.composite
def some_rules(draw, most=5):
    count = draw(st.integers(0, most))
    return [
        Rule(
            id=number + 1,
            name=f"Rule {number + 1}",
            kind=draw(st.sampled_from(rules.KINDS)),
            combines=draw(st.booleans()),
            priority=draw(st.integers(-1, 1)),
            product_ids=draw(ids),
            category_ids=draw(ids),
            ppm=draw(st.integers(1, rules.WHOLE)),
            only_matching=draw(st.booleans()),
            amount=draw(st.integers(1, 10_000)),
            cap=draw(st.none() | st.integers(1, 1000)),
            buy=draw(st.integers(1, 3)),
            get=draw(st.integers(1, 3)),
            get_product_ids=draw(ids),
            times=draw(st.none() | st.integers(1, 3)),
            gift_variant_id=1,
            worth=draw(st.integers(0, 3000)),
        )
        for number in range(count)
    ]


def claims(of: Basket, found: list[Rule]) -> list[Claim]:
    return [Claim(one) for one in found if rules.refusal(one, of) is None]


@settings(deadline=None)
@given(baskets, some_rules())
def test_no_line_is_discounted_below_zero_and_the_sums_agree(of, found):
    got = rules.choose(of, claims(of, found))
    assert len(got.lines) == len(of.lines)
    assert all(0 <= off <= one.amount for off, one in zip(got.lines, of.lines, strict=True))
    assert 0 <= got.shipping <= of.shipping
    assert sum(one.amount for one in got.applied) == got.total


@settings(deadline=None)
@given(baskets, some_rules(), st.randoms())
def test_neither_the_order_of_lines_nor_that_of_discounts_changes_the_total(of, found, chance):
    first = rules.choose(of, claims(of, found))
    places = list(range(len(of.lines)))
    chance.shuffle(places)
    chance.shuffle(found)
    turned = replace(of, lines=[of.lines[place] for place in places])
    second = rules.choose(turned, claims(turned, found))
    assert (second.total, second.shipping, second.applied, second.gifts) == (
        first.total,
        first.shipping,
        first.applied,
        first.gifts,
    )
    assert rules.choose(of, claims(of, found)) == first


@settings(deadline=None)
@given(baskets, some_rules())
def test_the_buyer_gets_the_best_of_all_choices(of, found):
    """By trying every set of discounts that may be given together, each worked out by itself."""
    held = claims(of, found)
    worth = {one.id: one.worth if one.kind == rules.GIFT else 0 for one in found}

    def value(some: list[Claim]) -> int:
        # Each choice alone: nothing to compare it with, so it is what is given.
        lone = [Claim(replace(claim.rule, combines=True)) for claim in some]
        got = rules.choose(of, lone)
        return got.total + sum(worth[gift.discount_id] for gift in got.gifts)

    together = [claim for claim in held if claim.rule.combines]
    choices = [[claim] for claim in held if not claim.rule.combines] + [together]
    got = rules.choose(of, held)
    assert got.total + sum(worth[gift.discount_id] for gift in got.gifts) == max(map(value, choices))
    given_ = {one.discount_id for one in got.applied}
    assert len(given_) <= 1 or all(claim.rule.combines for claim in held if claim.rule.id in given_)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), min_size=1, max_size=7),
    st.integers(1, 3),
    st.integers(1, 3),
    st.none() | st.integers(1, 2),
)
def test_buy_x_get_y_gives_what_trying_every_choice_of_units_gives(units, buy, get, times):
    """Units of (price, may be bought, may be got): the most that can be got, and of those the cheapest."""
    goods = [
        line(price, variant=n, product=1 if y else 2, path="/7/" if x else "") for n, (price, x, y) in enumerate(units)
    ]
    deal = rule(
        "buy_x_get_y",
        buy=buy,
        get=get,
        times=times,
        ppm=rules.WHOLE,
        category_ids=frozenset({7}),
        get_product_ids=frozenset({1}),
    )
    best = (0, 0)
    for size in range(len(units) + 1):
        for got in itertools.combinations(range(len(units)), size):
            if not all(units[n][2] for n in got):
                continue
            left = sum(1 for n, unit in enumerate(units) if unit[1] and n not in got)
            sets = -(-size // get)  # as many as these need
            if left >= sets * buy and (times is None or sets <= times):
                best = max(best, (size, -sum(units[n][0] for n in got)))
    held = claims(basket(*goods), [deal])
    assert sum(rules.choose(basket(*goods), held).lines) == -best[1]


def test_whom_a_use_counts_for():
    assert rules.who_is(7, "a@b.c") == "account:7"
    assert rules.who_is(None, " A@b.C ") == "email:a@b.c"
    assert rules.who_is(None, None) == ""
