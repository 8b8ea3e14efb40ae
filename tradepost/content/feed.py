"""The blog as a feed, RSS 2.0."""

from collections.abc import Iterable
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from tradepost.content import rules
from tradepost.content.models import Post
from tradepost.core.settings import settings


def rss(posts: Iterable[Post]) -> bytes:
    """These posts as a feed, each with its text."""
    shop = settings()
    top = Element("rss", version="2.0")
    channel = SubElement(top, "channel")
    _say(channel, title=shop.project_name, link=f"{shop.address}/blog", description=shop.project_name)
    for post in posts:
        item = SubElement(channel, "item")
        address = f"{shop.address}/blog/{post.slug}"
        text = post.excerpt or rules.beginning(post.body)
        _say(item, title=post.title, link=address, guid=address, description=text)
        _say(item, pubDate=format_datetime(post.dated))
        for tag in post.tags:
            _say(item, category=tag)
    made: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return made


def _say(inside: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(inside, name).text = rules.printable(text)
