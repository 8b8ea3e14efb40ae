"""What each channel takes of a text: the table that scores, proposals and descriptions share.

None means that the channel's documents name no limit; the product's own fields still have theirs.
"""

from dataclasses import asdict, dataclass
from typing import Any

STORE = "store"
NAME_MOST, DESCRIPTION_MOST, KEYWORDS_MOST = 255, 50_000, 500
SEO_TITLE_MOST, SEO_DESCRIPTION_MOST = 60, 160


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a title and a description may be, how many pictures there may be, and where that is written."""

    channel: str
    title: int | None
    description: int | None
    pictures: int | None
    source: str

    @property
    def title_most(self) -> int:
        """The longest title that can be written here and sent there."""
        return min(self.title or NAME_MOST, NAME_MOST)

    @property
    def description_most(self) -> int:
        """The longest description that can be written here and sent there."""
        return min(self.description or DESCRIPTION_MOST, DESCRIPTION_MOST)

    def told(self) -> dict[str, Any]:
        """As it goes over the wire."""
        return asdict(self)


LIMITS = {
    one.channel: one
    for one in (
        Limits(STORE, NAME_MOST, DESCRIPTION_MOST, None, "the product's own fields"),
        Limits("wildberries", 60, 2000, 30, "Wildberries API, 02-items: cards/upload, media/save"),
        Limits("ozon", 500, None, 30, "Ozon Seller API: /v3/product/import"),
        Limits("yandex_market", 256, 6000, 30, "Yandex Market Partner API: offer-mappings/update"),
        Limits("avito", None, None, None, "Avito API: listings are made by a feed, no limit is documented"),
    )
}


def of(channel: str) -> Limits:
    """A channel's limits; one that nobody wrote down has the product's own."""
    return LIMITS.get(channel) or Limits(channel, None, None, None, "not documented")
