"""Templates say what they may name, and cannot run away, however they are written."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from tradepost.replies.templates import LONGEST, Refused, check, render

KNOWN = ["order.number", "order.units", "order.lines[].name", "order.lines[].quantity", "buyer.name"]
VALUES = {
    "order": {"number": "A-1", "units": 3, "lines": [{"name": "Lamp", "quantity": 2}, {"name": "Vase", "quantity": 1}]},
    "buyer": {"name": ""},
}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Order {{ order.number }}", "Order A-1"),
        ("Dear {{ buyer.name or 'friend' }}", "Dear friend"),
        ("{% if order.units > 2 %}many{% else %}few{% endif %}", "many"),
        ("{% for line in order.lines %}{{ loop.index }}. {{ line.name }} {% endfor %}", "1. Lamp 2. Vase"),
        ("{% for one in order.lines if one.quantity > 1 %}{{ one.name|upper }}{% endfor %}", "LAMP"),
        ("{{ order.lines|length }} in {{ order.number|lower }}", "2 in a-1"),
        ("{{ 'x' ~ order.units }}", "x3"),
        ("<b>{{ order.number }}</b>", "<b>A-1</b>"),
    ],
)
def test_what_is_needed_for_answers_works(source, text):
    check(source, KNOWN)
    assert render(source, VALUES) == text


@pytest.mark.parametrize(
    "source",
    [
        "{{ order.numbr }}", "{{ order }}", "{{ buyer }}", "{{ line.name }}", "{{ order.lines[0].name }}",
        "{% for x in order.lines %}{{ x.price }}{% endfor %}", "{{ order.number.upper() }}", "{{ range(9) }}",
        "{{ ''.__class__.__mro__ }}", "{{ order.__init__ }}", "{{ order|attr('x') }}", "{{ 'a' * 9 }}", "{{ 9 ** 9 }}",
        "{{ '%99d' % 1 }}", "{% set a = 'x' %}", "{% macro m() %}{% endmacro %}", "{% include 'x' %}",
        "{% import 'x' as y %}", "{% extends 'x' %}", "{% filter upper %}x{% endfilter %}", "{{ 'a'|center(99) }}",
        "{{ 'a'|replace('a', 'aa') }}", "{{ 1|round(999999999) }}", "{% for a in 'text' %}{% endfor %}",
        "{% for a in [1, 2] %}{% endfor %}", "{% for a, b in order.lines %}{% endfor %}",
        "{% for a in order.lines recursive %}{% endfor %}", "{{", "{% if %}", "{{ order.number", "{% endif %}",
        "x" * (LONGEST + 1), "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "{{ " + "9" * 4900 + " }}",
        "{{ " + "-" * 1500 + "1 }}", "{{ 1" + " ~ 1" * 1200 + " }}",
        "{% for a in order.lines %}" * 3 + "{% endfor %}" * 3,
    ],
)  # fmt: skip
def test_everything_else_is_refused_with_a_sentence(source):
    with pytest.raises(Refused, match=r"\w{2,} \w"):
        check(source, KNOWN)


@pytest.mark.parametrize(
    "source", ["{{ order.number + order.units }}", "{{ order.number|truncate(1) }}", "{{ 'ab'|join('x') }}"]
)
def test_what_cannot_be_filled_in_says_why(source):
    check(source, KNOWN)
    with pytest.raises(Refused, match="cannot be filled in"):
        render(source, VALUES)


def test_the_longest_work_a_template_can_ask_for_is_short():
    lines = [{"name": "Lamp" * 60, "quantity": n} for n in range(50)]
    body = "{{ b.name }}" * 300
    source = f"{{% for a in order.lines %}}{{% for b in order.lines %}}{body}{{% endfor %}}{{% endfor %}}"
    check(source, KNOWN)
    begun = time.process_time()
    with pytest.raises(Refused, match="longer than"):
        render(source, {"order": {"lines": lines}})
    silent = source.replace("{{ b.name }}", "{{ '' }}")
    check(silent, KNOWN)
    render(silent, {"order": {"lines": lines}})
    assert time.process_time() - begun < 10


PIECES = st.sampled_from(
    [
        "{{ order.number }}", "{{ order.", "{% for l in order.lines %}", "{% endfor %}", "{{ l.name }}", "{% endif %}",
        "{% if order.units %}", "{% set x = 1 %}", "{{ x }}", "{{ '", "' }}", "|", "upper", "(", ")", "~", "{#", "#}",
        "\n", "слово", "%}", "}}",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_written_is_taken_and_works_or_is_refused(source):
    try:
        check(source, KNOWN)
    except Refused:
        return
    with suppress(Refused):
        assert len(render(source, VALUES)) <= LONGEST
