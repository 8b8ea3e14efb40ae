"""Lists come in pages: every row once, in order, whatever happens between two pages."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st
from sqlalchemy import delete, insert, select

from tests.core.room import LISTED, Note
from tradepost.core import db
from tradepost.core.paging import paged

START = datetime(2026, 1, 1, tzinfo=UTC)
# Three sizes and three moments among many notes: most rows tie with others.
ROWS = [
    {"label": f"{label} {n}", "size": n % 3 - 1, "at": START + timedelta(microseconds=n % 3)}
    for n, label in enumerate(["Ä", "a", "A", "z", "ж", "100%", "a_b", "0", "é", "𝄞", "B", "b"] * 2)
]


@pytest.fixture
async def board(clean):
    async with db.transaction() as session:
        await session.execute(insert(Note), ROWS)


async def pages(guest, sort: str, limit: int, between=None) -> list[str]:
    seen: list[str] = []
    cursor, address = "", f"/board/notes?sort={sort}&limit={limit}"
    while True:
        answer = await guest.get(address + (f"&cursor={cursor}" if cursor else ""))
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["items"]) <= limit
        seen += [item["label"] for item in page["items"]]
        if page["next"] is None:
            return seen
        assert len(page["items"]) == limit
        cursor = page["next"]
        if between:
            await between(page)


async def in_order(sort: str) -> list[str]:
    """The same by one plain ORDER BY of the database."""
    column = getattr(Note, sort.lstrip("-"))
    keys = [key.desc() if sort.startswith("-") else key for key in (column, Note.id)]
    async with db.reading() as session:
        return list((await session.execute(select(Note.label).order_by(*keys))).scalars())


SORTS = [f"{sign}{name}" for name in ("label", "size", "at", "id") for sign in ("", "-")]


@pytest.mark.parametrize("sort", SORTS)
async def test_every_row_is_on_one_page_in_order(sort, guest, board):
    for limit in (1, 5, 24, 50):
        assert await pages(guest, sort, limit) == await in_order(sort)


@pytest.mark.parametrize("sort", SORTS)
async def test_rows_that_come_between_two_pages_move_no_other(sort, guest, board):
    before = await in_order(sort)

    async def meanwhile(page) -> None:
        async with db.transaction() as session:
            for label, size in (("   first", -5), ("жжж last", 5), ("m", 0)):
                session.add(Note(label=f"{label} {page['items'][0]['id']}", size=size, at=START))

    seen = await pages(guest, sort, 5, meanwhile)
    assert len(seen) == len(set(seen))
    assert [label for label in seen if label in before] == before


async def test_rows_that_go_between_two_pages_take_no_other_with_them(guest, board):
    async def meanwhile(page) -> None:
        async with db.transaction() as session:
            await session.execute(delete(Note).where(Note.id == page["items"][-1]["id"]))

    assert len(await pages(guest, "size", 5, meanwhile)) == len(ROWS)


async def test_a_page_tells_how_many_there_are_in_all(guest, board):
    page = (await guest.get("/board/notes?limit=5")).json()
    assert (len(page["items"]), page["total"]) == (5, 24)
    assert (await guest.get("/board/notes?label=nothing")).json() == {"items": [], "total": 0, "next": None}


@pytest.mark.parametrize("limit", ["0", "-1", "51", "x", "1.5", str(2**70)])
async def test_a_page_has_at_least_one_row_and_not_too_many(limit, guest, board):
    answer = await guest.get(f"/board/notes?limit={limit}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "limit")


@pytest.mark.parametrize("sort", ["price", "--id", "-", "label;drop", "Label", "label,size"])
async def test_an_order_that_a_list_lacks_is_refused_with_those_it_has(sort, guest, board):
    answer = await guest.get("/board/notes", params={"sort": sort})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"field": "sort", "message": "must be one of label, -label, size, -size, at, -at, id, -id"}
    ]


async def cursor_of(guest, sort: str) -> str:
    return (await guest.get(f"/board/notes?sort={sort}&limit=2")).json()["next"]


async def test_a_cursor_that_was_not_given_out_is_refused(guest, board):
    good = await cursor_of(guest, "label")
    inside = base64.urlsafe_b64decode(good + "==")
    forged = [
        "x", "!!!", "=", "ü", "%20", good[:-4], good[4:], good + "AAAA", good.swapcase(), "A" * 2000,
        base64.urlsafe_b64encode(inside[:12] + b'["0 7",1]').decode(),
        base64.urlsafe_b64encode(inside[:12] + b'["x", 1e400]').decode(),
        base64.urlsafe_b64encode(b'["label", "x", 1]').decode(),
    ]  # fmt: skip
    for cursor in forged:
        answer = await guest.get("/board/notes", params={"sort": "label", "cursor": cursor})
        assert answer.status_code == 422, cursor
        assert answer.json()["errors"][0]["field"] == "cursor"
    assert (await guest.get(f"/board/notes?sort=label&cursor={good}")).status_code == 200


@pytest.mark.parametrize("other", ["-label", "size", "id"])
async def test_a_cursor_of_another_order_is_refused(other, guest, board):
    cursor = await cursor_of(guest, "label")
    assert (await guest.get(f"/board/notes?sort={other}&cursor={cursor}")).status_code == 422


async def test_a_cursor_of_another_list_is_refused(guest, owner, board):
    cursor = await cursor_of(guest, "id")
    answer = await owner.get(f"/api/v1/products?sort=id&cursor={cursor}")
    assert answer.status_code == 422


@given(
    rows=st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 2)), max_size=25),
    limit=st.integers(1, 8),
    sort=st.sampled_from(SORTS),
)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
async def test_any_rows_in_any_order_are_what_order_by_gives(clean, rows, limit, sort):
    async with db.transaction() as session:
        await session.execute(delete(Note))
        session.add_all(
            [
                Note(label=f"note {n}", size=size, at=START + timedelta(seconds=tick))
                for n, (size, tick) in enumerate(rows)
            ]
        )
    seen: list[str] = []
    cursor = None
    while True:
        async with db.reading() as session:
            page = await paged(session, select(Note), LISTED(limit=limit, cursor=cursor, sort=sort))
        seen += [note.label for note in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == await in_order(sort)
