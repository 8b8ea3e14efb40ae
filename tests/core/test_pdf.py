"""Printed pages."""

from datetime import UTC, datetime
from io import BytesIO

import segno
from PIL import Image
from pypdf import PdfReader

from tradepost.core import pdf
from tradepost.core.pdf import Column

MAY = datetime(2026, 5, 1, tzinfo=UTC)
COLUMNS = [Column("Товар", 5), Column("Qty", 1, "right"), Column("Total", 2, "right")]


def document(rows: int = 3, **options) -> bytes:
    page = pdf.Document("Счёт 7", made_at=MAY, foot="Счёт 7", **options)
    page.heading("Счёт 7")
    page.paragraph("Thank you, Ångström & Ёлкин.\nΚαλημέρα", muted=True)
    page.blocks([("Seller", ["Shop", "", "Moscow"]), ("Buyer", ["Alice", "London"])])
    page.pairs([("Date", "1 May 2026"), ("Phone", "")])
    page.heading("Items", 2)
    lamps = [(f"Лампа {number}", "2", "1499.90 ₽") for number in range(rows)]
    page.table(COLUMNS, lamps, [("Subtotal", "10.00"), ("Total", "12.00 ₽")])
    page.rule()
    page.qr("https://shop.example/7", align="right")
    return page.render()


def text_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_a_page_says_what_was_written_in_every_alphabet_of_the_font():
    (text,) = text_of(document())
    assert text.splitlines() == [
        "Счёт 7",
        "Thank you, Ångström & Ёлкин.",
        "Καλημέρα",
        "Seller Buyer",
        "Shop",
        "Moscow",
        "Alice",
        "London",
        "Date 1 May 2026",
        "Items",
        "Товар Qty Total",
        "Лампа 0 2 1499.90 руб.",
        "Лампа 1 2 1499.90 руб.",
        "Лампа 2 2 1499.90 руб.",
        "Subtotal 10.00",
        "Total 12.00 руб.",
        "Счёт 7 1 / 1",
    ]


def test_a_long_table_goes_on_with_its_headings_on_each_page():
    pages = text_of(document(rows=100))
    assert len(pages) == 4
    for number, page in enumerate(pages, 1):
        assert page.splitlines()[-1] == f"Счёт 7 {number} / 4"
    with_rows = [page for page in pages if "Лампа" in page]
    assert all("Товар Qty Total" in page for page in with_rows)
    listed = [line.split()[1] for page in pages for line in page.splitlines() if line.startswith("Лампа")]
    assert listed == [str(number) for number in range(100)]


def test_the_same_calls_make_the_same_bytes():
    first = document()
    assert document() == first
    assert PdfReader(BytesIO(first)).metadata.creation_date == MAY
    assert document(rows=4) != first


def test_what_the_font_cannot_draw_is_a_question_mark():
    assert pdf.printable("Лампа ₽\u00a05\t🦆漢\x00\n№") == "Лампа руб. 5 ???\n№"


def test_a_page_has_the_size_that_was_asked_for_and_the_font_in_it():
    (page,) = PdfReader(BytesIO(document(size="A5"))).pages
    assert [round(float(side) * pdf.POINT) for side in page.mediabox[2:]] == [148, 210]
    fonts = [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].get_object().values()]
    assert len(fonts) == 2
    assert all(name.endswith("OpenSans") or "OpenSans" in name for name in fonts)
    assert len(document()) < 60_000  # only the letters that are used


def test_a_qr_code_is_the_one_its_maker_would_draw():
    drawn: list[tuple[float, float, float]] = []
    page = pdf.Document("QR", made_at=MAY, size="A6", numbered=False)
    plain = page._page.rect
    page._page.rect = lambda x, y, w, h, **how: (drawn.append((x, y, w)), plain(x, y, w, h, **how))
    left, top = page._page.l_margin, page._page.get_y()
    page.qr("TP000001237", size=21 * 2)
    page.render()
    picture = Image.new("1", (21, 21))
    for x, y, width in drawn:
        for place in range(round((x - left) / 2), round((x - left + width) / 2)):
            picture.putpixel((place, round((y - top) / 2)), 1)
    expected = segno.make("TP000001237", error="m", micro=False, boost_error=False).matrix
    assert [[int(bool(picture.getpixel((x, y)))) for x in range(21)] for y in range(21)] == [list(r) for r in expected]


def test_the_fonts_are_cut_once_and_kept():
    pdf.Document("One", made_at=MAY).render()
    (regular, bold) = pdf._fonts().values()
    before = regular.stat().st_mtime_ns, bold.stat().st_mtime_ns
    pdf.Document("Two", made_at=MAY).render()
    assert (regular.stat().st_mtime_ns, bold.stat().st_mtime_ns) == before
    assert [path.name for path in regular.parent.iterdir() if path.suffix != ".ttf"] == []
