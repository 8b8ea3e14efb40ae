"""The API's description to read and to try: Swagger UI at /docs, ReDoc at /redoc; nothing is loaded from elsewhere."""

import html
import re
from functools import lru_cache
from importlib.resources import files

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from tradepost.core.edge import content_policy
from tradepost.core.errors import NotFound
from tradepost.core.settings import settings

CARRIED = files("fastapi_offline") / "static"
ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "redoc.standalone.js": "text/javascript",
    "favicon.png": "image/png",
}

# As a file of its own: the content policy runs no script that stands in a page.
START = """\
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
});
"""

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/docs/favicon.png">
{head}
<style>body {{ margin: 0 }}</style>
</head>
<body>
{body}
</body>
</html>
"""


def router() -> APIRouter:
    """The two pages and the files that they load."""
    made = APIRouter(include_in_schema=False)

    @made.get("/docs")
    async def docs() -> Response:
        return _page(
            '<link rel="stylesheet" href="/docs/swagger-ui.css">',
            '<div id="swagger-ui"></div>\n'
            '<script src="/docs/swagger-ui-bundle.js"></script>\n<script src="/docs/start.js"></script>',
            content_policy(),
        )

    @made.get("/docs/{name}")
    async def asset(name: str) -> Response:
        if name == "start.js":
            return Response(START, media_type="text/javascript", headers={"cache-control": "no-cache"})
        if name not in ASSETS:
            raise NotFound("file")
        return Response(_carried(name), media_type=ASSETS[name], headers={"cache-control": "max-age=86400"})

    @made.get("/redoc")
    async def redoc() -> Response:
        # It searches in a worker that it makes itself.
        return _page(
            "",
            '<redoc spec-url="/openapi.json"></redoc>\n<script src="/docs/redoc.standalone.js"></script>',
            content_policy(worker_src="blob:"),
        )

    return made


@lru_cache
def _carried(name: str) -> bytes:
    # ReDoc shows a picture from its maker's server at the foot of its menu; a picture of ours stands in for it.
    return re.sub(rb"https://cdn\.redoc\.ly/[\w./-]+\.svg", b"/docs/favicon.png", (CARRIED / name).read_bytes())


def _page(head: str, body: str, policy: str) -> Response:
    title = html.escape(f"{settings().project_name} API")
    headers = {"content-security-policy": policy, "cache-control": "no-cache"}
    return HTMLResponse(PAGE.format(title=title, head=head, body=body), headers=headers)
