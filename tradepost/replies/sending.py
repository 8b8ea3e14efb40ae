"""Answering a cause: by the first rule that fits, once; and what becomes of an answer that waits.

That a cause is answered is one unique row, written in the transaction that gives the answer: whoever is killed has done
neither, and whoever comes second finds the row.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, STAFF as STAFF_ROLES, Right
from tradepost.conversations import service as conversations
from tradepost.conversations.models import Conversation
from tradepost.conversations.rules import WAITING as WAITS
from tradepost.core import clock, events, mail
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, NotFound, Problem
from tradepost.core.events import Event
from tradepost.core.jobs import Run, job, later
from tradepost.core.settings import settings
from tradepost.notifications import service as notifications
from tradepost.orders.models import Order
from tradepost.replies import occasions, templates, triggers
from tradepost.replies.models import AutoReply, Sending
from tradepost.replies.occasions import Occasion
from tradepost.replies.rules import FAILED, HELD, REJECTED, SENT, SKIPPED, STALE, WAITING, may_go, unmet
from tradepost.replies.texts import title_of
from tradepost.replies.triggers import BUYER, CONVERSATION, REVIEW, STAFF
from tradepost.reviews import service as reviews
from tradepost.reviews.models import Reply, Review
from tradepost.reviews.rules import REJECTED as REVIEW_REJECTED

SKIPPED_KEPT = timedelta(days=30)


async def answer(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Answer each of these events that sets off a rule."""
    causes = [(event, *found) for event in happened if (found := triggers.of(event)) is not None]
    if not causes:
        return
    rules = await _rules(db, {trigger for _, trigger, _ in causes})
    if not rules:
        return
    for event, trigger, cause in causes:
        if asked := rules.get(trigger):
            await _answer(db, event, trigger, cause, asked)


async def _rules(db: AsyncSession, of: Collection[str]) -> dict[str, list[AutoReply]]:
    query = (
        select(AutoReply).where(AutoReply.active, AutoReply.trigger.in_(of)).order_by(AutoReply.position, AutoReply.id)
    )
    found: dict[str, list[AutoReply]] = {}
    for rule in (await db.execute(query)).scalars():
        found.setdefault(rule.trigger, []).append(rule)
    return found


async def _answer(db: AsyncSession, event: Event, trigger: str, cause: str, rules: Sequence[AutoReply]) -> None:
    known = select(Sending.auto_reply_id, Sending.claim).where(Sending.cause == cause)
    seen = {row.auto_reply_id: row.claim for row in await db.execute(known)}
    occasion = await occasions.of(db, trigger, event)
    answered = any(seen.values())
    for rule in rules:
        if rule.id in seen:
            continue
        made = Sending(
            auto_reply_id=rule.id, rule_name=rule.name, trigger=trigger, cause=cause, event_id=event.id,
            about=(occasion.about if occasion else event.subject_name)[:255],
        )  # fmt: skip
        fault = _unfit(event, occasion, rule, answered=answered)
        if occasion is None or fault is not None:
            made.status, (made.reason, made.detail) = SKIPPED, fault or ("gone", "")
        else:
            await _prepare(made, occasion, rule)
        if not await _written(db, made):
            return  # another has just answered this cause
        answered = answered or made.claim is not None
        if made.status == WAITING and occasion is not None:
            await _go(db, made, rule)


def _unfit(event: Event, occasion: Occasion | None, rule: AutoReply, *, answered: bool) -> tuple[str, str] | None:
    """(reason, sentence) why this rule gives no answer."""
    if event.at < clock.now() - STALE:
        return "stale", "it came to light more than a day after it happened"
    if occasion is None:
        return "gone", "it is no longer there"
    if (missing := unmet(rule.conditions, occasion.facts)) is not None:
        return missing[0], missing[1][:500]
    if answered:
        return "answered", "another rule has answered it"
    if occasion.target == BUYER and occasion.account_id is None and not (occasion.email and rule.mail_guests):
        why = "the rule does not write to guests" if occasion.email else "they left no address"
        return "no_account", f"the buyer has no account here, and {why}"
    return None


