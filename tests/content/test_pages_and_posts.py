"""Pages and posts: staff write them, everybody reads what is published, at an address of its own."""

import asyncio
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import select

from tests import make_content as make
from tests.make_stock import happened
from tradepost.content.models import Page, Post
from tradepost.core import db

PAGES, POSTS = f"{make.CONTENT}/pages", f"{make.CONTENT}/posts"


async def test_a_page_is_read_by_its_slug_or_id(owner, guest):
    made = await make.page(owner, title="Доставка и оплата", seo={"title": "T", "description": "D"}, language="ru")
    assert (made["slug"], made["html"], made["body"], made["shown"]) == (
        "dostavka-i-oplata", "<p>By <em>post</em>.</p>\n", "By *post*.", True,
    )  # fmt: skip
    seen = (await guest.get(f"{PAGES}/dostavka-i-oplata")).json()
    assert seen == made | {"body": None}
    assert (await guest.get(f"{PAGES}/{made['id']}")).json() == seen
    assert (await guest.get(PAGES)).json() == {"items": [seen], "total": 1, "next": None}
    assert seen["seo"] == {"title": "T", "description": "D"}


async def test_a_draft_is_for_staff_alone(owner, analyst, buyer, guest):
    made = await make.page(owner, status="draft")
    assert made["shown"] is False
    for who, status in ((analyst, 200), (buyer, 404), (guest, 404)):
        assert (await who.get(f"{PAGES}/{made['id']}")).status_code == status
        assert (await who.get(f"{PAGES}/{made['slug']}")).status_code == status
    assert (await guest.get(PAGES)).json()["total"] == 0
    assert (await analyst.get(PAGES)).json()["items"] == [made]
    assert (await analyst.get(f"{PAGES}?shown=true")).json()["total"] == 0
    await owner.put(f"{PAGES}/{made['id']}", json={"status": "published"})
    assert (await guest.get(PAGES)).json()["total"] == 1
    assert [(event.name, event.changes) for event in await happened("page.published")] == [
        ("page.published", {"status": ["draft", "published"]})
    ]


