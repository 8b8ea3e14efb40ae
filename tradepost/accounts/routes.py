"""Signing up, in and out; one's own password, second factor, sessions, keys, profile. For staff: staff_routes.py."""

from typing import Annotated, Any

from fastapi import BackgroundTasks, Depends, Request, Response

from tradepost.accounts import (
    changing_passwords,
    hooks,
    inviting,
    keys,
    leaving,
    profile,
    registering,
    sessions,
    signing_in,
    two_factor,
)
from tradepost.accounts.auth import AnyCaller, SignedIn, caller, signed_in, visitor
from tradepost.accounts.models import ApiKey
from tradepost.accounts.schemas import (
    AcceptIn,
    AccountOut,
    CodeIn,
    ForgotIn,
    KeyIn,
    KeyOut,
    LinkIn,
    LoginIn,
    MeOut,
    NewKeyOut,
    PasswordChangeIn,
    PasswordIn,
    ProfileIn,
    ProfileOut,
    ProofIn,
    RecoveryCodesOut,
    RefreshIn,
    RegisterIn,
    ResetIn,
    SeedOut,
    SessionOut,
    TokensOut,
)
from tradepost.accounts.staff_routes import router as staff_router
from tradepost.accounts.tokens import bearer
from tradepost.core.db import Db
from tradepost.core.errors import NotFound, NotSignedIn
from tradepost.core.limiter import client_address
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router()
bare = make_router()
auth = make_router("auth")
profiles = make_router("profile")
api_keys = make_router("api keys")

_keys = paging(ApiKey.id, "-created_at", created_at=ApiKey.created_at, name=ApiKey.name)
KeyPaging = Annotated[Paging, Depends(_keys)]


async def _not_kept(response: Response) -> None:
    response.headers["cache-control"] = "no-store"


# For answers with a secret in them: no cache on the way keeps them.
not_kept = [Depends(_not_kept)]


def _address(request: Request) -> str:
    return client_address(request.scope)


Address = Annotated[str, Depends(_address)]


@auth.post("/auth/register", status_code=201)
async def register(body: RegisterIn, db: Db) -> AccountOut:
    """Open an account. The first one of an empty installation is its owner, unless the settings name one."""
    account = await registering.register(
        db, username=body.username, email=body.email, password=body.password, name=body.name
    )
    return AccountOut.model_validate(account)


async def entered(db: Db, body: LoginIn, request: Request) -> sessions.Tokens:
    """The tokens of a log-in, whichever surface it came by."""
    with hooks.carrying(request.headers):
        return await signing_in.log_in(
            db,
            body.name,
            body.password,
            code=body.otp or body.recovery_code,
            address=client_address(request.scope),
            device=request.headers.get("user-agent", ""),
        )


@auth.post("/auth/login", dependencies=not_kept)
async def log_in(body: LoginIn, db: Db, request: Request) -> TokensOut:
    """Sign in. 401 `two-factor-required`: the password was right, send `otp` too. 429 after too many failures."""
    return TokensOut.of(await entered(db, body, request))


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


@auth.post("/auth/password/change", status_code=204)
async def change_password(body: PasswordChangeIn, db: Db, who: SignedIn, address: Address) -> None:
    """Choose another password. All other sessions end."""
    await signing_in.prove(db, who.person, body.current_password, address=address, field="current_password")
    await changing_passwords.change(db, who.person, body.new_password, keep=who.session_id)


@auth.post("/auth/password/forgot", status_code=202)
async def forgot_password(body: ForgotIn, db: Db, address: Address) -> dict[str, str]:
    """Have a link for a new password mailed. The answer is the same for addresses that nobody has here."""
    await changing_passwords.ask_for_reset(db, body.email, address=address)
    return {"message": "If an account has this address, a link is on its way to it"}


@auth.post("/auth/password/reset", status_code=204)
async def reset_password(body: ResetIn, db: Db) -> None:
    """Choose a new password by the link from the mail, which is good for an hour, once. All sessions end."""
    await changing_passwords.reset(db, body.token, body.password)


@auth.post("/auth/email/confirm")
async def confirm_email(body: LinkIn, db: Db) -> AccountOut:
    """Confirm an e-mail address by the link that was sent to it."""
    return AccountOut.model_validate(await profile.confirm_email(db, body.token))


@auth.post("/auth/email/resend", status_code=202)
async def resend_confirmation(db: Db, who: SignedIn, address: Address) -> dict[str, str]:
    """Have the link that confirms one's address mailed again."""
    await profile.ask_for_confirmation(db, who.person, address=address)
    return {"message": "A link is on its way"}


@auth.post("/auth/accept-invitation")
async def accept_invitation(body: AcceptIn, db: Db) -> AccountOut:
    """Choose a password (and names) by an invitation's link; then sign in."""
    account = await inviting.accept(db, body.token, password=body.password, username=body.username, name=body.name)
    return AccountOut.model_validate(account)


