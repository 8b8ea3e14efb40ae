"""The demo's marketplace: a pretend one beside the server, where the demo shop's goods are bought all day long.

Its channel is connected once, with the shop; whoever lets it go does not get it back at the next start.
"""

import json
import socket
from decimal import Decimal

import pycountry
from sqlalchemy import select

from tradepost.catalog.models import Product, Variant
from tradepost.channels import service as channels
from tradepost.channels.models import Channel
from tradepost.channels.sandbox.app import TOKEN
from tradepost.core import money
from tradepost.core.db import reading, transaction
from tradepost.core.settings import settings

NAME = "Wildberries (sandbox)"
CODE = "wildberries"
FEE = Decimal("19.5")  # percent, as the pretend one's reports have it
# A buyer comes every half a minute or so. A few have come in the week before, and one of them sent something back.
PACE = ("--orders", "160", "--past", "8", "--back", "1", "--seed", "1")


async def connect() -> None:
    """Connect the pretend marketplace to a demo shop that was just filled; where the code is taken, another one."""
    async with transaction() as db:
        code = CODE if await channels.by_code(db, CODE) is None else None
        await channels.connect(
            db,
            {
                "type": "sandbox",
                "code": code,
                "name": NAME,
                "fee": FEE,
                "options": {"address": f"http://127.0.0.1:{_free_port()}"},
                "credentials": {"token": TOKEN},
            },
        )


async def market() -> list[tuple[str, ...]]:
    """The command that serves it beside the shop, where it is connected; its address is another one at every start."""
    async with transaction() as db:
        query = select(Channel).where(Channel.type == "sandbox", Channel.name == NAME, channels.THERE)
        channel = (await db.execute(query.limit(1).with_for_update())).scalar_one_or_none()
        if channel is None or not channel.enabled:
            return []
        port = str(_free_port())
        given = {"options": {"address": f"http://127.0.0.1:{port}"}, "credentials": {"token": TOKEN}}
        await channels.change(db, channel, given)
    goods = settings().data_dir / "demo-market-goods.json"
    goods.write_text(json.dumps(await _goods(), ensure_ascii=False), "utf-8")
    kept = settings().data_dir / "demo-market.json"
    currency = pycountry.currencies.lookup(settings().currency).numeric
    files = ("--goods", str(goods), "--keep", str(kept))
    return [("sandbox", "--port", port, "--currency", str(int(currency)), *PACE, *files)]


async def _goods() -> list[dict[str, object]]:
    """Everything that is for sale, at whole prices."""
    query = (
        select(Variant.sku, Product.name, Variant.barcode, Variant.price)
        .join(Product, Product.id == Variant.product_id)
        .where(Variant.archived.is_(False), Variant.barcode.is_not(None))
        .order_by(Variant.id)
    )
    one = 10 ** money.minor_digits(settings().currency)
    async with reading() as db:
        return [
            {"sku": sku, "title": name, "barcode": barcode, "price": max(1, round(price / one))}
            for sku, name, barcode, price in await db.execute(query)
        ]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
