"""What buyers say on Avito: reviews of the seller, conversations about listings; and what a category wants to know."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from tradepost.channels.adapter import Refused
from tradepost.channels.avito import answers
from tradepost.channels.avito.connected import Connected
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import Attribute, Category, Message, Part, Review

REVIEWS = 50
CHATS = 100
MESSAGES = 100
FURTHEST = 1000  # behind so many it tells no more
LONGEST_MESSAGE = 1000


class People(Connected):
    """Reviews are of the seller; what buyers ask comes as conversations."""

    async def reviews(self, since: datetime, cursor: str | None = None) -> Part[Review]:
        """Reviews written since a moment; the list has no order to rely on, and is looked through as a whole."""
        offset = int(cursor or 0)
        found = (await self.api.reviews(offset, limit=REVIEWS)).reviews
        following = str(offset + REVIEWS) if len(found) >= REVIEWS else None
        return Part([_review(one) for one in found if one.created_at >= since], following)

    async def answer(self, what: Literal["review", "question"], external_id: str, text: str) -> None:
        """Answer a review; Avito looks at the answer before it shows it."""
        if what != "review":
            self._lacks(Capability.QUESTIONS)
        if not text.strip():
            raise Refused("Avito takes no empty answer")
        await self.api.answer_review(int(external_id), text)

    async def messages(self, since: datetime, cursor: str | None = None) -> Part[Message]:
        """Messages since a moment of the conversations that had any; a thousand conversations are told."""
        offset = int(cursor or 0)
        chats = await self.api.chats(offset, limit=CHATS)
        found = [
            _message(one, chat)
            for chat in chats
            if chat.updated >= since
            for one in await self._history(chat.id, since)
            if one.type not in {"system", "deleted"}
        ]
        more = len(chats) >= CHATS and offset + CHATS <= FURTHEST
        return Part(found, str(offset + CHATS) if more else None)

    async def _history(self, chat_id: str, since: datetime) -> Sequence[answers.Message]:
        """A conversation since a moment, the oldest first."""
        found: dict[str, answers.Message] = {}
        for offset in range(0, FURTHEST + 1, MESSAGES):
            part = await self.api.messages(chat_id, offset, limit=MESSAGES)
            found |= {one.id: one for one in part if one.created >= since}
            if len(part) < MESSAGES or all(one.created < since for one in part):
                break
        return sorted(found.values(), key=lambda one: (one.created, one.id))

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation, 1 to 1000 letters."""
        if not 1 <= len(text) <= LONGEST_MESSAGE:
            raise Refused(f"Avito takes messages of 1 to {LONGEST_MESSAGE} letters")
        await self.api.send(chat_id, text)

    async def categories(self) -> Sequence[Category]:
        """The tree of categories, by their slugs; those above the leaves by the path to them, where they have none."""
        found: list[Category] = []
        waiting: list[tuple[answers.Node, str | None]] = [(one, None) for one in reversed(await self.api.categories())]
        while waiting:
            one, parent = waiting.pop()
            number = one.slug or "/".join(filter(None, (parent, one.name)))
            found.append(Category(number, one.name, parent, leaf=not one.nested))
            waiting += [(child, number) for child in reversed(one.nested)]
        return found

    async def attributes(self, category_id: str) -> Sequence[Attribute]:
        """The fields of the feed for a category; one with several rules is required where any of them says so."""
        return [_attribute(one) for one in await self.api.fields(category_id) if one.tag]


def _attribute(one: answers.FeedField) -> Attribute:
    first = one.content[0] if one.content else answers.Rule()
    choices = list(dict.fromkeys(value.value for rule in one.content for value in rule.values if value is not None))
    kind: Literal["text", "number", "choice"] = "number" if first.data_type in {"integer", "float"} else "text"
    return Attribute(
        external_id=one.tag,
        name=one.label or one.tag,
        required=any(rule.required for rule in one.content),
        kind="choice" if choices and first.field_type != "input" else kind,
        most=0 if first.field_type == "checkbox" else 1,
        choices=choices if first.field_type != "input" else (),
    )


def _review(one: answers.Review) -> Review:
    item, said = one.item, one.answer
    return Review(
        external_id=str(one.id),
        item_id=str(item.id) if item and item.id else "",
        sku="",
        item_name=item.title if item else "",
        rating=one.score,
        text=one.text,
        author=one.sender.name if one.sender else "",
        at=one.created_at,
        answer=said.text if said and said.status != "rejected" else "",
        pictures=[image.sizes[-1].url for image in one.images if image.sizes],
        can_answer=one.can_answer,
    )


def _message(one: answers.Message, chat: answers.Chat) -> Message:
    names, content = {user.id: user.name for user in chat.users}, one.content or answers.Content()
    about = chat.context.value.id if chat.context else None
    ours = one.direction == "out"
    return Message(
        external_id=one.id,
        chat_id=chat.id,
        text=content.text or (content.link.url if content.link else "") or f"[{one.type}]",
        author="" if ours else names.get(one.author_id, ""),
        ours=ours,
        at=one.created,
        item_id=str(about or ""),
    )
