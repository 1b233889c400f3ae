"""Verbs of the command line: they open the folder, act through services, and print what they found."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from koom_pos.app.workplace import Workplace, open_workplace
from koom_pos.domain.errors import KoomError
from koom_pos.settings import SettingsFileError

_REFUSED = 2
_PIN_VARIABLE = "KOOM_PIN"


def verify_journal(data_dir: Path, archive: Path | None) -> int:
    """Verify the workstation's journal, or one archive; 1 when it is broken."""
    from koom_pos.services import journal_report  # noqa: PLC0415

    if archive is not None:
        return _guarded(lambda: _print(journal_report.verify_archive_lines(archive)))
    return _with(data_dir, lambda place: _print(journal_report.verify_lines(place.desk())))


def archive_journal(data_dir: Path, first: date, last: date, file: Path) -> int:
    """Write an archive of a span of business dates."""
    from koom_pos.services import journal_report  # noqa: PLC0415

    return _with(data_dir, lambda place: _print(journal_report.archive_lines(place.desk(), first, last, file)))


def import_catalogue(data_dir: Path, file: Path, *, dry_run: bool) -> int:
    """Import articles with the mapping proposed from the headers; every fault is listed, nothing is half done.

    Asks for the PIN of who may edit the catalogue, or takes it from KOOM_PIN: the journal names who imported.
    """
    from koom_pos.services import catalogue_report, people  # noqa: PLC0415

    def act(place: Workplace) -> int:
        desk = place.desk()
        operator = people.sign_in(desk, os.environ.get(_PIN_VARIABLE) or getpass.getpass("PIN: "))
        return _print(catalogue_report.import_lines(desk, operator, file, dry_run=dry_run))

    return _with(data_dir, act)


def doctor(data_dir: Path) -> int:
    """Check what a workstation stands on, and say what to mend."""
    from koom_pos.services import doctor as checks  # noqa: PLC0415

    return _with(
        data_dir,
        lambda place: _print(checks.report_lines(place.store, place.data_dir, place.settings)),
    )


def _print(outcome: tuple[int, list[str]]) -> int:
    code, lines = outcome
    sys.stdout.write("\n".join(lines) + "\n")
    return code


def _with(data_dir: Path, act: Callable[[Workplace], int]) -> int:
    def run() -> int:
        with _opened(data_dir) as place:
            if not place.is_founded():
                sys.stderr.write(f"{data_dir}: the first run of this workstation is not over; open the till once.\n")
                return _REFUSED
            return act(place)

    return _guarded(run)


@contextmanager
def _opened(data_dir: Path) -> Iterator[Workplace]:
    place = open_workplace(data_dir)
    try:
        yield place
    finally:
        place.close()


def _guarded(run: Callable[[], int]) -> int:
    """Say what was refused in the words of the screens."""
    try:
        return run()
    except (KoomError, SettingsFileError) as refused:
        from koom_pos.ui.refusals import sentence  # noqa: PLC0415

        said = sentence(refused) if isinstance(refused, KoomError) else str(refused)
        sys.stderr.write(said + "\n")
        return _REFUSED
