"""Let a list of contacts out of the shop: through the purpose gate, with what each agreed to and when, and logged.

Two kinds of CSV, both UTF-8, because readers disagree: a file the shop keeps opens in a French Excel, which wants `;`
and a byte order mark; one for a processor or partner goes into his tool, and these take commas (Mailchimp takes
nothing else) and no mark.
"""

import contextlib
import csv
from collections.abc import Sequence
from pathlib import Path

from koom_pos.domain.business_day import format_local_datetime
from koom_pos.domain.consent import MARKETING, Channel, Purpose, UnaskedCellError
from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.services.processors import PARTNER, PROCESSOR, CommitmentMissingError, check_commitment
from koom_pos.services.recipients import read_recipients
from koom_pos.store import Transaction
from koom_pos.store.consents import Recipient
from koom_pos.store.privacy import ContactExport

COLUMNS = ("prenom", "nom", "langue", "finalite", "canal", "texte_version", "texte_sha256", "accord_du")
_ADDRESS_COLUMN = {Channel.EMAIL: "email", Channel.SMS: "mobile"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class NoRecipientsError(RefusedError):
    """Nobody agreed to this: there is nothing to write."""

    def __init__(self) -> None:
        super().__init__("no recipients")


class ContactExportError(DeviceError):
    """The disk refused the file; what stood at the path still stands. `detail` is the system's reason."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


def exports(desk: Desk, operator: Operator) -> list[ContactExport]:
    """List the exports, the latest first.

    Raises:
        NotAllowedError
    """
    operator.check(Right.CONTACT_EXPORT)
    with desk.store.reading() as tx:
        return tx.privacy.exports()


def export_recipients(
    desk: Desk, operator: Operator, purpose: Purpose, channel: Channel, path: Path, *, processor_id: str | None = None
) -> ContactExport:
    """Write who may be contacted to a CSV at `path`, replacing what stands there; logged and journalled by count.

    Args:
        desk: The desk.
        operator: Needs `Right.CONTACT_EXPORT`.
        purpose: One that canvasses.
        channel: By which way.
        path: Where the file goes.
        processor_id: For whom; None keeps it in the shop. Partners' offers leave for a partner alone, the shop's own
            for no partner.

    Raises:
        CommitmentMissingError, UnknownProcessorError: see `processors.check_commitment`.
        UnaskedCellError: not a purpose that canvasses, or not asked for this channel.
        NoRecipientsError, ContactExportError, NotAllowedError
    """
    operator.check(Right.CONTACT_EXPORT)
    if purpose not in MARKETING:
        raise UnaskedCellError(purpose, channel)
    part = path.with_name(f"{path.name}.part")
    try:
        with desk.store.transaction() as tx:
            destination = _destination(tx, desk, purpose, processor_id)
            found = read_recipients(tx, desk, purpose, channel)
            if not found:
                raise NoRecipientsError
            _write(part, purpose, channel, found, for_excel=destination == "shop")
            export = ContactExport(desk.new_id(), purpose, channel, processor_id, len(found), operator.id, desk.now())
            tx.privacy.add_export(export, workstation_id=desk.workstation.id)
            _journal(tx, desk, operator, export, destination)
        part.replace(path)
    except OSError as refused:
        raise ContactExportError(refused.strerror or type(refused).__name__) from refused
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return export


def _destination(tx: Transaction, desk: Desk, purpose: Purpose, processor_id: str | None) -> str:
    """Give for whom the file is, in one word, after looking at his commitment."""
    role = PARTNER if purpose is Purpose.PARTNER_OFFERS else PROCESSOR
    if processor_id is not None:
        return check_commitment(tx, desk, processor_id, role=role).role
    if role == PARTNER:
        raise CommitmentMissingError
    return "shop"


def _write(path: Path, purpose: Purpose, channel: Channel, found: Sequence[Recipient], *, for_excel: bool) -> None:
    with path.open("w", encoding="utf-8-sig" if for_excel else "utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";" if for_excel else ",")
        rows.writerow((_ADDRESS_COLUMN[channel], *COLUMNS))
        for who in found:
            rows.writerow(
                (
                    _plain(who.address) if for_excel and channel is Channel.EMAIL else who.address,
                    _plain(who.first_name),
                    _plain(who.last_name),
                    who.language,
                    purpose,
                    channel,
                    who.wording_version,
                    who.wording_sha256,
                    format_local_datetime(who.given_at_utc),
                )
            )


def _plain(text: str) -> str:
    """Keep a name from being read as a formula by a spreadsheet."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _journal(tx: Transaction, desk: Desk, operator: Operator, export: ContactExport, destination: str) -> None:
    payload = {
        "operator": operator.code,
        "what": "contacts",
        "purpose": export.purpose,
        "channel": export.channel,
        "rows": export.rows,
        "destination": destination,
    }
    journal_writer.append(tx, desk, JournalKind.EXPORT, payload, at_utc=export.at_utc)
