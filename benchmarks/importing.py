"""A first import of twenty thousand articles from CSV, all or nothing, into a shop that knows a thousand."""

import csv
from pathlib import Path

from benchmarks.measure import Result, at_most, timed_ms
from koom_pos.app.workplace import open_workplace
from koom_pos.domain.gtin import check_digit
from koom_pos.services.catalogue_import import carry_out, check_sheet
from koom_pos.services.catalogue_sheet import propose_mapping, read_sheet
from koom_pos.services.demo.bench_shop import build_bench_shop

ROWS = 20_000
KNOWN = 1_000
_HEADERS = (
    "référence",
    "désignation",
    "marque",
    "catégorie",
    "teinte",
    "contenance",
    "code-barres",
    "prix TTC",
    "TGC",
)


def measure(shop: Path, scratch: Path) -> list[Result]:
    """Measure reading, checking and writing together, into a shop of its own."""
    del shop
    folder = scratch / "shop"
    build_bench_shop(folder, variants=KNOWN, sales=KNOWN)
    sheet_file = scratch / "articles.csv"
    _write(sheet_file)
    place = open_workplace(folder)
    desk = place.desk()
    with desk.store.reading() as tx:
        operator = tx.operators.get(tx.operators.accounts()[0].id)
    if operator is None:
        raise LookupError("the bench shop has no manager")
    found: list[int] = []

    def run() -> None:
        sheet = read_sheet(sheet_file)
        plan = check_sheet(desk, sheet, propose_mapping(sheet.headers))
        if plan.faults:
            raise ValueError(f"the bench sheet is faulty: {plan.faults[0]}")
        carry_out(desk, operator, plan)
        found.append(plan.new)

    took = timed_ms(run) / 1000
    place.close()
    return [at_most(f"import {ROWS} articles", took, 10, "s", note=f"{found[0]} new")]


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_HEADERS)
        for number in range(ROWS):
            body = f"37699{number:07d}"
            writer.writerow(
                (
                    f"BENCH-{number:05d}",
                    f"Rouge d’essai n° {number // 10}",
                    f"Marque {number % 40}",
                    f"Catégorie {number % 12}",
                    f"Teinte {number % 10}",
                    "4 ml",
                    f"{body}{check_digit(body)}",
                    f"{1500 + number % 90 * 50} F",
                    "22 %",
                )
            )
