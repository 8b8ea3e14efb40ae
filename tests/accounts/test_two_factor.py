"""Two-factor log-in: a code of the authenticator, good once, or a recovery code."""

import asyncio
import time

import pyotp
import pytest
from sqlalchemy import select, update

from tests.make_accounts import PASSWORD, bearer, log_in, register, tokens
from tradepost.accounts import two_factor
from tradepost.accounts.models import Account, RecoveryCode
from tradepost.core import clock, db

SETUP = "/api/v1/auth/two-factor/setup"
ENABLE = "/api/v1/auth/two-factor/enable"
DISABLE = "/api/v1/auth/two-factor/disable"
CODES = "/api/v1/auth/two-factor/recovery-codes"


class Phone:
    """An authenticator whose clock the test moves on, since each code is good once."""

    def __init__(self, secret: str) -> None:
        self.totp, self.step = pyotp.TOTP(secret), int(time.time()) // 30 - 2

    def next(self) -> str:
        """The code of the next half minute that the shop still takes."""
        self.step += 1
        return self.totp.generate_otp(self.step)


@pytest.fixture(autouse=True)
def _a_clock_that_stands(monkeypatch):
    """Half a minute must not end between reading a code and sending it."""
    now = clock.now()
    monkeypatch.setattr(two_factor.clock, "now", lambda: now)


async def switched_on(guest) -> tuple[dict[str, str], Phone, list[str]]:
    """Carol with an authenticator: her headers, her phone (with two codes left), her recovery codes."""
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    seed = (await guest.post(SETUP, headers=signed)).json()
    phone = Phone(seed["secret"])
    answer = await guest.post(ENABLE, json={"code": phone.next()}, headers=signed)
    assert answer.status_code == 200
    return signed, phone, answer.json()["recovery_codes"]


async def test_the_seed_is_shown_as_secret_address_and_picture(guest):
    await register(guest, username="carol", email="carol@example.com")
    signed = bearer((await tokens(guest))["access_token"])
    answer = await guest.post(SETUP, headers=signed)
    seed = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert seed["uri"] == f"otpauth://totp/Tradepost:carol%40example.com?secret={seed['secret']}&issuer=Tradepost"
    assert seed["qr"].startswith("<svg ")
    async with db.reading() as session:
        stored = (await session.execute(select(Account.totp_secret))).scalar_one()
    assert seed["secret"] not in stored


async def test_setting_up_changes_nothing_until_a_code_was_shown(guest):
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    assert (await guest.post(ENABLE, json={"code": "123456"}, headers=signed)).status_code == 409
    await guest.post(SETUP, headers=signed)
    wrong = await guest.post(ENABLE, json={"code": "000000"}, headers=signed)
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["field"] == "code"
    assert (await log_in(guest)).status_code == 200


async def test_a_log_in_then_needs_a_code(guest):
    signed, phone, _ = await switched_on(guest)
    missing = await log_in(guest)
    assert (missing.status_code, missing.json()["type"]) == (401, "/problems/two-factor-required")
    wrong_password = await log_in(guest, password="a guess")
    assert wrong_password.json()["type"] == "/problems/wrong-password"
    wrong = await log_in(guest, otp="000000")
    assert (wrong.status_code, wrong.json()["type"]) == (401, "/problems/wrong-code")
    code = phone.next()
    assert (await log_in(guest, otp=f"{code[:3]} {code[3:]}")).status_code == 200
    assert (await guest.get("/auth/me", headers=signed)).json()["two_factor"] is True


async def test_a_code_is_good_once_and_so_are_those_before_it(guest):
    _, phone, _ = await switched_on(guest)
    first, second = phone.next(), phone.next()
    assert (await log_in(guest, otp=second)).status_code == 200
    assert (await log_in(guest, otp=second)).status_code == 401
    assert (await log_in(guest, otp=first)).status_code == 401


async def test_of_many_log_ins_with_one_code_at_once_one_gets_in(guest):
    _, phone, _ = await switched_on(guest)
    code = phone.next()
    answers = await asyncio.gather(*[log_in(guest, otp=code) for _ in range(4)])
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]


async def test_old_codes_are_not_good(guest):
    _, phone, _ = await switched_on(guest)
    assert (await log_in(guest, otp=phone.totp.generate_otp(phone.step - 3))).status_code == 401
    assert (await log_in(guest, otp=phone.totp.generate_otp(phone.step + 10))).status_code == 401


async def test_codes_cannot_be_guessed(guest):
    _, phone, _ = await switched_on(guest)
    for _ in range(5):
        assert (await log_in(guest, otp="000000")).status_code == 401
    assert (await log_in(guest, otp=phone.next())).status_code == 429


