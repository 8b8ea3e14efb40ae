"""`Idempotency-Key`: done once, answered as often as asked, and told to nobody else."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.core import room
from tests.make_accounts import PASSWORD
from tradepost.core import clock, db, idempotency, jobs
from tradepost.core.idempotency import IdempotencyKey

MILK = {"label": "milk"}


def under(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key}


async def kept() -> int:
    async with db.reading() as session:
        return (await session.execute(select(func.count()).select_from(IdempotencyKey))).scalar_one()


async def pin(who, key="k", **body):
    return await who.post("/board/notes", json=MILK | body, headers=under(key))


async def test_the_same_request_gets_the_same_answer(guest):
    first, second = await pin(guest), await pin(guest)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.content == first.content
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    for header in ("content-type", "location"):
        assert second.headers[header] == first.headers[header]
    assert await room.labels() == ["milk"]


async def test_another_key_is_another_request(guest):
    assert [(await pin(guest, key, label=key)).status_code for key in ("a", "b")] == [201, 201]
    assert await room.labels() == ["a", "b"]


async def test_without_a_key_nothing_is_kept(guest):
    await guest.post("/board/notes", json=MILK)
    assert await kept() == 0


@pytest.mark.parametrize("other", [{"label": "tea"}, {"size": 1}])
async def test_another_body_under_the_same_key_is_a_conflict(other, guest):
    await pin(guest)
    answer = await pin(guest, **other)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
    assert await room.labels() == ["milk"]


async def test_another_query_under_the_same_key_is_a_conflict(guest):
    await pin(guest)
    assert (await guest.post("/board/notes?x=1", json=MILK, headers=under("k"))).status_code == 409


async def test_another_address_has_keys_of_its_own(guest):
    await pin(guest)
    assert (await guest.post("/board/refused", headers=under("k"))).status_code == 409
    assert (await guest.post("/board/streamed", headers=under("k"))).status_code == 200


async def upload(who, content: bytes, name: str = "a.csv", note: str = "n"):
    return await who.post("/board/upload", files={"file": (name, content)}, data={"note": note}, headers=under("k"))


async def test_a_form_is_its_fields_and_files_whatever_the_boundary(guest):
    first, second = await upload(guest, b"x" * 3_000_000), await upload(guest, b"x" * 3_000_000)
    assert first.request.headers["content-type"] != second.request.headers["content-type"]
    assert (first.status_code, second.content) == (200, first.content)
    assert await room.labels() == ["n 3000000 bytes 0"]


@pytest.mark.parametrize(
    "other", [(b"xy", "a.csv", "n"), (b"x", "b.csv", "n"), (b"x", "a.csv", "m")], ids=["content", "name", "field"]
)
async def test_another_file_or_field_is_a_conflict(other, guest):
    assert (await upload(guest, b"x")).status_code == 200
    assert (await upload(guest, *other)).status_code == 409
    assert len(await room.labels()) == 1


@pytest.mark.parametrize(
    ("path", "status"), [("/board/broken", 500), ("/board/refused", 409), ("/board/kept", 401), ("/board/notes", 422)]
)
async def test_what_failed_may_be_tried_again_under_its_key(path, status, guest):
    for _ in range(2):
        answer = await guest.post(path, headers=under("k"))
        assert answer.status_code == status
        assert "idempotency-replayed" not in answer.headers
    assert await kept() == 0


async def test_a_key_is_free_after_a_failure(guest):
    await guest.post("/board/notes", json=MILK)
    assert (await pin(guest)).status_code == 409
    async with db.transaction() as session:
        await session.execute(update(room.Note).values(label="moved away"))
    assert (await pin(guest)).status_code == 201


async def test_an_answer_that_is_streamed_is_not_kept(guest):
    answers = [await guest.post("/board/streamed", headers=under("k")) for _ in range(2)]
    assert [answer.content for answer in answers] == [b"ab", b"ab"]
    assert await kept() == 0


@pytest.mark.parametrize("key", ["", "x" * 256, "a\tb", "ü\x85"])
async def test_a_key_is_printable_and_not_too_long(key, guest):
    answer = await guest.post("/board/notes", json=MILK, headers={"Idempotency-Key": key.encode("latin-1")})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "Idempotency-Key")
    assert await room.labels() == []


async def test_fifty_at_once_do_the_work_once(guest):
    answers = await asyncio.gather(*(pin(guest) for _ in range(50)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert await room.labels() == ["milk"]


async def test_fifty_at_once_of_which_the_first_fails_do_it_once(guest):
    """Whoever waits for a request that fails does the work itself, or is told to try again."""
    async with db.transaction() as session:
        await room.add(session, "milk")
    answers = await asyncio.gather(*(pin(guest) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {409}
    assert await kept() == 0


async def test_somebody_elses_key_is_not_mine(buyer, stranger, guest):
    """The same key and body: each does its own, and nobody sees another's answer."""
    first = await pin(buyer, label="hers")
    other = await pin(stranger, label="his")
    nobody = await pin(guest, label="theirs")
    assert [answer.status_code for answer in (first, other, nobody)] == [201, 201, 201]
    assert len({answer.json()["id"] for answer in (first, other, nobody)}) == 3
    same = await stranger.post("/board/notes", json={"label": "hers"}, headers=under("k"))
    assert same.status_code == 409
    assert "hers" not in same.text


