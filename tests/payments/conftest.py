"""Providers' servers, for every test of payments that asks for them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests import make_payments as make
from tests.payments.servers import Line, Localstripe, serve

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
