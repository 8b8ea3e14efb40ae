"""Every role at every staff route of accounts and audit: reading this table is reading the policy."""

import pytest
from sqlalchemy import func, select

from tests.people import Person, sign_up
from tradepost.accounts.models import Account
from tradepost.accounts.rights import RIGHTS, Right, Role
from tradepost.core import db
from tradepost.core.events import Event

STAFF_ROUTES = [
    ("GET", "/users", Right.ACCOUNTS_READ),
    ("GET", "/users/{id}", Right.ACCOUNTS_READ),
    ("GET", "/rights", Right.ACCOUNTS_READ),
    ("POST", "/users/invite", Right.ACCOUNTS_WRITE),
    ("PATCH", "/users/{id}", Right.ACCOUNTS_WRITE),
    ("DELETE", "/users/{id}", Right.ACCOUNTS_WRITE),
    ("DELETE", "/users/{id}/two-factor", Right.ACCOUNTS_WRITE),
    ("GET", "/audit", Right.AUDIT_READ),
    ("GET", "/audit/export", Right.AUDIT_READ),
]
BODIES = {"POST": {"email": "dave@example.com", "role": "manager"}, "PATCH": {"name": "Another"}}
OWN_ROUTES = [
    ("GET", "/auth/me"),
    ("GET", "/auth/sessions"),
    ("DELETE", "/auth/sessions"),
    ("DELETE", "/auth/sessions/nonsense"),
    ("POST", "/auth/logout"),
    ("POST", "/auth/password/change"),
    ("POST", "/auth/email/resend"),
    ("POST", "/auth/two-factor/setup"),
    ("POST", "/auth/two-factor/enable"),
    ("POST", "/auth/two-factor/disable"),
    ("POST", "/auth/two-factor/recovery-codes"),
    ("GET", "/profile"),
    ("PUT", "/profile"),
    ("DELETE", "/profile"),
    ("GET", "/profile/export"),
    ("GET", "/api-keys"),
    ("POST", "/api-keys"),
    ("DELETE", "/api-keys/1"),
    ("GET", "/activity"),
    ("GET", "/activity/export"),
    ("GET", "/activity/recently-viewed"),
]
# The answers to those who may: PATCH and the rest are about Bob, who has no second factor to switch off.
ANSWERS = {
    ("POST", "/users/invite"): 201,
    ("DELETE", "/users/{id}"): 204,
    ("DELETE", "/users/{id}/two-factor"): 409,
}


@pytest.mark.parametrize(("method", "path", "right"), STAFF_ROUTES)
@pytest.mark.parametrize("role", list(Role))
async def test_a_role_may_what_its_rights_say(app, stranger, role, method, path, right):
    async with Person(app, await sign_up("somebody", role)) as who:
        answer = await who.request(method, f"/api/v1{path.format(id=stranger.id)}", json=BODIES.get(method))
    if right in RIGHTS[role]:
        assert answer.status_code == ANSWERS.get((method, path), 200)
    else:
        assert answer.status_code == 403
        assert answer.json()["missing"] == [right]
        async with db.reading() as session:
            assert (await session.execute(select(Event.id))).first() is None
            assert (await session.execute(select(func.count(Account.id)))).scalar_one() == 2


@pytest.mark.parametrize(("method", "path"), [*[route[:2] for route in STAFF_ROUTES], *OWN_ROUTES])
async def test_a_guest_is_asked_to_sign_in(guest, method, path):
    body = {"json": {}} if method in {"POST", "PUT", "PATCH", "DELETE"} else {}
    answer = await guest.request(method, f"/api/v1{path.format(id=1)}", **body)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_the_roles_are_what_the_merchant_was_promised():
    everything = set(Right)
    assert RIGHTS[Role.OWNER] == everything
    assert everything - RIGHTS[Role.MANAGER] == {Right.ACCOUNTS_WRITE, Right.SETTINGS_WRITE}
    assert {right for right in RIGHTS[Role.ANALYST] if not right.endswith(":read")} == set()
    assert Right.ACCOUNTS_READ not in RIGHTS[Role.ANALYST]
    assert RIGHTS[Role.CUSTOMER] == set()
    assert sorted(Right) == list(Right)


def test_no_route_of_accounts_and_audit_is_missing_here(shared_app):
    open_to_all = {
        ("POST", "/auth/register"),
        ("POST", "/auth/login"),
        ("POST", "/auth/refresh"),
        ("POST", "/auth/password/forgot"),
        ("POST", "/auth/password/reset"),
        ("POST", "/auth/email/confirm"),
        ("POST", "/auth/accept-invitation"),
        ("POST", "/activity"),
    }
    known = {(method, path) for method, path, _ in STAFF_ROUTES} | open_to_all
    known |= {(method, path.replace("nonsense", "{}").replace("/1", "/{}")) for method, path in OWN_ROUTES}
    known = {(method, path.replace("{id}", "{}")) for method, path in known}
    rooms = ("auth", "profile", "api-keys", "users", "rights", "audit", "activity")
    served = set()
    for path, calls in shared_app.openapi()["paths"].items():
        parts = path.removeprefix("/api/v1/").split("/")
        if path.startswith("/api/v1/") and parts[0] in rooms and parts[:2] != ["profile", "addresses"]:
            plain = "/".join("{}" if part.startswith("{") else part for part in parts)
            served |= {(method.upper(), f"/{plain}") for method in calls}
    assert served == known