async def test_asking_for_the_code_is_no_failure(guest):
    _, phone, _ = await switched_on(guest)
    for _ in range(8):
        assert (await log_in(guest)).json()["type"] == "/problems/two-factor-required"
    assert (await log_in(guest, otp=phone.next())).status_code == 200


@pytest.mark.parametrize("field", ["recovery_code", "otp"])
async def test_each_recovery_code_stands_in_once(guest, field):
    _, _, codes = await switched_on(guest)
    assert len(set(codes)) == 10
    assert (await log_in(guest, **{field: codes[0].lower()})).status_code == 200
    assert (await log_in(guest, **{field: codes[0]})).status_code == 401
    assert (await log_in(guest, **{field: codes[1].replace("-", "")})).status_code == 200


async def test_of_many_log_ins_with_one_recovery_code_at_once_one_gets_in(guest):
    _, _, codes = await switched_on(guest)
    answers = await asyncio.gather(*[log_in(guest, recovery_code=codes[0]) for _ in range(4)])
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]


async def test_somebody_elses_recovery_code_is_not_good(guest):
    _, _, codes = await switched_on(guest)
    await register(guest, username="dave")
    signed = bearer((await tokens(guest, "dave"))["access_token"])
    phone = Phone((await guest.post(SETUP, headers=signed)).json()["secret"])
    await guest.post(ENABLE, json={"code": phone.next()}, headers=signed)
    assert (await log_in(guest, "dave", recovery_code=codes[0])).status_code == 401
    assert (await log_in(guest, "carol", recovery_code=codes[0])).status_code == 200


async def test_new_recovery_codes_replace_the_old_ones(guest):
    signed, phone, old = await switched_on(guest)
    answer = await guest.post(CODES, json={"password": PASSWORD, "code": phone.next()}, headers=signed)
    new = answer.json()["recovery_codes"]
    assert not set(new) & set(old)
    assert (await log_in(guest, recovery_code=old[0])).status_code == 401
    assert (await log_in(guest, recovery_code=new[0])).status_code == 200


@pytest.mark.parametrize("path", [DISABLE, CODES])
async def test_changing_it_needs_password_and_code(guest, path):
    signed, phone, _ = await switched_on(guest)
    code = phone.next()
    for body, field in (
        ({"password": "a guess", "code": code}, "password"),
        ({"password": PASSWORD, "code": "000000"}, "code"),
        ({"password": PASSWORD}, "code"),
    ):
        answer = await guest.post(path, json=body, headers=signed)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field
    assert (await log_in(guest)).json()["type"] == "/problems/two-factor-required"


async def test_switched_off_the_password_is_enough_again(guest):
    signed, phone, _ = await switched_on(guest)
    body = {"password": PASSWORD, "code": phone.next()}
    assert (await guest.post(DISABLE, json=body, headers=signed)).status_code == 204
    assert (await log_in(guest)).status_code == 200
    async with db.reading() as session:
        assert (await session.execute(select(RecoveryCode.id))).first() is None
        assert (await session.execute(select(Account.totp_secret))).scalar_one() is None


async def test_switched_on_it_is_not_set_up_again(guest):
    signed, phone, _ = await switched_on(guest)
    assert (await guest.post(SETUP, headers=signed)).status_code == 409
    assert (await guest.post(ENABLE, json={"code": phone.next()}, headers=signed)).status_code == 409


async def test_switched_off_it_is_not_switched_off_again(guest):
    await register(guest)
    signed = bearer((await tokens(guest))["access_token"])
    for path in (DISABLE, CODES):
        answer = await guest.post(path, json={"password": PASSWORD, "code": "123456"}, headers=signed)
        assert answer.status_code == 409


async def test_the_owner_helps_who_lost_phone_and_codes(guest, owner):
    await switched_on(guest)
    carol = (await owner.get("/api/v1/users?q=carol")).json()["items"][0]
    assert carol["two_factor"] is True
    assert (await owner.delete(f"/api/v1/users/{carol['id']}/two-factor")).status_code == 204
    assert (await log_in(guest)).status_code == 200
    assert (await owner.delete(f"/api/v1/users/{carol['id']}/two-factor")).status_code == 409


async def test_a_reset_password_still_needs_the_code(guest, mailbox):
    _, phone, _ = await switched_on(guest)
    async with db.transaction() as session:
        await session.execute(update(Account).values(email="carol@example.com"))
    await guest.post("/auth/password/forgot", json={"email": "carol@example.com"})
    await guest.post("/auth/password/reset", json={"token": await mailbox.token(), "password": "a new password"})
    assert (await log_in(guest, password="a new password")).json()["type"] == "/problems/two-factor-required"
    assert (await log_in(guest, password="a new password", otp=phone.next())).status_code == 200
