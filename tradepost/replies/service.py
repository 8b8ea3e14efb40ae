"""The rules of auto replies: writing them, trying them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.events import Event
from tradepost.core.settings import settings
from tradepost.replies import occasions, templates, triggers
from tradepost.replies.models import AutoReply, Sending
from tradepost.replies.rules import HELD, REJECTED, WAITING, may_go, unmet
from tradepost.replies.sending import template_for
from tradepost.replies.texts import title_of

LOOKED_AT = 200  # events of the past that are looked through for one of a trigger


async def create(db: AsyncSession, **given: Any) -> AutoReply:
    """Write a rule, the last in line. Invalid for an unknown trigger, template's variable or condition."""
    made = AutoReply(**given)
    if "position" not in given:
        made.position = int((await db.execute(select(func.max(AutoReply.position)))).scalar_one() or 0) + 1
    _check(made)
    db.add(made)
    await db.flush()
    changes = {"trigger": [None, made.trigger], "response": [None, made.response]}
    await events.record(db, "auto_reply.created", made, subject_name=_named(made), changes=changes)
    return made


async def find(db: AsyncSession, rule_id: int) -> AutoReply:
    """A rule to be changed, locked; NotFound."""
    query = select(AutoReply).where(AutoReply.id == rule_id).with_for_update()
    found: AutoReply | None = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("auto reply", rule_id)
    return found


async def change(db: AsyncSession, rule: AutoReply, **given: Any) -> AutoReply:
    """Change a rule that `find` gave. Invalid as for `create`."""
    for name, value in given.items():
        setattr(rule, name, value)
    _check(rule)
    changes = events.changed(rule)
    await db.flush()
    if changes:
        await events.record(db, "auto_reply.updated", rule, subject_name=_named(rule), changes=changes)
    return rule


async def remove(db: AsyncSession, rule: AutoReply) -> None:
    """Delete a rule that `find` gave; what it holds back is not sent any more."""
    await db.execute(
        update(Sending)
        .where(Sending.auto_reply_id == rule.id, Sending.status.in_((HELD, WAITING)))
        .values(status=REJECTED, reason="switched_off", detail="the rule was deleted")
        .execution_options(synchronize_session=False)
    )
    await events.record(db, "auto_reply.deleted", rule, subject_name=_named(rule))
    await db.delete(rule)
    await db.flush()


def _named(rule: AutoReply) -> str:
    return rule.name or rule.trigger


def _check(rule: AutoReply) -> None:
    check(
        rule.trigger, rule.response, rule.translations or {}, rule.conditions or {}, rule.quiet_from, rule.quiet_to
    )  # fmt: skip


def check(
    trigger: str,
    response: str,
    translations: Mapping[str, str],
    conditions: Mapping[str, Any],
    quiet_from: str | None = None,
    quiet_to: str | None = None,
) -> None:
    """Invalid, each fault with its field, unless these make a rule."""
    known = triggers.known(trigger)
    faults = []
    for field, source in (
        ("response", response),
        *((f"translations.{one}", text) for one, text in translations.items()),
    ):
        try:
            templates.check(source, known.known)
        except templates.Refused as refusal:
            faults.append((field, str(refusal)))
    for name in sorted(set(conditions) - known.conditions):
        offered = ", ".join(sorted(known.conditions)) or "none"
        faults.append((f"conditions.{name}", f"is no condition of {trigger}; there are: {offered}"))
    if bool(quiet_from) is not bool(quiet_to):
        faults.append(("quiet_to" if quiet_from else "quiet_from", "quiet hours have a beginning and an end"))
    low, high = conditions.get("rating_min"), conditions.get("rating_max")
    if low is not None and high is not None and low > high:
        faults.append(("conditions.rating_max", f"must not be below rating_min, {low}"))
    if faults:
        raise Invalid(faults[0][0], faults[0][1], *faults[1:])


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would make of something that really happened; of samples, where nothing has yet."""

    title: str
    text: str
    language: str
    real: bool
    event_id: int | None
    about: str
    matched: bool
    reason: str
    send_at: Any
    values: dict[str, Any]


async def preview(  # noqa: PLR0913 - the parts of a rule
    db: AsyncSession,
    trigger: str,
    response: str,
    *,
    translations: Mapping[str, str],
    conditions: Mapping[str, Any],
    quiet_from: str | None = None,
    quiet_to: str | None = None,
    language: str = "",
) -> Preview:
    """Fill a rule in with the newest event of its trigger; nothing is sent. Invalid as for `create`."""
    check(trigger, response, translations, conditions, quiet_from, quiet_to)
    event, occasion = await _recent(db, trigger)
    if occasion is None:
        written = language or settings().language
        values, about, reason = triggers.sample(trigger), "", None
    else:
        written = language or occasion.facts.language or settings().language
        values, about, reason = occasion.values, occasion.about, unmet(conditions, occasion.facts)
    try:
        text = templates.render(template_for(response, translations, written), values)
    except templates.Refused as refusal:
        raise Invalid("response", str(refusal)) from refusal
    shown = about or str(triggers.TRIGGERS[trigger].known.get("order.number", "…"))
    return Preview(
        title=title_of(trigger, written, about=shown, shop=settings().project_name),
        text=text,
        language=written,
        real=occasion is not None,
        event_id=event.id if event and occasion else None,
        about=about,
        matched=reason is None,
        reason=reason[1] if reason else "",
        send_at=may_go(clock.now(), quiet_from, quiet_to, clock.zone()),
        values=values,
    )


async def _recent(db: AsyncSession, trigger: str) -> tuple[Event | None, occasions.Occasion | None]:
    """The newest event that sets this trigger off, and what it is about."""
    query = select(Event).where(Event.name.in_(triggers.RECENT[trigger])).order_by(Event.id.desc()).limit(LOOKED_AT)
    for event in (await db.execute(query)).scalars():
        found = triggers.of(event)
        if found is not None and found[0] == trigger:
            occasion = await occasions.of(db, trigger, event)
            if occasion is not None:
                return event, occasion
    return None, None
