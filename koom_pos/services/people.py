"""Operators: sign in by PIN or badge, lock-outs, one-shot approvals, accounts and rights."""

import hashlib
from dataclasses import replace

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import (
    DEFAULT_DISCOUNT_CAP_BP,
    DEFAULT_RIGHTS,
    FAILURES_BEFORE_LOCK,
    LOCK_TIME,
    LockedOutError,
    NotAllowedError,
    Operator,
    PinTakenError,
    Right,
    Role,
    UnknownBadgeError,
    WrongPinError,
    check_pin,
)
from koom_pos.domain.shop_codes import LARGEST_NUMBER, badge_code, parse_badge_code, tidy_code
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.operators import OperatorAccount
from koom_pos.store.tables.house import ApprovalRow

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with OWASP's least parameters (19 MiB, 2 passes): a PIN is tried against each operator in turn."""


def sign_in(desk: Desk, pin: str) -> Operator:
    """Give the operator whose PIN this is; journalled by her code.

    Raises:
        WrongPinError: nobody's PIN; the failure is counted.
        LockedOutError: too many failures.
    """
    operator = _operator_of_pin(desk, pin)
    _journal_sign_in(desk, operator, "pin")
    return operator


def sign_in_by_badge(desk: Desk, code: str) -> Operator:
    """Give the operator whose badge was scanned; journalled.

    Raises:
        ShopCodeFormatError, ShopCodeCheckError: not a badge's code.
        UnknownBadgeError: nobody's badge any more.
    """
    parse_badge_code(code)
    with desk.store.reading() as tx:
        operator = tx.operators.by_badge(_badge_hash(code))
    if operator is None:
        raise UnknownBadgeError
    _journal_sign_in(desk, operator, "badge")
    return operator


def approve(
    desk: Desk, asked_by: Operator, pin: str, *, right: Right, action: str, subject_id: str, amount_xpf: int
) -> str:
    """Give the id of a one-shot approval by the person whose PIN this is.

    Bound to the act, the ticket and the amount; journalled with the codes of who asked and who approved.

    Raises:
        WrongPinError, LockedOutError
        NotAllowedError: her role lacks the right too.
    """
    approver = _operator_of_pin(desk, pin)
    approver.check(right)
    if right is Right.DISCOUNT and approver.discount_cap_bp <= asked_by.discount_cap_bp:
        raise NotAllowedError(right, cap_bp=approver.discount_cap_bp)
    with desk.store.transaction() as tx:
        at_utc = desk.now()
        approval_id = desk.new_id()
        tx.operators.add_approval(
            ApprovalRow(
                id=approval_id,
                workstation_id=desk.workstation.id,
                action=action,
                subject_id=subject_id,
                amount_xpf=amount_xpf,
                approved_by=approver.id,
                asked_by=asked_by.id,
                at_utc=at_utc,
            )
        )
        payload = {
            "action": action,
            "amount_xpf": amount_xpf,
            "approved_by": approver.code,
            "asked_by": asked_by.code,
        }
        journal_writer.append(tx, desk, JournalKind.APPROVAL, payload, at_utc=at_utc)
    return approval_id


def found_people(tx: Transaction, desk: Desk, display_name: str, pin: str) -> Operator:
    """Create the first manager and the default rights, in the transaction of the first run.

    Raises:
        WeakPinError
    """
    for role, rights in DEFAULT_RIGHTS.items():
        for right in rights:
            cap = DEFAULT_DISCOUNT_CAP_BP[role] if right is Right.DISCOUNT else None
            tx.operators.set_right(role, right, allowed=True, cap_bp=cap)
    return put_operator(tx, desk, display_name=display_name, role=Role.MANAGER, pin=pin, by="first_run")


def create_operator(desk: Desk, manager: Operator, *, display_name: str, role: Role, pin: str) -> Operator:
    """Create an operator; journalled by code.

    Raises:
        WeakPinError, PinTakenError, NotAllowedError
    """
    manager.check(Right.OPERATORS)
    with desk.store.transaction() as tx:
        operator = put_operator(tx, desk, display_name=display_name, role=role, pin=pin, by=manager.id)
        _journal_change(tx, desk, manager.code, operator, "created")
    return operator


def put_operator(tx: Transaction, desk: Desk, *, display_name: str, role: Role, pin: str, by: str) -> Operator:
    """Store a new operator in a running transaction, with her PIN checked and hashed."""
    check_pin(pin)
    _refuse_taken(tx, pin)
    account = OperatorAccount(desk.new_id(), tx.operators.next_code(), display_name, role, True, False)
    tx.operators.put(account, pin_hash=_HASHER.hash(pin), at_utc=desk.now(), by=by)
    operator = tx.operators.get(account.id)
    if operator is None:
        raise NotAllowedError(Right.SELL)
    return operator


def change_pin(desk: Desk, manager: Operator, operator_id: str, pin: str) -> None:
    """Give an operator another PIN; her own, or anybody's for who may manage operators.

    Raises:
        WeakPinError, PinTakenError, NotAllowedError
    """
    if operator_id != manager.id:
        manager.check(Right.OPERATORS)
    check_pin(pin)
    with desk.store.transaction() as tx:
        _refuse_taken(tx, pin)
        account = _account(tx, operator_id)
        tx.operators.put(account, pin_hash=_HASHER.hash(pin), at_utc=desk.now(), by=manager.id)
        _journal_change(tx, desk, manager.code, account, "pin")


