"""Caisse-AP over IP (Concert V3): the words between till and card terminal. Pure text in and out, no socket.

A message is a run of records, `TAG(2) LENGTH(3) VALUE`, ASCII, without any mark of its end; `CZ` comes
first. Amounts are in the smallest unit of the currency, and the franc has none smaller: 12 500 F is `12500`,
never `1250000`.

What is not known is UNKNOWN: never sent twice, the cashier looks at the terminal. Card numbers never leave
this file: `AA` is the (masked) number and `AB` its expiry date; neither is handed on.

Source: protocol of Association du Paiement as implemented in OCA `l10n_fr_pos_caisse_ap_ip` and
akretion/caisse-ap-ip (both read; nothing copied).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from koom_pos.domain.errors import DeviceError, InvariantError
from koom_pos.domain.money import CURRENCY_NUMERIC

PROTOCOL_VERSION = "0300"
LARGEST_AMOUNT_XPF = 999_999_999_999
REFUSAL_REASONS = {
    "00": "unknown",
    "02": "call_the_bank",
    "04": "refused",
    "05": "forbidden",
    "06": "abandoned",
    "07": "not_completed",
    "08": "terminal_timeout",
    "09": "format_error",
    "10": "selection_error",
    "11": "operator_abandoned",
    "12": "unknown_action",
    "13": "currency_not_supported",
}
"""Stable keys for the reasons (`AF`) of a payment not done; the screen owns the words."""

_DONE = "10"
_NOT_DONE = "01"
_CHEQUE = "00C"
_TAG = re.compile(rb"[A-Z]{2}")
_HEADER = 5
_KEPT = {
    "AC": ("authorisation_number", re.compile(r"[0-9A-Za-z ]{1,10}")),
    "AI": ("card_application", re.compile(r"[A-F][0-9A-F]{9,31}")),
    "CC": ("payment_mode", re.compile(r"[0-9A-Za-z]{1,3}")),
    "CI": ("read_mode", re.compile(r"[0-9]")),
    "CG": ("merchant_contract", re.compile(r"[0-9A-Za-z]{1,10}")),
}
_PAN_DIGITS = 12


class FrameFormatError(DeviceError):
    """The bytes are not records: another device answers there, or the line is broken."""

    def __init__(self, data: bytes, position: int) -> None:
        super().__init__(f"no record at byte {position} of {len(data)}")
        self.position = position


class IncompleteFrameError(DeviceError):
    """The bytes end inside a record; read more."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"at least {missing} more bytes needed")
        self.missing = missing


