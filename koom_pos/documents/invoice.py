"""The A4 invoice, with what the law of New Caledonia wants on it.

Source: délibération n° 14 of 6 October 2004, art. 46 (note to a consumer); code des impôts NC, Lp 514-5 (invoice);
code de commerce NC, Lp 441-3 (between professionals). KOOM's own wording is the accountant's to approve.
"""

from dataclasses import dataclass

from reportlab.lib.units import mm

from koom_pos.documents import ink
from koom_pos.documents.a4 import BODY, BOTTOM, HEAD, LEFT, NOTE, RIGHT, TOP, WIDTH, A4Pen
from koom_pos.documents.content import InvoiceContent, InvoiceLine
from koom_pos.documents.fonts import SANS
from koom_pos.documents.pdf import wrap_points
from koom_pos.documents.wording import NBSP, day, francs, rate, ridet
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import format_francs
from koom_pos.domain.tax import FRANCHISE_MENTION, TaxRegime

_LABEL_WIDTH = 62 * mm
_COLUMNS = (
    ("Qté", LEFT + 76 * mm),
    ("PU HT", LEFT + 96 * mm),
    ("PU TTC", LEFT + 116 * mm),
    ("Remise", LEFT + 134 * mm),
    ("TGC", LEFT + 147 * mm),
    ("Total TTC", RIGHT),
)
_LINE = BODY * 1.4
_ROW_GAP = 2.2 * mm
_FOOT = BOTTOM + 12 * mm
_TOTALS_LEFT = LEFT + 100 * mm


class InvoiceMentionsMissingError(RefusedError):
    """The shop's identity lacks what every invoice must carry. `fields` names them as `ShopIdentity` does."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(f"an invoice needs {', '.join(fields)}")
        self.fields = fields


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table as drawn: wrapped label and detail, and the figures of the columns."""

    label: list[str]
    detail: list[str]
    figures: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.label) * _LINE + len(self.detail) * NOTE * 1.4 + _ROW_GAP


def invoice_pdf(content: InvoiceContent) -> bytes:
    """Give the invoice, on as many pages as it needs; identical content gives identical bytes.

    Raises:
        InvoiceMentionsMissingError: the shop has no legal name, address or RIDET.
    """
    check_mentions(content)
    pdf, page_count = _draw(content, of_pages=1)
    return pdf if page_count == 1 else _draw(content, of_pages=page_count)[0]


def _draw(content: InvoiceContent, *, of_pages: int) -> tuple[bytes, int]:
    """Draw once, and tell how many pages it took, which only the second drawing can print on the first page."""
    pages = _Pages(A4Pen(f"Facture {content.number}"), content, of_pages)
    pages.first_head()
    pages.table([_row(line, content.shop.tgc_regime) for line in content.lines])
    _totals(pages)
    _mentions(pages)
    pages.close()
    return pages.pen.finish(), pages.count


def check_mentions(content: InvoiceContent) -> None:
    """Refuse an invoice that would not be one.

    Raises:
        InvoiceMentionsMissingError: the shop has no legal name, address or RIDET.
    """
    shop = content.shop
    wanted = {"legal_name": shop.legal_name, "address_lines": shop.address_lines, "ridet": shop.ridet}
    missing = tuple(name for name, value in wanted.items() if not value)
    if missing:
        raise InvoiceMentionsMissingError(missing)


def _row(line: InvoiceLine, regime: TaxRegime) -> _Row:
    quantity = format_francs(line.quantity, suffix="")
    return _Row(
        wrap_points(line.label, SANS, BODY, _LABEL_WIDTH),
        wrap_points(line.detail, SANS, NOTE, _LABEL_WIDTH) if line.detail else [],
        (
            quantity if line.unit == "pièce" else f"{quantity}{NBSP}{line.unit}",
            francs(line.unit_price_net_xpf),
            francs(line.unit_price_xpf),
            francs(-line.discount_xpf) if line.discount_xpf else "",
            rate(line.rate_bp) if regime is TaxRegime.NORMAL else "",
            francs(line.gross_xpf),
        ),
    )


