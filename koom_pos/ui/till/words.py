"""The trade's words for keys of the domain, as the sale page says them."""

from PySide6.QtCore import QCoreApplication, QLocale

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.money import format_francs
from koom_pos.domain.sale import ReturnReason, SaleLine
from koom_pos.domain.tender import TenderType

_NARROW_SPACE = "\u202f"


def tender_word(tender_type: TenderType) -> str:
    """Return what a means of settling is called."""
    translate = QCoreApplication.translate
    words = {
        TenderType.CASH: translate("TillWords", "Cash"),
        TenderType.CARD: translate("TillWords", "Card"),
        TenderType.CHEQUE: translate("TillWords", "Cheque"),
        TenderType.CF_PAY: translate("TillWords", "CF-Pay"),
        TenderType.TRANSFER: translate("TillWords", "Transfer"),
        TenderType.GIFT_CARD: translate("TillWords", "Gift card"),
        TenderType.CREDIT_NOTE: translate("TillWords", "Credit note"),
        TenderType.POINTS: translate("TillWords", "Points"),
    }
    return words[tender_type]


def discount_reason_word(key: str) -> str:
    """Return the words of a discount's reason."""
    translate = QCoreApplication.translate
    words = {
        "goodwill": translate("TillWords", "Goodwill gesture"),
        "damaged": translate("TillWords", "Damaged packaging"),
        "staff": translate("TillWords", "Staff"),
        "loyalty_offer": translate("TillWords", "Loyalty offer"),
        "price_match": translate("TillWords", "Price match"),
        "end_of_line": translate("TillWords", "End of line"),
    }
    return words[key]


def return_reason_word(reason: ReturnReason) -> str:
    """Return the state in which goods came back."""
    translate = QCoreApplication.translate
    words = {
        ReturnReason.SEALED: translate("TillWords", "Sealed"),
        ReturnReason.OPENED: translate("TillWords", "Opened"),
        ReturnReason.DEFECTIVE: translate("TillWords", "Defective"),
        ReturnReason.REACTION: translate("TillWords", "Skin reaction"),
    }
    return words[reason]


def rate_words(rate_bp: int) -> str:
    """Return a rate as a percentage: 2200 basis points are « 22 % »."""
    whole, part = divmod(rate_bp, 100)
    decimals = f"{QLocale().decimalPoint()}{part:02d}".rstrip("0") if part else ""
    return f"{whole}{decimals}{_NARROW_SPACE}%"


def discount_size(discount: Discount) -> str:
    """Return how large a discount is, as it was given: « 10 % » or « 500 F »."""
    if discount.kind is DiscountKind.PERCENT:
        return rate_words(discount.value)
    return format_francs(discount.value)


def discount_words(discount: Discount) -> str:
    """Return a discount with its reason: « Remise 10 % · Geste commercial »."""
    lead = QCoreApplication.translate("TillWords", "Discount {0}").format(discount_size(discount))
    return f"{lead} · {discount_reason_word(discount.reason)}"


def return_words(line: SaleLine) -> str:
    """Return what a return line says: « Retour · ticket 1042 · Scellé »; empty for a line that sells."""
    if line.returned is None:
        return ""
    translate = QCoreApplication.translate
    parts = [translate("TillWords", "Return")]
    if line.returned.ticket_number is not None:
        parts.append(translate("TillWords", "ticket {0}").format(line.returned.ticket_number))
    else:
        parts.append(translate("TillWords", "without ticket"))
    parts.append(return_reason_word(line.returned.reason))
    return " · ".join(parts)
