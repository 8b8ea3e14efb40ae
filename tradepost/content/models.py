"""Tables of what the shop says. Bodies are Markdown; a picture is a stored file with thumbnails, {width: key}."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core.db import Changing, LongText, table_args


class Said(Changing):
    """What pages and posts have in common: draft or published, and shown from and until a moment, if one is given."""

    __abstract__ = True

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[str]
    body: Mapped[str] = mapped_column(LongText, default="")
    status: Mapped[str] = mapped_column(String(10), default="draft")
    publish_at: Mapped[datetime | None]
    unpublish_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(String(5), default="")  # empty: for readers of every language
    seo_title: Mapped[str] = mapped_column(default="")
    seo_description: Mapped[str] = mapped_column(String(500), default="")


class Page(Said):
    """A page that stays, such as the terms of delivery."""

    __tablename__ = "content_pages"
    __table_args__ = table_args(Index("ix_content_pages_position", "position", "id"))

    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Post(Said):
    """A post of the blog. `dated` is the moment it bears and is sorted by."""

    __tablename__ = "content_posts"
    __table_args__ = table_args(Index("ix_content_posts_dated", "dated", "id"))

    excerpt: Mapped[str] = mapped_column(String(1000), default="")
    author: Mapped[str] = mapped_column(default="")
    tags: Mapped[list[str]] = mapped_column(default=list)
    tagged: Mapped[str] = mapped_column(String(1000), default="|")  # the tags as one looks for them: "|news|advice|"
    cover: Mapped[dict[str, Any] | None]
    dated: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Banner(Changing):
    """A picture with a link at a place of the shop's pages, such as `home_top`, shown within its window."""

    __tablename__ = "content_banners"
    __table_args__ = table_args(Index("ix_content_banners_place", "place", "position", "id"))

    title: Mapped[str]
    text: Mapped[str] = mapped_column(String(1000), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    place: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(5), default="")
    active: Mapped[bool] = mapped_column(default=True)
    publish_at: Mapped[datetime | None]
    unpublish_at: Mapped[datetime | None]
    position: Mapped[int] = mapped_column(default=0)
    picture: Mapped[dict[str, Any] | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
