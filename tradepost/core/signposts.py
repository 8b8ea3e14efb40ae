"""Which routes an address may belong to, told by its first words.

A router asks one route after another, which with several hundred of them takes longer than a quick answer itself. Here
they are filed under the words they begin with, and only those are asked, in their order, that begin like the address.
What none of them takes goes to the router: it knows what to say of a method that is not there, or of no such address.
"""

from functools import cached_property

from fastapi import APIRouter
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Match
from starlette.types import Receive, Scope, Send


class Signposts:
    """In front of a router whose routes are complete."""

    def __init__(self, router: APIRouter) -> None:
        self.router = router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope.get("root_path"):
            other: tuple[RouteContext, Scope] | None = None
            for one in self.like(scope["path"]):
                match, found = one.matches(scope)
                if match is Match.PARTIAL and other is None:
                    other = one, found
                if match is Match.FULL:
                    handle = one.app
                    if other is not None and str(one.path).startswith("/{") and not _browses(scope):
                        # A page is for people: a program is told that the call is there, and how it is made.
                        (one, found), handle = other, other[0].handle  # noqa: PLW2901 - the one that answers
                    scope.update(found, router=self.router, route=one.original_route)
                    await handle(scope, receive, send)
                    return
        await self.router.app(scope, receive, send)

    def like(self, path: str) -> list[RouteContext]:
        """The routes that begin like this path, in the order in which they are asked."""
        known = head = ""
        for word in path.split("/")[1:]:
            head = f"{head}/{word}"
            if head not in self.filed:
                break
            known = head
        return self.filed[known]

    @cached_property
    def filed(self) -> dict[str, list[RouteContext]]:
        """{the words that a path begins with: the routes that may match such a path}.

        The words are those of some route as far as they are fixed, or their beginning. Made with the first request, or
        before.
        """
        routes = [(_fixed(one.path or ""), one) for one in iter_route_contexts(self.router.routes)]
        heads = {""}
        for fixed, _ in routes:
            words = fixed.split("/")
            heads |= {"/".join(words[:n]) for n in range(1, len(words) + 1)}
        return {head: [one for fixed, one in routes if f"{head}/".startswith(f"{fixed}/")] for head in heads}


def _browses(scope: Scope) -> bool:
    """Whether somebody opened this address to look at it."""
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _fixed(path: str) -> str:
    """The words of a route's path before the first that stands for something: /orders of /orders/{number}/pay."""
    fixed, found, _ = path.partition("{")
    return fixed.rpartition("/")[0] if found else fixed.rstrip("/")
