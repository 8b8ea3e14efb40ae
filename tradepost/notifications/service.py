"""Telling people, in the transaction that gave cause to, and what becomes of what they were told."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, STAFF
from tradepost.core import clock, dialects, mail as post
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import NotFound
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.notifications import jobs, ways
from tradepost.notifications.models import Choice, Gathered, Notification, Ways
from tradepost.notifications.rules import KINDS, WAYS, Kind
from tradepost.notifications.texts import text_of


async def notify(  # noqa: PLR0913 - the parts of what is told
    db: AsyncSession,
    account_id: int,
    *,
    kind: str,
    title: str,
    text: str = "",
    link: str = "",
    data: Mapping[str, Any] | None = None,
    cause: str | None = None,
    mail: bool = True,
) -> Notification | None:
    """Tell somebody: in the app and by mail, each where they want it for this kind (one of rules.KINDS).

    `link` is a path of the shop's pages. With a `cause` ("review:7") they are told once, however often it is said.
    `mail=False` leaves the mail out, for verbs that send one of their own. A mail goes to confirmed addresses only, as
    a job of this transaction. Returns what stands in the app, None where nothing does; an account that is gone or
    disabled is told nothing.
    """
    usual = KINDS[kind]
    query = (
        select(Account, Choice, Ways)
        .outerjoin(Choice, (Choice.account_id == Account.id) & (Choice.kind == kind))
        .outerjoin(Ways, Ways.account_id == Account.id)
        .where(Account.id == account_id, Account.active.is_(True), Account.deleted_at.is_(None))
    )
    found: Any = (await db.execute(query)).one_or_none()
    if found is None:
        return None
    account, chosen, there = found
    wanted = _chosen(chosen) if chosen else usual
    if cause is not None and await _told(db, account_id, cause):
        return None
    made = None
    if wanted.in_app or cause is not None:
        made = Notification(
            account_id=account_id, kind=kind, title=title[:255], text=text, link=link[:500], data=dict(data or {}),
            cause=cause, read_at=None if wanted.in_app else clock.now(), hidden=not wanted.in_app,
        )  # fmt: skip
        if not await _written(db, made):
            return None
    if mail and wanted.by_mail and account.email and account.email_confirmed_at is not None:
        if wanted.digest:
            db.add(Gathered(account_id=account_id, title=title[:255], text=text, link=link[:500]))
        else:
            body = "\n\n".join(part for part in (text or title, link and f"{settings().address}{link}") if part)
            subject = f"{settings().project_name}: {title}"
            await later(db, post.send, to=account.email, subject=subject, text=f"{body}\n")
    told = {"kind": kind, "title": title, "text": text, "link": f"{settings().address}{link}" if link else ""}
    told |= {"id": str(uuid.uuid4()), "at": clock.now().isoformat()}
    if wanted.by_webhook and there is not None and there.webhook_url:
        await later(db, jobs.post_webhook, account_id=account_id, told=told)
    if wanted.by_telegram and there is not None and there.telegram_token:
        await later(db, jobs.send_telegram, account_id=account_id, told=told)
    return made if wanted.in_app else None


def _chosen(row: Choice) -> Kind:
    return Kind(**{way: getattr(row, way) for way in WAYS})


async def _told(db: AsyncSession, account_id: int, cause: str) -> bool:
    query = select(Notification.id).where(Notification.account_id == account_id, Notification.cause == cause)
    return (await db.execute(query)).first() is not None


async def _written(db: AsyncSession, made: Notification) -> bool:
    """Whether it was written; not, when another said the same of the same cause at this very moment."""
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if is_unique_violation(error, "notifications.cause") or is_unique_violation(error):
            return False
        raise
    return True


async def tell_staff(
    db: AsyncSession, kind: str, *, cause: str, link: str = "", data: Mapping[str, Any] | None = None, **values: Any
) -> int:
    """Tell everybody on the staff who may see such things, in their own language, once a cause: how many were told."""
    right = KINDS[kind].right
    roles = [role for role in STAFF if right is None or right in RIGHTS[role]]
    people = await db.execute(
        select(Account.id, Account.language)
        .where(Account.role.in_(roles), Account.active.is_(True))
        .order_by(Account.id)
    )
    told = 0
    for account_id, language in people.all():
        title, text = text_of(kind, language or settings().language, **values)
        made = await notify(
            db, account_id, kind=kind, title=title, text=text, link=link, data=data, cause=cause
        )  # fmt: skip
        told += made is not None
    return told


# --- what becomes of it ---


def of(account_id: int, *, kind: str = "", unread: bool | None = None) -> Select[Notification]:
    """What somebody is told in the app."""
    query = select(Notification).where(Notification.account_id == account_id, Notification.hidden.is_(False))
    if kind:
        query = query.where(Notification.kind == kind)
    if unread is not None:
        query = query.where(Notification.read_at.is_(None) if unread else Notification.read_at.is_not(None))
    return query


async def unread(db: AsyncSession, account_id: int) -> int:
    """How many of somebody's notifications are unread."""
    query = select(func.count(Notification.id)).where(*_unread(account_id))
    return int((await db.execute(query)).scalar_one())


