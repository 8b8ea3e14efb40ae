"""Taking an answer to the marketplace it is for, by what its channel offers."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from tradepost.channels import service as channels
from tradepost.channels.adapter import Adapter, BadCredentials, Failed, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import Part
from tradepost.conversations.hooks import Answer
from tradepost.conversations.rules import MESSAGE, REVIEW
from tradepost.core.db import reading
from tradepost.core.errors import Conflict

MOST_PARTS = 20  # of a channel's list are looked through for an answer that may be there
EARLIER = timedelta(minutes=5)  # two clocks


async def carry(answer: Answer) -> str | None:
    """Bring it. Conflict for a channel that is gone or off; NotOffered, Failed as its adapter says."""
    async with reading() as db:
        channel = await channels.by_code(db, answer.channel)
    if channel is None or not channel.enabled:
        raise Conflict(f"No connected channel is called {answer.channel}")
    capability = Capability.CHATS if answer.kind == MESSAGE else Capability.ANSWERS
    try:
        async with adapter_of(channel).require(capability) as adapter:
            if not (answer.again and await _is_there(adapter, answer)):
                await _bring(adapter, answer)
    except Failed as failed:
        if not isinstance(failed, Refused | BadCredentials):  # the job tries again
            raise ConnectionError(failed.detail) from failed
        raise
    return None


async def _bring(adapter: Adapter, answer: Answer) -> None:
    if answer.kind == MESSAGE:
        await adapter.send(answer.external_id, answer.text)
    else:
        await adapter.answer("review" if answer.kind == REVIEW else "question", answer.external_id, answer.text)


async def _is_there(adapter: Adapter, answer: Answer) -> bool:
    """Whether the marketplace shows this answer, so that it is not given twice."""
    offered = adapter.offers()
    if answer.kind == MESSAGE:
        return await _shown(
            adapter.messages,
            answer,
            lambda one: one.ours and one.chat_id == answer.external_id and _same(one.text, answer),
        )
    needed, listing = (
        (Capability.REVIEWS, adapter.reviews) if answer.kind == REVIEW else (Capability.QUESTIONS, adapter.questions)
    )
    if needed not in offered:
        return False
    return await _shown(
        listing, answer, lambda one: one.external_id == answer.external_id and _same(one.answer, answer)
    )


def _same(text: str, answer: Answer) -> bool:
    return text.split() == answer.text.split()


async def _shown(listing: Callable[..., Awaitable[Part[Any]]], answer: Answer, is_it: Callable[[Any], bool]) -> bool:
    cursor: str | None = None
    for _ in range(MOST_PARTS):
        part = await listing(answer.asked_at - EARLIER, cursor)
        if any(is_it(one) for one in part.items):
            return True
        cursor = part.cursor
        if cursor is None:
            return False
    return False
