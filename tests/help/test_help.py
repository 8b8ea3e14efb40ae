"""The guide in the back office: its pages are found by their words and shown, as they are written in docs/guide."""

import re
from pathlib import Path
from typing import Any

import pytest

from tradepost.help import service
from tradepost.help.titles import RUSSIAN

WRITTEN = Path(__file__).parents[2] / "docs" / "guide"


@pytest.fixture(autouse=True)
def _as_written(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pages of this checkout, not those of the last build."""
    monkeypatch.setattr(service, "FOLDERS", (WRITTEN,))
    service.guides.cache_clear()
    yield
    service.guides.cache_clear()


async def found(who: Any, q: str, **query: Any) -> list[tuple[str, str]]:
    answer = await who.get("/api/v1/help", params={"q": q, **query})
    assert answer.status_code == 200, answer.text
    return [(one["page"], one["heading"]) for one in answer.json()["items"]]


async def test_pages_are_found_by_any_form_of_their_words(owner: Any) -> None:
    assert (await found(owner, "niches"))[0][0] == "niche"
    assert (await found(owner, "entry score"))[0] == ("niche", "The entry score")
    assert (await found(owner, "price rul"))[0][0] == "price-rules"  # while it is typed
    assert (await found(owner, "Семантическое ядро"))[0][0] == "semantic-core"
    assert (await found(owner, "закупка"))[0][0] == "purchases"
    assert await found(owner, "zeppelin") == []
    assert await found(owner, "niche zeppelin") == []
    assert len(await found(owner, "price", limit=3)) == 3
    assert await found(owner, "%' \\ [](") == []


async def test_every_page_is_listed_by_its_title(owner: Any) -> None:
    pages = (await owner.get("/api/v1/help")).json()
    assert pages["total"] == len(pages["items"]) == len(list(WRITTEN.glob("*.md")))
    titles = [one["title"] for one in pages["items"]]
    assert titles == sorted(titles)
    assert {one["page"]: one["title_ru"] for one in pages["items"] if one["title_ru"]} == RUSSIAN


async def test_each_page_is_shown_and_its_links_lead_somewhere(owner: Any) -> None:
    pages = {one["page"] for one in (await owner.get("/api/v1/help")).json()["items"]}
    for page in sorted(pages):
        shown = (await owner.get(f"/api/v1/help/{page}")).json()
        assert shown["title"] == (WRITTEN / f"{page}.md").read_text().splitlines()[0].removeprefix("# ")
        inside = re.findall(r'href="/admin/help/([\w-]*)', shown["html"])
        assert set(inside) <= pages, page
        others = set(re.findall(r'href="([^"]*)"', shown["html"]))
        assert all(re.match(r"https://|/admin/help/|#", address) for address in others), (page, others)


async def test_a_page_that_is_none_and_a_stranger(owner: Any, guest: Any) -> None:
    for page in ("there-is-none", "..%2Fsettings", "a" * 61):
        assert (await owner.get(f"/api/v1/help/{page}")).status_code in {404, 422}
    assert (await guest.get("/api/v1/help")).status_code == 401
    assert (await guest.get("/api/v1/help/niche")).status_code == 401


def test_a_line_of_commands_is_no_heading() -> None:
    for guide in service.guides().values():
        assert all(len(one.heading) < 80 for one in guide.sections), guide.page
