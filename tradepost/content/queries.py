"""What is read of what the shop says: what is shown at this moment is decided in the query itself."""

from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Select, or_, select

from tradepost.content.models import Banner, Page, Post
from tradepost.content.rules import PUBLISHED, filed
from tradepost.core import clock
from tradepost.core.paging import contains

Kind = TypeVar("Kind", Page, Post, Banner)


def shown(kind: type[Page] | type[Post] | type[Banner]) -> ColumnElement[bool]:
    """The condition that everybody sees it now."""
    now = clock.now()
    on = kind.active.is_(True) if kind is Banner else cast("Any", kind).status == PUBLISHED
    return cast(
        "ColumnElement[bool]",
        on
        & or_(kind.publish_at.is_(None), kind.publish_at <= now)
        & or_(kind.unpublish_at.is_(None), kind.unpublish_at > now),
    )


def listing(kind: type[Kind], *, everything: bool, language: str = "") -> Select[Kind]:
    """What is shown now, or drafts and what is past as well; in one language, with what is for all of them."""
    query = select(kind)
    if not everything:
        query = query.where(shown(kind))
    return query.where(kind.language.in_(("", language))) if language else query


def tagged(query: Select[Post], tag: str) -> Select[Post]:
    """Those with this tag."""
    return query.where(contains(Post.tagged, filed([tag])))