def set_active(desk: Desk, manager: Operator, operator_id: str, *, active: bool) -> None:
    """Let an operator in again, or keep her out; her facts stay.

    Raises:
        NotAllowedError: also for the last active manager, or nobody could let anybody in again.
    """
    manager.check(Right.OPERATORS)
    with desk.store.transaction() as tx:
        account = replace(_account(tx, operator_id), active=active)
        others = [a for a in tx.operators.accounts() if a.active and a.role is Role.MANAGER and a.id != operator_id]
        if not active and not others:
            raise NotAllowedError(Right.OPERATORS)
        tx.operators.put(account, pin_hash=None, at_utc=desk.now(), by=manager.id)
        _journal_change(tx, desk, manager.code, account, "active" if active else "inactive")


def issue_badge(desk: Desk, manager: Operator, operator_id: str) -> str:
    """Give an operator a new badge and return its code, to be printed now: only its hash is kept."""
    manager.check(Right.OPERATORS)
    code = badge_code(1 + desk.random_below(LARGEST_NUMBER))
    with desk.store.transaction() as tx:
        account = _account(tx, operator_id)
        tx.operators.set_badge(operator_id, _badge_hash(code))
        _journal_change(tx, desk, manager.code, account, "badge")
    return code


def set_right(
    desk: Desk, manager: Operator, role: Role, right: Right, *, allowed: bool, cap_bp: int | None = None
) -> None:
    """Give a right to a role, or take it away; journalled. A manager keeps the right to manage operators."""
    manager.check(Right.OPERATORS)
    if role is Role.MANAGER and right is Right.OPERATORS and not allowed:
        raise NotAllowedError(right)
    with desk.store.transaction() as tx:
        tx.operators.set_right(role, right, allowed=allowed, cap_bp=cap_bp)
        payload = {
            "operator": manager.code,
            "role": str(role),
            "right": str(right),
            "allowed": allowed,
            "cap_bp": cap_bp,
        }
        journal_writer.append(tx, desk, JournalKind.OPERATOR_CHANGE, payload, at_utc=desk.now())


def rights(desk: Desk) -> dict[tuple[Role, Right], int | None]:
    """Give every right a role has today; the value is its largest discount in basis points, None for the others."""
    with desk.store.reading() as tx:
        return tx.operators.rights()


def accounts(desk: Desk) -> list[OperatorAccount]:
    """List operators, active first."""
    with desk.store.reading() as tx:
        return tx.operators.accounts()


def refreshed(desk: Desk, operator: Operator) -> Operator | None:
    """Give the operator with her rights as they stand now, or None when she was made inactive."""
    with desk.store.reading() as tx:
        return tx.operators.get(operator.id)


def _operator_of_pin(desk: Desk, pin: str) -> Operator:
    with desk.store.reading() as tx:
        failures, until = tx.operators.failures(desk.workstation.id)
        known = tx.operators.credentials()
    now = desk.now()
    if until is not None and now < until:
        raise LockedOutError(until)
    # Every hash is tried, so that the time taken does not tell which operator was nearly right.
    matches = [c.operator_id for c in known if _matches(c.pin_hash, pin)]
    if not matches:
        _count_failure(desk, failures if until is None else 0)
    with desk.store.transaction() as tx:
        operator = tx.operators.get(matches[0])
        if failures:
            tx.operators.set_failures(desk.workstation.id, 0, None)
    if operator is None:
        raise WrongPinError(FAILURES_BEFORE_LOCK)
    return operator


def _count_failure(desk: Desk, failures: int) -> None:
    failures += 1
    until = desk.now() + LOCK_TIME if failures >= FAILURES_BEFORE_LOCK else None
    with desk.store.transaction() as tx:
        tx.operators.set_failures(desk.workstation.id, failures, until)
        if until is not None:
            payload = {"failures": failures}
            journal_writer.append(tx, desk, JournalKind.LOCK_OUT, payload, at_utc=desk.now())
    if until is not None:
        raise LockedOutError(until)
    raise WrongPinError(FAILURES_BEFORE_LOCK - failures)


def _matches(pin_hash: str, pin: str) -> bool:
    try:
        return _HASHER.verify(pin_hash, pin)
    except VerifyMismatchError:
        return False


def _refuse_taken(tx: Transaction, pin: str) -> None:
    # Who left may come back with her PIN, so it stays hers.
    if any(_matches(c.pin_hash, pin) for c in tx.operators.credentials(inactive=True)):
        raise PinTakenError


def _badge_hash(code: str) -> str:
    return hashlib.sha256(tidy_code(code).encode()).hexdigest()


def _account(tx: Transaction, operator_id: str) -> OperatorAccount:
    return next(a for a in tx.operators.accounts() if a.id == operator_id)


def _journal_sign_in(desk: Desk, operator: Operator, by: str) -> None:
    journal_writer.note(desk, JournalKind.SIGN_IN, {"operator": operator.code, "by": by})


def _journal_change(tx: Transaction, desk: Desk, by: str, account: OperatorAccount | Operator, change: str) -> None:
    payload = {"by": by, "operator": account.code, "change": change, "role": str(account.role)}
    journal_writer.append(tx, desk, JournalKind.OPERATOR_CHANGE, payload, at_utc=desk.now())
