"""Where somebody can be told beside the app and by mail: setting it up, trying it."""

import base64
import secrets
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core import clock, crypto, dialects, outbound
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.jobs import later
from tradepost.core.settings import settings
from tradepost.notifications import jobs
from tradepost.notifications.models import Ways
from tradepost.notifications.texts import TRIED


async def of(db: AsyncSession, account_id: int) -> Ways | None:
    """What somebody has set up; None for nothing yet."""
    return (await db.execute(select(Ways).where(Ways.account_id == account_id))).scalar_one_or_none()


async def ready(db: AsyncSession, account_id: int) -> Ways:
    """What somebody has set up, locked; made empty where there is nothing yet."""
    row = {
        "account_id": account_id, "created_at": clock.now(), "webhook_url": "", "webhook_secret": "",
        "webhook_error": "", "telegram_token": "", "telegram_chat": "", "telegram_error": "", "digest_hour": 8,
    }  # fmt: skip
    await db.execute(dialects.upsert(db, inspect(Ways).local_table, [row], key=["account_id"]))
    query = select(Ways).where(Ways.account_id == account_id).with_for_update()
    return (await db.execute(query.execution_options(populate_existing=True))).scalar_one()


async def set_up(db: AsyncSession, account_id: int, given: Mapping[str, Any]) -> tuple[Ways, str | None]:
    """Set these: (all there is, the webhook's secret when its address is a new one). Invalid."""
    if given.get("webhook_url"):
        outbound.check(given["webhook_url"], field="webhook_url")
    ways = await ready(db, account_id)
    secret = None
    if "webhook_url" in given and given["webhook_url"] != ways.webhook_url:
        ways.webhook_url, ways.webhook_error = given["webhook_url"], ""
        secret = f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}" if ways.webhook_url else None
        ways.webhook_secret = crypto.encrypt(secret) if secret else ""
    if "telegram_token" in given:
        ways.telegram_token = crypto.encrypt(given["telegram_token"]) if given["telegram_token"] else ""
        ways.telegram_error = ""
    if "telegram_chat" in given:
        ways.telegram_chat, ways.telegram_error = given["telegram_chat"], ""
    if ways.telegram_token and not ways.telegram_chat:
        raise Invalid("telegram_chat", "is where the bot writes to: a number, or a channel such as @lamps")
    if "digest_hour" in given:
        ways.digest_hour = given["digest_hour"]
    await db.flush()
    return ways, secret


async def try_out(db: AsyncSession, account: Account, way: str) -> Ways:
    """Send a word there. Conflict where nothing is set up."""
    ways = await of(db, account.id)
    if ways is None or not (ways.webhook_url if way == "webhook" else ways.telegram_token):
        raise Conflict(f"Set up {'a webhook' if way == 'webhook' else 'Telegram'} first")
    title, text = TRIED.get(account.language or settings().language, TRIED["en"])
    told = {"kind": "message", "title": title, "text": text, "link": ""}
    told |= {"id": str(uuid.uuid4()), "at": clock.now().isoformat()}
    send = jobs.post_webhook if way == "webhook" else jobs.send_telegram
    await later(db, send, account_id=account.id, told=told)
    return ways
