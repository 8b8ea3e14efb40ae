"""The routes of /help: the guide, for whoever is signed in."""

from typing import Annotated

import anyio
from fastapi import Path, Query

from tradepost.accounts.auth import SignedIn
from tradepost.core.web import Line, router as make_router
from tradepost.help import service
from tradepost.help.schemas import HelpFoundOut, HelpPage

router = make_router("help")


@router.get("/help")
async def find_help(
    _who: SignedIn,
    q: Annotated[Line, Query(description="Words in any of their forms; every page by its title without")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 100,
) -> HelpFoundOut:
    """Pages of the guide that have every word."""
    found = await anyio.to_thread.run_sync(lambda: service.find(q, limit) if q else service.listed()[:limit])
    return HelpFoundOut(items=found, total=len(found))


@router.get("/help/{page}")
async def read_help(page: Annotated[str, Path(max_length=60)], _who: SignedIn) -> HelpPage:
    """One page."""
    return await anyio.to_thread.run_sync(service.show, page)
