"""What becomes of somebody's part in experiments when their account is exported or deleted."""

import secrets
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.experiments import (
    rules,
    showing as _showing,  # noqa: F401 - says below how it is asked
)
from tradepost.experiments.models import Exposure, Hypothesis


async def _units(db: AsyncSession, account: Account) -> dict[str, str]:
    """What stands for an account in each experiment, {unit: experiment}; a browser's number is nobody's to know."""
    rows = await db.execute(select(Hypothesis.name, Hypothesis.salt).where(Hypothesis.salt != ""))
    return {rules.unit_of(row[1], f"account:{account.id}"): row[0] for row in rows}


@on_export("experiments")
async def export_exposures(db: AsyncSession, account: Account) -> Any:
    """The experiments in which they were shown something as this account."""
    units = await _units(db, account)
    rows = await db.execute(select(Exposure).where(Exposure.unit.in_(units)).order_by(Exposure.id))
    return [
        {"experiment": units[one.unit], "variant": one.variant, "day": one.day.isoformat()} for one in rows.scalars()
    ]


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Their visits stay counted under a name that leads nowhere."""
    found = await db.execute(select(Exposure.id).where(Exposure.unit.in_(await _units(db, account))))
    for exposure_id in found.scalars().all():
        await db.execute(
            update(Exposure)
            .where(Exposure.id == exposure_id)
            .values(unit=secrets.token_hex(20))
            .execution_options(synchronize_session=False)
        )
