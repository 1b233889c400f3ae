"""The papers of the tour: what the printer got, as bytes, and each ticket and closing as PDF and as text."""

import re
from pathlib import Path

from koom_pos.documents.closing import closing_document
from koom_pos.documents.pdf import to_pdf
from koom_pos.documents.ticket import ticket_document
from koom_pos.domain.settled import SettledSale
from koom_pos.services import closing_paper, receipts, ticket_paper
from koom_pos.services.print_queue import PrintOutcome
from koom_pos.store.till import Closing
from koom_pos.ui.counter_devices import PAPER_FOLDER
from koom_pos.ui.tour.stage import Stage


class PaperTray:
    """Collects the titles of what came out, in order: the printer keeps the bytes without a name."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.titles: list[str] = []
        stage.shell.devices.job_printed.connect(self._came_out)

    def empty_into(self, folder: Path) -> None:
        """Write every paper of the tour and compare the bytes printed with what was settled."""
        folder.mkdir(exist_ok=True)
        jobs = sorted((self._stage.till.data_dir / PAPER_FOLDER).glob("job-*.bin"))
        printed: dict[str, bytes] = {}
        for number, (job, title) in enumerate(zip(jobs, self.titles, strict=False), start=1):
            data = job.read_bytes()
            printed.setdefault(title, data)
            (folder / f"{number:03d}-{_slug(title)}.escpos").write_bytes(data)
        self._stage.findings.agree("Jobs printed", printer=len(jobs), queue=len(self.titles))
        for sale in self._stage.sales:
            self._write_ticket(folder, sale)
        every = b"".join(printed.values())
        for sale in self._stage.sales:
            self._stage.findings.agree(
                f"Ticket {sale.number}, bytes printed", total=_stands_in(abs(sale.gross_xpf), every), expected=True
            )
        with self._stage.desk.store.reading() as tx:
            closings = tx.till.closings(self._stage.desk.workstation.id, "day", limit=2)
        for closing in closings:
            self._write_closing(folder, closing)

    def _came_out(self, outcome: PrintOutcome) -> None:
        self.titles.append(outcome.title)

    def _write_ticket(self, folder: Path, sale: SettledSale) -> None:
        """Write the original as PDF and text; a picture for the tour is no production that the journal must count."""
        desk = self._stage.desk
        with desk.store.reading() as tx:
            document = ticket_document(ticket_paper.ticket_content(tx, desk, sale, duplicate_number=None))
        (folder / f"ticket-{sale.number}.pdf").write_bytes(to_pdf(document))
        _write_text(folder / f"ticket-{sale.number}.txt", receipts.ticket_text(desk, sale))

    def _write_closing(self, folder: Path, closing: Closing) -> None:
        desk = self._stage.desk
        with desk.store.reading() as tx:
            document = closing_document(closing_paper.closing_content(tx, desk, "", closing))
        (folder / f"z-{closing.number}.pdf").write_bytes(to_pdf(document))
        _write_text(folder / f"z-{closing.number}.txt", receipts.closing_text(desk, closing))


def _write_text(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _stands_in(amount_xpf: int, data: bytes) -> bool:
    """Tell whether an amount is among printed bytes, its groups parted by any space of the code page."""
    digits = f"{amount_xpf:,}".replace(",", "[ \\xa0\\xff]?")
    return re.search(digits.encode("latin-1"), data) is not None


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "paper"
