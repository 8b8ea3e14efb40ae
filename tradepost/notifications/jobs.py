"""Telling people by webhook and by Telegram, and the digests of those who want their mails gathered."""

import contextlib
from datetime import datetime
from typing import Any

import httpx
import orjson
from sqlalchemy import delete, func, or_, select, update
from standardwebhooks import Webhook

from tradepost.accounts.models import Account
from tradepost.core import clock, crypto, mail, outbound
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Conflict, Problem
from tradepost.core.jobs import Run, job, later
from tradepost.core.settings import settings
from tradepost.notifications.models import Gathered, Ways
from tradepost.notifications.texts import DIGEST

PATIENCE = 15.0  # seconds
GONE = {400, 401, 403, 404, 410}  # trying again mends nothing
LONGEST_WORD = 4000  # Telegram takes 4096 characters


class NotDelivered(ConnectionError):
    """It did not arrive, and may the next time."""


async def _ways(account_id: int) -> Ways | None:
    async with reading() as db:
        query = (
            select(Ways)
            .join(Account, Account.id == Ways.account_id)
            .where(Ways.account_id == account_id, Account.active.is_(True), Account.deleted_at.is_(None))
        )
        return (await db.execute(query)).scalar_one_or_none()


async def _note(account_id: int, **values: str) -> None:
    async with transaction() as db:
        await db.execute(update(Ways).where(Ways.account_id == account_id).values(**values))


@job("notifications.webhook", attempts=6)
async def post_webhook(run: Run) -> None:
    """Post one notification to somebody's webhook, signed; it carries the same id however often it is tried."""
    ways = await _ways(run.args["account_id"])
    if ways is None or not ways.webhook_url:
        return
    told = run.args["told"]
    body = orjson.dumps({"type": "notification", "data": told})
    moment = clock.now()
    signed = Webhook(crypto.decrypt(ways.webhook_secret)).sign(told["id"], moment, body.decode())
    headers = {
        "content-type": "application/json",
        "webhook-id": told["id"],
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": signed,
    }
    await _deliver(run.args["account_id"], "webhook_error", outbound.post(ways.webhook_url, body, headers))


@job("notifications.telegram", attempts=6)
async def send_telegram(run: Run) -> None:
    """Write one notification into somebody's chat, by their bot."""
    ways = await _ways(run.args["account_id"])
    if ways is None or not ways.telegram_token:
        return
    parts = [run.args["told"][name] for name in ("title", "text", "link")]
    text = "\n\n".join(part for part in parts if part)[:LONGEST_WORD]
    body = {"chat_id": ways.telegram_chat, "text": text}
    await _deliver(run.args["account_id"], "telegram_error", _telegram(crypto.decrypt(ways.telegram_token), body))


async def _telegram(token: str, body: dict[str, str]) -> tuple[int, str]:
    base = settings().telegram_api_base.rstrip("/")
    async with httpx.AsyncClient(verify=outbound.tls(), timeout=PATIENCE, trust_env=False) as client:
        answer = await client.post(f"{base}/bot{token}/sendMessage", json=body)
    text = answer.text[:500]
    with contextlib.suppress(ValueError, KeyError, TypeError):
        text = str(answer.json()["description"])[:500]
    return answer.status_code, text


async def _deliver(account_id: int, field: str, sending: Any) -> None:
    """See whether it arrived; a Problem when it never will, NotDelivered when it may be tried again."""
    try:
        status, text = await sending
    except Problem as problem:
        await _note(account_id, **{field: problem.detail[:255]})
        raise
    except (httpx.HTTPError, OSError) as error:
        await _note(account_id, **{field: f"It cannot be reached: {type(error).__name__}"})
        # Not the error itself: it may hold the address, and with it a bot's token.
        raise NotDelivered(f"{field}: {type(error).__name__}") from None
    if 200 <= status < 300:
        await _note(account_id, **{field: ""})
        return
    said = f"It answered {status}: {text}"[:255] if text else f"It answered {status}"
    await _note(account_id, **{field: said})
    if status in GONE:
        raise Conflict(said)
    raise NotDelivered(said)


@job("notifications.digests", every="4 * * * *")
async def send_digests(run: Run) -> dict[str, Any]:
    """Send everybody whose hour has come what was gathered for them, as one mail; once a day."""
    now = clock.now().astimezone(clock.zone())
    async with reading() as db:
        due = or_(Ways.id.is_(None) & (now.hour >= 8), (Ways.digest_hour <= now.hour) & _not_yet(now))
        query = select(Gathered.account_id).outerjoin(Ways, Ways.account_id == Gathered.account_id).where(due)
        people = (await db.execute(query.distinct().order_by(Gathered.account_id))).scalars().all()
    for account_id in people:
        await _digest(run, account_id, now)
    return {"sent": len(people)}


def _not_yet(now: datetime) -> Any:
    return or_(Ways.digest_day.is_(None), Ways.digest_day < now.date())


async def _digest(run: Run, account_id: int, now: datetime) -> None:
    async with run.transaction() as db:
        account = (await db.execute(select(Account).where(Account.id == account_id).with_for_update())).scalar_one()
        until = select(func.max(Gathered.id)).where(Gathered.account_id == account_id)
        last = (await db.execute(until)).scalar_one()
        own = (Gathered.account_id == account_id, Gathered.id <= (last or 0))
        gathered = (await db.execute(select(Gathered).where(*own).order_by(Gathered.id))).scalars().all()
        await db.execute(update(Ways).where(Ways.account_id == account_id).values(digest_day=now.date()))
        await db.execute(delete(Gathered).where(*own))
        if gathered and account.active and account.email and account.email_confirmed_at is not None:
            title = DIGEST.get(account.language or settings().language, DIGEST["en"]).format(count=len(gathered))
            body = "\n\n\n".join(
                "\n".join(
                    part for part in (one.title, one.text, one.link and f"{settings().address}{one.link}") if part
                )
                for one in gathered
            )
            await later(
                db, mail.send, to=account.email, subject=f"{settings().project_name}: {title}", text=f"{body}\n"
            )  # fmt: skip
