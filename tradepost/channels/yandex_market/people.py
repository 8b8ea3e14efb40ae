"""What buyers say on Yandex Market: reviews, questions, conversations; and what they send back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.shapes import Message, Part, Question, Returned, Review
from tradepost.channels.yandex_market import told
from tradepost.channels.yandex_market.connected import Connected
from tradepost.channels.yandex_market.orders import MOSCOW
from tradepost.core import clock

LONGEST = {"review": 4096, "question": 5000}
LONGEST_MESSAGE = 4096
# As long as what is asked for at once may be: six months of reviews, a month of questions, which has 28 days at least.
REVIEWED, ASKED = timedelta(days=180), timedelta(days=27)
# A return that its buyer took back or that was refused; and parcels that never were, or were not brought in time.
REFUSED, CALLED_OFF = {"CANCELLED", "REJECTED"}, {"CANCELLED", "EXPIRED"}


class People(Connected):
    """Reviews and questions are about goods, conversations about orders and returns."""

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Reviews written since a moment, in the order they were published; half a year at a time."""
        begun, _, token = (cursor or "").partition("|")
        start = datetime.fromisoformat(begun) if begun else since
        end = start + REVIEWED
        until = end if end < clock.now() else None
        found = await self.api.feedbacks(start, token or None, until=until)
        items = [
            _review(one, await self._answer(one.feedback_id) if one.statistics.comments_count else "")
            for one in found.feedbacks
        ]
        if found.following:
            return Part(items, f"{start.isoformat()}|{found.following}")
        # Neither end is included.
        return Part(items, f"{(until - timedelta(seconds=1)).isoformat()}|" if until else None)

    async def _answer(self, feedback_id: int) -> str:
        """The shop's own comments on a review, as far as they are not refused or deleted."""
        return _ours((await self.api.comments(feedback_id)).comments)

    async def questions(self, since: datetime, cursor: str | None = None) -> Part[Question]:
        """Questions asked since a moment, oldest first, each with the shop's answer; four weeks at a time.

        Whether the last day is included is not described: the next part begins with it.
        """
        begun, _, token = (cursor or "").partition("|")
        start = date.fromisoformat(begun) if begun else since.astimezone(UTC).date()
        end = start + ASKED
        until = end if end < clock.now().astimezone(MOSCOW).date() else None
        found = await self.api.questions(start, token or None, until=until)
        items = [
            _question(one, _ours((await self.api.answers_to(one.question_identifiers.id)).answers))
            for one in found.questions
            if one.created_at >= since
        ]
        if found.following:
            return Part(items, f"{start}|{found.following}")
        return Part(items, f"{until}|" if until else None)

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer for everybody to read: a review in 1 to 4096 letters, a question in 1 to 5000."""
        if not 1 <= len(text) <= LONGEST[what]:
            raise Refused(f"Yandex Market takes answers of 1 to {LONGEST[what]} letters")
        await (self.api.comment if what == "review" else self.api.answer)(int(external_id), text)

    async def messages(self, since: datetime, cursor: str | None = None) -> Part[Message]:
        """Messages since a moment of the conversations that had any; those of support are left out."""
        found = await self.api.chats(cursor)
        return Part(
            [
                _message(one, chat)
                for chat in found.chats
                if chat.updated_at >= since
                for one in await self._history(chat.chat_id)
                if one.created_at >= since and one.sender in {"PARTNER", "CUSTOMER"}
            ],
            found.following,
        )

    async def _history(self, chat_id: int) -> Sequence[told.Message]:
        """A whole conversation: it is told in parts, in an order that is not described."""
        found: dict[int, told.Message] = {}
        token: str | None = None
        while True:
            part = await self.api.history(chat_id, token)
            found |= {one.message_id: one for one in part.messages}
            if part.following in {None, token}:  # a list that goes on with itself would never end
                return sorted(found.values(), key=lambda one: (one.created_at, one.message_id))
            token = part.following

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation, 1 to 4096 letters."""
        if not 1 <= len(text) <= LONGEST_MESSAGE:
            raise Refused(f"Yandex Market takes messages of 1 to {LONGEST_MESSAGE} letters")
        await self.api.send(int(chat_id), text)

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        """What comes back, or was never fetched, as far as it changed since a moment; a part for each item."""
        found = await self.api.returns(since.astimezone(UTC).date(), cursor)
        return Part([part for one in found.returns for part in _returned(one, since.date())], found.following)


def _ours(comments: Sequence[told.Comment]) -> str:
    """What the shop itself wrote, as far as it can be read, or is being looked at."""
    return "\n\n".join(
        one.text
        for one in comments
        if one.author is not None and one.author.type == "BUSINESS" and one.status in {"PUBLISHED", "UNMODERATED"}
    )


def _review(one: told.Feedback, answer: str) -> Review:
    said = one.description
    return Review(
        external_id=str(one.feedback_id),
        item_id=one.identifiers.offer_id,
        sku=one.identifiers.offer_id,
        item_name="",
        rating=one.statistics.rating,
        text="\n".join(part for part in (said.advantages, said.disadvantages, said.comment) if part),
        author=one.author,
        at=one.created_at,
        answer=answer,
        order_id=str(one.identifiers.order_id or ""),
        pictures=one.media.photos,
    )


def _question(one: told.Question, answer: str) -> Question:
    about = one.question_identifiers
    return Question(
        external_id=str(about.id),
        item_id=about.offer_id,
        sku=about.offer_id,
        item_name="",
        text=one.text,
        author=(one.author.name if one.author else ""),
        at=one.created_at,
        answer=answer,
    )


def _message(one: told.Message, chat: told.Chat) -> Message:
    ours, customer = one.sender == "PARTNER", chat.context.customer
    return Message(
        external_id=str(one.message_id),
        chat_id=str(chat.chat_id),
        text=one.message,
        author="" if ours or customer is None else customer.name,
        ours=ours,
        at=one.created_at,
        order_id=str(chat.context.order_id or ""),
    )


def _returned(one: told.Return, otherwise: date) -> list[Returned]:
    at = one.creation_date or one.update_date or datetime.combine(otherwise, datetime.min.time(), UTC)
    said = "/".join(filter(None, (one.refund_status, one.shipment_status)))
    # What was never fetched is nobody's to decide; and what was paid back is, whatever becomes of the goods.
    decided = one.return_type == "UNREDEEMED" or one.refund_status.startswith("REFUNDED")
    refused = one.shipment_status in CALLED_OFF or (one.return_type != "UNREDEEMED" and one.refund_status in REFUSED)
    withdrawn = refused and (one.return_type == "UNREDEEMED" or not decided)
    return [
        Returned(
            external_id=f"{one.id}:{item.shop_sku}",
            order_id=str(one.order_id),
            item_id=item.shop_sku,
            quantity=item.count,
            reason="not fetched" if one.return_type == "UNREDEEMED" else "",
            said=said or one.return_type,
            at=at,
            decided=decided and not withdrawn,
            withdrawn=withdrawn,
        )
        for item in one.items
    ]
