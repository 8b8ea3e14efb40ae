"""Reports that somebody keeps: one's own or shared, as files, and by mail when their schedule says so."""

import io
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import polars as pl
import pytest

from tests.analytics.test_asking import SPRING, a_quarter
from tests.mailbox import mail_server
from tradepost.analytics import schedules
from tradepost.analytics.jobs import mail_reports
from tradepost.core import clock, db, jobs

REPORTS = "/api/v1/analytics/reports"
BY_PRODUCT = {"metrics": ["revenue", "units", "margin"], "dimensions": ["product"], **SPRING}


async def save(who, **fields):
    answer = await who.post(REPORTS, json={"name": "Best sellers", "query": BY_PRODUCT} | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_report_is_its_authors_or_shared(owner, analyst, manager, buyer) -> None:
    await a_quarter(owner)
    made = await save(analyst)
    path = f"{REPORTS}/{made['id']}"
    assert (made["mine"], made["author"], made["query"]) == (True, "Analyst", BY_PRODUCT)

    assert (await manager.get(path)).status_code == 404
    assert (await manager.get(REPORTS)).json()["total"] == 0
    assert (await analyst.put(path, json={"shared": True})).status_code == 200
    listed = (await manager.get(REPORTS)).json()["items"]
    assert [(one["name"], one["mine"]) for one in listed] == [("Best sellers", False)]
    found = (await manager.get(f"{path}/answer")).json()
    assert [row["metrics"]["revenue"] for row in found["rows"]] == ["400.00", "79.00"]

    for refused in (await manager.put(path, json={"name": "Mine"}), await manager.delete(path)):
        assert refused.status_code == 403
    assert (await analyst.get(path)).json()["name"] == "Best sellers"
    for method in ("GET", "POST"):
        assert (await buyer.request(method, REPORTS, json={})).status_code == 403
    assert (await analyst.delete(path)).status_code == 204
    assert (await analyst.get(path)).status_code == 404
    wrong = await analyst.post(REPORTS, json={"name": "", "query": {"metrics": ["luck"]}})
    assert {one["field"] for one in wrong.json()["errors"]} == {"name", "query.metrics.0"}


async def test_an_answer_comes_as_a_file(owner, analyst) -> None:
    ids = await a_quarter(owner)
    await owner.put(f"/api/v1/products/{ids['lamp']}", json={"name": "=Lamp"})
    body = {"metrics": ["revenue", "margin"], "dimensions": ["platform"], "grain": "month", **SPRING}
    body |= {"compare": "previous_period", "sort": ["start", "platform"]}
    columns = [
        "start", "end", "platform", "revenue", "revenue_before", "revenue_change_percent", "margin", "margin_before",
        "margin_change_percent",
    ]  # fmt: skip
    files = {
        wanted: await analyst.post("/api/v1/analytics/query", json=body, params={"format": wanted})
        for wanted in ("csv", "xlsx", "parquet")
    }
    assert 'filename="figures-' in files["csv"].headers["content-disposition"]
    lines = files["csv"].text.splitlines()
    assert lines[:2] == [",".join(columns), "2026-01-01,2026-01-31,Amazon,39.00,0.00,,0.7435897435897436,,"]
    frame = pl.read_parquet(io.BytesIO(files["parquet"].content))
    assert (frame.columns, frame.height) == (columns, len(lines) - 1)
    assert str(frame["revenue"].sum()) == "479.00"
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert (list(rows[0]), rows[1][2:4]) == (columns, ("Amazon", 39))

    report = await save(analyst)
    file = await analyst.get(f"{REPORTS}/{report['id']}/answer", params={"format": "csv"})
    assert file.text.splitlines() == [
        "product_id,product,revenue,units,margin",
        f"{ids['vase']},Vase,400.00,4,1.0",
        f"{ids['lamp']},'=Lamp,79.00,4,{59 / 79}",  # no spreadsheet runs it
    ]


async def mail(times: int = 1) -> None:
    for _ in range(times):
        async with db.transaction() as session:
            await jobs.later(session, mail_reports)
        await jobs.drain()


async def test_a_report_is_mailed_once_when_it_is_due(owner, analyst, configure) -> None:
    ids = await a_quarter(owner)
    with mail_server() as (box, url):
        configure(smtp_url=url, timezone="Europe/Berlin")
        with clock.at(datetime(2026, 4, 3, 9, tzinfo=UTC)):  # a Friday, after seven
            to = ["boss@example.com", "desk@example.com"]
            schedule = {"every": "week", "on": 1, "hour": 7, "format": "csv", "to": to}
            report = await save(analyst, schedule=schedule)
            assert report["next_at"] == "2026-04-06T05:00:00Z"
            await mail()
            assert await box.arrived() == []
        with clock.at(datetime(2026, 4, 6, 5, 1, tzinfo=UTC)):
            await mail(2)
            came = await box.arrived()
            assert sorted(one["to"] for one in came) == to
            assert came[0]["subject"] == "Best sellers: 2026-01-01 – 2026-03-31"
            assert "revenue: 479.00" in came[0].get_body().get_content()
            (file,) = came[0].iter_attachments()
            assert file.get_filename() == "best-sellers-2026-04-06.csv"
            assert file.get_content().splitlines()[1].startswith(f"{ids['vase']},Vase,400.00,4")
            assert (await analyst.get(f"{REPORTS}/{report['id']}")).json()["next_at"] == "2026-04-13T05:00:00Z"

        # Whoever may no longer see figures is sent none.
        demoted = await owner.patch(f"/api/v1/users/{analyst.id}", json={"role": "customer"})
        assert demoted.status_code == 200, demoted.text
        with clock.at(datetime(2026, 4, 13, 6, tzinfo=UTC)):
            await mail()
            assert await box.arrived() == []


def test_presets_go_along_with_today() -> None:
    today = date(2024, 3, 31)
    assert {name: schedules.preset_days(name, today) for name in ("yesterday", "last_7_days", "this_week")} == {
        "yesterday": (date(2024, 3, 30), date(2024, 3, 30)),
        "last_7_days": (date(2024, 3, 25), today),
        "this_week": (date(2024, 3, 25), today),
    }
    assert schedules.preset_days("previous_month", today) == (date(2024, 2, 1), date(2024, 2, 29))
    assert schedules.preset_days("previous_quarter", today) == (date(2023, 10, 1), date(2023, 12, 31))
    assert schedules.preset_days("previous_year", today) == (date(2023, 1, 1), date(2023, 12, 31))
    assert schedules.preset_days("this_year", today) == (date(2024, 1, 1), today)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ({"every": "day", "hour": 2}, "2024-03-31T01:00:00+00:00"),  # the hour that is left out that night
        ({"every": "day", "hour": 23}, "2024-03-30T22:00:00+00:00"),
        ({"every": "week", "on": 6, "hour": 9}, "2024-04-06T07:00:00+00:00"),
        ({"every": "month", "on": 31, "hour": 7}, "2024-03-31T05:00:00+00:00"),
        ({"every": "month", "on": 30, "hour": 7}, "2024-04-30T05:00:00+00:00"),
    ],
)
def test_the_next_time_is_by_the_clock_of_the_shop(schedule, expected) -> None:
    now = datetime(2024, 3, 30, 12, tzinfo=UTC)
    assert schedules.next_time(schedule, now, ZoneInfo("Europe/Berlin")).isoformat() == expected
