"""Amounts of several currencies: converted by the rates that are stated, or refused; never simply added up."""

import pytest

from tests import make_figures as make
from tests.make_figures import ask
from tradepost.core.settings import Settings

MARCH = {"start_date": "2026-03-01", "end_date": "2026-03-31"}


@pytest.fixture
async def mixed(owner, configure):
    """A shop whose currency was another one twice; the sale in yen."""
    await make.product(owner, "LAMP")
    await make.sale(owner, "2026-02-10", ("LAMP", 1, "50.00"))
    await make.sale(owner, "2026-03-10", ("LAMP", 1, "100.00"))
    configure(currency="USD")
    await make.sale(owner, "2026-03-11", ("LAMP", 3, "9.99"))
    configure(currency="JPY")
    made = await make.sale(owner, "2026-03-12", ("LAMP", 2, "500"))
    configure(currency="RUB")
    return made


@pytest.mark.parametrize("compacted", [True, False])
async def test_without_a_rate_they_are_refused_where_they_meet(owner, mixed, compacted) -> None:
    if compacted:
        await make.compact()
    for method, path, body in (
        ("POST", "analytics/query", {"metrics": ["revenue"], **MARCH}),
        ("POST", "analytics/revenue", {"period": "monthly", **MARCH}),
        ("POST", "analytics/sales", MARCH),
        ("GET", "dashboard/summary?start_date=2026-03-01&end_date=2026-03-31", None),
        ("GET", "analytics/orders", None),
    ):
        refused = await owner.request(method, f"/api/v1/{path}", json=body)
        assert refused.status_code == 409, path
        assert "JPY, USD" in refused.json()["detail"]
    before = await ask(owner, "revenue", start_date="2026-02-01", end_date="2026-03-10")
    assert before["totals"]["metrics"] == {"revenue": "150.00"}
    for currency, revenue in (("RUB", "100.00"), ("USD", "29.97"), ("JPY", "1000")):
        found = await ask(owner, "revenue", filters={"currencies": [currency]}, **MARCH)
        assert (found["currency"], found["totals"]["metrics"]["revenue"]) == (currency, revenue)


async def test_with_rates_each_line_is_converted_to_the_coin(owner, mixed, configure) -> None:
    await make.compact()
    configure(exchange_rates="USD=92.505, JPY=0.6")
    found = await ask(owner, "revenue", "orders", **MARCH)
    assert found["rates"] == {"USD": "92.505", "JPY": "0.6"}
    # 29.97 x 92.505 = 2772.37485; 1000 x 0.6 = 600
    assert found["totals"]["metrics"] == {"revenue": "3472.37", "orders": 3}
    await make.change(owner, mixed, status="returned")
    back = await ask(owner, "revenue", "refunds")
    assert back["totals"]["metrics"] == {"revenue": "2922.37", "refunds": "600.00"}
    summary = (await owner.get("/api/v1/dashboard/summary", params=MARCH)).json()
    assert summary["metrics"]["revenue"]["value"] == "3472.37"


def test_rates_must_be_rates() -> None:
    for wrong in ("USD", "USD=much", "USD=-1", "XXQ=2", "USD=0"):
        with pytest.raises(ValueError, match=r"is no (rate|ISO)"):
            Settings(exchange_rates=wrong)
