"""The shop's own settings: identity, TGC regime, thresholds. Nothing is invented: identity starts empty."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from koom_pos.domain.clienteling import DEFAULT_CUE_DAYS
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.retention import DEFAULT_MONTHS
from koom_pos.domain.ridet import clean_ridet
from koom_pos.domain.tax import TaxRegime
from koom_pos.domain.till import DIFFERENCE_REASON_FROM_XPF
from koom_pos.services import journal_writer
from koom_pos.services.desk import Desk
from koom_pos.store import Transaction

DEFAULT_RETURN_POLICY = (
    "Pour des raisons d’hygiène, les produits ouverts ou descellés ne sont ni repris ni échangés, hors défaut."
)


@dataclass(frozen=True, slots=True)
class ShopProfile:
    """What the shop says of itself. Empty identity fields are asked at the first run, never guessed.

    `ridet` is 10 digits. `instrument_months` is how long gift cards and avoirs are good, 0 for no end. `cue_days`
    says after how many days the counter is reminded of a purchase, see `domain.clienteling.due_cues`.
    `voucher_welcome_*` is what a new subscriber to the newsletter is given: `how` is `percent` or `amount`, `value`
    basis points or francs, `months` how long it is good, 0 for no end. `retention_months` is how long a customer is
    kept after her last activity.
    """

    name: str = ""
    legal_name: str = ""
    address_lines: tuple[str, ...] = ()
    ridet: str = ""
    rcs: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tgc_regime: TaxRegime = TaxRegime.NORMAL
    return_policy: str = DEFAULT_RETURN_POLICY
    ticket_footer: str = ""
    currency_suffix: str = "F"
    difference_reason_from_xpf: int = DIFFERENCE_REASON_FROM_XPF
    default_float_xpf: int = 0
    instrument_months: int = 0
    auto_print_ticket: bool = True
    training: bool = False
    voucher_welcome_enabled: bool = True
    voucher_welcome_how: str = "percent"
    voucher_welcome_value: int = 1000
    voucher_welcome_months: int = 3
    retention_months: int = DEFAULT_MONTHS
    cue_days: Mapping[str, int] = field(default_factory=lambda: dict(DEFAULT_CUE_DAYS))
    extra: Mapping[str, Any] = field(default_factory=dict)


def read_profile(tx: Transaction) -> ShopProfile:
    """Give the shop's settings as they stand."""
    stored = tx.house.settings()
    known = {f.name for f in fields(ShopProfile)}
    values: dict[str, Any] = {key: value for key, value in stored.items() if key in known}
    if "address_lines" in values:
        values["address_lines"] = tuple(values["address_lines"])
    if "tgc_regime" in values:
        values["tgc_regime"] = TaxRegime(values["tgc_regime"])
    return ShopProfile(**values)


def profile(desk: Desk) -> ShopProfile:
    """Give the shop's settings as they stand."""
    with desk.store.reading() as tx:
        return read_profile(tx)


def change_settings(desk: Desk, operator: Operator, changes: Mapping[str, object]) -> ShopProfile:
    """Change settings of the shop; journalled with the old and the new values.

    Raises:
        NotAllowedError: the operator may not.
        RidetError: the RIDET is not 10 digits.
        KeyError: no such setting.
    """
    operator.check(Right.SETTINGS)
    if "ridet" in changes:
        changes = {**changes, "ridet": clean_ridet(str(changes["ridet"]))}
    with desk.store.transaction() as tx:
        before = read_profile(tx)
        put_settings(tx, desk, changes, by=operator.id)
        payload = {
            "operator": operator.code,
            "changes": [
                {"setting": key, "before": _plain(getattr(before, key)), "after": _plain(value)}
                for key, value in changes.items()
            ],
        }
        journal_writer.append(tx, desk, JournalKind.SETTINGS_CHANGE, payload, at_utc=desk.now())
        return read_profile(tx)


def put_settings(tx: Transaction, desk: Desk, changes: Mapping[str, object], *, by: str) -> None:
    """Store settings without a journal entry of their own: for the first run, which journals itself."""
    known = {f.name for f in fields(ShopProfile)}
    for key, value in changes.items():
        if key not in known:
            raise KeyError(key)
        tx.house.put_setting(key, _plain(value), at_utc=desk.now(), by=by)


def tax_regime(tx: Transaction) -> TaxRegime:
    """Give the TGC regime of the shop."""
    return read_profile(tx).tgc_regime


def instrument_expiry(tx: Transaction, today: date) -> date | None:
    """Give the last day of a gift card or avoir issued today, or None when they have no end."""
    months = read_profile(tx).instrument_months
    return months_after(today, months) if months else None


def months_after(day: date, months: int) -> date:
    """Give the day so many months later, or earlier when negative; never later than the 28th."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, 28))


def _plain(value: object) -> Any:
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, TaxRegime) else value