async def test_slugs_are_made_unique_and_chosen_ones_are_refused_when_taken(owner):
    slugs = [(await make.page(owner))["slug"] for _ in range(3)]
    assert slugs == ["delivery", "delivery-2", "delivery-3"]
    answer = await owner.post(PAGES, json={"title": "Other", "slug": "delivery"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "slug")
    other = await make.page(owner, title="Other")
    answer = await owner.put(f"{PAGES}/{other['id']}", json={"slug": "delivery"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "slug")
    assert (await owner.get(f"{PAGES}/{other['id']}")).json() == other
    assert (await make.post(owner, slug="delivery"))["slug"] == "delivery"


async def test_pages_of_one_title_at_once_get_slugs_of_their_own(owner):
    made = await asyncio.gather(*[make.page(owner) for _ in range(4)])
    assert len({page["slug"] for page in made}) == 4


async def test_a_change_of_an_older_version_is_refused(owner):
    made = await make.page(owner)
    path = f"{PAGES}/{made['id']}"
    seen = (await owner.get(path)).headers["etag"]
    answers = await asyncio.gather(
        *[owner.put(path, json={"title": f"Title {n}"}, headers={"If-Match": seen}) for n in range(4)]
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: 3}
    assert (await owner.delete(path, headers={"If-Match": seen})).status_code == 412
    assert (await owner.delete(path)).status_code == 204
    assert (await owner.get(path)).status_code == 404
    (event,) = await happened("page.deleted")
    assert event.subject_id == made["id"]


async def test_pages_stand_in_their_order(owner, guest):
    for title, position in (("C", 3), ("A", 1), ("B", 1)):
        await make.page(owner, title=title, position=position)
    assert [page["title"] for page in (await guest.get(PAGES)).json()["items"]] == ["A", "B", "C"]


async def test_each_reader_gets_what_is_in_their_language(owner, guest):
    for title, language in (("Для русских", "ru"), ("For the English", "en"), ("4711", "")):
        await make.page(owner, title=title, language=language)
    found = {}
    for language in ("ru", "en", "de"):
        answer = await guest.get(f"{PAGES}?language={language}&sort=id")
        found[language] = [page["title"] for page in answer.json()["items"]]
    assert found == {"ru": ["Для русских", "4711"], "en": ["For the English", "4711"], "de": ["4711"]}


async def test_posts_have_authors_tags_and_a_beginning(owner, guest):
    first = await make.post(owner, tags=["News", "lamps", "news"], excerpt="")
    second = await make.post(owner, tags=["newspapers"], excerpt="In short", author="The editors")
    assert (first["author"], first["tags"], first["excerpt"]) == ("Owner", ["news", "lamps"], "They shine.")
    assert (second["author"], second["excerpt"]) == ("The editors", "In short")

    async def ids(query: str) -> list[int]:
        return [post["id"] for post in (await guest.get(f"{POSTS}?{query}")).json()["items"]]

    assert await ids("") == [second["id"], first["id"]]
    assert await ids("tag=news") == [first["id"]]
    assert await ids("tag=NEWS") == [first["id"]]
    assert await ids("tag=%25") == []
    changed = await owner.put(f"{POSTS}/{first['id']}", json={"tags": ["advice"]})
    assert changed.json()["tags"] == ["advice"]
    assert await ids("tag=news") == []
    (event,) = await happened("post.updated")
    assert event.changes == {"tags": [["news", "lamps"], ["advice"]]}


async def test_the_feed_has_what_is_shown(owner, guest):
    shown = await make.post(owner, title="Lamps & \u0001more", tags=["news"])
    await make.post(owner, title="Not yet", status="draft")
    await make.post(owner, title="Для русских", language="ru")
    answer = await guest.get(f"{POSTS}.rss?language=en")
    assert answer.headers["content-type"] == "application/rss+xml; charset=utf-8"
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own answer
    (item,) = feed.findall("channel/item")
    assert item.findtext("title") == "Lamps & more"
    assert item.findtext("link") == f"http://127.0.0.1:8000/blog/{shown['slug']}"
    assert item.findtext("description") == "They shine."
    assert item.findtext("category") == "news"
    assert item.findtext("pubDate", "").endswith("+0000")


async def test_who_may_write(analyst, buyer, guest):
    for path, body in ((PAGES, {"title": "x"}), (POSTS, {"title": "x"}), (f"{make.CONTENT}/preview", {"body": "x"})):
        assert [(await who.post(path, json=body)).status_code for who in (analyst, buyer, guest)] == [403, 403, 401]
    async with db.reading() as session:
        assert (await session.execute(select(Page.id))).all() == (await session.execute(select(Post.id))).all() == []


async def test_what_is_being_written_is_looked_at_first(manager):
    answer = await manager.post(f"{make.CONTENT}/preview", json={"body": "**Bold** <script>"})
    assert answer.json() == {"html": "<p><strong>Bold</strong> &lt;script&gt;</p>"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 256}, "title"),
        ({"slug": "12"}, "slug"),
        ({"slug": "Delivery!"}, "slug"),
        ({"slug": None, "status": "hidden"}, "status"),
        ({"position": -1}, "position"),
        ({"position": 10**12}, "position"),
        ({"language": "russian"}, "language"),
        ({"publish_at": "tomorrow"}, "publish_at"),
        ({"publish_at": "0001-01-01T00:00:00"}, "publish_at"),
        ({"publish_at": "9999-12-31T23:59:59-12:00"}, "publish_at"),
        ({"publish_at": "2030-01-02T00:00:00Z", "unpublish_at": "2030-01-01T00:00:00Z"}, "unpublish_at"),
    ],
)
async def test_what_makes_no_sense_is_refused(owner, body, field):
    answer = await owner.post(PAGES, json={"title": "Delivery", **body})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    async with db.reading() as session:
        assert (await session.execute(select(Page.id))).all() == []


@pytest.mark.parametrize(
    ("body", "field"), [({"tags": ["a|b"]}, "tags.0"), ({"tags": [""]}, "tags.0"), ({"tags": ["x"] * 21}, "tags")]
)
async def test_tags_that_make_no_sense_are_refused(owner, body, field):
    made = await make.post(owner)
    answer = await owner.put(f"{POSTS}/{made['id']}", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await owner.get(f"{POSTS}/{made['id']}")).json() == made


async def test_a_list_takes_two_statements(owner, guest, statements):
    for _ in range(3):
        await make.post(owner)
    statements.clear()
    assert len((await guest.get(POSTS)).json()["items"]) == 3
    assert len(statements) == 2