async def test_the_same_body_of_two_people_is_two_requests(buyer, stranger):
    first, second = await pin(buyer), await pin(stranger)
    assert (first.status_code, second.status_code) == (201, 409)
    assert "idempotency-replayed" not in second.headers


async def test_guests_are_told_apart_by_their_address(configure, fresh):
    configure(trust_proxy="true")
    guest = await fresh()
    for n, address in enumerate(("192.0.2.1", "192.0.2.2")):
        answer = await guest.post(
            "/board/notes", json={"label": f"from {n}"}, headers=under("k") | {"X-Forwarded-For": address}
        )
        assert answer.status_code == 201
    assert await room.labels() == ["from 0", "from 1"]


async def test_nothing_of_request_or_answer_is_stored_in_plain(owner):
    made = await owner.post(
        "/api/v1/api-keys", json={"name": "till", "scopes": [], "password": PASSWORD}, headers=under("open sesame")
    )
    assert made.status_code in {201, 422}, made.text
    await pin(owner, "open sesame", label="hunter2")
    async with db.reading() as session:
        rows = (await session.execute(select(IdempotencyKey.__table__))).all()
    assert len(rows) == (2 if made.status_code == 201 else 1)
    for secret in ("hunter2", "sesame", "till", made.json().get("key", "hunter2")):
        assert secret not in str(rows)


async def test_an_answer_whose_key_was_lost_is_not_done_again(guest, configure):
    await pin(guest)
    configure(encryption_keys="another one")
    answer = await pin(guest)
    assert (answer.status_code, answer.json()["title"]) == (409, "Conflict")
    assert await room.labels() == ["milk"]


async def test_an_answer_is_read_with_an_older_key_of_the_ring(guest, configure):
    configure(encryption_keys="old")
    first = await pin(guest)
    configure(encryption_keys="new,old")
    assert (await pin(guest)).content == first.content


async def test_keys_are_forgotten_after_a_week(guest):
    await pin(guest, "old", label="old")
    async with db.transaction() as session:
        await session.execute(update(IdempotencyKey).values(created_at=clock.now() - timedelta(days=7, seconds=1)))
    await pin(guest, "new", label="new")
    async with db.transaction() as session:
        await jobs.later(session, idempotency.forget)
    await jobs.drain()
    assert await kept() == 1
    assert (await pin(guest, "new", label="new")).headers["idempotency-replayed"] == "true"


async def resume(who, key="k", **body):
    return await who.post("/board/resumed", json=MILK | body, headers=under(key))


async def test_a_request_in_steps_is_answered_again_from_what_was_kept(guest, owner):
    first = await resume(guest)
    async with db.transaction() as session:
        await session.execute(update(room.Note).values(label="spilt"))
    again = await resume(guest)
    assert (again.status_code, again.content, again.headers["idempotency-replayed"]) == (201, first.content, "true")
    assert (await resume(guest, label="eggs")).status_code == 409
    assert await room.labels() == ["spilt"]
    assert (await resume(owner)).json()["label"] == "milk"
    assert await kept() == 2


async def test_a_request_in_steps_that_was_refused_may_be_made_again(guest):
    assert (await resume(guest, size=1)).status_code == 409
    assert await kept() == 0
    assert (await resume(guest)).status_code == 201


async def test_a_request_in_steps_that_was_killed_goes_on_under_its_key_alone(guest):
    assert (await resume(guest, size=2)).status_code == 500
    assert await kept() == 1
    assert (await resume(guest)).status_code == 409  # it was another request
    assert (await resume(guest, size=2)).status_code == 500
    assert await room.labels() == ["milk"]


async def test_of_many_tries_in_steps_each_gets_the_same_answer(guest):
    answers = await asyncio.gather(*[resume(guest, label=f"milk {n % 2}", key=f"k{n % 2}") for n in range(16)])
    assert {answer.status_code for answer in answers} <= {201, 409}  # two make the same note at once
    again = [await resume(guest, label=f"milk {n}", key=f"k{n}") for n in range(2)]
    assert {answer.json()["id"] for answer in answers if answer.status_code == 201} <= {
        answer.json()["id"] for answer in again
    }
    assert sorted(await room.labels()) == ["milk 0", "milk 1"]
