"""Errors explain themselves: problem+json with each field named, and never a word of how the program failed."""

import json

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.conftest import elsewhere
from tests.core import room
from tests.core.test_logs import logged_lines

JSON = {"content-type": "application/json"}


def told(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("/problems/")
    assert problem["title"]
    assert problem["detail"]
    return problem


def fields(answer) -> list[str]:
    return [error["field"] for error in told(answer, 422)["errors"]]


async def pin(guest, **body):
    return await guest.post("/board/notes", json={"label": "milk"} | body)


async def test_each_bad_field_is_named_and_nothing_is_written(guest):
    answer = await pin(guest, label="", size="many", items=[{"quantity": "x"}, {"quantity": 1, "price": "-1"}])
    assert fields(answer) == ["label", "size", "items.0.quantity", "items.1.price"]
    assert answer.json()["errors"][0]["message"] == "string should have at least 1 character"
    assert await room.labels() == []


async def test_a_bound_is_told_as_a_number(guest):
    answer = await pin(guest, items=[{"quantity": 1, "price": "1e400"}])
    (error,) = answer.json()["errors"]
    assert error["message"] == "input should be less than or equal to 1000000000000"


async def test_a_missing_field_is_named(guest):
    assert fields(await guest.post("/board/notes", json={})) == ["label"]
    assert fields(await guest.post("/board/notes")) == ["body"]
    assert fields(await guest.post("/board/notes", json=[])) == ["body"]


async def test_a_bad_query_and_a_bad_path_are_named(guest):
    assert fields(await guest.get("/board/notes?limit=x")) == ["limit"]
    assert fields(await guest.get("/board/notes/x")) == ["number"]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"{", "not valid JSON"),
        (b'{"label": "milk",}', "not valid JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"label": "\xff"}', "not UTF-8"),
        (b'{"label": "\x00"}', "not valid JSON"),
        (b"[" * 100_000, "parsing the body"),
        (b'{"a":' * 100_000, "parsing the body"),
        (b'{"size": ' + b"9" * 5000 + b"}", "parsing the body"),
        (b'{"label": "a\\u0000b"}', "NUL"),
        (b'{"label": "milk", "more": {"a": [{"\\u0000": 1}]}}', "NUL"),
    ],
    ids=["open", "comma", "utf-16", "latin-1", "raw-nul", "arrays", "objects", "digits", "nul", "nul-inside"],
)
async def test_a_body_that_is_no_json_is_a_bad_request(body, detail, guest):
    assert detail in told(await guest.post("/board/notes", content=body, headers=JSON), 400)["detail"]
    assert await room.labels() == []


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ('"label": "\\ud800"', "label"),
        ('"label": "milk", "more": {"a": {"b": NaN}}', "more.a.b"),
        ('"label": "milk", "more": {"a": [1, 1e999]}', "more.a.1"),
        ('"label": "milk", "more": {"a": -Infinity}', "more.a"),
    ],
)
async def test_what_no_database_can_hold_is_named(value, field, guest):
    assert fields(await guest.post("/board/notes", content="{" + value + "}", headers=JSON)) == [field]
    assert await room.labels() == []


async def test_text_that_only_speaks_of_such_things_is_welcome(guest):
    for label in ("\\u0000", "NaN", "Infinity", "1e999", "\U0001f95b", "молоко"):
        answer = await pin(guest, label=label)
        assert (answer.status_code, answer.json()["label"]) == (201, label)


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "a/b;;c"]
)
async def test_another_type_than_json_is_named(content_type, guest):
    answer = await guest.post("/board/notes", content=b'{"label": "milk"}', headers={"content-type": content_type})
    assert fields(answer) == ["body"]
    assert await room.labels() == []