async def _prepare(made: Sending, occasion: Occasion, rule: AutoReply) -> None:
    """Fill in what would be sent: it waits for its moment, or for somebody's word."""
    language = occasion.facts.language or settings().language
    made.claim, made.channel, made.language = made.cause, occasion.facts.channel[:60], language[:5]
    made.target, made.target_id, made.account_id = occasion.target, occasion.target_id, occasion.account_id
    made.link = occasion.link
    made.title = title_of(rule.trigger, language, about=occasion.about, shop=settings().project_name)[:255]
    try:
        made.text = templates.render(template_for(rule.response, rule.translations, language), occasion.values)
        if not made.text:
            raise templates.Refused("comes out empty")
    except templates.Refused as refusal:
        made.status, made.reason, made.detail = FAILED, "template", f"The template {refusal}"[:500]
        return
    if rule.approve:
        made.status, made.reason = HELD, "approval"
        return
    _until(made, rule)


def _until(made: Sending, rule: AutoReply) -> None:
    """Have it wait for the end of the quiet hours, or for nothing."""
    now = clock.now()
    made.status, made.send_at = WAITING, may_go(now, rule.quiet_from, rule.quiet_to, clock.zone())
    made.reason = "quiet" if made.send_at > now else ""


def template_for(response: str, translations: Mapping[str, str], language: str) -> str:
    """The template in the buyer's language, where there is one."""
    return translations.get(language) or response


async def _written(db: AsyncSession, made: Sending) -> bool:
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if is_unique_violation(error):
            return False
        raise
    return True


async def _go(db: AsyncSession, made: Sending, rule: AutoReply) -> None:
    """Send it now, or have a job send it when its moment comes."""
    assert made.send_at is not None  # noqa: S101 - set by `_until`
    if made.send_at > clock.now():
        await later(db, release, key=f"replies.release:{made.id}", at=made.send_at, sending_id=made.id)
    else:
        await _send(db, made, rule)


async def _send(db: AsyncSession, made: Sending, rule: AutoReply | None) -> None:
    """Give the answer, in this transaction; a refusal of the room it goes to is noted as a failure."""
    reason = await _too_late(db, made, rule)
    if reason is not None:
        made.status, (made.reason, made.detail) = SKIPPED, reason
        await db.flush()
        return
    try:
        async with db.begin_nested():
            unseen = await _deliver(db, made, rule)
    except Problem as problem:
        made.status, made.reason, made.detail = FAILED, "refused", problem.detail[:500]
    else:
        made.status, made.reason, made.sent_at, made.detail = SENT, "unwanted" if unseen else "", clock.now(), ""
        if unseen:
            made.detail = "they want to be told of auto replies nowhere"
    await db.flush()


async def _too_late(db: AsyncSession, made: Sending, rule: AutoReply | None) -> tuple[str, str] | None:
    """Why what waited is no longer to be sent."""
    if rule is None or not rule.active:
        return "switched_off", "the rule was switched off meanwhile"
    if made.target == REVIEW:
        return await _review_is_past(db, made)
    if made.target == CONVERSATION:
        # Locked from here on, so that nobody answers at this very moment.
        query = select(Conversation).where(Conversation.id == made.target_id).with_for_update()
        found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
        if found is None or found.status != WAITS:
            return ("gone", "it is no longer there") if found is None else ("answered", "it was answered meanwhile")
    if made.target == BUYER and made.account_id is not None:
        account = await db.get(Account, made.account_id)
        if account is None or not account.active or account.deleted_at is not None:
            return "no_account", "the account is closed"
    return None


async def _review_is_past(db: AsyncSession, made: Sending) -> tuple[str, str] | None:
    status = (await db.execute(select(Review.status).where(Review.id == made.target_id))).scalar_one_or_none()
    if status is None or status == REVIEW_REJECTED:
        return "gone", "the review is no longer there" if status is None else "the review was rejected"
    if (await db.execute(select(Reply.id).where(Reply.review_id == made.target_id).limit(1))).first() is not None:
        return "answered", "somebody has answered it meanwhile"
    return None


