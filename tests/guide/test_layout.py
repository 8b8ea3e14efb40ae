"""Each module that the seller service's document names has a page in the guide, and tests that show it at work.

The names are those of its layout; the tests are those that ask it about the demo shop or the real year, or drive it
against a real server.
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYOUT = ROOT.parent / "shared" / "requirements" / "0-seller-service.md"

# module: (page of the guide, tests that show it at work). Marketplaces have pages and descriptions of their own, in
# docs/channels, and are held to them there.
MODULES = {
    "analytics/abc_analysis": ("abc-xyz.md", "truth/test_the_real_year.py"),
    "analytics/xyz_analysis": ("abc-xyz.md", "truth/test_the_real_year.py"),
    "analytics/order_analysis": ("baskets.md", "truth/test_the_real_year.py"),
    "analytics/predictions": ("forecasts.md", "forecasting/test_the_real_year.py"),
    "analytics/profit_analysis": ("profit.md", "truth/test_the_real_year.py"),
    "dashboards/dashboard": ("sellers-day.md", "e2e/test_sellers_day.py"),
    "users/auth": ("accounts.md", "contracts/test_seller.py"),
    "users/profile": ("accounts.md", "contracts/test_seller.py"),
    "users/favorites": ("accounts.md", "contracts/test_seller.py"),
    "niche/search": ("niche.md", "demo/test_research.py"),
    "niche/analysis": ("niche.md", "demo/test_research.py"),
    "promotion/seo": ("seo.md", "demo/test_modules.py"),
    "promotion/keywords": ("keywords.md", "demo/test_modules.py"),
    "promotion/semantic_collection": ("semantic-core.md", "demo/test_modules.py"),
    "promotion/position_tracking": ("positions.md", "demo/test_modules.py"),
    "promotion/description_creation": ("descriptions.md", "demo/test_modules.py"),
    "promotion/internal_advertising": ("advertising.md", "promotion/test_auction.py"),
    "promotion/rates": ("rates.md", "promotion/test_rates.py"),
    "promotion/ad_management": ("campaigns.md", "promotion/test_campaign_rules.py"),
    "management/price_management": ("price-rules.md", "e2e/test_sellers_day.py"),
    "management/auto_replies": ("auto-replies.md", "demo/test_modules.py"),
    "management/hypothesis_testing": ("hypotheses.md", "demo/test_modules.py"),
    "notifications/notifications": ("notifications.md", "notifications/test_ways.py"),
    "calendar/calendar": ("calendar.md", "demo/test_modules.py"),
    "suppliers/catalog": ("suppliers.md", "demo/test_modules.py"),
    "suppliers/china_suppliers": ("suppliers.md", "demo/test_modules.py"),
    "categories/categories": ("catalogue.md", "demo/test_modules.py"),
    "sellers/sellers": ("catalogue.md", "demo/test_modules.py"),
    "brands/brands": ("catalogue.md", "demo/test_modules.py"),
    "tariffs/tariffs": ("tariffs.md", "tariffs/test_premium.py"),
    "search/search": ("search.md", "demo/test_modules.py"),
    "premium/premium": ("tariffs.md", "tariffs/test_premium.py"),
}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_its_page_and_its_tests(module: str) -> None:
    page, tests = MODULES[module]
    assert (ROOT / "docs" / "guide" / page).read_text(encoding="utf-8").startswith("# ")
    assert "def test_" in (ROOT / "tests" / tests).read_text(encoding="utf-8")


def test_these_are_the_modules_of_the_layout() -> None:
    if not LAYOUT.is_file():
        pytest.skip(f"the documents are not beside the project: {LAYOUT}")
    found, folder = set(), ""
    for line in LAYOUT.read_text(encoding="utf-8").splitlines():
        if name := re.fullmatch(r"[├└]── (\w+)/", line):
            folder = name[1]
        elif (name := re.fullmatch(r"│?\s+[├└]── (\w+)\.py", line)) and name[1] != "__init__":
            found.add(f"{folder}/{name[1]}")
    assert {one for one in found if not one.startswith("services/")} == set(MODULES)
