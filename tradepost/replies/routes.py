"""The routes of auto replies, under /management as the seller service documents them."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy import func, select

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.replies import inbox_routes, sending, service
from tradepost.replies.models import AutoReply, Sending
from tradepost.replies.schemas import (
    ApproveIn,
    AutoReplyChange,
    AutoReplyIn,
    AutoReplyOut,
    AutoReplyPreviewIn,
    AutoReplyPreviewOut,
    SendingOut,
    Status,
    TriggerOut,
    TriggersOut,
    VariableOut,
)
from tradepost.replies.templates import FILTERS, LONGEST
from tradepost.replies.triggers import TRIGGERS, known
from tradepost.tariffs.premium import premium

bare = make_router("auto replies", prefix="/management/auto-replies")

Editor = Annotated[Caller, premium("replies", Right.REPLIES_WRITE)]
Reader = Annotated[Caller, premium("replies", Right.REPLIES_READ)]
RulePaging = Annotated[
    Paging, Depends(paging(AutoReply.id, "position", position=AutoReply.position, trigger=AutoReply.trigger))
]
SendingPaging = Annotated[Paging, Depends(paging(Sending.id, "-id"))]


async def _counts(db: Db, rule_ids: list[int]) -> dict[int | None, dict[str, int]]:
    found: dict[int | None, dict[str, int]] = {one: {} for one in rule_ids}
    if found:
        query = (
            select(Sending.auto_reply_id, Sending.status, func.count(Sending.id))
            .where(Sending.auto_reply_id.in_(found))
            .group_by(Sending.auto_reply_id, Sending.status)
        )
        for rule_id, status, many in await db.execute(query):
            found[rule_id][status] = many
    return found


async def _answer(db: Db, rule: AutoReply, response: Response) -> AutoReplyOut:
    version_tag(response, rule.version)
    return AutoReplyOut.of(rule, (await _counts(db, [rule.id]))[rule.id])


@bare.get("")
async def list_auto_replies(
    db: Db,
    _who: Reader,
    page: RulePaging,
    trigger: Annotated[str, Query(max_length=100, description="Those of one trigger")] = "",
    active: bool | None = None,
) -> Page[AutoReplyOut]:
    """The rules, in the order in which they are asked."""
    query = select(AutoReply)
    if trigger:
        known(trigger)
        query = query.where(AutoReply.trigger == trigger)
    if active is not None:
        query = query.where(AutoReply.active.is_(active))
    listed = await paged(db, query, page)
    counts = await _counts(db, [rule.id for rule in listed["items"]])
    shown = [AutoReplyOut.of(rule, counts[rule.id]) for rule in listed["items"]]
    return Page[AutoReplyOut](**{**listed, "items": shown})


@bare.post("", status_code=201)
async def add_auto_reply(body: AutoReplyIn, db: Db, _who: Editor, response: Response) -> AutoReplyOut:
    """Write a rule: from now on its trigger is answered."""
    return await _answer(db, await service.create(db, **body.stated()), response)


@bare.get("/triggers")
async def list_triggers(_who: Reader) -> TriggersOut:
    """What may set off a rule, and what templates and conditions can be about."""
    items = [
        TriggerOut(
            name=name,
            target=one.target,
            variables=[VariableOut(name=path, sample=str(sample)) for path, sample in one.known.items()],
            conditions=sorted(one.conditions),
        )
        for name, one in TRIGGERS.items()
    ]
    return TriggersOut(items=items, filters=list(FILTERS), longest=LONGEST)


@bare.post("/preview")
async def preview_auto_reply(body: AutoReplyPreviewIn, db: Db, _who: Reader) -> AutoReplyPreviewOut:
    """What a rule would answer to the newest event of its trigger; nothing is sent or kept."""
    given: dict[str, Any] = body.model_dump(exclude={"conditions"}) | {"conditions": body.conditions.stated()}
    return AutoReplyPreviewOut.model_validate(
        await service.preview(db, given.pop("trigger"), given.pop("response"), **given)
    )


@bare.get("/sendings")
async def list_sendings(
    db: Db,
    _who: Reader,
    page: SendingPaging,
    status: Status | None = None,
    auto_reply_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    trigger: Annotated[str, Query(max_length=100)] = "",
) -> Page[SendingOut]:
    """What was sent, is held or waits, and what was not sent: each with the reason."""
    query = select(Sending)
    if status is not None:
        query = query.where(Sending.status == status)
    if auto_reply_id is not None:
        query = query.where(Sending.auto_reply_id == auto_reply_id)
    if trigger:
        query = query.where(Sending.trigger == trigger)
    return Page[SendingOut](**await paged(db, query, page, SendingOut.of))


@bare.post("/sendings/{sending_id}/approve")
async def approve_sending(sending_id: Id, db: Db, _who: Editor, body: ApproveIn | None = None) -> SendingOut:
    """Let a held answer go out, once the quiet hours end."""
    return SendingOut.of(await sending.approve(db, sending_id, text=body.text if body else None))


@bare.post("/sendings/{sending_id}/reject")
async def reject_sending(sending_id: Id, db: Db, _who: Editor) -> SendingOut:
    """Keep an answer that is held or waits from going out."""
    return SendingOut.of(await sending.reject(db, sending_id))


@bare.post("/sendings/{sending_id}/retry")
async def retry_sending(sending_id: Id, db: Db, _who: Editor) -> SendingOut:
    """Try an answer that failed once more."""
    return SendingOut.of(await sending.again(db, sending_id))


@bare.get("/{auto_reply_id}")
async def read_auto_reply(auto_reply_id: Id, db: Db, _who: Reader, response: Response) -> AutoReplyOut:
    """One rule."""
    rule = await db.get(AutoReply, auto_reply_id)
    if rule is None:
        raise NotFound("auto reply", auto_reply_id)
    return await _answer(db, rule, response)


@bare.put("/{auto_reply_id}")
async def change_auto_reply(
    auto_reply_id: Id, body: AutoReplyChange, db: Db, _who: Editor, request: Request, response: Response
) -> AutoReplyOut:
    """Change a rule; what is left out stays as it is."""
    rule = await service.find(db, auto_reply_id)
    current_version(request, rule.version)
    return await _answer(db, await service.change(db, rule, **body.stated()), response)


@bare.delete("/{auto_reply_id}", status_code=204)
async def remove_auto_reply(auto_reply_id: Id, db: Db, _who: Editor, request: Request) -> None:
    """Delete a rule: what it held back is not sent any more."""
    rule = await service.find(db, auto_reply_id)
    current_version(request, rule.version)
    await service.remove(db, rule)


router = make_router()
router.include_router(bare)
router.include_router(inbox_routes.router)
