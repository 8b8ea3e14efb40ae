"""Saved reports over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response
from pydantic import EmailStr, Field, model_validator

from tradepost.accounts.auth import Caller
from tradepost.analytics import asking, exporting, reports
from tradepost.analytics.calling import Reader, file_answer
from tradepost.analytics.exporting import Format
from tradepost.analytics.models import Report
from tradepost.analytics.schemas import QueryIn, QueryOut
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Change, Id, Name, Schema, current_version, not_null, router as make_router, version_tag

router = make_router("analytics", prefix="/analytics/reports")
Listed = Annotated[Paging, Depends(paging(Report.id, "name", name=Report.name))]


class Schedule(Schema):
    """When a report is mailed, by the clock of the shop, and to whom."""

    every: Literal["day", "week", "month"]
    on: Annotated[
        int | None, Field(ge=1, le=31, description="Of a week 1 for Monday; of a month the day, or its last")
    ] = None
    hour: Annotated[int, Field(ge=0, le=23)] = 7
    format: Format = "xlsx"
    to: Annotated[list[EmailStr], Field(min_length=1, max_length=20)]

    @model_validator(mode="after")
    def _has_its_day(self) -> "Schedule":
        if self.every == "day":
            self.on = None
        elif self.on is None:
            self.on = 1
        elif self.every == "week" and self.on > 7:
            raise ValueError("on: of a week 1 for Monday to 7 for Sunday")
        return self


class ReportIn(Schema):
    """A question to keep; `query` is what POST /analytics/query takes, with a preset for days that go along."""

    name: Annotated[Name, Field(max_length=120)]
    query: QueryIn
    shared: bool = False
    schedule: Schedule | None = None


class ReportChange(Change):
    """What is left out stays; a schedule of null ends the mails."""

    name: Annotated[Name | None, Field(max_length=120)] = None
    query: QueryIn | None = None
    shared: bool | None = None
    schedule: Schedule | None = None

    _whole = not_null("name", "query", "shared")


class ReportOut(Schema):
    """A saved report; `mine`: whoever asks may change it."""

    id: int
    name: str
    query: dict[str, Any]
    shared: bool
    mine: bool
    author: str
    schedule: Schedule | None
    next_at: datetime | None = None
    last_at: datetime | None = None
    created_at: datetime
    updated_at: datetime
    version: int


def _out(report: Report, author: str, who: Caller) -> ReportOut:
    values = {name: getattr(report, name) for name in ReportOut.model_fields if name not in {"mine", "author"}}
    return ReportOut(mine=report.account_id == who.id, author=author, **values)


def _values(body: ReportIn | ReportChange, names: set[str]) -> dict[str, Any]:
    """Fields as they are kept: what is a default of the query is not written down."""
    found: dict[str, Any] = {}
    for name in names:
        value = getattr(body, name)
        if name == "query":
            value = value.model_dump(mode="json", exclude_unset=True)
        elif name == "schedule" and value is not None:
            value = value.model_dump(mode="json")
        found[name] = value
    return found


@router.get("")
async def list_reports(db: Db, who: Reader, page: Listed) -> Page[ReportOut]:
    """One's own reports, and those that others share."""
    return Page[ReportOut](**await paged(db, reports.visible_to(who), page, lambda row: _out(row[0], row[1], who)))


@router.post("", status_code=201)
async def save_report(body: ReportIn, db: Db, who: Reader, response: Response) -> ReportOut:
    """Keep a question under a name; with a schedule it is mailed."""
    made = await reports.save(db, who, _values(body, {"name", "query", "shared", "schedule"}))
    version_tag(response, made.version)
    return _out(*await reports.find(db, who, made.id), who)


@router.get("/{report_id}")
async def read_report(report_id: Id, db: Db, who: Reader, response: Response) -> ReportOut:
    """A report, not yet answered."""
    report, author = await reports.find(db, who, report_id)
    version_tag(response, report.version)
    return _out(report, author, who)


@router.put("/{report_id}")
async def change_report(
    report_id: Id, body: ReportChange, db: Db, who: Reader, request: Request, response: Response
) -> ReportOut:
    """Change a report of one's own."""
    report = await reports.find_own(db, who, report_id)
    current_version(request, report.version)
    await reports.change(db, report, _values(body, set(body.given)))
    version_tag(response, report.version)
    return _out(*await reports.find(db, who, report_id), who)


@router.delete("/{report_id}", status_code=204)
async def delete_report(report_id: Id, db: Db, who: Reader, request: Request) -> None:
    """Forget a report of one's own, and end its mails."""
    report = await reports.find_own(db, who, report_id)
    current_version(request, report.version)
    await reports.remove(db, report)


@router.get("/{report_id}/answer", response_model=QueryOut)
async def answer_report(
    report_id: Id,
    db: Db,
    who: Reader,
    wanted: Annotated[Format | None, Query(alias="format", description="As a file")] = None,
) -> Any:
    """What a report says now, also as a file."""
    report, _ = await reports.find(db, who, report_id)
    body = QueryIn.model_validate(report.query)
    found = await asking.ask(body)
    return found if wanted is None else await file(body, found, wanted, report.name)


async def file(body: QueryIn, found: QueryOut, wanted: Format, title: str) -> Response:
    """An answer as a file."""
    return file_answer(title, wanted, await exporting.file_of(body, found, wanted))
