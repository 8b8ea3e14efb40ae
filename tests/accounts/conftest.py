"""What tests of accounts share: counters of failures that start at nothing, and people who log in for themselves."""

from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher

from tests.mailbox import Mailbox, mail_server
from tradepost.accounts import passwords, throttle

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(autouse=True)
def _quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with hardly any memory, but where a test asks for `real_hashes`: those take 64 MiB each."""
    if "real_hashes" not in request.fixturenames:
        monkeypatch.setattr(passwords, "_hasher", QUICK)
    passwords._nobodys.cache_clear()


@pytest.fixture
def real_hashes() -> None:
    """Passwords are hashed as in a shop that runs."""


@pytest.fixture(autouse=True)
def _nobody_has_failed_yet() -> Iterator[None]:
    throttle.limiter.cache_clear()
    yield
    throttle.limiter.cache_clear()


@pytest.fixture
def mailbox(configure: Callable[..., None]) -> Iterator[Mailbox]:
    """What the shop at https://shop.example mails."""
    with mail_server() as (box, url):
        configure(smtp_url=url, public_url="https://shop.example", mail_from="shop@shop.example")
        yield box