@pytest.mark.parametrize("path", ["/api/v1/nonsense", "/nonsense", "/board/notes/7", "/api/v1", "/" + "a" * 5000])
async def test_what_is_not_there_is_not_found(path, guest):
    told(await guest.get(path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_nor_is_it_found_by_writing_there(method, guest):
    told(await guest.request(method, "/api/v1/nonsense"), 404)
    told(await guest.request(method, "/"), 404)


async def test_a_method_that_an_address_lacks_is_told_with_those_it_has(guest):
    answer = await guest.delete("/board/notes")
    told(answer, 405)
    assert {method.strip() for method in answer.headers["allow"].split(",")} <= {"GET", "POST", "HEAD"}


async def test_what_nobody_expected_is_a_reference_that_is_in_the_log(guest, capsys, configure):
    with logged_lines(capsys, configure) as lines:
        answer = await guest.post("/board/broken")
    problem = told(answer, 500)
    assert problem["reference"] == answer.headers["x-request-id"]
    for word in ("hunter2", "Traceback", "RuntimeError", "room.py"):
        assert word not in answer.text
    (line,) = [line for line in lines if line["event"] == "request.failed"]
    assert line["reference"] == problem["reference"]
    assert "the trace says hunter2" in json.dumps(line["exception"])
    assert await room.labels() == []


async def test_a_name_that_somebody_took_meanwhile_is_a_conflict(guest):
    assert (await pin(guest)).status_code == 201
    assert "exists already" in told(await pin(guest), 409)["detail"]
    assert await room.labels() == ["milk"]


async def test_a_thing_that_is_not_there_any_more_is_a_conflict(guest):
    assert "refers to" in told(await pin(guest, under=12345), 409)["detail"]
    assert await room.labels() == []


async def test_a_lost_update_is_a_conflict(guest):
    note = (await pin(guest)).json()
    assert "try again" in told(await guest.post(f"/board/stale/{note['id']}"), 409)["detail"]
    assert (await guest.get(f"/board/notes/{note['id']}")).json() == note


@pytest.mark.parametrize(
    "wrong",
    [{"size": 2**31}, {"size": -(2**31) - 1}, {"size": 10**30}, {"big": 2**63}, {"big": 10**400}, {"under": 2**64}],
    ids=str,
)
async def test_a_number_that_the_database_does_not_hold_is_invalid(wrong, guest, database):
    """Fields have limits of their own; should one lack them, the database's refusal is still no error of ours."""
    if database.dialect.name == "sqlite" and abs(next(iter(wrong.values()))) < 2**63:
        return  # SQLite holds 64 bits in any column
    told(await pin(guest, **wrong), 422)
    assert await room.labels() == []


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**30, "1.5", "NaN", "%00", "1e3"])
async def test_a_number_in_a_path_that_is_no_id_is_refused(number, guest):
    told(await guest.get(f"/board/notes/{number}"), 400 if number == "%00" else 422)


@pytest.mark.parametrize("path", ["/board/notes?label=a%00b", "/a%00b", "/board/notes?a%00b=c"])
async def test_nul_is_no_text_anywhere(path, guest):
    told(await guest.get(path), 400)


@pytest.mark.parametrize("path", ["/board/notes?label=%ff%fe", "/board/notes?label=%ed%a0%80", "/%ff"])
async def test_broken_characters_of_an_address_do_no_harm(path, guest):
    assert (await guest.get(path)).status_code in {200, 404}


@pytest.mark.parametrize("name", ["authorization", "x-api-key", "idempotency-key", "if-none-match", "cookie", "accept"])
async def test_strange_headers_are_never_an_error_of_ours(name, guest):
    for value in ("a\tb", "ü", "x" * 9000, '"', "Bearer", "Bearer ", "Bearer \xff", "Basic x"):
        headers = {name: value.encode("latin-1")}
        assert (await guest.get("/board/notes", headers=headers)).status_code < 500
        assert (await guest.post("/board/notes", json={"label": "milk"}, headers=headers)).status_code < 500


async def chunks(size: int, of: bytes = b"x" * 10_000):
    for _ in range(0, size, len(of)):
        yield of


async def test_a_body_that_is_too_large_is_refused_whether_it_tells_its_size_or_not(configure, fresh):
    configure(max_body_bytes=50_000)
    guest = await fresh()
    long = {"label": "milk", "more": {"a": "x" * 60_000}}
    told(await guest.post("/board/notes", json=long), 413)
    told(await guest.post("/board/notes", content=chunks(60_000), headers=JSON), 413)
    # As an upload it may come in; as a body that is held in memory it may not.
    form = {"content-type": "multipart/form-data; boundary=x"}
    told(await guest.post("/board/notes", content=chunks(60_000), headers=form), 413)
    assert (await pin(guest)).status_code == 201
    assert await room.labels() == ["milk"]


async def test_an_upload_may_be_larger_and_has_its_own_limit(configure, fresh):
    configure(max_body_bytes=50_000, max_upload_bytes=100_000)
    guest = await fresh()
    assert (await guest.post("/board/upload", files={"file": b"x" * 90_000})).status_code == 200
    told(await guest.post("/board/upload", files={"file": b"x" * 2_000_000}), 413)
    assert await room.labels() == ["90000 bytes 0"]


@pytest.mark.parametrize("length", ["-1", "many", "", "1.5", "٣"])
async def test_a_length_that_is_no_number_is_refused(length, guest):
    answer = await guest.post("/board/notes", content=b"{}", headers={**JSON, "content-length": length.encode()})
    told(answer, 400)


async def test_a_database_that_is_away_is_not_an_error_of_ours(clean: AsyncEngine, guest, tmp_path):
    async with elsewhere("postgresql+asyncpg://nobody@127.0.0.1:9/x"):
        answer = await guest.get("/board/notes")
    told(answer, 503)
    assert answer.headers["retry-after"] == "5"
