"""Which location serves what, worked out without a database."""

import pytest

from tradepost.inventory.rules import Line, OutOfStock, Shelf, Short, allocate

LAMP, VASE = 1, 2


def shelf(level_id: int, variant_id: int = LAMP, *, on_hand: int = 0, reserved: int = 0, priority: int = 0) -> Shelf:
    return Shelf(level_id, variant_id, 100 + level_id, on_hand, reserved, priority=priority)


def test_the_location_of_lowest_priority_serves_first():
    shelves = [shelf(1, on_hand=5, priority=2), shelf(2, on_hand=5, priority=1)]
    assert allocate([Line(LAMP, 4)], shelves) == {2: 4}


def test_of_equal_priority_the_older_level_serves_first():
    assert allocate([Line(LAMP, 4)], [shelf(9, on_hand=5), shelf(3, on_hand=5)]) == {3: 4}


def test_one_line_is_served_from_several_locations():
    shelves = [shelf(1, on_hand=5, reserved=3), shelf(2, on_hand=4), shelf(3, on_hand=9)]
    assert allocate([Line(LAMP, 7)], shelves) == {1: 2, 2: 4, 3: 1}


def test_a_line_that_names_its_location_is_served_before_one_that_does_not():
    shelves = [shelf(1, on_hand=5), shelf(2, on_hand=5)]
    assert allocate([Line(LAMP, 5), Line(LAMP, 3, 101)], shelves) == {1: 5, 2: 3}


def test_two_lines_of_one_variant_are_counted_together():
    with pytest.raises(Short) as short:
        allocate([Line(LAMP, 3), Line(LAMP, 3)], [shelf(1, on_hand=5)])
    assert short.value.missing == [(LAMP, 6, 5)]


def test_every_line_that_is_short_is_named_with_what_is_left():
    shelves = [shelf(1, on_hand=5, reserved=5), shelf(2, VASE, on_hand=1)]
    with pytest.raises(Short) as short:
        allocate([Line(LAMP, 1), Line(VASE, 2)], shelves)
    assert short.value.missing == [(LAMP, 1, 0), (VASE, 2, 1)]


def test_what_is_elsewhere_does_not_help_a_line_that_names_its_location():
    with pytest.raises(Short) as short:
        allocate([Line(LAMP, 3, 101)], [shelf(1, on_hand=2), shelf(2, on_hand=100)])
    assert short.value.missing == [(LAMP, 3, 2)]


def test_the_refusal_says_which_and_how_many_are_left():
    refusal = OutOfStock([("LAMP", 5, 3), ("VASE", 1, 0)])
    assert refusal.detail == "Only 3 of LAMP are left; VASE is sold out"
    assert refusal.extra == {
        "sku": "LAMP",
        "left": 3,
        "short": [{"sku": "LAMP", "wanted": 5, "left": 3}, {"sku": "VASE", "wanted": 1, "left": 0}],
    }
