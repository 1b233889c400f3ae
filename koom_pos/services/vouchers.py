"""Single-use vouchers: issued, read, and good for one ticket."""

from datetime import date

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.shop_codes import LARGEST_NUMBER, tidy_code, voucher_code
from koom_pos.services import journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction
from koom_pos.store.vouchers import Voucher

WELCOME = "welcome"
"""Campaign of the voucher a subscriber to the newsletter is given, once."""


class UnknownVoucherError(RefusedError):
    """No voucher carries the code."""

    def __init__(self) -> None:
        super().__init__("unknown voucher")


class VoucherUsedError(RefusedError):
    """The voucher was used on another ticket; it is good once."""

    def __init__(self) -> None:
        super().__init__("voucher used before")


class VoucherExpiredError(RefusedError):
    """The voucher is past its last day."""

    def __init__(self, expires_on: date | None) -> None:
        super().__init__("voucher expired")
        self.expires_on = expires_on


class SecondVoucherError(RefusedError):
    """The ticket has a voucher already; it takes one."""

    def __init__(self) -> None:
        super().__init__("the ticket has a voucher")


def issue_voucher(
    tx: Transaction,
    desk: Desk,
    *,
    campaign: str,
    how: DiscountKind,
    value: int,
    expires_on: date | None = None,
    customer_id: str | None = None,
) -> Voucher:
    """Issue one voucher, a step of an act; journalled without its code and without whose it is.

    `value` is basis points or francs, as `how` says. The code is drawn at random: who guesses one can use it.
    """
    voucher = Voucher(desk.new_id(), _fresh_code(tx, desk), campaign, how, value, expires_on)
    at_utc = desk.now()
    tx.vouchers.issue(voucher, workstation_id=desk.workstation.id, at_utc=at_utc)
    if customer_id is not None:
        tx.vouchers.hold(voucher.id, customer_id)
    payload = {
        "campaign": campaign,
        "how": str(how),
        "value": value,
        "count": 1,
        "expires_on": expires_on.isoformat() if expires_on else None,
    }
    journal_writer.append(tx, desk, JournalKind.VOUCHERS_ISSUED, payload, at_utc=at_utc)
    return voucher


def welcome_voucher(tx: Transaction, desk: Desk, customer_id: str) -> Voucher | None:
    """Give a customer the welcome voucher the shop's settings promise, a step of an act.

    Once per person: None when she, or a card merged into hers, was given one before, or the shop gives none.
    """
    profile = shop.read_profile(tx)
    if not profile.voucher_welcome_enabled or profile.voucher_welcome_value <= 0:
        return None
    given = tx.vouchers.of_customers(tx.customers.ids_of(customer_id))
    if any(voucher.campaign == WELCOME for voucher in given):
        return None
    months = profile.voucher_welcome_months
    return issue_voucher(
        tx,
        desk,
        campaign=WELCOME,
        how=DiscountKind(profile.voucher_welcome_how),
        value=profile.voucher_welcome_value,
        expires_on=shop.months_after(desk.today(), months) if months else None,
        customer_id=customer_id,
    )


def read_voucher(desk: Desk, code: str) -> Voucher:
    """Give a voucher by scanned or typed code, whether it is still good or not.

    Raises:
        UnknownVoucherError: none carries the code.
    """
    with desk.store.reading() as tx:
        return find_voucher(tx, code)


def find_voucher(tx: Transaction, code: str) -> Voucher:
    """Give a voucher by scanned or typed code.

    Raises:
        UnknownVoucherError: none carries the code.
    """
    found = tx.vouchers.by_code(tidy_code(code))
    if found is None:
        raise UnknownVoucherError
    return found


def usable_voucher(tx: Transaction, desk: Desk, code: str) -> Voucher:
    """Give a voucher that is good today.

    Raises:
        UnknownVoucherError, VoucherUsedError, VoucherExpiredError
    """
    voucher = find_voucher(tx, code)
    if voucher.used:
        raise VoucherUsedError
    if voucher.expires_on is not None and voucher.expires_on < desk.today():
        raise VoucherExpiredError(voucher.expires_on)
    return voucher


def _fresh_code(tx: Transaction, desk: Desk) -> str:
    while True:
        code = voucher_code(1 + desk.random_below(LARGEST_NUMBER))
        if tx.vouchers.by_code(code) is None:
            return code
