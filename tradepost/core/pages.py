"""The web apps as files: hashed names that may be kept for ever, and the two pages that every deep link opens."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from tradepost.core.errors import NotFound


class _Page(APIRoute):
    """Answers to GET alone; whatever else is sent to its address is for nobody, rather than a method that it lacks."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches(scope) if scope.get("method") == "GET" else (Match.NONE, {})


def router(folder: Path, shop_headers: Callable[[], Awaitable[Mapping[str, str]]]) -> APIRouter:
    """Everything that no other route answers, from the folder that the web apps were built into.

    `shop_headers` says what the storefront's pages carry in place of the usual.
    """
    pages = APIRouter(include_in_schema=False, route_class=_Page)

    @pages.get("/assets/{path:path}")
    async def asset(request: Request, path: str) -> Response:
        file = _built(folder / "assets", path)
        if file is None:
            raise NotFound("file")
        headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
        sent, coding = _smallest(file, request.headers.get("accept-encoding", ""))
        if coding:
            headers["content-encoding"] = coding
        return FileResponse(sent, media_type=guess_type(file.name)[0], headers=headers)

    @pages.get("/admin")
    @pages.get("/admin/{path:path}")
    async def admin(path: str = "") -> Response:  # noqa: ARG001 - the web app reads it from the address
        return _page(folder, "admin/index.html", "admin.html")

    @pages.get("/{path:path}")
    async def storefront(request: Request, path: str) -> Response:
        file = _built(folder, path)
        if file is not None and file.suffix != ".html":
            return FileResponse(file, headers={"cache-control": "no-cache"})
        # A browser that opens an address gets the app; a program that asks for what is not there is told so.
        if path.startswith("api/") or (path and "text/html" not in request.headers.get("accept", "")):
            raise NotFound("address", f"/{path}")
        page = _page(folder, "index.html", "storefront/index.html", "storefront.html")
        page.headers.update(await shop_headers())
        return page

    return pages


def _smallest(file: Path, accepted: str) -> tuple[Path, str]:
    """The copy that the build compressed, in a coding the browser takes, and that coding; else the file itself."""
    codings = {part.strip().partition(";")[0] for part in accepted.split(",") if ";q=0" not in part.replace(" ", "")}
    for coding, ending in (("br", ".br"), ("gzip", ".gz")):
        copy = file.with_name(file.name + ending)
        if coding in codings and copy.is_file():
            return copy, coding
    return file, ""


def _page(folder: Path, *names: str) -> Response:
    for name in names:
        if (folder / name).is_file():
            return FileResponse(folder / name, headers={"cache-control": "no-cache"})
    raise NotFound("page", "here: the web apps are not built (make web)")


def _built(folder: Path, path: str) -> Path | None:
    file = (folder / path).resolve()
    with suppress(OSError):  # a name longer than any file's
        return file if file.is_relative_to(folder) and file.is_file() else None
    return None
