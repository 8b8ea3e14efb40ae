"""Rules of payments, without a database."""

from datetime import timedelta

from hypothesis import given, strategies as some

from tradepost.payments.rules import HAPPENED, NEXT, OPEN, REFUND_NEXT, STATUSES, ask_again_in, moved, refundable

REFUND_STATUSES = some.sampled_from(["", "pending", "succeeded", "failed"])


def test_every_state_has_its_followers_and_its_name_in_the_log():
    assert set(NEXT) == set(STATUSES)
    assert set(HAPPENED) == set(STATUSES) - {"created"}
    assert all(after in HAPPENED for followers in NEXT.values() for after in followers)


def test_taken_is_the_end_and_what_was_let_go_can_only_turn_out_taken():
    assert (NEXT["captured"], NEXT["voided"]) == (frozenset(), {"captured"})


def test_whatever_is_open_can_still_turn_out_paid():
    for status in (*OPEN, "authorised", "declined", "failed"):
        assert "captured" in NEXT[status]


@given(some.integers(min_value=0, max_value=10_000))
def test_waiting_grows_and_never_exceeds_an_hour(attempts):
    assert timedelta(minutes=1) <= ask_again_in(attempts) <= ask_again_in(attempts + 1) <= timedelta(hours=1)


@given(some.lists(some.tuples(some.integers(1, 10**12), some.lists(REFUND_STATUSES, max_size=5)), max_size=8))
def test_sums_are_what_the_refunds_last_were_whatever_way_they_went(refunds):
    refunded = refunding = 0
    for amount, way in refunds:
        before = ""
        for after in way:
            back, aside = moved(before, after, amount)
            refunded, refunding, before = refunded + back, refunding + aside, after
    last = [(amount, way[-1]) for amount, way in refunds if way]
    assert refunded == sum(amount for amount, status in last if status == "succeeded")
    assert refunding == sum(amount for amount, status in last if status == "pending")


@given(some.integers(0, 10**12), some.integers(0, 10**12), some.integers(0, 10**12))
def test_what_is_left_plus_what_is_gone_is_what_was_taken(captured, refunded, refunding):
    assert refundable(captured, refunded, refunding) + refunded + refunding == captured


def test_a_refund_that_failed_is_over():
    assert REFUND_NEXT["failed"] == frozenset()
    assert "failed" in REFUND_NEXT["succeeded"]
