"""Words: lemmas, cases, agreement, articles; titles and descriptions that hold keywords; nothing invented."""

import pytest
from hypothesis import given, settings, strategies as st

from tradepost.promotion import grammar, limits, scoring, weaving, words
from tradepost.promotion.scoring import Card


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Беговые кроссовки", "кроссовок беговых"),
        ("чугунная сковорода", "сковороды чугунные"),
        ("чайник для плиты", "плита чайника"),
        ("wireless headphones", "Headphone, wireless"),
        ("running shoes for men", "men running shoe"),
        ("чайник 1,7 л", "1.7 л чайники"),
        ("ёлка", "елки"),
    ],
)
def test_the_same_words_have_the_same_key(one: str, other: str) -> None:
    assert words.key_of(one) == words.key_of(other)


def test_different_words_have_different_keys() -> None:
    phrases = ["чайник", "чайник 2 л", "эмалированный чайник", "kettle", "kettles for tea", "чай"]
    assert len({words.key_of(one) for one in phrases}) == len(phrases)


@pytest.mark.parametrize(
    ("phrase", "accusative", "genitive", "needed"),
    [
        ("эмалированный чайник", "эмалированный чайник", "эмалированного чайника", "нужен"),
        ("чугунная сковорода", "чугунную сковороду", "чугунной сковороды", "нужна"),
        ("беспроводные наушники", "беспроводные наушники", "беспроводных наушников", "нужны"),
        ("зарядное устройство", "зарядное устройство", "зарядного устройства", "нужно"),
        ("кружка для чая", "кружку для чая", "кружки для чая", "нужна"),
        ("кроссовки беговые", "кроссовки беговые", "кроссовок беговых", "нужны"),
        # Both are people too, by the dictionary.
        ("ночник", "ночник", "ночника", "нужен"),
        ("проводной наушник", "проводной наушник", "проводного наушника", "нужен"),
        ("USB кабель", "USB кабель", "USB кабеля", "нужен"),
        ("Детская игрушка", "Детскую игрушку", "Детской игрушки", "нужна"),
    ],
)
def test_russian_phrases_are_inflected_whole(phrase: str, accusative: str, genitive: str, needed: str) -> None:
    assert grammar.inflected(phrase, "accusative") == accusative
    assert grammar.inflected(phrase, "genitive") == genitive
    assert grammar.needed(phrase) == needed


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("enamel kettle", "an enamel kettle"),
        ("usb cable", "a usb cable"),
        ("headphones", "headphones"),
        ("kettle for induction stoves", "a kettle for induction stoves"),
        ("coffee", "coffee"),
        ("smartphone", "a smartphone"),
        ("hourglass", "an hourglass"),
    ],
)
def test_english_phrases_have_their_article(phrase: str, said: str) -> None:
    assert grammar.with_article(phrase) == said


TITLES = [
    ("Чайник со свистком 1,7 л", ["эмалированный чайник"], "Эмалированный чайник со свистком 1,7 л"),
    ("Чайник со свистком 1,7 л", ["чайник для плиты"], "Чайник для плиты со свистком 1,7 л"),
    ("Настольная лампа Dusk", ["светодиодные лампы"], "Светодиодная настольная лампа Dusk"),
    ("Беспроводные наушники Hush", ["игровой наушник"], "Игровые беспроводные наушники Hush"),
    ("Кружка", ["керамические кружки для кофе"], "Керамическая кружка для кофе"),
    ("Чайник эмалированный 1,7 л", ["чайник для плиты"], "Чайник эмалированный для плиты 1,7 л"),
    ("Чайник", ["посуда для кухни"], "Чайник, посуда для кухни"),
    ("Enamel kettle 1.7 l", ["whistling kettle"], "Enamel whistling kettle 1.7 l"),
    ("Kettle 1.7 l", ["enamel kettle for induction"], "Enamel kettle for induction 1.7 l"),
    ("Wireless headphones Hush", ["noise cancelling headphones"], "Wireless noise cancelling headphones Hush"),
    ("Galaxy S21", ["electronics", "smartphone"], "Galaxy S21, electronics, smartphone"),
    ("Galaxy S21", ["USB charger"], "Galaxy S21, USB charger"),
]


@pytest.mark.parametrize(("title", "keywords", "better"), TITLES)
def test_a_title_takes_keywords_in_as_one_would_say_them(title: str, keywords: list[str], better: str) -> None:
    woven = weaving.title(title, keywords, [title], 120)
    assert (woven.text, woven.added, woven.left_out) == (better, keywords, [])


