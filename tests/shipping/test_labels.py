"""What is stuck on a parcel."""

from io import BytesIO

from pypdf import PdfReader

from tests import make_shipping as make
from tests.make_stock import location

SHIPMENTS = "/api/v1/shipments"


def lines_of(content: bytes) -> list[str]:
    (page,) = PdfReader(BytesIO(content)).pages
    return page.extract_text().splitlines()


async def test_a_label_says_whom_it_goes_to_and_carries_its_number(owner):
    place = await location("Moscow")
    await owner.put(f"/api/v1/inventory/locations/{place}", json={"address": "Склад 5, Москва"})
    made = await make.shipment(await make.order(owner), carrier="table", location_id=place, weight_g=1250)
    answer = await owner.get(f"{SHIPMENTS}/{made.id}/label")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{made.number}.pdf"'
    assert lines_of(answer.content) == [
        "From",
        "Tradepost",
        "Склад 5, Москва",
        "To",
        "Alice Ivanova",
        "Tverskaya 1",
        "101000 Москва",
        "RUSSIA",
        "+7 900 000-00-01",
        f"Shipment {made.number}",
        "By table",
        "Weight 1.250 kg",
        "Tracking number",
        made.tracking_number,
    ]
    russian = await owner.get(f"{SHIPMENTS}/{made.id}/label", params={"language": "ru"})
    assert {"От кого", "Кому", "РОССИЯ", "Вес 1.250 кг"} <= set(lines_of(russian.content))


async def test_a_label_is_the_same_to_the_byte_each_time(owner):
    made = await make.shipment(await make.order(owner))
    first = await owner.get(f"{SHIPMENTS}/{made.id}/label")
    assert (await owner.get(f"{SHIPMENTS}/{made.id}/label")).content == first.content
    assert lines_of(first.content)[-1] == made.number  # no carrier's number yet: ours


async def test_whatever_the_address_is_it_fits_on_one_label(owner):
    wide = dict.fromkeys(make.HOME, ("Weißenburgstraße Ё" * 20)[:250]) | {"country": "DE"}
    place = await location("Far")
    await owner.put(f"/api/v1/inventory/locations/{place}", json={"address": "Warehouse road 5, " * 27})
    made = await make.shipment(
        await make.order(owner), address=wide, tracking_number="W" * 100, location_id=place, weight_g=1
    )
    assert "GERMANY" in lines_of((await owner.get(f"{SHIPMENTS}/{made.id}/label")).content)


async def test_there_is_no_label_of_what_is_not_there(owner):
    assert (await owner.get(f"{SHIPMENTS}/{10**12}/label")).status_code == 404
