"""Whatever is typed gets a clear answer: words are words, never a language, and nonsense is refused by its field."""

from hypothesis import HealthCheck, given, settings as how, strategies as st

from tests.search import goods as make
from tradepost.core.settings import settings
from tradepost.search import words

ODD = [
    '"', "'", "\\", "*", "?", "(", ")", "a AND", "OR NOT", "name:lamp", "+lamp -lamp", "lamp~2", "lamp^9", "[a TO z]",
    "/.*/", "lamp*", "{", "!!!", "...", "%", "_", "<script>", "'; DROP TABLE products; --", "\u202e", "🙂", "🙂 lamp",
    "а\u0301", "ﬀ", "İ", "ß", "\ud7ff", "𝟙", "a" * 500, "lamp " * 99, "\t\n", "key:state", "state", "p1", "names",
]  # fmt: skip


async def test_an_odd_question_gets_an_answer(guest, index):
    for asked in ODD:
        for path in ("search", "search/suggest"):
            answer = await guest.get(f"/api/v1/{path}", params={"q": asked})
            assert answer.status_code == 200, (asked, answer.text)


async def test_operators_are_words(manager, index, guest):
    await make.product(manager, name="Lamp")
    await index.look()
    for asked, found in (("name:lamp", 1), ("-lamp", 1), ('"lamp"', 1), ("NOT lamp", 1), ("!!!", 0), ("*", 0)):
        assert (await guest.get("/api/v1/search", params={"q": asked})).json()["total"] == found, asked


NONSENSE = [
    ({"q": "a" * 10_000}, 422),
    ({"q": "lamp\0"}, 400),
    ({"price_min": "NaN"}, 422),
    ({"price_max": "-1"}, 422),
    ({"price_min": "1e400"}, 422),
    ({"price_min": "0.001"}, 422),
    ({"rating_min": "NaN"}, 422),
    ({"rating_min": "6"}, 422),
    ({"in_stock": "perhaps"}, 422),
    ({"sort": "cost"}, 422),
    ({"limit": "0"}, 422),
    ({"limit": "201"}, 422),
    ({"offset": "-1"}, 422),
    ({"offset": "1000000000000"}, 422),
    ({"cursor": "x"}, 422),
    ({"category": "x" * 200}, 422),
    ({"attributes": "colour"}, 422),
    ({"attr.": "red"}, 422),
    ({"attr.colour": ""}, 422),
]


async def test_what_makes_no_sense_is_refused(guest, index):
    for query, status in NONSENSE:
        answer = await guest.get("/api/v1/search", params=query)
        assert answer.status_code == status, (query, answer.text)
        if status == 422:
            assert answer.json()["errors"][0]["field"].split(".0")[0] == next(iter(query))


async def test_filters_beyond_every_number_find_nothing(manager, guest, index):
    await make.product(manager, name="Lamp")
    await index.look()
    for query in ("category=99999999999999999999", "brand=18446744073709551616", "price_min=900000000000"):
        answer = await guest.get(f"/api/v1/search?{query}")
        assert (answer.status_code, answer.json()["total"]) == (200, 0), query


async def test_without_an_index_the_answer_says_so(app, guest, tmp_path, monkeypatch):
    monkeypatch.setattr(settings(), "data_dir", tmp_path)
    answer = await guest.get("/api/v1/search?q=lamp")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"] == "The search is being prepared: try again in a moment"


@given(st.text(max_size=60))
@how(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_word_has_one_stem(text):
    assert len(words.words(text)) == len(words.stems(text))
