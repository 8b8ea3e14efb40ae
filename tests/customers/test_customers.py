"""Customers as the merchant keeps them."""

CUSTOMERS = "/api/v1/customers"


async def test_a_customer_is_kept_with_the_country_by_its_code(owner):
    answer = await owner.post(
        f"{CUSTOMERS}/",
        json={
            "name": "Иван Петров",
            "email": " Ivan@Example.com ",
            "phone": "+7 900",
            "address": "Тверская 1",
            "country": "россия",
        },
    )
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["name"], made["email"], made["phone"], made["address"], made["country"]) == (
        "Иван Петров",
        "ivan@example.com",
        "+7 900",
        "Тверская 1",
        "RU",
    )
    assert (await owner.get(f"{CUSTOMERS}/{made['id']}")).json() == made
