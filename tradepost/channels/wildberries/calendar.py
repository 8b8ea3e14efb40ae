"""The calendar of Wildberries' promotions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tradepost.channels.allowances import Limit
from tradepost.channels.wildberries import told
from tradepost.channels.wildberries.asking import Asking, Call

CALENDAR = Limit("calendar", 10, 6, 5)
LIMITS = (CALENDAR,)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Calendar(Asking):
    """Promotions, and what takes part in them."""

    async def promotions(self, start: datetime, end: datetime, *, limit: int = 1000) -> Sequence[told.Promotion]:
        """Promotions of a time that goods of the seller fit into."""
        params = {"startDateTime": _moment(start), "endDateTime": _moment(end), "allPromo": "false", "limit": limit}
        call = Call(CALENDAR, "GET", "dp-calendar-api", "/api/v1/calendar/promotions", inside="data.promotions")
        return await self._list(told.Promotion, call, params=params)

    async def promoted(self, promotion_id: int, offset: int = 0, *, limit: int = 1000) -> Sequence[told.Promoted]:
        """Cards that take part in a promotion, a part."""
        params = {"promotionID": promotion_id, "inAction": "true", "limit": limit, "offset": offset}
        path = "/api/v1/calendar/promotions/nomenclatures"
        return await self._list(
            told.Promoted, Call(CALENDAR, "GET", "dp-calendar-api", path, inside="data.nomenclatures"), params=params
        )
