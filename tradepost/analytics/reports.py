"""Saved reports: a question with a name, its author's own or shared, and mailed when its schedule says so."""

import base64
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Right, Role
from tradepost.analytics import asking, exporting, schedules
from tradepost.analytics.models import Report
from tradepost.analytics.schemas import QueryIn
from tradepost.analytics.texts import text_of
from tradepost.core import clock, events
from tradepost.core.db import reading
from tradepost.core.errors import Forbidden, NotFound, Problem
from tradepost.core.jobs import Run, later
from tradepost.core.logs import logger
from tradepost.core.mail import send
from tradepost.core.settings import settings

log = logger("analytics")


def visible_to(who: Caller) -> Any:
    """Reports of one's own and those that are shared, each with its author's name."""
    query = select(Report, Account.name).join(Account, Account.id == Report.account_id)
    return query.where(or_(Report.account_id == who.id, Report.shared.is_(True)))


async def find(db: AsyncSession, who: Caller, report_id: int) -> tuple[Report, str]:
    """A report that somebody may see, and its author's name; NotFound."""
    found = (await db.execute(visible_to(who).where(Report.id == report_id))).one_or_none()
    if found is None:
        raise NotFound("report", report_id)
    return found[0], found[1]


async def find_own(db: AsyncSession, who: Caller, report_id: int) -> Report:
    """A report of one's own; Forbidden for one that is only shared, NotFound for any other."""
    report, _ = await find(db, who, report_id)
    if report.account_id != who.id:
        raise Forbidden("This report is somebody else's: save a copy of your own to change it")
    return report


async def save(db: AsyncSession, who: Caller, values: dict[str, Any]) -> Report:
    """Keep a question."""
    if who.account is None:
        raise Forbidden("A report belongs to an account, and the installation's own key has none")
    made = Report(account_id=who.id, **values)
    _plan(made)
    await events.record(db, "report.created", made, subject_name=made.name, changes={"name": [None, made.name]})
    return made


async def change(db: AsyncSession, report: Report, values: dict[str, Any]) -> None:
    """Change a report; what is left out stays."""
    for name, value in values.items():
        setattr(report, name, value)
    if "schedule" in values:
        _plan(report)
    if changes := events.changed(report, leave_out=("updated_at", "version", "next_at", "last_at")):
        await events.record(db, "report.updated", report, subject_name=report.name, changes=changes)
    await db.flush()


async def remove(db: AsyncSession, report: Report) -> None:
    """Forget a report."""
    await events.record(db, "report.deleted", report, subject_name=report.name)
    await db.delete(report)
    await db.flush()


def _plan(report: Report) -> None:
    report.next_at = schedules.next_time(report.schedule, clock.now(), clock.zone()) if report.schedule else None


# --- mail ---


async def mail_due(run: Run) -> int:
    """Mail every report that is due, each once: it is planned anew in the transaction that writes its mails."""
    async with reading() as db:
        due = select(Report.id).where(Report.next_at <= clock.now()).order_by(Report.id).limit(100)
        ids = list((await db.execute(due)).scalars())
    sent = 0
    for report_id in ids:
        sent += await _mail(run, report_id)
    return sent


async def _mail(run: Run, report_id: int) -> int:
    async with reading() as db:
        query = select(Report, Account).join(Account, Account.id == Report.account_id).where(Report.id == report_id)
        found = (await db.execute(query)).one_or_none()
    if found is None or found[0].next_at is None or found[0].schedule is None or found[0].next_at > clock.now():
        return 0
    report, author = found
    schedule = dict(found[0].schedule)
    mail = await _written(report, author, schedule["format"]) if _may_read(author) else None
    async with run.transaction() as db:
        planned: Any = await db.execute(
            update(Report)
            .where(Report.id == report.id, Report.next_at == report.next_at)
            .values(next_at=schedules.next_time(schedule, clock.now(), clock.zone()), last_at=clock.now())
            .execution_options(synchronize_session=False)
        )
        if not planned.rowcount or mail is None:
            return 0  # somebody changed it meanwhile, or whoever wrote it may no longer see figures
        for address in schedule["to"]:
            await later(db, send, to=address, **mail)
    return len(schedule["to"])


def _may_read(author: Account) -> bool:
    return author.active and author.deleted_at is None and Right.REPORTS_READ in RIGHTS[Role(author.role)]


async def _written(report: Report, author: Account, wanted: exporting.Format) -> dict[str, Any]:
    """The mail of a report: its subject, its text with the totals, and the file."""
    today = clock.business_day(clock.now())
    language = author.language or settings().language
    try:
        body = QueryIn.model_validate(report.query)
        found = await asking.ask(body)
    except (Problem, ValueError) as error:  # sales in a currency without a rate, a metric that is no more
        log.warning("analytics.report_not_made", report=report.id, reason=str(error))
        return text_of("failed", language, name=report.name, reason=str(error))
    content = await exporting.file_of(body, found, wanted)
    totals = found.totals.metrics if found.totals else {}
    lines = "\n".join(f"{name}: {'–' if value is None else value}" for name, value in totals.items())
    span = " – ".join(str(day) for day in (found.start_date, found.end_date) if day)
    text = text_of("report", language, name=report.name, span=span, currency=found.currency, totals=lines)
    return text | {
        "attachment": {
            "name": exporting.file_name(report.name, today, wanted),
            "type": exporting.TYPES[wanted],
            "content": base64.b64encode(content).decode(),
        }
    }
