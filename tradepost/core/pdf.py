"""Printed pages: headings, paragraphs, tables, QR codes; Latin, Greek and Cyrillic letters; the same bytes each time.

    page = pdf.Document("Invoice TP-2026-000123", made_at=order.placed_at)
    page.heading("Invoice TP-2026-000123")
    page.pairs([("Date", "1 May 2026"), ("Customer", "Alice")])
    page.table([Column("Item", 6), Column("Total", 2, "right")], [("Lamp", "19.90")], [("Total", "19.90")])
    content = page.render()

Drawing takes tens of milliseconds and blocks: call it in a thread (`asyncio.to_thread`). Lengths are millimetres, sizes
of letters points.
"""

import os
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from tradepost.core.settings import settings

Align = Literal["left", "right", "center"]
Size = Literal["A4", "A5", "A6"]
SIZES: dict[Size, tuple[int, int]] = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}

INK, GREY, LINE = (26, 32, 44), (100, 108, 120), (205, 210, 217)
FAMILY = "opensans"
WEIGHTS = {"": 400, "B": 700}
LEADING = 1.35  # line height by letter height
POINT = 25.4 / 72  # mm
# The font has no sign for the rouble.
REPLACED = {"₽": "руб.", "\u2011": "-"}

_making = threading.Lock()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share of the page's."""

    title: str
    width: float = 1
    align: Align = "left"


def _fonts() -> dict[str, Path]:
    """The regular and the bold font, cut out of the variable one the first time and kept in the data directory."""
    folder = settings().data_dir / "cache" / "fonts"
    version = metadata.version("fontpkg-open-sans")
    paths = {style: folder / f"open-sans-{version}-{weight}.ttf" for style, weight in WEIGHTS.items()}
    with _making:
        for style, path in paths.items():
            if not path.exists():
                _cut(WEIGHTS[style], path)
    return paths


