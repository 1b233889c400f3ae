"""The register of processors and partners, with the written commitments the policy promises (R9, GDPR art. 28).

A processor works for the shop; a partner receives addresses for himself, and only of who agreed to just that.
"""

from dataclasses import replace

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.privacy import Processor

PROCESSOR, PARTNER = "processor", "partner"


class ProcessorError(RefusedError):
    """An entry of the register is incomplete or contradicts itself; `field` names where."""

    def __init__(self, field: str) -> None:
        super().__init__(f"processor: {field}")
        self.field = field


class UnknownProcessorError(RefusedError):
    """No such processor or partner."""

    def __init__(self, processor_id: str) -> None:
        super().__init__("no such processor")
        self.processor_id = processor_id


class CommitmentMissingError(RefusedError):
    """Addresses leave only for who is active in the register, for this use, with a dated written commitment."""

    def __init__(self) -> None:
        super().__init__("no written commitment")


def processors(desk: Desk) -> list[Processor]:
    """List the register, active entries first."""
    with desk.store.reading() as tx:
        return tx.privacy.processors()


def put_processor(desk: Desk, operator: Operator, processor: Processor) -> Processor:
    """Enter or change a processor or partner; an empty id enters a new one. Journalled without a name.

    An entry without a commitment may stand: nothing leaves for it.

    Raises:
        ProcessorError: no name or purpose, an unknown role, a commitment of tomorrow or without a reference.
        UnknownProcessorError, NotAllowedError
    """
    operator.check(Right.PRIVACY)
    _check(desk, processor)
    with desk.store.transaction() as tx:
        if processor.id:
            _known(tx, processor.id)
        entry = replace(processor, id=processor.id or desk.new_id(), name=processor.name.strip())
        _put(tx, desk, operator, entry, event="changed" if processor.id else "entered")
    return entry


def end_processor(desk: Desk, operator: Operator, processor_id: str) -> Processor:
    """Note that nothing leaves for a processor or partner any more; the entry stays for the record.

    Raises:
        UnknownProcessorError, NotAllowedError
    """
    operator.check(Right.PRIVACY)
    with desk.store.transaction() as tx:
        entry = replace(_known(tx, processor_id), active=False)
        _put(tx, desk, operator, entry, event="ended")
    return entry


def check_commitment(tx: Transaction, desk: Desk, processor_id: str, *, role: str) -> Processor:
    """Give the entry addresses may leave for.

    Raises:
        CommitmentMissingError: it has another role, is ended, or has no commitment in force.
        UnknownProcessorError
    """
    entry = _known(tx, processor_id)
    committed = entry.commitment_on is not None and entry.commitment_on <= desk.today() and entry.commitment_ref
    if entry.role != role or not entry.active or not committed:
        raise CommitmentMissingError
    return entry


def _check(desk: Desk, processor: Processor) -> None:
    faults = {
        "name": not processor.name.strip(),
        "role": processor.role not in (PROCESSOR, PARTNER),
        "purpose": not processor.purpose.strip(),
        "commitment_on": processor.commitment_on is not None and processor.commitment_on > desk.today(),
        "commitment_ref": processor.commitment_on is not None and not processor.commitment_ref.strip(),
    }
    for field, wrong in faults.items():
        if wrong:
            raise ProcessorError(field)


def _known(tx: Transaction, processor_id: str) -> Processor:
    entry = tx.privacy.processor(processor_id)
    if entry is None:
        raise UnknownProcessorError(processor_id)
    return entry


def _put(tx: Transaction, desk: Desk, operator: Operator, entry: Processor, *, event: str) -> None:
    at_utc = desk.now()
    tx.privacy.put_processor(entry, at_utc=at_utc, by=operator.id)
    payload = {
        "operator": operator.code,
        "event": event,
        "processor": entry.id,
        "role": entry.role,
        "commitment_on": entry.commitment_on.isoformat() if entry.commitment_on else "",
        "active": entry.active,
    }
    journal_writer.append(tx, desk, JournalKind.PROCESSOR_CHANGE, payload, at_utc=at_utc)
