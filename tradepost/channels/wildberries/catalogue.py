"""Calls of the seller API about categories, what they want to know, and cards that are made or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tradepost.channels.allowances import Limit
from tradepost.channels.wildberries import answers, told
from tradepost.channels.wildberries.asking import Asking, Call

CONTENT = Limit("content", 100, 60, 5)
UPLOADS = Limit("cards_upload", 10, 60, 5)
UPDATES = Limit("cards_update", 10, 60, 5)
FAULTS = Limit("cards_errors", 10, 60, 5)
MEDIA = Limit("media", 100, 60, 5)
LIMITS = (CONTENT, UPLOADS, UPDATES, FAULTS, MEDIA)
HOST = "content-api"


@dataclass(slots=True)
class Catalogue(Asking):
    """Categories and cards."""

    async def cards(self, updated_at: str = "", nm_id: int = 0, *, search: str = "", limit: int = 100) -> answers.Cards:
        """Cards, the longest unchanged first, behind a cursor; those with a number, article or barcode by `search`."""
        cursor: dict[str, Any] = {"limit": limit}
        if updated_at:
            cursor |= {"updatedAt": updated_at, "nmID": nm_id}
        wanted: dict[str, Any] = {"withPhoto": -1}
        if search:
            wanted["textSearch"] = search
        body = {"settings": {"sort": {"ascending": True}, "filter": wanted, "cursor": cursor}}
        return await self._call(answers.Cards, Call(CONTENT, "POST", HOST, "/content/v2/get/cards/list"), json=body)

    async def subjects(self, offset: int = 0, *, limit: int = 1000) -> Sequence[told.Subject]:
        """Categories that cards go into, a part; each with the one above it."""
        params = {"locale": "ru", "limit": limit, "offset": offset}
        call = Call(CONTENT, "GET", HOST, "/content/v2/object/all", inside="data")
        return await self._list(told.Subject, call, params=params)

    async def characteristics(self, subject: int) -> Sequence[told.Characteristic]:
        """What a category wants to know."""
        call = Call(CONTENT, "GET", HOST, f"/content/v2/object/charcs/{subject}", inside="data")
        return await self._list(told.Characteristic, call, params={"locale": "ru"})

    async def directory(self, name: str, subject: int | None = None) -> Sequence[told.Listed]:
        """The values of a directory; customs codes (`tnved`) are those of a category."""
        call = Call(CONTENT, "GET", HOST, f"/content/v2/directory/{name}", inside="data")
        return await self._list(told.Listed, call, params={"locale": "ru", "subjectID": subject})

    async def make_cards(self, groups: Sequence[Mapping[str, Any]]) -> None:
        """Hand in at most 100 cards to be made, each a group of its own. It is done later."""
        call = Call(UPLOADS, "POST", HOST, "/content/v2/cards/upload", writes=True)
        await self._call(dict[str, Any], call, json=list(groups))

    async def change_cards(self, cards: Sequence[Mapping[str, Any]]) -> None:
        """Hand in at most 3000 cards as they are to be: what is left out is wiped. It is done later."""
        call = Call(UPDATES, "POST", HOST, "/content/v2/cards/update", writes=True)
        await self._call(dict[str, Any], call, json=list(cards))

    async def faults(self, updated_at: str = "", batch: str = "") -> told.Faults:
        """Cards that could not be made or changed, the latest first; a part, behind a cursor."""
        cursor: dict[str, Any] = {"limit": 100}
        if updated_at:
            cursor |= {"updatedAt": updated_at, "batchUUID": batch}
        call = Call(FAULTS, "POST", HOST, "/content/v2/cards/error/list", inside="data")
        return await self._call(told.Faults, call, json={"cursor": cursor, "order": {"ascending": False}})

    async def set_pictures(self, nm_id: int, urls: Sequence[str]) -> None:
        """Have a card's pictures be these, in their order; they are fetched later, all of them or none."""
        call = Call(MEDIA, "POST", HOST, "/content/v3/media/save", writes=True)
        await self._call(dict[str, Any], call, json={"nmId": nm_id, "data": list(urls)})
