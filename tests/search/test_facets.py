"""What a search could be narrowed to: exact counts, each facet without its own filter, and what the filters find."""

import pytest

from tests.search import goods as make


@pytest.fixture
async def shop(manager):
    """Two branches, two brands, colours and sizes, prices and stock that differ."""
    home = await make.category(manager, name="Home")
    lamps = await make.category(manager, name="Lamps", parent_id=home["id"])
    garden = await make.category(manager, name="Garden")
    acme, nova = await make.brand(manager, name="Acme"), await make.brand(manager, name="Nova")
    made = {}
    for name, category, brand, price, colour, units in (
        ("Desk lamp", lamps, acme, "15.00", "red", 3),
        ("Floor lamp", lamps, nova, "150.00", "blue", 0),
        ("Wall lamp", lamps, acme, "80.00", "Red", 2),
        ("Sofa", home, nova, "900.00", "blue", 1),
        ("Spade", garden, acme, "12.00", None, 0),
    ):
        attributes = {"colour": colour, "indoor": True} if colour else {}
        product = await make.product(
            manager, name=name, category_id=category["id"], brand_id=brand["id"], price=price, attributes=attributes
        )
        if units:
            await make.stock(product["variants"][0]["id"], units)
        made[name] = product
    return {"home": home, "lamps": lamps, "garden": garden, "acme": acme, "nova": nova, **made}


def counts(facet):
    return {one["name"]: one["count"] for one in facet}


async def test_every_facet_counts_what_was_found(shop, ask):
    facets = (await ask("q="))["facets"]
    assert counts(facets["category"]) == {"Home": 4, "Lamps": 3, "Garden": 1}
    assert [one for one in facets["category"] if one["name"] == "Lamps"] == [
        {"id": shop["lamps"]["id"], "name": "Lamps", "slug": "lamps", "count": 3, "parent_id": shop["home"]["id"]}
    ]
    assert counts(facets["brand"]) == {"Acme": 3, "Nova": 2}
    assert facets["price"] == [
        {"min": "10.00", "max": "19.99", "count": 2},
        {"min": "50.00", "max": "99.99", "count": 1},
        {"min": "100.00", "max": "199.99", "count": 1},
        {"min": "500.00", "max": "999.99", "count": 1},
    ]
    assert facets["in_stock"] == {"yes": 3, "no": 2}
    assert facets["attributes"] == {
        "colour": [{"value": "blue", "count": 2}, {"value": "Red", "count": 1}, {"value": "red", "count": 1}],
        "indoor": [{"value": "true", "count": 4}],
    }
    assert facets["rating"] == []
    of_lamps = (await ask("q=lamps"))["facets"]
    assert counts(of_lamps["brand"]) == {"Acme": 2, "Nova": 1}
    assert counts(of_lamps["category"]) == {"Home": 3, "Lamps": 3}


async def test_a_facet_is_counted_without_its_own_filter_and_with_all_others(shop, ask):
    answer = await ask("brand=acme&attr.colour=red")
    assert sorted(item["name"] for item in answer["items"]) == ["Desk lamp", "Wall lamp"]
    facets = answer["facets"]
    assert counts(facets["brand"]) == {"Acme": 2}  # only Acme is red
    assert {one["value"]: one["count"] for one in facets["attributes"]["colour"]} == {"red": 1, "Red": 1}
    assert counts(facets["category"]) == {"Home": 2, "Lamps": 2}
    facets = (await ask("brand=acme"))["facets"]
    assert counts(facets["brand"]) == {"Acme": 3, "Nova": 2}
    assert facets["in_stock"] == {"yes": 2, "no": 1}
    facets = (await ask("in_stock=true&price_max=100"))["facets"]
    assert facets["in_stock"] == {"yes": 2, "no": 1}
    assert [one["count"] for one in facets["price"]] == [1, 1, 1]  # without the price's own filter: 15, 80 and 900
    assert counts(facets["brand"]) == {"Acme": 2}


async def test_what_a_facet_counts_is_what_its_filter_finds(shop, ask):
    facets = (await ask("q="))["facets"]
    for name in ("category", "brand"):
        for one in facets[name]:
            assert (await ask(f"{name}={one['id']}"))["total"] == one["count"]
            assert (await ask(f"{name}={one['slug']}"))["total"] == one["count"]
    for one in facets["price"]:
        assert (await ask(f"price_min={one['min']}&price_max={one['max']}"))["total"] == one["count"]
    assert (await ask("in_stock=true"))["total"] == facets["in_stock"]["yes"]
    assert (await ask("in_stock=false"))["total"] == facets["in_stock"]["no"]
    assert (await ask("attr.colour=blue"))["total"] == 2
    assert (await ask("attributes=colour:blue"))["total"] == 2


async def test_values_of_one_filter_add_up_and_filters_narrow(shop, find):
    assert sorted(await find("category=lamps&category=garden")) == ["Desk lamp", "Floor lamp", "Spade", "Wall lamp"]
    assert sorted(await find("attr.colour=red&attr.colour=blue&category=home&brand=nova")) == ["Floor lamp", "Sofa"]
    assert await find("attr.colour=red&attr.indoor=false") == []
    assert await find("category=999999999") == []
    assert await find("brand=nobody") == []


async def test_prices_and_stock_are_those_of_one_and_the_same_variant(manager, ask):
    sizes = [{"options": {"size": "S"}, "price": "10.00"}, {"options": {"size": "M"}, "price": "30.00"}]
    tee = await make.product(manager, name="Tee", variants=sizes)
    await make.product(manager, name="Lamp", price="20.00")
    await make.stock(tee["variants"][1]["id"], 5)

    async def found(query):
        return [item["name"] for item in (await ask(query))["items"]]

    assert await found("price_min=15&price_max=25") == ["Lamp"]
    assert await found("price_min=30") == ["Tee"]
    assert await found("in_stock=true&price_max=10") == []
    assert await found("in_stock=true&price_min=30") == ["Tee"]
    answer = await ask("q=tee")
    assert answer["facets"]["attributes"] == {"size": [{"value": "M", "count": 1}, {"value": "S", "count": 1}]}
    assert [one["count"] for one in answer["facets"]["price"]] == [1]


async def test_only_what_is_on_sale_is_found_and_counted(manager, ask):
    for status in ("draft", "active", "archived"):
        await make.product(manager, name=f"Lamp {status}", status=status, attributes={"status": status})
    answer = await ask("q=lamp")
    assert [item["name"] for item in answer["items"]] == ["Lamp active"]
    assert answer["facets"]["attributes"] == {"status": [{"value": "active", "count": 1}]}
