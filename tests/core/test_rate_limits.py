"""So many requests in a while, for each account or address; who has used them up is told when to come again."""

import asyncio
import socket
import uuid

import pytest

from tests.core.conftest import with_the_board
from tests.machine import Unavailable, needed
from tradepost.core.errors import TooFast
from tradepost.core.limiter import Limiter, client_address

REDIS = "redis://127.0.0.1:6379/9"


def redis() -> str | Unavailable:
    try:
        with socket.create_connection(("127.0.0.1", 6379), timeout=1) as line:
            line.sendall(b"PING\r\n")
            return REDIS if line.recv(7) == b"+PONG\r\n" else Unavailable("What listens on port 6379 is no Redis")
    except OSError as error:
        return Unavailable(f"No Redis on 127.0.0.1:6379: {error}")


@pytest.fixture(params=["memory", "redis"])
def counted(request, configure):
    """Limits are counted in this process, and in a real Redis."""
    configure(redis_url=needed(redis()) if request.param == "redis" else "", rate_limit="3/minute")
    return request.param


@pytest.fixture
async def made():
    """`made()`: a limiter, which is closed at the end."""
    limiters: list[Limiter] = []

    def make() -> Limiter:
        limiters.append(Limiter())
        return limiters[-1]

    yield make
    for limiter in limiters:
        await limiter.close()


async def test_the_fourth_of_three_is_told_when_to_come_again(counted, made):
    name, limiter = uuid.uuid4().hex, made()
    for _ in range(3):
        await limiter.hit("3/minute", name)
    with pytest.raises(TooFast) as refused:
        await limiter.hit("3/minute", name)
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 61
    await limiter.hit("3/minute", name, "another")


async def test_asking_counts_nothing_and_forgiving_forgets(counted, made):
    name, limiter = uuid.uuid4().hex, made()
    for _ in range(5):
        await limiter.check("1/minute", name)
    await limiter.hit("1/minute", name)
    with pytest.raises(TooFast):
        await limiter.check("1/minute", name)
    await limiter.clear("1/minute", name)
    await limiter.check("1/minute", name)


async def test_of_twenty_at_once_three_are_admitted(counted, made):
    name, limiter = uuid.uuid4().hex, made()
    answers = await asyncio.gather(*(limiter.hit("3/minute", name) for _ in range(20)), return_exceptions=True)
    assert sum(answer is None for answer in answers) == 3


async def test_processes_share_what_redis_counts(configure, made):
    configure(redis_url=needed(redis()))
    name, one, other = uuid.uuid4().hex, made(), made()
    await one.hit("2/minute", name)
    await other.hit("2/minute", name)
    with pytest.raises(TooFast):
        await one.hit("2/minute", name)


async def test_while_redis_is_away_each_process_counts_for_itself(configure, fresh):
    configure(redis_url="redis://127.0.0.1:9/0", rate_limit="2/minute")
    guest = await fresh()
    assert [(await guest.get("/api/v1/shop")).status_code for _ in range(3)] == [200, 200, 429]


async def test_too_many_requests_are_a_problem_like_any_other(configure, fresh):
    configure(rate_limit="2/minute")
    guest = await fresh()
    for _ in range(2):
        assert (await guest.get("/api/v1/shop")).status_code == 200
    answer = await guest.post("/board/notes", json={"label": "milk"})
    assert (answer.status_code, answer.json()["type"]) == (429, "/problems/too-fast")
    assert 1 <= int(answer.headers["retry-after"]) <= 61
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_what_machines_ask_is_not_limited(configure, fresh):
    configure(rate_limit="1/minute")
    guest = await fresh()
    assert [(await guest.get("/health")).status_code for _ in range(5)] == [200] * 5
    assert [(await guest.get("/health/")).status_code for _ in range(5)] == [200] * 5
    assert (await guest.get("/metrics")).status_code == 200
    assert (await guest.get("/healthy", headers={"accept": "text/html"})).status_code != 429
    assert (await guest.get("/api/v1/shop")).status_code == 429


async def test_people_are_counted_apart_though_they_share_an_address(buyer, stranger, configure, fresh):
    configure(rate_limit="2/minute")
    app = with_the_board()
    alice, bob, guest = await fresh(buyer, app), await fresh(stranger, app), await fresh(None, app)
    for who in (alice, bob, guest):
        assert [(await who.get("/api/v1/shop")).status_code for _ in range(3)] == [200, 200, 429]


async def test_a_made_up_token_is_counted_by_its_address(configure, fresh):
    configure(rate_limit="2/minute")
    guest = await fresh()
    made_up = [{"Authorization": f"Bearer {uuid.uuid4().hex}"} for _ in range(3)]
    assert [(await guest.get("/api/v1/shop", headers=headers)).status_code for headers in made_up] == [200, 200, 429]


async def test_an_address_that_the_caller_writes_is_not_believed(configure, fresh):
    configure(rate_limit="2/minute")
    guest = await fresh()
    spoofed = [{"X-Forwarded-For": f"192.0.2.{n}"} for n in range(3)]
    assert [(await guest.get("/api/v1/shop", headers=headers)).status_code for headers in spoofed] == [200, 200, 429]


async def test_behind_a_proxy_the_address_it_saw_counts(configure, fresh):
    configure(rate_limit="2/minute", trust_proxy="true")
    guest = await fresh()
    for last in ("192.0.2.1", "192.0.2.2"):
        # What the caller made up stands before what the proxy adds.
        asked = [{"X-Forwarded-For": f"10.0.0.{n}, {last}"} for n in range(3)]
        assert [(await guest.get("/api/v1/shop", headers=headers)).status_code for headers in asked] == [200, 200, 429]


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ([], "203.0.113.9"),
        ([b"192.0.2.1"], "192.0.2.1"),
        ([b"10.0.0.1,192.0.2.1"], "192.0.2.1"),
        ([b"10.0.0.1", b"192.0.2.1"], "192.0.2.1"),
        ([b" 2001:db8::1 "], "2001:db8::1"),
        ([b""], "203.0.113.9"),
        ([b"10.0.0.1, "], "203.0.113.9"),
        ([b"x" * 500], "x" * 64),
    ],
)
def test_the_last_address_of_the_last_header_is_the_proxys(headers, address, configure):
    scope = {"headers": [(b"x-forwarded-for", value) for value in headers], "client": ("203.0.113.9", 1)}
    assert client_address(scope) == "203.0.113.9"
    configure(trust_proxy="true")
    assert client_address(scope) == address
