"""Taking answers to other channels."""

from sqlalchemy import select, update

from tradepost.conversations import hooks
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.rules import FAILED, SENDING, SENT
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Problem
from tradepost.core.jobs import Run, job


@job("conversations.carry", attempts=6)
async def carry(run: Run) -> None:
    """Take one answer to its channel; one that the channel refuses is marked as failed, and why."""
    message_id = run.args["message_id"]
    async with reading() as db:
        query = (
            select(Conversation, Message)
            .join(Message, Message.conversation_id == Conversation.id)
            .where(Message.id == message_id, Message.state == SENDING)
        )
        found = (await db.execute(query)).one_or_none()
    if found is None:
        return
    conversation, message = found
    answer = hooks.Answer(
        conversation.channel, conversation.kind, conversation.external_id or "", message.text, message.id,
        conversation.asked_at, again=bool(run.state.get("begun") or run.args.get("again")),
    )  # fmt: skip
    run.state["begun"] = True
    async with run.transaction():
        pass  # that it was begun is known before it is
    try:
        if not hooks.COURIERS:
            raise Conflict(f"No connected channel is called {conversation.channel}")
        external_id = await hooks.COURIERS[0](answer)
    except Problem as problem:
        await _note(message_id, state=FAILED, error=problem.detail[:500])
        raise
    except Exception as error:
        await _note(message_id, error=f"{type(error).__name__}: {error}"[:500])
        raise
    async with run.transaction() as db:
        await db.execute(
            update(Message)
            .where(Message.id == message_id, Message.state == SENDING)
            .values(state=SENT, external_id=external_id, error="")
        )


async def _note(message_id: int, **values: str) -> None:
    async with transaction() as db:
        await db.execute(update(Message).where(Message.id == message_id, Message.state == SENDING).values(**values))
