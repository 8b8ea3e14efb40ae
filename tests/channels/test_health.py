"""How a channel's connection stands: what its key may and may not, whether it works at all, and until when."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select

from tests import make_channels as make, make_stock
from tests.channels.conftest import Market
from tests.channels.test_sync import follow
from tradepost.channels import allowances, jobs as channel_jobs, service, syncing
from tradepost.channels.adapter import BadCredentials, Failed, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, Sync, SyncRun
from tradepost.channels.wildberries.client import SELLER
from tradepost.channels.working import Work
from tradepost.core import clock, db, jobs

KEPT = cast("dict[Capability, syncing.Kept]", syncing.KEPT_IN_STEP)
CHECK = "GET /api/v1/seller-info"
ASKED = "GET /api/v1/questions"


async def later(market: Market, minutes: int) -> None:
    """Minutes pass, and each something is done."""
    for _ in range(minutes):
        await market.wait(60)
        await follow()


async def told() -> dict[str, int]:
    """How often each thing about a channel's connection was told."""
    names = ("failing", "recovered")
    return {name: len(await make_stock.happened(f"channel.{name}")) for name in names}


async def row(channel: Channel, capability: Capability) -> tuple[str, int, float]:
    """(cause, failures in a row, in how many seconds it is due)."""
    async with db.reading() as session:
        mine = select(Sync).where(Sync.channel_id == channel.id, Sync.capability == capability.value)
        one = (await session.execute(mine)).scalar_one()
        assert one.due_at is not None
        return one.cause, one.failures, (one.due_at - clock.now()).total_seconds()


async def connected(market: Market, *kept: Capability, **given: Any) -> Channel:
    """A channel that keeps these in step, and its check."""
    channel = await market.connect(**given)
    async with db.transaction() as session:
        await syncing.arrange(session, channel)
    await make.only(channel, Capability.CHECK, *kept)
    return channel


async def state(owner: Any, channel: Channel) -> dict[str, Any]:
    found: dict[str, Any] = (await owner.get(f"/channels/{channel.id}")).json()
    return found


async def test_a_missing_right_stays_with_what_it_is_missing_for(market: Market, owner: Any) -> None:
    market.denies = ("/api/v1/questions",)
    channel = await connected(market, Capability.ORDERS, Capability.QUESTIONS, Capability.REVIEWS)
    await follow()
    await later(market, 10)

    assert market.asked.count(ASKED) == 1
    assert market.asked.count(CHECK) == 2  # once by itself, once because of the doubt
    assert len([path for path in market.asked if "/api/v3/orders" in path]) > 10
    assert await told() == {"failing": 0, "recovered": 0}
    assert (await state(owner, channel))["state"] == "ready"
    assert (await row(channel, Capability.QUESTIONS))[:2] == ("denied", 1)
    shown = {one["capability"]: one for one in (await owner.get(f"/channels/{channel.id}/sync")).json()}
    assert {name for name, one in shown.items() if one["cause"] == "denied"} == {"questions"}
    assert "no right to this" in shown["questions"]["error"]

    async with db.transaction() as session:  # what changes here does not ask either
        await syncing.want(session, channel.id, Capability.QUESTIONS, cause=syncing.CHANGE)
    await follow()
    assert market.asked.count(ASKED) == 1
    await market.wait(86_400)
    await follow()
    assert market.asked.count(ASKED) == 2  # the daily look
    async with db.reading() as session:
        lines = (await session.execute(select(SyncRun.outcome).where(SyncRun.capability == "questions"))).scalars()
        assert list(lines) == ["failed", "failed"]


async def test_a_right_that_was_given_is_found_when_somebody_says_so(market: Market, owner: Any) -> None:
    market.denies = ("/api/v1/questions",)
    channel = await connected(market, Capability.QUESTIONS)
    await follow()
    path = f"/channels/{channel.id}"
    for say in (
        lambda: owner.post(f"{path}/check"),
        lambda: owner.post(f"{path}/sync", json={"capabilities": ["questions"]}),
        lambda: owner.put(path, json={"credentials": {"token": "another"}}),
    ):
        market.state.tokens["another"] = market.state.now() + timedelta(days=180)
        market.asked.clear()
        assert (await say()).status_code < 300
        await follow()
        assert ASKED in market.asked
        assert (await row(channel, Capability.QUESTIONS))[0] == "denied"
    market.denies = ()
    await owner.post(f"{path}/check")
    await follow()
    assert (await row(channel, Capability.QUESTIONS))[:2] == ("schedule", 0)
    assert await told() == {"failing": 0, "recovered": 0}
    market.asked.clear()
    await owner.put(path, json={"name": "Another name"})  # that gives no key another right
    await follow()
    assert market.asked == []


