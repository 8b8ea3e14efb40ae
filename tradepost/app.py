"""Builds the app from the modules: every router, mounted where the documents want it."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import APIRouter, FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp

from tradepost import __version__, migrations, tables
from tradepost.accounts.models import Setup
from tradepost.accounts.tokens import account_of_scope
from tradepost.core import db, explorer, followers, kept, logs, pages, problems, web
from tradepost.core.edge import Edge, Gate, widened_policy
from tradepost.core.errors import Unavailable
from tradepost.core.limiter import Limiter
from tradepost.core.logs import logger
from tradepost.core.routing import mount
from tradepost.core.settings import settings
from tradepost.core.signposts import Signposts
from tradepost.payments.connecting import providers
from tradepost.payments.providers import face

log = logger("app")

STATIC = Path(__file__).parent / "static"
EXPOSED = ["content-disposition", "etag", "idempotency-replayed", "location", "retry-after", "x-request-id"]

# The rooms that serve HTTP, bottom to top. Each routes.py has `router` (native, under /api/v1) and may have `bare`, a
# router that answers without a prefix as well: the seller service documents its calls there.
MODULES = (
    "accounts", "audit", "jobs", "notifications", "content", "calendar", "customers", "catalog", "pricing", "expenses",
    "inventory", "search", "suppliers", "discounts", "shipping", "payments", "tariffs", "help", "cart", "orders",
    "reviews", "conversations", "channels", "replies", "analytics", "forecasting", "repricer", "niche", "experiments",
    "promotion", "dashboards", "imports",
)  # fmt: skip

# The other documented systems, and where their documents want their calls.
TRANSLATIONS = {"platform": "/api", "backend": "", "rpc": "/ecommerce/v1"}


class Service(NamedTuple):
    """A process of its own, as the platform's document has them: the port it wants, and our rooms in it."""

    port: int
    rooms: tuple[str, ...]


# Every room is in one of them. The platform's own calls are divided as its file says; the other two systems, which know
# no services, are answered by the first.
SERVICES = {
    "order": Service(5001, ("orders", "payments", "tariffs", "discounts", "channels")),
    "auth": Service(5002, ("accounts",)),
    "cart": Service(5003, ("cart",)),
    "review": Service(5004, ("reviews", "conversations", "replies", "content")),
    "inventory": Service(
        5005, ("catalog", "pricing", "inventory", "search", "suppliers", "repricer", "promotion", "imports")
    ),
    "user_profile": Service(5006, ("customers", "notifications", "calendar")),
    "shipping": Service(5007, ("shipping",)),
    "activity": Service(
        5008, ("audit", "jobs", "help", "expenses", "analytics", "forecasting", "niche", "experiments", "dashboards")
    ),
}
FIRST = "order"
HOLDER = {room: name for name, service in SERVICES.items() for room in service.rooms}


class Door(NamedTuple):
    """A router, where it is mounted, and whose it is: a service's, and within it a room's (or a translation's)."""

    service: str
    room: str
    router: APIRouter
    prefix: str


def modules() -> list[str]:
    """The modules this process serves: all, or those TRADEPOST_SERVICES names; accounts always, as all ask who calls.

    Raises ValueError for a name that is none.
    """
    chosen = settings().services
    unknown = set(chosen) - set(MODULES) - set(SERVICES)
    if unknown:
        known = ", ".join(dict.fromkeys([*MODULES, *SERVICES]))
        raise ValueError(f"TRADEPOST_SERVICES names {', '.join(sorted(unknown))}, which is none of {known}")
    rooms = {"accounts", *chosen, *(room for name in chosen if name in SERVICES for room in SERVICES[name].rooms)}
    return [name for name in MODULES if not chosen or name in rooms]


def doors() -> Iterator[Door]:
    """Every router there is, in the order in which they are asked."""
    for prefix in settings().native_prefixes:
        yield Door("auth", "accounts", _shop(), prefix)
    for name in settings().compat:
        translated: Any = importlib.import_module(f"tradepost.compat.{name}")
        parts = translated.PARTS if hasattr(translated, "PARTS") else {FIRST: translated.router}
        for service, part in parts.items():
            yield Door(service, "", part, TRANSLATIONS[name])
    # From the top down: /products/export is a file, whatever slug the catalogue below might see in it.
    for room in reversed(MODULES):
        routes: Any = importlib.import_module(f"tradepost.{room}.routes")
        for prefix in settings().native_prefixes:
            yield Door(HOLDER[room], room, routes.router, prefix)
        if hasattr(routes, "bare"):
            yield Door(HOLDER[room], room, routes.bare, "")


