"""Routes that are made when they are first asked for.

FastAPI reads the signature of each handler and builds what checks its input and writes its answer; where a router is
included, once more. For the several hundred calls of all systems that took most of a start and of a process's memory,
while nobody asks for all of them. Here a route knows from the beginning what finds it, and the rest is made with the
first request to it, or when the API is described. (A handler that cannot be read is found then: the tests describe it.)
"""

import warnings
from collections.abc import Callable
from typing import Any, Self

from fastapi import APIRouter, FastAPI
from fastapi.datastructures import DefaultPlaceholder
from fastapi.routing import APIRoute
from pydantic.warnings import UnsupportedFieldAttributeWarning
from starlette.routing import compile_path

# FastAPI hushes it while it makes a route; shapes are made later (`web.Schema`), with their first use.
warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)


class LateRoute(APIRoute):
    """A route whose path and methods are there at once; whatever else of it somebody wants makes it whole."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **given: Any) -> None:
        self.path, self.endpoint = path, endpoint
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self.methods = {method.upper() for method in given.get("methods") or ["GET"]}
        self._given: dict[str, Any] | None = given

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet."""
        given = self.__dict__.get("_given")
        if given is None:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        self._given = None  # whatever is missing while it is made is missing
        try:
            super().__init__(self.path, self.endpoint, **given)
        except BaseException:
            self._given = given
            raise
        self._made_of = given
        return getattr(self, name)

    def under(self, prefix: str, *, outer: APIRouter) -> Self:
        """This route once more, below a prefix, with what all of the outer router's have."""
        given = dict(self._given if self._given is not None else self._made_of)
        given["tags"] = [*outer.tags, *(given.get("tags") or [])]
        given["responses"] = {**outer.responses, **(given.get("responses") or {})}
        given["dependencies"] = [*outer.dependencies, *(given.get("dependencies") or [])]
        if isinstance(given.get("response_class"), DefaultPlaceholder):
            given["response_class"] = outer.default_response_class
        given["dependency_overrides_provider"] = outer.dependency_overrides_provider
        return type(self)(outer.prefix + prefix + self.path, self.endpoint, **given)


class Router(APIRouter):
    """A router of such routes. One that stands in another has all of its routes: later ones would be missed there."""

    def __init__(self, *, tags: list[str], prefix: str = "", route_class: type[LateRoute]) -> None:
        super().__init__(prefix=prefix, tags=[*tags], route_class=route_class)
        self._stands = False

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **given: Any) -> None:
        """Add a route, before the router is included anywhere. RuntimeError afterwards."""
        if self._stands:
            raise RuntimeError(f"{path} comes too late: its router stands in another one already")
        super().add_api_route(path, endpoint, **given)

    def include_router(self, router: APIRouter, *, prefix: str = "") -> None:  # type: ignore[override]  # no more is asked
        """Have the routes of another router as well."""
        mount(self, router, prefix=prefix)


def mount(whole: FastAPI | APIRouter, part: APIRouter, *, prefix: str = "") -> None:
    """Have a router's routes below a prefix."""
    outer = whole.router if isinstance(whole, FastAPI) else whole
    if isinstance(part, Router):
        part._stands = True  # noqa: SLF001 - this module's own
    for route in part.routes:
        assert isinstance(route, LateRoute), f"{route} is not one of core.routing's"  # noqa: S101 - a slip of ours
        outer.routes.append(route.under(prefix, outer=outer))
