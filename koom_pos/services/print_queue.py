"""Bring queued paper to the printer: one job at a time, in order, over restarts, never inside a transaction.

A job is marked before it is sent and after it came out, each in a transaction of its own. Killed in between, it is
printed again: a ticket may come twice, never not at all. What the printer still holds of it is the printer's affair
(`devices.printer`, `broken_job`).
"""

from dataclasses import dataclass
from datetime import timedelta

from koom_pos.devices.errors import (
    CoverOpenError,
    PaperOutError,
    PrinterOfflineError,
    PrinterTimeoutError,
    PrinterUnreachableError,
)
from koom_pos.devices.printer import Printer
from koom_pos.domain.errors import DeviceError
from koom_pos.domain.operator import Operator
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log
from koom_pos.store.paper import PrintJob

_log = Log(__name__)

DRAWER_PIN = 2
KICK_WITHIN = timedelta(seconds=20)
"""A drawer opens now or not at all: one that springs open minutes later, with nobody there, is a theft invited."""

_FAULTS: dict[type[DeviceError], str] = {
    PaperOutError: "paper",
    CoverOpenError: "cover",
    PrinterOfflineError: "offline",
    PrinterUnreachableError: "unreachable",
    PrinterTimeoutError: "timeout",
}


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of a job. `fault` is empty when it came out, else one of `paper`, `cover`, `offline`,
    `unreachable`, `timeout`, `device`. `attempts` includes the drawer's; `waiting` counts the jobs still to print.
    """

    job_id: str
    title: str
    fault: str
    attempts: int
    waiting: int

    @property
    def printed(self) -> bool:
        """It came out, or the drawer opened."""
        return self.fault == ""


def print_next(desk: Desk, printer: Printer) -> PrintOutcome | None:
    """Open the drawer where that waits, then print the oldest job; None when nothing waits.

    The drawer does not wait behind a ticket that cannot be printed: it opens without paper too. Device errors
    become the outcome's fault; the job stays and is tried again by the next call.
    """
    kicked = _kick_drawer(desk, printer)
    with desk.store.transaction() as tx:
        waiting = [job for job in tx.paper.waiting(desk.workstation.id) if job.data]
        if not waiting:
            return kicked
        job = waiting[0]
        tx.paper.mark(job.id, "printing", at_utc=desk.now(), attempt=True)
    fault = ""
    try:
        printer.write_job(job.data)
    except DeviceError as failure:
        fault = _fault_of(failure)
        _log.info("print_failed", title=job.title, fault=fault, attempt=job.attempts + 1)
    with desk.store.transaction() as tx:
        standing = tx.paper.job(job.id)
        if standing is not None and standing.state == "printing":  # else it was cancelled meanwhile
            tx.paper.mark(job.id, "failed" if fault else "done", at_utc=desk.now(), fault=fault)
        left = sum(1 for each in tx.paper.waiting(desk.workstation.id) if each.data)
    return PrintOutcome(job.id, job.title, fault, job.attempts + 1, left)


def _kick_drawer(desk: Desk, printer: Printer) -> PrintOutcome | None:
    """Open the drawer once for all jobs that ask for it and were not tried yet, if they are fresh."""
    with desk.store.transaction() as tx:
        now = desk.now()
        asking = [job for job in tx.paper.waiting(desk.workstation.id) if job.kick_drawer and job.attempts == 0]
        for job in asking:
            tx.paper.mark(job.id, "queued" if job.data else "done", at_utc=now, attempt=True)
        waiting = sum(1 for job in tx.paper.waiting(desk.workstation.id) if job.data)
    fresh = [job for job in asking if now - job.queued_at_utc <= KICK_WITHIN]
    if not fresh:
        return None
    fault = ""
    try:
        printer.kick_drawer(DRAWER_PIN)
    except DeviceError as failure:
        fault = _fault_of(failure)
        _log.info("drawer_not_opened", fault=fault)
    last = fresh[-1]
    return PrintOutcome(last.id, last.title, fault, 1, waiting)


def waiting_jobs(desk: Desk) -> list[PrintJob]:
    """List the jobs that did not come out yet, oldest first."""
    with desk.store.reading() as tx:
        return [job for job in tx.paper.waiting(desk.workstation.id) if job.data]


def broken_job(desk: Desk) -> bytes:
    """Give what was being sent when the program last stopped, for `open_printer`; empty when nothing was."""
    with desk.store.reading() as tx:
        return next((job.data for job in tx.paper.waiting(desk.workstation.id) if job.state == "printing"), b"")


def cancel_job(desk: Desk, operator: Operator, job_id: str) -> None:
    """Give up a job: what it would have shown stays in the books, and another print of it says DUPLICATA.

    Not journalled: no figure changes, and the production was counted when it was queued.
    """
    with desk.store.transaction() as tx:
        job = tx.paper.job(job_id)
        if job is None or job.state in ("done", "cancelled"):
            return
        tx.paper.mark(job_id, "cancelled", at_utc=desk.now())
    _log.info("print_cancelled", title=job.title, operator=operator.code)


def _fault_of(failure: DeviceError) -> str:
    return _FAULTS.get(type(failure), "device")