class TerminalRequestError(InvariantError):
    """A request that no terminal could take: an amount not above zero, or an identifier of the wrong form."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(f"terminal request with {name} = {value!r}")
        self.name = name
        self.value = value


class TerminalOutcome(StrEnum):
    """What became of the payment. UNKNOWN is neither paid nor refused: a person must look."""

    APPROVED = "approved"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TerminalAnswer:
    """The terminal's verdict.

    Attributes:
        outcome: What became of the payment.
        reason_code: For REFUSED a value of `REFUSAL_REASONS` (or `af_NN`), for UNKNOWN why; empty when
            approved.
        amount_xpf: What the terminal says it handled, always positive; None when it says nothing readable.
        authorisation: What may be stored to find the payment again; never a card number or its expiry date.
    """

    outcome: TerminalOutcome
    reason_code: str
    amount_xpf: int | None
    authorisation: dict[str, str] = field(default_factory=dict)


def build_request(
    amount_xpf: int, *, refund: bool = False, protocol_id: str, till: str = "01", cheque: bool = False
) -> bytes:
    """Return the request to debit (or, for `refund`, to credit) the customer.

    Args:
        amount_xpf: Francs, above zero for a debit and for a refund alike.
        refund: Credit instead of debit.
        protocol_id: Twelve digits, echoed in the answer; a new one each time tells a late answer from the
            right one.
        till: Two digits.
        cheque: The terminal prints a cheque instead of reading a card.

    Raises:
        TerminalRequestError: an argument does not fit.
    """
    if not 0 < amount_xpf <= LARGEST_AMOUNT_XPF:
        raise TerminalRequestError("amount_xpf", amount_xpf)
    if not re.fullmatch(r"[0-9]{12}", protocol_id):
        raise TerminalRequestError("protocol_id", protocol_id)
    if not re.fullmatch(r"[0-9]{2}", till):
        raise TerminalRequestError("till", till)
    records = [
        ("CZ", PROTOCOL_VERSION),
        ("CJ", protocol_id),
        ("CA", till),
        ("CE", f"{CURRENCY_NUMERIC:03d}"),
        ("BF", "0"),
        ("CD", "1" if refund else "0"),
        ("CB", f"{amount_xpf:02d}"),
    ]
    if cheque:
        records.append(("CC", _CHEQUE))
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in records).encode("ascii")


def parse_records(data: bytes) -> dict[str, str]:
    """Return the values by tag.

    A message has no end mark and may be cut anywhere by the network, even between two records: after this
    succeeds, ask `is_complete_answer` before believing that all has arrived.

    Raises:
        IncompleteFrameError: the bytes end inside a record (or there are none).
        FrameFormatError: the bytes are no records, or a tag comes twice with two values.
    """
    records: dict[str, str] = {}
    position = 0
    while position < len(data) or not records:
        value = _value_at(data, position)
        tag = data[position : position + 2].decode("ascii")
        if records.setdefault(tag, value) != value:
            raise FrameFormatError(data, position)
        position += _HEADER + len(value)
    return records


def is_complete_answer(records: Mapping[str, str]) -> bool:
    """Tell whether all that the verdict rests on has arrived; until then keep reading, up to the limit."""
    needed = {_DONE: ("CB", "CE"), _NOT_DONE: ("AF",)}.get(records.get("AE", ""), ("AE",))
    return all(tag in records for tag in needed)


def read_answer(
    records: Mapping[str, str],
    *,
    expected_amount_xpf: int,
    expected_refund: bool | None = None,
    expected_protocol_id: str | None = None,
) -> TerminalAnswer:
    """Return what the terminal's records say about the payment asked for.

    Anything that contradicts the request makes the answer UNKNOWN, whatever the terminal says: it may be the
    late answer to another one. An approval must name amount and currency; a refusal may leave them out.

    Args:
        records: As parsed.
        expected_amount_xpf: The francs of the request; the echo is padded with zeros and compared as a
            number.
        expected_refund: When given, an echoed direction must agree.
        expected_protocol_id: When given, an echoed identifier must agree.
    """
    echoed = records.get("CB", "")
    amount_xpf = int(echoed) if echoed.isascii() and echoed.isdigit() else None
    contradiction = _contradiction(
        records,
        echoes={
            "amount_mismatch": (
                "CB",
                None if amount_xpf is None else str(amount_xpf),
                str(expected_amount_xpf),
            ),
            "currency_mismatch": ("CE", records.get("CE"), f"{CURRENCY_NUMERIC:03d}"),
            "action_mismatch": (
                "CD",
                records.get("CD"),
                None if expected_refund is None else str(int(expected_refund)),
            ),
            "request_mismatch": ("CJ", records.get("CJ"), expected_protocol_id),
        },
    )
    status = records.get("AE")
    if contradiction:
        return TerminalAnswer(TerminalOutcome.UNKNOWN, contradiction, amount_xpf)
    if status == _NOT_DONE:
        code = records.get("AF", "00")
        return TerminalAnswer(TerminalOutcome.REFUSED, REFUSAL_REASONS.get(code, f"af_{code}"), amount_xpf)
    if status != _DONE:
        return TerminalAnswer(TerminalOutcome.UNKNOWN, f"status_{status}" if status else "status_missing", amount_xpf)
    missing = next((tag for tag in ("CB", "CE") if tag not in records), None)
    if missing:
        return TerminalAnswer(TerminalOutcome.UNKNOWN, f"{missing.lower()}_missing", amount_xpf)
    return TerminalAnswer(TerminalOutcome.APPROVED, "", amount_xpf, _authorisation(records))


def _value_at(data: bytes, position: int) -> str:
    """Return the value of the record that begins at `position`."""
    header = data[position : position + _HEADER]
    # Judge what has arrived of the header at once: a wrong device must not make us wait for more.
    tag, length = header[:2], header[2:]
    if not _TAG.fullmatch(tag + b"ZZ"[len(tag) :]) or not (length + b"0").isdigit():
        raise FrameFormatError(data, position)
    if len(header) < _HEADER:
        raise IncompleteFrameError(_HEADER - len(header))
    size = int(length)
    value = data[position + _HEADER : position + _HEADER + size]
    if not value.isascii():
        raise FrameFormatError(data, position)
    if len(value) < size:
        raise IncompleteFrameError(size - len(value))
    return value.decode("ascii")


def _contradiction(records: Mapping[str, str], *, echoes: Mapping[str, tuple[str, str | None, str | None]]) -> str:
    """Return the reason of the first echo that is there and differs from what was asked, or an empty text."""
    for reason, (tag, echoed, expected) in echoes.items():
        if tag in records and expected is not None and echoed != expected:
            return reason
    return ""


def _authorisation(records: Mapping[str, str]) -> dict[str, str]:
    """Return the references that may be stored: an allow-list of tags, each of its form and without a card
    number.
    """
    kept = {}
    for tag, (name, form) in _KEPT.items():
        value = records.get(tag, "").strip()
        # An application identifier is long and begins with a letter; no other reference has twelve digits.
        digits = sum(sign.isdigit() for sign in value)
        if form.fullmatch(value) and (tag == "AI" or digits < _PAN_DIGITS):
            kept[name] = value
    return kept
