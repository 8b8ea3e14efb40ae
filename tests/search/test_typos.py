"""Slips of the finger are forgiven once nothing better is there, and so is the wrong keyboard layout."""

from tests.search import goods as make

SLIPS = [
    ("Ноутбук игровой", "ноутбк"),
    ("Ноутбук игровой", "нуотбук"),  # two letters changed places
    ("Ноутбуки и планшеты", "ноутбкуов"),
    ("Кроссовки беговые", "кросовки"),
    ("Кроссовки беговые", "красовок"),
    ("Headphones", "hedphones"),
    ("Headphones", "heaphnes"),
    ("Лампа", "лмпа"),
]


async def test_a_mistyped_word_is_found(manager, ask):
    for name in ("Spade", *dict.fromkeys(name for name, _ in SLIPS)):
        await make.product(manager, name=name)
    for name, asked in SLIPS:
        answer = await ask(f"q={asked}")
        found = [item["name"] for item in answer["items"]]
        assert name in found, asked
        assert len(found) <= 2, asked
        assert answer["match"] == "similar", asked


async def test_short_words_and_numbers_are_not_guessed(manager, find):
    await make.product(manager, name="Cat 1234")
    assert await find("q=cut") == []
    assert await find("q=1235") == []


async def test_what_is_exact_comes_before_what_is_similar(manager, find):
    await make.product(manager, name="Candle candle candle")
    await make.product(manager, name="Handle", description="a handle")
    assert await find("q=handle") == ["Handle", "Candle candle candle"]


async def test_where_enough_is_exact_nothing_is_guessed(manager, ask):
    for n in range(3):
        await make.product(manager, name=f"Handle {n}")
    await make.product(manager, name="Candle")
    answer = await ask("q=handle")
    assert (answer["total"], answer["match"]) == (3, "exact")


async def test_the_other_keyboard_layout_is_understood(manager, ask):
    await make.product(manager, name="Ноутбук")
    await make.product(manager, name="Lamp")
    answer = await ask("q=yjen,er")
    assert ([item["name"] for item in answer["items"]], answer["query"]) == (["Ноутбук"], "ноутбук")
    answer = await ask("q=дфьз")
    assert ([item["name"] for item in answer["items"]], answer["query"]) == (["Lamp"], "lamp")


async def test_the_beginning_of_a_word_is_enough_when_nothing_has_it_whole(manager, find):
    await make.product(manager, name="Холодильник")
    assert await find("q=холод") == ["Холодильник"]
