"""An online order in a few words: where its goods are, and whether it is paid."""

from PySide6.QtCore import QCoreApplication

from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.store.customer_orders import CustomerOrder


def order_state(order: CustomerOrder) -> str:
    """Return where an order stands: cancelled, or where the goods are and whether the money is there."""
    translate = QCoreApplication.translate
    if order.is_cancelled:
        return translate("OrderWords", "Cancelled")
    return f"{_goods(order)} · {_money(order.payment)}"


def _goods(order: CustomerOrder) -> str:
    translate = QCoreApplication.translate
    handed = {
        Handover.PART: translate("OrderWords", "Handed over in part"),
        Handover.HANDED_OVER: translate("OrderWords", "Handed over"),
        Handover.OUT_FOR_DELIVERY: translate("OrderWords", "Out for delivery"),
        Handover.DELIVERED: translate("OrderWords", "Delivered"),
        Handover.NO_SHOW: translate("OrderWords", "Not collected"),
        Handover.REFUSED: translate("OrderWords", "Refused"),
    }
    if order.handover in handed:
        return handed[order.handover]
    prepared = {
        Preparation.NEW: translate("OrderWords", "To prepare"),
        Preparation.PICKING: translate("OrderWords", "Being prepared"),
        Preparation.SHORT: translate("OrderWords", "Article missing"),
        Preparation.READY: translate("OrderWords", "Ready"),
        Preparation.UNPACKED: translate("OrderWords", "Back on the shelf"),
    }
    return prepared[order.preparation]


def _money(payment: Payment) -> str:
    translate = QCoreApplication.translate
    return {
        Payment.UNPAID: translate("OrderWords", "to pay"),
        Payment.AUTHORISED: translate("OrderWords", "authorised"),
        Payment.PAID: translate("OrderWords", "paid"),
        Payment.PART_REFUNDED: translate("OrderWords", "refunded in part"),
        Payment.REFUNDED: translate("OrderWords", "refunded"),
    }[payment]
