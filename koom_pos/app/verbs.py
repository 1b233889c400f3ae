"""Verbs of the command line: they open the folder, act through services, and print what they found."""

import getpass
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from koom_pos.app.workplace import Workplace, open_workplace
from koom_pos.domain.errors import KoomError
from koom_pos.settings import SettingsFileError

if TYPE_CHECKING:
    from koom_pos.services.sync.setup import ShopLine

_REFUSED = 2
_PIN_VARIABLE = "KOOM_PIN"
_SHOP_PASSWORD_VARIABLE = "KOOM_SHOP_PASSWORD"  # noqa: S105 - the name of a variable


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


def create_shop(url: str) -> int:
    """Create the tables of the KOOM contract in an empty database."""
    from koom_pos.remote.connection import create_shop as create  # noqa: PLC0415
    from koom_pos.remote.shop_address import address_in  # noqa: PLC0415

    def act() -> int:
        address = address_in(url, Path.cwd(), password=os.environ.get(_SHOP_PASSWORD_VARIABLE))
        create(address)
        sys.stdout.write(f"{address.shown}: the tables of the contract stand.\n")
        return 0

    return _guarded(act)


def print_contract(family: str) -> int:
    """Print the statements that make the contract's tables, for people who run them themselves."""
    from koom_pos.remote.contract_ddl import contract_ddl  # noqa: PLC0415

    return _guarded(lambda: _print((0, contract_ddl(family))))


def print_grants(url: str) -> int:
    """Print what the account of an address must be allowed, for the database's administrator to run."""
    from koom_pos.remote.shop_address import address_in  # noqa: PLC0415
    from koom_pos.services.sync.setup import grants_for  # noqa: PLC0415

    return _guarded(lambda: _print((0, grants_for(address_in(url, Path.cwd())))))


def sync_once(data_dir: Path, url: str | None) -> int:
    """Do one round with the online shop and print what moved as JSON; 1 when something waits for somebody."""

    def act(line: "ShopLine") -> int:
        report = line.round()
        sys.stdout.write(json.dumps(report.fields(), indent=2) + "\n")
        return 0 if report.is_clean else 1

    return _with_shop(data_dir, url, act)


def sync_watch(data_dir: Path, url: str | None, seconds: int) -> int:
    """Do a round every so many seconds until Ctrl+C, a line of JSON for each; the round under way ends in order."""
    stop = Event()
    former = {each: signal.signal(each, lambda *_heard: stop.set()) for each in (signal.SIGINT, signal.SIGTERM)}

    def act(line: "ShopLine") -> int:
        while not stop.is_set():
            report = line.round(cancelled=stop.is_set)
            sys.stdout.write(json.dumps(report.fields()) + "\n")
            sys.stdout.flush()
            stop.wait(seconds)
        return 0

    try:
        return _with_shop(data_dir, url, act)
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def _with_shop(data_dir: Path, url: str | None, act: Callable[["ShopLine"], int]) -> int:
    """Act with the line to the shop that is said, or that the settings name."""
    from koom_pos.remote.shop_address import address_in  # noqa: PLC0415
    from koom_pos.services.sync.setup import NoOnlineShopError, ShopLine, access_of, address_of  # noqa: PLC0415

    def run(place: Workplace) -> int:
        settings = place.settings.online
        if url is not None:
            address = address_in(url, place.data_dir, password=os.environ.get(_SHOP_PASSWORD_VARIABLE))
        elif (found := address_of(settings, place.vault, place.data_dir)) is not None:
            address = found
        else:
            raise NoOnlineShopError
        line = ShopLine(place.desk(), address, settings, access=access_of(settings, place.vault))
        try:
            return act(line)
        finally:
            line.close()

    return _with(data_dir, run)


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
