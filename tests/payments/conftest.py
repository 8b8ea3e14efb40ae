"""Providers' servers, for every test of payments that asks for them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests import make_payments as make
from tests.payments.servers import Line, Localstripe, serve
from tests.payments.yookassa_server import SECRET, SHOP, Yookassa

SECRETS = {"api_key": "sk_test_shop_4242", "webhook_secret": "whsec_signs_1234"}


@pytest.fixture(scope="session")
def localstripe_server() -> Iterator[Localstripe]:
    server = Localstripe()
    yield server
    server.stop()


@pytest.fixture
async def line(localstripe_server: Localstripe) -> AsyncIterator[Line]:
    """The line to localstripe."""
    made = Line(localstripe_server.url)
    async with serve(made.carry) as made.url:
        yield made


@pytest.fixture
async def localstripe(localstripe_server: Localstripe, line: Line, clean: Any) -> Localstripe:
    """Stripe set up in the shop, with nothing charged yet."""
    localstripe_server.empty()
    await make.provider("stripe", mode="test", options={"api_base": line.url}, credentials=SECRETS)
    return localstripe_server


@pytest.fixture
async def yookassa_line() -> AsyncIterator[tuple[Yookassa, Line]]:
    """The pretend YooKassa, and the line to it."""
    server = Yookassa()
    async with serve(server.answer) as address:
        line = Line(address)
        async with serve(line.carry) as line.url:
            yield server, line


@pytest.fixture
async def yookassa(yookassa_line: tuple[Yookassa, Line], clean: Any) -> Yookassa:
    """YooKassa set up in the shop, with nothing paid yet."""
    server, line = yookassa_line
    options = {"shop_id": SHOP, "api_base": f"{line.url}/v3"}
    await make.provider("yookassa", mode="test", options=options, credentials={"secret_key": SECRET})
    return server
