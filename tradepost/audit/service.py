"""Reading who changed what, and noting and reading what users did."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast

import orjson
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.models import Account
from tradepost.accounts.rights import Right
from tradepost.audit.models import Activity
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.events import Event

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Span:
    """Days in the installation's time zone, both included; either may be open."""

    start: date | None = None
    end: date | None = None

    def of(self, query: Select[Any], column: Any) -> Select[Any]:
        """The query, with this column inside the span."""
        if self.start:
            query = query.where(column >= _midnight(self.start))
        return query.where(column < _midnight(self.end + timedelta(days=1))) if self.end else query


def _midnight(day: date) -> datetime:
    return clock.local(datetime.combine(day, time()))


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the log is asked for. `name` may end in `.`: "product." is all that happened to products."""

    name: str = ""
    actor_kind: str = ""
    actor_id: int | None = None
    subject_type: str = ""
    subject_id: int | None = None
    imported: bool | None = None
    span: Span = Span()


def entries(wanted: Filter) -> Select[Event]:
    """The log's entries that fit."""
    query = select(Event)
    if wanted.name.endswith("."):
        query = query.where(Event.name.startswith(wanted.name, autoescape=True))
    elif wanted.name:
        query = query.where(Event.name == wanted.name)
    for column, value in (
        (Event.actor_kind, wanted.actor_kind or None),
        (Event.actor_id, wanted.actor_id),
        (Event.subject_type, wanted.subject_type or None),
        (Event.subject_id, wanted.subject_id),
        (Event.imported, wanted.imported),
    ):
        if value is not None:
            query = query.where(column == value)
    return wanted.span.of(query, Event.at)


async def note(
    db: AsyncSession,
    account: Account | None,
    kind: str,
    *,
    subject_type: str = "",
    subject_id: int | None = None,
    text: str = "",
    visitor: str | None = None,
    **data: Any,
) -> Activity:
    """Note what somebody did; `account` is None for a guest, whom `visitor` may tell from others."""
    made = Activity(
        account_id=account.id if account else None,
        kind=kind,
        subject_type=subject_type,
        subject_id=subject_id,
        text=text[:255],
        data=data,
        visitor=None if account else visitor,
    )
    db.add(made)
    await db.flush()
    return made


def visible_to(who: Caller) -> Select[Any]:
    """What users did, with their names: all of it for staff who may, one's own for everybody else."""
    everything = select(Activity, Account.username, Account.email).outerjoin(Account, Account.id == Activity.account_id)
    query = cast("Select[Any]", everything)
    return query if who.has(Right.ACTIVITY_READ) else query.where(Activity.account_id == who.person.id)


@dataclass(frozen=True, slots=True)
class Did:
    """Which of what users did is asked for."""

    account_id: int | None = None
    kind: str = ""
    subject_type: str = ""
    subject_id: int | None = None
    visitor: str = ""
    span: Span = Span()


def activities(who: Caller, wanted: Did) -> Select[Any]:
    """What of that is asked for."""
    query = visible_to(who)
    for column, value in (
        (Activity.account_id, wanted.account_id),
        (Activity.kind, wanted.kind or None),
        (Activity.subject_type, wanted.subject_type or None),
        (Activity.subject_id, wanted.subject_id),
        (Activity.visitor, wanted.visitor or None),
    ):
        if value is not None:
            query = query.where(column == value)
    return wanted.span.of(query, Activity.created_at)


async def pages(
    query: Select[Any], key: Any, row: Callable[[Any], Sequence[Any]]
) -> AsyncIterator[list[Sequence[Any]]]:
    """Every result of a query, newest first, a thousand at a time: for files, which may be long."""
    before: int | None = None
    while True:
        part = query.where(key < before) if before is not None else query
        async with reading() as db:
            found = (await db.execute(part.order_by(None).order_by(key.desc()).limit(BATCH))).all()
        if not found:
            return
        before = found[-1][0].id
        yield [row(one) for one in found]


ENTRY_COLUMNS = ("at", "name", "actor_kind", "actor", "subject_type", "subject_id", "subject", "changes", "data")
ACTIVITY_COLUMNS = ("at", "account_id", "account", "kind", "subject_type", "subject_id", "text", "data")


def entry_row(found: Any) -> Sequence[Any]:
    """An entry's line in a file, by ENTRY_COLUMNS."""
    one: Event = found[0]
    return (
        one.at.isoformat(),
        one.name,
        one.actor_kind,
        one.actor_name,
        one.subject_type,
        one.subject_id,
        one.subject_name,
        orjson.dumps(one.changes).decode(),
        orjson.dumps(one.data).decode(),
    )


def activity_row(found: Any) -> Sequence[Any]:
    """An activity's line in a file, by ACTIVITY_COLUMNS."""
    one: Activity = found[0]
    return (
        one.created_at.isoformat(),
        one.account_id,
        found.username or found.email or "",
        one.kind,
        one.subject_type,
        one.subject_id,
        one.text,
        orjson.dumps(one.data).decode(),
    )
