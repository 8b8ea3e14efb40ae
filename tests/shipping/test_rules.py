"""Which zone serves a parcel, what a method asks for it, and what may follow in a shipment's life."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from tradepost.shipping import rules
from tradepost.shipping.carriers import CARRIERS
from tradepost.shipping.carriers.table import tracking_number
from tradepost.shipping.rules import Area, Parcel, Rate, Terms

FLAT = Terms(
    id=1,
    zone_id=1,
    code="way",
    names={"en": "Courier", "ru": "Курьер"},
    kind="flat",
    carrier="",
    currency="RUB",
    amount=30_000,
    free_over=None,
    rates=(),
    weight_limit_g=None,
    days_min=None,
    days_max=None,
    pickup_address="",
)


def area(number: int, countries=(), *, rest=False, regions=(), postcodes=()) -> Area:
    return Area(number, frozenset(countries), rest, frozenset(map(rules.region_key, regions)), tuple(postcodes))


WORLD = area(1, rest=True)
RUSSIA = area(2, {"RU"})
MOSCOW_REGION = area(3, {"RU"}, regions=["Московская область", "Moscow Oblast"])
MOSCOW = area(4, {"RU"}, postcodes=["10", "11", "12"])
CENTRE = area(5, {"RU"}, postcodes=["1010"])
LONDON = area(6, {"GB"}, postcodes=["SW", "EC1"])
ALL = [WORLD, RUSSIA, MOSCOW_REGION, MOSCOW, CENTRE, LONDON]


@pytest.mark.parametrize(
    ("parcel", "serves"),
    [
        (Parcel("RU", postcode="101000"), CENTRE),
        (Parcel("RU", postcode="115 172"), MOSCOW),
        (Parcel("RU", region="московская  ОБЛАСТЬ", postcode="143000"), MOSCOW_REGION),
        (Parcel("RU", region="Московская область", postcode="115172"), MOSCOW),
        (Parcel("RU", region="Татарстан", postcode="420000"), RUSSIA),
        (Parcel("RU"), RUSSIA),
        (Parcel("GB", postcode="sw1a 1aa"), LONDON),
        (Parcel("GB", postcode="M1 1AE"), WORLD),
        (Parcel("US", postcode="10100"), WORLD),
        (Parcel(""), None),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_zone_that_names_a_place_most_closely_serves_it(parcel, serves, order):
    assert rules.area_of(ALL[::order], parcel) == serves


def test_of_two_zones_alike_the_first_serves():
    first, second = area(7, {"DE"}), area(8, {"DE", "FR"})
    assert rules.area_of([first, second], Parcel("DE")) == first
    assert rules.area_of([second, first], Parcel("DE")) == second


def test_nobody_serves_a_place_that_no_zone_has():
    assert rules.area_of([RUSSIA, LONDON], Parcel("US")) is None


tables = st.lists(st.integers(1, 10**6), min_size=1, max_size=20, unique=True).flatmap(
    lambda bounds: st.lists(st.integers(0, 10**8), min_size=len(bounds) + 1, max_size=len(bounds) + 1).map(
        lambda amounts: [
            Rate(amount, up_to_g=bound) for bound, amount in zip([*sorted(bounds), None], sorted(amounts), strict=True)
        ]
    )
)


@settings(deadline=None)
@given(tables, st.integers(0, 2 * 10**6), st.integers(0, 2 * 10**6), st.randoms())
def test_a_heavier_parcel_never_costs_less(table, one, other, random):
    random.shuffle(table)
    by_weight = replace(FLAT, kind="weight", rates=tuple(table))
    light, heavy = sorted([one, other])
    cheap, dear = (rules.price(by_weight, Parcel("RU", weight_g=grams, currency="RUB")) for grams in (light, heavy))
    assert cheap <= dear


@settings(deadline=None)
@given(tables, st.integers(0, 2 * 10**6))
def test_a_table_gives_the_row_with_the_nearest_bound(table, grams):
    by_weight = replace(FLAT, kind="weight", rates=tuple(table))
    expected = next(rate.amount for rate in table if rate.up_to_g is None or grams <= rate.up_to_g)
    assert rules.price(by_weight, Parcel("RU", weight_g=grams, currency="RUB")) == expected


@settings(deadline=None)
@given(tables)
def test_every_table_whose_prices_rise_is_a_good_one(table):
    values = {
        "kind": "weight",
        "rates": [
            {"amount": rate.amount} | ({} if rate.up_to_g is None else {"up_to_g": rate.up_to_g}) for rate in table
        ],
        "free_over": None,
        "pickup_address": "",
        "carrier": "",
        "days_min": None,
        "days_max": None,
    }
    assert rules.method_faults(values, CARRIERS) == []


def test_a_bound_belongs_to_its_row_and_beyond_the_last_one_nothing_is_asked():
    by_weight = replace(FLAT, kind="weight", rates=(Rate(100, up_to_g=500), Rate(200, up_to_g=1000)))
    asked = [rules.price(by_weight, Parcel("RU", weight_g=grams)) for grams in (0, 500, 501, 1000, 1001)]
    assert asked == [100, 100, 200, 200, None]


def test_a_table_by_value_reads_the_value_of_the_goods():
    by_amount = replace(FLAT, kind="amount", rates=(Rate(500, up_to_amount=9_999), Rate(200)))
    assert [rules.price(by_amount, Parcel("RU", amount=value)) for value in (0, 9_999, 10_000)] == [500, 500, 200]


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([-1, 0, 1]))
def test_delivery_is_free_exactly_from_the_threshold_on(threshold, difference):
    terms = replace(FLAT, kind="free_over", free_over=threshold)
    value = max(0, threshold + difference)
    assert rules.price(terms, Parcel("RU", amount=value)) == (0 if value >= threshold else FLAT.amount)


def test_a_parcel_above_the_weight_limit_or_in_another_currency_is_not_taken():
    light = replace(FLAT, weight_limit_g=1000)
    assert rules.serves(light, Parcel("RU", weight_g=1000, currency="RUB"))
    assert not rules.serves(light, Parcel("RU", weight_g=1001, currency="RUB"))
    assert not rules.serves(light, Parcel("RU", weight_g=1, currency="EUR"))


def test_rows_that_name_a_place_go_before_those_for_everywhere():
    rates = (
        Rate(900),
        Rate(800, up_to_g=1000),
        Rate(700, country="DE"),
        Rate(600, country="DE", up_to_g=1000),
        Rate(500, country="DE", postcode="10"),
    )
    asked = [
        rules.rate_for(rates, parcel)
        for parcel in (
            Parcel("FR", weight_g=2000),
            Parcel("FR", weight_g=1000),
            Parcel("DE", weight_g=2000),
            Parcel("DE", weight_g=1000),
            Parcel("DE", postcode="10 115", weight_g=2000),
        )
    ]
    assert asked == [900, 800, 700, 600, 500]


def test_the_table_carrier_asks_the_methods_amount_on_top_of_the_row():
    terms = replace(FLAT, kind="carrier", carrier="table", amount=50, rates=(Rate(100, up_to_g=1000),))
    assert CARRIERS["table"].quote(Parcel("RU", weight_g=1000), terms) == 150
    assert CARRIERS["table"].quote(Parcel("RU", weight_g=1001), terms) is None


@settings(deadline=None)
@given(st.integers(1, 10**8 - 1), st.integers(0, 7), st.integers(1, 9))
def test_a_slip_in_one_digit_of_a_tracking_number_is_noticed(shipment_id, place, by):
    number = tracking_number(rules.number(shipment_id, 2026))
    digits = number.removeprefix("TP")
    slipped = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 : 8]
    other = tracking_number(f"SH-2026-{slipped}")
    assert len(digits) == 9
    # Two of the eleven remainders share the check digit 5: that is the standard's.
    assert other[-1] != number[-1] or number[-1] == "5"


def test_a_tracking_number_is_checked_as_the_postal_unions_are():
    # S10's own example, RR 473124829 GB.
    assert tracking_number("SH-2026-47312482") == "TP473124829"
    assert tracking_number("SH-2026-000123") == "TP000001235"


def test_every_status_may_be_reached_and_what_is_over_stays_over():
    reached, ahead = {rules.CREATED}, [rules.CREATED]
    while ahead:
        for status in rules.NEXT[ahead.pop()] - reached:
            reached.add(status)
            ahead.append(status)
    assert reached == set(rules.STATUSES)
    assert rules.NEXT[rules.CANCELLED] == rules.NEXT[rules.RETURNED] == frozenset()
    assert all(rules.CANCELLED not in rules.NEXT[status] for status in rules.GONE)


@settings(deadline=None)
@given(st.lists(st.sampled_from(rules.STATUSES), max_size=12))
def test_a_shipment_ends_once_whatever_is_reported(reports):
    status = rules.CREATED
    for report in reports:
        if rules.may_follow(status, report):
            assert rules.NEXT[status]  # an ended one takes nothing
            status = report
    assert status in rules.NEXT