async def test_a_key_that_is_lost_fails_once_and_staff_are_told_once(market: Market, owner: Any, buyer: Any) -> None:
    kept = (Capability.ORDERS, Capability.QUESTIONS, Capability.REVIEWS, Capability.CHATS)
    channel = await connected(market, *kept, name="WB")
    await follow()
    assert (await state(owner, channel))["state"] == "ready"
    await later(market, 6)

    market.denies = ("/",)
    market.asked.clear()
    await later(market, 12)
    assert await told() == {"failing": 1, "recovered": 0}
    failing = await state(owner, channel)
    assert failing["state"] == "failing"
    assert "no right to this" in failing["message"]
    assert {(await row(channel, one))[0] for one in kept} == {"denied"}
    shown = {one["capability"]: one for one in (await owner.get(f"/channels/{channel.id}/sync")).json()}
    assert (shown["check"]["failures"], shown["check"]["error"]) == (1, failing["message"])
    # Each was refused once; all that doubted together were one check, what came later another.
    assert len(market.asked) - market.asked.count(CHECK) == len(kept)
    assert market.asked.count(CHECK) <= 3
    (said,) = (await owner.get("/api/v1/notifications", params={"kind": "failing"})).json()["items"]
    assert (said["title"], said["link"]) == ("WB does not work", f"/admin/channels/{channel.id}")
    assert (await buyer.get("/api/v1/notifications", params={"kind": "failing"})).json()["items"] == []

    market.denies = ()
    await later(market, 61)  # what fails is looked at every hour
    assert await told() == {"failing": 1, "recovered": 1}
    assert (await state(owner, channel))["state"] == "ready"
    assert {(await row(channel, one))[:2] for one in kept} == {("schedule", 0)}


