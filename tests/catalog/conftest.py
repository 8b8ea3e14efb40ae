"""What the stories of the catalogue look at."""

from typing import Any

import pytest
from sqlalchemy import select

from tradepost.core import db
from tradepost.core.events import Event


@pytest.fixture
def told() -> Any:
    """`await told("products", 3)`: the names of what happened to it; with `full=True` the events themselves."""

    async def read(subject_type: str, subject_id: int, *, full: bool = False) -> list[Any]:
        async with db.reading() as session:
            query = select(Event).where(Event.subject_type == subject_type, Event.subject_id == subject_id)
            found = list((await session.execute(query.order_by(Event.id))).scalars())
        return found if full else [event.name for event in found]

    return read
