"""Headers under other names than everybody's."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response

from tradepost.core.web import Route


class TokenRoute(Route):
    """A route that also takes the token in `Authentication`, as the backend's document calls that header."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            token = request.headers.get("authentication")
            if token is not None and "authorization" not in request.headers:
                request.scope["headers"] = [*request.scope["headers"], (b"authorization", token.encode("latin-1"))]
                request = Request(request.scope, request.receive, request._send)  # noqa: SLF001 - its headers are read once
            return await inner(request)

        return handler
