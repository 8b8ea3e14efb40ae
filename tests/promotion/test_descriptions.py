"""Descriptions: by templates, or by a model of somebody's whose texts are checked against the product's facts."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests import make_catalog as make
from tradepost.promotion import describing, facts, words

DESCRIBE = "/promotion/descriptions"


class Model(HTTPServer):
    """An OpenAI-compatible model that answers what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.says: list[str] = []
        self.asked: list[tuple[str, str, dict[str, Any]]] = []


class _Answering(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append((self.path, self.headers.get("authorization", ""), body))
        if not self.server.says:
            self.send_error(500)
            return
        answer = {"choices": [{"message": {"role": "assistant", "content": self.server.says.pop(0)}}]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def model(configure: Any) -> Iterator[Model]:
    server = Model()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    configure(
        text_model_url=f"http://127.0.0.1:{server.server_port}/v1/", text_model="small", text_model_key="a secret key"
    )
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


async def kettle(owner: Any) -> dict[str, Any]:
    brand = await make.brand(owner, name="Nordhus")
    return await make.product(
        owner,
        name="Чайник 1,7 л",
        description="Чайник со свистком.",
        brand_id=brand["id"],
        attributes={"объём": "1,7 л", "цвет": "красный"},
    )


async def test_templates_write_variants_that_are_the_same_for_a_seed(owner: Any, analyst: Any) -> None:
    one = await kettle(owner)
    body = {"product_id": one["id"], "keywords": ["эмалированный чайник", "кружка для чая", "чайник 3 л"], "count": 4}

    answer = await owner.post(DESCRIBE, json=body)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    texts = [item["text"] for item in found["items"]]
    assert len(set(texts)) == 4
    assert (found["language"], found["model"], found["trouble"]) == ("ru", False, "")
    for item in found["items"]:
        assert "— Объём: 1,7 л" in item["text"]
        assert "эмалированный чайник или кружку для чая" in item["text"]
        assert item["left_out"] == [{"keyword": "чайник 3 л", "why": "number"}]
    again = (await owner.post(DESCRIBE, json=body)).json()
    assert [item["text"] for item in again["items"]] == texts
    other = (await owner.post(DESCRIBE, json={**body, "seed": 2})).json()
    assert [item["text"] for item in other["items"]] != texts
    english = (await owner.post(DESCRIBE, json={**body, "language": "en", "most": 60, "count": 1})).json()
    assert len(english["items"][0]["text"]) <= 60
    assert (await analyst.post(DESCRIBE, json=body)).status_code == 403
    assert (await owner.post(DESCRIBE, json={**body, "product_id": 999})).status_code == 422
    # Nothing of the product changed.
    assert (await owner.get(f"/api/v1/products/{one['id']}")).json()["description"] == "Чайник со свистком."


async def test_a_model_writes_and_what_it_invents_is_refused(owner: Any, model: Model) -> None:
    one = await kettle(owner)
    await make.product(owner, attributes={"finish": "hammered"})
    good = "Красный чайник Nordhus на 1,7 литра со свистком."
    model.says = [good, "Синий чайник на 2 литра с гарантией 5 лет.", "Чайник hammered."]

    answer = await owner.post(DESCRIBE, json={"product_id": one["id"], "keywords": ["чайник"], "source": "model"})

    found = answer.json()
    assert found["items"][0]["text"] == good
    assert [item["source"] for item in found["items"]] == ["model", "template", "template"]
    assert [{(bad["kind"], bad["text"]) for bad in one["invented"]} for one in found["refused"]] == [
        {("number", "2 l"), ("number", "5 year"), ("value", "Синий"), ("value", "гарантией")},
        {("value", "hammered")},
    ]
    path, key, asked = model.asked[0]
    assert (path, key, asked["model"]) == ("/v1/chat/completions", "Bearer a secret key", "small")
    assert "объём 1,7 л" in asked["messages"][1]["content"]
    assert "a secret key" not in answer.text


async def test_without_a_model_or_its_answer_the_template_stands_in(owner: Any, model: Model, configure: Any) -> None:
    one = await kettle(owner)
    body = {"product_id": one["id"], "keywords": ["чайник"], "source": "model", "count": 2}
    silent = (await owner.post(DESCRIBE, json=body)).json()
    assert (silent["trouble"], [item["source"] for item in silent["items"]]) == ("no_answer", ["template"] * 2)
    configure(text_model_url="")
    without = (await owner.post(DESCRIBE, json=body)).json()
    assert (without["trouble"], [item["source"] for item in without["items"]]) == ("no_model", ["template"] * 2)


FACTS = ["Enamel kettle 1.7 l", "Whistles. Good for thirty years.", "colour red", "weight, kg 1,2"]


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("A red enamel kettle of 1.7 litres: 1.2 kg, thirty years.", []),
        ("30 years, and red.", []),
        ("A blue kettle.", [("value", "blue")]),
        ("It holds 2 l.", [("number", "2 l")]),
        ("It weighs 1.7 kg.", [("number", "1.7 kg")]),
        ("Lasts for twenty years.", [("number", "20 year")]),
        ("Чайник из нержавеющей стали.", [("value", "нержавеющей"), ("value", "стали")]),
    ],
)
def test_what_the_facts_do_not_say_is_found(text: str, invented: list[tuple[str, str]]) -> None:
    assert sorted((one.kind, one.text) for one in facts.invented(text, FACTS)) == invented


@given(
    st.lists(st.sampled_from(["чайник", "кружка для чая", "kettle", "чайник 9 л", "нержавеющая сталь", "red kettle"])),
    st.integers(50, 600),
    st.sampled_from(["en", "ru"]),
    st.integers(0, 100),
)
@settings(max_examples=60)
def test_a_description_keeps_its_limit_invents_no_number_and_accounts_for_each_keyword(
    keywords: list[str], most: int, language: str, seed: int
) -> None:
    known = ("Чайник 1,7 л", "цвет красный")
    wanted = describing.Wanted("Чайник 1,7 л", {"цвет": "красный", "brand": "N"}, keywords, known, language, most)
    for made in describing.variants(wanted, 2, seed):
        assert len(made.text) <= most
        assert words.numbers(made.text) <= {"1.7"}
        held, out = words.vocabulary([made.text]), {words.key_of(one) for one, _ in made.left_out}
        assert all(words.holds(held, one) or words.key_of(one) in out for one in keywords)
