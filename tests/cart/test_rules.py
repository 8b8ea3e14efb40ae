"""How a basket adds up: the total is its lines, discounts, shipping and tax, to the smallest coin."""

import pytest
from hypothesis import given, strategies as st

from tradepost.cart.rules import GONE, PRICE_CHANGED, TOO_FEW, Part, Trouble, add_up, troubles
from tradepost.core.money import MAX_MINOR
from tradepost.pricing.rules import Rate

rates = st.sampled_from([Rate("", 0), Rate("VAT", 200_000), Rate("VAT", 100_000), Rate("Odd", 76_543)])


@st.composite
def parts(draw):
    quantity, price = draw(st.integers(1, 10**4)), draw(st.integers(0, 10**6))
    return Part(quantity, price, draw(st.integers(0, quantity * price)), draw(rates))


@given(
    st.lists(parts(), max_size=6),
    st.integers(0, 10**6),
    rates,
    st.booleans(),
)
def test_the_total_is_lines_less_discounts_with_shipping_and_tax(lines, shipping, rate, included):
    sums = add_up(lines, shipping=shipping, shipping_rate=rate, tax_included=included)
    assert sums.subtotal == sum(line.quantity * line.unit_price for line in lines)
    assert sums.discount == sum(line.discount for line in lines)
    assert sums.tax == sum(sums.taxes) + sums.shipping_tax
    assert sums.subtotal - sums.discount == sum(line.total for line in lines)
    assert sums.total == sum(line.total for line in lines) + shipping + (0 if included else sums.tax)
    assert sums.units == sum(line.quantity for line in lines)
    assert sum(row["amount"] for row in sums.tax_lines) == sums.tax
    taxed = [(line.total, line.rate) for line in lines] + [(shipping, rate)]
    bases = sum(amount for amount, one in taxed if one.ppm)
    assert sum(row["base"] for row in sums.tax_lines) == bases - (sums.tax if included else 0)
    for line, tax in zip(lines, sums.taxes, strict=True):
        exact = line.total * line.rate.ppm / (1_000_000 + (line.rate.ppm if included else 0))
        assert abs(tax - exact) < 1


def test_more_money_than_can_be_counted_is_refused():
    with pytest.raises(ValueError, match="more money"):
        add_up([Part(2, MAX_MINOR, 0, Rate("", 0))], shipping=0, shipping_rate=Rate("", 0), tax_included=True)


@pytest.mark.parametrize(
    ("quantity", "seen", "price", "left", "wrong"),
    [
        (2, 100, 100, 2, []),
        (2, 100, None, 9, [Trouble(GONE)]),
        (2, 100, 100, 1, [Trouble(TOO_FEW, left=1)]),
        (2, 100, 100, -1, [Trouble(TOO_FEW, left=0)]),
        (2, 100, 90, 2, [Trouble(PRICE_CHANGED, before=100, now=90)]),
        (2, 100, 90, 1, [Trouble(TOO_FEW, left=1), Trouble(PRICE_CHANGED, before=100, now=90)]),
    ],
)
def test_a_line_says_what_is_wrong(quantity, seen, price, left, wrong):
    assert troubles(quantity=quantity, seen=seen, price=price, left=left) == wrong
