"""What every answer carries and every address understands, whatever room it comes from."""

from tradepost.core.edge import CONTENT_POLICY, HEADERS, content_policy, widened_policy

ORIGIN = "https://www.example.com"

ASKED = [
    ("GET", "/health", 200),
    ("GET", "/board/notes", 200),
    ("GET", "/board/notes/1", 404),
    ("GET", "/api/v1/auth/me", 401),
    ("POST", "/board/notes", 422),
    ("POST", "/board/broken", 500),
    ("PATCH", "/board/notes", 405),
    ("GET", "/docs/swagger-ui.css", 200),
    ("GET", "/nowhere", 404),
    ("GET", "/a%00b", 400),
]


async def test_every_answer_has_the_headers_that_protect(guest):
    for method, path, status in ASKED:
        answer = await guest.request(method, path)
        assert answer.status_code == status
        for name, value in HEADERS.items():
            if name != b"cache-control":
                assert answer.headers[name.decode()] == value.decode(), path
        assert "cache-control" in answer.headers
        assert len(answer.headers["x-request-id"]) == 32


def test_scripts_come_from_the_shop_alone():
    policy = dict(part.split(" ", 1) for part in content_policy().split("; "))
    assert policy["default-src"] == policy["script-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert "worker-src blob:" in content_policy(worker_src="blob:")


def test_a_page_may_load_more_where_it_is_told_to():
    sources = [{"script-src": "https://js.bank"}, {"script-src": "https://js.purse", "frame-src": "https://purse"}]
    policy = dict(part.split(" ", 1) for part in widened_policy(sources).split("; "))
    changed = {"script-src": "'self' https://js.bank https://js.purse", "frame-src": "'self' https://purse"}
    assert policy == CONTENT_POLICY | changed


async def test_each_request_has_an_id_that_the_caller_cannot_choose(guest):
    answers = [await guest.get("/health", headers={"X-Request-Id": "mine"}) for _ in range(2)]
    ids = {answer.headers["x-request-id"] for answer in answers}
    assert len(ids) == 2
    assert "mine" not in ids


async def test_a_path_answers_with_and_without_its_slash_and_without_a_redirect(guest):
    for path in ("/board/notes", "/health", "/docs", "/redoc", "/openapi.json", "/api/v1/shop"):
        for form in (path, f"{path}/", f"{path}//"):
            assert (await guest.get(form)).status_code == 200, form
    assert (await guest.post("/board/notes/", json={"label": "milk"})).status_code == 201
    assert (await guest.put("/board/notes/1/", json={})).status_code == 422
    assert (await guest.delete("/board/notes/")).status_code == 405


async def test_head_is_get_without_its_body(guest):
    await guest.post("/board/notes", json={"label": "milk"})
    for path in ("/health", "/board/notes", "/openapi.json", "/docs/swagger-ui-bundle.js", "/nowhere"):
        get, head = await guest.get(path), await guest.head(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert head.headers["content-length"] == str(len(get.content))
        assert head.headers.get("etag") == get.headers.get("etag")


async def test_another_origins_page_may_read_nothing(guest):
    answer = await guest.get("/board/notes", headers={"Origin": ORIGIN})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    assert (await guest.options("/board/notes", headers=asked)).status_code == 405


async def test_the_origins_that_are_named_may(configure, fresh):
    configure(cors_origins=f"{ORIGIN}/, https://other.example", rate_limit="20/minute")
    guest = await fresh()
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "if-match"}
    before = await guest.options("/board/notes", headers=asked)
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == ORIGIN
    assert "PUT" in before.headers["access-control-allow-methods"]
    assert "x-content-type-options" in before.headers
    answer = await guest.get("/board/notes", headers={"Origin": ORIGIN})
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert "access-control-allow-credentials" not in answer.headers
    for name in ("etag", "x-request-id", "retry-after"):
        assert name in answer.headers["access-control-expose-headers"]
    stranger = await guest.get("/board/notes", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers


async def test_the_origins_that_are_named_may_read_errors_too(configure, fresh):
    configure(cors_origins=ORIGIN, rate_limit="4/minute", max_body_bytes=1000)
    guest = await fresh()
    headers = {"Origin": ORIGIN}
    answers = [
        await guest.post("/board/broken", headers=headers),
        await guest.get("/nowhere", headers=headers),
        await guest.post("/board/notes", json={"label": "x" * 2000}, headers=headers),
        await guest.post("/board/notes", json={}, headers=headers),
        await guest.get("/board/notes", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [500, 404, 413, 422, 429]
    assert {answer.headers["access-control-allow-origin"] for answer in answers} == {ORIGIN}
