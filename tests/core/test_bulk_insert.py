"""Many rows at once: each value in its own column, however the rows name them."""

import pytest
from sqlalchemy import select

from tests.core.room import Note
from tradepost.core import clock, db, dialects


@pytest.mark.parametrize("count", [1, 100])
async def test_values_stand_in_the_columns_that_they_are_named_for(count, clean):
    now = clock.now()
    rows = [
        {"created_at": now, "version": 7, "label": f"note {n}", "big": 2**40, "updated_at": now, "at": now, "size": n}
        for n in range(count)
    ]
    async with db.transaction() as session:
        await dialects.bulk_insert(session, Note.__table__, rows)
    try:
        async with db.reading() as session:
            found = (await session.execute(select(Note).order_by(Note.size))).scalars().all()
        assert [(one.label, one.size, one.big, one.version) for one in found] == [
            (f"note {n}", n, 2**40, 7) for n in range(count)
        ]
    finally:
        async with db.transaction() as session:  # rows that were copied in pass by what notices written tables
            await session.execute(Note.__table__.delete())
