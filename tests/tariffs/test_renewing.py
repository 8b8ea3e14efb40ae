"""Trial, renewal, grace and expiry: each once, and at the same local time however the months are long."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st
from sqlalchemy import select

from tests import make_payments
from tests.tariffs import make
from tradepost.core import clock, db
from tradepost.notifications.models import Notification
from tradepost.tariffs import renewing, rules

START = datetime(2026, 1, 31, 12, tzinfo=UTC)
FEBRUARY, MARCH, APRIL = "2026-02-28T12:00:00Z", "2026-03-31T12:00:00Z", "2026-04-30T12:00:00Z"
DAY = timedelta(days=1)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def told() -> list[str]:
    async with db.reading() as session:
        return list((await session.execute(select(Notification.title).order_by(Notification.id))).scalars())


async def monthly(owner, buyer, **body):
    tariff = await make.plan(owner, period="month", **body)
    with clock.at(START):
        return tariff, await make.subscribed(buyer, tariff)


async def test_it_is_renewed_each_month_and_charged_once(owner, buyer):
    _, mine = await monthly(owner, buyer)
    assert (mine["status"], mine["paid_until"]) == ("active", FEBRUARY)
    await make.work(moment(FEBRUARY) - 4 * DAY)
    assert await told() == []
    for _ in range(2):
        await make.work(moment(FEBRUARY) - 3 * DAY)
    assert await told() == ["Premium is renewed soon"]
    assert await make.payments() == [("captured", 4999, 0)]
    for _ in range(3):
        await make.work(moment(FEBRUARY))
    renewed = await make.read(buyer, mine)
    assert (renewed["status"], renewed["paid_until"]) == ("active", MARCH)
    assert [(bill["status"], bill["covers_from"], bill["covers_until"]) for bill in renewed["bills"]] == [
        ("paid", "2026-01-31T12:00:00Z", FEBRUARY), ("paid", FEBRUARY, MARCH),
    ]  # fmt: skip
    assert await make.payments() == [("captured", 4999, 0)] * 2


async def test_a_worker_killed_in_the_middle_charges_once(owner, buyer, monkeypatch):
    _, mine = await monthly(owner, buyer)
    await make.work(moment(FEBRUARY) - DAY)
    charge = renewing._charge

    async def dies(*args):
        await charge(*args)
        raise OSError("killed")

    monkeypatch.setattr(renewing, "_charge", dies)
    with pytest.raises(OSError, match="killed"):
        await make.work(moment(FEBRUARY))
    assert await make.payments() == [("captured", 4999, 0)]  # the charge went back with its transaction
    monkeypatch.setattr(renewing, "_charge", charge)
    await make.work(moment(FEBRUARY))
    assert await make.payments() == [("captured", 4999, 0)] * 2
    assert (await make.read(buyer, mine))["paid_until"] == MARCH


async def test_unpaid_it_goes_on_in_grace_and_then_ends(owner, buyer):
    tariff, mine = await monthly(owner, buyer)
    await make_payments.provider(options={"captures": "in_advance"})
    await make.work(moment(FEBRUARY) - DAY)
    await make.work(moment(FEBRUARY))
    late = await make.read(buyer, mine)
    assert (late["status"], late["good"], late["payment"]["status"]) == ("grace", True, "pending")
    await make.work(moment(FEBRUARY) + 7 * DAY - timedelta(seconds=1))
    assert (await make.read(buyer, mine))["status"] == "grace"
    await make.work(moment(FEBRUARY) + 7 * DAY)
    ended = await make.read(buyer, mine)
    assert (ended["status"], ended["good"], ended["bills"][1]["status"]) == ("expired", False, "void")
    assert await told() == ["Premium is renewed soon", "Premium is not paid", "Premium has ended"]
    assert await make.payments() == [("captured", 4999, 0), ("voided", 0, 0)]
    assert (await make.subscribed(buyer, tariff))["id"] != mine["id"]


async def test_paid_in_grace_it_goes_on_from_where_it_ended(owner, buyer):
    _, mine = await monthly(owner, buyer)
    await make_payments.provider(options={"captures": "in_advance"})
    await make.work(moment(FEBRUARY))
    payments = (await owner.get("/api/v1/payments", params={"status": "pending"})).json()["items"]
    with clock.at(moment(FEBRUARY) + 5 * DAY):
        assert (await owner.post(f"/api/v1/payments/{payments[0]['id']}/capture")).status_code == 200
    paid = await make.read(buyer, mine)
    assert (paid["status"], paid["paid_until"]) == ("active", MARCH)


async def test_cancelled_it_runs_to_its_end_and_is_not_charged_again(owner, buyer):
    _, mine = await monthly(owner, buyer)
    with clock.at(START + DAY):
        cancelled = (await buyer.post(f"/user_tariffs/{mine['id']}/cancel")).json()
    assert (cancelled["status"], cancelled["good"], cancelled["renews"]) == ("active", True, False)
    await make.work(moment(FEBRUARY) - DAY)
    assert (await make.read(buyer, mine))["status"] == "active"
    await make.work(moment(FEBRUARY))
    assert (await make.read(buyer, mine))["status"] == "expired"
    assert await make.payments() == [("captured", 4999, 0)]


async def test_it_ends_on_its_last_day(owner, buyer):
    tariff = await make.plan(owner, period="month")
    with clock.at(START):
        mine = await make.subscribed(buyer, tariff, end_date="2026-03-15T00:00:00Z")
    await make.work(moment(FEBRUARY))
    assert (await make.read(buyer, mine))["paid_until"] == "2026-03-15T00:00:00Z"
    await make.work(moment("2026-03-15T00:00:00Z"))
    assert (await make.read(buyer, mine))["status"] == "expired"
    assert await make.payments() == [("captured", 4999, 0)] * 2


async def test_a_trial_costs_nothing_comes_once_and_is_paid_for_after_it(owner, buyer):
    tariff, mine = await monthly(owner, buyer, trial_days=14)
    assert (mine["status"], mine["good"], mine["trial_until"]) == ("trial", True, "2026-02-14T12:00:00Z")
    assert await make.payments() == []
    await make.work(moment("2026-02-14T12:00:00Z"))
    # Nobody has said yet how to pay: it goes on in grace until they do.
    assert (await make.read(buyer, mine))["status"] == "grace"
    with clock.at(moment("2026-02-15T12:00:00Z")):
        paid = (await buyer.post(f"/user_tariffs/{mine['id']}/pay", json={})).json()
    assert (paid["status"], paid["paid_until"]) == ("active", "2026-03-14T12:00:00Z")
    await buyer.post(f"/user_tariffs/{mine['id']}/cancel")
    await make.work(moment("2026-03-14T12:00:00Z"))
    with clock.at(moment("2026-03-15T12:00:00Z")):
        again = await make.subscribed(buyer, tariff)
    assert (again["status"], again["trial_until"]) == ("active", None)


async def test_what_nobody_ever_paid_is_given_up_after_a_week(owner, buyer):
    await make_payments.provider(options={"captures": "in_advance"})
    _, mine = await monthly(owner, buyer)
    await make.work(START + 7 * DAY)
    assert (await make.read(buyer, mine))["status"] == "cancelled"
    assert await make.payments() == [("voided", 0, 0)]


async def test_a_new_price_holds_from_the_next_bill_on(owner, buyer):
    tariff, mine = await monthly(owner, buyer)
    await owner.put(f"/tariffs/{tariff['id']}", json={"price": "60.00"})
    await make.work(moment(FEBRUARY))
    assert [bill["amount"] for bill in (await make.read(buyer, mine))["bills"]] == ["49.99", "60.00"]


ANCHORS = st.integers(0, 20_000).map(lambda hours: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


@settings(max_examples=60)
@given(anchor=ANCHORS, count=st.integers(1, 30), name=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]))
def test_periods_never_drift_and_keep_the_local_time(anchor, count, name):
    zone = ZoneInfo(name)
    ends = [rules.after(anchor, "month", number, zone) for number in range(count + 1)]
    first = anchor.astimezone(zone)
    assert ends[0] == anchor
    assert ends == sorted(set(ends))
    for number, end in enumerate(ends):
        local = end.astimezone(zone)
        assert (local.year * 12 + local.month) - (first.year * 12 + first.month) == number
        assert local.day == first.day or (local.day < first.day and (local + DAY).day == 1)
    assert rules.after(anchor, "year", 1, zone) == rules.after(anchor, "month", 12, zone)
