"""The routes of the inbox."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends, Path, Query
from sqlalchemy import BigInteger, column, select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.conversations.schemas import Kind, State
from tradepost.core import clock
from tradepost.core.db import Db, UtcDateTime
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router
from tradepost.replies import answering, inbox
from tradepost.replies.inbox_schemas import (
    FiguresOut,
    InboxEntry,
    InboxLine,
    InboxReplyIn,
    PublicIn,
    StateIn,
)
from tradepost.replies.models import Sending
from tradepost.replies.rules import HELD
from tradepost.replies.schemas import SendingOut
from tradepost.replies.triggers import CONVERSATION, REVIEW

router = make_router("inbox")

Editor = Annotated[Caller, may(Right.REPLIES_WRITE)]
Reader = Annotated[Caller, may(Right.REPLIES_READ)]
Key = Annotated[str, Path(max_length=30, description='"review-12" or "thread-7"')]
_number, _at = column("number", BigInteger), column("at", UtcDateTime)
InboxPaging = Annotated[Paging, Depends(paging(_number, "-last_at", last_at=_at))]
KindFilter = Annotated[Kind | None, Query()]
ChannelFilter = Annotated[str | None, Query(max_length=60, description="A channel's code; the own store's is store")]


@router.get("/inbox")
async def list_inbox(
    db: Db,
    _who: Reader,
    page: InboxPaging,
    kind: KindFilter = None,
    channel: ChannelFilter = None,
    state: State | None = None,
    rating: Annotated[int | None, Query(ge=1, le=5)] = None,
    q: Annotated[str, Query(max_length=200, description="Words of it, of its product or of who wrote")] = "",
) -> Page[InboxLine]:
    """Reviews, questions and messages of all channels, the newest word first."""
    query = inbox.listed(inbox.Wanted(kind, channel, state, rating, q))
    found = await paged(db, query, page)
    return Page[InboxLine](**{**found, "items": [InboxLine.of(one) for one in await inbox.loaded(db, found["items"])]})


@router.get("/inbox/figures")
async def read_figures(
    db: Db,
    _who: Reader,
    start_date: Annotated[date | None, Query(description="The first day; 30 days ago unless given")] = None,
    end_date: Annotated[date | None, Query(description="The last day, included; today unless given")] = None,
    kind: KindFilter = None,
    channel: ChannelFilter = None,
) -> FiguresOut:
    """How quick the shop answers."""
    end = end_date or clock.business_day(clock.now())
    start = start_date or end - timedelta(days=29)
    return FiguresOut.model_validate(await inbox.figures(db, start=start, end=end, kind=kind, channel=channel))


async def _entry(db: Db, key: str) -> InboxEntry:
    is_review, number = inbox.parsed(key)
    entry = await inbox.one(db, key)
    query = select(Sending).where(
        Sending.status == HELD,
        Sending.target == (REVIEW if is_review else CONVERSATION),
        Sending.target_id == number,
    )
    held = [SendingOut.of(one) for one in (await db.execute(query.order_by(Sending.id))).scalars()]
    return InboxEntry.of_all(entry, held)


@router.get("/inbox/{key}")
async def read_inbox_entry(key: Key, db: Db, _who: Reader) -> InboxEntry:
    """One of them, with all that was said."""
    return await _entry(db, key)


@router.post("/inbox/{key}/reply", status_code=201)
async def reply(key: Key, body: InboxReplyIn, db: Db, who: Editor) -> InboxEntry:
    """Answer: the buyer is told here, or by their channel."""
    await answering.reply(db, key, body.text, by=who.account, public=body.public)
    return await _entry(db, key)


@router.put("/inbox/{key}/state")
async def set_state(key: Key, body: StateIn, db: Db, _who: Editor) -> InboxEntry:
    """Set it aside without an answer, or take that back."""
    await answering.set_aside(db, key, done=body.state == "done")
    return await _entry(db, key)


@router.put("/inbox/{key}/public")
async def set_public(key: Key, body: PublicIn, db: Db, _who: Editor) -> InboxEntry:
    """Show an answered question on its product's page, or take it away from there."""
    await answering.show(db, key, public=body.public)
    return await _entry(db, key)


@router.post("/inbox/{key}/messages/{message_id}/retry")
async def carry_again(key: Key, message_id: Id, db: Db, _who: Editor) -> InboxEntry:
    """Take an answer to its channel once more, after it could not be brought there."""
    await answering.carry_again(db, key, message_id)
    return await _entry(db, key)
