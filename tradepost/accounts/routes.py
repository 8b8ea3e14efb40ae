"""Signing up, in and out; one's own password, profile, sessions and keys. Staff's side is in staff_routes.py."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request, Response

from tradepost.accounts import registering, sessions, signing_in
from tradepost.accounts.auth import AnyCaller, caller, signed_in, visitor
from tradepost.accounts.schemas import AccountOut, LoginIn, MeOut, RefreshIn, RegisterIn, TokensOut
from tradepost.accounts.tokens import bearer
from tradepost.core.db import Db
from tradepost.core.errors import NotSignedIn
from tradepost.core.web import client_address, router as make_router

router = make_router()
bare = APIRouter()
auth = make_router("auth")


async def _not_kept(response: Response) -> None:
    response.headers["cache-control"] = "no-store"


# For answers with a secret in them: no cache on the way keeps them.
not_kept = [Depends(_not_kept)]


@auth.post("/auth/register", status_code=201)
async def register(body: RegisterIn, db: Db) -> AccountOut:
    """Open an account. The first one of an empty installation is its owner, unless the settings name one."""
    account = await registering.register(
        db, username=body.username, email=body.email, password=body.password, name=body.name
    )
    return AccountOut.model_validate(account)


@auth.post("/auth/login", dependencies=not_kept)
async def log_in(body: LoginIn, db: Db, request: Request) -> TokensOut:
    """Sign in. 401 `two-factor-required`: the password was right, send `otp` too. 429 after too many failures."""
    tokens = await signing_in.log_in(
        db,
        body.name,
        body.password,
        code=body.otp or body.recovery_code,
        address=client_address(request.scope),
        device=request.headers.get("user-agent", ""),
    )
    return TokensOut.of(tokens)


def _refresh_token(request: Request, body: RefreshIn | None = None) -> str:
    token = (body.refresh_token if body else None) or bearer(request.headers.get("authorization"))
    if not token:
        raise NotSignedIn("Send the refresh token, in the body or as the bearer")
    return token


@auth.post("/auth/refresh", dependencies=not_kept)
async def refresh(token: Annotated[str, Depends(_refresh_token)], db: Db) -> TokensOut:
    """A new pair of tokens for a refresh token, which is good once: its reuse ends the session."""
    return TokensOut.of(await sessions.refresh(db, token))


@auth.post("/auth/logout", status_code=204)
async def log_out(request: Request, db: Db, background: BackgroundTasks, body: RefreshIn | None = None) -> None:
    """End the session: of the refresh token in the body, else of the bearer. Its access token ends too."""
    if body and body.refresh_token:
        await sessions.end_by_refresh_token(db, body.refresh_token)
        return
    who = await signed_in(await caller(await visitor(request, db, background)))
    await sessions.end(db, who.person, who.session_id)


@auth.get("/auth/me")
async def me(who: AnyCaller) -> MeOut:
    """Who asks, and what they may do."""
    return MeOut.of(who)


router.include_router(auth)
bare.include_router(auth)
