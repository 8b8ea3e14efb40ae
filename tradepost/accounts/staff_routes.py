"""Accounts as staff see them: /users, and the catalogue of rights."""

from typing import Annotated

from fastapi import Depends, Query

from tradepost.accounts import inviting, leaving, staff, two_factor
from tradepost.accounts.auth import Caller, may
from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Right, Role
from tradepost.accounts.schemas import InviteIn, RightsOut, UserIn, UserOut
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("users")

Reader = Annotated[Caller, may(Right.ACCOUNTS_READ)]
Writer = Annotated[Caller, may(Right.ACCOUNTS_WRITE)]
_accounts = paging(Account.id, "-created_at", created_at=Account.created_at, name=Account.name)
UserPaging = Annotated[Paging, Depends(_accounts)]


@router.get("/rights")
async def get_rights(_who: Reader) -> RightsOut:
    """Every right there is, and which of them each role holds."""
    return RightsOut(rights=sorted(Right), roles={role: sorted(RIGHTS[role]) for role in Role})


@router.get("/users")
async def list_users(
    db: Db,
    _who: Reader,
    page: UserPaging,
    role: Annotated[list[Role] | None, Query(description="Only these roles; may be repeated")] = None,
    q: Annotated[str, Query(max_length=100, description="Text in a username, e-mail or name")] = "",
) -> Page[UserOut]:
    """Accounts, newest first."""
    return Page[UserOut](**await paged(db, staff.accounts(role or (), q.strip()), page, UserOut.of))


@router.post("/users/invite", status_code=201)
async def invite(body: InviteIn, db: Db, who: Writer) -> UserOut:
    """Mail somebody an invitation to work here; again for who has not accepted yet."""
    return UserOut.of(await inviting.invite(db, who, email=body.email, role=body.role, name=body.name))


@router.get("/users/{user_id}")
async def get_user(user_id: Id, db: Db, _who: Reader) -> UserOut:
    """One account."""
    return UserOut.of(await staff.account(db, user_id))


@router.patch("/users/{user_id}")
async def change_user(user_id: Id, body: UserIn, db: Db, _who: Writer) -> UserOut:
    """Another role, the door closed or opened, another name. Takes effect at once. 409 for the last owner."""
    changed = await staff.account(db, user_id)
    return UserOut.of(await staff.change(db, changed, role=body.role, active=body.active, name=body.name))


@router.delete("/users/{user_id}", status_code=204)
async def delete_user(user_id: Id, db: Db, _who: Writer) -> None:
    """Empty an account, or withdraw an invitation: orders and figures stay without the name. 409 for the last owner."""
    await leaving.delete_account(db, await staff.account(db, user_id))


@router.delete("/users/{user_id}/two-factor", status_code=204)
async def reset_two_factor(user_id: Id, db: Db, _who: Writer) -> None:
    """Switch somebody's two-factor log-in off, when phone and recovery codes are lost."""
    await two_factor.disable(db, await staff.account(db, user_id))
