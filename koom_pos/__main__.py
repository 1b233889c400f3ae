"""Command line: `koom-pos` opens the till; verbs work without a screen."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from koom_pos import __version__

Verb = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the till; gives the exit code: 0 done, 1 found wrong, 2 refused."""
    chosen = _parser().parse_args(arguments)
    verb: Verb = chosen.verb
    return verb(chosen)


def _parser() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="folder that holds the whole state of this workstation (also KOOM_DATA)",
    )
    parser = argparse.ArgumentParser(prog="koom-pos", description="KOOM POS: the till of a shop.", parents=[data])
    parser.add_argument("--version", action="version", version=f"KOOM POS {__version__}")
    parser.set_defaults(verb=_open_till)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    demo = verbs.add_parser("demo", parents=[data], help="open the till on a demo shop, or drive its guided tour")
    demo.add_argument("--tour", type=Path, metavar="DIR", help="drive the tour; pictures, tickets and PDFs go to DIR")
    demo.add_argument("--seed", type=int, default=687, help="another seed makes another shop")
    demo.add_argument("--size", type=int, metavar="N", help="number of variants instead of the usual thousand")
    demo.set_defaults(verb=_demo)

    journal = verbs.add_parser("journal", help="verify or archive the signed journal").add_subparsers(
        required=True, metavar="ACT"
    )
    verify = journal.add_parser("verify", parents=[data], help="verify the whole journal, or one archive")
    verify.add_argument("archive", type=Path, nargs="?", help="an archive made by `journal archive`")
    verify.set_defaults(verb=_verify_journal)
    archive = journal.add_parser("archive", parents=[data], help="write a span of days to a verifiable archive")
    archive.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    archive.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    archive.add_argument("file", type=Path)
    archive.set_defaults(verb=_archive_journal)

    catalogue = verbs.add_parser("catalogue", help="import articles").add_subparsers(required=True, metavar="ACT")
    importing = catalogue.add_parser("import", parents=[data], help="import articles from CSV or XLSX")
    importing.add_argument("file", type=Path)
    importing.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    importing.set_defaults(verb=_import_catalogue)

    _add_sync(verbs, data)

    doctor = verbs.add_parser("doctor", parents=[data], help="check this workstation and say what to mend")
    doctor.set_defaults(verb=_doctor)
    return parser


def _add_sync(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", data: argparse.ArgumentParser) -> None:
    sync = verbs.add_parser(
        "sync", parents=[data], help="exchange with the online shop without a screen, or prepare its database"
    )
    sync.add_argument("--shop", metavar="URL", help="the shop's address instead of the one in the settings")
    often = sync.add_mutually_exclusive_group()
    often.add_argument("--once", action="store_true", help="one round; prints what moved as JSON, 1 if any waits")
    often.add_argument(
        "--watch", type=int, nargs="?", const=60, metavar="SECONDS", help="a round every so often, until Ctrl+C"
    )
    sync.set_defaults(verb=_sync, parser=sync)
    acts = sync.add_subparsers(metavar="ACT")
    create = acts.add_parser("create-shop", help="create the tables of the KOOM contract in an empty database")
    create.add_argument("url", metavar="URL")
    create.set_defaults(verb=_create_shop)
    grants = acts.add_parser("grants", help="print what the account of this address must be allowed")
    grants.add_argument("url", metavar="URL")
    grants.set_defaults(verb=_grants)
    contract = acts.add_parser("contract", help="print the statements that create the contract's tables")
    contract.add_argument("family", choices=("mariadb", "postgresql", "sqlite"))
    contract.set_defaults(verb=_contract)


def _data_dir(chosen: argparse.Namespace) -> Path:
    from koom_pos.paths import default_data_dir  # noqa: PLC0415
    from koom_pos.settings import choose_data_dir  # noqa: PLC0415

    return choose_data_dir(getattr(chosen, "data", None), os.environ, default_data_dir())


def _open_till(chosen: argparse.Namespace) -> int:
    from koom_pos.app.window import run_window  # noqa: PLC0415

    return run_window(_data_dir(chosen))


def _demo(chosen: argparse.Namespace) -> int:
    from koom_pos.app.demo import run_demo  # noqa: PLC0415

    folder = getattr(chosen, "data", None)
    return run_demo(folder, tour=chosen.tour, seed=chosen.seed, size=chosen.size)


def _verify_journal(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.verify_journal(_data_dir(chosen), chosen.archive)


def _archive_journal(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.archive_journal(_data_dir(chosen), chosen.first, chosen.last, chosen.file)


def _import_catalogue(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.import_catalogue(_data_dir(chosen), chosen.file, dry_run=chosen.dry_run)


def _doctor(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.doctor(_data_dir(chosen))


def _sync(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    if chosen.watch is not None:
        return verbs.sync_watch(_data_dir(chosen), chosen.shop, max(1, chosen.watch))
    if not chosen.once:
        chosen.parser.error("say --once, --watch, or one of create-shop, grants, contract")
    return verbs.sync_once(_data_dir(chosen), chosen.shop)


def _create_shop(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.create_shop(chosen.url)


def _grants(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.print_grants(chosen.url)


def _contract(chosen: argparse.Namespace) -> int:
    from koom_pos.app import verbs  # noqa: PLC0415

    return verbs.print_contract(chosen.family)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The verification of the journal starts helper processes; a frozen program would start itself instead.
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
