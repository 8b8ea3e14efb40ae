"""What buyers say on Ozon: reviews, questions, conversations. Most of it wants a paid plan, which a refusal names."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.ozon import told
from tradepost.channels.ozon.connected import PERIOD, Connected, item_of
from tradepost.channels.shapes import Message, Part, Question, Review

BUYERS = "buyer_seller"  # conversations with others are with Ozon itself


class People(Connected):
    """Reviews, questions, conversations."""

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Reviews since a moment, oldest first. Who wrote them Ozon does not tell."""
        found = await self.api.reviews(since, cursor or "")
        products = await self.by_sku(one.sku for one in found.reviews)
        told = []
        for one in found.reviews:
            product = products.get(one.sku)
            comments = await self.api.comments(one.id) if one.comments_amount else []
            told.append(
                Review(
                    external_id=one.id,
                    item_id=item_of(product),
                    sku=product.offer_id if product else "",
                    item_name=product.name if product else "",
                    rating=one.rating,
                    text=one.text,
                    author="",
                    at=one.published_at,
                    answer="\n\n".join(comment.text for comment in comments if comment.is_owner),
                )
            )
        return Part(told, found.last_id if found.has_next and found.last_id else None)

    async def questions(self, since: datetime, cursor: str | None = None) -> Part[Question]:
        """Questions since a moment, oldest first, with the last answer to each."""
        found = await self.api.questions(since, since + PERIOD, cursor or "")
        products = await self.by_sku(one.sku for one in found.questions)
        told = []
        for one in found.questions:
            product = products.get(one.sku)
            replies = await self.api.replies(one.id, one.sku) if one.answers_count else []
            told.append(
                Question(
                    external_id=one.id,
                    item_id=item_of(product),
                    sku=product.offer_id if product else "",
                    item_name=product.name if product else "",
                    text=one.text,
                    author=one.author_name,
                    at=one.published_at or since,
                    answer=replies[-1].text if replies else "",
                )
            )
        return Part(told, found.last_id if found.has_next and found.last_id else None)

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer for everybody to read; a question with 2 to 3000 letters."""
        if what == "review":
            await self.api.comment(external_id, text)
            return
        if not 2 <= len(text) <= 3000:
            raise Refused("Ozon takes answers of 2 to 3000 letters")
        question = await self.api.question(external_id)
        await self.api.reply(external_id, question.sku, text)

    async def messages(self, since: datetime, cursor: str | None = None) -> Part[Message]:
        """Messages since a moment, of a hundred conversations with buyers at a time, oldest first in each."""
        part = await self.api.chats(cursor or "")
        told: list[Message] = []
        for one in part.chats:
            if one.chat.chat_type.lower() == BUYERS:
                told += await self._since(one.chat.chat_id, since)
        return Part(told, part.cursor if part.has_next and part.cursor else None)

    async def _since(self, chat_id: str, since: datetime) -> Sequence[Message]:
        found: dict[int, told.Message] = {}
        before: int | None = None
        while True:
            part = await self.api.history(chat_id, before)
            known = len(found)
            found |= {one.message_id: one for one in part.messages if one.created_at >= since}
            # A part that brought nothing of ours is behind the moment, or the one before once more.
            if not part.has_next or len(found) == known:
                break
            before = part.messages[-1].message_id
        products = await self.by_sku(
            int(one.context.sku) for one in found.values() if one.context and one.context.sku.isdigit()
        )
        return [
            Message(
                external_id=str(one.message_id),
                chat_id=chat_id,
                text="\n".join(one.data),
                author=one.user.id,
                ours=one.user.type.lower() == "seller",
                at=one.created_at,
                item_id=item_of(products.get(int(one.context.sku)))
                if one.context and one.context.sku.isdigit()
                else "",
                order_id=one.context.order_number if one.context else "",
            )
            for one in sorted(found.values(), key=lambda one: (one.created_at, one.message_id))
        ]

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation: 1 to 1000 letters, within the hours that Ozon leaves for it."""
        if not 1 <= len(text) <= 1000:
            raise Refused("Ozon takes messages of 1 to 1000 letters")
        await self.api.write(chat_id, text)
