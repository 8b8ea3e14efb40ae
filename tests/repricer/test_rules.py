"""What rules make of a price, exactly; and that none of them, in any order, goes below a floor or past its bounds."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from tradepost.repricer import rules
from tradepost.repricer.rules import (
    Bottom,
    Ceiling,
    Competitor,
    Goods,
    Limit,
    Margin,
    Round,
    Seen,
    Stock,
    Terms,
    decide,
)
from tradepost.repricer.texts import TEXTS, say

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def seen(name: str, price: int, hours: int = 1) -> Seen:
    return Seen(name, price, NOW - timedelta(hours=hours))


RIVALS = (seen("North", 1800), seen("South", 1500, 30), seen("West", 1650), seen("Old", 900, 200))

EXACT = [
    # 8.00 at 30 %: 800 / 0.7 = 1142.86, up to the coin.
    (Goods(1990, 800), [Margin(300_000)], 1143, "margin.set"),
    # With 20 % tax inside, 10 % commission and 1.00 for sending: 900 / (1/1.2 - 0.1 - 0.3) = 2076.92.
    (Goods(1990, 800, terms=Terms(200_000, 100_000, 100)), [Margin(300_000)], 2077, "margin.set"),
    (Goods(1990, 800), [Margin(300_000, only_raise=True)], 1990, "margin.enough"),
    (Goods(1990, None), [Margin(300_000)], 1990, "margin.no_cost"),
    (Goods(1990, 800, terms=Terms(200_000, 600_000)), [Margin(300_000)], 1990, "margin.impossible"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest")], 1500, "competitor.followed"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", below_ppm=10_000)], 1485, "competitor.undercut"),
    (Goods(1990, seen=RIVALS), [Competitor("highest", below=1)], 1799, "competitor.undercut"),
    (Goods(1990, seen=RIVALS), [Competitor("average")], 1650, "competitor.followed"),
    (Goods(1990, seen=RIVALS), [Competitor("median")], 1650, "competitor.followed"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", name="north", below=-50)], 1850, "competitor.undercut"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", name="Old")], 1990, "competitor.stale"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", max_age=timedelta(minutes=59))], 1990, "competitor.stale"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", name="East")], 1990, "competitor.none"),
    (Goods(1990, seen=RIVALS), [Competitor("lowest", below=1500)], 1990, "competitor.no_price"),
    (Goods(1000, available=4), [Stock("units", "below", 5, 100_000)], 1100, "stock.units_below"),
    (Goods(1000, available=5), [Stock("units", "below", 5, 100_000)], 1000, "stock.units_not_below"),
    (Goods(1000, available=9, daily=Fraction(2)), [Stock("days", "below", 5, 100_000)], 1100, "stock.days_below"),
    (Goods(1000, available=90, daily=Fraction(1)), [Stock("days", "above", 60, -50_000)], 950, "stock.days_above"),
    # What nobody buys lasts for ever; what is not there does not last at all.
    (Goods(1000, available=1), [Stock("days", "above", 60, -50_000)], 950, "stock.days_above"),
    (Goods(1000, available=0), [Stock("days", "above", 60, -50_000)], 1000, "stock.days_not_above"),
    (Goods(1000, available=0), [Stock("days", "below", 5, 100_000)], 1100, "stock.days_below"),
    (Goods(1440), [Round(90)], 1490, "round.rounded"),
    (Goods(1439), [Round(90)], 1390, "round.rounded"),
    (Goods(1450), [Round(0)], 1500, "round.rounded"),
    (Goods(1499), [Round(99)], 1499, "round.fits"),
    (Goods(30), [Round(0)], 100, "round.rounded"),
    (Goods(1990), [Ceiling(1500)], 1500, "ceiling.lowered"),
    (Goods(1990), [Bottom(2500)], 2500, "floor.raised"),
]


@pytest.mark.parametrize(("goods", "steps", "price", "reason"), EXACT)
def test_a_step_does_exactly_what_it_says(goods, steps, price, reason):
    made = decide(steps, goods, NOW)
    assert (made.price, made.effects[0].reason) == (price, reason)
    for language in TEXTS:
        text = say(reason, language, made.effects[0].values)
        assert "{" not in text
        assert text.endswith(".")


def test_a_stale_price_is_told_with_its_age_and_not_used():
    (effect,) = decide([Competitor("lowest", name="Old")], Goods(1990, seen=RIVALS), NOW).effects
    assert say(effect.reason, "en", effect.values) == (
        "The newest competitor price, 9.00 of Old, was seen 200 hours ago; one older than 72 hours is not used."
    )


def test_steps_follow_each_other_and_each_tells_what_it_did():
    steps = [Margin(300_000), Competitor("lowest"), Round(90), Limit(200_000)]
    made = decide(steps, Goods(1990, 800, seen=RIVALS), NOW)
    assert [(one.kind, one.before, one.after) for one in made.effects] == [
        ("margin", 1990, 1143), ("competitor", 1143, 1500), ("round", 1500, 1490), ("limit", 1490, 1592),
        ("guard", 1592, 1690),
    ]  # fmt: skip
    # What a bound cut after the rounding ends as the rounding says, as far as the bounds let it.
    assert (made.price, say(made.effects[-1].reason, "en", made.effects[-1].values)) == (1690, "Rounded to 16.90.")


GUARDED = [
    # A floor price goes before all; what was rounded ends so still.
    (Goods(1990, floor=1600, seen=RIVALS), [Competitor("lowest")], 1600),
    (Goods(1990, floor=1600, seen=RIVALS), [Competitor("lowest"), Round(90)], 1690),
    # A bound in the middle of the steps holds in the end as well.
    (Goods(1990, seen=RIVALS), [Bottom(1700), Competitor("lowest")], 1700),
    (Goods(1990, seen=RIVALS), [Limit(100_000), Competitor("lowest"), Round(90)], 1890),
    # Bounds after the rounding: .90 again, but no further than they go, and only where something was rounded.
    (Goods(1990), [Round(90), Ceiling(1850)], 1790),
    (Goods(1990), [Round(90), Bottom(2000), Ceiling(2050)], 2000),
    (Goods(1990), [Ceiling(1850)], 1850),
    # The rule's ceiling below the floor price, a floor beyond what a run may change.
    (Goods(1000, floor=1600), [Ceiling(1200)], 1600),
    (Goods(1000, floor=1600), [Limit(100_000)], 1600),
    (Goods(1000), [Limit(100_000), Bottom(1300)], 1300),
]


@pytest.mark.parametrize(("goods", "steps", "price"), GUARDED)
def test_bounds_hold_wherever_they_stand(goods, steps, price):
    assert decide(steps, goods, NOW).price == price


PPM = st.integers(0, 950_000)
AMOUNT = st.integers(0, 10**7)
STEPS = st.lists(
    st.one_of(
        st.builds(Margin, PPM, st.booleans()),
        st.builds(
            Competitor, st.sampled_from(["lowest", "average", "median", "highest"]),
            st.sampled_from(["", "North", "X"]), st.integers(-1_000_000, 950_000), st.integers(-(10**7), 10**7),
        ),
        st.builds(
            Stock, st.sampled_from(["units", "days"]), st.sampled_from(["below", "above"]), st.integers(0, 1000),
            st.integers(-900_000, 5_000_000),
        ),
        st.builds(Round, st.sampled_from([0, 90, 99])),
        st.builds(Ceiling, st.integers(1, 10**7)),
        st.builds(Bottom, AMOUNT),
        st.builds(Limit, st.integers(0, 1_000_000)),
    ),
    max_size=12,
)  # fmt: skip
GOODS = st.builds(
    Goods, AMOUNT, st.none() | AMOUNT, st.none() | AMOUNT, st.integers(0, 5000), st.fractions(0, 100),
    st.lists(st.builds(seen, st.sampled_from(["North", "South", "X"]), st.integers(1, 10**7), st.integers(0, 200))),
    st.builds(Terms, st.integers(0, 250_000), PPM, AMOUNT),
)  # fmt: skip


@given(STEPS, GOODS)
def test_no_sequence_of_steps_goes_below_a_floor_or_past_its_bounds(steps, goods):
    price = decide(steps, goods, NOW).price
    floor = max([goods.floor or 0, *(one.amount for one in steps if isinstance(one, Bottom))])
    assert price >= floor
    ceilings = [one.amount for one in steps if isinstance(one, Ceiling)]
    if ceilings:
        assert price <= max(min(ceilings), floor, 1)
    for one in steps:
        if isinstance(one, Limit) and goods.price and abs(price - goods.price) * 1_000_000 > one.ppm * goods.price:
            # Further than a run may go only where a floor or a ceiling asks for it.
            assert price == floor or (ceilings and price == min(ceilings)) or price in rules.bounds(steps, goods)
    assert price > 0 or goods.price == 0


@given(STEPS, GOODS)
def test_each_step_goes_on_where_the_one_before_ended(steps, goods):
    made = decide(steps, goods, NOW)
    assert [one.before for one in made.effects] == [goods.price, *(one.after for one in made.effects)][
        : len(made.effects)
    ]
    assert (made.effects[-1].after if made.effects else goods.price) == made.price
    for language in TEXTS:
        assert all(say(one.reason, language, one.values) for one in made.effects)


@given(st.integers(1, 10**7), PPM, st.builds(Terms, st.integers(0, 250_000), PPM, st.integers(0, 10**5)))
def test_a_margin_is_reached_and_one_coin_less_would_miss_it(cost, target, terms):
    price = rules.price_for(cost, target, terms)
    rest = Fraction(1_000_000, 1_000_000 + terms.tax_ppm) - Fraction(terms.commission_ppm + target, 1_000_000)
    if price is None:
        assert rest <= 0
        return
    assert price * rest >= cost + terms.logistics > (price - 1) * rest
    # Tax and commission are whole coins each: what is left is within two of the share.
    left = rules.left(price, cost, terms)
    assert left is not None
    assert left >= price * target / 1_000_000 - 2
