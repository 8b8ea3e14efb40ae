"""Rules about customers: RFM scores and the segments they make, and what a customer is worth to come. Pure.

Recency, frequency and monetary value, scored by fifths, are A. M. Hughes' (Strategic Database Marketing, 1994); the
grid of ten segments over recency and frequency is the one that most tools for mailings draw, under these names.
"""

from dataclasses import dataclass
from typing import Any

FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """Customers whose scores lie in these ranges, both ends included; what they are, and what to do."""

    name: str
    recency: tuple[int, int]
    frequency: tuple[int, int]
    sentence: str
    sentence_ru: str

    def has(self, recency: int, frequency: int) -> bool:
        """Whether a customer with these scores is one of them."""
        return self.recency[0] <= recency <= self.recency[1] and self.frequency[0] <= frequency <= self.frequency[1]


# Every pair of scores is in exactly one.
SEGMENTS = (
    Segment(
        "champions", (5, 5), (4, 5),
        "Bought just now and often: thank them, show them what is new first.",
        "Купили только что и покупают часто: благодарите, новинки показывайте им первыми.",
    ),
    Segment(
        "loyal", (3, 4), (4, 5),
        "Buy often: ask for reviews, offer the better version.",
        "Покупают часто: просите отзывы, предлагайте товар классом выше.",
    ),
    Segment(
        "potential_loyalists", (4, 5), (2, 3),
        "Bought lately, more than once: offer what goes with it, or a bonus for the next order.",
        "Недавние, уже не с первой покупкой: предложите сопутствующее или бонус за следующий заказ.",
    ),
    Segment(
        "new", (5, 5), (1, 1),
        "Bought for the first time just now: see that all goes well, welcome them.",
        "Только что купили впервые: проследите, чтобы всё прошло хорошо, поприветствуйте.",
    ),
    Segment(
        "promising", (4, 4), (1, 1),
        "Bought once, not long ago: remind them of the shop.",
        "Купили один раз, недавно: напомните о магазине.",
    ),
    Segment(
        "need_attention", (3, 3), (3, 3),
        "Middling in both: an offer for a limited time.",
        "Середина по обоим показателям: предложение на ограниченное время.",
    ),
    Segment(
        "about_to_sleep", (3, 3), (1, 2),
        "Have not bought for a while, and never much: show them what is popular.",
        "Давно не покупали и покупали мало: покажите популярное.",
    ),
    Segment(
        "at_risk", (1, 2), (3, 4),
        "Used to buy often, long ago: write to them in person, ask what was wrong.",
        "Покупали часто, но давно: напишите лично, спросите, что не так.",
    ),
    Segment(
        "cannot_lose", (1, 2), (5, 5),
        "Among the best once, and gone: call them.",
        "Были среди лучших и пропали: позвоните.",
    ),
    Segment(
        "hibernating", (1, 2), (1, 2),
        "Long gone, and never bought much: a cheap mailing, or none.",
        "Давно ушли и покупали мало: недорогая рассылка или ничего.",
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in SEGMENTS}


def segment(recency: int, frequency: int) -> Segment:
    """The segment of a customer with these scores, from 1 to 5."""
    return next(one for one in SEGMENTS if one.has(recency, frequency))


def score(worse: Any, all_of_them: Any) -> Any:
    """1 to 5: in which fifth somebody is, from how many are strictly worse. Who are alike get the same.

    Of whole numbers, or of Ibis columns of them.
    """
    return FIFTHS * worse // all_of_them + 1


def segment_of(recency: Any, frequency: Any) -> Any:
    """The same as `segment`, of Ibis columns: the segment's name."""
    import ibis

    return ibis.cases(
        *[(recency.between(*one.recency) & frequency.between(*one.frequency), one.name) for one in SEGMENTS]
    )


def worth_to_come(margin: float, retention: float, discount: float) -> float:
    """What a customer will still bring, at today's value: margin × retention ÷ (1 + discount − retention).

    All three a period. S. Gupta and D. R. Lehmann, Managing Customers as Investments (2005): the same margin in every
    period to come, as long as the customer stays.
    """
    return margin * retention / (1 + discount - retention)


def a_period(yearly: float, periods: int) -> float:
    """A yearly rate as that of a period of which a year has so many: 10 % a year -> 2.41 % a quarter."""
    return float((1 + yearly) ** (1 / periods) - 1)
