"""The routes of notifications; one's own, whoever asks."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Header, Query
from sse_starlette import EventSourceResponse, ServerSentEvent

from tradepost.accounts.auth import Caller, SignedIn, may
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.core import events
from tradepost.core.db import Db
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.paging import Paging, paged, paging
from tradepost.core.web import Id, router as make_router
from tradepost.notifications import service, ways
from tradepost.notifications.live import LIVE
from tradepost.notifications.models import Notification
from tradepost.notifications.rules import KINDS
from tradepost.notifications.schemas import (
    ChoicesBody,
    Marked,
    NotificationIn,
    NotificationOut,
    NotificationPage,
    TryIn,
    Unread,
    WaysIn,
    WaysOut,
)

router = make_router("notifications")

Sender = Annotated[Caller, may(Right.CUSTOMERS_WRITE)]
NotificationPaging = Annotated[Paging, Depends(paging(Notification.id, "-id"))]


@router.post("/notifications", status_code=201)
async def send_notification(body: NotificationIn, db: Db, _who: Sender) -> NotificationOut:
    """Write to somebody: they find it in the app, and by mail where they want messages there."""
    account = await db.get(Account, body.user_id)
    if account is None or account.deleted_at is not None:
        raise Invalid("user_id", f"there is no account {body.user_id}")
    made = await service.notify(
        db, account.id, kind="message", title=body.title, text=body.message, link=body.link, mail=not body.read
    )
    if made is None:
        raise Conflict("They do not want messages in the app, or are not to sign in")
    if body.read:
        await service.mark_read(db, account.id, made.id)
    await events.record(db, "notification.sent", made, subject_name=account.label, account_id=account.id)
    return NotificationOut.of(made)


@router.get("/notifications")
async def list_notifications(
    db: Db,
    who: SignedIn,
    page: NotificationPaging,
    unread: Annotated[bool | None, Query(description="Only what is not read, or what is")] = None,
    kind: Annotated[str, Query(max_length=30, description=", ".join(KINDS))] = "",
) -> NotificationPage:
    """What you are told, newest first."""
    found = await paged(db, service.of(who.id, kind=kind, unread=unread), page, NotificationOut.of)
    return NotificationPage(**found, unread=await service.unread(db, who.id))


@router.get("/notifications/unread")
async def count_unread(db: Db, who: SignedIn) -> Unread:
    """How many you have not read."""
    return Unread(unread=await service.unread(db, who.id))


@router.get("/notifications/stream")
async def follow_notifications(
    who: SignedIn, last_event_id: Annotated[str, Header(max_length=30)] = ""
) -> EventSourceResponse:
    """What you are told from now on, as server-sent events, `event: notification`; `Last-Event-ID` catches up.

    It ends with your session, and by itself after a while: connect again with the id of the last one you saw.
    """
    after = int(last_event_id) if last_event_id.isascii() and last_event_id.isdigit() else None

    async def told() -> AsyncIterator[ServerSentEvent]:
        async with LIVE.joined(who.id, who.session_id or "", after=after) as told_now:
            yield ServerSentEvent(comment="from now on")
            async for one in told_now:
                body = NotificationOut.of(one).model_dump_json()
                yield ServerSentEvent(data=body, event="notification", id=str(one.id))

    return EventSourceResponse(told(), ping=15)


@router.get("/notifications/settings")
async def read_choices(db: Db, who: SignedIn) -> ChoicesBody:
    """Where you are told of what."""
    return ChoicesBody.of(await service.choices(db, who.id))


@router.put("/notifications/settings")
async def change_choices(body: ChoicesBody, db: Db, who: SignedIn) -> ChoicesBody:
    """Choose where you are told of what."""
    await service.choose(db, who.id, {kind: one.given for kind, one in body.kinds.items()})
    return ChoicesBody.of(await service.choices(db, who.id))


@router.get("/notifications/ways")
async def read_ways(db: Db, who: SignedIn) -> WaysOut:
    """Where you can be told beside the app and by mail: a webhook, Telegram; and when your digest comes."""
    return WaysOut.of(await ways.of(db, who.id))


@router.put("/notifications/ways")
async def change_ways(body: WaysIn, db: Db, who: SignedIn) -> WaysOut:
    """Set them up. A webhook is signed as Standard Webhooks say, with a secret that is shown now and never again."""
    given = body.model_dump(exclude_unset=True, exclude_none=True)
    return WaysOut.of(*await ways.set_up(db, who.id, given))


@router.post("/notifications/ways/try", status_code=202)
async def try_way(body: TryIn, db: Db, who: SignedIn) -> WaysOut:
    """Send a word there; read the ways a little later to see whether it arrived."""
    return WaysOut.of(await ways.try_out(db, who.person, body.way))


@router.put("/notifications/read")
async def mark_all_read(db: Db, who: SignedIn) -> Marked:
    """Mark all as read."""
    return Marked(marked=await service.mark_all_read(db, who.id))


@router.put("/notifications/{notification_id}/read")
async def mark_read(notification_id: Id, db: Db, who: SignedIn) -> NotificationOut:
    """Mark one as read; once more changes nothing."""
    return NotificationOut.of(await service.mark_read(db, who.id, notification_id))


@router.delete("/notifications/{notification_id}", status_code=204)
async def remove_notification(notification_id: Id, db: Db, who: SignedIn) -> None:
    """Take one away."""
    await service.remove(db, who.id, notification_id)


bare = router