class _Pages:
    """Heads, table and feet over as many pages as the lines want."""

    def __init__(self, pen: A4Pen, content: InvoiceContent, of_pages: int) -> None:
        self.pen = pen
        self.content = content
        self.count = 1
        self._of_pages = of_pages

    def first_head(self) -> None:
        """Write who sells, which invoice this is, and who buys."""
        pen = self.pen
        self._seller()
        below_seller = pen.y
        pen.y = TOP
        pen.text("FACTURE", RIGHT, size=HEAD, bold=True, align="right", colour=ink.ACCENT)
        pen.down(HEAD * 1.5)
        for label, value in self._references():
            pen.text(label, RIGHT - 32 * mm, size=NOTE, colour=ink.MUTED, align="right")
            pen.text(value, RIGHT, size=BODY, align="right")
            pen.down(_LINE)
        pen.y = min(pen.y, below_seller) - 6 * mm
        self._warnings()
        self._buyer()
        pen.down(4 * mm)

    def _references(self) -> list[tuple[str, str]]:
        content = self.content
        pairs = [
            ("Numéro", content.number),
            ("Établie le", day(content.issued_on)),
            ("Lieu", content.place),
            ("Livrée le", day(content.supplied_on)),
        ]
        pairs += [("Ticket", content.ticket_number)] if content.ticket_number else []
        pairs += [("À régler avant le", day(content.due_date))] if content.due_date else []
        return pairs

    def _seller(self) -> None:
        pen, shop = self.pen, self.content.shop
        pen.text(shop.name, size=HEAD, bold=True)
        pen.down(HEAD * 1.5)
        lines = [shop.legal_name, *shop.address_lines]
        lines.append(f"RIDET {ridet(shop.ridet)}" + (f" – RCS {shop.rcs}" if shop.rcs else ""))
        contact = [f"Tél.{NBSP}{shop.phone}" if shop.phone else "", shop.email, shop.website]
        lines.append(" – ".join(part for part in contact if part))
        for line in lines:
            if line:
                pen.paragraph(line, width=95 * mm, colour=ink.INK if line == shop.legal_name else ink.MUTED)

    def _warnings(self) -> None:
        content, pen = self.content, self.pen
        words = ["FORMATION, SANS VALEUR"] if content.is_training else []
        words += [f"DUPLICATA n°{NBSP}{content.duplicate_number}"] if content.duplicate_number is not None else []
        if words:
            pen.text(" – ".join(words), size=13, bold=True)
            pen.down(9 * mm)

    def _buyer(self) -> None:
        pen, customer = self.pen, self.content.customer
        if customer is None:
            return
        x, width = LEFT + 95 * mm, RIGHT - LEFT - 95 * mm
        pen.text("Facturé à", x, size=NOTE, colour=ink.MUTED)
        pen.down(NOTE * 1.6)
        pen.paragraph(customer.name, x, width=width, size=BODY + 1, bold=True)
        for line in customer.address_lines:
            pen.paragraph(line, x, width=width)
        if customer.ridet:
            pen.paragraph(f"RIDET {ridet(customer.ridet)}", x, width=width)

    def table(self, rows: list[_Row]) -> None:
        """Write the lines, repeating the heading on each page."""
        self._heading()
        for row in rows:
            if self.pen.y - row.height < _FOOT:
                self.break_page()
                self._heading()
            self._draw(row)

    def _heading(self) -> None:
        pen = self.pen
        pen.canvas.setFillColor(ink.PAPER_TINT)
        pen.canvas.rect(LEFT - 2 * mm, pen.y - 7 * mm, WIDTH + 4 * mm, 7 * mm, fill=1, stroke=0)
        pen.down(2.1 * mm)
        pen.text("Désignation", size=NOTE, bold=True, colour=ink.MUTED)
        for title, x in _COLUMNS:
            pen.text(title, x, size=NOTE, bold=True, colour=ink.MUTED, align="right")
        pen.down(7 * mm)

    def _draw(self, row: _Row) -> None:
        pen = self.pen
        for number, line in enumerate(row.label):
            pen.text(line)
            if number == 0:
                for (_, x), figure in zip(_COLUMNS, row.figures, strict=True):
                    pen.text(figure, x, align="right")
            pen.down(_LINE)
        for line in row.detail:
            pen.text(line, size=NOTE, colour=ink.MUTED)
            pen.down(NOTE * 1.4)
        pen.down(_ROW_GAP * 0.35)
        pen.rule()
        pen.down(_ROW_GAP * 0.65)

    def need(self, height: float) -> None:
        """Go to the next page unless `height` is left on this one."""
        if self.pen.y - height < _FOOT:
            self.break_page()

    def break_page(self) -> None:
        """Close this page and begin the next with a short head."""
        self._foot()
        self.pen.next_page()
        self.count += 1
        self.pen.text(self.content.shop.name, size=BODY, bold=True)
        self.pen.text(f"Facture {self.content.number}", RIGHT, size=BODY, align="right", colour=ink.MUTED)
        self.pen.down(9 * mm)

    def close(self) -> None:
        """Write the foot of the last page."""
        self._foot()

    def _foot(self) -> None:
        pen, content = self.pen, self.content
        pen.y = BOTTOM + 6 * mm
        pen.rule()
        pen.down(1.5 * mm)
        left = f"Facture {content.number}"
        if content.journal is not None:
            number = format_francs(content.journal.sequence, suffix="")
            left += f" – journal n°{NBSP}{number} – {content.journal.hash_start}"
        pen.text(f"{left} – KOOM POS {content.software_version}", size=6.8, colour=ink.MUTED)
        pen.text(f"Page {self.count}{NBSP}/{NBSP}{self._of_pages}", RIGHT, size=6.8, colour=ink.MUTED, align="right")


