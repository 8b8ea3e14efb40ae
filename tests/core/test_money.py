"""Money is exact: whole coins inside, decimal strings outside, and a split that adds up."""

from decimal import Decimal
from fractions import Fraction

import orjson
import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError

from tradepost.core.money import MAX_MINOR, Amount, Money, minor_digits, split, to_minor, to_number, to_text

AMOUNT = TypeAdapter(Amount)
CURRENCIES = {"RUB": 2, "USD": 2, "EUR": 2, "JPY": 0, "KRW": 0, "KWD": 3, "TND": 3}

coins = st.integers(-MAX_MINOR, MAX_MINOR)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=40)


@pytest.mark.parametrize(("currency", "digits"), CURRENCIES.items())
def test_a_currency_has_its_own_decimals(currency, digits):
    assert minor_digits(currency) == digits


@pytest.mark.parametrize("code", ["", "rub", "RU", "RUBLE", "XYZ", "R\0B"])
def test_a_code_that_is_no_currency_is_told(code):
    with pytest.raises(ValueError, match="no ISO 4217 currency code"):
        minor_digits(code)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (149990, "RUB", "1499.90"),
        (0, "RUB", "0.00"),
        (5, "RUB", "0.05"),
        (-5, "RUB", "-0.05"),
        (-149990, "RUB", "-1499.90"),
        (1500, "JPY", "1500"),
        (-1, "JPY", "-1"),
        (1, "KWD", "0.001"),
        (-1234567, "KWD", "-1234.567"),
    ],
)
def test_an_amount_is_written_in_its_currencys_precision(minor, currency, text):
    assert to_text(minor, currency) == text
    assert to_minor(Decimal(text), currency) == minor
    assert str(Money(minor, currency)) == text
    assert Money.of(text, currency) == Money(minor, currency)


@given(coins, st.sampled_from(sorted(CURRENCIES)))
def test_text_and_coins_are_the_same_amount(minor, currency):
    assert to_minor(Decimal(to_text(minor, currency)), currency) == minor


@pytest.mark.parametrize(
    ("amount", "currency"), [("1.999", "RUB"), ("0.001", "USD"), ("0.1", "JPY"), ("1.0001", "KWD"), ("1e-9", "RUB")]
)
def test_less_than_the_smallest_coin_is_refused(amount, currency):
    with pytest.raises(ValueError, match="decimals"):
        to_minor(Decimal(amount), currency)


@given(coins, st.sampled_from(sorted(CURRENCIES)))
def test_a_json_number_is_the_amount_to_the_coin(minor, currency):
    written = orjson.dumps(to_number(minor, currency)).decode()
    assert to_minor(Decimal(written), currency) == minor


def test_decimals_that_say_nothing_are_none():
    assert to_minor(Decimal("1.5000000"), "RUB") == 150
    assert to_minor(Decimal("2E+2"), "JPY") == 200


@pytest.mark.parametrize("amount", ["10000000000000.01", "1e30", "-1e30", "1e100000"])
def test_more_than_a_shop_can_sell_for_is_refused(amount):
    with pytest.raises(ValueError, match="too large"):
        to_minor(Decimal(amount), "RUB")


@given(coins, weights)
def test_the_parts_add_up_and_none_is_a_coin_off_its_share(minor, shares):
    parts = split(minor, shares)
    assert sum(parts) == minor
    assert len(parts) == len(shares)
    counted = shares if any(shares) else [1] * len(shares)
    for part, share in zip(parts, counted, strict=True):
        assert abs(part - Fraction(minor * share, sum(counted))) < 1
        if share == 0:
            assert part == 0


@given(coins, weights)
def test_a_refund_splits_as_the_sale_did(minor, shares):
    assert split(-minor, shares) == [-part for part in split(minor, shares)]


@pytest.mark.parametrize(
    ("minor", "shares", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (149990, [3, 1, 1], [89994, 29998, 29998]),
        (1, [1, 2], [0, 1]),
        (10, [0, 0], [5, 5]),
        (7, [0, 5, 0], [0, 7, 0]),
        (0, [3, 4], [0, 0]),
    ],
)
def test_a_split_is_the_same_every_time(minor, shares, parts):
    assert split(minor, shares) == parts
    assert Money(minor, "RUB").split(shares) == [Money(part, "RUB") for part in parts]


@pytest.mark.parametrize(("shares", "why"), [([], "nothing"), ([1, -1], "negative")])
def test_a_split_over_nothing_is_refused(shares, why):
    with pytest.raises(ValueError, match=why):
        split(100, shares)


def test_money_adds_up_within_a_currency():
    ten, three = Money.of(10, "RUB"), Money.of("3.50", "RUB")
    assert (ten + three, ten - three, three * 3, -three) == (
        Money(1350, "RUB"), Money(650, "RUB"), Money(1050, "RUB"), Money(-350, "RUB"),
    )  # fmt: skip
    assert three < ten
    assert three <= three  # noqa: PLR0124 - on purpose
    assert sorted([ten, three]) == [three, ten]
    assert max(ten, three) == ten


@pytest.mark.parametrize("act", [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a < b, lambda a, b: a <= b])
def test_roubles_and_dollars_do_not_mix(act):
    with pytest.raises(ValueError, match="RUB and USD do not add up"):
        act(Money(1, "RUB"), Money(1, "USD"))


@pytest.mark.parametrize("amount", ["", "ten", "NaN", "Infinity", "-Infinity", "sNaN", "1,5", "0x10"])
def test_what_is_no_number_is_no_money(amount):
    with pytest.raises(ValueError, match="is no amount"):
        Money.of(amount, "RUB")


@pytest.mark.parametrize(
    ("given_", "taken"),
    [("1499.90", "1499.90"), (1499.9, "1499.9"), (0.1, "0.1"), (5, "5"), ("0", "0"), (" 2.50 ", "2.50")],
)
def test_an_amount_is_what_was_written(given_, taken):
    assert AMOUNT.validate_python(given_) == Decimal(taken)


@pytest.mark.parametrize(
    "wrong",
    ["NaN", "Infinity", "-Infinity", "sNaN", "1e400", "1e30", 10**30, "-1", -0.01, -1, "", "ten", None, [], {}, True,
     float("nan"), float("inf"), "1" * 40, "1000000000000.01", "1,00", "1e999999999"],
)  # fmt: skip
def test_an_amount_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValidationError):
        AMOUNT.validate_python(wrong)