def _unread(account_id: int) -> tuple[ColumnElement[bool], ...]:
    return Notification.account_id == account_id, Notification.read_at.is_(None)


async def one(db: AsyncSession, account_id: int, notification_id: int) -> Notification:
    """One of somebody's own; NotFound."""
    found: Notification | None = (
        await db.execute(of(account_id).where(Notification.id == notification_id))
    ).scalar_one_or_none()
    if found is None:
        raise NotFound("notification", notification_id)
    return found


async def mark_read(db: AsyncSession, account_id: int, notification_id: int) -> Notification:
    """Mark one of somebody's own as read; once more changes nothing. NotFound."""
    found = await one(db, account_id, notification_id)
    if found.read_at is None:
        found.read_at = clock.now()
        await db.flush()
    return found


async def mark_all_read(db: AsyncSession, account_id: int) -> int:
    """Mark all of somebody's as read: how many were not."""
    marked: Any = await db.execute(
        update(Notification)
        .where(*_unread(account_id))
        .values(read_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    return int(marked.rowcount)


async def remove(db: AsyncSession, account_id: int, notification_id: int) -> None:
    """Take one of somebody's own away; its cause is remembered. NotFound."""
    found = await one(db, account_id, notification_id)
    if found.cause is None:
        await db.delete(found)
    else:
        found.title, found.text, found.link, found.data = "", "", "", {}
        found.hidden, found.read_at = True, found.read_at or clock.now()
    await db.flush()


async def choices(db: AsyncSession, account_id: int) -> dict[str, Kind]:
    """Where somebody is told of each kind of thing."""
    rows = await db.execute(select(Choice).where(Choice.account_id == account_id))
    chosen = {row.kind: _chosen(row) for row in rows.scalars()}
    return {kind: chosen.get(kind, usual) for kind, usual in KINDS.items()}


async def choose(db: AsyncSession, account_id: int, wanted: Mapping[str, Mapping[str, bool]]) -> None:
    """Write down where somebody wants to be told of these kinds: {kind: {one of WAYS: whether}}; the rest stays."""
    known = await choices(db, account_id)
    rows = [
        {"account_id": account_id, "kind": kind} | {way: given.get(way, getattr(known[kind], way)) for way in WAYS}
        for kind, given in sorted(wanted.items())
    ]
    if rows:
        table = inspect(Choice).local_table
        await db.execute(dialects.upsert(db, table, rows, key=["account_id", "kind"], update=list(WAYS)))
    if any(row["digest"] for row in rows):
        await ways.ready(db, account_id)  # which remembers the day of the last one


async def forget(db: AsyncSession, account_id: int) -> None:
    """Take away all that somebody was told, and where they wanted to be told."""
    for table in (Notification, Choice, Ways, Gathered):
        await db.execute(delete(table).where(table.account_id == account_id))
