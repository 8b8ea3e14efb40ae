"""What goes over the wire about what the shop says. Times without a zone are meant in the installation's."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from tradepost.content import rules
from tradepost.content.models import Banner, Page, Post
from tradepost.core import clock
from tradepost.core.web import Change, Line, LongLine, Name, Schema, Text, not_null


def _moment(value: datetime) -> datetime:
    if not 1970 <= value.year <= 9000:
        raise ValueError("must be between the years 1970 and 9000")
    return clock.local(value)


def _tag(value: str) -> str:
    if "|" in value:
        raise ValueError("must not contain |")
    return value.lower()


Moment = Annotated[datetime, AfterValidator(_moment)]
Slug = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[a-z0-9]*[a-z-][a-z0-9-]*$"),
]
Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
Status = Literal["draft", "published"]
Position = Annotated[int, Field(ge=0, le=1_000_000)]
Excerpt = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), Text]
Tag = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Text, AfterValidator(_tag)
]  # fmt: skip
Tags = Annotated[list[Tag], Field(max_length=20)]
Place = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
# A path of the shop, or an address: nothing that a browser would run.
Link = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, max_length=500, pattern=r"^(/([^/\\\s]\S*)?|[hH][tT][tT][pP][sS]?://\S+)?$"
    ),
    Text,
]


class Seo(Schema):
    """What search engines read."""

    title: Line = ""
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text] = ""


class PictureOut(Schema):
    """A picture and its thumbnails by width."""

    url: str
    thumbnails: dict[str, str]
    alt: str
    width: int
    height: int

    @classmethod
    def of(cls, stored: dict[str, Any] | None) -> "PictureOut | None":
        """A row's picture; None where there is none."""
        if stored is None:
            return None
        thumbnails = {width: f"/{key}" for width, key in stored["thumbnails"].items()}
        size = {name: stored[name] for name in ("alt", "width", "height")}
        return cls.model_construct(url=f"/{stored['key']}", thumbnails=thumbnails, **size)


# --- pages, posts ---


class PageIn(Schema):
    """A page in Markdown. Without a slug it gets one of its title; with times it is shown between them."""

    title: Name
    slug: Slug | None = None
    body: LongLine = ""
    status: Status = "draft"
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    language: Language = ""
    seo: Seo = Seo()
    position: Position = 0


class PageChange(Change):
    """What of a page changes; a time of null is taken away."""

    title: Name | None = None
    slug: Slug | None = None
    body: LongLine | None = None
    status: Status | None = None
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    language: Language | None = None
    seo: Seo | None = None
    position: Position | None = None

    _filled = not_null("title", "slug", "body", "status", "language", "seo", "position")


class PageOut(Schema):
    """A page; `html` is safe to show. Its source, `body`, is for staff; `shown` says whether everybody sees it now."""

    id: int
    slug: str
    title: str
    html: str
    body: str | None
    status: Status
    shown: bool
    publish_at: datetime | None
    unpublish_at: datetime | None
    language: str
    seo: Seo
    position: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, page: Page, *, staff: bool) -> "PageOut":
        """For the wire."""
        return cls.model_construct(**_said(page, staff=staff), position=page.position)


class PostIn(Schema):
    """A post in Markdown; `author` is whoever writes it unless it is given."""

    title: Name
    slug: Slug | None = None
    excerpt: Excerpt = ""
    body: LongLine = ""
    author: Line | None = None
    tags: Tags = []
    status: Status = "draft"
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    language: Language = ""
    seo: Seo = Seo()


class PostChange(Change):
    """What of a post changes; a time of null is taken away."""

    title: Name | None = None
    slug: Slug | None = None
    excerpt: Excerpt | None = None
    body: LongLine | None = None
    author: Line | None = None
    tags: Tags | None = None
    status: Status | None = None
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    language: Language | None = None
    seo: Seo | None = None

    _filled = not_null("title", "slug", "excerpt", "body", "author", "tags", "status", "language", "seo")


class PostOut(Schema):
    """A post; `dated` is the moment it bears. Without an excerpt of its own it has its first paragraph as one."""

    id: int
    slug: str
    title: str
    excerpt: str
    html: str
    body: str | None
    author: str
    tags: list[str]
    cover: PictureOut | None
    dated: datetime
    status: Status
    shown: bool
    publish_at: datetime | None
    unpublish_at: datetime | None
    language: str
    seo: Seo
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, post: Post, *, staff: bool) -> "PostOut":
        """For the wire."""
        return cls.model_construct(
            **_said(post, staff=staff),
            excerpt=post.excerpt or rules.beginning(post.body),
            author=post.author,
            tags=post.tags,
            cover=PictureOut.of(post.cover),
            dated=post.dated,
        )


def _said(row: Page | Post, *, staff: bool) -> dict[str, Any]:
    plain = ("id", "slug", "title", "status", "publish_at", "unpublish_at", "language", "created_at", "updated_at")
    return {name: getattr(row, name) for name in plain} | {
        "html": rules.html(row.body),
        "body": row.body if staff else None,
        "shown": row.status == rules.PUBLISHED and within(row),
        "seo": Seo.model_construct(title=row.seo_title, description=row.seo_description),
    }


def within(row: Page | Post | Banner) -> bool:
    """Whether this moment is between a row's times."""
    now = clock.now()
    return (row.publish_at is None or row.publish_at <= now) and (row.unpublish_at is None or row.unpublish_at > now)


class Markdown(Schema):
    """What is being written."""

    body: LongLine


class Html(Schema):
    """What it would look like."""

    html: str


# --- banners ---


class BannerIn(Schema):
    """A banner at a place of the shop's pages, such as `home_top`; its picture is sent by itself."""

    title: Name
    text: Excerpt = ""
    link: Link = ""
    place: Place
    language: Language = ""
    active: bool = True
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    position: Position = 0


class BannerChange(Change):
    """What of a banner changes; a time of null is taken away."""

    title: Name | None = None
    text: Excerpt | None = None
    link: Link | None = None
    place: Place | None = None
    language: Language | None = None
    active: bool | None = None
    publish_at: Moment | None = None
    unpublish_at: Moment | None = None
    position: Position | None = None

    _filled = not_null("title", "text", "link", "place", "language", "active", "position")


class BannerOut(Schema):
    """A banner; `shown` says whether everybody sees it now."""

    id: int
    title: str
    text: str
    link: str
    place: str
    language: str
    active: bool
    shown: bool
    publish_at: datetime | None
    unpublish_at: datetime | None
    position: int
    picture: PictureOut | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, banner: Banner) -> "BannerOut":
        """For the wire."""
        plain = {name: getattr(banner, name) for name in cls.model_fields if name not in {"shown", "picture"}}
        shown = banner.active and within(banner)
        return cls.model_construct(**plain, shown=shown, picture=PictureOut.of(banner.picture))
