"""The proof at the end of the tour: the journal verified, archived and verified again; all written as `tour.json`."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from koom_pos.services import journal_archive, journal_check
from koom_pos.ui.tour.joining import NEWCOMERS
from koom_pos.ui.tour.shop_time import FIRST_DAY
from koom_pos.ui.tour.stage import Stage


def prove_the_journal(stage: Stage) -> None:
    """Verify the whole chain, then the archive of the tour's days, which must hold the same entries."""
    desk = stage.desk
    verdict = journal_check.verify_journal(desk)
    stage.findings.agree("The journal", fault=str(verdict.fault or ""), expected="")
    path = stage.folder / "journal.zip"
    operator = stage.shell.counter.operator
    journal_archive.write_archive(desk, operator, FIRST_DAY, desk.today(), path)
    archived = journal_archive.verify_archive(path)
    stage.findings.agree("The archive of the journal", fault=str(archived.fault or ""), expected="")
    stage.journal_entries = verdict.entries


def prove_nobody_is_named(stage: Stage, titles: Sequence[str]) -> None:
    """Look for who joined during the tour where nobody may be named: in the journal, in the titles of the papers."""
    workstation = stage.desk.workstation.id
    with stage.desk.store.reading() as tx:
        told = [*titles, *(entry.body for entry in tx.journal.entries(workstation))]
    words = {word for person in NEWCOMERS for word in (person.last_name, person.phone, person.email) if word}
    named = sorted(word for word in words if any(word in text for text in told))
    stage.findings.agree("Customers named in journal and titles of papers", found=named, expected=[])


def totals_of(stage: Stage) -> dict[str, Any]:
    """Sum up what was settled, from the tickets as they were witnessed."""
    tenders: Counter[str] = Counter()
    rates: Counter[str] = Counter()
    for sale in stage.sales:
        for tender in sale.tenders:
            tenders[str(tender.type)] += tender.amount_xpf
        tenders["cash"] -= sale.change_xpf
        for tax in sale.taxes:
            rates[str(tax.rate_bp)] += tax.tax_xpf
    return {
        "tickets": len(stage.sales),
        "gross_xpf": sum(sale.gross_xpf for sale in stage.sales),
        "rounding_xpf": sum(sale.rounding_xpf for sale in stage.sales),
        "tenders_xpf": dict(sorted(tenders.items())),
        "tax_xpf_by_rate_bp": dict(sorted(rates.items(), key=lambda pair: int(pair[0]))),
        "z": stage.z_figures,
        "journal_entries": stage.journal_entries,
    }


def write_tour(folder: Path, stage: Stage, totals: dict[str, Any], seconds: int) -> None:
    """Write the totals, every ticket and every check."""
    told = {
        "seconds": seconds,
        "totals": totals,
        "tickets": [
            {
                "number": sale.number,
                "kind": str(sale.kind),
                "gross_xpf": sale.gross_xpf,
                "rounding_xpf": sale.rounding_xpf,
                "change_xpf": sale.change_xpf,
                "tenders": [{"type": str(t.type), "amount_xpf": t.amount_xpf} for t in sale.tenders],
            }
            for sale in stage.sales
        ],
        "pictures": stage.album.names,
        "checks": [each.sentence() for each in stage.findings.made],
        "faults": stage.findings.faults(),
    }
    (folder / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