def _totals(pages: _Pages) -> None:
    """Write the tax table at the left and the totals at the right."""
    pages.need(60 * mm)
    pages.pen.down(4 * mm)
    start = pages.pen.y
    _tax_table(pages)
    below_taxes = pages.pen.y
    pages.pen.y = start
    _sums(pages)
    pages.pen.y = min(pages.pen.y, below_taxes) - 6 * mm


def _tax_table(pages: _Pages) -> None:
    pen, content = pages.pen, pages.content
    if content.shop.tgc_regime is TaxRegime.FRANCHISE:
        pen.paragraph(FRANCHISE_MENTION, width=85 * mm)
        return
    columns = (LEFT + 38 * mm, LEFT + 60 * mm, LEFT + 84 * mm)
    pen.text("Taux de TGC", size=NOTE, bold=True, colour=ink.MUTED)
    for title, x in zip(("Base HT", "TGC", "TTC"), columns, strict=True):
        pen.text(title, x, size=NOTE, bold=True, colour=ink.MUTED, align="right")
    pen.down(5 * mm)
    for tax in content.taxes:
        pen.text(rate(tax.rate_bp))
        for amount_xpf, x in zip((tax.net_xpf, tax.tax_xpf, tax.gross_xpf), columns, strict=True):
            pen.text(francs(amount_xpf), x, align="right")
        pen.down(_LINE)


def _sums(pages: _Pages) -> None:
    content = pages.content
    if content.discounts:
        _sum_line(pages, "Sous-total TTC", content.subtotal_xpf)
        for discount in content.discounts:
            _sum_line(pages, discount.label, -discount.amount_xpf)
    _sum_line(pages, "Total HT", sum(tax.net_xpf for tax in content.taxes))
    if content.shop.tgc_regime is TaxRegime.NORMAL:
        _sum_line(pages, "TGC", sum(tax.tax_xpf for tax in content.taxes))
    pages.pen.down(1 * mm)
    pages.pen.rule(_TOTALS_LEFT, colour=ink.ACCENT, weight=1.1)
    pages.pen.down(2 * mm)
    pages.pen.text("Total TTC", _TOTALS_LEFT, size=12, bold=True)
    amount = format_francs(content.total_xpf, suffix="F CFP")
    pages.pen.text(amount, RIGHT, size=12, bold=True, align="right")
    pages.pen.down(8 * mm)
    for tender in content.tenders:
        _sum_line(pages, f"Réglé, {tender.label.lower()}", tender.amount_xpf)
    if content.rounding_xpf:
        _sum_line(pages, "Arrondi espèces", content.rounding_xpf)
    if content.change_xpf:
        _sum_line(pages, "Rendu", content.change_xpf)
    left_xpf = content.total_xpf - content.paid_xpf
    _sum_line(pages, "Reste à payer", left_xpf, bold=left_xpf != 0)


def _sum_line(pages: _Pages, label: str, amount_xpf: int, *, bold: bool = False) -> None:
    lines = wrap_points(label, SANS, BODY, 42 * mm)
    pages.pen.text(francs(amount_xpf), RIGHT, align="right", bold=bold)
    for line in lines:
        pages.pen.text(line, _TOTALS_LEFT, bold=bold, colour=ink.INK if bold else ink.MUTED)
        pages.pen.down(_LINE)


def _mentions(pages: _Pages) -> None:
    content = pages.content
    texts = [
        content.exemption,
        f"Conditions d’escompte{NBSP}: {content.discount_terms}" if content.discount_terms else "",
        f"Pénalités de retard{NBSP}: {content.late_penalty}" if content.late_penalty else "",
        content.shop.return_policy,
    ]
    for text in texts:
        if text:
            pages.need(12 * mm)
            pages.pen.paragraph(text, size=NOTE, colour=ink.MUTED)
            pages.pen.down(1 * mm)
