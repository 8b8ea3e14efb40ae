"""`tradepost doctor`: is everything as it should be? Each check is a line; what is wrong says what to do."""

import typer
from sqlalchemy import select, text

from tradepost import migrations
from tradepost.core import db, dialects, files
from tradepost.core.jobs import FAILED, Job
from tradepost.core.settings import settings
from tradepost.discounts import ledger, service as discounts
from tradepost.inventory import service as inventory
from tradepost.orders import standing
from tradepost.payments import service as payments
from tradepost.reviews import queries as reviews


async def examine() -> int:
    """Print one line a check; the number of things that are wrong."""
    wrong = 0

    def say(good: bool, line: str) -> None:  # noqa: FBT001 - a line's colour
        nonlocal wrong
        wrong += not good
        typer.secho(f"{'ok   ' if good else 'WRONG'} {line}", fg=None if good else "red")

    found = settings()
    key = found.secret_key.get_secret_value()
    say(
        not key or len(key) >= 32,
        "secret key"
        if not key or len(key) >= 32
        else "TRADEPOST_SECRET_KEY is shorter than 32 characters: make it longer",
    )
    try:
        async with db.reading() as session:
            await session.execute(text("SELECT 1"))
            version, size = await migrations.current(session), await dialects.size_of(session)
    except Exception as error:  # noqa: BLE001 - whatever keeps the database away is the finding
        say(good=False, line=f"the database cannot be reached: {type(error).__name__}")
        return wrong
    if version != migrations.head():
        here, needed = version or "no version", migrations.head()
        say(good=False, line=f"the schema is at {here}, this program needs {needed}: run tradepost migrate")
        return wrong
    say(good=True, line=f"database schema {version}")
    say(good=True, line=f"database, {size / 1e6:,.1f} MB")
    try:
        await files.write("doctor/probe", b"ok")
        await files.delete("doctor/probe")
        say(good=True, line=f"stored files in {found.files}")
    except OSError as error:
        say(good=False, line=f"files cannot be stored in {found.files}: {error}")
    async with db.reading() as session:
        drift = await inventory.drift(session)
        ratings = await reviews.drift(session)
        miscounted, owed = await discounts.drift(session), await ledger.drift(session)
        unpaid = await payments.drift(session)
        unsound = await standing.drift(session)
        silent = await payments.unanswered(session)
        failed = (await session.execute(select(Job.kind, Job.id).where(Job.status == FAILED).limit(10))).all()
    say(
        not drift,
        "every stock level is what its movements add up to"
        if not drift
        else f"{len(drift)} stock levels differ from their movements: "
        + ", ".join(f"level {d[0]} has {d[1]} on hand, movements say {d[3]}" for d in drift[:5]),
    )
    say(
        not ratings,
        "every rating is what its reviews come to" if not ratings else f"ratings differ: {'; '.join(ratings[:5])}",
    )
    say(
        not miscounted,
        "every use of a discount is an order's"
        if not miscounted
        else f"{len(miscounted)} discounts count other uses than there are orders: "
        + ", ".join(f"discount {d[0]} counts {d[1]}, {d[2]} orders got it" for d in miscounted[:5]),
    )
    say(
        not owed,
        "every gift card and credit has what its entries add up to"
        if not owed
        else f"{len(owed)} balances differ from their entries: "
        + ", ".join(f"purse {d[0]} has {d[1]}, entries say {d[2]}" for d in owed[:5]),
    )
    say(
        not unsound,
        "every order's money and sums add up"
        if not unsound
        else f"{len(unsound)} orders do not add up: "
        + ", ".join(f"{d[0]} says {d[1]} is paid, payments say {d[2]}, of {d[3]} or {d[4]}" for d in unsound[:5]),
    )
    say(
        not unpaid,
        "every payment's refunds add up"
        if not unpaid
        else f"{len(unpaid)} payments differ from their refunds: "
        + ", ".join(f"payment {d[0]} says {d[1]} went back, its refunds say {d[3]}" for d in unpaid[:5]),
    )
    say(
        not silent,
        "every payment was answered"
        if not silent
        else "for more than a day no provider has answered about payments "
        + ", ".join(str(number) for number in silent[:10]),
    )
    say(
        not failed,
        "no failed jobs" if not failed else "failed jobs: " + ", ".join(f"{kind} {job}" for kind, job in failed),
    )
    return wrong