Browsers = Callable[[], Awaitable[Sequence[Mapping[str, Any]]]]


async def _offered() -> list[Mapping[str, Any]]:
    """What each way to pay needs of a buyer's browser. Pages come without it while the database is away."""
    try:
        async with db.reading() as session:
            return [face(one.name).for_browser(one) for one in await providers(session)]
    except SQLAlchemyError as error:
        log.warning("pages.ways_to_pay_unknown", exc_info=error)
        return []


def create_app(browsers: Browsers = _offered) -> FastAPI:
    """The whole app over the database that `core.db.connect` opened (opened here when nobody has).

    `browsers` tells what the ways to pay need of a buyer's browser: only their scripts run in the shop's pages.
    """
    logs.set_up()
    tables.load()  # the hooks of every room, also of those that this process does not serve

    limiter = Limiter()

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        opened = db._State.engine is None  # noqa: SLF001 - whoever opened it closes it
        if opened:
            db.connect(settings().database)
        stop = asyncio.Event()
        following = asyncio.create_task(followers.run(stop, serving=True))
        yield
        stop.set()
        await following
        await limiter.close()
        if opened:
            await db.disconnect()

    app = FastAPI(
        title=settings().project_name,
        version=__version__,
        description="One catalogue, one stock, one order book, one set of figures, whichever door a sale comes by.",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        default_response_class=web.Json,
        responses={422: {"model": web.ProblemOut, "description": "Invalid input, each field named"}},
    )
    problems.install(app, _shapes())
    app.include_router(_operations())
    app.include_router(explorer.router())
    served, chosen = modules(), settings().services
    for door in doors():
        if (door.room in served) if door.room else (not chosen or door.service in chosen):
            mount(app, door.router, prefix=door.prefix)

    async def shop_headers() -> dict[str, str]:
        wanted = [one["sources"] for one in await browsers() if one.get("sources")]
        return {"content-security-policy": widened_policy(wanted)} if wanted else {}

    app.include_router(pages.router(STATIC, shop_headers))
    app.router.middleware_stack = Signposts(app.router)
    # The last one added stands outermost.
    app.add_middleware(kept.Front)
    app.add_middleware(Gate, who=account_of_scope, limiter=limiter)
    if settings().cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings().cors_origins,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=EXPOSED,
        )
    app.add_middleware(Edge)
    return app


def _shapes() -> dict[str, problems.Shape | None]:
    """How each translated call says an error, by path: below its prefix, or where it has none, below its own paths."""
    found: dict[str, problems.Shape | None] = dict.fromkeys(settings().native_prefixes)
    for name in settings().compat:
        translated: Any = importlib.import_module(f"tradepost.compat.{name}")
        found |= dict.fromkeys([TRANSLATIONS[name]] if TRANSLATIONS[name] else translated.PATHS, translated.refusal)
    return found


class ShopOut(web.Schema):
    """The installation; `has_owner` is false until somebody has registered as the first."""

    name: str
    currency: str
    timezone: str
    language: str
    version: str
    has_owner: bool


def _shop() -> APIRouter:
    shop = web.router("operations")

    @shop.get("/shop")
    async def read_shop() -> ShopOut:
        """What a web app needs before anybody signs in: how to write amounts, and whether there is an owner yet."""
        known = settings()
        async with db.reading() as session:
            owned = (await session.execute(select(Setup.id))).first() is not None
        return ShopOut(
            name=known.project_name,
            currency=known.currency,
            timezone=known.timezone,
            language=known.language,
            version=__version__,
            has_owner=owned,
        )

    return shop


def _operations() -> APIRouter:
    operations = APIRouter(tags=["operations"])

    @operations.get("/health")
    async def health() -> dict[str, str]:
        """The process lives."""
        return {"status": "ok", "version": __version__}

    @operations.get("/ready")
    async def ready() -> dict[str, str]:
        """The database is reachable and at this version's schema; 503 otherwise."""
        try:
            async with db.reading() as session:
                await session.execute(text("SELECT 1"))
                current = await migrations.current(session)
        except Exception as error:
            raise Unavailable("The database cannot be reached") from error
        if current != (needed := migrations.head()):
            raise Unavailable(
                f"The database is at version {current or 'none'}, this program needs {needed}: run tradepost migrate"
            )
        return {"status": "ready"}

    @operations.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        """Prometheus figures of this process."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return operations


@cache
def serve_app() -> ASGIApp:
    """What the server's processes serve, with all of its routes made."""
    made = create_app()
    signposts: Any = made.router.middleware_stack
    signposts.filed  # noqa: B018 - the first request shall not wait for them
    return made