async def _deliver(db: AsyncSession, made: Sending, rule: AutoReply | None) -> bool:
    """Hand it to whoever brings it: whether nobody will see it."""
    assert made.target_id is not None  # noqa: S101 - set by `_prepare`
    if made.target == REVIEW:
        await reviews.reply(db, made.target_id, None, made.text)
    elif made.target == CONVERSATION:
        conversation = await conversations.find(db, made.target_id)
        settles = rule.settles if rule is not None else False
        settles = settles or conversation.kind == "review"
        await conversations.answer(db, conversation, made.text, by=None, auto=True, settles=settles)
    elif made.target == STAFF:
        return not await _tell_staff(db, made)
    elif made.account_id is not None:
        wanted = (await notifications.choices(db, made.account_id))["reply"]
        await notifications.notify(
            db, made.account_id, kind="reply", title=made.title, text=made.text, link=made.link,
            data={"trigger": made.trigger}, cause=f"reply:{made.cause}",
        )  # fmt: skip
        return not (wanted.in_app or wanted.by_mail)
    else:
        order = await db.get(Order, made.target_id)
        if order is None or not order.email:
            raise NotFound("order", made.target_id)
        subject = f"{settings().project_name}: {made.title}"
        await later(db, mail.send, title=made.title, to=order.email, subject=subject, text=f"{made.text}\n")
    return False


async def _tell_staff(db: AsyncSession, made: Sending) -> int:
    roles = [role for role in STAFF_ROLES if Right.INVENTORY_READ in RIGHTS[role]]
    people = select(Account.id).where(Account.role.in_(roles), Account.active.is_(True)).order_by(Account.id)
    told = 0
    for account_id in (await db.execute(people)).scalars().all():
        one = await notifications.notify(
            db, account_id, kind="stock", title=made.title, text=made.text, link=made.link, cause=f"reply:{made.cause}"
        )
        told += one is not None
    return told


# --- what becomes of one that waits ---


@job("replies.release", attempts=6)
async def release(run: Run) -> None:
    """The quiet hours have ended."""
    async with run.transaction() as db:
        made = await _locked(db, run.args["sending_id"])
        if made is not None and made.status == WAITING:
            await _send(db, made, await _rule_of(db, made))


@job("replies.forget", every="41 3 * * *")
async def forget(run: Run) -> dict[str, Any]:
    """What did not fit is listed for a month."""
    async with run.transaction() as db:
        gone: Any = await db.execute(
            delete(Sending).where(Sending.status == SKIPPED, Sending.created_at < clock.now() - SKIPPED_KEPT)
        )
    return {"forgotten": gone.rowcount}


async def _locked(db: AsyncSession, sending_id: int) -> Sending | None:
    query = select(Sending).where(Sending.id == sending_id).with_for_update()
    found: Sending | None = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    return found


async def _rule_of(db: AsyncSession, made: Sending) -> AutoReply | None:
    return await db.get(AutoReply, made.auto_reply_id) if made.auto_reply_id is not None else None


async def _one(db: AsyncSession, sending_id: int, *statuses: str) -> Sending:
    """One to decide about, locked. NotFound; Conflict unless it stands so."""
    found = await _locked(db, sending_id)
    if found is None:
        raise NotFound("auto reply", sending_id)
    if found.status not in statuses:
        raise Conflict(f"This answer is {found.status}: there is nothing to decide")
    return found


async def approve(db: AsyncSession, sending_id: int, *, text: str | None = None) -> Sending:
    """Let a held answer go out, in other words if `text` says so; once the quiet hours end. NotFound, Conflict."""
    made = await _one(db, sending_id, HELD)
    rule = await _rule_of(db, made)
    if text is not None:
        made.text = text
    made.decided_by = events.actor().name[:255]
    if rule is None:
        made.status, made.reason, made.detail = SKIPPED, "switched_off", "the rule was deleted meanwhile"
    else:
        _until(made, rule)
        await _go(db, made, rule)
    await db.flush()
    await events.record(db, "auto_reply.approved", made, subject_name=made.about, status=made.status)
    return made


async def reject(db: AsyncSession, sending_id: int) -> Sending:
    """Keep a held or waiting answer from going out. NotFound, Conflict."""
    made = await _one(db, sending_id, HELD, WAITING)
    made.status, made.reason, made.decided_by = REJECTED, "rejected", events.actor().name[:255]
    await db.flush()
    await events.record(db, "auto_reply.rejected", made, subject_name=made.about)
    return made


async def again(db: AsyncSession, sending_id: int) -> Sending:
    """Try one that failed once more, by the rule's template of now. NotFound, Conflict."""
    made = await _one(db, sending_id, FAILED)
    rule = await _rule_of(db, made)
    event = await db.get(Event, made.event_id)
    occasion = await occasions.of(db, made.trigger, event) if event is not None else None
    if rule is None or occasion is None:
        raise Conflict("The rule, or what it is about, is no longer there")
    await _prepare(made, occasion, rule)
    await db.flush()
    if made.status == WAITING:
        await _go(db, made, rule)
    return made
