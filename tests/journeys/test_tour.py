"""The guided tour runs through, and what it left behind agrees with readers that share no code with the till."""

import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.devices.escpos_reader import read

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the tour as `make tour` does, in a process of its own."""
    folder = tmp_path_factory.mktemp("tour") / "tour"
    command = [sys.executable, "-m", "koom_pos", "demo", "--tour", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return folder


@pytest.fixture(scope="session")
def told(tour: Path) -> dict:
    return json.loads((tour / "tour.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def journal(tour: Path) -> list[dict]:
    """The entries of the archive, read with a zip reader and a JSON parser alone."""
    with zipfile.ZipFile(tour / "journal.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".jsonl"))
        lines = archive.read(name).decode("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [json.loads(entry["body"]) if "body" in entry else entry for entry in entries]


def test_nothing_disagreed(told):
    assert told["faults"] == []
    assert len(told["checks"]) > 180


def test_every_picture_has_its_text(tour, told):
    assert len(told["pictures"]) >= 190
    for name in told["pictures"]:
        assert (tour / f"{name}.png").stat().st_size > 5_000
        assert (tour / f"{name}.txt").read_text(encoding="utf-8").strip()
    assert not [name for name in told["pictures"] if "stuck" in name]


def test_the_totals_are_those_of_the_journal(told, journal):
    tickets = [entry["payload"] for entry in journal if entry["kind"] in ("sale", "return")]
    tenders: Counter[str] = Counter()
    for ticket in tickets:
        for tender in ticket["tenders"]:
            tenders[tender["type"]] += tender["amount_xpf"]
        tenders["cash"] -= ticket["change_xpf"]
    totals = told["totals"]
    assert totals["tickets"] == len(tickets)
    assert totals["gross_xpf"] == sum(ticket["gross_xpf"] for ticket in tickets)
    assert totals["rounding_xpf"] == sum(ticket["rounding_xpf"] for ticket in tickets)
    assert totals["tenders_xpf"] == dict(sorted(tenders.items()))


def test_every_ticket_balances(journal):
    for ticket in (entry["payload"] for entry in journal if entry["kind"] in ("sale", "return")):
        taken = sum(tender["amount_xpf"] for tender in ticket["tenders"])
        assert ticket["gross_xpf"] == taken - ticket["change_xpf"] - ticket["rounding_xpf"]
        assert ticket["gross_xpf"] == sum(tax["net_xpf"] + tax["tax_xpf"] for tax in ticket["taxes"])


def test_the_z_is_the_sum_of_its_tickets(journal):
    z_entries = [entry for entry in journal if entry["kind"] == "z_report"]
    assert len(z_entries) == 2
    for z in z_entries:
        day = [
            entry["payload"]
            for entry in journal
            if entry["kind"] in ("sale", "return") and entry["business_date"] == z["business_date"]
        ]
        assert z["payload"]["gross_xpf"] == sum(ticket["gross_xpf"] for ticket in day)
        assert z["payload"]["tickets"] == len(day)


def test_each_ticket_is_read_back_from_the_printers_bytes(tour, told):
    papers = {path.name: read(path.read_bytes()) for path in (tour / "paper").glob("*.escpos")}
    for ticket in told["tickets"]:
        printed = [paper for name, paper in papers.items() if name.endswith(f"-ticket-{ticket['number']}.escpos")]
        assert printed, f"ticket {ticket['number']} did not come out"
        words = printed[0].text.split()
        expected = (tour / "paper" / f"ticket-{ticket['number']}.txt").read_text(encoding="utf-8")
        if "Points" not in words:  # it was printed first, and credited to a forgotten card afterwards
            expected = expected.split("Points gagnés")[0]
        for figure in (word for word in expected.split() if word.isdecimal()):
            assert figure in words
        assert printed[0].cuts == 1


def test_a_slip_a_receipt_of_consents_and_a_card_came_out(tour):
    papers = [read(path.read_bytes()) for path in (tour / "paper").glob("*.escpos")]
    codes = {code.data[0] for paper in papers for code in paper.barcodes}
    assert {"S", "F", "T"} <= codes
    receipts = [paper.text for paper in papers if "Récépissé de" in paper.text]
    assert any("Maëlle Wénéguei" in receipt and "l'actualité de KOOM" in receipt for receipt in receipts)


def test_nobody_who_joined_stands_in_the_journal(journal, told):
    bodies = json.dumps(journal, ensure_ascii=False)
    for name in ("Wénéguei", "O’Sullivan", "Boewa", "75.41.18", "courriel.nc"):
        assert name not in bodies
    assert any(name.endswith("her-screen-boxes-fr") for name in told["pictures"])


def test_the_barcode_of_a_ticket_is_read_from_its_pdf(tour, told, tmp_path):
    number = told["tickets"][0]["number"]
    pdf = tour / "paper" / f"ticket-{number}.pdf"
    subprocess.run(["pdftoppm", "-r", "300", "-png", "-singlefile", pdf, tmp_path / "ticket"], check=True)
    found = subprocess.run(
        ["zbarimg", "-q", "--nodbus", tmp_path / "ticket.png"], capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith(f"CODE-128:T001{number:07d}")


def test_the_archive_verifies_without_the_program(tour, tmp_path):
    with zipfile.ZipFile(tour / "journal.zip") as archive:
        archive.extractall(tmp_path)
    verifier = next(tmp_path.rglob("*.py"))
    done = subprocess.run(
        [sys.executable, "-I", str(verifier)], cwd=verifier.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
