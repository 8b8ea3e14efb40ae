"""The routes of /content: everybody reads what is shown, staff write."""

from typing import Annotated, Any

from fastapi import Depends, Form, Query, Request, Response, UploadFile

from tradepost.accounts.auth import Caller, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.content import feed, queries, rules, service
from tradepost.content.models import Banner, Page, Post
from tradepost.content.schemas import (
    BannerChange,
    BannerIn,
    BannerOut,
    Html,
    Language,
    Markdown,
    PageChange,
    PageIn,
    PageOut,
    PostChange,
    PostIn,
    PostOut,
)
from tradepost.core import trials
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page as Listed, Paging, paged, paging
from tradepost.core.slugs import by_id_or_slug
from tradepost.core.web import Id, Line, current_version, router as make_router, version_tag

router = make_router("content")

Editor = Annotated[Caller, may(Right.CONTENT_WRITE)]
PagePaging = Annotated[
    Paging, Depends(paging(Page.id, "position", position=Page.position, title=Page.title, created_at=Page.created_at))
]
PostPaging = Annotated[
    Paging, Depends(paging(Post.id, "-dated", dated=Post.dated, title=Post.title, created_at=Post.created_at))
]
BannerPaging = Annotated[
    Paging, Depends(paging(Banner.id, "position", position=Banner.position, created_at=Banner.created_at))
]
Spoken = Annotated[Language, Query(description='Only what is in this language, such as "ru", or for all of them')]
Shown = Annotated[
    bool | None, Query(description="What everybody sees at this moment; staff see drafts as well unless this is true")
]
IN_A_FEED = 20


def _staff(who: Caller | None) -> bool:
    return who is not None and who.has(Right.CONTENT_READ)


async def _one(db: Db, kind: Any, key: str, who: Caller | None) -> Any:
    """A row by its id or slug: one that is shown, for staff any. NotFound."""
    same = by_id_or_slug(kind, key) if kind is not Banner else Banner.id == int(key)
    query = queries.listing(kind, everything=_staff(who)).where(same)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound(service.NOUNS[kind], key)
    return found


@router.post("/content/preview")
async def preview(body: Markdown, _who: Editor) -> Html:
    """What Markdown would look like; nothing is kept."""
    return Html(html=rules.html(body.body))


# --- pages ---


@router.get("/content/pages")
async def list_pages(
    db: Db, who: Visitor, page: PagePaging, language: Spoken = "", shown: Shown = None
) -> Listed[PageOut]:
    """The pages in their order."""
    staff = _staff(who)
    query = queries.listing(Page, everything=staff and not shown, language=language)
    return Listed[PageOut].model_construct(**await paged(db, query, page, lambda row: PageOut.of(row, staff=staff)))


@router.get("/content/pages/{page_id}")
async def read_page(page_id: str, db: Db, who: Visitor, response: Response) -> PageOut:
    """One page, by its id or slug."""
    query = queries.listing(Page, everything=_staff(who)).where(by_id_or_slug(Page, page_id))
    row = (await db.execute(query.add_columns(trials.mark()))).one_or_none()
    if row is None:
        raise NotFound(service.NOUNS[Page], page_id)
    found = row[0]
    version_tag(response, found.version)
    shown = PageOut.of(found, staff=_staff(who))
    change = (await trials.changes(db, Page.__tablename__, {found.id}, row[1], "page")).get(found.id, {})
    if title := change.get("title"):
        shown.title = title
    if text := change.get("text"):
        shown.html = rules.html(text)
    return shown


@router.post("/content/pages", status_code=201)
async def create_page(body: PageIn, db: Db, _who: Editor, response: Response) -> PageOut:
    """Add a page, as a draft unless `status` says otherwise."""
    made = await service.create(db, Page, body)
    version_tag(response, made.version)
    return PageOut.of(made, staff=True)


@router.put("/content/pages/{page_id}")
async def change_page(
    page_id: Id, body: PageChange, db: Db, _who: Editor, request: Request, response: Response
) -> PageOut:
    """Change a page; fields left out stay."""
    found = await service.find(db, Page, page_id)
    current_version(request, found.version)
    await service.change(db, found, body)
    version_tag(response, found.version)
    return PageOut.of(found, staff=True)


@router.delete("/content/pages/{page_id}", status_code=204)
async def remove_page(page_id: Id, db: Db, _who: Editor, request: Request) -> None:
    """Delete a page."""
    found = await service.find(db, Page, page_id)
    current_version(request, found.version)
    await service.remove(db, found)


# --- posts ---


@router.get("/content/posts.rss", response_class=Response, responses={200: {"content": {"application/rss+xml": {}}}})
async def read_feed(db: Db, language: Spoken = "") -> Response:
    """The newest posts as RSS."""
    query = queries.listing(Post, everything=False, language=language).order_by(Post.dated.desc(), Post.id.desc())
    posts = (await db.execute(query.limit(IN_A_FEED))).scalars().all()
    return Response(feed.rss(posts), media_type="application/rss+xml; charset=utf-8")


