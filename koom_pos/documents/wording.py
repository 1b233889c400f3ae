"""Words and figures as they stand on every paper of the shop: heads, dates, rates, RIDET, the tax table."""

from datetime import date, datetime

from koom_pos.documents.blocks import Block, Columns, Feed, Row, Rule, Table, Text
from koom_pos.documents.content import JournalExcerpt, ShopIdentity
from koom_pos.domain.business_day import format_local_date, format_local_datetime
from koom_pos.domain.money import format_francs
from koom_pos.domain.tax import FRANCHISE_MENTION, TaxLine, TaxRegime

NBSP = "\u00a0"


def francs(amount_xpf: int) -> str:
    """Write an amount: « 12 500 F »."""
    return format_francs(amount_xpf)


def signed(amount_xpf: int) -> str:
    """Write an amount whose sign is the point: « +2 F », « −500 F »."""
    return f"+{francs(amount_xpf)}" if amount_xpf > 0 else francs(amount_xpf)


def rate(rate_bp: int) -> str:
    """Write a rate: « 22 % », « 5,5 % »."""
    whole, hundredths = divmod(rate_bp, 100)
    decimals = f",{hundredths:02d}".rstrip("0") if hundredths else ""
    return f"{whole}{decimals}{NBSP}%"


def ridet(text: str) -> str:
    """Write a RIDET as the register does, « 0 300 137.001 »; what is not ten digits stays as it was typed.

    Source: RID (7 digits) and establishment (3 digits); no check digit is known.
    """
    digits = "".join(character for character in text if character not in " .\u00a0\u202f-")
    if len(digits) != 10 or not digits.isdigit():
        return text
    return f"{digits[0]}{NBSP}{digits[1:4]}{NBSP}{digits[4:7]}.{digits[7:]}"


def moment(at: datetime, *, seconds: bool = False) -> str:
    """Write an instant on the clocks of Nouméa, unbreakable."""
    return format_local_datetime(at, seconds=seconds).replace(" ", NBSP)


def day(value: date) -> str:
    """Write a date: « 05/01/2026 »."""
    return format_local_date(value)


def count(number: int, one: str, many: str) -> str:
    """Write a number and its noun: « 1 article », « 3 articles » (French: 0 and 1 take the singular)."""
    return f"{format_francs(number, suffix='')}{NBSP}{one if abs(number) < 2 else many}"


def shop_head(shop: ShopIdentity) -> list[Block]:
    """Give the head of a slip: name large, then who and where."""
    lines = [shop.legal_name if shop.legal_name != shop.name else "", *shop.address_lines]
    lines.append(f"Tél.{NBSP}{shop.phone}" if shop.phone else "")
    lines.append(shop.website)
    lines.append(f"RIDET{NBSP}{ridet(shop.ridet)}" if shop.ridet else "")
    lines.append(f"RCS{NBSP}{shop.rcs}" if shop.rcs else "")
    head: list[Block] = [Text(shop.name, align="center", bold=True, size=2)]
    head.extend(Text(line, align="center") for line in lines if line)
    return head


def banner(*, is_training: bool, duplicate_number: int | None) -> list[Block]:
    """Give what must be seen before anything else: training, or which copy this is."""
    blocks: list[Block] = []
    if is_training:
        blocks += [Text("FORMATION", align="center", bold=True, size=2)]
        blocks += [Text("Document d’exercice, sans valeur", align="center", bold=True)]
    if duplicate_number is not None:
        blocks += [Text(f"DUPLICATA n°{NBSP}{duplicate_number}", align="center", bold=True, size=2)]
    return [*blocks, Feed()] if blocks else []


def tax_table(taxes: tuple[TaxLine, ...], regime: TaxRegime) -> list[Block]:
    """Give rate, base, tax and total per rate, or the mention of the franchise."""
    if regime is TaxRegime.FRANCHISE:
        return [Text(FRANCHISE_MENTION, align="center")]
    if not taxes:
        return []
    rows = [Row((rate(t.rate_bp), *_figures(t.net_xpf, t.tax_xpf, t.gross_xpf))) for t in taxes]
    if len(taxes) > 1:
        sums = (sum(t.net_xpf for t in taxes), sum(t.tax_xpf for t in taxes), sum(t.gross_xpf for t in taxes))
        rows.append(Row(("Total", *_figures(*sums)), bold=True))
    return [Table(Row(("Taux", "Base HT", "TGC", "TTC")), tuple(rows))]


def _figures(*amounts_xpf: int) -> tuple[str, ...]:
    return tuple(francs(amount_xpf) for amount_xpf in amounts_xpf)


def foot(journal: JournalExcerpt | None, software_version: str) -> list[Block]:
    """Give the last lines: which journal entry, which program."""
    blocks: list[Block] = []
    if journal is not None:
        number = format_francs(journal.sequence, suffix="")
        blocks.append(Text(f"Journal n°{NBSP}{number} – {journal.hash_start}", align="center", note=True))
    blocks.append(Text(f"KOOM POS {software_version}", align="center", note=True))
    return blocks


def section(title: str) -> list[Block]:
    """Give a section heading, with air above."""
    return [Rule(), Text(title, bold=True)]


def reason_line(label: str, text: str) -> list[Block]:
    """Give a labelled line of free text, or nothing."""
    return [Text(f"{label}{NBSP}: {text}", indent=2)] if text else []


def signature_line(label: str) -> list[Block]:
    """Give room to sign."""
    return [Feed(2), Columns(label, "......................")]
