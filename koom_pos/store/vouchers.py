"""Verbs of single-use vouchers: what they are worth, to whom they were sent, and that they were used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, text

from koom_pos.domain.discount import DiscountKind
from koom_pos.store.tables.loyalty import VoucherHolderRow, VoucherRow, VoucherUseRow

_FIELDS = """v.id, v.code, v.campaign, v.how, v.value, v.expires_on,
             EXISTS (SELECT 1 FROM voucher_use u WHERE u.voucher_id = v.id)"""
_BY_CODE = text(f"SELECT {_FIELDS} FROM voucher v WHERE v.code = :code")
_OF = text(f"""
    SELECT {_FIELDS} FROM voucher_holder h JOIN voucher v ON v.id = h.voucher_id
    WHERE h.customer_id IN :customers ORDER BY v.issued_at_utc DESC, v.id""").bindparams(
    bindparam("customers", expanding=True)
)


@dataclass(frozen=True, slots=True)
class Voucher:
    """A single-use voucher. `value` is basis points for a percentage, francs for an amount.

    `expires_on` is the last day on which it is good, None for no end.
    """

    id: str
    code: str
    campaign: str
    how: DiscountKind
    value: int
    expires_on: date | None
    used: bool = False


class VoucherVerbs:
    """Vouchers are issued and used; the key of `voucher_use` makes a second use impossible."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_code(self, code: str) -> Voucher | None:
        """Give the voucher with this code, used or not."""
        row = self._connection.execute(_BY_CODE, {"code": code}).first()
        return None if row is None else _voucher(row)

    def of_customers(self, customer_ids: Sequence[str]) -> list[Voucher]:
        """Give the vouchers sent to these customers, latest first."""
        return [_voucher(row) for row in self._connection.execute(_OF, {"customers": list(customer_ids)})]

    def issue(self, voucher: Voucher, *, workstation_id: str, at_utc: datetime) -> None:
        """Create a voucher that is nobody's yet."""
        self._connection.execute(
            insert(VoucherRow),
            {
                "id": voucher.id,
                "workstation_id": workstation_id,
                "code": voucher.code,
                "campaign": voucher.campaign,
                "how": str(voucher.how),
                "value": voucher.value,
                "issued_at_utc": at_utc,
                "expires_on": voucher.expires_on,
            },
        )

    def hold(self, voucher_id: str, customer_id: str) -> None:
        """Keep to whom a voucher was sent; the link goes with her."""
        self._connection.execute(insert(VoucherHolderRow), {"voucher_id": voucher_id, "customer_id": customer_id})

    def use(self, voucher_id: str, *, sale_id: str, amount_xpf: int, at_utc: datetime) -> None:
        """Keep that a voucher was used on a ticket, for so many francs (positive)."""
        self._connection.execute(
            insert(VoucherUseRow),
            {"voucher_id": voucher_id, "sale_id": sale_id, "amount_xpf": amount_xpf, "at_utc": at_utc},
        )


def _voucher(row: Sequence[object]) -> Voucher:
    voucher_id, code, campaign, how, value, expires_on, used = row
    return Voucher(
        str(voucher_id),
        str(code),
        str(campaign),
        DiscountKind(str(how)),
        int(str(value)),
        date.fromisoformat(str(expires_on)) if expires_on else None,
        bool(used),
    )
