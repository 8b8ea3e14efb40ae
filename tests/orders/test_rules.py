"""An order's life and its sums, worked out without a database."""

import pytest
from hypothesis import given, strategies as st

from tradepost.core.money import MAX_MINOR
from tradepost.orders.rules import (
    CANCELLED,
    NEXT,
    RETURN,
    RETURNED,
    SALE,
    STANDING,
    STATUSES,
    Line,
    may_become,
    number,
    standing,
    status_of,
    totals,
)


def test_every_status_has_a_standing_and_leads_to_known_ones():
    assert set(STANDING) == set(NEXT) == set(STATUSES)
    assert all(following <= set(STATUSES) for following in NEXT.values())


def test_no_status_leads_back_to_itself_by_any_way():
    def reached(status, seen=frozenset()):
        for following in NEXT[status] - seen:
            seen |= {following} | reached(following, seen | {following})
        return seen

    assert [status for status in STATUSES if status in reached(status)] == []


def test_what_is_over_stays_over():
    assert NEXT[CANCELLED] == NEXT[RETURNED] == frozenset()


def test_a_return_can_only_turn_out_to_be_a_mistake():
    assert {status: may_become(RETURN, status) for status in ("delivered", "returned", "cancelled")} == {
        "delivered": {"cancelled"},
        "returned": {"cancelled"},
        "cancelled": set(),
    }
    assert may_become(SALE, "executed") == {"cancelled", "returned"}


def test_what_was_paid_and_is_cancelled_is_refunded():
    assert standing(CANCELLED) == ("cancelled", "cancelled")
    assert standing(CANCELLED, was_paid=True) == ("refunded", "cancelled")
    assert standing("shipped", was_paid=True) == ("paid", "shipped")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("pending", "pending"),
        (" PAID ", "paid"),
        ("Completed", "delivered"),
        ("SHIPPED", "shipped"),
        ("Canceled", "cancelled"),
        ("In_Transit", "shipped"),
        ("ready-to-ship", "processing"),
        ("Отправлен", "shipped"),
        ("возвращён", "returned"),
        ("refunded", "returned"),
    ],
)
def test_a_platforms_word_is_one_of_our_statuses(word, status):
    assert status_of(word) == status


@pytest.mark.parametrize("word", ["", "lost in the post", "paid!", "42"])
def test_a_word_nobody_uses_is_refused_with_those_that_are(word):
    with pytest.raises(ValueError, match="accepted are pending, paid, processing, shipped, delivered, executed"):
        status_of(word)


AMOUNTS = st.builds(
    lambda quantity, price, share: Line(quantity, price, quantity * price * share // 100),
    st.integers(1, 1000),
    st.integers(0, 10**6),
    st.integers(0, 100),
)


@given(lines=st.lists(AMOUNTS, min_size=1, max_size=20), shipping=st.integers(0, 10**6))
def test_the_lines_add_up_to_the_total_to_the_smallest_coin(lines, shipping):
    sums = totals(lines, shipping)
    assert sums.total == sum(line.total for line in lines) + shipping
    assert sums.total == sums.subtotal - sums.discount + sums.shipping
    assert sums.units == sum(line.quantity for line in lines)
    assert all(line.total >= 0 for line in lines)


def test_an_order_by_hand():
    sums = totals([Line(3, 1990, 470), Line(1, 4550)], shipping=300)
    assert (sums.subtotal, sums.discount, sums.shipping, sums.total, sums.units) == (10520, 470, 300, 10350, 4)


def test_more_money_than_can_be_counted_exactly_is_refused():
    assert totals([Line(1, MAX_MINOR)]).total == MAX_MINOR
    with pytest.raises(ValueError, match="too large"):
        totals([Line(1, MAX_MINOR), Line(1, 1)])


def test_a_number_that_people_can_say():
    assert (number(123, 2026), number(12345678, 2026)) == ("TP-2026-000123", "TP-2026-12345678")