@router.get("/content/posts")
async def list_posts(
    db: Db,
    who: Visitor,
    page: PostPaging,
    language: Spoken = "",
    shown: Shown = None,
    tag: Annotated[str, Query(max_length=40)] = "",
) -> Listed[PostOut]:
    """The posts, newest first."""
    staff = _staff(who)
    query = queries.listing(Post, everything=staff and not shown, language=language)
    if tag:
        query = queries.tagged(query, tag)
    return Listed[PostOut].model_construct(**await paged(db, query, page, lambda row: PostOut.of(row, staff=staff)))


@router.get("/content/posts/{post_id}")
async def read_post(post_id: str, db: Db, who: Visitor, response: Response) -> PostOut:
    """One post, by its id or slug."""
    found = await _one(db, Post, post_id, who)
    version_tag(response, found.version)
    return PostOut.of(found, staff=_staff(who))


@router.post("/content/posts", status_code=201)
async def create_post(body: PostIn, db: Db, who: Editor, response: Response) -> PostOut:
    """Add a post, as a draft unless `status` says otherwise."""
    if body.author is None:
        body.author = who.account.name if who.account else ""
    made = await service.create(db, Post, body)
    version_tag(response, made.version)
    return PostOut.of(made, staff=True)


@router.put("/content/posts/{post_id}")
async def change_post(
    post_id: Id, body: PostChange, db: Db, _who: Editor, request: Request, response: Response
) -> PostOut:
    """Change a post; fields left out stay."""
    found = await service.find(db, Post, post_id)
    current_version(request, found.version)
    await service.change(db, found, body)
    version_tag(response, found.version)
    return PostOut.of(found, staff=True)


@router.delete("/content/posts/{post_id}", status_code=204)
async def remove_post(post_id: Id, db: Db, _who: Editor, request: Request) -> None:
    """Delete a post."""
    found = await service.find(db, Post, post_id)
    current_version(request, found.version)
    await service.remove(db, found)


@router.put("/content/posts/{post_id}/cover")
async def set_cover(
    post_id: Id, file: UploadFile, db: Db, _who: Editor, response: Response, alt: Annotated[Line, Form()] = ""
) -> PostOut:
    """Give a post its cover picture (JPEG, PNG, WebP, GIF) in the place of the one before."""
    found = await service.illustrate(db, Post, post_id, file, alt)
    version_tag(response, found.version)
    return PostOut.of(found, staff=True)


@router.delete("/content/posts/{post_id}/cover", status_code=204)
async def remove_cover(post_id: Id, db: Db, _who: Editor) -> None:
    """Take a post's cover away."""
    await service.take_picture_away(db, await service.find(db, Post, post_id))


# --- banners ---


@router.get("/content/banners")
async def list_banners(
    db: Db,
    who: Visitor,
    page: BannerPaging,
    language: Spoken = "",
    shown: Shown = None,
    place: Annotated[str, Query(max_length=40, description="Only those at this place, such as home_top")] = "",
) -> Listed[BannerOut]:
    """The banners in their order."""
    query = queries.listing(Banner, everything=_staff(who) and not shown, language=language)
    if place:
        query = query.where(Banner.place == place)
    return Listed[BannerOut].model_construct(**await paged(db, query, page, BannerOut.of))


@router.get("/content/banners/{banner_id}")
async def read_banner(banner_id: Id, db: Db, who: Visitor, response: Response) -> BannerOut:
    """One banner."""
    found = await _one(db, Banner, str(banner_id), who)
    version_tag(response, found.version)
    return BannerOut.of(found)


@router.post("/content/banners", status_code=201)
async def create_banner(body: BannerIn, db: Db, _who: Editor, response: Response) -> BannerOut:
    """Add a banner; its picture is sent by itself."""
    made = await service.create(db, Banner, body)
    version_tag(response, made.version)
    return BannerOut.of(made)


@router.put("/content/banners/{banner_id}")
async def change_banner(
    banner_id: Id, body: BannerChange, db: Db, _who: Editor, request: Request, response: Response
) -> BannerOut:
    """Change a banner; fields left out stay."""
    found = await service.find(db, Banner, banner_id)
    current_version(request, found.version)
    await service.change(db, found, body)
    version_tag(response, found.version)
    return BannerOut.of(found)


@router.delete("/content/banners/{banner_id}", status_code=204)
async def remove_banner(banner_id: Id, db: Db, _who: Editor, request: Request) -> None:
    """Delete a banner with its picture."""
    found = await service.find(db, Banner, banner_id)
    current_version(request, found.version)
    await service.remove(db, found)


@router.put("/content/banners/{banner_id}/picture")
async def set_picture(
    banner_id: Id, file: UploadFile, db: Db, _who: Editor, response: Response, alt: Annotated[Line, Form()] = ""
) -> BannerOut:
    """Give a banner its picture (JPEG, PNG, WebP, GIF) in the place of the one before."""
    found = await service.illustrate(db, Banner, banner_id, file, alt)
    version_tag(response, found.version)
    return BannerOut.of(found)


@router.delete("/content/banners/{banner_id}/picture", status_code=204)
async def remove_picture(banner_id: Id, db: Db, _who: Editor) -> None:
    """Take a banner's picture away."""
    await service.take_picture_away(db, await service.find(db, Banner, banner_id))
