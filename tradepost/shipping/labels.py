"""The label that is stuck on a parcel: A6, whom it goes to in large letters, and its number as QR code."""

from dataclasses import dataclass

from tradepost.core import pdf
from tradepost.customers.rules import country_name
from tradepost.shipping.models import Shipment
from tradepost.shipping.texts import text_of

# Sizes of the name and of the lines below it: the largest with which the label is one page.
LETTERS = ((14, 11), (10, 9), (7, 6.5), (5.5, 5), (4, 4))


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends it, and from where."""

    name: str
    address: str


def draw(shipment: Shipment, sender: Sender, language: str) -> bytes:
    """A shipment's label as PDF. The same shipment makes the same bytes."""
    for large, plain in LETTERS:
        page = _drawn(shipment, sender, language, large=large, plain=plain)
        content = page.render()
        if page.pages == 1:
            break
    return content


def _drawn(shipment: Shipment, sender: Sender, language: str, *, large: float, plain: float) -> pdf.Document:
    def word(name: str, **values: str) -> str:
        return text_of(name, language, **values)

    page = pdf.Document(
        word("label", number=shipment.number), made_at=shipment.created_at, size="A6", margin=7, numbered=False
    )
    page.paragraph(word("from"), size=7, muted=True)
    page.paragraph("\n".join(part[:110] for part in (sender.name, sender.address) if part), size=8)
    page.rule()
    page.paragraph(word("to"), size=7, muted=True)
    for place, line in enumerate(address_lines(shipment.address, language)):
        page.paragraph(line, size=plain if place else large, bold=not place)
    page.rule()
    weight = "" if shipment.weight_g is None else word("kg", kg=f"{shipment.weight_g / 1000:.3f}")
    page.pairs(
        [
            (word("shipment"), shipment.number),
            (word("method"), shipment.method[:100] or shipment.carrier),
            (word("weight"), weight),
        ],
        size=8,
        label_width=26,
    )
    page.space(2)
    number = shipment.tracking_number or shipment.number
    page.qr(number, size=26, align="center")
    page.space(1)
    if shipment.tracking_number:
        page.paragraph(word("tracking"), size=7, muted=True, align="center")
    page.paragraph(number, size=16 if len(number) <= 22 else 8, bold=True, align="center")
    return page


def address_lines(address: dict[str, str], language: str) -> list[str]:
    """An address as it is written on a parcel, the country in capitals below; lines without anything are left out."""
    given = {name: value.strip() for name, value in address.items() if value}
    town = " ".join(filter(None, (given.get("postcode"), given.get("city"))))
    lines = [
        given.get("name"),
        given.get("line1"),
        given.get("line2"),
        ", ".join(filter(None, (town, given.get("region")))),
        country_name(given.get("country", ""), language).upper(),
        given.get("phone"),
    ]
    return [line for line in lines if line]
