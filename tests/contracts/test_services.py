"""The platform's services as processes of their own behind one gateway."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml

from tests.shop import Shop, until
from tradepost.app import SERVICES, create_app
from tradepost.gateway import Gateway

ROOT = Path(__file__).parents[2]
# Answered by every process, the gateway too.
OPERATIONS = {"/health", "/ready"}


# --- who answers what ---


def described(app: Any) -> set[tuple[str, str]]:
    """Every (method, path) that an app says it answers."""
    return {(method.upper(), path) for path, methods in app.openapi()["paths"].items() for method in methods}


def test_every_call_goes_to_a_service_that_answers_it(configure):
    gateway = Gateway(create_app(), {})
    served = {}
    for name in SERVICES:
        configure(services=name)
        served[name] = described(create_app())
    astray = [
        (method, path, service)
        for method, path in sorted(described(gateway.whole))
        if path not in OPERATIONS
        and (method, path)
        not in served.get(service := gateway.service_of(method, re.sub(r"\{\w+\}", "7", path)), set())
    ]
    assert astray == []


@pytest.mark.parametrize(
    ("method", "path", "service"),
    [
        ("POST", "/api/auth/login/", "auth"),
        ("GET", "/api/products/", "inventory"),
        ("HEAD", "/api/products/7", "inventory"),
        ("PATCH", "/api/products/7", "inventory"),
        ("POST", "/api/products/7/reviews/", "review"),
        ("GET", "/api/v1/products/a-lamp", "inventory"),
        ("GET", "/api/v1/products/export", "inventory"),
        ("GET", "/api/v1/profile/addresses", "user_profile"),
        ("GET", "/profile", "user_profile"),
        ("POST", "/api/cart/", "cart"),
        ("POST", "/api/orders/7/cancel", "order"),
        ("POST", "/api/v1/checkout", "order"),
        ("GET", "/api/v1/shop", "auth"),
        ("GET", "/api/v1/activity", "activity"),
        ("POST", "/users/login", "order"),
        ("GET", "/ecommerce/v1/get_products", "order"),
        ("GET", "/", None),
        ("GET", "/admin/orders", None),
        ("GET", "/assets/base.js", None),
        ("GET", "/openapi.json", None),
        ("GET", "/api/nothing", None),
    ],
)
def test_a_path_tells_the_service(gateway_of_nothing, method, path, service):
    assert gateway_of_nothing.service_of(method, path) == service


@pytest.fixture(scope="module")
def gateway_of_nothing() -> Gateway:
    return Gateway(create_app(), {})


def test_compose_runs_every_service_on_its_documented_port():
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    behind = services["gateway"]["environment"]["TRADEPOST_SERVICE_URLS"]
    for name, service in SERVICES.items():
        host = name.replace("_", "-")
        environment = services[host]["environment"]
        assert (environment["TRADEPOST_SERVICES"], environment["TRADEPOST_PORT"]) == (name, service.port)
        assert services[host]["ports"] == [f"127.0.0.1:{service.port}:{service.port}"]
        assert services[host]["profiles"] == ["services"]
        assert f"{name}=http://{host}:{service.port}" in re.split(r",\s*", behind)
        assert host in services["gateway"]["depends_on"]
    assert services["gateway"]["ports"] == ["127.0.0.1:5000:5000"]
    assert services["web"]["ports"] == ["127.0.0.1:3000:3000"]


# --- real processes ---


class GatewayShop(Shop):
    """`tradepost gateway`."""

    command = "gateway"


class Services(NamedTuple):
    """The processes by name; `gateway.client` speaks to the gateway."""

    gateway: Shop
    processes: dict[str, Shop]


# What runs together here, so that the machine has some processes fewer to start.
PROCESSES = {
    "people": ("auth", "user_profile", "activity"),
    "goods": ("inventory", "review"),
    "cart": ("cart",),
    "order": ("order", "shipping"),
}


@contextmanager
def running_services(folder: Path) -> Iterator[Services]:
    """The shop as four processes and a gateway, over one database."""
    with ExitStack() as stack:
        processes = {
            name: Shop(folder / "data", services=",".join(services), trust_proxy="true")
            for name, services in PROCESSES.items()
        }
        urls = ",".join(
            f"{service}=http://127.0.0.1:{processes[name].port}"
            for name, services in PROCESSES.items()
            for service in services
        )
        gateway = GatewayShop(folder / "data", service_urls=urls)
        assert processes["people"].run("migrate").returncode == 0
        for shop in (*processes.values(), gateway):
            stack.callback(shop.stop)
            shop.launch("--port", str(shop.port), *(() if shop is gateway else ("--no-worker",)))
        until(gateway.is_ready, "every service is ready")
        yield Services(gateway, processes)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with running_services(tmp_path_factory.mktemp("services")) as running:
        yield running


def entered(client: httpx.Client, email: str, password: str) -> dict[str, str]:
    answer = client.post("/api/auth/login/", json={"email": email, "password": password})
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def owner(client: httpx.Client) -> dict[str, str]:
    return entered(client, "owner@example.com", "correct horse battery")


def product(client: httpx.Client, **fields: Any) -> int:
    body = {"name": "Product Name", "price": 100.00, "description": "Product Description", "stock": 50} | fields
    answer = client.post("/api/products/", json=body, headers=owner(client))
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def test_a_process_answers_its_own_calls_alone(services):
    cart, people = services.processes["cart"].client, services.processes["people"].client
    assert cart.get("/api/products/").status_code == 404
    assert people.get("/api/auth/me/").status_code == 401
    assert people.get("/api/products/").json() == {"error": "Not Found"}


def test_a_shopper_walks_through_every_service(services):
    client = services.gateway.client
    body = {"email": "user@example.com", "password": "securepassword"}
    assert client.post("/api/auth/register/", json=body).json()["message"] == "User registered"
    key = entered(client, **body)
    number = product(client)
    assert client.get("/api/products/", headers=key).json()[str(number)]["stock"] == 50

    item = client.post("/api/cart/", json={"product_id": number, "quantity": 2}, headers=key).json()["item_id"]
    assert client.get("/api/cart/", headers=key).json() == {str(item): {"product_id": number, "quantity": 2}}
    made = client.post("/api/orders/", headers=key)
    assert (made.status_code, made.json()["message"]) == (201, "Order created and payment processed")
    order = client.get(f"/api/orders/{made.json()['order_id']}", headers=key).json()
    assert (order["items"], order["total"]) == ([{"product_id": number, "quantity": 2}], 200.0)
    assert client.get("/api/cart/", headers=key).json() == {}
    assert client.get("/api/inventory/", headers=owner(client)).json()[str(number)] == 48

    review = {"rating": 5, "comment": "Great product!"}
    assert client.post(f"/api/products/{number}/reviews/", json=review, headers=key).status_code == 201
    assert client.get(f"/api/products/{number}/reviews/", headers=key).json() == [review]
    profile = client.put("/api/v1/profile", json={"name": "Ann User"}, headers=key)
    assert (profile.status_code, profile.json()["name"]) == (200, "Ann User")
    assert client.get("/api/v1/shipping/methods", headers=owner(client)).status_code == 200
    assert client.get("/api/v1/activity", headers=key).status_code == 200

    gone = client.post(f"/api/orders/{order['order_id']}/cancel", headers=key)
    assert gone.json() == {"message": "Order canceled and refunded"}
    assert client.get("/api/inventory/", headers=owner(client)).json()[str(number)] == 50


def test_what_is_asked_arrives_as_it_was_sent(services):
    client = services.gateway.client
    found = client.get("/api/v1/products?q=Product%20N%C3%A4me&limit=1", headers={"X-Request-ID": "seen-by-us-1"})
    assert (found.status_code, found.headers["x-request-id"]) == (200, "seen-by-us-1")
    tag = client.get("/api/v1/products?limit=1").headers["etag"]
    assert client.get("/api/v1/products?limit=1", headers={"If-None-Match": tag}).status_code == 304
    head = client.head("/api/v1/products?limit=1")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    wrong = client.post("/api/auth/login/", content=b"{", headers={"content-type": "application/json"})
    assert (wrong.status_code, list(wrong.json())) == (400, ["error"])
    assert "transfer-encoding" not in found.headers


def test_the_services_see_who_really_asked(services):
    client = services.gateway.client
    key = client.post(
        "/api/v1/auth/login",
        json={"login": "owner@example.com", "password": "correct horse battery"},
        headers={"X-Forwarded-For": "203.0.113.9"},  # nobody in front of this gateway is trusted
    ).json()["access_token"]
    sessions = client.get("/api/v1/auth/sessions", headers={"Authorization": f"Bearer {key}"}).json()["items"]
    assert {one["address"] for one in sessions} == {"127.0.0.1"}


def test_a_file_goes_through(services):
    client = services.gateway.client
    rows = "\n".join(f"Imported {n},1,1.50,Imports" for n in range(3_000))
    file = ("products.csv", f"name,quantity,price,category\n{rows}".encode())
    answer = client.post("/products/bulk-import", files={"file": file}, headers=owner(client))
    assert (answer.status_code, answer.json()["imported"]) == (201, 3_000)


def test_a_stream_passes_as_it_comes(services):
    client = services.gateway.client
    with client.stream("GET", "/api/v1/notifications/stream", headers=owner(client)) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert next(stream.iter_lines()) == ": from now on"


def test_the_gateway_describes_the_whole_and_shows_the_pages(services):
    paths = services.gateway.client.get("/openapi.json").json()["paths"]
    assert {"/api/products", "/api/v1/orders", "/users/login", "/ecommerce/v1/get_products"} <= set(paths)
    assert services.gateway.client.get("/docs").status_code == 200
    assert services.gateway.client.get("/api/nothing").json() == {"error": "Not Found"}


def test_a_service_that_is_away_is_told_and_the_others_go_on(services):
    client, order = services.gateway.client, services.processes["order"]
    order.kill()
    answer = client.get("/api/v1/orders")
    assert (answer.status_code, answer.json()["service"], answer.headers["retry-after"]) == (503, "order", "5")
    told = "The service order is away at this moment: try again"
    assert client.post("/api/orders/").json() == {"error": told}
    assert client.get("/ecommerce/v1/get_products").json() == {"detail": told}
    away = client.get("/ready")
    assert (away.status_code, away.json()) == (503, {"status": "away", "away": ["order", "shipping"]})
    assert client.get("/api/v1/products").status_code == 200
    order.launch("--port", str(order.port), "--no-worker")
    until(services.gateway.is_ready, "the orders are back")