@auth.post("/auth/two-factor/setup", dependencies=not_kept)
async def set_up_two_factor(db: Db, who: SignedIn) -> SeedOut:
    """A secret for an authenticator. Nothing changes at log-in until `enable` has seen a code of it."""
    return SeedOut.model_validate(await two_factor.set_up(db, who.person))


@auth.post("/auth/two-factor/enable", dependencies=not_kept)
async def enable_two_factor(body: CodeIn, db: Db, who: SignedIn) -> RecoveryCodesOut:
    """Switch two-factor log-in on; the answer is the only time that the recovery codes are shown."""
    return RecoveryCodesOut(recovery_codes=await two_factor.enable(db, who.person, body.code))


@auth.post("/auth/two-factor/disable", status_code=204)
async def disable_two_factor(body: ProofIn, db: Db, who: SignedIn, address: Address) -> None:
    """Switch two-factor log-in off."""
    await signing_in.prove(db, who.person, body.password, code=body.code, address=address)
    await two_factor.disable(db, who.person)


@auth.post("/auth/two-factor/recovery-codes", dependencies=not_kept)
async def renew_recovery_codes(body: ProofIn, db: Db, who: SignedIn, address: Address) -> RecoveryCodesOut:
    """New recovery codes; the old ones are no longer good."""
    await signing_in.prove(db, who.person, body.password, code=body.code, address=address)
    return RecoveryCodesOut(recovery_codes=await two_factor.renew_codes(db, who.person))


@auth.get("/auth/sessions")
async def list_sessions(db: Db, who: SignedIn) -> Page[SessionOut]:
    """One's open sessions, latest used first."""
    found = (await db.execute(sessions.sessions_of(who.person))).scalars().all()
    return Page(items=[SessionOut.of(one, current=who.session_id) for one in found], total=len(found))


@auth.delete("/auth/sessions", status_code=204)
async def end_other_sessions(db: Db, who: SignedIn) -> None:
    """End all of one's sessions but the one that asks."""
    await sessions.end_others(db, who.person, but=who.session_id)


@auth.delete("/auth/sessions/{session_id}", status_code=204)
async def end_session(session_id: str, db: Db, who: SignedIn) -> None:
    """End one of one's sessions."""
    await sessions.end(db, who.person, session_id)


@profiles.get("/profile")
async def get_profile(who: SignedIn) -> ProfileOut:
    """What one says about oneself."""
    return ProfileOut.of(who.person)


@profiles.put("/profile")
async def put_profile(body: ProfileIn, db: Db, who: SignedIn) -> ProfileOut:
    """Change it; what is left out stays. 404 for another's `id`, 409 for another's username or e-mail."""
    fields = body.model_dump(exclude_unset=True)
    if fields.pop("id", who.id) not in {who.id, None}:
        raise NotFound("profile", body.id)
    return ProfileOut.of(await profile.update(db, who.person, **fields))


@profiles.delete("/profile", status_code=204)
async def delete_profile(body: PasswordIn, db: Db, who: SignedIn, address: Address) -> None:
    """Leave: the account is emptied, orders and figures stay without the name. 409 for the last owner."""
    await signing_in.prove(db, who.person, body.password, address=address)
    await leaving.delete_account(db, who.person)


@profiles.get("/profile/export")
async def export_profile(db: Db, who: SignedIn, response: Response) -> dict[str, Any]:
    """Everything that is stored about oneself, as JSON."""
    response.headers["content-disposition"] = f'attachment; filename="account-{who.id}.json"'
    return await leaving.export(db, who.person)


@api_keys.get("/api-keys")
async def list_keys(db: Db, who: SignedIn, page: KeyPaging) -> Page[KeyOut]:
    """One's own keys, without their secrets."""
    return Page[KeyOut](**await paged(db, keys.keys_of(who.person), page, KeyOut.model_validate))


@api_keys.post("/api-keys", status_code=201, dependencies=not_kept)
async def make_key(body: KeyIn, db: Db, who: SignedIn) -> NewKeyOut:
    """A key for a machine, with rights one holds oneself. `key` is shown this once."""
    row, secret = await keys.make(db, who, name=body.name, scopes=body.scopes, expires_at=body.expires_at)
    return NewKeyOut(**KeyOut.model_validate(row).model_dump(), key=secret)


@api_keys.delete("/api-keys/{key_id}", status_code=204)
async def remove_key(key_id: Id, db: Db, who: SignedIn) -> None:
    """End a key of one's own."""
    await keys.remove(db, who, key_id)


for part in (auth, profiles):
    router.include_router(part)
    bare.include_router(part)
router.include_router(api_keys)
router.include_router(staff_router)
