"""Words are found in any of their forms, in Russian and in English, in whichever field they stand."""

from tests.search import goods as make

FORMS = [
    ("Кроссовки беговые", "кроссовок"),
    ("Кроссовки беговые", "кроссовками"),
    ("Детская кроссовка", "кроссовки детские"),
    ("Батарейка АА", "батареек"),
    ("Кольцо с камнем", "колец"),
    ("Чёрная ёлка", "черные елки"),
    ("Черная елка", "чёрную ёлку"),
    ("Running shoes", "shoe"),
    ("Running shoe", "shoes run"),
    ("Café table", "cafe tables"),
    ("Чехол для телефона", "чехол телефон"),
    ("Чехол телефон", "чехол для телефона"),
    ("КРОССОВКИ Nike", "nike кроссовок"),
]


async def test_a_word_is_found_in_any_form(manager, find):
    for name in ("Spade", *dict.fromkeys(name for name, _ in FORMS)):
        await make.product(manager, name=name)
    for name, asked in FORMS:
        assert name in await find(f"q={asked}&limit=200"), asked
        assert "Spade" not in await find(f"q={asked}"), asked


async def test_words_stand_in_names_codes_descriptions_categories_brands_and_attributes(manager, find):
    home = await make.category(manager, name="Домашние вещи")
    kettles = await make.category(manager, name="Чайники", parent_id=home["id"])
    brand = await make.brand(manager, name="Acme")
    await make.product(
        manager,
        name="Vesta",
        sku="VES-77/a",
        barcode="4006381333931",
        description="Стальной корпус, boils in a minute",
        category_id=kettles["id"],
        brand_id=brand["id"],
        attributes={"цвет": "красный", "материалы": ["сталь", "пластик"]},
    )
    await make.product(manager, name="Spade")
    for asked in (
        "vesta", "VES-77/A", "ves 77", "4006381333931", "корпуса", "boiling", "чайника", "домашняя вещь", "acme",
        "красная", "пластика", "красный чайник acme",
    ):  # fmt: skip
        assert await find(f"q={asked}") == ["Vesta"], asked
    assert await find("q=красный самовар") == ["Vesta"]  # most of it
    assert await find("q=самовар") == []


async def test_every_word_has_to_be_there_while_something_has_them_all(manager, find):
    for name in ("Red lamp", "Red sofa", "Blue lamp"):
        await make.product(manager, name=name)
    assert await find("q=red lamp") == ["Red lamp"]
    assert sorted(await find("q=lamp")) == ["Blue lamp", "Red lamp"]


async def test_a_name_counts_more_than_a_description_and_a_whole_name_most(manager, find):
    await make.product(manager, name="Shade", description="A shade for every lamp, lamp after lamp")
    await make.product(manager, name="Lamp with a shade and a switch")
    await make.product(manager, name="Lamp")
    assert await find("q=lamp") == ["Lamp", "Lamp with a shade and a switch", "Shade"]