def _cut(weight: int, path: Path) -> None:
    import fontpkg_open_sans
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(fontpkg_open_sans.ROOT / "files" / "OpenSans[wdth,wght].ttf", recalcTimestamp=False)
    instantiateVariableFont(font, {"wght": weight, "wdth": 100}, inplace=True, static=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another process may be doing the same: whoever is last leaves the same file.
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        font.save(file)
    Path(name).replace(path)


@cache
def _letters() -> frozenset[int]:
    """The characters that the font can draw."""
    from fontTools.ttLib import TTFont

    with TTFont(_fonts()[""]) as font:
        return frozenset(font.getBestCmap())


def printable(text: str) -> str:
    """A text with only what can be drawn: "руб." for the rouble's sign, a question mark for what the font lacks."""
    return "".join(letter if letter == "\n" else _drawn(letter) for letter in text)


@lru_cache(maxsize=4096)
def _drawn(letter: str) -> str:
    if letter in REPLACED or letter.isspace():
        return REPLACED.get(letter, " ")
    return letter if letter.isprintable() and ord(letter) in _letters() else "?"


@cache
def _sheet() -> Any:
    """The library's page with our footer; the library is loaded when the first document is drawn."""
    from fpdf import FPDF

    class Sheet(FPDF):
        foot = ""
        numbered = True

        def footer(self) -> None:
            if not self.numbered:
                return
            self.set_y(-14)
            self.set_font(FAMILY, "", 8)
            self.set_text_color(*GREY)
            self.cell(self.epw * 0.8, 5, self.foot)
            self.cell(0, 5, f"{self.page_no()} / {self.str_alias_nb_pages}", align="R")

    return Sheet


class Document:
    """A document that is written from top to bottom."""

    def __init__(
        self,
        title: str,
        *,
        made_at: datetime,
        size: Size = "A4",
        margin: float = 18,
        foot: str = "",
        numbered: bool = True,
    ) -> None:
        """`made_at` is the only time in it: the same calls with the same moment make the same bytes."""
        page = _sheet()(unit="mm", format=SIZES[size])
        for style, path in _fonts().items():
            page.add_font(FAMILY, style, path)
        page.set_title(printable(title))
        page.set_creator(settings().project_name)
        page.set_creation_date(made_at)
        page.foot, page.numbered = printable(foot), numbered
        page.set_margin(margin)
        page.set_auto_page_break(auto=True, margin=margin + 4 if numbered else margin)
        page.add_page()
        self._page = page
        self.width: float = page.epw

    def _write(
        self, text: str, size: float, *, bold: bool, align: Align, colour: tuple[int, int, int], width: float = 0
    ) -> None:
        self._page.set_font(FAMILY, "B" if bold else "", size)
        self._page.set_text_color(*colour)
        height = size * POINT * LEADING
        self._page.multi_cell(
            width, height, printable(text), align=align[0].upper(), new_x="LMARGIN", new_y="NEXT", wrapmode="WORD"
        )

    def heading(self, text: str, level: Literal[1, 2] = 1) -> None:
        """A heading; of the second level with room above it."""
        if level == 2:
            self.space(4)
        self._write(text, 18 if level == 1 else 12, bold=True, align="left", colour=INK)
        self.space(3 if level == 1 else 1)

    def paragraph(
        self, text: str, *, size: float = 10, bold: bool = False, muted: bool = False, align: Align = "left"
    ) -> None:
        """Text that is wrapped; its own line breaks stay."""
        self._write(text, size, bold=bold, align=align, colour=GREY if muted else INK)

    def space(self, height: float = 4) -> None:
        """Room."""
        self._page.ln(height)

    def rule(self) -> None:
        """A thin line across the page."""
        page = self._page
        page.set_draw_color(*LINE)
        page.set_line_width(0.3)
        page.line(page.l_margin, page.get_y() + 1, page.l_margin + self.width, page.get_y() + 1)
        self.space(3)

    def pairs(self, rows: Sequence[tuple[str, str]], *, size: float = 10, label_width: float = 45) -> None:
        """What is what: names on the left, values on the right of them. Pairs without a value are left out."""
        for name, value in rows:
            if value:
                self._side_by_side([(name, False, GREY), (value, False, INK)], [label_width, 0], size)

    def blocks(self, blocks: Sequence[tuple[str, Sequence[str]]], *, size: float = 10) -> None:
        """Blocks side by side, each a title and lines: seller and buyer."""
        each = self.width / len(blocks)
        self._side_by_side([(title, True, INK) for title, _ in blocks], [each] * len(blocks), size)
        texts = ["\n".join(line for line in lines if line) for _, lines in blocks]
        self._side_by_side([(text, False, INK) for text in texts], [each] * len(blocks), size)

    def _side_by_side(
        self, cells: Sequence[tuple[str, bool, tuple[int, int, int]]], widths: Sequence[float], size: float
    ) -> None:
        page, height = self._page, size * POINT * LEADING
        texts = [printable(text) for text, _, _ in cells]
        page.set_font(FAMILY, "B" if cells[0][1] else "", size)
        spans = [width or self.width - sum(widths) for width in widths]
        needed = max(
            page.multi_cell(span - 2, height, text, dry_run=True, output="HEIGHT", align="L")
            for span, text in zip(spans, texts, strict=True)
        )
        if page.will_page_break(min(needed, page.eph)):
            page.add_page()
        top, left, lowest, number = page.get_y(), page.l_margin, page.get_y(), page.page_no()
        for span, text, (_, bold, colour) in zip(spans, texts, cells, strict=True):
            page.set_xy(left, top)
            page.set_font(FAMILY, "B" if bold else "", size)
            page.set_text_color(*colour)
            page.multi_cell(span - 2, height, text, align="L", new_x="LMARGIN", new_y="NEXT")
            lowest = max(lowest, page.get_y()) if page.page_no() == number else page.get_y()
            left += span
        page.set_xy(page.l_margin, lowest)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        totals: Sequence[tuple[str, str]] = (),
        *,
        size: float = 9,
    ) -> None:
        """Rows under headings that come again on each page; `totals` are (name, amount) below, the last one in bold."""
        from fpdf.enums import TableBordersLayout
        from fpdf.fonts import FontFace

        page = self._page
        page.set_font(FAMILY, "", size)
        page.set_text_color(*INK)
        page.set_draw_color(*LINE)
        page.set_line_width(0.2)
        with page.table(
            col_widths=[column.width for column in columns],
            text_align=[column.align.upper() for column in columns],
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD", color=INK),
            line_height=size * POINT * LEADING,
            padding=1.2,
            width=self.width,
            v_align="TOP",
        ) as table:
            for row in [[column.title for column in columns], *rows]:
                table.row([printable(cell) for cell in row])
        if totals:
            self.totals(totals, size=size + 1)

    def totals(self, rows: Sequence[tuple[str, str]], *, size: float = 10) -> None:
        """Names and amounts at the right edge, the last one in bold; kept together on one page."""
        page, height = self._page, size * POINT * LEADING + 1
        self.space(2)
        if page.will_page_break(height * len(rows)):
            page.add_page()
        for place, (name, amount) in enumerate(rows):
            page.set_font(FAMILY, "B" if place == len(rows) - 1 else "", size)
            page.set_text_color(*INK)
            page.cell(self.width * 0.72, height, printable(name), align="R")
            page.cell(self.width * 0.28 - 1.2, height, printable(amount), align="R", new_x="LMARGIN", new_y="NEXT")

    def qr(self, text: str, *, size: float = 30, align: Align = "left") -> None:
        """A QR code of a text, error correction M, drawn as squares: sharp at any size."""
        import segno

        page = self._page
        if page.will_page_break(size):
            page.add_page()
        code = [bytes(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix]
        module = size / len(code)
        left = page.l_margin + {"left": 0, "center": (self.width - size) / 2, "right": self.width - size}[align]
        top = page.get_y()
        page.set_fill_color(0, 0, 0)
        for row, modules in enumerate(code):
            start = 0
            while (start := modules.find(1, start)) >= 0:
                end = modules.find(0, start)
                end = len(modules) if end < 0 else end
                page.rect(left + start * module, top + row * module, (end - start) * module, module, style="F")
                start = end
        page.set_xy(page.l_margin, top + size)

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return int(self._page.pages_count)

    def render(self) -> bytes:
        """The finished document."""
        content = bytes(self._page.output())
        for font in self._page.fonts.values():
            font.ttfont.close()  # it reads its file as it goes
        return content
