"""How long each class of data is kept: the rows of the shop's retention table, and the holds that freeze it.

Rows 1 and 2, the right of erasure and the holds of debit, claim and dispute are the words of the shop's policy; every
duration beyond them is a setting with a default after the CNIL, for the policy gives no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from koom_pos.domain.legal_hold import HoldCode


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """One row. `active_months` counts from the last activity, None while the purpose lasts (or the consent).

    `archive_months` is the intermediate archive after it, 0 for none.
    """

    number: int
    data: str
    active_months: int | None
    archive_months: int
    holds: tuple[HoldCode, ...] = ()


_H = HoldCode
_R4 = (_H.DEBIT_BALANCE, _H.CLAIM, _H.DISPUTE)

RETENTION: Mapping[int, RetentionRow] = {
    row.number: row
    for row in (
        RetentionRow(1, "customer account: identity, contacts", 36, 0, (*_R4, _H.OPEN_ORDER)),
        RetentionRow(2, "customer account, erased on request", 1, 0, tuple(_H)),
        RetentionRow(3, "loyalty card and points", 36, 0, (_H.CLAIM, _H.DISPUTE)),
        RetentionRow(4, "marketing contact of a customer", 36, 0),
        RetentionRow(5, "newsletter without purchase", 36, 0),
        RetentionRow(6, "proofs of consent", None, 60, (_H.DISPUTE,)),
        RetentionRow(7, "suppression list, keyed hashes", 36, 0),
        RetentionRow(8, "fiscal journal", None, 120, (_H.LEGAL_DUTY,)),
        RetentionRow(9, "link between ticket and customer", 36, 0, (_H.CLAIM, _H.DISPUTE, _H.OPEN_ORDER)),
        RetentionRow(10, "named invoices and payments", None, 120, (_H.LEGAL_DUTY, _H.DISPUTE)),
        RetentionRow(11, "online order", None, 60, (_H.CLAIM, _H.DISPUTE, _H.OPEN_ORDER)),
        RetentionRow(12, "delivery address, telephone, instructions", 3, 0, (_H.CLAIM, _H.DISPUTE)),
        RetentionRow(13, "traces of card payments", None, 13, (_H.DISPUTE,)),
        RetentionRow(14, "debts, deposits, credit notes", None, 60, (_H.DEBIT_BALANCE,)),
        RetentionRow(15, "lot sold to a customer", 36, 0, (_H.CLAIM, _H.DISPUTE)),
        RetentionRow(16, "complaints, returns, reactions", None, 60, (_H.CLAIM, _H.DISPUTE)),
        RetentionRow(17, "file of a dispute", None, 60, (_H.DISPUTE,)),
        RetentionRow(18, "make-up bookings", 3, 0, (_H.CLAIM, _H.OPEN_ORDER)),
        RetentionRow(19, "requests about rights, and answers", None, 60, (_H.DISPUTE,)),
        RetentionRow(20, "staff and the trail of the till", None, 60, (_H.DISPUTE, _H.LEGAL_DUTY)),
        RetentionRow(21, "logs of security, looks at cards", 12, 0, (_H.DISPUTE,)),
        RetentionRow(22, "statistics, anonymous only", None, 0),
        RetentionRow(23, "backups", 3, 0),
    )
}
"""By number."""