def test_a_title_says_why_it_left_a_keyword_out() -> None:
    woven = weaving.title(
        "Чайник 1,7 л", ["чайник 2 л", "чайник 1.7 л", "посуда для большой кухни"], ["Чайник 1,7 л"], 20
    )
    assert woven.text == "Чайник 1,7 л"
    assert woven.left_out == [("чайник 2 л", "number"), ("посуда для большой кухни", "limit")]


def test_a_description_gets_one_sentence_for_what_it_lacks() -> None:
    asked = ["эмалированный чайник", "Кружка для чая", "чугунная сковорода", "чайник 3 л", "kettle"]
    russian = weaving.description("Эмалированный чайник.", asked, ["Чайник 1,7 л"], 200, "ru")
    assert russian.text == (
        "Эмалированный чайник.\n\nПодойдёт тем, кто ищет кружку для чая или чугунную сковороду. Также ищут: kettle."
    )
    assert russian.left_out == [("чайник 3 л", "number")]
    english = weaving.description("A kettle.", ["enamel kettle", "headphones", "office chair"], [], 200, "en")
    assert english.text == "A kettle.\n\nWorth a look if you need an enamel kettle, headphones or an office chair."


def test_a_long_text_is_cut_between_sentences() -> None:
    assert weaving.shortened("One. Two three. Four five six.", 20) == "One. Two three."
    assert weaving.shortened("Onewordthatislong and more", 20) == "Onewordthatislong"
    assert weaving.cut("Чайник со свистком, 1,7 л", 20) == "Чайник со свистком"


SOME = [
    "чайник", "эмалированный чайник", "чайник для плиты 2 л", "кроссовки беговые", "женская сумка", "постельное бельё",
    "смартфон 128 гб", "купить недорого", "iPhone 15", "wireless headphones", "kettle for induction", "usb c cable 2 m",
    "coffee", "наушники с шумоподавлением", "большая", "для дома", "100", "детский конструктор lego", "ёлочные игрушки",
    "стали", "стул и стол", "dog's lead", "t-shirt", "ТВ-приставка", "мяч", "пилы", "кружок вязания",
]  # fmt: skip
KEYWORDS = st.lists(st.sampled_from(SOME), max_size=8, unique=True)
TEXTS = st.sampled_from(
    [
        "",
        "Чайник",
        "Чайник со свистком 1,7 л",
        "Kettle 1.7 l. Whistles.",
        "Wireless headphones Hush",
        "Набор из 3 штук. Хлопок!",
    ]
) | st.text("абвчайник kettle.,!?0 Я\n", max_size=300)


@given(TEXTS, KEYWORDS, st.integers(20, 400), st.sampled_from(["en", "ru"]))
@settings(max_examples=150)
def test_a_proposal_keeps_its_limit_holds_each_keyword_or_says_why_and_invents_no_number(
    text: str, keywords: list[str], most: int, language: str
) -> None:
    facts = (text,)
    made = [
        (weaving.title(words.clean(text), keywords, facts, most), most),
        (weaving.description(text, keywords, facts, most, language), most),
    ]
    for woven, room in made:
        assert len(woven.text) <= room
        assert words.numbers(woven.text) - words.numbers(text) == set()
        held = words.vocabulary([woven.text])
        out = dict(woven.left_out)
        for keyword in keywords:
            assert words.holds(held, keyword) or keyword in out
        assert set(out.values()) <= {"limit", "number"}


@given(TEXTS, TEXTS, KEYWORDS, st.integers(0, 40), st.sampled_from(list(limits.LIMITS.values())))
@settings(max_examples=100)
def test_a_score_is_between_nothing_and_a_hundred(
    title: str, text: str, keywords: list[str], pictures: int, room: limits.Limits
) -> None:
    points = scoring.score(Card(title, text, {}, pictures), keywords, room)
    assert [one.part for one in points] == list(scoring.MOST)
    assert all(0 <= one.points <= one.most for one in points)
    assert 0 <= scoring.total(points) <= 100 == sum(scoring.MOST.values())


def test_a_score_has_its_reasons() -> None:
    card = Card("Чайник со свистком", "Эмалированный чайник. " * 20, {"объём": "1,7 л", "цвет": "белый"}, 1)
    points = scoring.score(card, ["эмалированный чайник", "чайник со свистком"], limits.of("wildberries"))
    assert {one.part: (one.points, one.reason) for one in points} == {
        "title_length": (7, "too_short"),  # 18 of 25 characters
        "title_main_keyword": (10, "missing"),  # one of its two words
        "title_keywords": (8, "missing"),  # one of two
        "description_length": (10, "good"),
        "description_keywords": (10, "missing"),
        "description_natural": (0, "repeated"),
        "attributes": (4, "few"),
        "pictures": (3, "few"),
    }
    assert scoring.total(points) == 52
    assert scoring.score(Card("x" * 61, ""), [], limits.of("wildberries"))[0].points == 0
