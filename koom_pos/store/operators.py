"""Verbs of people: operators, rights of roles, lock-outs, approvals."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from koom_pos.domain.operator import ApprovalSpentError, Operator, Right, Role
from koom_pos.store.tables.house import ApprovalRow, ApprovalUseRow, LockOutRow, OperatorRow, RoleRightRow


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signs an operator in; never shown, never logged."""

    operator_id: str
    pin_hash: str


@dataclass(frozen=True, slots=True)
class OperatorAccount:
    """An operator as the manager's list shows her."""

    id: str
    code: str
    display_name: str
    role: Role
    active: bool
    has_badge: bool


class OperatorVerbs:
    """Works through the ORM session of the transaction: these rows are few and edited."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, operator_id: str) -> Operator | None:
        """Give an active operator with the rights of her role today."""
        row = self._session.get(OperatorRow, operator_id)
        return self._operator(row) if row is not None and row.active else None

    def by_badge(self, badge_hash: str) -> Operator | None:
        """Give the active operator whose badge hashes to this."""
        row = self._session.scalars(
            select(OperatorRow).where(OperatorRow.badge_hash == badge_hash, OperatorRow.active)
        ).first()
        return None if row is None else self._operator(row)

    def credentials(self, *, inactive: bool = False) -> list[Credentials]:
        """Give the PIN hashes of every active operator; with `inactive`, also of those who may come back."""
        query = select(OperatorRow).order_by(OperatorRow.code)
        rows = self._session.scalars(query if inactive else query.where(OperatorRow.active))
        return [Credentials(row.id, row.pin_hash) for row in rows]

    def accounts(self) -> list[OperatorAccount]:
        """List operators, active first, by code."""
        rows = self._session.scalars(select(OperatorRow).order_by(OperatorRow.active.desc(), OperatorRow.code))
        return [
            OperatorAccount(r.id, r.code, r.display_name, Role(r.role), r.active, r.badge_hash is not None)
            for r in rows
        ]

    def name(self, operator_id: str) -> str:
        """Give the display name, also of one who left; empty for an unknown id."""
        row = self._session.get(OperatorRow, operator_id)
        return "" if row is None else row.display_name

    def code(self, operator_id: str) -> str:
        """Give the short code that stands for her on facts; empty for an unknown id."""
        row = self._session.get(OperatorRow, operator_id)
        return "" if row is None else row.code

    def next_code(self) -> str:
        """Give the next short code: 01, 02, …"""
        codes = [int(code) for code in self._session.scalars(select(OperatorRow.code))]
        return f"{max(codes, default=0) + 1:02}"

    def put(self, account: OperatorAccount, *, pin_hash: str | None, at_utc: datetime, by: str) -> None:
        """Create or change an operator; `pin_hash` None keeps the PIN she has."""
        row = self._session.get(OperatorRow, account.id)
        if row is None:
            row = OperatorRow(id=account.id, pin_hash=pin_hash or "", badge_hash=None)
            self._session.add(row)
        row.code, row.display_name, row.role = account.code, account.display_name, str(account.role)
        row.active, row.updated_at_utc, row.updated_by = account.active, at_utc, by
        if pin_hash is not None:
            row.pin_hash = pin_hash
        self._session.flush()

    def set_badge(self, operator_id: str, badge_hash: str | None) -> None:
        """Give an operator a badge, or take it away with None."""
        row = self._session.get_one(OperatorRow, operator_id)
        row.badge_hash = badge_hash
        self._session.flush()

    def set_right(self, role: Role, right: Right, *, allowed: bool, cap_bp: int | None = None) -> None:
        """Give a right to a role, or take it away."""
        row = self._session.get(RoleRightRow, (str(role), str(right)))
        if not allowed:
            if row is not None:
                self._session.delete(row)
        elif row is None:
            self._session.add(RoleRightRow(role=str(role), right=str(right), cap_bp=cap_bp))
        else:
            row.cap_bp = cap_bp
        self._session.flush()

    def rights(self) -> dict[tuple[Role, Right], int | None]:
        """Give every right a role has, with the largest discount in basis points where it has one."""
        rows = self._session.scalars(select(RoleRightRow))
        return {(Role(row.role), Right(row.right)): row.cap_bp for row in rows}

    def failures(self, workstation_id: str) -> tuple[int, datetime | None]:
        """Give the wrong PINs in a row here, and until when more are refused."""
        row = self._session.get(LockOutRow, workstation_id)
        return (0, None) if row is None else (row.failures, row.until_utc)

    def set_failures(self, workstation_id: str, failures: int, until_utc: datetime | None) -> None:
        """Keep the count of wrong PINs, so that a restart does not forgive them."""
        row = self._session.get(LockOutRow, workstation_id)
        if row is None:
            self._session.add(LockOutRow(workstation_id=workstation_id, failures=failures, until_utc=until_utc))
        else:
            row.failures, row.until_utc = failures, until_utc
        self._session.flush()

    def add_approval(self, approval: ApprovalRow) -> None:
        """Record a manager's yes."""
        self._session.add(approval)
        self._session.flush()

    def use_approval(
        self, approval_id: str, *, action: str, subject_id: str, amount_xpf: int, at_utc: datetime
    ) -> str:
        """Spend an approval and give who approved.

        Raises:
            ApprovalSpentError: it was used, or given for another act, ticket or amount.
        """
        row = self._session.get(ApprovalRow, approval_id)
        if row is None or (row.action, row.subject_id, row.amount_xpf) != (action, subject_id, amount_xpf):
            raise ApprovalSpentError
        self._session.add(ApprovalUseRow(approval_id=approval_id, at_utc=at_utc))
        try:
            self._session.flush()
        except IntegrityError as spent:
            raise ApprovalSpentError from spent
        return row.approved_by

    def _operator(self, row: OperatorRow) -> Operator:
        rights = self._session.scalars(select(RoleRightRow).where(RoleRightRow.role == row.role)).all()
        caps = [r.cap_bp for r in rights if r.right == Right.DISCOUNT and r.cap_bp is not None]
        return Operator(
            id=row.id,
            code=row.code,
            display_name=row.display_name,
            role=Role(row.role),
            rights=frozenset(Right(r.right) for r in rights),
            discount_cap_bp=caps[0] if caps else 0,
        )
