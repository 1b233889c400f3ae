"""Members of the shop as the tests of the sale page need them, and what a cashier reads of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import AdjustReason, Programme, RedeemAs
from koom_pos.services import loyalty, loyalty_programme, vouchers

ROUGE, KHOL = "3760001000016", "3760001000023"
MARIE = PersonalFields(first_name="Marie", last_name="Dupont", email="marie@koom.nc", phone="+687751234")
PREPRINTED = "2910000004176"
E_TICKET = (Purpose.E_TICKET, Channel.EMAIL)
PROFILING = (Purpose.PROFILING, Channel.NONE)


def give_points(shop, customer, points):
    loyalty.adjust_points(shop.desk, shop.manager, customer.id, points, AdjustReason.GOODWILL)


def card_of(shop, customer):
    member = loyalty.member_card(shop.desk, customer.id)
    return member.card_codes[0]


def points_of(shop, customer):
    return loyalty.member_card(shop.desk, customer.id).balance


def as_discount(shop):
    loyalty_programme.change_programme(shop.desk, shop.manager, Programme(redeem_as=RedeemAs.DISCOUNT))


def voucher_of(shop, how=DiscountKind.PERCENT, value=1000):
    with shop.desk.store.transaction() as tx:
        return vouchers.issue_voucher(tx, shop.desk, campaign="test", how=how, value=value).code


def words_on(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def shift_f2(till):
    till.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
