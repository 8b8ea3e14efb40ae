"""Tokens that a marketplace gives for a while: one for all processes, encrypted, asked for anew by one of them.

Whoever finds none that holds takes a turn to ask, for a limited time, and the others wait for what is found: a
marketplace that lets only the newest token live is not made to throw out its own.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import inspect, or_, select, update

from tradepost.channels.adapter import Busy
from tradepost.channels.models import Token
from tradepost.core import clock, crypto, dialects
from tradepost.core.db import reading, transaction

EARLY = timedelta(minutes=1)  # a token that ends while it is on its way is none
TURN = timedelta(seconds=30)  # as long as one may ask; killed meanwhile, the next one does
LOOK_AGAIN = 0.2  # seconds
LONGEST_WAIT = 20.0


@dataclass(frozen=True, slots=True)
class Given:
    """A token, and for how many seconds it holds."""

    token: str
    seconds: float

    def __repr__(self) -> str:
        return f"Given(token=***, seconds={self.seconds})"


def name_of(*parts: str) -> str:
    """The name of whose token it is: of the address and the secrets by which it is asked for, as a hash."""
    return crypto.digest("\n".join(parts))


async def held(name: str, *, stale: str = "") -> str:
    """The token that holds now; nothing for none, for one that ends, and for `stale`, which was refused."""
    async with reading() as db:
        row = (await db.execute(select(Token).where(Token.name == name))).scalar_one_or_none()
    return _opened(row, stale)


def _opened(row: Token | None, stale: str) -> str:
    if row is None or row.expires_at is None or row.expires_at <= clock.now() + EARLY:
        return ""
    try:
        token = crypto.decrypt(row.secret)
    except ValueError:  # the installation's keys are others now
        return ""
    return "" if token == stale else token


async def renewed(
    name: str, ask: Callable[[], Awaitable[Given]], pause: Callable[[float], Awaitable[None]], *, stale: str = ""
) -> str:
    """A token that is not `stale`: what another process got meanwhile, else what `ask` gets. Busy after a long wait."""
    waited = 0.0
    while not (found := await held(name, stale=stale)):
        turn = await _take(name)
        if turn is not None:
            return await _ask(name, turn, ask, stale)
        if waited >= LONGEST_WAIT:
            raise Busy("Another process asks for a token and does not come back", again=LOOK_AGAIN)
        waited += LOOK_AGAIN
        await pause(LOOK_AGAIN)
    return found


async def _take(name: str) -> datetime | None:
    """A turn to ask, by the moment when it ends; none while somebody else has one."""
    now = clock.now()
    ends = now + TURN
    async with transaction() as db:
        first = {"name": name, "secret": "", "expires_at": None, "asking_until": None}
        await db.execute(dialects.upsert(db, inspect(Token).local_table, [first], key=["name"]))
        free = or_(Token.asking_until.is_(None), Token.asking_until <= now)
        mine = update(Token).where(Token.name == name, free).values(asking_until=ends)
        taken = await db.execute(mine.execution_options(synchronize_session=False))
    return ends if taken.rowcount else None  # type: ignore[attr-defined]  # an UPDATE's result has it


async def _ask(name: str, turn: datetime, ask: Callable[[], Awaitable[Given]], stale: str) -> str:
    mine = update(Token).where(Token.name == name, Token.asking_until == turn)
    given: Given | None = None
    try:
        found = await held(name, stale=stale)  # somebody may have been done just before this turn began
        given = None if found else await ask()
    finally:
        if given is None:
            async with transaction() as db:
                await db.execute(mine.values(asking_until=None).execution_options(synchronize_session=False))
    if given is None:
        return found
    values = {
        "secret": crypto.encrypt(given.token),
        "expires_at": clock.now() + timedelta(seconds=given.seconds),
        "asking_until": None,
    }
    async with transaction() as db:
        # Whoever was so slow that another has the turn keeps the token to itself.
        await db.execute(mine.values(**values).execution_options(synchronize_session=False))
    return given.token
