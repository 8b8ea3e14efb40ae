"""Notes beside an order, its invoice and packing slip, and the mail that it has come."""

from io import BytesIO

from pypdf import PdfReader

from tests.mailbox import mail_server
from tests.orders.conftest import ADDRESS, order

SHOP = "/api/v1/orders"


def words(content: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return text.replace("\xa0", " ")


async def test_an_invoice_says_what_was_bought_and_what_it_comes_to(buyer, lamp, placed):
    answer = await buyer.get(f"{SHOP}/{placed['number']}/invoice")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    text = words(answer.content)
    for part in (f"Invoice {placed['number']}", "Lamp", "LAMP", "Alice Smith", "LV-1001 Riga", "Latvia", "59.70"):
        assert part in text, part
    russian = words((await buyer.get(f"{SHOP}/{placed['number']}/invoice?language=ru")).content)
    assert f"Счёт {placed['number']}" in russian
    assert "Латвия" in russian


async def test_a_packing_slip_has_no_prices(manager, buyer, lamp, placed):
    assert (await buyer.get(f"{SHOP}/{placed['number']}/packing-slip")).status_code == 403
    text = words((await manager.get(f"{SHOP}/{placed['number']}/packing-slip")).content)
    assert "Lamp" in text
    assert "19.90" not in text
    (parcel,) = (await manager.post(f"{SHOP}/{placed['number']}/shipments", json={"tracking_number": "RR1"})).json()
    of_parcel = await manager.get(f"{SHOP}/{placed['number']}/packing-slip?shipment_id={parcel['id']}")
    assert "RR1" in words(of_parcel.content)
    assert (await manager.get(f"{SHOP}/{placed['number']}/packing-slip")).status_code == 409


async def test_papers_are_for_those_whose_order_it_is(stranger, guest, placed):
    assert (await stranger.get(f"{SHOP}/{placed['number']}/invoice")).status_code == 404
    assert (await guest.get(f"{SHOP}/{placed['number']}/invoice")).status_code == 401


async def test_the_credit_note_is_the_paper_of_a_refund(manager, buyer, placed):
    await manager.post(f"{SHOP}/{placed['number']}/refunds", json={"amount": "10.00"})
    text = words((await buyer.get(f"{SHOP}/{placed['number']}-C1/invoice")).content)
    assert f"Credit note {placed['number']}-C1" in text
    assert "10.00" in text


async def test_notes_are_for_staff_unless_they_are_public(manager, analyst, buyer, stranger, placed):
    notes = f"{SHOP}/{placed['number']}/notes"
    assert (await manager.post(notes, json={"text": "Calls often"})).status_code == 201
    assert (await manager.post(notes, json={"text": "We pack it tonight", "public": True})).status_code == 201
    assert [note["text"] for note in (await analyst.get(notes)).json()] == ["Calls often", "We pack it tonight"]
    (seen,) = (await buyer.get(notes)).json()
    assert (seen["text"], seen["actor_name"]) == ("We pack it tonight", None)
    assert (await buyer.post(notes, json={"text": "Hello"})).status_code == 403
    assert (await stranger.get(notes)).status_code == 404
    assert (await manager.post(notes, json={"text": " "})).status_code == 422
    assert len((await manager.get(notes)).json()) == 2


async def test_the_confirmation_tells_a_guest_everything_and_opens_the_order(guest, lamp, configure):
    with mail_server() as (box, address):
        configure(smtp_url=address)
        placed = await order(guest, (lamp, 2), email="guest@example.com", shipping_address=ADDRESS)
        mail = await box.one()
    number = placed["order"]["number"]
    assert (mail["To"], mail["Subject"]) == ("guest@example.com", f"Tradepost: order {number}")
    text = mail.get_content().replace("\xa0", " ")
    for part in ("2 × Lamp", "39.80", "LV-1001 Riga", f"/order/{number}?token={placed['token']}"):
        assert part in text, part