async def test_credentials_that_were_changed_while_a_refused_call_ran_are_tried(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = await connected(market, Capability.QUESTIONS)
    market.state.tokens["another"] = market.state.now() + timedelta(days=180)
    kept = syncing.KEPT_IN_STEP[Capability.QUESTIONS]

    async def refused(_work: Work) -> None:
        monkeypatch.setitem(KEPT, Capability.QUESTIONS, kept)
        changed = await owner.put(f"/channels/{channel.id}", json={"credentials": {"token": "another"}})
        assert changed.status_code == 200
        raise BadCredentials("no right to this")

    monkeypatch.setitem(KEPT, Capability.QUESTIONS, syncing.Kept(refused, kept.every))
    await follow()
    assert ASKED in market.asked
    assert (await row(channel, Capability.QUESTIONS))[:2] == ("schedule", 0)
    assert (await state(owner, channel))["state"] == "ready"


def token_until(moment: datetime) -> str:
    """A token as Wildberries gives them: a JWT that says until when it holds."""
    claims = base64.urlsafe_b64encode(json.dumps({"exp": int(moment.timestamp())}).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJub25lIn0.{claims}.c2lnbmF0dXJl"


async def warned(owner: Any) -> list[str]:
    async with db.transaction() as session:
        await jobs.later(session, channel_jobs.warn)
    await jobs.drain()
    found = (await owner.get("/api/v1/notifications", params={"kind": "credentials"})).json()["items"]
    return [one["title"] for one in found]


async def test_an_end_is_warned_of_though_nobody_presses_anything(market: Market, owner: Any) -> None:
    until = clock.now() + timedelta(days=5)
    token = token_until(until)
    market.state.tokens[token] = until
    body = {"type": "sandbox", "name": "WB", "options": {"address": market.url}, "credentials": {"token": token}}
    made = (await owner.post("/channels", json=body)).json()
    assert (made["state"], made["expires_at"]) == ("unchecked", None)
    channel = await make.stored(made["id"])
    await make.only(channel, Capability.CHECK, Capability.ORDERS)
    await follow()
    checked = await state(owner, channel)
    assert (checked["state"], checked["account"]) == ("expiring", "Sandbox")
    assert datetime.fromisoformat(checked["expires_at"]) == until
    title = f"The credentials of WB end on {until.date()}"
    assert await warned(owner) == [title]

    # Neither a sync nor a check that fails forgets the end.
    await later(market, 2)
    assert (await state(owner, channel))["expires_at"] == checked["expires_at"]
    market.denies = (CHECK.split()[1],)
    assert (await owner.post(f"/channels/{channel.id}/check")).json()["works"] is False
    failing = await state(owner, channel)
    assert (failing["state"], failing["expires_at"], failing["account"]) == (
        "failing",
        checked["expires_at"],
        "Sandbox",
    )
    market.denies = ()

    # The check is due every day; other credentials have another end, and are tried at once.
    await follow()
    market.asked.clear()
    fresh = token_until(clock.now() + timedelta(days=100))
    market.state.tokens[fresh] = clock.now() + timedelta(days=100)
    changed = (await owner.put(f"/channels/{channel.id}", json={"credentials": {"token": fresh}})).json()
    assert (changed["state"], changed["expires_at"]) == ("unchecked", None)
    await follow()
    assert market.asked.count(CHECK) == 1
    renewed = await state(owner, channel)
    assert renewed["state"] == "ready"
    assert renewed["expires_at"] > checked["expires_at"]
    assert (await row(channel, Capability.CHECK))[2] == 86_400
    assert await warned(owner) == [title]


async def test_a_channel_from_the_environment_is_tried_by_itself(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch, configure: Any
) -> None:
    monkeypatch.setenv("WILDBERRIES_API_TOKEN", "sandbox")
    configure()
    async with db.transaction() as session:
        await service.connect_known(session)
        found = await service.by_code(session, "wildberries")
        assert found is not None
        found.options = {"address": market.url}
    await make.only(found, Capability.CHECK)
    await follow()
    assert market.asked == [CHECK]
    assert (await state(owner, found))["state"] == "ready"


async def test_a_marketplace_that_is_busy_or_silent_says_nothing_of_the_credentials(market: Market, owner: Any) -> None:
    channel = await connected(market)
    await follow()
    ready = await state(owner, channel)
    assert ready["state"] == "ready"
    holder = adapter_of(channel).holder
    await allowances.spend(SELLER, holder, 20)  # our own budget for that call is used up
    answer = (await owner.post(f"/channels/{channel.id}/check")).json()
    assert (answer["works"], answer["message"]) == (
        None,
        "It could not be tried now. Wildberries lets so many requests through only later (seller)",
    )
    assert await state(owner, channel) == ready

    await market.wait(86_400)
    await allowances.spend(SELLER, holder, 20)
    await follow()
    cause, failures, again = await row(channel, Capability.CHECK)
    assert (cause, failures) == ("again", 0)  # who waits for a limit has not failed
    assert again > 60
    shown = {one["capability"]: one for one in (await owner.get(f"/channels/{channel.id}/sync")).json()}
    assert shown["check"]["error"] == "Wildberries lets so many requests through only later (seller)"
    async with db.transaction() as session:  # the address of a server that is not there
        found = await service.get(session, channel.id)
        found.options = {**found.options, "address": "http://127.0.0.1:9"}
    await market.wait(again)
    await follow()
    assert (await row(channel, Capability.CHECK))[:2] == ("again", 1)
    silent = await state(owner, channel)
    health = ("state", "works", "message", "account", "checked_at", "expires_at")
    assert [silent[name] for name in health] == [ready[name] for name in health]
    assert await told() == {"failing": 0, "recovered": 0}


async def test_a_marketplace_that_stays_silent_is_shown_and_staff_are_told_once(market: Market, owner: Any) -> None:
    channel = await connected(market, Capability.ORDERS, name="WB")
    await follow()
    ready = await state(owner, channel)
    assert (ready["state"], ready["failing"]) == ("ready", [])

    async def move(address: str) -> None:
        async with db.transaction() as session:
            found = await service.get(session, channel.id)
            found.options = {**found.options, "address": address}

    async def shown() -> tuple[list[str], int]:
        """(what is said not to work, how often staff were told)"""
        one = await state(owner, channel)
        assert one["state"] == "ready"  # nobody said anything against the credentials
        (listed,) = [it for it in (await owner.get("/channels")).json()["items"] if it["id"] == channel.id]
        assert listed["failing"] == one["failing"]
        told = (await owner.get("/api/v1/notifications", params={"kind": "failing"})).json()["items"]
        assert {it["title"] for it in told} <= {"WB does not work"}
        return one["failing"], len(told)

    await move("http://127.0.0.1:9")  # nobody is there
    for failures in range(1, 12):
        await market.wait((await row(channel, Capability.ORDERS))[2])
        await follow()
        assert (await row(channel, Capability.ORDERS))[:2] == ("again", failures)
        assert await shown() == (["orders"] if failures >= 3 else [], 1 if failures >= 9 else 0)

    await move(market.url)
    await market.wait((await row(channel, Capability.ORDERS))[2])
    await follow()
    assert await shown() == ([], 1)


async def test_what_is_refused_after_some_silence_is_told_of_every_day(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = await connected(market, Capability.ORDERS, name="WB")
    await follow()
    kept = syncing.KEPT_IN_STEP[Capability.ORDERS]
    answers: list[Failed] = [Failed("silent")] * 4

    async def fails(_work: Work) -> None:
        raise answers.pop(0) if answers else Refused("no such warehouse")

    monkeypatch.setitem(KEPT, Capability.ORDERS, syncing.Kept(fails, kept.every))
    days = set()
    while len(days) < 3:
        await market.wait((await row(channel, Capability.ORDERS))[2])
        await follow()
        if not answers and (await row(channel, Capability.ORDERS))[1] > 4:
            days.add(clock.now().date())
        told = (await owner.get("/api/v1/notifications", params={"kind": "failing", "limit": 200})).json()["items"]
        assert len(told) == len(days)
        await market.wait(8 * 3600)
