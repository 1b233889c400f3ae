"""Check what a workstation stands on, and say what to mend. Reads only."""

import shutil
from pathlib import Path

from koom_pos import __version__
from koom_pos.settings import WorkstationSettings
from koom_pos.store import Store

_LEAST_FREE_BYTES = 500_000_000


def report_lines(store: Store, data_dir: Path, settings: WorkstationSettings) -> tuple[int, list[str]]:
    """Give the exit code (1 when something wants mending) and the lines to print."""
    lines = [f"KOOM POS {__version__}", f"data        {data_dir}"]
    faults: list[str] = []
    with store.reading() as tx:
        here = tx.house.here()
        lines.append(f"SQLite      {tx.connection.exec_driver_sql('SELECT sqlite_version()').scalar_one()}")
        quick = tx.connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
        foreign = tx.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if here is not None:
            lines.append(f"workstation {here.number} {here.name}")
            lines.append(f"tickets     {tx.sales.last_number(here.id)}")
            lines.append(f"journal     {tx.journal.count(here.id)} entries")
            lines.append(f"print queue {len(tx.paper.waiting(here.id))} waiting")
            lines.append(f"outbox      {tx.house.waiting()} not sent")
    if quick != "ok":
        faults.append(f"the store file is damaged ({quick}): restore the last backup")
    if foreign:
        faults.append(f"{len(foreign)} rows point nowhere: restore the last backup")
    free = shutil.disk_usage(data_dir).free
    lines.append(f"disk free   {free // 1_000_000} MB")
    if free < _LEAST_FREE_BYTES:
        faults.append("less than 500 MB free: make room before the next day")
    lines.append(f"printer     {settings.printer.kind} {settings.printer.address}".rstrip())
    lines += [f"to mend: {fault}" for fault in faults] or ["nothing to mend"]
    return (1 if faults else 0), lines
