"""What the demo shop says besides its goods, in each of its languages."""

from datetime import UTC, date, datetime

import pytest

from tradepost.core import db, slugs
from tradepost.core.settings import settings
from tradepost.demo import words

TODAY = date(2026, 6, 30)
OPENED = datetime(2025, 5, 26, 6, tzinfo=UTC)
CONTENT = "/api/v1/content"


def test_both_languages_say_the_same_things():
    english, russian = words.WORDS["en"], words.WORDS["ru"]
    assert [page.slug for page in english.pages] == [page.slug for page in russian.pages]
    assert [(post.slug, post.days_ago) for post in english.posts] == [
        (post.slug, post.days_ago) for post in russian.posts
    ]
    assert [(one.place, one.link) for one in english.banners] == [(one.place, one.link) for one in russian.banners]
    assert all(slugs.slug_of(post.slug) == post.slug for post in english.posts)


@pytest.mark.parametrize(
    ("language", "titles"), [("en", ["Delivery", "Returns", "About us"]), ("ru", ["Доставка", "Возврат", "О нас"])]
)
async def test_it_is_written_in_the_installations_language(guest, configure, language, titles):
    configure(language=language)
    assert settings().language == language
    async with db.transaction() as session:
        await words.say(session, OPENED, TODAY)
    pages = (await guest.get(f"{CONTENT}/pages")).json()["items"]
    assert [page["title"] for page in pages] == titles
    assert [page["slug"] for page in pages] == ["delivery", "returns", "about"]
    assert "<table>" in pages[0]["html"]
    posts = (await guest.get(f"{CONTENT}/posts")).json()["items"]
    assert [post["dated"][:10] for post in posts] == ["2026-06-23", "2026-04-01", "2025-09-03"]
    assert posts[0]["author"] == words.WORDS[language].author
    banners = (await guest.get(f"{CONTENT}/banners?place=home_top")).json()["items"]
    assert [banner["title"] for banner in banners] == [words.WORDS[language].banners[0].title]
