"""Reads what the screen really shows and compares it with store, journal and paper."""

import json
import re
from typing import Any

from PySide6.QtWidgets import QLabel

from koom_pos.domain.settled import SettledSale
from koom_pos.services import receipts, returns
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import Stage

_AMOUNT = re.compile(r"([-−+]?)\s?([0-9]{1,3}(?:[\s\u00a0\u202f][0-9]{3})*|[0-9]+)[\s\u00a0\u202f]F(?![a-z])")


def amounts_in(text: str) -> list[int]:
    """Read every amount in francs written in a text, in order."""
    return [
        (-1 if sign in ("-", "−") else 1) * int(re.sub(r"\s", "", digits)) for sign, digits in _AMOUNT.findall(text)
    ]


def amount_shown(label: QLabel) -> int:
    """Read the one amount a label shows.

    Raises:
        TourStuckError: it shows none, or several.
    """
    found = amounts_in(label.text())
    if len(found) != 1:
        raise TourStuckError(f"one amount where the screen shows « {label.text()} »")
    return found[0]


def number_shown(label: QLabel) -> int:
    """Read the first whole number a label shows."""
    found = re.search(r"\d+", label.text())
    if found is None:
        raise TourStuckError(f"a number where the screen shows « {label.text()} »")
    return int(found.group())


def witness_sale(stage: Stage) -> SettledSale:
    """Compare the ticket just settled: the screen, the store, the journal, the paper."""
    page, done = stage.sale_page, stage.payment.done
    number = number_shown(done.title)
    sale = returns.ticket_by_number(stage.desk, number).sale
    entry = journal_entry(stage, sale.journal_sequence)
    paper = receipts.ticket_text(stage.desk, sale)
    subject = f"Ticket {number}"
    taken_xpf = sum(t.amount_xpf for t in sale.tenders)
    in_large = -taken_xpf if sale.gross_xpf < 0 else sale.change_xpf or taken_xpf
    stage.findings.agree(
        f"{subject}, total",
        screen=amount_shown(page.cart.total),
        store=sale.gross_xpf,
        journal=entry["payload"]["gross_xpf"],
        tenders=sum(t.amount_xpf for t in sale.tenders) - sale.change_xpf - sale.rounding_xpf,
        taxes=sum(t.net_xpf + t.tax_xpf for t in sale.taxes),
    )
    stage.findings.agree(f"{subject}, in large", screen=amount_shown(done.change.value), store=in_large)
    said = amounts_in(done.paid.text())
    stage.findings.agree(
        f"{subject}, tenders",
        screen=said[1 : 1 + len(sale.tenders)],
        store=[t.amount_xpf for t in sale.tenders],
        journal=[t["amount_xpf"] for t in entry["payload"]["tenders"]],
    )
    stage.findings.agree(f"{subject}, total on paper", paper=abs(sale.gross_xpf) in paper_amounts(paper), store=True)
    stage.sales.append(sale)
    return sale


def paper_amounts(lines: list[str]) -> set[int]:
    """Read the absolute amounts written on a paper, with or without their F."""
    figures = re.findall(r"[0-9]{1,3}(?:[\u00a0\u202f ][0-9]{3})+|[0-9]+", "\n".join(lines))
    return {int(re.sub(r"\s", "", figure)) for figure in figures}


def journal_entry(stage: Stage, sequence: int) -> dict[str, Any]:
    """Give one entry of the journal as it is stored."""
    workstation = stage.desk.workstation.id
    with stage.desk.store.reading() as tx:
        entry = next(tx.journal.entries(workstation, after=sequence - 1, until=sequence))
    return dict(json.loads(entry.body))


def points_on(label: QLabel) -> list[int]:
    """Read the numbers of points a label shows, in order."""
    found = re.findall(r"[-\u2212]?[0-9]{1,3}(?:[\s\u00a0\u202f][0-9]{3})*", label.text())
    return [int(re.sub(r"\s", "", number).replace("\u2212", "-")) for number in found]


def paper_words(stage: Stage, sale: SettledSale) -> list[str]:
    """Give the words of a ticket as its paper has them."""
    return " ".join(receipts.ticket_text(stage.desk, sale)).split()
