"""Which tax applies: by country, by category with all below it, in its time."""

from datetime import timedelta

from tests import make_catalog, make_prices as make
from tradepost.core import clock, db
from tradepost.pricing import service
from tradepost.pricing.rules import NO_TAX, Rate

DAY = timedelta(days=1)


async def rates(*asked: tuple[str, str], at=None) -> list[int]:
    """Parts per million for each (country, category path)."""
    async with db.reading() as session:
        table = await service.taxes(session, at=at)
    return [table.rate(country, path).ppm for country, path in asked]


async def test_without_rates_there_is_no_tax_and_prices_include_it(clean):
    async with db.reading() as session:
        table = await service.taxes(session)
    assert table.rate("RU", "/1/") == NO_TAX == Rate("", 0)
    assert table.prices_include_tax is True
    await make.tax_on_top()
    async with db.reading() as session:
        assert (await service.taxes(session)).prices_include_tax is False


async def test_the_country_goes_first_then_the_deeper_category(owner):
    food = (await make_catalog.category(owner))["id"]
    bread = (await make_catalog.category(owner, parent_id=food))["id"]
    rye = (await make_catalog.category(owner, parent_id=bread))["id"]
    await make.tax("Any", 10_000)
    await make.tax("Bread anywhere", 20_000, category_id=bread)
    await make.tax("VAT", 220_000, "RU")
    await make.tax("VAT on food", 100_000, "RU", category_id=food)
    path = f"/{food}/{bread}/{rye}/"
    assert await rates(("FI", ""), ("FI", f"/{food}/"), ("FI", path)) == [10_000, 10_000, 20_000]
    assert await rates(("RU", ""), ("RU", f"/{food}/"), ("RU", path)) == [220_000, 100_000, 100_000]
    await make.tax("VAT on rye", 0, "RU", category_id=rye)
    assert await rates(("RU", path), ("RU", f"/{food}/{bread}/")) == [0, 100_000]
    assert await rates(("RU", f"/{food}{bread}/")) == [220_000]  # ids are whole numbers of a path


async def test_a_new_rate_follows_the_old_one_when_it_begins(clean):
    now = clock.now()
    await make.tax("VAT 20 %", 200_000, "RU")
    await make.tax("VAT 22 %", 220_000, "RU", starts_at=now + DAY)
    await make.tax("For two days", 0, "RU", starts_at=now + 5 * DAY, ends_at=now + 7 * DAY)
    found = [(await rates(("RU", ""), at=now + n * DAY))[0] for n in (0, 1, 4, 5, 6, 7)]
    assert found == [200_000, 220_000, 220_000, 0, 0, 220_000]
